"""What a written day can mean: a matched shape -> loose days (a year or a day may be missing) -> real days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from core.rules.words import MONTHS
from core.rules.words.en import ORDINALS


@dataclass(frozen=True, slots=True)
class Loose:
    """A day as far as it was written: no ``year`` when none was said, no ``day`` for a whole month."""

    year: int | None
    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a day stands and the ``(first, last)`` pairs it could be."""

    at: int
    to: int
    pairs: tuple[tuple[Loose, Loose], ...]
    whole: str = "day"


@dataclass(frozen=True, slots=True)
class DayFound:
    """One day or period: ``text[at:to]`` is ``words``; ``options`` are ``(start, end)`` pairs, likeliest first.

    ``whole`` is what was named: day, weekend, week, month, quarter, year or vague. No option means the day can't be.
    ``yearless`` says that the year was not said.
    """

    at: int
    to: int
    words: str
    options: tuple[tuple[date, date], ...]
    whole: str = "day"
    yearless: bool = False

    @property
    def is_settled(self) -> bool:
        """One single day or one range of days, nothing to ask."""
        return self.whole == "day" and len(self.options) == 1


def settle(first: Loose, last: Loose, today: date, lean: str) -> tuple[date, date] | None:
    """Real days for a loose pair, None when there is no such day. An end before its start is kept as it was said."""
    if last.year is None and first.year is not None:
        end = _real(last, first.year + (last.month < first.month), at_end=True)
    else:
        end = _placed(last, today, lean, at_end=True)
    if end is None:
        return None
    year = first.year if first.year is not None else end.year - (first.month > end.month)
    start = _real(first, year)
    return None if start is None else (start, end)


def _placed(loose: Loose, today: date, lean: str, *, at_end: bool = False) -> date | None:
    if loose.year is not None:
        return _real(loose, loose.year, at_end=at_end)
    years = range(today.year, today.year + 9) if lean == "future" else range(today.year, today.year - 9, -1)
    for year in years:
        begins, on = _real(loose, year), _real(loose, year, at_end=at_end)
        if begins is None or on is None:
            continue
        if (on >= today) if lean == "future" else (begins <= today):
            return on
    return None


def _real(loose: Loose, year: int, *, at_end: bool = False) -> date | None:
    try:
        if loose.day is None:
            return date(year, loose.month, monthrange(year, loose.month)[1] if at_end else 1)
        return date(year, loose.month, loose.day)
    except (ValueError, IndexError):
        return None


def exactly(start: date, end: date | None = None) -> tuple[tuple[Loose, Loose], ...]:
    """The one pair that means these very days."""
    last = end or start
    return ((Loose(start.year, start.month, start.day), Loose(last.year, last.month, last.day)),)


def written_year(words: str | None) -> int | None:
    if not words:
        return None
    digits = words.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def written_month(words: str) -> int:
    return MONTHS[words.rstrip(".")]


def written_day(words: str) -> int:
    """The day of a month in figures or as an ordinal: "3", "third", "twenty second"."""
    plain = " ".join(words.split())
    return ORDINALS[plain] if plain in ORDINALS else int(plain)
