"""What a request's form says when it comes back: the values that changed, or what can't be, box by box. Pure.

Whoever shows the form keeps ``marks_of`` what it showed. A box that comes back as it was shown is left alone, so that
what was answered in the conversation meanwhile is not overwritten by an old page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answers.requesting.form import BOXES, DAYS, HOURS, SPLIT, WORDS, Box, tidy
from core.actions.credits import show_day
from core.rules.amounts import whole_amount
from core.rules.days import find_days
from core.rules.terms import SECONDS_PER_HOUR, show_hours
from core.store.tables import CreditRequest

MOST_HOURS = 999
FIRST_YEAR = 1990
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that came back: ``values`` by column (JSON; None empties it), ``lines`` that say them, ``problems`` by box."""

    values: dict[str, Any]
    lines: tuple[str, ...]
    problems: dict[str, str]


def marks_of(words: Words) -> dict[str, str]:
    """A short mark for each box that is not empty."""
    return {box.name: _mark(box, words[box.name]) for box in BOXES if words.get(box.name)}


def _mark(box: Box, words: str) -> str:
    return hashlib.sha256(_same(box, words).encode()).hexdigest()[:8] if words else ""


def _same(box: Box, words: str) -> str:
    """The same for words that mean the same: 1.5 and 1,50."""
    seconds = read_hours(words) if box.kind == "hours" else None
    return tidy(box, words) if seconds is None else f"{seconds} s"


def read_hours(words: str) -> int | None:
    """Whole seconds in "2.5", "1,5", "90 min" or "½"; None for anything else."""
    return whole_amount(words)


def read_day(words: str, today: date) -> date | None:
    """One day, as a date picker or a person writes it; None for anything else."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        found = find_days(words, today=today)
    whole = len(found) == 1 and found[0].is_settled and found[0].words.strip() == words
    return found[0].options[0][0] if whole and found[0].options[0][0] == found[0].options[0][1] else None


def read(words: Words, marks: Words, *, today: date) -> Filled:
    """What the boxes say that was not shown in them before. ``today`` is the last day that is not still to come."""
    said = {box.name: tidy(box, words.get(box.name, "")) for box in BOXES}
    changed = {box.name for box in BOXES if _mark(box, said[box.name]) != marks.get(box.name, "")}
    problems: dict[str, str] = {}
    found: dict[str, Any] = {}
    for box in BOXES:
        found[box.name], problem = _value(box, said[box.name], today) if said[box.name] else (None, None)
        if problem and box.name in changed:
            problems[box.name] = problem
    problems = _of_days(found, problems, today) | _of_split(found, problems) | problems
    values = _columns(found, changed)
    lines = tuple(f"{box.label}: {said[box.name] or '(emptied)'}" for box in BOXES if box.name in changed)
    return Filled({} if problems else values, lines, problems)


def _value(box: Box, words: str, today: date) -> tuple[Any, str | None]:
    if box.kind == "day":
        day = read_day(words, today)
        if day is not None and day.year < FIRST_YEAR:
            return None, f"{words} is long ago. Is the year right? Write it like 12 Oct 2026."
        return day, None if day else f"“{words}” is not one day. Write it like 12 Oct 2026."
    if box.kind == "hours":
        seconds = read_hours(words)
        if seconds is None:
            return None, f"“{words}” is not a number of hours. Write it like 1.5 or 90 min."
        if not 0 <= seconds <= MOST_HOURS * SECONDS_PER_HOUR:
            return None, f"{show_hours(seconds)} h can't be right: it goes from 0 to {MOST_HOURS}. Write it like 1.5."
        return seconds, None
    if len(words) > box.most:
        return (
            words,
            f"These are {len(words):,} characters and {box.most:,} fit. Shorten it, or send the rest as a file.",
        )
    return words, None


def _of_days(found: Mapping[str, Any], known: Words, today: date) -> dict[str, str]:
    """What can't be about the two days together."""
    first, last = found["first_day"], found["last_day"]
    late = {
        name: f"{show_day(found[name])} is still to come. A request is made afterwards: choose a day that was."
        for name in ("first_day", "last_day") if found[name] is not None and found[name] > today
    }  # fmt: skip
    if last is not None and first is None and "first_day" not in known:
        return {"first_day": "The last day is there, but not the first. Choose it too."} | late
    if first is not None and last is not None and last < first:
        return {
            "last_day": f"It would end on {show_day(last)}, before it starts on {show_day(first)}. Change one."
        } | late
    return late


def _of_split(found: Mapping[str, Any], known: Words) -> dict[str, str]:
    hours = [found[box.name] for box in SPLIT if found[box.name] is not None]
    if hours and not any(hours) and not any(box.name in known for box in SPLIT):
        return {
            SPLIT[0].name: "That is no hour in any domain. Put the hours in at least one, or leave all three empty."
        }
    return {}


def _columns(found: Mapping[str, Any], changed: set[str]) -> dict[str, Any]:
    """The columns that change; the two days go together, of the three domains those are named that change."""
    values = {box.name: found[box.name] for box in WORDS if box.name in changed}
    if changed & {box.name for box in DAYS}:
        first, last = found["first_day"], found["last_day"] or found["first_day"]
        values |= {"starts_on": first and first.isoformat(), "ends_on": last and last.isoformat()}
    values |= {f"{box.name}_seconds": found[box.name] for box in HOURS if box.name in changed}
    if split := {box.name: found[box.name] for box in SPLIT if box.name in changed}:
        values["seconds_by_domain"] = split
    return values


def columns_of(request: CreditRequest, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they came with a message, ready for the columns of a request."""
    columns = dict(values)
    for name in ("starts_on", "ends_on"):
        if columns.get(name):
            columns[name] = date.fromisoformat(columns[name])
    if "seconds_by_domain" in columns:
        split = (request.seconds_by_domain or {}) | columns["seconds_by_domain"]
        columns["seconds_by_domain"] = {domain: seconds for domain, seconds in split.items() if seconds} or None
    return columns


def text_of(number: int, filled: Filled) -> str:
    """What the form says, for people."""
    return "\n".join((f"The form of R{number}", *filled.lines))
