"""How reminders are set, whether they are held, and when the next one comes; what every answer about them says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from bot import questions
from bot.answers.standing import city
from bot.intents import SeeReminders
from bot.router import Router
from bot.turn import Turn
from core.actions.asked_reminders import waiting
from core.actions.credits import show_day
from core.actions.journal import facts_of, write
from core.message import Choice, Reply
from core.rules.nudges import WEEKDAYS, Reminding, due_at, looks
from core.rules.reminding import is_quiet
from core.store.tables import Outgoing, Reminders

router = Router()
UNDO = Choice("Undo", "undo")
STOP = Choice("Stop these", "stop reminders")
ON = Choice("Reminders on", "reminders on")
PLACES = {"slack": "in Slack", "mail": "by mail"}
MOST_ASKED = 5


@router.answers(SeeReminders)
def see_reminders(turn: Turn, wish: SeeReminders) -> Reply:
    """Whether they are on, how, until when they are held, when the next one comes, and those asked for oneself."""
    reminders = turn.practitioner.reminders or Reminders(is_on=True, channels=[])
    own = _own(turn)
    if not reminders.is_on:
        return Reply(
            f"Reminders are off: nothing comes from me unasked.{own} To begin again, type: reminders on", choices=(ON,)
        )
    held = is_held(turn, reminders)
    lead = f"Reminders are on, but held. {quiet_days(turn, reminders)}" if held else "Reminders are on."
    text = f"{lead} {how(turn, reminders)} {next_one(turn, reminders)}{own}"
    return spoken(
        turn, Reply(text, choices=(ON, STOP) if held else (Choice("Snooze a week", "snooze a week"), STOP)), "shown"
    )


def spoken(turn: Turn, reply: Reply, state: str) -> Reply:
    """The reply, and reminders are what is spoken of: "tuesday is better" is about them."""
    return questions.ask(turn, reply, kind="saved", hearer="reminders", state=state)


def is_held(turn: Turn, reminders: Reminders) -> bool:
    """Whether a time of quiet is set that is not over."""
    return reminders.snoozed_until is not None and reminders.snoozed_until > turn.today


def quiet_days(turn: Turn, reminders: Reminders) -> str:
    """The time of quiet, in words."""
    if reminders.snoozed_until is None:
        return ""
    begins = reminders.snoozed_from
    since = f"from {show_day(begins)} " if begins is not None and begins > turn.today else ""
    return f"Quiet {since}until {show_day(reminders.snoozed_until)}."


def _own(turn: Turn) -> str:
    """The single reminders somebody asked for that are still to come, each with its words."""
    shown = [_asked(turn, row) for row in waiting(turn.session, turn.practitioner)[:MOST_ASKED]]
    return f"\nThose you asked for: {'; '.join(dict.fromkeys(shown))}." if shown else ""


def _asked(turn: Turn, row: Outgoing) -> str:
    at = (row.due_at or turn.now).astimezone(turn.zone)
    words = str(row.reply["text"]).partition("\n")[0]
    quoted = words[words.find('"') :] if '"' in words else ""
    return f"{show_day(at.date())} at {at:%H:%M} {quoted}".strip()


def change(turn: Turn, **changes: Any) -> Reminders:
    """Change the person's reminders and journal it, so that undo works here too."""
    person = turn.practitioner
    if person.reminders is None:
        person.reminders = Reminders(is_on=True, channels=[])
        turn.session.flush()
    reminders = person.reminders
    before = facts_of(reminders)
    for name, value in changes.items():
        setattr(reminders, name, value)
    turn.session.flush()
    write(
        turn.session, person.id, verb="change", subject=f"reminders:{person.id}", before=before,
        after=facts_of(reminders), now=turn.now,
    )  # fmt: skip
    return reminders


def how(turn: Turn, reminders: Reminders) -> str:
    """What is set now, in words."""
    where = [PLACES[one] for one in reminders.channels] or [
        "in Slack and by mail" if turn.practitioner.slack_identities else "by mail"
    ]
    at = clock(turn, reminders)
    said = f"I'll remind you {' and '.join(where)} before each deadline while something is missing"
    if reminders.weekday is not None:
        said += f", and every {WEEKDAYS[reminders.weekday].capitalize()}"
    return f"{said}, at {at:%H:%M} your time ({city(turn.zone)})."


def clock(turn: Turn, reminders: Reminders) -> time:
    """The time of day at which reminders come."""
    return reminders.at or time(turn.house.settings.reminder_hour)


def next_reminder(turn: Turn, reminders: Reminders) -> datetime | None:
    """When the next one may come, where the person lives; None when none can."""
    record = turn.record()
    if record.cycle is None or not reminders.is_on:
        return None
    at = clock(turn, reminders)
    person = Reminding(
        joined_on=turn.practitioner.joined_on,
        zone=turn.zone,
        snoozed_until=reminders.snoozed_until,
        snoozed_from=reminders.snoozed_from,
        weekday=WEEKDAYS[reminders.weekday] if reminders.weekday is not None else None,
        at=at,
    )
    for day in looks(person, record.cycle, turn.today - timedelta(days=1)):
        if person.listens(day) and (moment := due_at(turn.zone, day, at)) > turn.now:
            return moment.astimezone(turn.zone)
    return None


def next_one(turn: Turn, reminders: Reminders) -> str:
    """When the next one can come, as a sentence."""
    if turn.record().cycle is None:
        return "Until a certification cycle is on your record they are about your exam: closing days, appointment, questions."
    moment = next_reminder(turn, reminders)
    if moment is None:
        return "None is due before your cycle ends."
    return f"The next one can come on {show_day(moment.date())} at {moment:%H:%M}."


def comes_before(turn: Turn, reminders: Reminders, day: date) -> bool:
    """Whether one can still come before a day, though some days are quiet."""
    moment = next_reminder(turn, reminders)
    return (
        moment is not None
        and moment.date() < day
        and not is_quiet(moment.date(), reminders.snoozed_from, reminders.snoozed_until)
    )
