"""What the day and amount grammars need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words, all lower-case.

    ``months`` map names and abbreviations (without their dot) to 1-12, ``weekdays`` full names to 0-6 (Monday 0);
    ``hours``, ``minutes`` and ``credits`` are units, ``quarters`` units of 15 minutes; ``numbers`` number words,
    ``fractions`` words that are less than one or not whole (``"anderthalb"``), ``tails`` what is said behind a number
    or an hour (``"y media"``); ``fixed`` words that are an amount alone, in minutes; ``near`` days said from today;
    ``weeks`` whole weeks said from this one; ``parts`` parts of a day that may be worked through.
    """

    code: str
    months: dict[str, int]
    weekdays: dict[str, int]
    hours: tuple[str, ...]
    minutes: tuple[str, ...]
    credits: tuple[str, ...] = ()
    short_weekdays: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    quarters: tuple[str, ...] = ()
    fractions: dict[str, Fraction] = field(default_factory=dict)
    tails: dict[str, Fraction] = field(default_factory=dict)
    fixed: dict[str, int] = field(default_factory=dict)
    near: dict[str, int] = field(default_factory=dict)
    weeks: dict[str, int] = field(default_factory=dict)
    parts: tuple[str, ...] = ()


def count_up(names: str, first: int) -> dict[str, int]:
    """Words to numbers: places parted by blanks, spellings of one place by ``/``."""
    return {word: n for n, place in enumerate(names.split(), first) for word in place.split("/")}


def shares(*rows: str) -> dict[str, Fraction]:
    """Phrases to fractions: ``"1/2 y media, y medio"`` a row."""
    return {
        phrase.strip(): Fraction(value)
        for value, _, names in (r.partition(" ") for r in rows)
        for phrase in names.split(",")
    }


def steps(*rows: str) -> dict[str, int]:
    """Phrases to whole numbers: ``"-1 ieri, ieri sera"`` a row."""
    return {phrase: int(value) for phrase, value in shares(*rows).items()}
