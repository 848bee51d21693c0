"""A certification cycle: its years, counted from its first day, and when a deadline's day is over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.rules.terms import Span

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days from ``start`` to ``end``, both included, under the policy edition named ``policy``.

    Raises ValueError when ``end`` lies before ``start``.
    """

    start: date
    end: date
    policy: str

    def __post_init__(self) -> None:
        Span(self.start, self.end)

    @property
    def span(self) -> Span:
        """The cycle's days."""
        return Span(self.start, self.end)

    def contains(self, on: date) -> bool:
        """Whether the day lies in the cycle."""
        return self.start <= on <= self.end

    def years(self) -> tuple[Span, ...]:
        """The cycle's years: each begins on an anniversary of ``start``, the last ends with the cycle.

        A cycle that is no whole number of years long ends in a shorter one.
        """
        return _years(self.start, self.end)

    @property
    def final_year(self) -> Span:
        """The last of the cycle's years, in which alone the recertification application can be submitted."""
        return self.years()[-1]

    def year_of(self, on: date) -> int | None:
        """The number, from 1, of the year that holds the day; None outside the cycle."""
        return bisect_right(_starts(self.start, self.end), on) if self.contains(on) else None


@lru_cache(maxsize=4096)  # many people share a few cycles, and every credit asks
def _years(start: date, end: date) -> tuple[Span, ...]:
    starts = [start]
    while (following := anniversary(start, len(starts))) <= end:
        starts.append(following)
    ends = [begins - ONE_DAY for begins in starts[1:]] + [end]
    return tuple(Span(*pair) for pair in zip(starts, ends, strict=True))


@lru_cache(maxsize=4096)
def _starts(start: date, end: date) -> tuple[date, ...]:
    return tuple(year.start for year in _years(start, end))


def anniversary(start: date, years: int) -> date:
    """The same day ``years`` later; that of 29 February is 28 February where there is no 29th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def deadline(day: date, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which ``day`` is over in ``zone``: whatever comes before it is in time."""
    return instant(day + ONE_DAY, time(0), zone)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local time of day.

    A time that happens twice on the day is taken the first time; one that the clocks skip is taken as long after
    the jump as it lies after the last instant before it (02:30 becomes 03:30), so that nothing happens early.
    """
    return datetime.combine(day, at, tzinfo=zone).replace(fold=0).astimezone(UTC)
