"""Where days stand in a text: each shape is tried only where a word of its kind begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.rules.day_shapes import EASTERN, LEAD, NTH, PART, SHAPES, WHEN, W
from core.rules.day_values import Mention
from core.rules.words import MONTHS, NEAR, NUMBERS, WEEKDAYS, WEEKS, choice
from core.rules.words.en import ORDINALS

_AFTER = r"(?![^\W_])(?!['’][a-rt-z])"


def _tried(*names: str, lead: str = "") -> re.Pattern[str]:
    return re.compile(lead + "(?:" + "|".join(f"(?P<{n}>{SHAPES[n]}){_AFTER}" for n in names) + ")")


_DIGITS = _tried(
    "iw", "nw", "iso", "pack", "nr", "num", "ds", "dd", "dr", "ls", "dm", "dl", "ym", "nd", "sl", "dot", "rom", "ago", "wz",
    "qu", "hf", "yr", "nb", "bd",
)  # fmt: skip
_EAST = re.compile(f"(?P<east>{SHAPES['east']})")
_EAST_NEAR = re.compile(rf"(?P<rel>{choice([word for word in NEAR if word > EASTERN])})")
_MONTHS = _tried("mr", "ms", "md", "my", "ml")
_DATED = _tried("iso", "num", "dd", "dr", "ls", "dm", "mr", "ms", "md", "sl", "dot", lead=LEAD)
_LAST_DATED = _tried("dm", "md", lead=r"(?:last|this|past)\s(?:the\s)?")
_LISTED = _tried("dr", "ls", lead=r"the\s")
_SAID_DAY = _tried("dr", "ls", "dm", "dl")
_WEEKDAY = _tried("wl")
_WEEKDAY_NTH = _tried("wn", lead=rf"(?P<wn_w>{W}),?\s(?=the\s)")


def _first_word(phrase: str) -> str:
    return re.split(r"[\W_]", phrase)[0]


_NEAR_BY: dict[str, list[str]] = {}
"""First word -> the days said from today that begin with it."""
for _phrase in NEAR:
    _NEAR_BY.setdefault(_first_word(_phrase), []).append(_phrase)


def _near_from(phrases: list[str]) -> re.Pattern[str]:
    """The days said from today that begin with one word."""
    return re.compile(f"(?P<rel>(?:{choice(phrases)}){PART}){_AFTER}")


_THE_DAY = re.compile(rf"(?:the|teh)\s(?:first|very|penultimate|\d|{NTH}|{WHEN}|day|week|other|weekend|half|quarter)")
_KINDS: list[tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]] = [
    ((_MONTHS,), tuple(month for month in MONTHS if month != "ago")),  # "12 ago" is August, "ago" alone never
    ((_DATED, _WEEKDAY_NTH, _tried("wk"), _tried("wb"), _WEEKDAY), tuple(WEEKDAYS)),
    ((_tried("ws"),), ("mo", "di", "mi", "do", "fr", "sa")),
    ((_tried("rel"),), ("recently",)),
    *(((_near_from(phrases),), (first,)) for first, phrases in _NEAR_BY.items() if first < EASTERN),
    ((_tried("ld"), _tried("nw")), ("the", "last", "first", "second", "third", "fourth", "fifth", "penultimate")),
    ((_tried("fw"),), tuple({phrase.partition(" ")[0] for phrase in WEEKS})),
    (
        (
            _LAST_DATED,
            _tried("lw", "wl", "ml", "qu", "hf", "per"),
        ),
        ("last", "past", "previous", "this", "current"),
    ),
    ((_tried("lw", "wl", "ml", "per"),), ("next", "coming", "upcoming")),
    (
        (
            _LISTED,
            _tried("nn", "dl", "wbl", "nth", "rel", "qu", "hf", "per"),
        ),
        ("the", "teh"),
    ),
    ((_tried("wbl", "kw"),), ("week", "wk", "kw", "cw", "w", "iso", "calendar")),
    ((_tried("qu", "hf"),), ("q", "h", "first", "second", "third", "fourth")),
    ((_SAID_DAY,), tuple({re.split(r"[ -]", phrase)[0] for phrase in ORDINALS})),
    (
        (_tried("wa", "ago", "wz"),),
        ("a", "an", "couple", "few", "several", "some", *(w for w in NUMBERS if w.isalpha())),
    ),
    ((_tried("in"),), ("in",)),
]
_TRIED: dict[str, tuple[re.Pattern[str], ...]] = {}
for _patterns, _words in _KINDS:
    for _word in _words:
        _TRIED[_word] = _TRIED.get(_word, ()) + _patterns
_WORD = re.compile(
    r"(?<![\w.,:$€£#/])(?:(?:(?<!-)|(?<=\d-))\d|[^\W\d_]{1,20})|(?<=\.\.\.)\d|(?<=[,:])(?=(?:19|20)\d\d-\d\d-\d\d|20\d{6}t\d)\d"
)


def _patterns_of(first: str) -> tuple[re.Pattern[str], ...]:
    if first.isdigit():
        return (_DIGITS, _EAST)
    return (_EAST_NEAR,) if first > EASTERN else _TRIED.get(first, ())


def day_mentions(low: str, read: Callable[[re.Match[str]], Mention | None]) -> Iterator[Mention]:
    """What ``read`` makes of the days in lower-case text, left to right, none overlapping; ``lastgroup`` names a shape."""
    free = 0
    for word in _WORD.finditer(low):
        at = word.start()
        if at < free:
            continue
        first = word.group()
        if first == "the" and not _THE_DAY.match(low, at):
            continue
        for pattern in _patterns_of(first):
            if (match := pattern.match(low, at)) and (mention := read(match)) is not None:
                free = match.end() if mention.to == match.end() or mention.at > at else mention.to
                yield mention
                break
