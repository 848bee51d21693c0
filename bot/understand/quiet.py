"""From which day until which somebody wants to hear of no reminders. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.lexicon import pattern_of, words_of
from bot.understand.said import Said
from core.rules.days import DayFound
from core.rules.spans import find_span

_LED = re.compile(rf"(?:{'|'.join(words_of('until'))})\s(?:the\s)?$")
_BEGUN = re.compile(rf"(?:{'|'.join(words_of('quiet_from'))})\s(?:the\s)?$")
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The first day of it (None: at once) and the first day after it (None: not said)."""

    start: date | None = None
    until: date | None = None


def quiet_in(line: Said) -> Quiet:
    """The days of quiet a line names."""
    days = [day for day in line.days(lean="future") if day.options]
    for day in days:
        start, end = day.options[0]
        if day.whole == "period" or (day.whole == "day" and end != start):  # "no reminders 23 Dec to 4 Jan"
            return _between(start, end, line.today)
    begun = [day for day in days if len(day.options) == 1 and _BEGUN.search(line.low[: day.at])]
    if begun and not _LED.search(line.low[: begun[0].at]):
        return _begun(line, begun[0], [day for day in days if day is not begun[0]])
    return Quiet(until=until_in(line))


def _between(start: date, end: date, today: date) -> Quiet:
    """ "From the 23rd to the 4th" ends in the month after."""
    while end < start:
        following = end.replace(day=1) + _MONTH
        end = following.replace(day=min(end.day, 28) if following.month == 2 else min(end.day, 30))
    return Quiet(start if start > today else None, end)


def _begun(line: Said, first: DayFound, others: list[DayFound]) -> Quiet:
    """Quiet from one day on, until another or for a length of time."""
    start = first.options[0][0]
    later = [day.options[0][0] for day in others if day.options[0][0] > start]
    span = find_span(line.low)
    until = min(later) if later else span.after(start) if span is not None and span.is_settled else None
    return Quiet(start if start > line.today else None, until)


def until_in(line: Said) -> date | None:
    """The day the reminders come back: the start of what is named, or today and the time named."""
    days: list[DayFound] = [day for day in line.days(lean="future") if day.options]
    led = [day for day in days if _LED.search(line.low[: day.at])]
    if led == [] and pattern_of("until_then").search(line.low):
        days = sorted(days, key=lambda day: day.options[0][0])[
            -1:
        ]  # "on leave from Monday, back on the 11th: nothing until then"
    if days := led[:1] or days:  # "I saw it on Thursday … hold them until the eleventh"
        return _first_of(days[0], line)
    named = re.search(r"\b(?:the )?end of (?:the |this )?(month|year|week)", line.low)
    if named:
        return _end_of(line.today, named[1])
    if re.search(r"\bnew year(?:'s)?\b", line.low) and not pattern_of("christmas").search(line.low):
        return date(line.today.year + 1, 1, 1)
    return after(line)


def _first_of(day: DayFound, line: Said) -> date:
    """The first day to hear of us again where a day, a month or a period is named."""
    start, end = day.options[0]
    if day.whole == "period" or (day.whole == "day" and end > start):
        return end
    before = line.low[: day.at]
    if re.search(r"\b(?:end of|after)\s(?:the\s)?(?:end of\s)?$", before):
        return end + timedelta(days=1) if re.search(r"\bafter\s(?:the\s)?$", before) else end
    if day.whole == "month" and start <= line.today:
        start = start.replace(year=start.year + 1)
    return start


def after(line: Said) -> date | None:
    """The day that a length of days or more leads to; None for hours, and for one that isn't certain."""
    span = find_span(line.low)
    return span.after(line.today) if span is not None and span.is_settled else None


def _end_of(today: date, unit: str) -> date:
    if unit == "year":
        return date(today.year, 12, 31)
    if unit == "week":
        return today + timedelta(days=6 - today.weekday())
    following = today.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)
