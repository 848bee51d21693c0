"""Frames: where in a line words stand, as data; what a file of ``talk`` holds, each frame one expression.

Templates as a wish's sentences have them (``templates.py``), fitted into a line as it was typed: ``{before}`` is what may stand
before the words, ``{rest}`` what may follow, ``~`` inside a word stands for any letters (``recertif~``, ``~ly``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import groupby
from typing import Any

from bot.language.sentences import union
from bot.language.shapes import SHAPES, WORDLIKE
from bot.language.templates import Either, Node, Row, Slot, TemplateError, Word, parsed
from bot.language.wishes import parts

EDGES = {
    frozenset([True]): r"\b",
    frozenset([False]): "",
    frozenset([True, False]): r"(?:(?<!\w)|(?=\W))",
}
"""What stands before a frame, by how it can begin."""
LIST = "list {}"
_KEPT = re.compile(r"\(\?P<(\w+)>")
OF_A_LIST = {"not": r"(?!\s?{})", "then": "(?={})", "one": "(?P<{field}>{})"}
"""Slots that name a list of the file: what must not follow, what must, and one of it, kept."""
FREQUENT = 2
"""A word of so few letters stands in too many lines to tell them apart."""


@dataclass(frozen=True)
class Frame:
    """One expression; ``cues`` are words one of which stands in every line that fits, none where there are none such."""

    source: str
    cues: frozenset[str] | None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a line first needs it."""
        return re.compile(self.source, re.IGNORECASE)

    def called(self, words: frozenset[str]) -> bool:
        """Whether a line of these words can fit."""
        return self.cues is None or not self.cues.isdisjoint(words)

    def fits(self, text: str, words: frozenset[str]) -> bool:
        """Whether a whole line of these words fits."""
        return self.called(words) and self.pattern.fullmatch(text) is not None

    def stands(self, low: str, words: frozenset[str]) -> bool:
        """Whether it stands anywhere in a line of these words."""
        return self.called(words) and self.pattern.search(low) is not None

    def match(self, text: str) -> re.Match[str] | None:
        """The frame at the beginning of the text, with the blank behind it."""
        return self.pattern.match(text)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The frame anywhere in the text from a place on, as whole words."""
        return self.pattern.search(text, max(0, at))

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The frame as the whole of the text."""
        return self.pattern.fullmatch(text)


@dataclass(frozen=True, slots=True)
class Talk:
    """One file: its frames and its lists of words, by name."""

    frames: Mapping[str, Frame]
    words: Mapping[str, frozenset[str]]


@cache
def talk(name: str, language: str = "en", **shapes: str) -> Talk:
    """The file of this name; ``shapes`` are those of slots that the engine reads. Raises TemplateError."""
    home = resources.files("bot.language").joinpath(language, "talk", f"{name}.toml")
    read: dict[str, Any] = tomllib.loads(home.read_text("utf-8"))
    common = parts(language) | read.get("parts", {})
    words = {key: frozenset(listed.split()) for key, listed in read.get("words", {}).items()}
    known = SHAPES | shapes
    for key, given in read.get("lists", {}).items():
        known |= {LIST.format(key): _ways([parsed(one, common) for one in given], known)}
    return Talk({key: framed(given, common, known) for key, given in read["frames"].items()}, words)


def framed(templates: Iterable[str], common: Mapping[str, str], known: Mapping[str, str] = SHAPES) -> Frame:
    """One frame of several templates, the first that fits; ``known`` are the slots' shapes and lists. Raises TemplateError."""
    nodes = [parsed(one, common) for one in templates]
    try:
        source = _edged(nodes, known)
    except KeyError as wrong:
        raise TemplateError(f"{wrong} in {templates!r}") from wrong
    kept = _KEPT.findall(source)
    if len(kept) > len(set(kept)):
        raise TemplateError(f"{max(kept, key=kept.count)!r} is kept twice in {templates!r}")
    return Frame(source, union(map(_cues, nodes)))


def _edged(nodes: Iterable[Node], known: Mapping[str, str]) -> str:
    return "|".join(EDGES[_starts(node)[0]] + _pattern(node, known) for node in nodes)


def _starts(node: Node) -> tuple[frozenset[bool], bool]:
    """Whether it begins inside a word's edge (True), anywhere (False) or in both ways; and whether it may be nothing."""
    if isinstance(node, Word):
        return frozenset(one[:1].isalnum() or one[:1] == "~" for one in node.spellings), False
    if isinstance(node, Slot):
        return frozenset([node.kind in WORDLIKE]), False
    if isinstance(node, Either):
        ways = [_starts(way) for way in node.ways]
        return frozenset().union(*(kinds for kinds, _ in ways)), node.least == 0 or any(empty for _, empty in ways)
    found: frozenset[bool] = frozenset()
    for part in node.parts:
        kinds, may_be_empty = _starts(part)
        found |= kinds
        if not may_be_empty:
            return found, False
    return found, True


def _ways(nodes: Iterable[Node], known: Mapping[str, str]) -> str:
    """One of several; words beside each other share what follows a word, which is quicker."""
    ways: list[str] = []
    for is_word, some in groupby(nodes, key=_is_whole):
        found = list(some)
        spelled = [one for node in found if isinstance(node, Word) for one in node.spellings]
        ways += [_one_of(spelled)] if is_word else [_pattern(node, known) for node in found]
    return f"(?:{'|'.join(ways)})"


def _pattern(node: Node, known: Mapping[str, str]) -> str:
    if isinstance(node, Word):
        longest = sorted(node.spellings, key=len, reverse=True)
        return _one_of(longest) if _is_whole(node) else f"(?:{'|'.join(map(_spelled, longest))})\\s?"
    if isinstance(node, Slot):
        if node.kind in OF_A_LIST:
            return OF_A_LIST[node.kind].format(known[LIST.format(node.field)], field=node.field)
        shape = known[node.kind]
        return f"(?P<{node.field}>{shape})" if node.field != node.kind else shape
    if isinstance(node, Row):
        return "".join(_pattern(part, known) for part in node.parts)
    times = "" if (node.least, node.most) == (1, 1) else "?" if node.most == 1 else f"{{0,{node.most}}}"
    return _ways(node.ways, known) + times


def _is_whole(node: Node) -> bool:
    """Whether a node is a word that ends as words do."""
    return isinstance(node, Word) and all(one[-1:].isalnum() or one.endswith("~") for one in node.spellings)


def _one_of(words: list[str]) -> str:
    return rf"(?:{'|'.join(map(_bare, words))})(?!\w)\s?"


def _spelled(word: str) -> str:
    return _bare(word) + (r"(?!\w)" if word[-1:].isalnum() or word.endswith("~") else "")


def _bare(word: str) -> str:
    return re.escape(word).replace("'", "['’]").replace(r"\~", r"\w*").replace(r"\ ", r"\s")


def _cues(node: Node) -> frozenset[str] | None:
    """Words one of which stands in every line that fits: of several such sets the one that tells most."""
    if isinstance(node, Word):
        firsts = [re.findall(r"[^\W_]+", spelled.split(" ")[0].lower()) for spelled in node.spellings]
        sure = all(firsts) and not any("~" in spelled.split(" ")[0] for spelled in node.spellings)
        return frozenset(first[0] for first in firsts) if sure else None
    if isinstance(node, Slot):
        return None
    if isinstance(node, Row):
        found = [words for part in node.parts if (words := _cues(part)) is not None]
        return min(found, key=lambda words: (min(map(len, words)) <= FREQUENT, len(words))) if found else None
    return union(map(_cues, node.ways)) if node.least else None
