"""What somebody can wish for, as a table: cue words -> how the line must read -> the wish.

A rule is tried only when one of its cue words (a stem, as typed) stands in the line, so a line meets few patterns.
Rules of one file come before those of the next: what is particular first, what takes any words ("add …") last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.intents import Intent
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule


def indexed(files: Iterable[Iterable[Rule]]) -> Callable[[Said], Intent | None]:
    """One function that gives the first wish of all these rules, in their order."""
    rules = [rule for file in files for rule in file]
    by_cue: dict[str, list[int]] = {}
    for place, rule in enumerate(rules):
        for cue in rule.cues:
            by_cue.setdefault(cue, []).append(place)

    def first(line: Said) -> Intent | None:
        places = {place for word in line.words for place in by_cue.get(word, ())}
        for place in sorted(places):
            if (wish := rules[place].read(line)) is not None:
                return wish
        return None

    return first
