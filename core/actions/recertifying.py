"""Deciding recertification: approval begins the next cycle under the policy in force and moves credential and badge."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from core.actions import badges
from core.actions.moving import change, move_as_staff, subject_of
from core.actions.practitioners import begin_cycle
from core.actions.recertification import drop, ensure, tell_holder
from core.actions.roles import Office, OwnMatter, require_role
from core.actions.telling import Asking, tell
from core.errors import TallyError, WrongValue
from core.house import House
from core.message import Reply
from core.phrases import phrased
from core.providers import credly
from core.rules.cycle import anniversary
from core.rules.editions import load_policy, policy_for
from core.rules.moves import Pathway
from core.rules.terms import Standing
from core.rules.wording import show_day
from core.store.tables import Credential, Cycle, Practitioner, Recertification, Step

ONE_DAY = timedelta(days=1)


class ExamNotPassed(TallyError):
    """By exam, a passed exam comes first."""

    says = "This one is by exam, and no passed exam is recorded for it yet. Record the result first."


class NotByExam(TallyError):
    """A result belongs to an application that was submitted by exam."""

    says = "{name} has not applied to recertify by exam, so no result is recorded; check the number of the application."


class CycleInUse(TallyError):
    """What the next cycle holds already can't be taken away."""

    says = "The next cycle's application is {state} already, so the decision can't be reversed."


def ask(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, words: str, now: datetime
) -> Step:  # fmt: skip
    """Ask the CMPP something; their answer is heard wherever they give it."""
    step = move_as_staff(session, application, "ask", by=by, now=now, words=words)
    reply = phrased("recertification.asked", programme=house.settings.programme, words=words)
    asks = Asking("text", "office_asked", {"subject": subject_of(application)})
    tell_holder(session, house, application, reply, step, now, asks=asks)
    return step


def record_exam(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, passed: bool, on: date,
    now: datetime,
) -> None:  # fmt: skip
    """Record the result of the exam sat to recertify. Raises NotAllowed, OwnMatter, NotByExam."""
    require_role(session, by, Office.OFFICE, now=now, what="Recording exam results")
    if by is not None and by.id == application.practitioner_id:
        raise OwnMatter
    if application.pathway != Pathway.EXAM.value:
        raise NotByExam(name=application.practitioner.name)
    change(session, application, now=now, exam_passed_on=on if passed else None)
    reply = phrased("recertification.exam", result="passed" if passed else "did not pass", day=show_day(on))
    key = f"{subject_of(application)}:exam:{on.isoformat()}:{'passed' if passed else 'failed'}"
    tell(session, house, application.practitioner, reply, key=key, kind="recertification", now=now)


def approve(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, now: datetime,
    reason: str | None = None,
) -> Cycle:  # fmt: skip
    """Approve: the next cycle begins the day after this one, credential and badge move to its end.

    Raises ExamNotPassed for one by exam without a recorded pass.
    """
    if application.pathway == Pathway.EXAM.value and application.exam_passed_on is None:
        raise ExamNotPassed
    step = _decide(session, application, "approve", by, reason, now)
    person, ended = application.practitioner, application.cycle.ends_on
    following = _next_cycle(session, house, person, ended + ONE_DAY)
    credential = person.credentials[-1] if person.credentials else None
    application.next_cycle_id = following.id
    application.ended_on_before = credential.ends_on if credential else None
    if credential is not None:
        _move_credential(session, house, person, credential, following.ends_on, now)
    ensure(session, person, following, now=now)
    reply = phrased(
        "recertification.approved", ends=show_day(following.ends_on), starts=show_day(following.starts_on),
        policy=following.policy.name, reason=f"\n\n{reason}" if reason else "",
        badge=" The date on your digital badge moves with it." if credly.is_configured(house.settings) else "",
    )  # fmt: skip
    tell_holder(session, house, application, reply, step, now)
    return following


def _next_cycle(session: Session, house: House, person: Practitioner, starts_on: date) -> Cycle:
    edition = policy_for(starts_on) or load_policy(house.settings.policy)
    ends_on = anniversary(starts_on, edition.cycle_years) - ONE_DAY
    return begin_cycle(session, person, starts_on=starts_on, ends_on=ends_on, policy=edition.name)


def _move_credential(
    session: Session, house: House, person: Practitioner, credential: Credential, ends_on: date, now: datetime
) -> None:  # fmt: skip
    credential.ends_on = ends_on
    person.standing = Standing.CMPP.value
    session.flush()
    badges.want(session, house, person, credential, now=now)


def decline(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Decline with a reason. Raises WrongValue without one."""
    return _with_reason(session, house, application, "decline", "declined", by, reason, now)


def close(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Close one that is not going to be submitted. Raises WrongValue without a reason."""
    return _with_reason(session, house, application, "close", "closed", by, reason, now)


def _with_reason(
    session: Session, house: House, application: Recertification, verb: str, name: str, by: Practitioner | None,
    reason: str, now: datetime,
) -> Step:  # fmt: skip
    _need(reason)
    step = _decide(session, application, verb, by, reason, now)
    tell_holder(session, house, application, phrased(f"recertification.{name}", reason=reason), step, now)
    return step


def reopen(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, now: datetime
) -> Step:  # fmt: skip
    """A declined or closed one is in progress again."""
    step = move_as_staff(
        session, application, "reopen", by=by, now=now, decided_by_id=None, decided_at=None, reason=None
    )
    tell_holder(session, house, application, phrased("recertification.reopened"), step, now)
    return step


def reverse(
    session: Session, house: House, application: Recertification, *, by: Practitioner | None, reason: str, now: datetime
) -> Step:  # fmt: skip
    """Reverse an approval: the next cycle is taken away, credential and badge go back. Raises WrongValue, CycleInUse."""
    _need(reason)
    step = move_as_staff(session, application, "reverse", by=by, now=now, words=reason, reason=reason)
    person, following = application.practitioner, application.next_cycle
    before = application.ended_on_before or application.cycle.ends_on
    application.next_cycle_id = application.ended_on_before = None
    if following is not None:
        begun = ensure(session, person, following, now=now)
        if begun.state != "in progress":
            raise CycleInUse(state=begun.state)
        drop(session, following)
        session.expire(application, ["next_cycle"])
        session.delete(following)
        session.flush()
        session.expire(person, ["cycles"])
    if person.credentials:
        _move_credential(session, house, person, person.credentials[-1], before, now)
    reply: Reply = phrased("recertification.reversed", ends=show_day(before), reason=reason)
    tell_holder(session, house, application, reply, step, now)
    return step


def _decide(
    session: Session, application: Recertification, verb: str, by: Practitioner | None, reason: str | None, now: datetime
) -> Step:  # fmt: skip
    return move_as_staff(
        session, application, verb, by=by, now=now, words=reason, decided_by_id=by.id if by else None, decided_at=now,
        reason=reason,
    )  # fmt: skip


def _need(reason: str) -> None:
    if not reason.strip():
        raise WrongValue(field="The reason", value=reason, remedy="say why in a few words; the person reads it.")
