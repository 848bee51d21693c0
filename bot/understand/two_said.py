"""An answer and something else in one line: "2 hours. when does my year end?", "ok save, also what's my total?" Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.lexicon import words_of

LONGEST, MOST_WORDS, FEWEST = 200, 7, 3
"""An answer has so many words at most, what follows it so many at least."""
_MARK = re.compile(r"[.!;,]\s+|\s+[–-]+\s+|\n+")
_WORD = re.compile(r"\S+")


def two_said(text: str) -> Iterator[tuple[str, str]]:
    """The ways a line falls into an answer and what follows it: at a mark, or before a word that leads on."""
    if len(text) > LONGEST:
        return
    joints = set(words_of("joints"))
    places = {match.start(): match.end() for match in _MARK.finditer(text)}
    places |= {m.start(): m.start() for m in _WORD.finditer(text) if m.group().casefold() in joints and m.start()}
    for at, to in sorted(places.items()):
        first, rest = text[:at].strip(" ,.;!"), _led(text[to:], joints)
        if 0 < len(first.split()) <= MOST_WORDS and len(rest.split()) >= FEWEST:
            yield first, rest


def _led(rest: str, joints: set[str]) -> str:
    words = rest.split()
    while words and words[0].casefold().strip(",") in joints:
        words = words[1:]
    return " ".join(words)
