"""Templates of one wish -> one matcher that meets few of them: each is called by its first word, or by a word it needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bot.language.templates import Either, Node, Row, Slot, Word, parsed

_ENDS = r"[,;:]?\ "
_MARKS = ",;:.!?"
MOST_KEPT = 64
"""Lines kept as words: each is asked about by all wishes, one after the other."""
ANY = {
    "any": r"(?:\S+ ){1,40}?",
    "message": r"(?:\S+ )+?",
    "some": r"(?:\S+ ){1,10}?",
    "few": r"(?:\S+ ){1,5}?",
    "word": r"\S+ ",
}
"""Words of somebody's own: many, a whole message, some, a few, a single one."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which sentence fitted a line, and where its slots stand in it: ``field -> (kind, start, end)``."""

    place: int
    slots: dict[str, tuple[str, int, int]]


@dataclass(frozen=True)
class _Sentence:
    source: str
    slots: tuple[tuple[str, str], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a line first calls it: few are called by what one person says."""
        return re.compile(self.source)


@dataclass(slots=True)
class Sentences:
    """The sentences of one wish; ``first`` and ``needed`` are the words that call them."""

    first: dict[str, list[int]] = field(default_factory=dict)
    needed: dict[str, list[int]] = field(default_factory=dict)
    sentences: list[_Sentence] = field(default_factory=list)

    def match(self, low: str, reads: Callable[[str, int, int], object] | None = None) -> Found | None:
        """The first sentence that a whole line (lower case, single blanks) reads like.

        ``reads(kind, at, to)`` is what the reader of a slot makes of its words; where it is None, the sentence does not fit.
        """
        line, begins, words = _spoken(low)
        for place in self._called(begins, words):
            one = self.sentences[place]
            if (match := one.pattern.fullmatch(line)) is None:
                continue
            spans = [(name, kind, match.span(f"s{n}")) for n, (kind, name) in enumerate(one.slots)]
            slots = {name: (kind, at, len(line[:to].rstrip())) for name, kind, (at, to) in spans if at >= 0}
            if reads is None or all(reads(*slot) is not None for slot in slots.values()):
                return Found(place, slots)
        return None

    def _called(self, begins: str, words: frozenset[str]) -> list[int]:
        called = self.first.get(begins, [])
        if self.needed.keys().isdisjoint(words):
            return called
        return sorted({*called, *(place for word in self.needed.keys() & words for place in self.needed[word])})

    @property
    def cues(self) -> frozenset[str]:
        """Every word that calls a sentence."""
        return frozenset(self.first) | frozenset(self.needed)


def compiled(templates: Iterable[str], parts: Mapping[str, str], shapes: Mapping[str, str]) -> Sentences:
    """One matcher for all templates; ``shapes`` are the patterns of the readers by their slots' kinds. Raises TemplateError."""
    made = Sentences()
    for place, template in enumerate(templates):
        node = parsed(template, parts)
        slots: list[tuple[str, str]] = []
        made.sentences.append(_Sentence(_pattern(node, ANY | dict(shapes), slots), tuple(slots)))
        begins, cue = _firsts(node), _needed(node)
        by, words = (made.first, begins) if begins is not None else (made.needed, cue)
        if words is None:
            raise ValueError(f"no word is sure to stand in {template!r}")
        for word in words:
            by.setdefault(word, []).append(place)
    return made


@lru_cache(maxsize=MOST_KEPT)
def _spoken(low: str) -> tuple[str, str, frozenset[str]]:
    """A line as sentences are fitted to it, its first word, and all of them; many wishes ask for those of one line."""
    line = (low.rstrip(" .!?") or low).replace("\u2019", "'") + " "
    words = [word.strip(_MARKS) or word for word in line.split()]
    return line, words[0] if words else "", frozenset(words)


def _pattern(node: Node, shapes: Mapping[str, str], slots: list[tuple[str, str]]) -> str:
    """The expression of a node; whatever it matches ends with a blank."""
    if isinstance(node, Word):
        spelled = "|".join(re.escape(word) for word in node.spellings)
        return f"(?:{spelled}){_ENDS}" if len(node.spellings) > 1 else spelled + _ENDS
    if isinstance(node, Slot):
        if node.field == node.kind and node.kind in ANY:
            return shapes[node.kind]
        slots.append((node.kind, node.field))
        shape = shapes[node.kind]
        return f"(?P<s{len(slots) - 1}>{shape}){'' if shape in ANY.values() else _ENDS}"
    if isinstance(node, Row):
        return "".join(_pattern(part, shapes, slots) for part in node.parts)
    ways = "|".join(_pattern(way, shapes, slots) for way in node.ways)
    return f"(?:{ways}){_times(node)}"


def _times(node: Either) -> str:
    if (node.least, node.most) == (1, 1):
        return ""
    return "?" if node.most == 1 else f"{{0,{node.most}}}"


def _firsts(node: Node) -> frozenset[str] | None:
    """The words a line can begin with; None where it can begin with any."""
    words, may_be_empty = _begins(node)
    return None if may_be_empty else words


def _begins(node: Node) -> tuple[frozenset[str] | None, bool]:
    """The first words, and whether it may be nothing at all."""
    if isinstance(node, Word):
        return _called_by(node), False
    if isinstance(node, Slot):
        return None, False
    if isinstance(node, Either):
        inner = [_begins(way) for way in node.ways]
        return union(words for words, _ in inner), node.least == 0 or any(empty for _, empty in inner)
    found: list[frozenset[str] | None] = []
    for part in node.parts:
        words, may_be_empty = _begins(part)
        found.append(words)
        if not may_be_empty:
            return union(found), False
    return union(found), True


def _called_by(word: Word) -> frozenset[str]:
    first = (spelled.split(" ")[0] for spelled in word.spellings)
    return frozenset(one.strip(_MARKS) or one for one in first)


def union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """All of these words; None where one of the sets is none."""
    found: frozenset[str] = frozenset()
    for words in sets:
        if words is None:
            return None
        found |= words
    return found


def _needed(node: Node) -> frozenset[str] | None:
    """Words one of which stands in every line that fits; None where there are none such."""
    if isinstance(node, Word):
        return _called_by(node)
    if isinstance(node, Slot):
        return None
    if isinstance(node, Row):
        found = [words for part in node.parts if (words := _needed(part)) is not None]
        return min(found, key=len) if found else None
    return union(_needed(way) for way in node.ways) if node.least else None
