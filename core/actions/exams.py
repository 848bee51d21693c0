"""Exam applications: drafted, attested and sent by the applicant. The office's side stands in examining.py."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.charging import NON_MEMBER, SETTLED, charge, fee_for, is_member
from core.actions.moving import begin as begin_matter
from core.actions.moving import change, move, steps_of, subject_of
from core.actions.telling import tell
from core.actions.today import programme_day
from core.actions.work import jobs_of
from core.errors import NotFound, TallyError
from core.house import House
from core.message import Reply
from core.phrases import phrased
from core.rules.application import load_application
from core.rules.exam import Window, load_exam
from core.rules.moves import Who
from core.rules.terms import Span, Standing
from core.rules.wording import listed, show_span
from core.store.tables import ExamApplication, Fee, Practitioner, Step

OVER = ("withdrawn", "declined", "closed", "passed", "failed")


class HoldsCredential(TallyError):
    """The exam application is closed to CMPPs."""

    says = "You hold the credential already, so there is no exam to apply for. To renew it, type: recertify"


class ApplicationIncomplete(TallyError):
    """An application is sent only when it is whole."""

    says = "Your exam application can't be sent yet; it still needs {missing}. Go on with: apply for the exam"


class NoApplication(NotFound):
    """There is none that is open."""

    says = "You have no exam application that is open. To begin one, type: apply for the exam"


def application_of(session: Session, practitioner: Practitioner) -> ExamApplication | None:
    """The person's latest application, open or not."""
    wanted = select(ExamApplication).where(ExamApplication.practitioner_id == practitioner.id)
    return session.scalars(wanted.order_by(ExamApplication.id.desc())).first()


def open_application(session: Session, practitioner: Practitioner) -> ExamApplication | None:
    """The application that is not over; None when there is none."""
    latest = application_of(session, practitioner)
    return latest if latest is not None and latest.state not in OVER else None


def need_application(session: Session, practitioner: Practitioner) -> ExamApplication:
    """Like ``open_application``. Raises NoApplication."""
    found = open_application(session, practitioner)
    if found is None:
        raise NoApplication(what="an exam application")
    return found


def begin(
    session: Session, practitioner: Practitioner, *, now: datetime, thread: str | None = None
) -> ExamApplication:  # fmt: skip
    """A new draft, or the application that is open. Raises HoldsCredential for a CMPP."""
    if practitioner.standing == Standing.CMPP.value:
        raise HoldsCredential
    found = open_application(session, practitioner)
    if found is not None:
        return found
    application = ExamApplication(practitioner_id=practitioner.id, answers={}, thread=thread, begun_at=now)
    return begin_matter(session, application, who=Who.PRACTITIONER, by=practitioner, now=now)


def fill(session: Session, application: ExamApplication, *, now: datetime, **answers: Any) -> None:
    """Set fields of a draft by their keys."""
    change(session, application, now=now, answers={**application.answers, **answers})


def clear(session: Session, application: ExamApplication, *, now: datetime) -> None:
    """Empty the fields of a draft, to fill them in anew."""
    change(session, application, now=now, answers={}, attested_at=None)


def attest(session: Session, application: ExamApplication, *, now: datetime) -> None:
    """Note that the attestation was given."""
    change(session, application, now=now, attested_at=now)


def lacking(session: Session, application: ExamApplication, practitioner: Practitioner) -> list[str]:
    """The keys that are not filled, then 'work history' and 'attestation' while they are missing."""
    missing = [one.key for one in load_application().fields if not application.answers.get(one.key)]
    if not jobs_of(session, practitioner):
        missing.append("work history")
    return missing + ([] if application.attested_at else ["attestation"])


def window_of(application: ExamApplication) -> Window | None:
    """The window an application is for, once it is submitted."""
    if application.window_opens is None:
        return None
    return next(w for w in load_exam().in_year(application.window_opens.year) if w.opens == application.window_opens)


def show_window(application: ExamApplication) -> str:
    """'1 March 2027 to 31 March 2027'."""
    if application.window_opens is None or application.window_closes is None:
        return "to come"
    return show_span(Span(application.window_opens, application.window_closes))


def submit(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner, now: datetime
) -> Step | Fee:  # fmt: skip
    """Send a whole, attested application for the next window that still takes them; the fee that is due instead, if one is.

    A non-member's goes on by itself once the fee is settled. Raises ApplicationIncomplete, SettingMissing, NotNow.
    """
    if by.standing == Standing.CMPP.value:
        raise HoldsCredential
    missing = lacking(session, application, by)
    if missing:
        labels = {one.key: one.label.lower() for one in load_application().fields}
        said = [labels.get(name, f"the {name}") for name in missing]
        raise ApplicationIncomplete(missing=listed(said))
    today = programme_day(house, now)
    window = load_exam().window_to_apply_for(today)
    if not is_member(by, today):
        fee = charge(session, house, by, kind=NON_MEMBER, subject=subject_of(application), today=today, now=now,
                     due_on=window.applications_close)  # fmt: skip
        if fee.state not in SETTLED:
            change(session, application, now=now, wants_submission=True)
            return fee
    step = move(
        session, application, "submit", who=Who.PRACTITIONER, by=by, now=now, submitted_at=now,
        wants_submission=False, window_opens=window.opens, window_closes=window.closes,
    )  # fmt: skip
    by.standing = Standing.APPLICANT.value
    reply = phrased("exams.received", window=show_window(application), programme=house.settings.programme)
    tell_applicant(session, house, application, reply, step, now)
    return step


def fee_settled(session: Session, house: House, application: ExamApplication, *, now: datetime) -> None:
    """Its fee is paid or waived: what waited for it is sent."""
    if application.wants_submission and application.state == "draft":
        submit(session, house, application, by=application.practitioner, now=now)


def withdraw(session: Session, application: ExamApplication, *, by: Practitioner, now: datetime) -> Step:
    """Take an application back."""
    step = move(session, application, "withdraw", who=Who.PRACTITIONER, by=by, now=now, wants_submission=False)
    stand_back(by)
    fee = fee_for(session, NON_MEMBER, subject_of(application))
    if fee is not None and fee.state == "due":
        move(session, fee, "void", who=Who.CLOCK, by=None, now=now, words="The application was withdrawn.")
    return step


def answer(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner, words: str, now: datetime
) -> Step:  # fmt: skip
    """Answer what the office asked; who asked is told."""
    asked = next((step for step in reversed(steps_of(session, application)) if step.verb == "ask"), None)
    step = move(session, application, "answer", who=Who.PRACTITIONER, by=by, now=now, words=words)
    if asked is not None and asked.by is not None:
        reply = phrased("exams.answered", who=by.name, words=words)
        tell(session, house, asked.by, reply, key=f"exam:{application.id}:{step.id}", kind="review", now=now)
    return step


def stand_back(practitioner: Practitioner) -> None:
    """Nothing is applied for any more: expired for who once held the credential, else none."""
    held = bool(practitioner.credentials)
    practitioner.standing = (Standing.EXPIRED if held else Standing.NONE).value


def tell_applicant(
    session: Session, house: House, application: ExamApplication, reply: Reply, step: Step, now: datetime, **more: Any
) -> None:
    """Owe the applicant a message about a step, so that it stands in their communications."""
    tell(
        session, house, application.practitioner, reply, key=f"exam:{application.id}:{step.id}", kind="exam", now=now,
        thread=application.thread, **more,
    )  # fmt: skip
