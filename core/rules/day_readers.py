"""What a matched shape means: one reader for each shape of ``day_shapes``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from core.rules.day_lists import day_list, nth_pair
from core.rules.day_near import ago, day_of_month, half, near, period, quarter, week_said
from core.rules.day_values import Loose, Mention, exactly, written_day, written_month, written_year
from core.rules.day_weekdays import weekday, weekday_ago, weekday_and_number, weekday_of_month, weekdays_ago
from core.rules.day_weeks import day_of_week_number, iso_week, nth_weekday, weekday_of_week

_ROMAN = {
    name: n for n, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}
_TWO_DAYS = re.compile(r"\s([12]?\d|3[01])(?=\s{0,2}(?:$|[,;.)\n]))")
_LEADS_IN = re.compile(r"(?:\A|\n|[,;:(.–—|-]\s?|\b(?:on|am|le|il)\s)\Z")
_NOUN = re.compile(r"\s(?!(?:i|we|at|in|on|for|with|and|was|it)\b)[a-z]")
Reader = Callable[[re.Match[str], str, date, str | None, str], "Mention | None"]


def read_mention(match: re.Match[str], today: date, order: str | None, lean: str) -> Mention | None:
    """The mention a match of ``DAY`` makes, or None when it is no day after all (24/7, 45/67)."""
    name = match.lastgroup or ""
    return READERS[name](match, name, today, order, lean)


def _ymd(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    loose = Loose(int(m[f"{name}_y"]), int(m[f"{name}_m"]), int(m[f"{name}_d"]))
    last = loose
    if name == "iso" and m["iso_e"]:  # "2026-10-13/14", "2026-11-16/2026-11-17"
        year, month = (m["iso_f"] or f"{loose.year}-{loose.month}").split("-")
        last = Loose(int(year), int(month), int(m["iso_e"]))
    return Mention(m.start(), m.end(), ((loose, last),))


def _parted(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    """ "29.10", "11-17" between signs: a day; a doubt where it may be a number, a clock or two days."""
    a, b, dotted = int(m["bd_a"]), int(m["bd_b"]), m["bd_s"] == "."
    ways = _orders(a, b, m["bd_s"], order)
    led = _LEADS_IN.search(m.string, max(0, m.start() - 8), m.start())
    if not led or any(not (1 <= month <= 12 and 1 <= day <= 31) for day, month in ways) or not ways:
        return None
    if dotted and (b == 25 or (a < 10 and b > 12)):  # "1.25" is an hour and a quarter
        return None
    sure = dotted and max(a, b) > 12 and b not in (15, 30)
    pairs = tuple((Loose(None, month, day),) * 2 for day, month in ways)
    return Mention(m.start(), m.end(), tuple((p[0], p[1]) for p in pairs), "day" if sure else "vague")


def _orders(a: int, b: int, separator: str, order: str | None) -> list[tuple[int, int]]:
    """Which (day, month) two numbers can be; the settled order alone when it gives a month."""
    dmy, mdy = (a, b), (b, a)
    if separator == ".":
        return [mdy] if b > 12 >= a and b <= 31 else [dmy]
    ways = [way for way in (dmy, mdy) if 1 <= way[1] <= 12 and 1 <= way[0] <= 31]
    preferred = mdy if order == "mdy" else dmy
    if order and preferred in ways:
        return [preferred]
    return list(dict.fromkeys(ways))


def _numbers(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention | None:
    a, b = int(m[f"{name}_a"]), int(m[f"{name}_b"])
    year = written_year(m["num_y"]) if name == "num" else None
    if name == "sl" and ((a, b) == (24, 7) or not _orders(a, b, "/", None)):
        return None
    ways = _orders(a, b, m["num_s"] if name == "num" else "/" if name == "sl" else ".", order)
    end = int(m["sl_e"]) if name == "sl" and m["sl_e"] else None
    if end is not None:  # "11/13-14": days of the month written first
        ways = [(b, a)]
    pairs = tuple((Loose(year, month, day), Loose(year, month, end or day)) for day, month in ways)
    return Mention(m.start(), m.end(), pairs)


def _day_and_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    day = written_day(m[f"{name}_d"])
    month = _ROMAN[m["rom_m"]] if name == "rom" else written_month(m[f"{name}_m"])
    loose = Loose(written_year(m[f"{name}_y"]), month, day)
    if name == "md" and day < 4 and m["md_d"].isalpha() and _NOUN.match(m.string, m.end()):
        return Mention(m.start(), m.end("md_m"), ((Loose(None, month),) * 2,), "month")  # "October first draft"
    pairs: tuple[tuple[Loose, Loose], ...] = ((loose, loose),)
    if name == "dm" and (other := _TWO_DAYS.match(m.string, m.end())) and "." in m.group() and loose.year is None:
        pairs = (*pairs, (Loose(None, month, int(other[1])),) * 2)  # "4. Nov 10": the list's number, or the day
    return Mention(m.start(), m.end(), pairs)


def _days_of_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    year = written_year(m[f"{name}_y"]) if name != "nd" else None
    month = int(m[f"{name}_m"]) if name in ("nr", "nd") else written_month(m[f"{name}_m"])
    last_month = written_month(m["dd_n"]) if name == "dd" else month
    first, last = (Loose(year, of, written_day(m[f"{name}_{at}"])) for of, at in ((month, "d"), (last_month, "e")))
    if name == "dd" and year is not None and last_month < month:
        first = Loose(year - 1, month, first.day)
    apart = name == "nr" and m["nr_l"].strip() in ("und", "+") and int(m["nr_e"]) - int(m["nr_d"]) != 1
    return Mention(m.start(), m.end(), ((first, last),), "vague" if apart else "day")


def _month_and_year(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    month = int(m["ym_m"]) if name == "ym" else written_month(m["my_m"])
    loose = Loose(written_year(m[f"{name}_y"]), month)
    return Mention(m.start(), m.end(), ((loose, loose),), "month")


def _edge_of_month(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "the last day of October"."""
    year, month = written_year(m["ld_y"]), written_month(m["ld_m"])
    last = monthrange(year or 2025, month)[1]
    loose = Loose(year, month, 1 if m["ld_w"] == "first" else last)
    return Mention(m.start(), m.end(), ((loose, loose),))


