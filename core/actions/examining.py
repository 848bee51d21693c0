"""The office's side of the exam: review, authorization, appointment, result; each step is told to the applicant."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.actions import badges, recertification
from core.actions.charging import NON_MEMBER, fee_for
from core.actions.credits import show_day as show_weekday
from core.actions.exams import show_window, stand_back, tell_applicant, window_of
from core.actions.moving import move, move_as_staff, moves_of, subject_of
from core.actions.practitioners import begin_cycle, certify
from core.actions.roles import acts_as
from core.actions.telling import Asking
from core.actions.today import programme_day
from core.errors import TallyError, WrongValue
from core.house import House
from core.message import Reply
from core.phrases import phrased
from core.rules.editions import policy_for
from core.rules.exam import load_exam
from core.rules.moves import Who
from core.rules.terms import Standing
from core.rules.wording import show_day
from core.store.tables import Credential, Cycle, ExamApplication, Practitioner, Step


class OutsideWindow(TallyError):
    """The exam is sat within its window."""

    says = "{day} is outside your exam window, {window}. For the next window, type: defer my exam"


def ask(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, words: str, now: datetime
) -> Step:  # fmt: skip
    """Ask the applicant something; their answer is heard wherever they give it."""
    step = move_as_staff(session, application, "ask", by=by, now=now, words=words)
    reply = phrased("exams.asked", programme=house.settings.programme, words=words)
    asks = Asking("text", "office_asked", {"subject": subject_of(application)})
    tell_applicant(session, house, application, reply, step, now, asks=asks)
    return step


def approve(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, now: datetime,
    reason: str | None = None,
) -> Step:  # fmt: skip
    """Approve an application: the applicant is a candidate."""
    step = _decide(session, application, "approve", by, reason, now)
    application.practitioner.standing = Standing.CANDIDATE.value
    more = f"\n\n{reason}" if reason else ""
    _tell(
        session, house, application, phrased("exams.approved", window=show_window(application), reason=more), step, now
    )
    return step


def decline(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Decline with a reason. Raises WrongValue without one."""
    need_words(reason)
    step = _decide(session, application, "decline", by, reason, now)
    stand_back(application.practitioner)
    _tell(session, house, application, phrased("exams.declined", reason=reason), step, now)
    return step


def _decide(
    session: Session, application: ExamApplication, verb: str, by: Practitioner | None, reason: str | None, now: datetime
) -> Step:  # fmt: skip
    return move_as_staff(
        session, application, verb, by=by, now=now, words=reason, decided_by_id=by.id if by else None, decided_at=now,
        reason=reason,
    )  # fmt: skip


def authorize(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, came_at: datetime,
    now: datetime, words: str | None = None,
) -> Step:  # fmt: skip
    """Record that the authorization to test came; ``words`` is its text, which joins the communications."""
    step = move_as_staff(session, application, "authorize", by=by, now=now, words=words, authorized_at=came_at)
    day = show_day(came_at.astimezone(ZoneInfo(house.settings.zone)).date())
    more = f"\n\nIt says:\n{words}" if words else ""
    _tell(session, house, application, phrased("exams.authorized", day=day, window=show_window(application), words=more),
          step, now)  # fmt: skip
    return step


