"""Recording what happened with an exam: authorization, appointment, sitting, result."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.router import Router
from bot.staff_intents import RecordExam
from bot.turn import Turn
from core.actions import examining, recertifying
from core.actions.cases import case_of
from core.actions.today import programme_day
from core.errors import NotFound, WrongValue
from core.message import Choice, Reply
from core.rules.cycle import instant
from core.rules.moves import state_in_words
from core.store.tables import ExamApplication, Recertification

router = Router()


@router.answers(RecordExam)
def record_exam(turn: Turn, wish: RecordExam) -> Reply:
    """Record one step; its days come from the office and are never derived."""
    matter = case_of(turn.session, wish.about, wish.number)
    if isinstance(matter, Recertification):
        return _of_recertification(turn, matter, wish)
    if not isinstance(matter, ExamApplication):
        raise NotFound(what=f"exam {wish.number}")
    if wish.what == "passed":
        return _passed(turn, matter, wish)
    _step(turn, matter, wish)
    person, state = matter.practitioner.name, state_in_words(matter.state)
    at = matter.appointment_at
    when = f": {examining.show_when(turn.house, matter.practitioner, at)}, where {person} lives" if at else ""
    return Reply(f"exam {matter.id} is {state} now{when}. {person} is told.", choices=(Choice("Queue", "queue"),))


def _step(turn: Turn, matter: ExamApplication, wish: RecordExam) -> None:
    session, house, by, now = turn.session, turn.house, turn.practitioner, turn.now
    if wish.what == "authorized":
        came_at = instant(_day(turn, wish), time(12), ZoneInfo(house.settings.zone))
        examining.authorize(session, house, matter, by=by, came_at=min(came_at, now), now=now)
    elif wish.what == "scheduled":
        examining.schedule(session, house, matter, by=by, at=_when(turn, matter, wish), now=now)
    elif wish.what == "cancelled":
        examining.cancel_appointment(session, house, matter, by=by, now=now)
    elif wish.what == "sat":
        examining.sit(session, house, matter, by=by, on=_day(turn, wish), now=now)
    else:
        examining.record_fail(session, house, matter, by=by, now=now, reason=wish.words)


def _day(turn: Turn, wish: RecordExam) -> date:
    if wish.on is None:
        remedy = f"name the day, for example: {wish.about} {wish.number} {wish.what} on 15 March 2027"
        raise WrongValue(field="The day", value=wish.words or "", remedy=remedy)
    if wish.on > programme_day(turn.house, turn.now):
        raise WrongValue(field="The day", value=wish.on.isoformat(), remedy="it lies ahead.")
    return wish.on


def _when(turn: Turn, matter: ExamApplication, wish: RecordExam) -> datetime:
    if wish.on is None or wish.at is None:
        remedy = f"name day and time, for example: exam {wish.number} scheduled on 15 March 2027 at 10:00"
        raise WrongValue(field="The appointment", value=wish.words or "", remedy=remedy)
    # An appointment is told in the candidate's own time, as the test centre tells it to them.
    zone = matter.practitioner.zone or turn.house.settings.zone
    return instant(wish.on, time.fromisoformat(wish.at), ZoneInfo(zone))


def _passed(turn: Turn, matter: ExamApplication, wish: RecordExam) -> Reply:
    if not wish.credential or not (wish.on and wish.starts_on and wish.ends_on):
        remedy = (
            f"name its number and days: exam {matter.id} passed C-1234 issued 1 April 2027 "
            "cycle 1 January 2027 to 31 December 2031"
        )
        raise WrongValue(field="The credential", value=wish.credential or "", remedy=remedy)
    examining.record_pass(
        turn.session, turn.house, matter, by=turn.practitioner, number=wish.credential, issued_on=wish.on,
        cycle=(wish.starts_on, wish.ends_on), now=turn.now,
    )  # fmt: skip
    return Reply(f"exam {matter.id} is passed: {matter.practitioner.name} is CMPP {wish.credential} now, and is told.")


def _of_recertification(turn: Turn, matter: Recertification, wish: RecordExam) -> Reply:
    if wish.what not in {"passed", "failed"}:
        raise WrongValue(field="What happened", value=wish.what, remedy="type *passed* or *failed*.")
    on = _day(turn, wish)
    recertifying.record_exam(
        turn.session, turn.house, matter, by=turn.practitioner, passed=wish.what == "passed", on=on, now=turn.now
    )
    return Reply(
        f"recertification {matter.id}: the exam is recorded as {wish.what}. {matter.practitioner.name} is told."
    )
