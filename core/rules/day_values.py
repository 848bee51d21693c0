"""What a written day can mean: a matched shape -> loose days (a year or a day may be missing) -> real days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.rules.day_shapes import ABOUT
from core.rules.words import MONTHS, NUMBERS, WEEKDAYS

Reader = Callable[[re.Match[str], str, date, str | None, str], "Mention | None"]


@dataclass(frozen=True, slots=True)
class Loose:
    """A day as far as it was written: no ``year`` when none was said, no ``day`` for a whole month."""

    year: int | None
    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a day stands and the ``(first, last)`` pairs it could be."""

    at: int
    to: int
    pairs: tuple[tuple[Loose, Loose], ...]
    whole: str = "day"


def read_mention(match: re.Match[str], today: date, order: str | None, lean: str) -> Mention | None:
    """The mention a match of ``DAY`` makes, or None when it is no day after all (24/7, 45/67)."""
    name = match.lastgroup or ""
    return READERS[name](match, name, today, order, lean)


def settle(first: Loose, last: Loose, today: date, lean: str) -> tuple[date, date] | None:
    """Real days for a loose pair, None when there is no such day. An end before its start is kept as it was said."""
    if last.year is None and first.year is not None:
        end = _real(last, first.year + (last.month < first.month), at_end=True)
    else:
        end = _placed(last, today, lean, at_end=True)
    if end is None:
        return None
    year = first.year if first.year is not None else end.year - (first.month > end.month)
    start = _real(first, year)
    return None if start is None else (start, end)


def _placed(loose: Loose, today: date, lean: str, *, at_end: bool = False) -> date | None:
    if loose.year is not None:
        return _real(loose, loose.year, at_end=at_end)
    years = range(today.year, today.year + 9) if lean == "future" else range(today.year, today.year - 9, -1)
    for year in years:
        begins, on = _real(loose, year), _real(loose, year, at_end=at_end)
        if begins is None or on is None:
            continue
        if (on >= today) if lean == "future" else (begins <= today):
            return on
    return None


def _real(loose: Loose, year: int, *, at_end: bool = False) -> date | None:
    try:
        if loose.day is None:
            return date(year, loose.month, monthrange(year, loose.month)[1] if at_end else 1)
        return date(year, loose.month, loose.day)
    except (ValueError, IndexError):
        return None


def exactly(start: date, end: date | None = None) -> tuple[tuple[Loose, Loose], ...]:
    """The one pair that means these very days."""
    last = end or start
    return ((Loose(start.year, start.month, start.day), Loose(last.year, last.month, last.day)),)


def _year(words: str | None) -> int | None:
    if not words:
        return None
    digits = words.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(words: str) -> int:
    return MONTHS[words.rstrip(".")]


