"""A sentence template -> what it is made of; the model is hassil's syntax.

``undo`` a word, ``(a|b)`` either, ``[a|b]`` or nothing, ``(a|b)*`` any number of them, ``<name>`` a shared part,
``{kind}`` or ``{kind:field}`` a slot; what touches is one word: ``credit[s]``, ``entr(y|ies)``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

_TOKEN = re.compile(r"\s+|[()\[\]|*]|<(?P<part>\w+)>|\{(?P<kind>\w+)(?::(?P<field>\w+))?\}|[^\s()\[\]|*<>{}]+")
MOST_SPELLINGS = 200


@dataclass(frozen=True, slots=True)
class Word:
    """One word in every way it is spelled."""

    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that a reader of this kind takes; ``field`` names what they are for."""

    kind: str
    field: str


@dataclass(frozen=True, slots=True)
class Row:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several, ``least`` to ``most`` times."""

    ways: tuple[Node, ...]
    least: int = 1
    most: int = 1


Node = Word | Slot | Row | Either
MOST_REPEATED = 8


class TemplateError(ValueError):
    """A template that can't be read, with the place where."""


class _Reader:
    def __init__(self, template: str, parts: Mapping[str, str], within: tuple[str, ...] = ()) -> None:
        self.template, self.parts, self.within = template, parts, within
        self.tokens = list(_TOKEN.finditer(template))
        self.at = 0
        if sum(len(token.group()) for token in self.tokens) != len(template):
            raise TemplateError(f"what is not read in {template!r}?")

    def whole(self) -> Node:
        node = self.ways()
        if self.at < len(self.tokens):
            raise TemplateError(f"{self.tokens[self.at].group()!r} closes nothing in {self.template!r}")
        return node

    def ways(self) -> Node:
        """What stands between two brackets, or all of it."""
        found = [self.row()]
        while self.peek() == "|":
            self.at += 1
            found.append(self.row())
        return found[0] if len(found) == 1 else Either(tuple(found))

    def row(self) -> Node:
        """Words up to the next ``|`` or bracket; what touches is joined to one word."""
        words: list[list[Node]] = [[]]
        while (token := self.peek()) not in ("|", ")", "]", ""):
            if token.isspace():
                self.at += 1
                words.append([])
            else:
                words[-1].append(self.repeated(self.one()))
        parts = tuple(_joined(touching, self.template) for touching in words if touching)
        return parts[0] if len(parts) == 1 else Row(parts)

    def one(self) -> Node:
        match = self.tokens[self.at]
        self.at += 1
        token = match.group()
        if token in ("(", "["):
            return self.bracket(token)
        if match["part"]:
            return self.part(match["part"])
        if match["kind"]:
            return Slot(match["kind"], match["field"] or match["kind"])
        return Word((token.lower(),))

    def bracket(self, opening: str) -> Node:
        node = self.ways()
        if self.peek() != {"(": ")", "[": "]"}[opening]:
            raise TemplateError(f"{opening} stays open in {self.template!r}")
        self.at += 1
        ways = node.ways if isinstance(node, Either) and (node.least, node.most) == (1, 1) else (node,)
        return Either(ways, 0) if opening == "[" else Either(ways)

    def repeated(self, node: Node) -> Node:
        """The node, any number of times where a star follows."""
        if self.peek() != "*":
            return node
        self.at += 1
        return Either(node.ways if isinstance(node, Either) and node.most == 1 else (node,), 0, MOST_REPEATED)

    def part(self, name: str) -> Node:
        if name in self.within or name not in self.parts:
            raise TemplateError(
                f"<{name}> in {self.template!r} {'holds itself' if name in self.within else 'is no part'}"
            )
        return _Reader(self.parts[name], self.parts, (*self.within, name)).whole()

    def peek(self) -> str:
        return self.tokens[self.at].group() if self.at < len(self.tokens) else ""


def parsed(template: str, parts: Mapping[str, str]) -> Node:
    """The template with its shared parts in their places. Raises TemplateError."""
    return _Reader(template, parts).whole()


def _joined(touching: list[Node], template: str) -> Node:
    """What touches, as one word; a lone part as it is."""
    if len(touching) == 1:
        return touching[0]
    spelled = reduce(lambda left, right: [a + b for a in left for b in right], map(spellings, touching), [""])
    if not spelled or len(spelled) > MOST_SPELLINGS:
        raise TemplateError(f"{template!r} joins to one word what is none")
    return Word(tuple(spelled))


def spellings(node: Node) -> list[str]:
    """The ways a part of one word is spelled; none for what is more than a part of a word."""
    if isinstance(node, Word):
        return list(node.spellings)
    if isinstance(node, Row):
        inner = [spellings(part) for part in node.parts]
        return (
            reduce(lambda left, right: [f"{a} {b}".strip() for a in left for b in right], inner) if all(inner) else []
        )
    if isinstance(node, Either) and node.most == 1:
        inner = [spellings(way) for way in node.ways]
        return [] if not all(inner) else [one for way in inner for one in way] + ([""] if not node.least else [])
    return []
