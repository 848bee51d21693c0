"""Values that could be two things: how each kind is asked about, its readings as buttons, and which one an answer takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.intents import Answer
from core.message import Choice
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours

FIELDS = {"seconds": "hours", "hours": "hours", "start": "start", "end": "start", "domain": "domain", "title": "title"}
"""The field a doubt is kept under, by the name a reader gives it."""
KINDS = {"hours": "hours", "start": "day", "domain": "domain", "title": "title"}
"""The kind of question (a Waiting kind) that settles a doubt."""
WRITE_IT = Choice("Write it", "write it")
NEITHER = {"write it", "neither", "none", "none of them", "something else", "another"}
A_CEU = " One CEU is usually 10 hours, but some providers print CEU for an hour."


def plain(option: Any) -> Any:
    """An option as JSON: a pair of ISO days, seconds, a domain's value, a title."""
    if isinstance(option, tuple | list):
        return [day.isoformat() if isinstance(day, date) else day for day in option]
    return option.value if isinstance(option, Domain) else option


def alive(field: str, option: Any) -> Any:
    """The option again that was kept as JSON."""
    if field == "start":
        return tuple(date.fromisoformat(day) for day in option)
    return Domain(option) if field == "domain" else option


def label(field: str, option: Any) -> str:
    """One reading as its button says it; ``option`` as JSON or alive."""
    if field == "hours":
        return f"{show_hours(int(option))} h"
    if field == "domain":
        return DOMAIN_TITLES[Domain(option)]
    if field == "title":
        return f'"{option}"'
    first, last = (date.fromisoformat(day) if isinstance(day, str) else day for day in option)
    shown = f"{first.day} {first:%B %Y}"
    return shown if first == last else f"{shown} to {last.day} {last:%B %Y}"


def asks(field: str, words: str) -> str:
    """The question about a doubt."""
    if field == "title":
        return "What was it called?"
    if field == "domain":
        return f'Which domain do you mean by "{words}"?'
    if field == "start":
        return f'Which day do you mean by "{words}"?'
    return f'How many hours is "{words}"?{A_CEU if "ceu" in words.lower() else ""}'


def choices(field: str, options: Sequence[Any]) -> tuple[Choice, ...]:
    """A button for each reading; a title can also be written."""
    readings = tuple(Choice(label(field, one), label(field, one)) for one in options)
    return (*readings, WRITE_IT) if field == "title" else readings


def taken(field: str, options: Sequence[Any], answer: Answer, chosen: int | None) -> int | None:
    """The place (from 0) of the reading an answer takes: by button, by place, by its words; None when it takes none."""
    count = len(options)
    said = _bare(answer.words)
    own = [place for place, one in enumerate(options) if said == _bare(label(field, one))]
    place = chosen if chosen is not None else own[0] if own else None
    if place is None and answer.position and abs(answer.position) <= count:
        place = answer.position - 1 if answer.position > 0 else count + answer.position
    return place if place is not None and place < count else None


def is_neither(answer: Answer) -> bool:
    """Whether all readings are turned down ("neither", [Write it]), so that the value is asked for plainly."""
    return answer.says in {"not_listed", "another"} or _bare(answer.words) in NEITHER


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .!?\"'“”‘’")
