"""Days that say one thing together: "a week ago today", "Nov. 13 (Fri)", "Monday, Tuesday and Wednesday", "13th not 12th"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.rules.day_joints import AND, BESIDE, NEAREST, NOT, OR_SO
from core.rules.day_lists import exact_day, listed
from core.rules.day_values import Mention, exactly, settle
from core.rules.words import NEAR, WEEKDAYS, word_set

_BACK = (" ago", " back", " earlier")
_PASSED = word_set("last next past this the on")


def beside(text: str, one: Mention, last: Mention, today: date, lean: str) -> Mention | None:
    """Two days side by side as one: the second counts from the first, or says the same again; None when neither."""
    between = text[one.to : last.at]
    if (way := NEAREST.match(between)) is not None:
        return _nearest(text, one, last, way["way"] == "before", today, lean)
    if not BESIDE.match(between) or {one.whole, last.whole} != {"day"} or len(last.pairs) != 1:
        return None
    to = last.to + (between.endswith("(") and text[last.to : last.to + 1] == ")")
    if text[max(one.at, one.to - 8) : one.to].endswith(_BACK) and (on := _counted_from(text, one, last)) is not None:
        return Mention(one.at, to, exactly(on))
    return replace(one, to=to) if _is_same(text, one, last, today, lean) else None


def _nearest(text: str, one: Mention, last: Mention, is_before: bool, today: date, lean: str) -> Mention | None:
    """ "the Tuesday before 10 November": the nearest such weekday; None where either is no single day."""
    wanted = WEEKDAYS.get(text[one.at : one.to].rstrip("."))
    if wanted is None or {one.whole, last.whole} != {"day"} or len(last.pairs) != 1:
        return None
    from_day = settle(*last.pairs[0], today, lean)
    if from_day is None or not 1900 < from_day[0].year < 2200:
        return None
    apart = (from_day[0].weekday() - wanted) % 7 or 7 if is_before else (wanted - from_day[1].weekday()) % 7 or 7
    on = from_day[0] - timedelta(days=apart) if is_before else from_day[1] + timedelta(days=apart)
    return Mention(one.at, last.to, exactly(on))


def _counted_from(text: str, one: Mention, last: Mention) -> date | None:
    """ "a week ago" with "yesterday": that much earlier; with a weekday: that day of the week."""
    on, words = exact_day(one.pairs[0][0]), text[last.at : last.to].split()
    if on is None or not words:
        return None
    if words[0] in NEAR:
        return on + timedelta(days=NEAR[words[0]])
    named = [word for word in words if word not in _PASSED]
    wanted = WEEKDAYS.get(named[0].rstrip(".")) if len(named) == 1 else None
    return None if wanted is None else on + timedelta(days=wanted - on.weekday())


def _is_same(text: str, one: Mention, last: Mention, today: date, lean: str) -> bool:
    """Whether a date has its weekday beside it, or a day said from today its date."""
    words, led = text[last.at : last.to], text[one.at : min(one.to, one.at + 24)]
    kinds = words.rstrip(".") in WEEKDAYS, words in NEAR, led in NEAR, led.split(" ")[0].rstrip(".") in WEEKDAYS
    if len(one.pairs) != 1 or not any(kinds):
        return False
    first, again = settle(*one.pairs[0], today, lean), settle(*last.pairs[0], today, lean)
    if first is None or again is None or first[0] != first[1] or again[0] != again[1]:
        return False
    said = WEEKDAYS.get(words.rstrip("."))
    return first == again if said is None else first[0].weekday() == said


def in_a_row(text: str, one: Mention, middle: Mention, last: Mention) -> Mention | None:
    """ "Monday, Tuesday and Wednesday": first to last; None when there is no such row."""
    named = all(text[day.at : day.to].rstrip(".") in WEEKDAYS for day in (one, middle, last))
    if not named or text[one.to : middle.at] != ", " or not AND.match(text[middle.to : last.at]):
        return None
    begun = listed(one, middle)
    return listed(begun, last) if begun is not None else None


def without_denied(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions without those denied ("13th not 12th"), unless nothing else is said; "or thereabouts" makes a doubt."""
    kept = mentions
    if "not" in text or "n't" in text or "n’t" in text:
        kept = [one for one in mentions if not NOT.search(text, max(0, one.at - 16), one.at)] or mentions
    return [replace(one, whole="vague") if one.whole == "day" and OR_SO.match(text, one.to) else one for one in kept]
