"""A line as tokens with their places. A token keeps its inner hyphens, apostrophes, slashes and dots: titles break there."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_TOKENS = 600
_TOKEN = re.compile(r"\n|[#@]?\w+(?:[-–'’/.&+:]\w+)*|\.{2,}|-{2,}|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: ``text[at:to]``."""

    text: str
    at: int
    to: int


def tokens_of(text: str) -> list[Token]:
    """The tokens, left to right, at most ``MOST_TOKENS`` of them; a line break is a token of its own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        found.append(Token(match.group(), match.start(), match.end()))
        if len(found) == MOST_TOKENS:
            break
    return found
