"""A model's answer -> a line one could have typed, or nothing: every span verbatim, every value read by Tally itself."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from bot.intents import AddCredit, Entry, Intent
from bot.masking import Masked
from bot.model.prompt import SPANS
from bot.model.spans import Reader, Values
from bot.model.wishes import commands


def command_of(said: dict[str, Any], line: Masked, reader: Reader) -> str | None:
    """The line that says what the model took the masked ``line`` for; None when its answer can't be used.

    A model that names a wish there is not, or words that the message doesn't hold, is believed in nothing.
    """
    wish = said.get("wish")
    spans = _verbatim(said.get("spans"), line)
    if not isinstance(wish, str) or wish not in commands() or spans is None:
        return None
    values = reader.values(spans)
    for way in sorted(commands()[wish], key=lambda one: -len(_fields(one))):
        if _fields(way) <= values.slots.keys():
            typed = way.format_map(values.slots)
            meant = reader.meant(typed)
            if meant.name == wish and _holds(meant, values, _fields(way)):
                return typed
    return None


def _verbatim(spans: Any, line: Masked) -> dict[str, str] | None:
    """The spans as the person wrote them; None when one doesn't stand in the line, letter by letter."""
    if not isinstance(spans, dict):
        return None
    found: dict[str, str] = {}
    for name in SPANS:
        words = spans.get(name)
        if words in (None, ""):
            continue
        own = line.words_of(words) if isinstance(words, str) else None
        if own is None:
            return None
        found[name] = " ".join(own.split())
    return found


def _fields(way: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(way) if name}


def _holds(meant: Intent, values: Values, used: set[str]) -> bool:
    """Whether the command, read again, says the values that went into it and no others."""
    if isinstance(meant, AddCredit):
        return len(meant.entries) == 1 and _facts(meant.entries[0]) == _facts(values.entry)
    said: Any = getattr(meant, "entry", meant)
    if "hours" in used and said.seconds != values.entry.seconds:
        return False
    if "domain" in used and said.domain != values.entry.domain:
        return False
    return all(_start(said) == values.days[name] for name in used & values.days.keys())


def _start(said: Any) -> date | None:
    """The first day that is said; of a pause its end."""
    start: date | None = getattr(said, "start", None) or getattr(said, "until", None)
    return start


def _facts(entry: Entry) -> tuple[Any, ...]:
    return entry.title, entry.seconds, entry.start, entry.end, entry.domain
