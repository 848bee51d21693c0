"""A text as the words, numerals and signs it is made of, each with its place."""

from __future__ import annotations

import re

from core.rules.words import lowered

VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_MARKS = "".join(VULGAR)
_TOKEN = re.compile(
    r"(?:19|20)\d\d-\d\d?-\d\d?(?!\d)"  # a whole date is no number and no range
    r"|\d+(?:[.:/]\d+|,\d+(?!\d*:))*"
    rf"|[^\W\d_{_MARKS}]+"
    r"|\n|\S"
)
_AHEAD = 12  # readers look this far ahead without asking where the text ends
_NOTHING = [""] * _AHEAD
_WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F) if wide != 0xFF0C} | {
    0x301C: "~",
    0x2013: "–",
    0xA0: " ",
}


class Tokens:
    """``words[i]`` of the lower-case text stands at ``at[i]:to[i]``; behind the last follow empty words."""

    __slots__ = ("at", "count", "text", "to", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        low = plain(text)
        spans = [match.span() for match in _TOKEN.finditer(low)]
        end = len(text) + 1
        self.count = len(spans)
        self.words = [low[a:b] for a, b in spans] + _NOTHING
        self.at = [a for a, _ in spans] + [end] * _AHEAD
        self.to = [b for _, b in spans] + [end] * _AHEAD

    def glued(self, i: int) -> bool:
        """Whether word ``i`` follows the one before it without a blank."""
        return i > 0 and self.at[i] == self.to[i - 1]

    def before(self, i: int) -> str:
        """The word before ``i``, empty at the beginning."""
        return self.words[i - 1] if i > 0 else ""


def plain(text: str) -> str:
    """The text in lower case, full-width digits, letters and signs as plain ones, every character in its place."""
    return lowered(text) if text.isascii() else lowered(text.translate(_WIDE))
