"""What the day and amount grammars need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words, all lower-case.

    ``months`` map names and abbreviations (without their dot) to 1-12, ``weekdays`` full names to 0-6 (Monday 0);
    ``hours``, ``minutes`` and ``credits`` are units; ``numbers`` number words.
    """

    code: str
    months: dict[str, int]
    weekdays: dict[str, int]
    hours: tuple[str, ...]
    minutes: tuple[str, ...]
    credits: tuple[str, ...] = ()
    short_weekdays: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def count_up(names: str, first: int) -> dict[str, int]:
    """Words to numbers: places parted by blanks, spellings of one place by ``/``."""
    return {word: n for n, place in enumerate(names.split(), first) for word in place.split("/")}
