"""A day that is said from another: "the day before 3 November" is read, "the Sunday after Thanksgiving" is to be asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from core.rules.day_values import DayFound
from core.rules.words import NEAR, WEEKDAYS, word_set

_DAY_FROM = re.compile(r"\b(?:the\s)?(?:next\s)?day\s(?P<way>before|after|following|preceding)\s(?:the\s)?\Z")
_FROM = re.compile(
    r"\b(?:(?:day|night|evening|morning|eve|week|weekend)s?\s(?:before|after|following|preceding|prior\sto)|eve\sof"
    r"|\d\s?days?\s(?:before|after)|days\s(?:before|after)"
    r"|(?:a|one|two|three)\s(?:week|fortnight|month)s?(?:\son)?"
    r")\s(?:the\s)?\Z"
)
_ONE_OF = re.compile(
    r"\b(?:(?:every|each|other|some)\s(?:first\s|second\s|other\s|last\s)?|last\sbut\s(?:one|two)\s|(?:next|second|third)\sto\s(?:last\s)?"
    r"|vorletzte[nrms]?\s|avant-dernier\s|penúltimo\s|penultimo\s|voorlaatste\s)\Z"
)
_AFTER = re.compile(r"\s(?:before|after|following|preceding)\s")
_WEEK_OF = re.compile(r"\b(?:week|wk)\sof\s(?:the\s)?\Z")
_THEN = re.compile(
    r"\s(?:(?:week|fortnight)\b(?!\s(?:ago|of))|prior\sto\b|(?:after|before)\s(?:next|last|that)\b|vor\s(?:einer|zwei|drei)\b"
    r"|il\sy\sa\b|hace\b)"
)
_OF = re.compile(r"\s(?:of|de\sla|della|da)\s")
_LEADS = word_set("the last past this next previous")
_REACH = 28


def led_by(text: str, low: str, found: DayFound) -> DayFound:
    """The day as what stands around it makes of it: a day on or back, or a doubt where it is only half read."""
    if found.whole != "day":
        return found
    before = low[max(0, found.at - _REACH) : found.at]
    day = _DAY_FROM.search(before)
    if day is not None and all(1900 < end.year < 2200 for _, end in found.options):
        at, is_before = found.at - len(before) + day.start(), day["way"] in ("before", "preceding")
        one = timedelta(days=1)
        days = [start - one if is_before else end + one for start, end in found.options]
        return replace(found, at=at, words=text[at : found.to], options=tuple((on, on) for on in days))
    led = _FROM.search(before) and not _WEEK_OF.search(before)
    return replace(found, whole="vague") if led or _is_of_more(low, found, before) else found


def _is_of_more(low: str, found: DayFound, before: str) -> bool:
    """Whether a weekday goes on: "the Sunday after Thanksgiving", "Friday of the congress", "Tuesday week"."""
    *leads, named = found.words.lower().rstrip(".").split()
    if named not in WEEKDAYS or not _LEADS.issuperset(leads):
        return bool(_THEN.match(low, found.to)) and named in NEAR
    after = before.endswith("the ") and _AFTER.match(low, found.to)
    return bool(after or _ONE_OF.search(before) or _THEN.match(low, found.to) or _OF.match(low, found.to))
