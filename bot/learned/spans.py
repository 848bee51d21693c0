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
SENTENCE_ENDS = frozenset(".!?")
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
    """What is the same for all spans of a line, found once: what stands at each end is named once for all that share it."""

    def __init__(self, seen: Sighted, shares: Marginals) -> None:
        self.seen, self.shares = seen, shares
        self.words = [token.text for token in seen.tokens]
        self.low = [word.lower() for word in self.words]
        self.shapes = [shape_of(word) for word in self.words]
        self.kinds = [is_kind(word) for word in self.low]
        self.marks = value_marks(seen)
        self.runs = capital_runs(seen.tokens)
        self._lefts: dict[int, tuple[str, ...]] = {}
        self._rights: dict[int, tuple[str, ...]] = {}

    def features(self, place: Place, rank: int) -> dict[str, float]:
        """What speaks for and against a span, by name."""
        names = {*self.left(place.first), *self.right(place.end), *self.between(place.first, place.end)}
        return self.figures(place, rank) | dict.fromkeys(names, 1.0)

    def left(self, first: int) -> tuple[str, ...]:
        """The names of what stands before a span that begins here, and of its first word."""
        if first not in self._lefts:
            self._lefts[first] = (*self._leading(first), *self._begins(first))
        return self._lefts[first]

    def right(self, end: int) -> tuple[str, ...]:
        """The names of what stands behind a span that ends here, and of its last word."""
        if end not in self._rights:
            self._rights[end] = (*self._trailing(end), *self._ends(end))
        return self._rights[end]

    def between(self, first: int, end: int) -> set[str]:
        """The names of what both ends together say of a span, and of what stands inside."""
        second = self.low[first + 1] if first + 1 < end else "/"
        last_but_one = self.low[end - 2] if end - 2 >= first else "/"
        runs = [run for run in self.runs if run[0] < end and run[1] > first]
        lies = f"{len(runs)}|{any(run[0] < first for run in runs)}|{any(run[1] > end for run in runs)}"
        return {
            f"long={min(end - first, 12)}", f"f2={self.low[first]} {second}", f"l2={last_but_one} {self.low[end - 1]}",
            f"cap{self.words[first][0].isupper():d}{self.words[end - 1][0].isupper():d}", f"runs={lies}",
            *self._inner(first, end), *self._whole(first, end),
        }  # fmt: skip

    def figures(self, place: Place, rank: int) -> dict[str, float]:
        """What has a figure of its own, by name."""
        first, end = place.first, place.end
        size = end - first
        capitals = sum(word[0].isupper() for word in self.words[first:end])
        least = min((self.shares.inside[at] for at in range(first + 1, end)), default=1.0)
        return {
            "score": place.score, "score a word": place.score / (size + 1), "rank": 1 / (1 + rank), "top": float(rank == 0),
            "begin": _log(self.shares.begins[first]), "end": _log(1 - self.shares.goes_on(end)), "least": _log(least),
            "size": math.log(size), "capitals": capitals / size, "commas": float(self.low[first:end].count(",")),
            "values": float(size - self.marks[first:end].count("-")),
        }  # fmt: skip

    def _before(self, first: int) -> str:
        return self.words[first - 1] if first else "<"

    def _after(self, end: int) -> str:
        return self.words[end] if end < len(self.words) else ">"

    def _opened(self, first: int) -> bool:
        before = self._before(first)
        return before in DELIMITERS or before == "<"

    def _closed(self, end: int) -> bool:
        after = self._after(end)
        return after in DELIMITERS or after == ">"

    def _leading(self, first: int) -> tuple[str, ...]:
        """The words before, alone and with the span's own first, and how far off the value before is."""
        before, shape = self._before(first).lower(), self.shapes[first]
        before_that = self.low[first - 2] if first > 1 else "<"
        away = next((first - at for at in range(first - 1, -1, -1) if self.marks[at] != "-"), FAR)
        return (
            f"prev={before}", f"first={self.low[first]}", f"shape={shape}", f"pp={before_that} {before}",
            f"pf={before}|{self.low[first]}", f"ps={before}|{shape}", f"dl={min(away, FAR)}",
        )  # fmt: skip

    def _trailing(self, end: int) -> tuple[str, ...]:
        """The words behind, alone and with the span's own last, and how far off the value behind is."""
        after, last, shape = self._after(end).lower(), self.low[end - 1], self.shapes[end - 1]
        after_that = self.low[end + 1] if end + 1 < len(self.low) else ">"
        away = next((at - end + 1 for at in range(end, len(self.marks)) if self.marks[at] != "-"), FAR)
        return (
            f"next={after}", f"last={last}", f"ends={shape}", f"nn={after} {after_that}", f"ln={last}|{after}",
            f"ns={shape}|{after}", f"dr={min(away, FAR)}",
        )  # fmt: skip

    def _begins(self, first: int) -> list[str]:
        before, capital = self._before(first), self.words[first][0].isupper()
        led = is_kind(before.lower())
        says = {
            "opened": self._opened(first), "cut before capitals": before[0].isupper() and capital,
            "value before": first > 0 and self.marks[first - 1] != "-", "kind first": self.kinds[first],
            "kind before": led, "kind before a name": led and capital,
        }  # fmt: skip
        return _true(says)

    def _ends(self, end: int) -> list[str]:
        after = self._after(end)
        says = {
            "closed": self._closed(end), "cut after capitals": after[0].isupper() and self.words[end - 1][0].isupper(),
            "value after": end < len(self.low) and self.marks[end] != "-", "kind last": self.kinds[end - 1],
            "kind after": is_kind(after.lower()),
        }  # fmt: skip
        return _true(says)

    def _inner(self, first: int, end: int) -> set[str]:
        """The words inside, the marks and prepositions between them, and how the last of these goes on."""
        low = self.low
        found = {f"in={word}" for word in low[first:end]}
        found |= {f"has={word}" for word in low[first + 1 : end - 1] if word in LEADING or word in DELIMITERS}
        for at in range(end - 1, first, -1):
            if low[at] in LEADING:
                goes_on = self.shapes[at + 1] if at + 1 < end else ""
                return {*found, f"tail={low[at]}|{min(end - at, 5)}|{goes_on}"}
        return found

    def _whole(self, first: int, end: int) -> list[str]:
        """What holds of the span as a whole: its brackets, its quotes, whether it is a line of its own."""
        inner, quotes = self.low[first:end], self.seen.quotes
        at, to = self.seen.tokens[first].at, self.seen.tokens[end - 1].to
        says = {
            "both": self._opened(first) and self._closed(end), "a bracket alone": inner.count("(") != inner.count(")"),
            "colon": ":" in inner, "sentences": not SENTENCE_ENDS.isdisjoint(inner[:-1]),
            "kind, then a name": self.kinds[first] and end - first > 1 and self.words[first + 1][0].isupper(),
            "quoted": any(q_at <= at and q_to >= to for q_at, q_to in quotes),
            "whole quote": any(q_at + 1 == at and q_to - 1 == to for q_at, q_to in quotes),
            "whole run": (first, end) in self.runs,
            "line alone": self._before(first) in ("<", "\n") and self._after(end) in (">", "\n"),
        }  # fmt: skip
        return _true(says)


def _true(says: dict[str, bool]) -> list[str]:
    return [name for name, holds in says.items() if holds]
