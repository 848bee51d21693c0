"""Recertification: one application a cycle, in progress from its first day, submitted in the final year only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.actions.charging import NON_MEMBER, SETTLED, charge, is_member
from core.actions.moving import begin, change, move, steps_of, subject_of
from core.actions.practitioners import current_cycle
from core.actions.record import Record, record_of
from core.actions.telling import tell
from core.actions.today import programme_day
from core.errors import TallyError
from core.house import House
from core.message import Reply
from core.phrases import phrased
from core.rules import cycle as cycles
from core.rules.moves import Pathway, Who
from core.rules.progress import Measure, Unit
from core.rules.terms import Domain, Span, Standing, show_hours
from core.rules.wording import listed, show_day
from core.store.tables import Cycle, Fee, Practitioner, Recertification, Step


class NotCertified(TallyError):
    """Recertification is closed to everyone but CMPPs."""

    says = "Recertification is for who holds the credential. For the exam, type: apply for the exam"


class TooEarly(TallyError):
    """It can be submitted in the final year only."""

    says = "Your recertification application is In Progress; it can be submitted in the final year of your cycle, from {start}."


class HasExpired(NotCertified):
    """The credential has ended without being renewed."""

    says = (
        "Your credential ended on {end} and has expired, so recertification can't be submitted any more. What is possible "
        "now the office can say; type: tell the office about my recertification"
    )


class TooLate(TallyError):
    """The cycle is over."""

    says = (
        "Your certification cycle ended on {end}, so it is too late to submit. What is possible now the office can say; "
        "type: tell the office about my recertification"
    )


class RecertificationIncomplete(TallyError):
    """Something the policy asks for is missing."""

    says = (
        "It can't be submitted yet. Still missing: {missing}. For a year that is over, type: "
        "tell the office about my recertification"
    )


class NoPathway(TallyError):
    """By credit or by exam has to be said first."""

    says = "How do you recertify: by credit or by exam? Type: recertify by credit"


def ensure(session: Session, practitioner: Practitioner, cycle: Cycle, *, now: datetime) -> Recertification:
    """The application of a cycle; in progress from its first day, so made when it is first asked for."""
    found = session.scalars(select(Recertification).where(Recertification.cycle_id == cycle.id)).one_or_none()
    if found is not None:
        return found
    application = Recertification(practitioner_id=practitioner.id, cycle_id=cycle.id, begun_at=now)
    return begin(session, application, who=Who.CLOCK, by=None, now=now)


def application_of(session: Session, house: House, practitioner: Practitioner, *, now: datetime) -> Recertification:
    """A CMPP's application of the current cycle. Raises NotCertified, HasExpired."""
    _need_credential(practitioner)
    cycle = current_cycle(practitioner, programme_day(house, now))
    if cycle is None:
        raise NotCertified
    return ensure(session, practitioner, cycle, now=now)


def _need_credential(practitioner: Practitioner) -> None:
    if practitioner.standing == Standing.EXPIRED.value and practitioner.credentials:
        raise HasExpired(end=show_day(max(one.ends_on for one in practitioner.credentials)))
    if practitioner.standing != Standing.CMPP.value:
        raise NotCertified


def begun_of(session: Session, practitioner: Practitioner, today: date) -> Recertification | None:
    """The application of the cycle ``today`` lies in, when it was begun; None else."""
    cycle = current_cycle(practitioner, today)
    if cycle is None:
        return None
    return session.scalars(select(Recertification).where(Recertification.cycle_id == cycle.id)).one_or_none()


def last_day(house: House, application: Recertification) -> date:
    """The last day on which it can be submitted: the cycle's, and the days of grace where the programme gives some."""
    return application.cycle.ends_on + timedelta(days=house.settings.grace_days or 0)


def final_year(application: Recertification) -> Span:
    """The days in which it can be submitted."""
    cycle = application.cycle
    return cycles.Cycle(cycle.starts_on, cycle.ends_on, cycle.policy.name).final_year


def choose(session: Session, application: Recertification, pathway: Pathway, *, now: datetime) -> None:
    """Recertify by credit or by exam; changed freely until it is submitted."""
    change(session, application, now=now, pathway=pathway.value)


def lacking(record: Record, pathway: Pathway) -> list[Measure]:
    """The measures still missing: all of them by credit, the employment alone by exam."""
    if record.progress is None:
        return []
    gaps = [gap.measure for gap in record.progress.missing]
    return gaps if pathway is Pathway.CREDIT else [gap for gap in gaps if gap.name == "employment"]


