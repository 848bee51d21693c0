"""Frames: where in a line words stand, as data; what a file of ``talk`` holds, each frame one expression.

Templates as a wish's sentences have them (``templates.py``), fitted into a line as it was typed: ``{before}`` is what may stand
before the words, ``{rest}`` what may follow, ``~`` inside a word stands for any letters (``recertif~``, ``~ly``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from bot.language.sentences import union
from bot.language.templates import Node, Row, Slot, TemplateError, Word, parsed
from bot.language.wishes import parts

SHAPES = {
    "before": r"(?:.{0,60}\b)?",
    "near": r"(?:.{0,40}\b)?",
    "far": r"(?:.*\b)?",
    "between": r".{1,80}?\b",
    "rest": r".*",
    "gap": r".*\b",
    "blank": r"(?<=\s)",
    "after": r"(?:(?<=\s).*)?",
    "most": r".+?(?<=[\s,])",
    "uncut": r"[^,]+?(?<=\s)",
    "decimal": r"\d+(?:[.,]\d+)?\s?",
    "own": r"(?<=\s).+",
    "word": r"(?!['’])[\w'’-]+(?!\w)\s?",
    "letters": r"[^\W\d_]{2,}(?!\w)\s?",
    "name": r"(?-i:[A-Z][a-zà-ÿ]{1,20})(?!\w)\s?",
    "surname": r"(?-i:[A-Z][a-zà-ÿ'-]{1,20})(?!\w)\s?",
    "number": r"\d+(?!\w)\s?",
    "count": r"\d+\s?",
    "owner": r"[a-z]+['’]s(?!\w)\s?",
    "short": r".{0,20}",
}
"""What stands in a slot, by its kind."""
FREQUENT = 2
"""A word of so few letters stands in too many lines to tell them apart."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One expression; ``cues`` are words one of which stands in every line that fits, none where there are none such."""

    pattern: re.Pattern[str]
    cues: frozenset[str] | None

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

    def search(self, text: str) -> re.Match[str] | None:
        """The frame anywhere in the text, as whole words."""
        return self.pattern.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The frame as the whole of the text."""
        return self.pattern.fullmatch(text)


@dataclass(frozen=True, slots=True)
class Talk:
    """One file: its frames and its lists of words, by name."""

    frames: Mapping[str, Frame]
    words: Mapping[str, frozenset[str]]


@cache
def talk(name: str, language: str = "en") -> Talk:
    """The file of this name. Raises TemplateError for a frame that can't be read."""
    home = resources.files("bot.language").joinpath(language, "talk", f"{name}.toml")
    read: dict[str, Any] = tomllib.loads(home.read_text("utf-8"))
    common = parts(language) | read.get("parts", {})
    words = {key: frozenset(listed.split()) for key, listed in read.get("words", {}).items()}
    return Talk({key: framed(given, common) for key, given in read["frames"].items()}, words)


def framed(templates: Iterable[str], common: Mapping[str, str]) -> Frame:
    """One frame of several templates, the first that fits. Raises TemplateError."""
    nodes = [parsed(one, common) for one in templates]
    try:
        pattern = re.compile(rf"(?:(?<!\w)|(?=\W))(?:{'|'.join(map(_pattern, nodes))})", re.IGNORECASE)
    except (KeyError, re.error) as wrong:
        raise TemplateError(f"{wrong} in {templates!r}") from wrong
    return Frame(pattern, union(map(_cues, nodes)))


def _pattern(node: Node) -> str:
    if isinstance(node, Word):
        ways = "|".join(map(_spelled, sorted(node.spellings, key=len, reverse=True)))
        return (f"(?:{ways})" if len(node.spellings) > 1 else ways) + r"\s?"
    if isinstance(node, Slot):
        shape = SHAPES[node.kind]
        return f"(?P<{node.field}>{shape})" if node.field != node.kind else shape
    if isinstance(node, Row):
        return "".join(map(_pattern, node.parts))
    times = "" if (node.least, node.most) == (1, 1) else "?" if node.most == 1 else f"{{0,{node.most}}}"
    return f"(?:{'|'.join(map(_pattern, node.ways))}){times}"


def _spelled(word: str) -> str:
    shape = re.escape(word).replace("'", "['’]").replace(r"\~", r"\w*").replace(r"\ ", r"\s")
    return shape + r"(?!\w)" if word[-1:].isalnum() or word.endswith("~") else shape


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
