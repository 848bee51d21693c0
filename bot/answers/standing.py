"""Measures in words: amounts, names, days that end in the programme's zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.turn import Turn
from core.actions.record import Record, record_of
from core.message import Bar
from core.rules.cycle import deadline
from core.rules.progress import Measure, Progress, Unit
from core.rules.terms import DOMAIN_TITLES, show_hours
from core.rules.wording import show_day, show_days_left

NO_CYCLE = (
    "There is no certification cycle on your record yet, so there is nothing to be on track for. "
    "What you log is kept all the same: type *list* to see it."
)
NEAR = 180
"""Days before a deadline from which they are counted one by one."""


def programme_zone(turn: Turn) -> ZoneInfo:
    """Where deadlines end."""
    return ZoneInfo(turn.house.settings.zone)


def programme_today(turn: Turn) -> date:
    """The programme's day."""
    return turn.now.astimezone(programme_zone(turn)).date()


def programme_record(turn: Turn) -> Record:
    """The record on the programme's day: on 1 January in Tokyo the year isn't over in New York."""
    return record_of(turn.session, turn.practitioner, programme_today(turn))


def bars_of(measures: Iterable[Measure]) -> tuple[Bar, ...]:
    """Measures as bars to draw."""
    return tuple(
        Bar(
            short_name(bar).capitalize(),
            bar.have_shown,
            bar.need_shown,
            "h" if bar.unit is Unit.HOURS else "years",
            bar.percent,
        )
        for bar in measures
    )


def amount(bar: Measure) -> str:
    """3.5 of 5; with 'years' for employment."""
    if bar.unit is Unit.HOURS:
        return f"{show_hours(bar.have)} of {show_hours(bar.need)}"
    return f"{bar.have_shown:g} of {bar.need_shown:g} years"


def short_name(bar: Measure) -> str:
    """total, employment, year 3, Implement."""
    return bar.name.capitalize() if bar.name in DOMAIN_TITLES else bar.name


def told(bar: Measure) -> str:
    """total 21 of 50; year 3 at 3.5 of 5."""
    return f"{short_name(bar)}{' at' if bar.name.startswith('year') else ''} {amount(bar)}"


def year_name(standing: Progress, day: date) -> str:
    """'year 3' for the last day of a cycle year that asks for something; else empty."""
    return next((bar.name for bar in standing.bars if bar.name.startswith("year") and bar.by == day), "")


def days_left(day: date, today: date) -> str:
    """today, tomorrow, in 40 days."""
    left = (day - today).days
    if left <= NEAR:
        return show_days_left(left)
    years, months = divmod(round(left / 30.44), 12)
    parts = [f"{count} {word}{'s' * (count > 1)}" for count, word in ((years, "year"), (months, "month")) if count]
    return f"in about {' and '.join(parts)}"


def by_day(turn: Turn, day: date, today: date) -> str:
    """31 December (in 40 days, midnight in New York); a day far away is named alone."""
    if (day - today).days > NEAR:
        return show_day(day)
    return f"{show_day(day, beside=today)} ({days_left(day, today)}, midnight in {city(programme_zone(turn))})"


def city(zone: ZoneInfo) -> str:
    """America/New_York as people say it: New York."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def ends_at(turn: Turn, day: date) -> str:
    """When a deadline's day is over, in the programme's zone and, where that differs, where the person lives."""
    zone = programme_zone(turn)
    said = f"A day ends at midnight in {city(zone)} ({zone.key})"
    over = deadline(day, zone)
    here, there = over.astimezone(turn.zone), over.astimezone(zone)
    if here.utcoffset() == there.utcoffset():
        return f"{said}."
    last = here - timedelta(minutes=1) if (here.hour, here.minute) == (0, 0) else here
    return f"{said}; that is {here:%H:%M} on {show_day(last.date())} in {city(turn.zone)}."


def in_words(bar: Measure) -> str:
    """Year 3 3.5 of 5, 70 %: what a bar shows, for who can't see it."""
    return f"{bar.label} {amount(bar)}, {bar.percent} %"
