"""Reminders: when, where, until when not, and not at all; each answer says when the next one comes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from bot import questions
from bot.answers.foreseeing import passed_over
from bot.answers.standing import city
from bot.intents import Answer, Clarify, EditCredit, Intent, SetReminder, Snooze, StopReminders
from bot.router import Router
from bot.turn import Turn
from bot.understand.reminded import said_again
from bot.understand.stated import is_lost
from core.actions.asked_reminders import ask_once, drop_asked
from core.actions.credits import show_day
from core.actions.journal import facts_of, write
from core.errors import TallyError, WrongValue
from core.message import Choice, Reply
from core.rules.nudges import WEEKDAYS, Reminding, due_at, looks
from core.store.tables import Question, Reminders

router = Router()
UNDO = Choice("Undo", "undo")
STOP = Choice("Stop these", "stop reminders")
BEFORE_DEADLINE = timedelta(days=14)
"""Who would be quiet over a deadline is offered to be so until this long before it."""
PLACES = {"slack": "in Slack", "mail": "by mail"}


class NoSlackAccount(TallyError):
    """Reminders can't go where nobody is reached."""

    says = (
        "No Slack account is linked to your record, so I can't remind you there. Write to me in Slack once to link it."
    )


@router.answers(SetReminder)
def set_reminder(turn: Turn, wish: SetReminder) -> Reply:
    """Reminders on, weekly on a day, at a time, by a channel, from a day on: whatever was said of it."""
    if wish.once and wish.start:
        return _remind_once(turn, wish.start, _time(wish.time) if wish.time else None)
    changes: dict[str, Any] = {"is_on": True, "snoozed_until": _ahead(turn, wish.start)}
    if wish.weekday:
        changes["weekday"] = WEEKDAYS.index(wish.weekday)
    if wish.time:
        changes["at"] = _time(wish.time)
    if wish.channel:
        if wish.channel != "mail" and not turn.practitioner.slack_identities:
            raise NoSlackAccount
        changes["channels"] = [] if wish.channel == "both" else [wish.channel]
    reminders = _change(turn, **changes)
    return _spoken(turn, Reply(f"{_how(turn, reminders)} {_next(turn, reminders)}", choices=(UNDO, STOP)), "on")


def _spoken(turn: Turn, reply: Reply, state: str) -> Reply:
    """The reply, and reminders are what is spoken of: "tuesday is better" is about them."""
    return questions.ask(turn, reply, kind="saved", hearer="reminders", state=state)


