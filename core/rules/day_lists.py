"""Lists of days: "3, 10 and 17 Nov", "nov 9 and nov 10", "the 22nd or the 23rd of September"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from core.rules.day_joints import BETWEEN
from core.rules.day_values import Loose, Mention, written_month, written_year
from core.rules.words.en import ORDINALS

_NUMBER = re.compile(r"\d{1,2}|[a-z]+(?:[\s-][a-z]+)?")
_SOME_DAY = re.compile(r"\b(?:some\s?(?:day|time)|one day|sometime)\s(?:in\s)?between\s\Z")
_JOINED = re.compile(r"\b(?:and|n|or|und|et|y|e|o|en|og|och)\b|&")
_EITHER = re.compile(r"\W(?:or|oder|ou|o)\W")


def day_list(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """Days of one month: beside each other a range; one or the other two options; else first to last, as a doubt."""
    month, year = written_month(m[f"{name}_m"]), written_year(m[f"{name}_y"])
    days = _numbers_in(m[f"{name}_d"])
    if len(days) == 2 and "," in m[f"{name}_d"] and not _JOINED.search(m[f"{name}_d"]):
        return _without_stranger(m, name, Loose(year, month, days[0 if name == "ms" else 1]))
    loose = [Loose(year, month, day) for day in days]
    if _EITHER.search(m[f"{name}_d"]):
        return Mention(m.start(), m.end(), tuple((one, one) for one in loose))
    together = all(b - a == 1 for a, b in pairwise(days)) or BETWEEN.search(m.string[: m.start()][-12:])
    one_of = _SOME_DAY.search(m.string, max(0, m.start() - 40), m.start())
    return Mention(m.start(), m.end(), ((loose[0], loose[-1]),), "day" if together and not one_of else "vague")


def _without_stranger(m: re.Match[str], name: str, one: Loose) -> Mention:
    """ "week 2, 15 Oct", "april 27, 28 authors": only the number beside the month is surely a day."""
    comma = m.start(f"{name}_d") + m[f"{name}_d"].index(",")
    if name == "ms":
        return Mention(m.start(), comma, ((one, one),))
    at = comma + 1 + m.string[comma + 1 : m.end()].startswith(" ")
    return Mention(at, m.end(), ((one, one),))


def _numbers_in(words: str) -> list[int]:
    found = []
    for part in _NUMBER.findall(words):
        if part.isdigit():
            found.append(int(part))
        else:
            found += [ORDINALS[word] for word in (part, *part.split()) if word in ORDINALS][:1]
    return found


def nth_pair(m: re.Match[str], name: str, today: date, order: str | None, lean: str) -> Mention:
    """ "the 13th and 14th": of the month that has them behind us (or before us, as one leans)."""
    days = [int(m["nn_d"]), int(m["nn_e"])]
    index = today.year * 12 + today.month - 1
    if lean == "past" and days[-1] > today.day:
        index -= 1
    elif lean == "future" and days[0] < today.day:
        index += 1
    loose = [Loose(index // 12, index % 12 + 1, day) for day in days]
    if _EITHER.search(m["nn_s"]):
        return Mention(m.start(), m.end(), tuple((one, one) for one in loose))
    through = not re.search(r"and|&|,|\+|\bn\b", m["nn_s"])
    whole = "day" if through or days[1] - days[0] == 1 else "vague"
    return Mention(m.start(), m.end(), ((loose[0], loose[1]),), whole)


def exact_day(loose: Loose) -> date | None:
    """The real day of a loose one that lacks nothing."""
    try:
        return date(loose.year, loose.month, loose.day) if loose.year and loose.day else None
    except ValueError:
        return None


def listed(one: Mention, last: Mention) -> Mention | None:
    """Two mentions joined by "and": beside each other a range, else first to last as a doubt; None when not in order."""
    if len(one.pairs) != 1 or len(last.pairs) != 1:
        return None
    (first, end), (again, to) = one.pairs[0], last.pairs[0]
    year = 2000  # a leap year, for days whose year was not said
    a, b = (exact_day(Loose(loose.year or year, loose.month, loose.day)) for loose in (end, again))
    if a is None or b is None or b <= a or (first.year is None) != (to.year is None):
        return None
    together = b - a == timedelta(days=1) and "vague" not in (one.whole, last.whole)
    return replace(one, to=last.to, pairs=((first, to),), whole="day" if together else "vague")
