"""A day or a range of days in a cell, read strictly: what could be two days is said to be two."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from core.rules.days import month_number

Order = Literal["mdy", "dmy", "iso"]
ORDERS: tuple[Order, ...] = ("mdy", "dmy", "iso")
WRITTEN = {"mdy": "month/day/year", "dmy": "day/month/year", "iso": "year-month-day"}

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?: 0?0:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(?:[^\W\d]+\.?,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([^\W\d]+)\.?,?[ -](\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+\.?, )?([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_BETWEEN = re.compile(r"\s+(?:[-–—]|to|until|bis)\s+|\s*[–—]\s*|(?<=\d{4})-(?=\d{1,2}[/.]\d)", re.IGNORECASE)


class NoDay(ValueError):
    """A cell that holds no day; its text is the remedy."""


class TwoDays(NoDay):
    """A cell whose day could be two."""


def show_plainly(day: date) -> str:
    """A day nobody can misread: 3 April 2026."""
    return f"{day.day} {day:%B %Y}"


def read_day(text: str, order: Order | None) -> date:
    """The one day ``text`` is. Raises NoDay, TwoDays when it depends on an ``order`` that wasn't given."""
    cell = " ".join(text.split())
    if match := _ISO.fullmatch(cell):
        return _real(cell, int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(cell):
        return _ordered(cell, int(match[1]), int(match[3]), match[4], order)
    if match := _DAY_FIRST.fullmatch(cell):
        day, month, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(cell):
        month, day, year = match[1], match[2], match[3]
    else:
        raise NoDay("is no day that I can read; write it like 2026-03-04.")
    number = month_number(month)
    if number is None:
        raise NoDay(f"has no month that I know ({month!r}); write it like 2026-03-04.")
    return _real(cell, _year(year), number, int(day))


def read_days(text: str, order: Order | None) -> tuple[date, date]:
    """The first and last day of a range such as "1/8/2020 - 1/8/2020"; one day alone is both. Raises NoDay, TwoDays."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if not 1 <= len(parts) <= 2:
        raise NoDay("is no range of days; write it like 2026-03-04 - 2026-03-05.")
    first, last = read_day(parts[0], order), read_day(parts[-1], order)
    if last < first:
        raise NoDay(f"ends on {show_plainly(last)}, before it begins. Put the first day first.")
    return first, last


def _ordered(cell: str, first: int, second: int, last: str, order: Order | None) -> date:
    year = _year(last)
    if order == "iso":
        raise NoDay("isn't written year-month-day. Write it like 2026-03-04, or say --dates mdy or --dates dmy.")
    if order is not None:
        month, day = (first, second) if order == "mdy" else (second, first)
        return _real(cell, year, month, day, f" written {WRITTEN[order]}")
    options = [_day(year, first, second), _day(year, second, first)]
    if len(last) == 2:  # 15/3/24 may begin with its year
        options.append(_day(2000 + first, second, int(last)))
    real = list(dict.fromkeys(option for option in options if option))
    if not real:
        raise NoDay("is no day there is; write it like 2026-03-04.")
    if len(real) > 1:
        shown = " or ".join(show_plainly(option) for option in real)
        raise TwoDays(f"could be {shown}: say --dates mdy or --dates dmy.")
    return real[0]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _real(cell: str, year: int, month: int, day: int, how: str = "") -> date:
    found = _day(year, month, day)
    if found is None or not 1900 <= year <= 2200:
        raise NoDay(f"is no day there is{how}; write it like 2026-03-04.")
    return found


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
