"""Find what else is said of an activity: labelled fields, place, person, the meeting it was part of, live or recording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from bot.language.lexicon import words_of
from bot.language.phrases import any_of


class Cutting(Protocol):
    """The line being read, as ``entry.Cuts``."""

    text: str
    work: str
    facts: dict[str, object]

    def cut(self, at: int, to: int, name: str | None = None, words: str | None = None) -> None:
        """Blot out and note."""


_PLACES, _COUNTRIES, _MONTHS = (any_of(words_of(name)) for name in ("cities", "countries", "month_begins"))
_PLACE_LED, _PLACE_IN, _GOES_ON = (any_of(words_of(name)) for name in ("place_told", "place_in", "place_goes_on"))
_PRESENTED, _BY, _TITLE = (any_of(words_of(name)) for name in ("person_told", "person_by", "person_titles"))
_PERSON_GOES_ON = any_of(words_of("person_goes_on"))
_EVENT = "|".join(map(re.escape, words_of("event_kinds")))  # as they are written: "DIA", not the "dia" of "media"
_PART_OF, _KIND_OF_EVENT = (any_of(words_of(name)) for name in ("event_told", "event_begins"))
_THE, _WORTH, _LONG = (any_of(words_of(name)) for name in ("event_the", "event_goes_on", "event_long"))
_IT_WAS, _A = (any_of(words_of(name)) for name in ("recorded_told", "recorded_a"))
_VALUE = r"(?:\"(?P<{0}_q>[^\"\n]{{1,200}})\"|(?P<{0}>[^,;\n\x01\"]{{1,120}}))"
LABELS = (
    ("during", re.compile(r"\bduring\s?(?::|=)\s?" + _VALUE.format("v"), re.IGNORECASE)),
    (
        "location",
        re.compile(r"\b(?:location|venue|place|where)\s?(?::|=|is|was)\s?" + _VALUE.format("v"), re.IGNORECASE),
    ),
    (
        "instructor",
        re.compile(
            r"\b(?:instructor|speaker|presenter|lecturer|trainer|faculty|teacher)s?\s?(?::|=|was|is)\s?"
            + _VALUE.format("v"),
            re.IGNORECASE,
        ),
    ),
    (
        "description",
        re.compile(
            r"\b(?:type|description|course type|activity type|format)\s?(?::|=)\s?" + _VALUE.format("v"), re.IGNORECASE
        ),
    ),
    (
        "title",
        re.compile(
            r"(?:^|(?<=[,;\n]))\s?(?:title|event|session|activity|name|event / session|course)\s?(?::|=)\s?"
            + _VALUE.format("v"),
            re.IGNORECASE,
        ),
    ),
)
_NAME = r"[A-ZÀ-Þ][\w'’.-]{0,30}(?:\s(?:(?:van|de|von|der|la|del)\s)?[A-ZÀ-Þ][\w'’.-]{0,30}){0,3}"
_PERSON = re.compile(
    rf"(?:,?\s|^|(?<=\x01))(?:(?i:{_PRESENTED})\s(?P<a>(?:(?i:{_TITLE})\.?\s)?{_NAME})"
    rf"|{_BY}\s(?P<b>(?i:{_TITLE})\.?\s{_NAME}))(?=\s?(?:$|[,;.)\x01]|\s{_PERSON_GOES_ON}\b|\s\d))"
)
_PLACE = re.compile(
    rf"(?:,?\s|^|(?<=\x01))(?:(?:{_PLACE_LED}\s)?{_PLACE_IN}\s|\()(?P<p>{_PLACES}(?:,\s?(?:{_COUNTRIES}|[A-Z]{{2}}))?)\)?"
    rf"(?=\s?(?:$|[,;.)\x01]|\s{_GOES_ON}\b|\s\d|\s{_MONTHS}))",
    re.IGNORECASE,
)
_MEETING = rf"\"?(?=[^,;\n]{{0,80}}(?:{_EVENT}))(?:[A-Z0-9\"]|{_KIND_OF_EVENT}\b)[^,;\n\x01]{{3,100}}?\"?"
_GONE_ON = rf"(?=\s?(?:$|[,;\x01]|,?\s{_WORTH}\s|,?\s\d+(?:[.,]\d+)?\s?{_LONG}))"
_DURING = re.compile(rf"(?:,?\s|^|(?<=\x01)){_PART_OF}\s(?:{_THE}\s)?(?P<d>{_MEETING}){_GONE_ON}")
_RECORDED = re.compile(
    rf"(?:,\s?|\s?\()(?:(?:{_IT_WAS}\s)?(?:{_A}\s)?(?P<r>{any_of(words_of('said_recorded'))}|(?P<l>{any_of(words_of('said_live'))})))"
    r"\)?(?=\s?(?:$|[,;.)\x01]))",
    re.IGNORECASE,
)


DETAILS = (
    (("with ", " by ", " from ", "w/"), _PERSON, "instructor", ("a", "b")),
    (("in ", "at ", "("), _PLACE, "location", ("p",)),
    (("uring", "part of"), _DURING, "during", ("d",)),
)
"""Words one of which stands in every such line, where the detail stands, its name, and the groups that hold it."""


def find_details(cuts: Cutting) -> None:
    """Cut labelled fields, place, person and meeting, and note live or recording."""
    text = cuts.work
    if _has(text, (":", "=", " is ", " was ")):
        _labelled(cuts)
    for words, pattern, name, groups in DETAILS:
        if _has(text, words):
            _find(cuts, pattern, name, *groups)
    if _has(text, (",", "(")) and (match := _RECORDED.search(cuts.work)):
        cuts.facts["recording"] = match["l"] is None
        cuts.cut(match.start(), match.end(), "recording", match["r"])


def _has(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _labelled(cuts: Cutting) -> None:
    """Fields with their label: "venue: Basel"."""
    for name, pattern in LABELS:
        match = pattern.search(cuts.work) if name not in cuts.facts else None
        value = (match["v_q"] or match["v"]).strip(" .") if match else ""
        if match and value.strip("\x01 "):
            cuts.facts[name] = value
            cuts.cut(match.start(), match.end(), name, value)


def _find(cuts: Cutting, pattern: re.Pattern[str], name: str, *groups: str) -> None:
    if name in cuts.facts:
        return
    if match := pattern.search(cuts.work):
        words = next(match[group] for group in groups if match[group])
        cuts.facts[name] = words.strip(' ."')
        cuts.cut(match.start(), match.end(), name, words.strip(' "'))