def again(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, right after reminders were set, what is said of them now."""
    unsure = is_lost(wish) or isinstance(wish, Clarify | EditCredit)
    if question is None or question.payload["hearer"] != "reminders" or not unsure:
        return wish
    held = question.payload["state"] == "held"
    until = turn.practitioner.reminders.snoozed_until if held and turn.practitioner.reminders else None
    told = said_again(text, until=until, today=turn.today, locale=turn.practitioner.locale)
    return told or (Answer("maybe", words=text) if "?" in text and is_lost(wish) else wish)


@router.hears("reminders")
def hear_after_setting(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Whatever is no change: how the reminders are set now."""
    reminders = turn.practitioner.reminders
    if reminders is None or not reminders.is_on:
        return Reply("No reminders come any more. To begin again, type: reminders on")
    held = f" Until {show_day(reminders.snoozed_until)} I am quiet." if reminders.snoozed_until else ""
    return Reply(f"{_how(turn, reminders)}{held} {_next(turn, reminders)}")


def _remind_once(turn: Turn, on: date, at: time | None) -> Reply:
    """One reminder more on that day; the usual ones stay."""
    person = turn.practitioner
    clock = at or _at(turn, person.reminders or Reminders())
    due = due_at(turn.zone, on, clock)
    shown = f"{show_day(on)} at {clock:%H:%M}"
    if due <= turn.now:
        raise WrongValue(field="The day", value=shown, remedy="name one to come, for example: remind me next Friday")
    if not ask_once(turn.session, turn.house, person, at=due, words=turn.message.text, now=turn.now):
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
    _change(turn, is_on=False)
    drop_asked(turn.session, turn.practitioner, turn.now)
    reply = Reply("Stopped: I won't remind you any more. To begin again, type: reminders on", choices=(UNDO,))
    return _spoken(turn, reply, "stopped")


@router.answers(Snooze)
def snooze(turn: Turn, wish: Snooze) -> Reply:
    """Nothing before the day named."""
    if wish.until is None:
        choices = (Choice("A week", "snooze a week"), Choice("A month", f"snooze until {_later(turn.today, 30)}"))
        reply = Reply("Until when shall I be quiet? For example: snooze until January", choices=choices)
        return questions.ask(turn, reply, kind="day", hearer="snooze")
    return _quiet(turn, wish.until)


def _later(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _quiet(turn: Turn, until: date) -> Reply:
    if until <= turn.today:
        raise WrongValue(
            field="The day", value=show_day(until), remedy="name one to come, for example: snooze until January"
        )
    questions.close_all(turn, hearer="snooze")
    was_on = (turn.practitioner.reminders or Reminders(is_on=True)).is_on
    just = [one.payload.get("state") for one in questions.open_questions(turn)[:1]]
    reminders = _change(turn, snoozed_until=until, is_on=was_on or just == ["stopped"])
    if not reminders.is_on:
        return Reply("Your reminders are off anyway. To begin again, type: reminders on", choices=(UNDO,))
    said = f"Quiet until {show_day(until)}. {_next(turn, reminders)}"
    choices: tuple[Choice, ...] = (UNDO, STOP)
    if (passed := passed_over(turn, until)) is not None:
        by, missing = passed
        said += f"\nThat is after {show_day(by)}, a deadline: {missing} so far, and nothing would remind you in time."
        earlier = by - BEFORE_DEADLINE
        if earlier > turn.today:
            said += f" To hear from me in time, type: snooze until {earlier.day} {earlier:%B}"
            choices = (
                Choice(f"Only until {earlier.day} {earlier:%B}", f"snooze until {earlier.isoformat()}"),
                *choices,
            )
    return _spoken(turn, Reply(said, choices=choices), "held")


@router.hears("snooze")
def hear_day(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Until when. Days to come are meant here, so a day that was is the one a year later."""
    until = answer.entry.start
    if until is None and answer.entry.ambiguous:
        option = answer.entry.ambiguous[0].options[0]
        until = option[0] if isinstance(option, tuple) else None
    if until is None:
        return questions.ask_again(
            turn, question, Reply("Until which day? For example: snooze until January - or: cancel")
        )
    if until <= turn.today:
        until = until.replace(year=until.year + 1, day=min(until.day, 28) if until.month == 2 else until.day)
    questions.close(turn, question)
    return _quiet(turn, until)


def _change(turn: Turn, **changes: Any) -> Reminders:
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


def _how(turn: Turn, reminders: Reminders) -> str:
    """What is set now, in words."""
    where = [PLACES[one] for one in reminders.channels] or [
        "in Slack and by mail" if turn.practitioner.slack_identities else "by mail"
    ]
    at = _at(turn, reminders)
    said = f"I'll remind you {' and '.join(where)} before each deadline while something is missing"
    if reminders.weekday is not None:
        said += f", and every {WEEKDAYS[reminders.weekday].capitalize()}"
    return f"{said}, at {at:%H:%M} your time ({city(turn.zone)})."


def _at(turn: Turn, reminders: Reminders) -> time:
    return reminders.at or time(turn.house.settings.reminder_hour)


def next_reminder(turn: Turn, reminders: Reminders) -> datetime | None:
    """When the next one may come, where the person lives; None when none can."""
    record = turn.record()
    if record.cycle is None or not reminders.is_on:
        return None
    weekday = WEEKDAYS[reminders.weekday] if reminders.weekday is not None else None
    at = _at(turn, reminders)
    person = Reminding(
        joined_on=turn.practitioner.joined_on,
        zone=turn.zone,
        snoozed_until=reminders.snoozed_until,
        weekday=weekday,
        at=at,
    )
    for day in looks(person, record.cycle, turn.today - timedelta(days=1)):
        if person.listens(day) and (moment := due_at(turn.zone, day, at)) > turn.now:
            return moment.astimezone(turn.zone)
    return None


def _next(turn: Turn, reminders: Reminders) -> str:
    if turn.record().cycle is None:
        return "Until a certification cycle is on your record they are about your exam: closing days, appointment, questions."
    moment = next_reminder(turn, reminders)
    if moment is None:
        return "None is due before your cycle ends."
    return f"The next one can come on {show_day(moment.date())} at {moment:%H:%M}."
