"""Readers of numbered weeks and weekdays: "KW 45, Mi", "Wednesday of week 45", "2026-W45-3", "first Tuesday of October"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from core.rules.day_values import Mention, exactly, written_month, written_year
from core.rules.words import WEEKDAYS
from core.rules.words.de import GERMAN

_WHICH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4,
          "last": -1, "penultimate": -2}  # fmt: skip
_STEPS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
_WEEKS_OF_A_COURSE = 20


def day_of_week_number(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    """ "KW 45", "week 45, Wednesday": the last week of that number that has begun, or the day in it.

    A small number of a mere "week" may as well be a course's: to be asked.
    """
    number = int(m["kw_n"] or m["kw_p"])
    whole = "vague" if m["kw_p"] and number < _WEEKS_OF_A_COURSE else "day"
    return _in_week(m, number, m["kw_y"], m["kw_d"] or m["kw_e"], today, lean, whole)


def weekday_of_week(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    """ "Wednesday of week 45", "Mittwoch KW 45"."""
    number = int(m["wk_n"])
    whole = "vague" if "week" in m.group() and number < _WEEKS_OF_A_COURSE else "day"
    return _in_week(m, number, m["wk_y"], m["wk_d"], today, lean, whole)


def iso_week(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    """ "2026-W45-3", "2026-W45"."""
    try:
        on = date.fromisocalendar(int(m["iw_y"]), int(m["iw_n"]), int(m["iw_d"] or 1))
    except ValueError:
        return None
    if m["iw_d"]:
        return Mention(m.start(), m.end(), exactly(on))
    return Mention(m.start(), m.end(), exactly(on, on + timedelta(days=6)), "week")


def _in_week(
    m: re.Match[str], number: int, year: str | None, day: str | None, today: date, lean: str, whole: str
) -> Mention | None:
    try:
        monday = date.fromisocalendar(int(year or today.year), number, 1)
        if not year and monday > today and lean != "future":
            monday = date.fromisocalendar(today.year - 1, number, 1)
    except ValueError:
        return None
    if not day:
        return Mention(m.start(), m.end(), exactly(monday, monday + timedelta(days=6)), "week")
    weekday = {**GERMAN.short_weekdays, **WEEKDAYS}[day.rstrip(".")]
    return Mention(m.start(), m.end(), exactly(monday + timedelta(days=weekday)), whole)


def nth_weekday(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "first Tuesday of October", "the last Friday of last month"; no day where the month has none such."""
    which, wanted = _WHICH[m["nw_n"]], WEEKDAYS[m["nw_d"].rstrip(".")]
    if m["nw_v"]:
        index = today.year * 12 + today.month - 1 + _STEPS.get(m["nw_v"], 0)
        found = [_nth(index // 12, index % 12 + 1, wanted, which)]
    else:
        month, year = written_month(m["nw_m"]), written_year(m["nw_y"])
        years = (year,) if year else (today.year - 1, today.year, today.year + 1)
        days = [_nth(one, month, wanted, which) for one in years]
        near = [on for on in days if on and (year or ((on >= today) if lean == "future" else (on <= today)))]
        found = [near[0] if lean == "future" else near[-1]] if near else [None]
    return Mention(m.start(), m.end(), exactly(found[0]) if found[0] else ())


def _nth(year: int, month: int, weekday: int, which: int) -> date | None:
    """The day of a month that is its so-manieth such weekday, counted from the end below 0."""
    last = monthrange(year, month)[1]
    days = [day for day in range(1, last + 1) if date(year, month, day).weekday() == weekday]
    return date(year, month, days[which]) if which < len(days) else None
