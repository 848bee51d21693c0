"""Readers of days that are said from today: "yesterday", "last Wednesday", "two weeks ago", "last month", "Q1"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from core.rules.day_joints import ABOUT
from core.rules.day_values import Loose, Mention, exactly, written_day
from core.rules.words import MONTHS, NEAR, NUMBERS, WEEKS, choice, word_set

_ON = re.compile(r"\b(?:on|over|of|since|it was|that was|done|finished)\s\Z")
_IN_MONTH = re.compile(rf"\b(?:{choice(MONTHS)}),\s\Z")
_PARTED = re.compile(r"(?:\A|\n|[,;:.(–—|/?!-]\s|\b(?:u[hm]|okay|ok|and|also),?\s)\Z")
_PARTED_BEHIND = re.compile(r"\s{0,2}(?:$|[,;:.)\n–—|/-])")
_COUNTED_THINGS = word_set(
    "annual meeting congress edition century session conference anniversary international world european slide page"
    " floor chapter module lecture day week time try attempt of revision draft version forum symposium national"
)
_WORD_AFTER = re.compile(r"[ ]([a-z’']+)")
_NEW_PHRASE = word_set(
    "i we he she they it the a an my our at in with from for and but because so there was is that when which by or"
    " while during after between before around about online virtually plus one two i've it's"
)


def count_of(words: str) -> tuple[int, bool]:
    """How many, and whether that was exact ("a few" is not)."""
    low = words
    if low.isdigit():
        return int(low), True
    if low in ("a", "an"):
        return 1, True
    return (NUMBERS[low], True) if low in NUMBERS else (2, False)


def back(today: date, count: int, unit: str) -> date | None:
    """``count`` days, weeks, months or years before today (negative: after); None when out of the calendar."""
    try:
        if unit.startswith(("h", "min")):  # "ten minutes ago" is today
            return today if count < 13 or unit[0] == "m" else None
        if unit[0] in "dwf":
            days = {"d": 1, "w": 7, "f": 14}[unit[0]]
            return today - timedelta(days=days * count)
        months = count * (12 if unit.startswith("y") else 1)
        index = today.year * 12 + today.month - 1 - months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def ago(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    count, exact = count_of(m[f"{name}_n"])
    on = back(today, count if name == "ago" else -count, m[f"{name}_u"])
    if on is None:
        return Mention(m.start(), m.end(), ())
    exact = exact and not ABOUT.search(m.string[max(0, m.start() - 16) : m.start()])
    return Mention(m.start(), m.end(), exactly(on), "day" if exact else "vague")


def near(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "yesterday", "ieri sera", "the other day"; a mere "before yesterday" may be either day."""
    words = " ".join(m.group().split())
    if words.startswith("the other ") or words == "recently":
        return Mention(m.start(), m.end(), exactly(today - timedelta(days=7), today), "vague")
    shift = NEAR[words] if words in NEAR else NEAR[words.rpartition(" ")[0]]
    days = exactly(today + timedelta(days=shift))
    if shift == -1 and m.string[max(0, m.start() - 7) : m.start()] == "before ":
        days = (*exactly(today + timedelta(days=-2)), *days)
    return Mention(m.start(), m.end(), days)


