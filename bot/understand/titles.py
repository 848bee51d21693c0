"""What remains of a line when everything known is cut: its title, in the person's own casing."""

from __future__ import annotations

import re

from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.domains import CUT

_EDGE = " \t,;:.-–—|/+&·•=>"


_LEADS, _TRAILS = words_of("title_leads"), words_of("title_trails")
_LEADING = re.compile(rf"^(?:{any_of(_LEADS)}\s+)+")
_TRAILING = re.compile(rf"(?:\s+{any_of(_TRAILS)})+$", re.IGNORECASE)
_LEADERS = frozenset(phrase.split()[0] for phrase in _LEADS)
_TRAILERS = frozenset(phrase.split()[-1] for phrase in _TRAILS)
_CUTS = re.compile(rf"{CUT}+")


_HOLLOW = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]")


TO_RECORD = re.compile(rf"(?:,?\s)?{any_of(words_of('to_record'))}(?!\w)", re.IGNORECASE)


def title_of(work: str) -> str | None:
    """What the cuts left, as a title; None when nothing with a letter or digit is left."""
    parts = [part for part in (_trimmed(piece) for piece in _CUTS.split(work)) if part]
    title = parts[0] if len(parts) == 1 else _trimmed(" ".join(parts))
    return title if title and any(c.isalnum() for c in title) else None


def _trimmed(piece: str) -> str:
    if "(" in piece or "[" in piece:
        piece = _HOLLOW.sub(" ", piece)
    piece = " ".join(piece.split()).strip(_EDGE)
    for _ in range(3):
        before = piece
        piece = _unled(piece)
        piece = piece.strip(_EDGE)
        for opening, closing in ("()", "[]"):
            if opening not in piece and closing not in piece:
                continue
            if piece.startswith(opening) and piece.endswith(closing) and piece.count(opening) == 1:
                piece = piece[1:-1].strip(_EDGE)
            if piece.count(opening) != piece.count(closing):
                piece = piece.strip(opening + closing + " ")
        piece = piece.strip("!" + _EDGE)
        if piece == before:
            break
    return "" if piece in ("i", "I", "we", "it", "?", "?!") else piece


def _unled(piece: str) -> str:
    """The piece without the prepositions and articles that led to or from what was cut."""
    if piece.partition(" ")[0] in _LEADERS:
        piece = _LEADING.sub("", piece + " ").rstrip(" ")
    if piece != "A" and piece.rpartition(" ")[2].lower() in _TRAILERS:
        piece = _TRAILING.sub("", " " + piece).strip(" ")
    return piece
