"""What a reminder of an open matter says, and the button that goes with it; None when there is nothing to say after all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.charging import DEFERRAL, NON_MEMBER, fee_for, how_to_pay
from core.actions.deadlines import OneDay
from core.actions.examining import show_when
from core.actions.exams import show_window
from core.actions.moving import subject_of
from core.actions.practitioners import current_cycle
from core.actions.recertification import lacking
from core.actions.record import Record, edition_of, record_of
from core.errors import SettingMissing
from core.house import House
from core.message import Choice, Reply
from core.phrases import phrased
from core.rules import cycle as cycles
from core.rules.deadlines import NOT_BEGUN, Due, window_ahead
from core.rules.exam import load_exam
from core.rules.moves import Pathway
from core.rules.progress import progress
from core.rules.terms import Span
from core.rules.wording import listed, show_day, show_days_left, show_span
from core.store.tables import (
    Audit,
    CreditRequest,
    Deferral,
    ExamApplication,
    Recertification,
)

NAMED = 8
"""How many credits without a document are named one by one."""
NAME_THE_ZONE = 1
"""From how many days before a deadline it is said where its day ends."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is needed to say one: where, about whom, what is due."""

    session: Session
    house: House
    one: OneDay
    due: Due

    @property
    def facts(self) -> dict[str, str]:
        """The day that counts, how far it is, and near it where the day ends."""
        city = self.house.settings.zone.rpartition("/")[2].replace("_", " ")
        near = 0 <= self.due.left <= NAME_THE_ZONE
        return {
            "day": show_day(self.due.matter.on, beside=self.one.today),
            "left": show_days_left(self.due.left),
            "ends": f" The day ends at midnight in {city}." if near else "",
        }

    @property
    def since(self) -> str:
        """'on 3 November'."""
        return f"on {show_day(self.due.matter.on, beside=self.one.today)}"

    def say(self, name: str, button: Choice, **facts: str) -> Reply:
        """The phrase, filled, with its button."""
        known = {**self.facts, **facts}
        return replace(phrased(f"deadlines.{name}", **known), choices=(button,))


def reminder_of(session: Session, house: House, one: OneDay, due: Due) -> Reply | None:
    """What is said; None when its own facts show that nothing is to be done, or can be said."""
    return SAYS[due.row.name](Said(session, house, one, due))


def _exam_application(said: Said) -> Reply | None:
    window = window_ahead(load_exam(), said.one.today)
    if window is None:
        return None
    apply, shown = Choice("Apply for the exam", "apply for the exam"), show_span(Span(window.opens, window.closes))
    if said.due.matter.state == NOT_BEGUN:
        return said.say("exam_open", apply, window=shown)
    application = said.session.get_one(ExamApplication, said.due.matter.number)
    if application.wants_submission and (pay := _fee(said, NON_MEMBER, subject_of(application))):
        return said.say("exam_fee", Choice("My fees", "my fees"), window=shown, pay=pay)
    return said.say("exam_draft", apply, window=shown)


def _fee(said: Said, kind: str, subject: str) -> str | None:
    """How the fee of a matter is paid; None when none is due."""
    fee = fee_for(said.session, kind, subject)
    return how_to_pay(said.house, fee) if fee is not None and fee.state == "due" else None


def _to_schedule(said: Said) -> Reply:
    application = said.session.get_one(ExamApplication, said.due.matter.number)
    opens = application.window_opens or said.one.today
    example = min(max(opens, said.one.today + timedelta(days=3)), said.due.matter.on)
    button = Choice("My exam", "status of my exam")
    return said.say("exam_to_schedule", button, window=show_window(application), example=show_day(example))


def _appointment(said: Said) -> Reply | None:
    application = said.session.get_one(ExamApplication, said.due.matter.number)
    at = application.appointment_at
    if at is None:
        return None
    place = f", {application.appointment_place}" if application.appointment_place else ""
    deferral = _last_moment(said, application, at) if said.due.step < -1 else ""
    return said.say(
        "appointment", Choice("My exam", "status of my exam"), place=place, deferral=deferral,
        when=show_when(said.house, said.one.person, at),
    )  # fmt: skip


