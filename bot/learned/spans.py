"""Places where a title may stand, and what speaks for each: the tagger proposes, the chooser weighs whole spans."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.lexicon import words_of
from bot.learned.features import Sighted, capital_runs, is_kind, shape_of, value_marks

MOST_STARTS, MOST_SPANS, LONGEST = 8, 20, 40
LEAST_START, LEAST_INSIDE = 0.004, 0.003
FLOOR, FAR = 1e-6, 5
LEADING = frozenset(words_of("leading"))
DELIMITERS = frozenset(',;.:-–—|/()!?•"“”\n')


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens ``first`` to before ``end``; ``score`` is the tagger's logarithm for exactly this span."""

    first: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Marginals:
    """For each token how likely a title begins there, and how likely it goes on there."""

    begins: Sequence[float]
    inside: Sequence[float]

    def goes_on(self, place: int) -> float:
        """How likely a title goes on at a place, 0 behind the end."""
        return self.inside[place] if place < len(self.inside) else 0.0


def places(shares: Marginals, within: tuple[int, int] | None = None) -> list[Place]:
    """The likeliest spans of a title, best first; ``within`` holds the tokens they must touch."""
    count = len(shares.begins)
    starts = sorted(range(count), key=lambda at: -shares.begins[at])[:MOST_STARTS]
    found = []
    for first in starts:
        if shares.begins[first] < LEAST_START and first != starts[0]:
            break
        score = _log(shares.begins[first])
        for end in range(first + 1, min(count, first + LONGEST) + 1):
            if end - 1 > first:
                if shares.inside[end - 1] < LEAST_INSIDE:
                    break
                score += _log(shares.inside[end - 1])
            if within is None or (first < within[1] and end > within[0]):
                found.append(Place(first, end, score + _log(1 - shares.goes_on(end))))
    return sorted(found, key=lambda one: -one.score)[:MOST_SPANS]


def _log(share: float) -> float:
    return math.log(max(share, FLOOR))