def _month_alone(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    month, when = written_month(m["ml_m"]), (m["ml_w"] or "")
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


def _whole_year(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    year = int(m["yr_y"])
    return Mention(m.start(), m.end(), exactly(date(year, 1, 1), date(year, 12, 31)), "year")


def _east(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    loose = Loose(int(m["east_y"]) if m["east_y"] else None, int(m["east_m"]), int(m["east_d"]))
    return Mention(m.start(), m.end(), ((loose, loose),))


READERS: dict[str, Reader] = {
    **dict.fromkeys(("iso", "pack"), _ymd),
    **dict.fromkeys(("num", "sl", "dot"), _numbers),
    **dict.fromkeys(("dm", "md", "ds", "rom"), _day_and_month),
    **dict.fromkeys(("dr", "mr", "nr", "nd", "dd"), _days_of_month),
    **dict.fromkeys(("my", "ym"), _month_and_year),
    "ml": _month_alone,
    **dict.fromkeys(("wl", "lw", "ws"), weekday),
    **dict.fromkeys(("ls", "ms"), day_list),
    **dict.fromkeys(("wbl", "fw"), week_said),
    "wa": weekday_ago,
    "wb": weekday_and_number,
    "wz": weekdays_ago,
    "bd": _parted,
    "ld": _edge_of_month,
    "nn": nth_pair,
    "kw": day_of_week_number,
    "wk": weekday_of_week,
    "iw": iso_week,
    "nw": nth_weekday,
    "east": _east,
    **dict.fromkeys(("ago", "in"), ago),
    "rel": near,
    "per": period,
    "qu": quarter,
    "hf": half,
    **dict.fromkeys(("nth", "dl", "nb"), day_of_month),
    "wn": weekday_of_month,
    "yr": _whole_year,
}
