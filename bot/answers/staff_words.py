"""What staff read of a case: its steps, its people, the buttons under it."""

from __future__ import annotations

from datetime import date

from bot import questions
from bot.turn import Turn
from core.actions.cases import Waiting, name_of
from core.actions.moving import Matter, steps_of
from core.message import Choice, Field, Reply
from core.rules.prepared import load_reasons
from core.rules.wording import show_day, show_days_left
from core.store.tables import Step

MOST_STEPS = 12


def history(turn: Turn, matter: Matter) -> tuple[Field, ...]:
    """The latest steps taken in a case, oldest first: when, who, what, and what was said."""
    steps = steps_of(turn.session, matter)[-MOST_STEPS:]
    return tuple(Field(show_day(one.at.astimezone(turn.zone).date()), _told(one)) for one in steps)


def _told(step: Step) -> str:
    who = step.by.name if step.by else step.who
    words = f': "{step.words}"' if step.words else ""
    return f"{step.verb} by {who}{words}"


def line_of(one: Waiting, today: date) -> str:
    """R17 · Dana Example · Authorship for oncologists · 3 days · due in 2 days · with Carl Committee."""
    days = (today - one.since.date()).days
    parts = [f"*{one.called}*", one.practitioner.name, one.title, "today" if days < 1 else f"{days} d"]
    if one.due_on is not None:
        left = (one.due_on - today).days
        parts.append(f"due {show_days_left(left)}" if left >= 0 else f"overdue since {show_day(one.due_on)}")
    if one.reviewer is not None:
        parts.append(f"with {one.reviewer.name}")
    return " · ".join(parts)


def buttons(about: str, number: int, *, state: str) -> tuple[Choice, ...]:
    """Approve, Ask, Decline while it is to be decided; Reverse or Reopen afterwards."""
    called = name_of(about, number)
    if state in {"submitted", "under review", "question asked", "more information asked", "asked", "fee settled"}:
        made = [
            Choice("Approve", f"approve {called}"),
            Choice("Ask", f"ask {called}"),
            Choice("Decline", f"decline {called}"),
        ]
        return tuple(made if about != "deferral" else (made[0], made[2]))
    if state == "approved" and about in {"request", "recertification"}:
        return (Choice("Reverse", f"reverse {called}"),)
    if state in {"declined", "reversed"} and about in {"request", "recertification"}:
        return (Choice("Reopen", f"reopen {called}"),)
    return ()


def ask_for_words(turn: Turn, verb: str, about: str, number: int, text: str) -> Reply:
    """Ask for the words a step needs; prepared reasons are offered where there are some."""
    called = name_of(about, number)
    prepared = load_reasons().get(about, ()) if verb == "decline" else ()
    choices = tuple(Choice(one.label, f"decline {called} {one.name}") for one in prepared)
    questions.close_all(turn, hearer="staff_words")
    reply = Reply(text, choices=choices, subject=called)
    return questions.ask(turn, reply, kind="text", hearer="staff_words", verb=verb, about=about, number=number)
