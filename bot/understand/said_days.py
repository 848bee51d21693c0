"""Which of the days found in a line say when it was, and which belong to the title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.lexicon import words_of
from bot.language.phrases import any_of, domain_words
from bot.understand.cuts import Cuts
from bot.understand.domains import CUT
from bot.understand.steps import first_of
from core.rules.days import DayFound
from core.rules.words import word_set

_TOLD, _BEFORE, _VAGUE = (words_of(name) for name in ("day_told", "before_day", "vaguely"))
_BEFORE_DAY = re.compile(
    rf"(?:(?<=\s)|^|(?<=[,;(\x01]))(?:{any_of(_TOLD)}\s)?{any_of(_BEFORE)}\s?:?\s(?:{any_of(words_of('day_the'))}\s)?$",
    re.IGNORECASE,
)
_VAGUELY = re.compile(rf"(?:(?<=\s)|^|(?<=\x01)){any_of(_VAGUE)}[\s-]$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:phase|part|module|chapter|section|vol|no|version|level)\.?\s$", re.IGNORECASE)
_IN_QUARTER = re.compile(r"\b(?:in|during|of)\s$", re.IGNORECASE)
_LED = re.compile(r"(?:^|[\s(\x01])(?:on|in|during|from|since|for|of|this|last)\s$", re.IGNORECASE)
_EDGE = re.compile(
    rf"\s?[,;:.)(\-–—\x01|]|\s{any_of(domain_words('named'))}\s?(?:$|[,;.])|\s\d|\s(?:i|we)\b"
    r"|\s(?:and|for|about|half|an?)\s(?:\d|hour|half)|[\s.!?)]*$",
    re.IGNORECASE,
)
_LEADING_WORDS = frozenset(_BEFORE)
_VAGUE_WORDS = frozenset(phrase.split()[-1] for phrase in _VAGUE)
_EVENTS = word_set(
    "webinar workshop course session meeting talk lecture seminar module event conference symposium training activity"
    " podcast presentation class congress keynote panel roundtable forum call update masterclass tutorial journal"
    " webinars workshops sessions meetings talks lectures"
)
_OPENS = word_set("yesterday last next this")
_COUNTED = word_set("yesterday today tomorrow tonight")
_GLUE = re.compile(r"\s?(?:,|and|&|or|vs\.?|,\s?and|to)?\s?")
_NEAR = word_set("last past this yesterday yday previous the next earlier a two")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in its line: what stands before and after, its words in lower case, ``led`` by a preposition, before an ``edge``."""

    day: DayFound
    before: str
    after: str
    word: str
    led: bool
    edge: bool

    @property
    def opens(self) -> bool:
        """Whether it opens the line."""
        return not self.before.strip(f" {CUT},")


def is_said(work: str, day: DayFound) -> bool:
    """Whether these words say when it was; a year, a month or a weekday inside a title does not."""
    before, after = work[: day.at], work[day.to :]
    led, edge = _LED.search(before) is not None, _EDGE.match(after) is not None
    return first_of(SAID, _Day(day, before, after, day.words.lower(), led, edge)) is True


def _year(one: _Day) -> bool | None:
    """A year alone belongs to the title."""
    return False if one.day.whole == "year" and one.word.isdigit() else None


def _written(one: _Day) -> bool | None:
    """A day with its number is said, unless it counts: "phase 3 May"."""
    written = one.day.whole in ("day", "vague") and any(c.isdigit() for c in one.word)
    return not _NUMBERED.search(one.before) if written else None


def _owned(one: _Day) -> bool | None:
    """ "Yesterday's webinar"."""
    owned = one.after.startswith(("'s", "’s"))
    return _is_owned(one.after[2:], capital=one.day.words[0].isupper()) if owned else None


def _quarter(one: _Day) -> bool | None:
    """A quarter is said only behind "in", "during" or "of"."""
    return False if one.day.whole == "quarter" and not _IN_QUARTER.search(one.before) else None


def _begins_title(one: _Day) -> bool | None:
    """A capital "Next …" or "Last …" amid words begins a title."""
    begins = one.day.words[0].isupper() and one.word.split()[0] in _OPENS
    return False if begins and not one.opens and not one.edge and not one.led else None


def _may(one: _Day) -> bool | None:
    """ "May" alone is a verb."""
    return False if one.day.whole == "month" and one.word == "may" and not one.led else None


def _near(one: _Day) -> bool | None:
    """ "Last Tuesday", "on Tuesday"."""
    return True if one.word.split()[0] in _NEAR or one.led else None


def _apart(one: _Day) -> bool:
    """Whatever else is said where it stands apart; a month where it also is parted from the title."""
    if one.day.whole != "month":
        return one.edge or one.opens
    return one.edge and _parts_from(one.before, one.word, one.after)


SAID = (_year, _written, _owned, _quarter, _begins_title, _may, _near, _apart)
"""What tells whether a day is said, tried in this order."""


def _is_owned(after: str, *, capital: bool) -> bool:
    """Whether "today's …" is when it was: an event is named. "Today's challenges in peer review" is a title."""
    words = after.split()[:5]
    if any(word.lower().strip(".,:;!?") in _EVENTS for word in words):
        return True
    return not capital and any(word[0].isupper() or word[0].isdigit() for word in words)


def without_enumerated(work: str, days: list[DayFound]) -> list[DayFound]:
    """The days less those a title counts up: "Yesterday, today and tomorrow of open access"."""
    if len(days) < 2:
        return days
    kept: list[DayFound] = []
    group: list[DayFound] = []
    for day in [*days, None]:
        near = day is not None and day.words.lower() in _COUNTED
        if group and (day is None or not near or not _GLUE.fullmatch(work[group[-1].to : day.at])):
            goes_on = len(group) > 1 and not _EDGE.match(work[group[-1].to :])
            kept += [] if goes_on else group
            group = []
        if day is not None:
            (group if near else kept).append(day)
    return sorted(kept, key=lambda one: one.at)


def _parts_from(before: str, word: str, after: str) -> bool:
    """Whether a month without a preposition stands apart from the title: first, last, after a comma, or with its year."""
    return not before.strip() or before.rstrip()[-1] in ",;(:-–" or len(word.split()) > 1 or not after.strip()


def blot_day(cuts: Cuts, day: DayFound) -> bool:
    """Cut the day with its prepositions; whether it was said vaguely ("around 3 March", "early March")."""
    to = day.to + 2 if cuts.work[day.to : day.to + 2] in ("'s", "’s") else day.to
    at = _led_from(cuts.work, day.at)
    vague = _VAGUELY.search(cuts.work[max(0, at - 24) : at]) if word_before(cuts.work, at) in _VAGUE_WORDS else None
    if vague:
        at = _led_from(cuts.work, at - len(vague.group()))
    cuts.cut(at, to)
    return vague is not None


def _led_from(work: str, at: int) -> int:
    """Where the prepositions that lead to a day at ``at`` begin; vague words are left standing."""
    while (word := word_before(work, at)) in _LEADING_WORDS:
        if word in _VAGUE_WORDS and _VAGUELY.search(work[max(0, at - 24) : at]):
            break
        led = _BEFORE_DAY.search(work[max(0, at - 40) : at])
        if led is None:
            break
        at -= led.end() - led.start()
    return at


def word_before(work: str, at: int) -> str:
    """The word right before a place, lower-case."""
    return work[max(0, at - 16) : at].rstrip(" :-").rpartition(" ")[2].lstrip(f"(,;{CUT}").lower()