class Surroundings:
    """What is the same for all spans of a line, found once."""

    def __init__(self, seen: Sighted, shares: Marginals) -> None:
        self.seen, self.shares = seen, shares
        self.words = [token.text for token in seen.tokens]
        self.low = [word.lower() for word in self.words]
        self.marks = value_marks(seen)
        self.runs = capital_runs(seen.tokens)

    def features(self, place: Place, rank: int) -> dict[str, float]:
        """What speaks for and against a span, by name."""
        first, end, low = place.first, place.end, self.low
        before = self.words[first - 1] if first else "<"
        after = self.words[end] if end < len(low) else ">"
        found = {f"prev={before.lower()}", f"next={after.lower()}", f"first={low[first]}", f"last={low[end - 1]}"}
        found |= {f"shape={shape_of(self.words[first])}", f"ends={shape_of(self.words[end - 1])}"}
        found |= {f"long={min(end - first, 12)}"} | self._edges(first, end, before, after)
        found |= (
            self._contexts(first, end, before.lower(), after.lower())
            | self._inner(first, end)
            | self._around(first, end)
        )
        values = self._weights(place, rank)
        values.update(dict.fromkeys(found, 1.0))
        return values

    def _contexts(self, first: int, end: int, before: str, after: str) -> set[str]:
        """The words before and after in pairs, with each other and with the span's own first and last."""
        low, count = self.low, len(self.low)
        before_that = low[first - 2] if first > 1 else "<"
        after_that = low[end + 1] if end + 1 < count else ">"
        second = low[first + 1] if first + 1 < end else "/"
        last_but_one = low[end - 2] if end - 2 >= first else "/"
        return {
            f"pp={before_that} {before}", f"nn={after} {after_that}", f"pf={before}|{low[first]}",
            f"ln={low[end - 1]}|{after}", f"ps={before}|{shape_of(self.words[first])}",
            f"ns={shape_of(self.words[end - 1])}|{after}", f"f2={low[first]} {second}", f"l2={last_but_one} {low[end - 1]}",
        }  # fmt: skip

    def _inner(self, first: int, end: int) -> set[str]:
        """The words inside, the marks and prepositions between them, and how the last of these goes on."""
        low = self.low
        found = {f"in={word}" for word in low[first:end]}
        found |= {f"has={word}" for word in low[first + 1 : end - 1] if word in LEADING or word in DELIMITERS}
        for at in range(end - 1, first, -1):
            if low[at] in LEADING:
                goes_on = shape_of(self.words[at + 1]) if at + 1 < end else ""
                return {*found, f"tail={low[at]}|{min(end - at, 5)}|{goes_on}"}
        return found

    def _around(self, first: int, end: int) -> set[str]:
        """How far off the next values stand, and how the span lies to the runs of capitals."""
        marks, words = self.marks, self.words
        left = next((first - at for at in range(first - 1, -1, -1) if marks[at] != "-"), FAR)
        right = next((at - end + 1 for at in range(end, len(marks)) if marks[at] != "-"), FAR)
        runs = [run for run in self.runs if run[0] < end and run[1] > first]
        lies = f"{len(runs)}|{any(run[0] < first for run in runs)}|{any(run[1] > end for run in runs)}"
        capitals = f"{words[first][0].isupper():d}{words[end - 1][0].isupper():d}"
        return {f"dl={min(left, FAR)}", f"dr={min(right, FAR)}", f"cap{capitals}", f"runs={lies}"}

    def _weights(self, place: Place, rank: int) -> dict[str, float]:
        first, end = place.first, place.end
        size = end - first
        capitals = sum(word[0].isupper() for word in self.words[first:end])
        least = min((self.shares.inside[at] for at in range(first + 1, end)), default=1.0)
        return {
            "score": place.score, "score a word": place.score / (size + 1), "rank": 1 / (1 + rank), "top": float(rank == 0),
            "begin": _log(self.shares.begins[first]), "end": _log(1 - self.shares.goes_on(end)), "least": _log(least),
            "size": math.log(size), "capitals": capitals / size, "commas": float(self.low[first:end].count(",")),
            "values": float(sum(mark != "-" for mark in self.marks[first:end])),
        }  # fmt: skip

    def _edges(self, first: int, end: int, before: str, after: str) -> set[str]:
        low, words, marks = self.low, self.words, self.marks
        opened, closed = before in DELIMITERS or before == "<", after in DELIMITERS or after == ">"
        inner = low[first:end]
        at, to = self.seen.tokens[first].at, self.seen.tokens[end - 1].to
        quotes = self.seen.quotes
        says = {
            "opened": opened, "closed": closed, "both": opened and closed,
            "cut after capitals": after[0].isupper() and words[end - 1][0].isupper(),
            "cut before capitals": before[0].isupper() and words[first][0].isupper(),
            "a bracket alone": inner.count("(") != inner.count(")"), "colon": ":" in inner,
            "sentences": any(mark in inner[:-1] for mark in ".!?"),
            "value before": first > 0 and marks[first - 1] != "-", "value after": end < len(low) and marks[end] != "-",
            "kind first": is_kind(low[first]), "kind last": is_kind(low[end - 1]),
            "kind before": is_kind(before.lower()), "kind after": is_kind(after.lower()),
            "kind before a name": is_kind(before.lower()) and words[first][0].isupper(),
            "kind, then a name": is_kind(low[first]) and end - first > 1 and words[first + 1][0].isupper(),
            "quoted": any(q_at <= at and q_to >= to for q_at, q_to in quotes),
            "whole quote": any(q_at + 1 == at and q_to - 1 == to for q_at, q_to in quotes),
            "whole run": (first, end) in self.runs, "line alone": before in ("<", "\n") and after in (">", "\n"),
        }  # fmt: skip
        return {name for name, holds in says.items() if holds}
