"""A line without what belongs to somebody: masked, so that the words can be told back, or with invented names in place."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from bot.masking.finding import Known, Piece, pieces
from bot.masking.words import is_private, words_of

__all__ = ["Known", "Masked", "StandIns", "is_private", "mask"]


@dataclass(frozen=True, slots=True)
class Masked:
    """A line as ``text``, with "[name]", "[address]", "[link]" or "[number]" in place of each of its ``pieces``."""

    original: str
    text: str
    pieces: tuple[Piece, ...]

    def words_of(self, span: str) -> str | None:
        """What a span of the masked line is in the person's own words; None when it isn't there, whole and verbatim."""
        at = _whole(span, self.text)
        if at is None:
            return None
        start, end = self._place(at), self._place(at + len(span))
        return None if start is None or end is None else self.original[start:end]

    def _place(self, at: int) -> int | None:
        """The same place in the original; None inside of a mask."""
        shift = 0
        for piece in self.pieces:
            start = piece.start + shift
            if at <= start:
                break
            if at < start + len(_shown(piece)):
                return None
            shift += len(_shown(piece)) - (piece.end - piece.start)
        return at - shift


def mask(text: str, known: Known) -> Masked:
    """The line without names, addresses, links and long numbers."""
    found = pieces(text, known)
    return Masked(text, _with(text, found, [_shown(piece) for piece in found]), tuple(found))


def _shown(piece: Piece) -> str:
    return f"[{piece.kind}]"


def _with(text: str, found: list[Piece], said: list[str]) -> str:
    """The text with what is said in place of each piece."""
    kept, at = [], 0
    for piece, words in zip(found, said, strict=True):
        kept += [text[at : piece.start], words]
        at = piece.end
    return "".join([*kept, text[at:]])


def _whole(span: str, text: str) -> int | None:
    """Where a span stands in a text as whole words."""
    if not span.strip() or span != span.strip():
        return None
    match = re.search(rf"(?<!\w){re.escape(span)}(?!\w)", text)
    return match.start() if match else None


@dataclass
class StandIns:
    """Invented names, addresses and numbers: the same one for the same words throughout."""

    known: Known
    _given: dict[tuple[str, str], str] = field(default_factory=dict)

    def replace(self, text: str) -> str:
        """The line with inventions in place of what belongs to somebody."""
        found = pieces(text, self.known, cases=True)
        return _with(text, found, [self._instead(piece, text[piece.start : piece.end]) for piece in found])

    def _instead(self, piece: Piece, words: str) -> str:
        if piece.kind == "link":
            return "https://example.org"
        if piece.kind == "number":
            return _renumbered(words)
        key = (piece.kind, words.casefold())
        if key not in self._given:
            self._given[key] = self._invented(piece.kind, words)
        return self._given[key]

    def _invented(self, kind: str, words: str) -> str:
        place = sum(one == kind for one, _ in self._given)
        given, family = words_of("invented", "given"), words_of("invented", "family")
        first, last = given[place % len(given)], family[place % len(family)]
        if kind == "address":
            return f"{first}.{last}@example.org".lower()
        name = f"{first} {last}" if " " in words else first
        return name if words[0].isupper() else name.lower()


def _renumbered(words: str) -> str:
    """Other digits in the same places."""
    digits = itertools.cycle("1234567890")
    return re.sub(r"\d", lambda _: next(digits), words)
