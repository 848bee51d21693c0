"""Chunks read as titles, as words: without marks, fields' names and kinds of activity at their edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.lexicon import words_of
from bot.learned.models import Chunk
from bot.understand.titles import TO_RECORD
from bot.understand.unreal import HOLLOW

EDGES = " \t\n,;:.-–—|/•·*>\"“”„«»'‘’`"
OPENING, CLOSING = "([{", ")]}"
LEAST_LETTERS = 4


def cuts_of(text: str, chunks: Sequence[Chunk]) -> tuple[tuple[str, float], ...]:
    """The readings of one title as words with their share; cuts that differ by marks alone are one."""
    shares: dict[str, tuple[str, float]] = {}
    for chunk in chunks:
        if words := trimmed(text, chunk):
            key = words.casefold()
            shares[key] = (shares[key][0], shares[key][1] + chunk.sure) if key in shares else (words, chunk.sure)
    return tuple(sorted(shares.values(), key=lambda one: -one[1]))


def trimmed(text: str, chunk: Chunk) -> str | None:
    """The words of a title without marks at its edges; None when nothing with a letter or digit is left."""
    words = _bare_title(text[chunk.at : chunk.to].strip(EDGES), begins=chunk.at == 0 or text[chunk.at - 1] == "\n")
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if words.startswith(opening) and closing not in words:
            words = words[1:].strip(EDGES)
        if words.endswith(closing) and opening not in words:
            words = words[:-1].strip(EDGES)
    words = _without_kind(re.sub(r"\s*\n\s*", " ", words))
    words = _untrailed(TO_RECORD.sub("", words))
    return words if any(c.isalnum() for c in words) and not is_no_title(words) else None


def is_no_title(words: str) -> bool:
    """Whether words name no activity: small ones alone, or a kind of activity and nothing that tells it from others."""
    hollow = set(words.split()) <= HOLLOW | set(words_of("kinds")) | set(words_of("hollow"))
    return words.islower() and (hollow or len(words) < LEAST_LETTERS)


def _untrailed(words: str) -> str:
    """A title without the small words that lead on to something else: "course to my"."""
    said = words.split()
    while len(said) > 1 and said[-1] in words_of("leading_on"):
        del said[-1]
    return " ".join(said) if len(said) < len(words.split()) else words


def _without_kind(words: str) -> str:
    """A title without the kind of activity that a comma parts from it: "Negative results, journal club", "guide, Figures"."""
    parts = [part.strip(EDGES) for part in words.split(", ")]
    kinds = set(words_of("kinds"))
    if len(parts) > 1 and parts[-1].islower() and set(parts[-1].split()) <= kinds:
        del parts[-1]
    if len(parts) > 1 and parts[0].islower() and set(parts[0].split()) <= kinds:
        del parts[0]
    return ", ".join(parts) if len(parts) <= words.count(", ") else words


def _bare_title(words: str, *, begins: bool) -> str:
    """Without the name of the field it stood in, at the beginning of a line, and without an article in lower case."""
    label, colon, rest = words.partition(":")
    if begins and colon and rest[:1].isspace() and label.strip().lower() in words_of("labels"):
        words = rest.strip(EDGES)
    first, _, rest = words.partition(" ")
    return rest.strip(EDGES) if rest.strip(EDGES) and first in words_of("articles") else words
