"""No reminders for a while: from a day until a day; a day that can't be meant, or that is far, is asked about."""

from __future__ import annotations

from datetime import date, timedelta

from bot import questions
from bot.answers.foreseeing import passed_over
from bot.answers.reminding.showing import STOP, UNDO, change, comes_before, next_one, quiet_days, spoken
from bot.intents import Answer, Snooze
from bot.language.lexicon import pattern_of
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import reminders_wished
from bot.understand.reminded import answers_until, names_a_year
from core.actions.credits import show_day
from core.errors import WrongValue
from core.message import Choice, Reply
from core.store.tables import Question, Reminders

router = Router()
BEFORE_DEADLINE = timedelta(days=14)
"""Who would be quiet over a deadline is offered to be so until this long before it."""
FAR = timedelta(days=184)
"""A day further than this, said without its year, is asked about: a slip of a day is a year of silence."""


@router.answers(Snooze)
def snooze(turn: Turn, wish: Snooze) -> Reply:
    """Nothing from the day named, or from now, up to the other."""
    if wish.until is None:
        return _ask_until(turn, wish.start)
    if wish.until - turn.today > FAR and not names_a_year(turn.message.text):
        return _ask_whether(turn, wish)
    return _quiet(turn, wish)


def _ask_until(turn: Turn, start: date | None) -> Reply:
    since = f" from {_short(start)}" if start else ""
    choices = _choices(turn, start)
    example = choices[-1].say if start else "snooze until January"
    reply = Reply(f"Until when shall I be quiet{since}? For example: {example}", choices=choices)
    return questions.ask(turn, reply, kind="day", hearer="snooze", start=start and start.isoformat())


def _choices(turn: Turn, start: date | None) -> tuple[Choice, ...]:
    """A week or a month, or the days between the years where those were spoken of."""
    year = turn.today.year
    if start is None and pattern_of("year_end").search(turn.message.text) and turn.today < date(year, 12, 24):
        return (
            Choice("24 December to 1 January", f"quiet from {year}-12-24 until {year + 1}-01-02"),
            Choice("From now to 1 January", f"snooze until {year + 1}-01-02"),
        )
    if start is None:
        return (Choice("A week", "snooze a week"), Choice("A month", f"snooze until {_later(turn.today, 30)}"))
    lengths = {"A week": 7, "Two weeks": 14}
    return tuple(Choice(label, f"quiet from {start} until {_later(start, days)}") for label, days in lengths.items())


def _later(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _short(day: date) -> str:
    return f"{day.day} {day:%B}"


def _ask_whether(turn: Turn, wish: Snooze) -> Reply:
    """A far day may be a slip: it is shown, and waits for a yes."""
    until = wish.until or turn.today
    text = f"Quiet until {show_day(until)}, that is for {(until - turn.today).days // 30} months. Shall I?"
    choices = (Choice("Yes", "yes"), Choice("No", "no"))
    start = wish.start and wish.start.isoformat()
    return questions.ask(
        turn, Reply(text, choices=choices), kind="confirm", hearer="snooze_far", until=until.isoformat(), start=start
    )


@router.hears("snooze_far")
def hear_whether(turn: Turn, question: Question, answer: Answer) -> Reply:
    """Whether the far day was meant; another day said instead is taken."""
    start = question.payload["start"] and date.fromisoformat(question.payload["start"])
    said = answers_until(answer.words, today=turn.today, locale=turn.practitioner.locale)
    if said is not None and said.until is not None:
        questions.close(turn, question)
        return snooze(turn, Snooze(said.until, said.start or start))
    if answer.says in {"yes", "save"}:
        questions.close(turn, question)
        return _quiet(turn, Snooze(date.fromisoformat(question.payload["until"]), start))
    if answer.says == "no":
        questions.close(turn, question)
        return Reply(
            "All right, the reminders stay as they are. To be quiet for a while, type for example: snooze a week"
        )
    return questions.ask_again(turn, question, Reply("Shall I be quiet until then? Type yes, no, or another day."))


def _quiet(turn: Turn, wish: Snooze) -> Reply:
    until = wish.until or turn.today
    start = wish.start if wish.start is not None and wish.start > turn.today else None
    if until <= turn.today or (start is not None and start >= until):
        raise WrongValue(
            field="The day", value=show_day(until), remedy="name one to come, for example: snooze until January"
        )
    questions.close_all(turn, hearer="snooze")
    was_on = (turn.practitioner.reminders or Reminders(is_on=True)).is_on
    just = [one.payload.get("state") for one in questions.open_questions(turn)[:1]]
    reminders = change(turn, snoozed_until=until, snoozed_from=start, is_on=was_on or just == ["stopped"])
    if not reminders.is_on:
        return Reply("Your reminders are off anyway. To begin again, type: reminders on", choices=(UNDO,))
    said = f"{quiet_days(turn, reminders)} {next_one(turn, reminders)}"
    passed, choices = _over_deadline(turn, reminders, until)
    return spoken(turn, Reply(said + passed, choices=(*choices, UNDO, STOP)), "held")


def _over_deadline(turn: Turn, reminders: Reminders, until: date) -> tuple[str, tuple[Choice, ...]]:
    """What is said where a deadline passes unheard, and the earlier day offered; nothing where a reminder comes before."""
    passed = passed_over(turn, until)
    if passed is None or comes_before(turn, reminders, passed[0]):
        return "", ()
    by, missing = passed
    said = f"\nThat is after {show_day(by)}, a deadline: {missing} so far, and nothing would remind you in time."
    earlier = by - BEFORE_DEADLINE
    if earlier <= turn.today:
        return said, ()
    shown = _short(earlier)
    choice = Choice(f"Only until {shown}", f"snooze until {earlier.isoformat()}")
    return f"{said} To hear from me in time, type: snooze until {shown}", (choice,)


@router.hears("snooze")
def hear_day(turn: Turn, question: Question, answer: Answer) -> Said:
    """Until when: only a day that is meant for it, and lies ahead."""
    kept = question.payload.get("start")
    start = date.fromisoformat(kept) if kept else None
    said = answers_until(answer.words, today=turn.today, locale=turn.practitioner.locale)
    if said is None or said.until is None:
        if (other := reminders_wished(answer.words, now=turn.local, locale=turn.practitioner.locale)) is not None:
            questions.close(turn, question)
            return turn.serve(other)
        again = "Until which day shall I be quiet? For example: until 4 January - or: cancel"
        return questions.ask_again(turn, question, Reply(again, choices=_choices(turn, start)))
    questions.close(turn, question)
    return snooze(turn, Snooze(said.until, said.start or start))