def say_lacking(measures: list[Measure]) -> str:
    """'total 32 of 50 and Implement 2 of 5'."""
    return listed([_say(one) for one in measures])


def _say(one: Measure) -> str:
    if one.unit is Unit.YEARS:
        return f"{one.name} {one.have_shown:g} of {one.need_shown:g} years"
    name = one.name.capitalize() if one.name in set(Domain) else one.name
    return f"{name} {show_hours(one.have)} of {show_hours(one.need)}"


def submit(
    session: Session, house: House, application: Recertification, *, by: Practitioner, now: datetime
) -> Step | Fee:  # fmt: skip
    """Submit in the final year once nothing is missing; the fee that is due instead, if one is.

    A non-member's goes on by itself once the fee is settled. Raises NotCertified, NoPathway, TooEarly, TooLate,
    RecertificationIncomplete (with all that is missing), SettingMissing, NotNow.
    """
    _need_credential(by)
    if application.pathway is None:
        raise NoPathway
    today, final = programme_day(house, now), final_year(application)
    if today < final.start:
        raise TooEarly(start=show_day(final.start))
    if today > last_day(house, application):
        raise TooLate(end=show_day(final.end))
    missing = lacking(record_of(session, by, today), Pathway(application.pathway))
    if missing:
        raise RecertificationIncomplete(missing=say_lacking(missing))
    member = is_member(by, today)
    if not member:
        fee = charge(session, house, by, kind=NON_MEMBER, subject=subject_of(application), today=today, now=now,
                     due_on=last_day(house, application))  # fmt: skip
        if fee.state not in SETTLED:
            change(session, application, now=now, wants_submission=True, is_member=False)
            return fee
    step = move(session, application, "submit", who=Who.PRACTITIONER, by=by, now=now, submitted_at=now,
                is_member=member, wants_submission=False)  # fmt: skip
    reply = phrased("recertification.received", pathway=application.pathway, programme=house.settings.programme)
    tell_holder(session, house, application, reply, step, now)
    return step


def fee_settled(session: Session, house: House, application: Recertification, *, now: datetime) -> None:
    """Its fee is paid or waived: what waited for it is submitted; when that isn't possible any more, they are told why."""
    if not application.wants_submission or application.state != "in progress":
        return
    try:
        submit(session, house, application, by=application.practitioner, now=now)
    except (NotCertified, TooLate, RecertificationIncomplete) as fault:
        # The payment stands all the same: whoever records it can't mend what has happened meanwhile.
        change(session, application, now=now, wants_submission=False)
        reply = phrased("recertification.not_submitted", why=str(fault))
        tell(session, house, application.practitioner, reply, key=f"{subject_of(application)}:late:{now.isoformat()}",
             kind="recertification", now=now, thread=application.thread)  # fmt: skip


def withdraw(session: Session, application: Recertification, *, by: Practitioner, now: datetime) -> Step:
    """Take it back: it is in progress again."""
    return move(session, application, "withdraw", who=Who.PRACTITIONER, by=by, now=now, wants_submission=False)


def answer(
    session: Session, house: House, application: Recertification, *, by: Practitioner, words: str, now: datetime
) -> Step:  # fmt: skip
    """Answer what was asked; who asked is told."""
    asked = next((step for step in reversed(steps_of(session, application)) if step.verb == "ask"), None)
    step = move(session, application, "answer", who=Who.PRACTITIONER, by=by, now=now, words=words)
    if asked is not None and asked.by is not None:
        reply = phrased("recertification.answered", who=by.name, words=words)
        tell(session, house, asked.by, reply, key=f"{subject_of(application)}:{step.id}", kind="review", now=now)
    return step


def drop(session: Session, cycle: Cycle) -> None:
    """Take away the application of a cycle that should not have begun."""
    session.execute(delete(Recertification).where(Recertification.cycle_id == cycle.id))
    session.flush()


def tell_holder(
    session: Session, house: House, application: Recertification, reply: Reply, step: Step, now: datetime, **more: Any
) -> None:
    """Owe the CMPP a message about a step, so that it stands in their communications."""
    tell(
        session, house, application.practitioner, reply, key=f"{subject_of(application)}:{step.id}",
        kind="recertification", now=now, thread=application.thread, **more,
    )  # fmt: skip
