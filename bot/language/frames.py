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
    # what stands around the words
    "before": r"(?:.{0,60}\b)?",
    "near": r"(?:.{0,40}\b)?",
    "far": r"(?:.*\b)?",
    "between": r".{1,80}?\b",
    "few": r".{1,60}?(?:(?<=\s)|(?=[,;.]))",
    "most": r".+?(?<=[\s,])",
    "uncut": r"[^,]+?(?<=\s)",
    "gap": r".*\b",
    "after": r"(?:(?<=\s).*)?",
    "own": r"(?<=\s).+",
    "short": r".{0,20}",
    "three": r".{3,}$",
    "last": r".{1,40}$",
    "rest": r".*",
    # single words and numbers
    "word": r"(?!['’])[\w'’-]+(?!\w)\s?",
    "plain": r"\w+(?!\w)\s?",
    "letters": r"[^\W\d_]{2,}(?!\w)\s?",
    "name": r"(?-i:[A-Z][a-zà-ÿ]{1,20})(?!\w)\s?",
    "surname": r"(?-i:[A-Z][a-zà-ÿ'-]{1,20})(?!\w)\s?",
    "owner": r"[a-z]+['’]s(?!\w)\s?",
    "number": r"\d+(?!\w)\s?",
    "count": r"\d+\s?",
    "figure": r"[\d½¼¾a]\w{0,3}\s?",
    "decimal": r"\d+(?:[.,]\d+)?\s?",
    # edges, blanks and marks
    "start": r"^",
    "end": r"$",
    "finish": r"[\s.!]*$",
    "more": r"(?=\S)",
    "last_word": r"(?=\w+[\s.!]*$)",
    "blank": r"(?<=\s)\s*",
    "space": r"\s?",
    "comma": r",?\s",
    "commas": r"(?:(?<=\s)|,)[\s,]*(?=\S)",
    "pause": r"[,:]?\s?",
    "must_pause": r"[,:;]\s?",
    "mark_next": r"(?=[,.:;!])",
    "stop": r"[,.:;!–-]?\s?(?=\S)",
    "stops": r"[,.:;!–-]{0,2}\s?",
    "dash": r"[:,–-]?\s?",
    "edge": r"(?:(?<=\s)|(?=$|[\s:,-]))",
    "colon": r"(?:[:,]|[–-](?=\s))?\s?",
    "said_edge": r"(?:(?<=\s)|(?=$|[\s:]))",
    "said_next": r"(?:(?<=\s)|:\s?)",
    "said_colon": r"(?:(?<=\s)|(?=:)):?\s?",
    "plus": r"\+\s?(?=\d)",
}
"""What stands in a slot, by its kind."""
OF_A_LIST = {"not": r"(?!\s?{})", "then": "(?={})", "one": "(?P<{field}>{})"}
"""Slots that name a list of the file: what must not follow, what must, and one of it, kept."""
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
    lists = {key: _any(given, common, {}) for key, given in read.get("lists", {}).items()}
    return Talk({key: framed(given, common, lists) for key, given in read["frames"].items()}, words)


def framed(templates: Iterable[str], common: Mapping[str, str], lists: Mapping[str, str] | None = None) -> Frame:
    """One frame of several templates, the first that fits; ``lists`` are those its slots can name. Raises TemplateError."""
    nodes = [parsed(one, common) for one in templates]
    try:
        pattern = re.compile(rf"(?:(?<!\w)|(?=\W)){_ways(nodes, lists or {})}", re.IGNORECASE)
    except (KeyError, re.error) as wrong:
        raise TemplateError(f"{wrong} in {templates!r}") from wrong
    return Frame(pattern, union(map(_cues, nodes)))


def _any(templates: Iterable[str], common: Mapping[str, str], lists: Mapping[str, str]) -> str:
    return _ways([parsed(one, common) for one in templates], lists)


def _ways(nodes: Iterable[Node], lists: Mapping[str, str]) -> str:
    return f"(?:{'|'.join(_pattern(node, lists) for node in nodes)})"


def _pattern(node: Node, lists: Mapping[str, str]) -> str:
    if isinstance(node, Word):
        ways = "|".join(map(_spelled, sorted(node.spellings, key=len, reverse=True)))
        return (f"(?:{ways})" if len(node.spellings) > 1 else ways) + r"\s?"
    if isinstance(node, Slot):
        if node.kind in OF_A_LIST:
            return OF_A_LIST[node.kind].format(lists[node.field], field=node.field)
        shape = SHAPES[node.kind]
        return f"(?P<{node.field}>{shape})" if node.field != node.kind else shape
    if isinstance(node, Row):
        return "".join(_pattern(part, lists) for part in node.parts)
    times = "" if (node.least, node.most) == (1, 1) else "?" if node.most == 1 else f"{{0,{node.most}}}"
    return _ways(node.ways, lists) + times


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
