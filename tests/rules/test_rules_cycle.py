"""The years of a cycle tile it, whatever day it begins; a day ends where its zone says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_samples import CYCLE

from core.rules.cycle import Cycle, anniversary, deadline, instant
from core.rules.terms import Span

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
cycles = st.builds(
    lambda start, length: Cycle(start, start + timedelta(days=length), "x"), DAYS, st.integers(0, 365 * 8)
)


def test_years_of_a_calendar_cycle() -> None:
    assert CYCLE.final_year == Span(date(2028, 1, 1), date(2028, 12, 31))
    assert CYCLE.years() == tuple(Span(date(year, 1, 1), date(year, 12, 31)) for year in range(2024, 2029))


def test_a_cycle_from_29_february() -> None:
    cycle = Cycle(date(2024, 2, 29), date(2029, 2, 27), "x")
    assert [year.start for year in cycle.years()] == [
        date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29),
    ]  # fmt: skip


def test_a_cycle_from_mid_year_ends_in_a_shorter_year() -> None:
    cycle = Cycle(date(2024, 4, 15), date(2028, 12, 31), "x")
    assert len(cycle.years()) == 5
    assert cycle.years()[-1] == Span(date(2028, 4, 15), date(2028, 12, 31))


def test_a_cycle_that_ends_on_its_anniversary_has_a_last_year_of_one_day() -> None:
    cycle = Cycle(date(2024, 1, 1), date(2025, 1, 1), "x")
    assert cycle.years() == (Span(date(2024, 1, 1), date(2024, 12, 31)), Span.day(date(2025, 1, 1)))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        Cycle(date(2024, 1, 2), date(2024, 1, 1), "x")


@given(cycles)
def test_years_tile_the_cycle(cycle: Cycle) -> None:
    years = cycle.years()
    assert (years[0].start, years[-1].end) == (cycle.start, cycle.end)
    assert all(before.end + timedelta(days=1) == after.start for before, after in pairwise(years))
    assert all(364 <= (year.end - year.start).days <= 366 for year in years[:-1])


@given(cycles, DAYS)
def test_a_day_is_in_a_year_when_it_is_in_the_cycle(cycle: Cycle, day: date) -> None:
    number = cycle.year_of(day)
    assert (number is not None) == cycle.contains(day)
    assert number is None or day in cycle.years()[number - 1]


@given(DAYS, st.integers(0, 50))
def test_anniversaries_keep_the_month(start: date, years: int) -> None:
    later = anniversary(start, years)
    assert (later.year, later.month) == (start.year + years, start.month)
    assert start.day - later.day in (0, 1)


@pytest.mark.parametrize(
    ("zone", "over"),
    [
        ("UTC", datetime(2027, 1, 1, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 1, 1, 5, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 12, 31, 11, tzinfo=UTC)),
    ],
)
def test_a_day_is_over_where_the_programme_is(zone: str, over: datetime) -> None:
    assert deadline(date(2026, 12, 31), ZoneInfo(zone)) == over


def test_a_day_that_begins_without_a_midnight() -> None:
    # In Cairo the clocks of 26 April 2024 went from 00:00 straight to 01:00, 22:00 UTC the day before.
    assert deadline(date(2024, 4, 25), ZoneInfo("Africa/Cairo")) == datetime(2024, 4, 25, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # 02:30 is skipped: 03:30 summer time
        (date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # 02:30 comes twice: the first
        (date(2026, 7, 1), datetime(2026, 7, 1, 0, 30, tzinfo=UTC)),
    ],
)
def test_half_past_two_in_berlin(day: date, utc: datetime) -> None:
    assert instant(day, time(2, 30), ZoneInfo("Europe/Berlin")) == utc
