"""What staff read of a case: its steps, its people, the buttons under it."""

from __future__ import annotations

from datetime import date

from bot.staff_reading import held_by
from bot.turn import Turn
from core.actions.cases import Waiting, name_of
from core.actions.deciding import show_split
from core.actions.moving import Matter, moves_of, steps_of
from core.actions.requests import in_order
from core.message import Choice, Field
from core.rules.wording import listed, show_day, show_days_left
from core.store.tables import Step

MOST_STEPS = 12


def history(turn: Turn, matter: Matter) -> tuple[Field, ...]:
    """The latest steps taken in a case, oldest first: when, who, what, and what was said."""
    steps = steps_of(turn.session, matter)[-MOST_STEPS:]
    return tuple(Field(show_day(one.at.astimezone(turn.zone).date()), _told(one)) for one in steps)


def _told(step: Step) -> str:
    who = step.by.name if step.by else step.who
    facts = step.facts or {}
    hours = f", {show_split(in_order(facts['hours']))}" if facts.get("hours") else ""
    conflict = f", although {listed(facts['conflict'])}" if facts.get("conflict") else ""
    words = f': "{step.words}"' if step.words else ""
    return f"{step.verb} by {who}{hours}{conflict}{words}"


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


BUTTONS = (
    ("approve", "Approve", "approve"), ("accept", "Accept", "accept"), ("ask", "Ask", "ask"), ("decline", "Decline", "decline"),
    ("waive", "Waive the fee", "waive"), ("charge", "Ask for the fee", "charge"),
    ("reverse", "Reverse", "reverse"), ("correct", "Correct the result", "reverse"), ("reopen", "Reopen", "reopen"),
)  # fmt: skip


def buttons(turn: Turn, about: str, matter: Matter) -> tuple[Choice, ...]:
    """What this person can do about it now, in their roles; nothing about their own."""
    if matter.practitioner_id == turn.practitioner.id:
        return ()
    moves = moves_of(matter)
    possible = {move.verb for who in held_by(turn) for move in moves.possible(matter.state, who)}
    called = name_of(about, matter.id)
    return tuple(Choice(label, f"{say} {called}") for verb, label, say in BUTTONS if verb in possible)
