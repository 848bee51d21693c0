"""Which of several that are to be deleted go: "yes but keep 16", "yes delete 20 only", "just the style one". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.lexicon import pattern_of
from bot.understand.stated import mentioned

_REFUSES = re.compile(r"\W*(?:no|nope|nah)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,/])#?(\d{1,5})(?![\w/]|[.,]\d)")


def some_that_go(text: str, numbers: Sequence[int], titles: Sequence[str]) -> tuple[int, ...] | None:
    """The numbers that go, where some are named; none of them where that can't be told, None where none are named.

    What stands behind a word that keeps ("but keep 16", "not the second") stays; what is named otherwise goes alone.
    """
    marks = _marks(text)
    cuts = [0, *(at for at, _ in marks), len(text)]
    keeps: set[int] = set()
    goes: set[int] = set()
    for place, (at, to) in enumerate(pairwise(cuts)):
        named = _named(text[at:to], numbers, titles)
        if any(number not in numbers for number in named):
            return ()
        (keeps if place and marks[place - 1][1] else goes).update(named)
    if not keeps and not goes:
        return () if any(kept for _, kept in marks) and pattern_of("yes").match(text.strip()) else None
    if keeps & goes or (not goes and _REFUSES.match(text)):
        return ()
    return tuple(number for number in numbers if (number in goes if goes else number not in keeps))


def _marks(text: str) -> list[tuple[int, bool]]:
    """Where words keep, or let go; what is let go right behind a word that keeps ("don't delete 12") is kept."""
    keeping = [match.span() for match in pattern_of("kept_back").finditer(text)]
    going = [match.start() for match in pattern_of("let_go_only").finditer(text)]
    own = [at for at in going if not any(to <= at and not text[to:at].strip() for _, to in keeping)]
    return sorted([(at, True) for at, _ in keeping] + [(at, False) for at in own])


def _named(part: str, numbers: Sequence[int], titles: Sequence[str]) -> list[int]:
    """The numbers a part names, by themselves or by their titles."""
    said = [int(number) for number in _NUMBER.findall(part)]
    return said or [numbers[place] for place in mentioned(part, titles)]