def schedule(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, at: datetime,
    now: datetime, place: str | None = None,
) -> Step:  # fmt: skip
    """Enter the appointment (``at`` aware), by the candidate or the office. Raises OutsideWindow."""
    day = at.astimezone(ZoneInfo(application.practitioner.zone or house.settings.zone)).date()
    window = window_of(application)
    if window is not None and not window.opens <= day <= window.closes:
        raise OutsideWindow(day=show_day(day), window=show_window(application))
    step = _either(session, application, "schedule", by, now, appointment_at=at, appointment_place=place,
                   appointment_cancelled_at=None)  # fmt: skip
    notice = int(load_exam().deferral_on(programme_day(house, now)).notice.total_seconds() // 3600)
    reply = phrased("exams.scheduled", day=show_day(day), when=show_when(house, application.practitioner, at),
                    place=f", {place}" if place else "", notice=notice)  # fmt: skip
    _tell(session, house, application, reply, step, now)
    return step


def cancel_appointment(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, now: datetime
) -> Step:  # fmt: skip
    """Note that the appointment was cancelled, by the candidate or the office."""
    at = application.appointment_at
    step = _either(session, application, "cancel appointment", by, now, appointment_at=None, appointment_place=None,
                   appointment_cancelled_at=now)  # fmt: skip
    when = show_when(house, application.practitioner, at) if at else "then"
    _tell(
        session, house, application, phrased("exams.cancelled", when=when, window=show_window(application)), step, now
    )
    return step


def _either(
    session: Session, application: ExamApplication, verb: str, by: Practitioner | None, now: datetime,
    **changes: Any,
) -> Step:  # fmt: skip
    if by is not None and by.id == application.practitioner_id:
        return move(session, application, verb, who=Who.PRACTITIONER, by=by, now=now, **changes)
    return move_as_staff(session, application, verb, by=by, now=now, **changes)


def sit(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, on: date, now: datetime
) -> Step:  # fmt: skip
    """Record the day the exam was sat."""
    step = move_as_staff(session, application, "sit", by=by, now=now, sat_on=on)
    _tell(session, house, application, phrased("exams.sat", day=show_day(on)), step, now)
    return step


def record_pass(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, number: str,
    issued_on: date, cycle: tuple[date, date], now: datetime, ends_on: date | None = None,
) -> Credential:  # fmt: skip
    """Record a pass: the candidate becomes CMPP ``number``, with the credential, the ``cycle`` and a badge.

    The days come from the office; none is derived. The credential ends with the cycle unless ``ends_on`` is given.
    """
    starts_on, cycle_ends = cycle
    step = move_as_staff(session, application, "pass", by=by, now=now, decided_at=now,
                         decided_by_id=by.id if by else None)  # fmt: skip
    person = application.practitioner
    credential = certify(session, person, number=number, issued_on=issued_on, ends_on=ends_on or cycle_ends)
    session.expire(person, ["credentials"])
    application.credential_id = credential.id
    edition = policy_for(starts_on)
    begun = begin_cycle(session, person, starts_on=starts_on, ends_on=cycle_ends,
                        policy=edition.name if edition else house.settings.policy)  # fmt: skip
    recertification.ensure(session, person, begun, now=now)
    badges.want(session, house, person, credential, now=now)
    reply = phrased("exams.passed", number=number, issued=show_day(issued_on), ends=show_day(credential.ends_on),
                    starts=show_day(starts_on))  # fmt: skip
    _tell(session, house, application, reply, step, now)
    return credential


def record_fail(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, now: datetime,
    reason: str | None = None,
) -> Step:  # fmt: skip
    """Record that the exam was not passed."""
    step = _decide(session, application, "fail", by, reason, now)
    stand_back(application.practitioner)
    more = f"\n\n{reason}" if reason else ""
    _tell(session, house, application, phrased("exams.failed", reason=more), step, now)
    return step


def correct(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Take a wrong result back, with all that followed from it. Raises WrongValue when the cycle holds more by now."""
    need_words(reason)
    step = move_as_staff(session, application, "correct", by=by, now=now, words=reason)
    person = application.practitioner
    credential = session.get(Credential, application.credential_id) if application.credential_id else None
    if credential is not None:
        application.credential_id = None
        _uncertify(session, house, person, credential, now)
    person.standing = Standing.CANDIDATE.value
    _tell(session, house, application, phrased("exams.corrected", reason=reason), step, now)
    return step


def _uncertify(
    session: Session, house: House, person: Practitioner, credential: Credential, now: datetime
) -> None:  # fmt: skip
    cycle: Cycle | None = person.cycles[-1] if person.cycles else None
    if cycle is not None:
        recertification.drop(session, cycle)
        session.delete(cycle)
    badges.revoke(session, house, credential, now=now)
    session.flush()
    session.delete(credential)
    session.flush()
    session.expire(person, ["credentials", "cycles"])


def close(
    session: Session, house: House, application: ExamApplication, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Close an application whose exam was not sat; fees are forfeited. Raises WrongValue without a reason."""
    need_words(reason)
    who = acts_as(session, by, moves_of(application), application.state, "close", owner_id=application.practitioner_id,
                  now=now)  # fmt: skip
    return end(session, house, application, who=who, by=by, reason=reason, now=now)


def end(
    session: Session, house: House, application: ExamApplication, *, who: Who, by: Practitioner | None, reason: str,
    now: datetime,
) -> Step:  # fmt: skip
    """Close an application as the office or as the clock, saying why."""
    step = move(session, application, "close", who=who, by=by, now=now, words=reason, reason=reason)
    stand_back(application.practitioner)
    fee = fee_for(session, NON_MEMBER, subject_of(application))
    if fee is not None and fee.state == "due":
        move(session, fee, "void", who=Who.CLOCK, by=None, now=now)
    said = reason if reason.rstrip().endswith((".", "!", "?")) else f"{reason.rstrip()}."
    _tell(session, house, application, phrased("exams.closed", window=show_window(application), reason=said), step, now)
    return step


def need_words(reason: str) -> None:
    """Raise WrongValue for an empty reason: the person reads it."""
    if not reason.strip():
        raise WrongValue(field="The reason", value=reason, remedy="say why in a few words; the person reads it.")


def show_when(house: House, person: Practitioner, at: datetime) -> str:
    """'Mon 15 Mar 2027, 10:00 (Europe/Berlin)', where the person lives."""
    zone = ZoneInfo(person.zone or house.settings.zone)
    local = at.astimezone(zone)
    return f"{show_weekday(local.date())}, {local:%H:%M} ({zone.key})"


def _tell(
    session: Session, house: House, application: ExamApplication, reply: Reply, step: Step, now: datetime
) -> None:  # fmt: skip
    tell_applicant(session, house, application, reply, step, now)
