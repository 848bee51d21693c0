"""Where somebody else's letter begins inside a text: a separator, header block, attribution, marker or quote mark."""

from __future__ import annotations

from dataclasses import dataclass

from mail.forwarded.attribution import Attribution, attribution_ending
from mail.forwarded.block import Block, bare, label_of, read_block
from mail.forwarded.words import END_STARTS, FORWARD_STARTS, FORWARDED, ORIGINAL, plain
from mail.tokens import is_marker

LONGEST_SEPARATOR = 200
LONGEST_PHRASE = 60
MOST_LINES = 3000
LOOK_AHEAD = 5
PLAIN_WORDS = 3
LOOSE = "-=_*~—–―─"


@dataclass(frozen=True, slots=True)
class Opening:
    """``kind`` forward, original, block, attribution, marker or mark at line ``at``; the letter begins at ``after``."""

    kind: str
    at: int
    after: int
    block: Block | None = None
    attribution: Attribution | None = None


def first_opening(lines: list[str]) -> Opening | None:
    """The first place where another letter begins, or None; looked for in the first 3,000 lines."""
    blank_before = 0
    for i, line in enumerate(lines[:MOST_LINES]):
        text = bare(line)
        if not text:
            blank_before = i + 1 if not line.strip() else blank_before
        opening = _opening_at(lines, i, blank_before) if text else None
        if opening is not None:
            return opening
        if line.lstrip().startswith(">"):
            return Opening("mark", i, i)
    return None


def _opening_at(lines: list[str], i: int, first: int) -> Opening | None:
    if is_marker(lines[i]):
        return Opening("marker", i, i + 1)
    kind = separator(lines[i])
    if kind is not None:
        return _separated(lines, i, kind)
    label = label_of(lines[i])
    if label is not None and label[0] != "other":
        block = read_block(lines, i)
        if block is not None and block.is_whole:
            return Opening("block", i, block.end, block)
    attribution = attribution_ending(lines, i, first)
    if attribution is not None:
        return Opening("attribution", attribution.start, attribution.end, None, attribution)
    return None


def separator(line: str) -> str | None:
    """Whether a line says "forwarded message" (forward) or "original message" (original) in a known language."""
    text = bare(line)
    if len(text) > LONGEST_SEPARATOR:
        return None
    decorated = text[:1] in LOOSE
    ends_so = text.endswith((":", "："))
    if not text or (not decorated and len(text) > LONGEST_PHRASE):
        return None
    words = plain(text)
    if words in FORWARDED and (decorated or ends_so or " " in words or not words.isascii()):
        return "forward"
    if words in ORIGINAL and (decorated or ends_so):
        return "original"
    if words.startswith(FORWARD_STARTS) and decorated:
        return "forward"
    return None


def is_end(line: str) -> bool:
    """Whether a line closes a forwarded letter ("End forwarded message")."""
    text = bare(line)
    return len(text) <= LONGEST_SEPARATOR and text[:1] in LOOSE and plain(text).startswith(END_STARTS)


def _separated(lines: list[str], at: int, kind: str) -> Opening | None:
    """What follows a separator line: a header block, an attribution, or after an unmistakable one the letter itself."""
    seen = 0
    for i in range(at + 1, min(len(lines), at + 1 + 2 * LOOK_AHEAD)):
        if not bare(lines[i]):
            continue
        block = read_block(lines, i) if label_of(lines[i]) is not None else None
        if block is not None:
            return Opening(kind, at, block.end, block)
        attribution = attribution_ending(lines, i, at + 1)
        if attribution is not None:
            return Opening(kind, at, attribution.end, None, attribution)
        seen += 1
        if seen >= LOOK_AHEAD:
            break
    is_plain_spoken = bare(lines[at])[:1] in LOOSE or len(plain(lines[at]).split()) >= PLAIN_WORDS
    return Opening(kind, at, at + 1) if is_plain_spoken else None