def week_said(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "the week before last", "la semana pasada"."""
    step = WEEKS.get(" ".join(m.group().split()), -2)
    monday = today - timedelta(days=today.weekday() - 7 * step)
    return Mention(m.start(), m.end(), exactly(monday, monday + timedelta(days=6)), "week")


def period(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    when, unit = (m["per_w"] or "last"), (m["per_u"] or "weekend")
    step = 0 if when in ("this", "current") else 1 if when in ("next", "coming", "upcoming") else -1
    if m["per_n"] or unit.endswith("s"):
        return _last_few(m, today, step)
    monday = today - timedelta(days=today.weekday())
    if unit in ("week", "wk"):
        start = monday + timedelta(days=7 * step)
        return Mention(m.start(), m.end(), exactly(start, start + timedelta(days=6)), "week")
    if unit == "weekend":
        saturday = _weekend(today, monday, step)
        return Mention(m.start(), m.end(), exactly(saturday, saturday + timedelta(days=1)), "weekend")
    if unit == "year":
        year = today.year + step
        return Mention(m.start(), m.end(), exactly(date(year, 1, 1), date(year, 12, 31)), "year")
    if unit == "month":
        index = today.year * 12 + today.month - 1 + step
        loose = Loose(index // 12, index % 12 + 1)
        return Mention(m.start(), m.end(), ((loose, loose),), "month")
    index = today.year * 4 + (today.month - 1) // 3 + step
    return Mention(m.start(), m.end(), _quarter_of(index // 4, index % 4 + 1), "quarter")


def _weekend(today: date, monday: date, step: int) -> date:
    saturday = monday + timedelta(days=5)
    if step == 0:
        return saturday
    if step == 1:
        return saturday if today.weekday() < 5 else saturday + timedelta(days=7)
    return saturday - timedelta(days=7)


def _last_few(m: re.Match[str], today: date, step: int) -> Mention | None:
    count, exact = count_of(m["per_n"] or "few")
    if step == 0:
        return None
    edge = back(today, count if step < 0 else -count, m["per_u"])
    if edge is None or not exact:
        return Mention(m.start(), m.end(), exactly(today), "vague")
    pair = exactly(edge, today) if step < 0 else exactly(today, edge)
    return Mention(m.start(), m.end(), pair, "period")


def _quarter_of(year: int, quarter: int) -> tuple[tuple[Loose, Loose], ...]:
    return ((Loose(year, 3 * quarter - 2), Loose(year, 3 * quarter)),)


def half(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "the second half of 2025", "H1 2026", "first half of this year"."""
    second = (m["hf_n"] or m["hf_o"]) in ("2", "second", "2nd", "last")
    year = int(m["hf_y"]) if m["hf_y"] else today.year - (m["hf_v"] == "last")
    pair = (Loose(year, 7 if second else 1), Loose(year, 12 if second else 6))
    return Mention(m.start(), m.end(), (pair,), "quarter")


def quarter(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    ordinals = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
    word = m["qu_o"] or ""
    if word == "last" and not (m["qu_y"] or m["qu_v"]):
        index = today.year * 4 + (today.month - 1) // 3 - 1
        return Mention(m.start(), m.end(), _quarter_of(index // 4, index % 4 + 1), "quarter")
    quarter = int(m["qu_n"]) if m["qu_n"] else ordinals.get(word, 4)
    if m["qu_y"]:
        year = int(m["qu_y"])
    elif m["qu_v"]:
        year = today.year - (m["qu_v"] == "last")
    else:
        year = today.year - (lean == "past" and date(today.year, 3 * quarter - 2, 1) > today)
    return Mention(m.start(), m.end(), _quarter_of(year, quarter), "quarter")


def day_of_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    """ "the 18th", "the 6 of this month"; an ordinal that goes on ("the 18th meeting") is none."""
    whole = "day" if name == "dl" else _certainty(m, name)
    if not whole:
        return None
    day = written_day(m[f"{name}_d"])
    index = today.year * 12 + today.month - 1
    if name == "dl":
        index += {"last": -1, "this": 0, "next": 1}[m["dl_w"]]
    elif "inst" not in m.group() and lean == "past" and day > today.day:
        index -= 1
    elif lean == "future" and day < today.day:
        index += 1
    loose = Loose(index // 12, index % 12 + 1, day)
    return Mention(m.start(), m.end(), ((loose, loose),), whole)


def _certainty(m: re.Match[str], name: str) -> str:
    """Whether "the 18th", "on 18th", "the nineteenth" says a day for certain (day), perhaps (vague) or not at all.

    It does where nothing follows, or after "on" or between signs a new phrase; a word ("the fifth") is only sure there.
    """
    if "inst" in m.group():
        return "day"
    at, figures = m.start(), m[f"{name}_d"].isdigit()
    led = bool(_ON.search(m.string, max(0, at - 12), at) or _IN_MONTH.search(m.string, max(0, at - 14), at))
    parted, goes_on = bool(_PARTED.search(m.string, max(0, at - 6), at)), _WORD_AFTER.match(m.string, m.end())
    if goes_on is None:
        followed = _PARTED_BEHIND.match(m.string, m.end()) is not None
        late = written_day(m[f"{name}_d"]) > 9  # "the third" may be one of three
        sure = led or (figures and name == "nth") or (parted and followed and (figures or late))
        return "day" if sure else "vague" if parted and followed else ""
    if goes_on[1] in MONTHS:
        return ""
    if led and (goes_on[1] in _NEW_PHRASE or _IN_MONTH.search(m.string, max(0, at - 14), at)):
        return "day"
    if parted and goes_on[1] in ("i", "we", "not"):
        return "day"
    return "vague" if led and figures and goes_on[1] not in _COUNTED_THINGS else ""
