"""A day or a range of days in a cell, read strictly: what could be two days is said to be two.

Written days are read by ``core.rules.days``. Days in numbers are read here, as the file settles their order.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from core.rules.day_joints import JOIN_AT
from core.rules.days import whole_printed_day

Order = Literal["mdy", "dmy", "iso"]
FIRST_YEAR, LAST_YEAR = 1900, 2200
ORDERS: tuple[Order, ...] = ("mdy", "dmy", "iso")
WRITTEN = {"mdy": "month/day/year", "dmy": "day/month/year", "iso": "year-month-day"}

_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MIDNIGHT = re.compile(r"(?<=\d)[T ]0?0:00(?::00(?:\.0+)?)?(?!\d)")


class NoDay(ValueError):
    """A cell that holds no day; its text is the remedy."""


class TwoDays(NoDay):
    """A cell whose day could be two."""


def show_plainly(day: date) -> str:
    """A day nobody can misread: 3 April 2026."""
    return f"{day.day} {day:%B %Y}"


def read_day(text: str, order: Order | None) -> date:
    """The one day ``text`` is. Raises NoDay, TwoDays when it depends on an ``order`` that wasn't given."""
    first, last = read_days(text, order)
    if first != last:
        raise NoDay("is more than one day; write it like 2026-03-04.")
    return first


def read_days(text: str, order: Order | None) -> tuple[date, date]:
    """The first and last day of a range such as "1/8/2020 - 1/8/2020"; one day alone is both. Raises NoDay, TwoDays."""
    cell = _MIDNIGHT.sub("", " ".join(text.split()))
    numbers = list(_NUMBERS.finditer(cell))
    if numbers and numbers[0].start() == 0:
        first, last = _in_numbers(cell, numbers, order)
    else:
        first, last = _written(cell)
    if last < first:
        raise NoDay(f"ends on {show_plainly(last)}, before it begins. Put the first day first.")
    return first, last


def _written(cell: str) -> tuple[date, date]:
    """A day in a language people write, which has one order only."""
    found = whole_printed_day(cell)
    if found is None:
        raise NoDay("is no day that I can read; write it like 2026-03-04.")
    if not found.options:
        raise NoDay("is no day there is; write it like 2026-03-04.")
    if not found.is_settled:
        first, last = show_plainly(found.options[0][0]), show_plainly(found.options[-1][1])
        raise NoDay(f"could be {first} or {last}; write it like 2026-03-04, a range like 2026-03-04 - 2026-03-05.")
    return found.options[0]


def _in_numbers(cell: str, numbers: list[re.Match[str]], order: Order | None) -> tuple[date, date]:
    """Days in numbers, whose order is the file's: one, or a first and a last."""
    first, rest = _ordered(numbers[0], order), cell[numbers[0].end() :]
    if not rest:
        return first, first
    join = JOIN_AT.match(rest)
    if join is None:
        raise NoDay("is no range of days; write it like 2026-03-04 - 2026-03-05.")
    last = rest[join.end() :]
    number = _NUMBERS.fullmatch(last)
    return first, _ordered(number, order) if number else _written(last)[1]


def _ordered(match: re.Match[str], order: Order | None) -> date:
    first, second, last = int(match[1]), int(match[3]), match[4]
    year = int(last) if len(last) == 4 else 2000 + int(last)
    if order == "iso":
        raise NoDay("isn't written year-month-day. Write it like 2026-03-04, or say --dates mdy or --dates dmy.")
    if order is not None:
        month, day = (first, second) if order == "mdy" else (second, first)
        found = _day(year, month, day)
        if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
            raise NoDay(f"is no day there is written {WRITTEN[order]}; write it like 2026-03-04.")
        return found
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
