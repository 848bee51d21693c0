"""Write an entry so that it reads back as the same: what Tally shows can be typed."""

from __future__ import annotations

from datetime import date

from bot.intents import Entry
from core.rules.terms import SECONDS_PER_HOUR
from core.rules.words.en import ENGLISH

NAMES = {number: word.title() for word, number in reversed(ENGLISH.months.items())}


def say(entry: Entry) -> str:
    """``add 1h 30min "GPP3" on 3 March 2026 #foster``: what the entry holds, doubts left out."""
    parts = ["add"]
    if entry.seconds is not None:
        parts.append(_amount(entry.seconds))
    if entry.title is not None:
        parts.append(f'"{_quotable(entry.title)}"')
    if entry.start is not None:
        parts.append(days_said(entry.start, entry.end or entry.start))
    if entry.domain is not None:
        parts.append(f"#{entry.domain.value}")
    for label, value in (
        ("type", entry.description),
        ("during", entry.during),
        ("location", entry.location),
        ("instructor", entry.instructor),
    ):
        if value is not None:
            parts.append(f'{label}: "{_quotable(value)}"')
    if entry.recording is not None:
        parts.append("(recording)" if entry.recording else "(live)")
    return " ".join(parts)


def _quotable(words: str) -> str:
    """The words on one line, without the mark that closes them."""
    return " ".join(words.replace('"', "'").split())


def _amount(seconds: int) -> str:
    sign, left = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(left, SECONDS_PER_HOUR)
    minutes, odd = divmod(rest, 60)
    if odd:
        return f"{sign}{left // 60} min {odd} s" if left >= 60 else f"{sign}{odd} seconds"
    if hours and minutes:
        return f"{sign}{hours}h {minutes}min"
    return f"{sign}{minutes} min" if minutes else f"{sign}{hours}h"


def days_said(start: date, end: date) -> str:
    """ "on 3 March 2026", or "from … to …"."""
    if start == end:
        return f"on {_day(start)}"
    return f"from {_day(start)} to {_day(end)}"


def _day(on: date) -> str:
    return f"{on.day} {NAMES[on.month]} {on.year}"