def _count(words: str) -> tuple[int, bool]:
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
        if unit.startswith(("day", "week", "wk", "fort")):
            days = {"d": 1, "w": 7, "f": 14}[unit[0]]
            return today - timedelta(days=days * count)
        months = count * (12 if unit.startswith("year") else 1)
        index = today.year * 12 + today.month - 1 - months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def _ymd(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    loose = Loose(int(m[f"{name}_y"]), int(m[f"{name}_m"]), int(m[f"{name}_d"]))
    return Mention(m.start(), m.end(), ((loose, loose),))


def _orders(a: int, b: int, separator: str, order: str | None) -> list[tuple[int, int]]:
    """Which (day, month) two numbers can be; the settled order alone when it gives a month."""
    dmy, mdy = (a, b), (b, a)
    if separator == ".":
        return [dmy]
    ways = [way for way in (dmy, mdy) if 1 <= way[1] <= 12 and 1 <= way[0] <= 31]
    preferred = mdy if order == "mdy" else dmy
    if order and preferred in ways:
        return [preferred]
    return list(dict.fromkeys(ways))


def _numbers(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    a, b = int(m[f"{name}_a"]), int(m[f"{name}_b"])
    year = _year(m["num_y"]) if name == "num" else None
    if name == "sl" and ((a, b) == (24, 7) or not _orders(a, b, "/", None)):
        return None
    ways = _orders(a, b, m["num_s"] if name == "num" else "/" if name == "sl" else ".", order)
    pairs = tuple((Loose(year, month, day),) * 2 for day, month in ways)
    return Mention(m.start(), m.end(), tuple((p[0], p[1]) for p in pairs))


def _day_and_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    loose = Loose(_year(m[f"{name}_y"]), _month(m[f"{name}_m"]), int(m[f"{name}_d"]))
    return Mention(m.start(), m.end(), ((loose, loose),))


def _days_of_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    year = _year(m[f"{name}_y"])
    month = int(m["nr_m"]) if name == "nr" else _month(m[f"{name}_m"])
    last_month = _month(m["dd_n"]) if name == "dd" else month
    first, last = Loose(year, month, int(m[f"{name}_d"])), Loose(year, last_month, int(m[f"{name}_e"]))
    if name == "dd" and year is not None and last_month < month:
        first = Loose(year - 1, month, first.day)
    return Mention(m.start(), m.end(), ((first, last),))


def _month_and_year(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    month = int(m["ym_m"]) if name == "ym" else _month(m["my_m"])
    loose = Loose(_year(m[f"{name}_y"]), month)
    return Mention(m.start(), m.end(), ((loose, loose),), "month")


def _month_alone(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    month, when = _month(m["ml_m"]), (m["ml_w"] or "")
    loose = Loose(None, month)
    if m["ml_v"]:
        loose = Loose(today.year + {"last": -1, "this": 0, "next": 1}[m["ml_v"]], month)
    elif when in ("this", "current"):
        loose = Loose(today.year, month)
    elif when in ("next", "coming", "upcoming"):
        loose = Loose(today.year + (month <= today.month), month)
    elif when:
        loose = Loose(today.year - (month >= today.month), month)
    return Mention(m.start(), m.end(), ((loose, loose),), "month")


def _weekday(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    wanted = WEEKDAYS[m[f"{name}_d"].rstrip(".")]
    monday = today - timedelta(days=today.weekday())
    week = m[f"{name}_v"] or ""
    when = (m["wl_w"] or "") if name == "wl" else ""
    back_days = (today.weekday() - wanted) % 7 or 7
    ahead_days = (wanted - today.weekday()) % 7 or 7
    if week:
        on = monday + timedelta(days=wanted + 7 * {"last": -1, "this": 0, "next": 1}[week])
    elif when in ("this", "current"):
        on = monday + timedelta(days=wanted)
    elif when in ("next", "coming", "upcoming") or (lean == "future" and not when):
        on = today + timedelta(days=ahead_days)
    else:
        on = today - timedelta(days=back_days)
    if name == "wl" and m["wl_a"]:
        on = monday + timedelta(days=wanted - 7 * (2 if m["wl_a"] == "two" else 1))
    return Mention(m.start(), m.end(), exactly(on))


def _ago(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    count, exact = _count(m[f"{name}_n"])
    on = back(today, count if name == "ago" else -count, m[f"{name}_u"])
    if on is None:
        return Mention(m.start(), m.end(), ())
    exact = exact and not ABOUT.search(m.string[max(0, m.start() - 16) : m.start()])
    return Mention(m.start(), m.end(), exactly(on), "day" if exact else "vague")


def _near(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    words = m.group()
    if "before yesterday" in words:
        shift = -2
    elif "after tomorrow" in words:
        shift = 2
    elif words.startswith("y") or words == "last night":
        shift = -1
    elif words.startswith(("tom", "tmrw")):
        shift = 1
    elif words in ("the other day", "recently"):
        return Mention(m.start(), m.end(), exactly(today - timedelta(days=7), today), "vague")
    else:
        shift = 0
    return Mention(m.start(), m.end(), exactly(today + timedelta(days=shift)))


def _period(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    when, unit = (m["per_w"] or "last"), (m["per_u"] or "weekend")
    step = 0 if when in ("this", "current") else 1 if when in ("next", "coming", "upcoming") else -1
    if m["per_n"] or unit.endswith("s"):
        return _last_few(m, today, step)
    monday = today - timedelta(days=today.weekday())
    if unit == "week":
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
    count, exact = _count(m["per_n"] or "few")
    if step == 0:
        return None
    edge = back(today, count if step < 0 else -count, m["per_u"])
    if edge is None or not exact:
        return Mention(m.start(), m.end(), exactly(today), "vague")
    pair = exactly(edge, today) if step < 0 else exactly(today, edge)
    return Mention(m.start(), m.end(), pair, "period")


def _quarter_of(year: int, quarter: int) -> tuple[tuple[Loose, Loose], ...]:
    return ((Loose(year, 3 * quarter - 2), Loose(year, 3 * quarter)),)


def _quarter(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
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


def _day_of_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    day = int(m[f"{name}_d"])
    index = today.year * 12 + today.month - 1
    if name == "dl":
        index += {"last": -1, "this": 0, "next": 1}[m["dl_w"]]
    elif lean == "past" and day > today.day:
        index -= 1
    elif lean == "future" and day < today.day:
        index += 1
    loose = Loose(index // 12, index % 12 + 1, day)
    return Mention(m.start(), m.end(), ((loose, loose),))


def _whole_year(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    year = int(m["yr_y"])
    return Mention(m.start(), m.end(), exactly(date(year, 1, 1), date(year, 12, 31)), "year")


READERS: dict[str, Reader] = {
    **dict.fromkeys(("iso", "pack"), _ymd),
    **dict.fromkeys(("num", "sl", "dot"), _numbers),
    **dict.fromkeys(("dm", "md"), _day_and_month),
    **dict.fromkeys(("dr", "mr", "nr", "dd"), _days_of_month),
    **dict.fromkeys(("my", "ym"), _month_and_year),
    "ml": _month_alone,
    **dict.fromkeys(("wl", "lw"), _weekday),
    **dict.fromkeys(("ago", "in"), _ago),
    "rel": _near,
    "per": _period,
    "qu": _quarter,
    **dict.fromkeys(("nth", "dl"), _day_of_month),
    "yr": _whole_year,
}
