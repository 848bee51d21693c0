"""What remains of a line when everything known is cut: its title, in the person's own casing."""

from __future__ import annotations

import re

from bot.understand.domains import CUT
from core.rules.words import word_set

_EDGE = " \t,;:.-–—|/+&·•=>"


_LEADING = re.compile(
    r"^(?:(?:and|of|for|on|about|from|at|in|with|to|was|is|it was|it's|which was|that was|the|a|an|called|titled"
    r"|entitled|named|attending|watching|completing|doing|each|both|my|this|i|plus|also|also the|new|some)\s+)+",
)


_TRAILING = re.compile(
    r"(?:\s+(?:on|in|at|for|from|of|and|was|is|it was|that|which|with|the|a|an|worth|by|which was|that was|lasting"
    r"|during|to|each|both|held|plus|i|as|until|too|total|duration|it|it's|took place|took|between|dated))+$",
    re.IGNORECASE,
)


_LEADERS = word_set(
    "and of for on about from at in with to was is it it's which that the a an called titled entitled named"
    " attending watching"
    " completing doing each both my this i plus also new some"
)


_TRAILERS = word_set(
    "on in at for from of and was is that which with the a an worth by lasting during to each both held plus i as"
    " until too"
    " total duration it it's place took between dated"
)


_CUTS = re.compile(rf"{CUT}+")


_HOLLOW = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]")


TO_RECORD = re.compile(
    r"(?:,?\s)?(?:to|in|into|on|onto|for)\s(?:my|the)\s(?:ce |credit |cpd )?(?:record|records|list|log|tracker"
    r"|credits|credit list|tally|portfolio|transcript|account|profile|total|hours|file)(?!\w)",
    re.IGNORECASE,
)


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
