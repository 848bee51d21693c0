"""Which credits are meant: "12", "#3 and #5", "the last one", "the GPP3 one", "both", "the duplicate"."""

from __future__ import annotations

import re

from bot.intents import Answer, Which
from bot.language.frames import talk
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from core.rules.words import MONTHS, choice, lowered

_WORD, _OWNED, _NUMBER, _JOINED = (
    any_of(words_of(name)) for name in ("credit_named", "credit_owned", "number_named", "number_joined")
)
# A day's number is no credit's: "to 4 March", "12/11", "the 3rd of May".
_MONTH = rf"(?:{choice(MONTHS)})(?!\w)"
_NO_DAY = (
    rf"(?!\d|[./:]\d|(?:st|nd|rd|th|\.)?[\s-]?(?:of\s)?{_MONTH}"
    rf"|(?:\s?[-–]\s?|\sand\s)\d{{1,2}}\.?\s{_MONTH})"
)
_MORE = rf"(?:\s?,\s?(?:{_JOINED}\s)?|\s(?:{_JOINED}|&)\s|\s?[-–&]\s?)(?:{_WORD}\s)?#?\d{{1,6}}(?![\w.:,/])"
NUMBERS = rf"(?:{_OWNED}\s)?(?:{_WORD}\s?)?(?:{_NUMBER}\s?)?(?:#|№)?\s?\d{{1,6}}{_NO_DAY}(?:{_MORE})*"
_SAID = talk("which").frames
LAST, DUPLICATE, EVERY = (_SAID[name].pattern.pattern for name in ("last", "duplicate", "every"))
NAMED = (
    r"(?:the|my|that)\s(?P<one>\S.{0,120}?)\s(?:one|ones|credit|entry|activity|session|webinar|workshop|course|meeting)"
)
_ONE = r"(?:one|ones|credits?|entry|activity|session|webinar|workshop|course|meeting)"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{choice(MONTHS)})|(?:{choice(MONTHS)})\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d))"
# By its day: "the one from 4 March", "4 March entry"; the record knows which day is meant.
DATED = rf"(?:the|my|that)\s{_ONE}\s(?:from|on|of|dated)\s(?:the\s)?(?P<day>\S.{{2,40}}?)"
DAYS_OWN = rf"(?P<own>{_DAY}(?:,?\s(?:19|20)\d\d)?)\s{_ONE}"

CREDITS_MEANT = re.sub(
    r"\?P<\w+>", "?:", f"(?:{NUMBERS}|{LAST}|{DUPLICATE}|{EVERY}|{DAYS_OWN}|{DATED}|{NAMED}|the GPP)"
)

_NUMBERS = re.compile(rf"{NUMBERS}(?:\s(?:to|through)\s#?\d{{1,6}})?")
_NAMED = re.compile(NAMED)
_BY_DAY = re.compile(rf"{DATED}|{DAYS_OWN}")
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ORDINALS = re.compile(
    r"(?:the\s)?(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|other|next)\s(?:one|option|choice|activity)"
)
MOST_AT_ONCE = 50
_PLACED = re.compile(
    r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|\b\d)(?: (?:one|two|three))?(?: please)?$"
)


def numbers_of(low: str) -> tuple[int, ...]:
    """The numbers named, a range spelled out, each once."""
    numbers: list[int] = []
    for match in re.finditer(r"(\d{1,6})(?:\s?[-–]\s?(\d{1,6})|\s(?:to|through)\s#?(\d{1,6}))?", low):
        first, last = int(match[1]), int(match[2] or match[3] or match[1])
        numbers += range(first, last + 1) if first <= last < first + MOST_AT_ONCE else [first, last]
    return tuple(dict.fromkeys(numbers))


def which_credits(text: str, low: str, *, loosely: bool = False) -> Which | None:
    """Which credits these words name, or None when they name none. ``loosely`` takes any words for a title."""
    bare = low.strip(" .,:;!?\"'")
    if not bare:
        return None
    if _NUMBERS.fullmatch(bare):
        return Which(numbers=numbers_of(bare))
    if _SAID["last"].fullmatch(bare):
        return Which(last=True)
    if _SAID["duplicate"].fullmatch(bare):
        words = re.search(r"\sof\s(.+)$", text.strip(" .,:;!?"))
        return Which(duplicate=True, words=words[1].strip("\"'") if words else None)
    if _SAID["every"].fullmatch(bare):
        return Which(every=True)
    at = max(0, lowered(text).find(bare))
    own = text[at : at + len(bare)]
    if _ORDINALS.fullmatch(bare):
        return None
    if match := _BY_DAY.fullmatch(bare):
        return Which(words=own[slice(*match.span("day" if match["day"] else "own"))].strip("\"' "))
    if match := _NAMED.fullmatch(bare):
        return Which(words=own[match.start("one") : match.end("one")].strip("\"' "))
    if loosely:
        title = re.sub(r"^(?:the|my|that)\s", "", own, flags=re.IGNORECASE).strip("\"' ")
        title = re.sub(r"\s(?:one|credit|entry)$", "", title)
        return Which(words=title) if title else None
    return None


def some_of(low: str) -> Answer | None:
    """Some of several that were offered: "all of them except the second", "save only the first", "the first and the third"."""
    bare = low.strip(" .,:;!?")
    if len(bare) > 80 or not _PLACED.search(bare):
        return None
    if match := _SAID["all_but"].fullmatch(bare):
        return Answer(without=_places(match["places"] or match["others"]))
    match = _SAID["some"].fullmatch(bare)
    if match is None or not re.search(r"[a-z]", match["one"] or match["more"]):
        return None
    if match["one"] and ("only" in match["lead"] or "just" in match["lead"]):
        (place,) = _places(match["one"])
        return Answer(position=place, only=(place,))
    return Answer(only=_places(match["more"])) if match["more"] else None


def _places(words: str) -> tuple[int, ...]:
    found = re.findall(r"first|second|third|fourth|fifth|last|\d", words)
    return tuple(dict.fromkeys(-1 if w == "last" else int(w) if w.isdigit() else _ORDINAL[w] for w in found))


def position_of(low: str) -> int | None:
    """The place meant by "the first one", "second", "number 2", "option 2", "the last one" (-1)."""
    bare = low.strip(" .,:;!?")
    if match := _SAID["position"].fullmatch(bare):
        return _places(match["nth"])[0]
    match = re.fullmatch(r"(?:(?:number|no\.?|option|choice|#)\s?)?(\d{1,2})[.)]?", bare)
    return int(match[1]) if match else None