def _last_moment(said: Said, application: ExamApplication, at: datetime) -> str:
    """Until when it can be deferred; nothing while that isn't known, or once it can't."""
    programme_day = at.astimezone(ZoneInfo(said.house.settings.zone)).date()
    try:
        rules = load_exam().deferral_on(programme_day)
    except SettingMissing:
        return ""
    if sum(one.state == "approved" for one in application.deferrals) >= rules.most:
        return ""
    last = show_when(said.house, said.one.person, at - rules.notice)
    return f" It can be moved to the next window until {last}: defer my exam"


def _deferral_fee(said: Said) -> Reply | None:
    deferral = said.session.get_one(Deferral, said.due.matter.number)
    pay = _fee(said, DEFERRAL, subject_of(deferral))
    return said.say("deferral_fee", Choice("My fees", "my fees"), pay=pay) if pay else None


def _recertification(said: Said) -> Reply | None:
    """Only when it could be submitted; what is still missing is said by the reminders of the cycle."""
    row = said.session.get(Recertification, said.due.matter.number) if said.due.matter.number else None
    pathway = Pathway(row.pathway) if row is not None and row.pathway else Pathway.CREDIT
    record = record_of(said.session, said.one.person, said.one.today)
    if record.progress is None or lacking(record, pathway):
        return None
    if row is not None and row.wants_submission and (pay := _fee(said, NON_MEMBER, subject_of(row))):
        return said.say("recertification_fee", Choice("My fees", "my fees"), pay=pay)
    return said.say("recertification", Choice("Recertify", "recertify"))


def _audit(said: Said) -> Reply:
    audit = said.session.get_one(Audit, said.due.matter.number)
    name = "audit" if said.due.left >= 0 else "audit_overdue"
    return said.say(name, Choice("My audit", "my audit"), audit=f"A{audit.id}", missing=_undocumented(said, audit))


def _undocumented(said: Said, audit: Audit) -> str:
    """The credits of the audited cycle that lack a document, by their numbers, and what to type."""
    record = record_of(said.session, said.one.person, said.one.today)
    cycle = cycles.Cycle(audit.cycle.starts_on, audit.cycle.ends_on, audit.cycle.policy.name)
    standing = progress(record.facts, record.work, edition_of(audit.cycle), cycle, said.one.today)
    numbers = [one.number for one in standing.pending]
    if not numbers:
        return "Every credit that counts has its document; what is missing is your answer: answer audit …"
    named = [f"#{number}" for number in numbers[:NAMED]]
    named += [f"{len(numbers) - NAMED} more"] if len(numbers) > NAMED else []
    lack = "lacks its document" if len(numbers) == 1 else "lack their documents"
    return f"{listed(named)} still {lack}; send a file with its number, for example: attach to {numbers[0]}"


def _question(said: Said) -> Reply:
    matter = said.due.matter
    if matter.kind == "exam":
        return said.say("question_exam", Choice("My exam", "status of my exam"), since=said.since)
    if matter.kind == "recertification":
        return said.say("question_recertification", Choice("Recertify", "recertify"), since=said.since)
    request = said.session.get_one(CreditRequest, matter.number)
    called = f"R{request.id}"
    button = Choice(f"Show {called}", f"status of {called}")
    return said.say("question_request", button, request=called, title=request.title or "", since=said.since)


def _draft(said: Said) -> Reply:
    request = said.session.get_one(CreditRequest, said.due.matter.number)
    called = f"R{request.id}"
    title = f"*{request.title}*" if request.title else "still without a title"
    return said.say(
        "request_draft", Choice(f"Go on with {called}", f"request {called}"), request=called, title=title,
        since=said.since,
    )  # fmt: skip


SAYS: dict[str, Callable[[Said], Reply | None]] = {
    "exam application": _exam_application,
    "exam to schedule": _to_schedule,
    "appointment": _appointment,
    "deferral fee": _deferral_fee,
    "recertification": _recertification,
    "audit": _audit,
    "question": _question,
    "request draft": _draft,
}


def asks_for_no_credits(session: Session, one: OneDay, record: Record) -> bool:
    """Whether recertification asks for no more credits: it is sent already, or goes by exam with the employment met."""
    cycle = current_cycle(one.person, one.today)
    if cycle is None:
        return False
    row = session.scalars(select(Recertification).where(Recertification.cycle_id == cycle.id)).one_or_none()
    if row is None or row.state not in {"in progress", "submitted", "more information asked", "approved"}:
        return False
    is_sent = row.state != "in progress"
    return is_sent or (row.pathway == Pathway.EXAM.value and not lacking(record, Pathway.EXAM))
