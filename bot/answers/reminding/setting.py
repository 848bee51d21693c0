"""When reminders come, where to, or not at all; one more on a day; what is said of them right after."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from bot import questions
from bot.answers.reminding.showing import STOP, UNDO, change, clock, how, next_one, see_reminders, spoken
from bot.answers.standing import city
from bot.intents import Answer, Clarify, EditCredit, Intent, SeeReminders, SetReminder, StopReminders
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.reminded import answers_until, said_again
from bot.understand.stated import is_lost
from bot.understand.wishes.reminders import time_of_one
from core.actions.asked_reminders import ask_once, drop_asked
from core.actions.credits import show_day
from core.errors import TallyError, WrongValue
from core.message import Choice, Reply
from core.rules.nudges import WEEKDAYS, due_at
from core.rules.words import lowered
from core.store.tables import Question, Reminders

router = Router()
MOST_OF_A_DOUBT = 8
"""A longer question right after reminders were set is about something else."""


class NoSlackAccount(TallyError):
    """Reminders can't go where nobody is reached."""

    says = (
        "No Slack account is linked to your record, so I can't remind you there. Write to me in Slack once to link it."
    )


@router.answers(SetReminder)
def set_reminder(turn: Turn, wish: SetReminder) -> Reply:
    """Reminders on, weekly on a day, at a time, by a channel, from a day on: whatever was said of it."""
    if wish.once and wish.start:
        return _remind_once(turn, wish, turn.message.text)
    if wish.once:
        return _ask_day(turn, wish)
    changes: dict[str, Any] = {"is_on": True, "snoozed_until": _ahead(turn, wish.start), "snoozed_from": None}
    if wish.weekday:
        changes["weekday"] = WEEKDAYS.index(wish.weekday)
    if wish.time:
        changes["at"] = _time(wish.time)
    if wish.channel:
        if wish.channel != "mail" and not turn.practitioner.slack_identities:
            raise NoSlackAccount
        changes["channels"] = [] if wish.channel == "both" else [wish.channel]
    questions.close_all(turn, hearer="snooze")
    reminders = change(turn, **changes)
    return spoken(turn, Reply(f"{how(turn, reminders)} {next_one(turn, reminders)}", choices=(UNDO, STOP)), "on")


def again(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, right after reminders were set, what is said of them now."""
    unsure = is_lost(wish) or isinstance(wish, Clarify | EditCredit)
    if question is None or question.payload["hearer"] != "reminders" or not unsure:
        return wish
    held = question.payload["state"] == "held"
    until = turn.practitioner.reminders.snoozed_until if held and turn.practitioner.reminders else None
    told = said_again(text, until=until, today=turn.today, locale=turn.practitioner.locale)
    doubts = "?" in text and is_lost(wish) and len(text.split()) <= MOST_OF_A_DOUBT
    return told or (Answer("maybe", words=text) if doubts else wish)


@router.hears("reminders")
def hear_after_setting(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Whatever is no change: how the reminders are set now."""
    return see_reminders(turn, SeeReminders())


def _ask_day(turn: Turn, wish: SetReminder) -> Reply:
    """A reminder of something, without its day: the words are kept, the day is asked for."""
    choices = (Choice("Tomorrow", "tomorrow"), Choice("In a week", "in a week"))
    reply = Reply("On which day shall I remind you of it? For example: next Monday", choices=choices)
    return questions.ask(turn, reply, kind="day", hearer="remind_on", words=turn.message.text, time=wish.time)


@router.hears("remind_on")
def hear_day(turn: Turn, question: Question, answer: Answer) -> Said:
    """The day of a reminder, ahead like every day of quiet."""
    said = answers_until(answer.words, today=turn.today, locale=turn.practitioner.locale)
    if said is None or said.until is None:
        return questions.ask_again(turn, question, Reply("On which day? For example: 11 December - or: cancel"))
    questions.close(turn, question)
    time = time_of_one(lowered(answer.words)) or question.payload["time"]
    return _remind_once(turn, SetReminder(start=said.until, time=time, once=True), question.payload["words"])


def _remind_once(turn: Turn, wish: SetReminder, words: str) -> Reply:
    """One reminder more on that day; the usual ones stay."""
    person, on = turn.practitioner, wish.start or turn.today
    at = _time(wish.time) if wish.time else clock(turn, person.reminders or Reminders())
    due = due_at(turn.zone, on, at)
    shown = f"{show_day(on)} at {at:%H:%M}"
    if due <= turn.now:
        raise WrongValue(field="The day", value=shown, remedy="name one to come, for example: remind me next Friday")
    if not ask_once(turn.session, turn.house, person, at=due, words=words, now=turn.now):
        return Reply(f"I have that already: I'll remind you on {shown} your time ({city(turn.zone)}).")
    return Reply(
        f"I'll remind you once on {shown} your time ({city(turn.zone)}), with what you wrote. "
        "The usual reminders stay as they are.",
        choices=(UNDO,),
    )


def _ahead(turn: Turn, start: date | None) -> date | None:
    return start if start and start > turn.today else None


def _time(said: str) -> time:
    try:
        return time.fromisoformat(said)
    except ValueError:
        raise WrongValue(field="The time", value=said, remedy="write it like 9:00 or 17:30.") from None


@router.answers(StopReminders)
def stop(turn: Turn, wish: StopReminders) -> Reply:
    """No reminders any more; stop means stop."""
    questions.close_all(turn, hearer="snooze")
    change(turn, is_on=False)
    drop_asked(turn.session, turn.practitioner, turn.now)
    reply = Reply("Stopped: I won't remind you any more. To begin again, type: reminders on", choices=(UNDO,))
    return spoken(turn, reply, "stopped")
