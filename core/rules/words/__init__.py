"""The words of time and amount, one table per language, joined here for the grammars that read them.

A new language is one new file and one line in ``LANGUAGES``.
"""

from __future__ import annotations

from core.rules.words.de import GERMAN
from core.rules.words.en import ENGLISH
from core.rules.words.es import SPANISH
from core.rules.words.fr import FRENCH
from core.rules.words.language import Language

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH)


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
    "HOURS",
    "LANGUAGES",
    "MINUTES",
    "MONTHS",
    "NUMBERS",
    "WEEKDAYS",
    "Language",
    "choice",
    "lowered",
    "word_set",
]
