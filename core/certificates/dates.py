"""Days as certificates print them, read by ``core.rules.days``; one order of day and month for a whole document. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.rules.days import DayFound, find_printed_days

Reading = tuple[date, date]

_FIGURES = re.compile(r"(\d\d?)\s?[-/]\s?\d\d?\s?[-/]")


@dataclass(frozen=True, slots=True)
class Day:
    """A day or span of days in a text: where it stands, its words and its readings (first day, last day).

    ``order`` is 'mdy' or 'dmy' where a date in figures can be read in one way only, None otherwise. ``whole_month``
    says that no day was printed.
    """

    begin: int
    finish: int
    words: str
    readings: tuple[Reading, ...]
    order: str | None = None
    whole_month: bool = False

    @property
    def is_in_figures(self) -> bool:
        """Whether no month or weekday is named."""
        return not any(sign.isalpha() for sign in self.words)


def days_in(text: str, order: str | None = None) -> list[Day]:
    """The days printed in ``text``, left to right; what is no day of the calendar is left out."""
    return [_day(one) for one in find_printed_days(text, order=order) if one.options]


def settled_days(text: str, habit: str | None = None) -> list[Day]:
    """The days, each read as the others of its document settle it: one order of day and month for all.

    ``habit`` is the order of the document's language where it has only one ('dmy'), used when nothing else settles it.
    """
    days = days_in(text)
    orders = {day.order for day in days if day.order}
    order = orders.pop() if len(orders) == 1 else (habit if not orders else None)
    return days if order is None else days_in(text, order)


def _day(one: DayFound) -> Day:
    readings = tuple(sorted(one.options))
    if one.whole == "vague":  # "4 and 6 March 2024": both, or all from the first to the last
        readings = tuple(_parts(readings))
    order = _order(one) if len(readings) == 1 else None
    return Day(one.at, one.to, one.words, readings, order, whole_month=one.whole == "month")


def _parts(readings: Iterable[Reading]) -> list[Reading]:
    return list(dict.fromkeys(part for a, b in readings for part in ((a, b), (a, a), (b, b))))


def _order(one: DayFound) -> str | None:
    """Whether the figures of a day in one reading begin with its month or its day; None where they are the same."""
    figures = _FIGURES.match(one.words)
    on = one.options[0][0]
    if figures is None or on.month == on.day:
        return None
    return "mdy" if int(figures[1]) == on.month else "dmy"
