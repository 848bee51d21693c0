"""One cell at a time: a text becomes a value, or a problem that names row, column, value and remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from core.actions.imports.days import NoDay, Order, TwoDays, read_day, read_days
from core.actions.imports.outcome import Problem
from core.actions.imports.table import Row
from core.rules.amounts import whole_amount
from core.rules.clock_times import DAY, read_clock
from core.rules.terms import DOMAIN_TITLES, SECONDS_PER_HOUR, Domain, Standing
from core.rules.tokens import Tokens

_DECIMAL_COMMA = re.compile(r"(?<!\d)(\d{0,4}),(?=\d{1,6}(?![\d.,]))")
_BEFORE_TIME = re.compile(r",? (?:at|um|à|a las|alle|om|kl\.?) |, ?| |(?<=\d)T", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
# The tracker's drop-down cut long names off; what is left of them is still one domain's.
_CUT_OFF = 12


@cache
def _zones() -> frozenset[str]:
    """All time zones; asking for them walks a folder tree, too slow for every row."""
    return frozenset(available_timezones())


class Reader:
    """Reads a row's cells and collects what is wrong with them; a wrong cell reads as None."""

    def __init__(self, row: Row, titles: dict[str, str], order: Order | None) -> None:
        self.row, self.titles, self.order = row, titles, order
        self.problems: list[Problem] = []

    def wrong(self, key: str, remedy: str, *, stops_all: bool = False) -> None:
        """Note that a cell can't be taken."""
        self.problems.append(Problem(self.row.number, self.titles[key], self.row[key], remedy, stops_all))

    def text(self, key: str) -> str | None:
        """The words of a cell, inner blanks single; None when it is blank."""
        return " ".join(self.row[key].split()) or None

    def needed(self, key: str, remedy: str = "must not be blank.") -> str:
        """The words of a cell that must have some."""
        found = self.text(key)
        if found is None:
            self.wrong(key, remedy)
        return found or ""

    def day(self, key: str) -> date | None:
        """A day; None for a blank cell."""
        found: date | None = self._days(key, read_day)
        return found

    def days(self, key: str) -> tuple[date, date] | None:
        """A range of days; a blank cell is a problem."""
        if not self.row[key]:
            self.wrong(key, "must not be blank; write the day, or first and last, like 2026-03-04 - 2026-03-05.")
            return None
        found: tuple[date, date] | None = self._days(key, read_days)
        return found

    def _days(self, key: str, read: Callable[[str, Order | None], Any], cell: str | None = None) -> Any:
        if not self.row[key]:
            return None
        try:
            return read(cell or self.row[key], self.order)
        except NoDay as wrong:
            self.wrong(key, str(wrong), stops_all=isinstance(wrong, TwoDays))
            return None

    def moment(self, key: str) -> tuple[date, time] | None:
        """A day with a time of it, such as 2027-03-15 10:00; None for a blank cell."""
        if not self.row[key]:
            return None
        cell = " ".join(self.row[key].split())
        for apart in _BEFORE_TIME.finditer(cell):
            clock = _time_of_day(cell[apart.end() :])
            if clock is not None:
                on: date | None = self._days(key, read_day, cell[: apart.start()])
                return (on, clock) if on else None
        self.wrong(key, "is no day with a time; write it like 2027-03-15 10:00.")
        return None

    def hours(self, key: str, days: int) -> int | None:
        """Hours in whole seconds: 1.5, 1,5 or 1:30; more than 24 a day can't be."""
        found = seconds_of(self.row[key])
        if found is None:
            self.wrong(key, "is no number of hours; write it like 1.5.")
        elif not 0 < found <= 24 * SECONDS_PER_HOUR * days:
            self.wrong(key, f"can't be the hours of {'one day' if days == 1 else f'{days} days'}; write it like 1.5.")
            return None
        return found

    def address(self, key: str) -> str:
        """A mail address, lower case."""
        found = self.needed(key, "must not be blank; it says whose row this is.").lower()
        if found and not _ADDRESS.fullmatch(found):
            self.wrong(key, "is no mail address; write it like dana@example.org.")
        return found

    def zone(self, key: str) -> str | None:
        """A time zone's name; None when blank."""
        found = self.text(key)
        if found is not None and found not in _zones():
            self.wrong(key, "is no time zone; write it like Europe/Berlin.")
        return found

    def standing(self, key: str) -> Standing | None:
        """A standing by its name, whatever its case; None when blank."""
        found = self.text(key)
        if found is None:
            return None
        for standing in Standing:
            if found.lower() == standing.value.lower():
                return standing
        self.wrong(key, f"is no standing; it is one of {', '.join(Standing)}.")
        return None

    def live_or_recording(self, key: str) -> bool | None:
        """Whether it is a recording."""
        found = self.row[key].lower()
        if found in {"live", "recording", "recorded"}:
            return found != "live"
        self.wrong(key, "must be live or recording.")
        return None


def _time_of_day(text: str) -> time | None:
    """The time that is the whole of ``text``: 10:00, 9.30, 2 pm, 14 Uhr; a bare number is none."""
    tokens = Tokens(text)
    found = read_clock(tokens, 0) if tokens.count else None
    if found is None or found.to != tokens.count or found.minutes >= DAY or not (found.sure or found.form == "dotted"):
        return None
    return time(*divmod(found.minutes, 60))


def seconds_of(text: str) -> int | None:
    """``0.33``, ``0,33``, ``1.5 h``, ``1:30`` or ``1 h 30`` as whole seconds, None when it is no such thing.

    A comma is always a decimal one: no cell holds a thousand hours.
    """
    found = whole_amount(_DECIMAL_COMMA.sub(r"\1.", text))
    return None if found is None or found < 0 else found


def domain_in(text: str) -> Domain | None:
    """The domain a cell names in full, in short, or cut off as the older tracker showed it; None for anything else."""
    said = " ".join(text.lower().split())
    for domain, title in DOMAIN_TITLES.items():
        whole = title.lower()
        if said in {domain.value, whole} or (len(said) >= _CUT_OFF and whole.startswith(said)):
            return domain
    return None
