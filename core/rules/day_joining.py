"""Mentions of days made one: ranges, days beside each other, a choice of two, a day of a period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from core.rules.day_beside import beside, in_a_row
from core.rules.day_joints import AND, BETWEEN, JOIN, OR
from core.rules.day_lists import exact_day, listed
from core.rules.day_values import Loose, Mention, exactly
from core.rules.words import NEAR, WEEKDAYS

_FIRST_NUMBER = re.compile(r"\d{1,2}(?!\d)")
_PERIODS = {"day": 1, "week": 2, "month": 3, "quarter": 4}
MOST_CHOICES = 6
_SHORT_WORD = re.compile(r"\s(?:[^\W\d_]{1,3}\s|d['’])\Z")
_SIGNS = " -–—,:("
_OF = (" ", " of ", ", ", " der ", " da ", " della ", " de ", " de la ")


def joined_days(text: str, mentions: list[Mention], today: date, lean: str) -> Iterator[Mention]:
    """The mentions, left to right, those made one that say one thing together."""
    at = 0
    while at < len(mentions):
        one = mentions[at]
        if at + 2 < len(mentions) and (row := in_a_row(text, *mentions[at : at + 3])) is not None:
            one, at = row, at + 2
        at += 1
        while at < len(mentions):
            both = _together(text, one, mentions[at]) or beside(text, one, mentions[at], today, lean)
            if both is None:
                break
            one = both
            at += 1
        yield one


def _together(text: str, one: Mention, last: Mention) -> Mention | None:
    """Two mentions as one: a range, days beside each other, a choice of two, a day of a period; None when apart."""
    if not one.pairs or not last.pairs or last.at - one.to > 24:
        return None
    between = text[one.to : last.at]
    if _PERIODS.get(one.whole, 0) > _PERIODS.get(last.whole, 9):
        return None if between.strip(_SIGNS) not in ("", "on") else _within(one, last)
    if (
        last.whole == "month"
        and one.whole == "day"
        and text[one.at : one.to] in WEEKDAYS
        and _SHORT_WORD.match(between)
    ):
        return replace(one, to=last.to, whole="vague")  # some such day of that month
    if last.whole == "week" and one.whole == "day" and between in _OF and text[one.at : one.to].strip(".").isalpha():
        return _within(last, one)
    if _is_range(text, one, last):
        whole = one.whole if one.whole == last.whole else "day"
        return replace(one, to=last.to, pairs=_pairs(text, one, last), whole=whole)
    if {one.whole, last.whole} - {"day", "vague"} or not _are_alike(text, one, last):
        return None
    if OR.match(between) and len(one.pairs) < MOST_CHOICES:
        return replace(one, to=last.to, pairs=(*one.pairs, *last.pairs), whole="day")
    if not AND.match(between):
        return None
    both = listed(one, last)
    apart = both is not None and text.startswith(" respectively", last.to)
    return replace(both, whole="vague") if both is not None and apart else both


def _within(period: Mention, day: Mention) -> Mention | None:
    """ "last week - Tuesday", "Tuesday of last week", "in September on the 8th", "Q1 – March 4": the day of that period."""
    (first, _), (on, _) = period.pairs[0], day.pairs[0]
    pairs = day.pairs
    if period.whole == "week":
        monday, said = exact_day(first), exact_day(on)
        if monday is None or said is None or len(day.pairs) > 1:
            return None
        pairs = exactly(monday + timedelta(days=said.weekday()))
    elif period.whole == "month":
        pairs = ((Loose(first.year, first.month, on.day),) * 2,)
    return Mention(min(period.at, day.at), max(period.to, day.to), pairs)


def _are_alike(text: str, one: Mention, last: Mention) -> bool:
    """Whether both are dates, or both are named days."""
    first, second = text[one.at : one.to], text[last.at : last.to]
    if first in NEAR or second in NEAR:
        return max(NEAR.get(first, 1), NEAR.get(second, 1)) <= 0
    return has_digit(first) == has_digit(second)


def has_digit(words: str) -> bool:
    """Whether any figure stands in the words."""
    return any(c.isdigit() for c in words)


def _is_range(text: str, first: Mention, last: Mention) -> bool:
    between = text[first.to : last.at]
    if JOIN.match(between):
        return True
    return bool(AND.match(between) and BETWEEN.search(text[max(0, first.at - 12) : first.at]))


def _pairs(text: str, first: Mention, last: Mention) -> tuple[tuple[Loose, Loose], ...]:
    """The pairs of a range; two days written alike are read alike, so ``1/9 to 30/9`` has one reading only."""
    if {len(first.pairs), len(last.pairs)} == {1, 2}:
        sure, doubted = (first, last) if len(first.pairs) == 1 else (last, first)
        number = _FIRST_NUMBER.match(text, sure.at)
        if number:
            likely = doubted.pairs[0 if int(number[0]) > 12 else 1]
            return ((likely[0], last.pairs[0][1]),) if doubted is first else ((first.pairs[0][0], likely[1]),)
    if len(first.pairs) == len(last.pairs):
        return tuple((a[0], b[1]) for a, b in zip(first.pairs, last.pairs, strict=True))
    return tuple((a[0], b[1]) for a in first.pairs for b in last.pairs)
