"""The words of time and amount, one table per language, joined here for the grammars that read them.

A new language is one new file and one line in ``LANGUAGES``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from core.rules.words.asian import ASIAN
from core.rules.words.de import GERMAN
from core.rules.words.en import ENGLISH
from core.rules.words.es import SPANISH
from core.rules.words.fr import FRENCH
from core.rules.words.it import ITALIAN
from core.rules.words.language import Language
from core.rules.words.nl import DUTCH
from core.rules.words.nordic import DANISH, FINNISH, NORWEGIAN, SWEDISH
from core.rules.words.pt import PORTUGUESE
from core.rules.words.slavic import CZECH, POLISH, RUSSIAN, UKRAINIAN

LANGUAGES: tuple[Language, ...] = (
    ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, SWEDISH, DANISH, NORWEGIAN, FINNISH, POLISH, CZECH,
    UKRAINIAN, RUSSIAN, ASIAN,
)  # fmt: skip


def _joined(tables: list[dict[str, int]]) -> dict[str, int]:
    joined: dict[str, int] = {}
    for table in tables:
        for word, number in table.items():
            joined.setdefault(word, number)
    return joined


MONTHS = _joined([one.months for one in LANGUAGES])
WEEKDAYS = _joined([one.weekdays for one in LANGUAGES] + [ENGLISH.short_weekdays])
HOURS = tuple(word for one in LANGUAGES for word in one.hours)
MINUTES = tuple(word for one in LANGUAGES for word in one.minutes)
CREDITS = tuple(word for one in LANGUAGES for word in one.credits)
NUMBERS = ENGLISH.numbers
NEAR = _joined([one.near for one in LANGUAGES])
WEEKS = _joined([one.weeks for one in LANGUAGES])
PARTS = frozenset(word for one in LANGUAGES for word in one.parts)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time or credit: ``kind`` is hour, minute, second, credit or ceu; ``codes`` the languages that use it."""

    kind: str
    seconds: int
    codes: frozenset[str]


def _units() -> dict[str, Unit]:
    said: dict[str, tuple[str, int, set[str]]] = {}
    for one in LANGUAGES:
        kinds = (("hour", 3600, one.hours), ("minute", 60, one.minutes), ("minute", 900, one.quarters))
        for kind, seconds, words in (*kinds, ("credit", 3600, one.credits)):
            for word in words:
                said.setdefault(word.rstrip("."), (kind, seconds, set()))[2].add(one.code)
    for shared in ("h", "min"):
        said[shared][2].update(one.code for one in LANGUAGES)
    return {word: Unit(kind, seconds, frozenset(codes)) for word, (kind, seconds, codes) in said.items()}


def _foreign(tables: list[tuple[str, Mapping[str, int | Fraction]]]) -> dict[str, tuple[Fraction, frozenset[str]]]:
    """Words of the other languages, each with its value and the codes of those that say it so."""
    said: dict[str, tuple[Fraction, frozenset[str]]] = {}
    for code, table in tables:
        for word, value in table.items():
            had, codes = said.get(word, (Fraction(value), frozenset()))
            if had == value:
                said[word] = (had, codes | {code})
    return said


UNITS = _units()
FOREIGN_NUMBERS = _foreign([(one.code, one.numbers) for one in LANGUAGES if one is not ENGLISH])
FRACTIONS = _foreign([(one.code, one.fractions) for one in LANGUAGES])
TAILS = {tuple(re.findall(r"\w+|&", phrase)): part for one in LANGUAGES for phrase, part in one.tails.items()}
FIXED = {word: minutes for one in LANGUAGES for word, minutes in one.fixed.items()}


def choice(words: tuple[str, ...] | list[str] | dict[str, int]) -> str:
    """The words as one alternation for a pattern, longest first."""
    return "|".join(sorted({w.replace(".", r"\.").replace(" ", r"\s") for w in words}, key=len, reverse=True))


def word_set(words: str) -> frozenset[str]:
    """The blank-separated words as a set."""
    return frozenset(words.split())


def lowered(text: str) -> str:
    """Lower-case with every character still in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


__all__ = [
    "CREDITS",
    "FIXED",
    "FOREIGN_NUMBERS",
    "FRACTIONS",
    "HOURS",
    "LANGUAGES",
    "MINUTES",
    "MONTHS",
    "NEAR",
    "NUMBERS",
    "PARTS",
    "TAILS",
    "UNITS",
    "WEEKDAYS",
    "WEEKS",
    "Language",
    "Unit",
    "choice",
    "lowered",
    "word_set",
]
