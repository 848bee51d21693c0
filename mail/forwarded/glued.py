"""Some programs put separator and header lines on one line (Yahoo's plain text); here they are taken apart again."""

from __future__ import annotations

import re
from functools import lru_cache

from mail.forwarded.words import FORWARDED, LABELS, LANGUAGES, ORIGINAL, Words, plain

LONGEST = 4000
_DASHED = re.compile(r"^[>\s]{0,9}(-{3,40}[^-\n]{4,60}-{3,40})\s{0,9}(\S)")
_KINDS = ("frm", "date", "to", "cc", "subject")
SHORT_LABEL = 3
LONGEST_START = 60
WHOLE = 3


def taken_apart(lines: list[str]) -> list[str]:
    """The lines, with each "----- Forwarded Message ----- From: …To: …Subject: …" line split where a label begins.

    So is a line that is a whole header block: "From: … Sent: … To: … Subject: …".
    """
    split: list[str] = []
    for line in lines:
        start = line[:LONGEST_START].lstrip("> *")
        dashed = _DASHED.match(line) if start.startswith("---") else None
        if dashed is not None and plain(dashed[1]) in FORWARDED | ORIGINAL:
            split += [dashed[1], *_labelled(line[dashed.start(2) :], plain(dashed[1])), ""]
        elif len(line) > LONGEST_START and LABELS.get(plain(start.partition(":")[0])) == "from":
            pieces = _labelled(line, plain(start.partition(":")[0]))
            split += [*pieces, ""] if len(pieces) > WHOLE else [line]
        else:
            split.append(line)
    return split


def _labelled(rest: str, phrase: str) -> list[str]:
    starts = sorted({0, *(found.start() for found in _pattern(phrase).finditer(rest[:LONGEST]))})
    return [rest[a:b].strip() for a, b in zip(starts, [*starts[1:], len(rest)], strict=True)]


@lru_cache(maxsize=256)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Where a label of the phrase's languages begins: short ones after a blank or bracket, long ones anywhere."""
    labels = {label for words in LANGUAGES.values() if _says(words, phrase) for label in _labels(words)}
    long = [re.escape(label) for label in labels if len(label) > SHORT_LABEL]
    short = [re.escape(label) for label in labels if len(label) <= SHORT_LABEL]
    return re.compile(rf"(?:{'|'.join(sorted(long, reverse=True))}|(?<![\w.@-])(?:{'|'.join(sorted(short))}))\s?[:：]")


def _says(words: Words, phrase: str) -> bool:
    return any(plain(one) == phrase for one in f"{words.forwarded}|{words.original}|{words.frm}".split("|"))


def _labels(words: Words) -> set[str]:
    """A language's labels as they are printed: with a capital, or all in capitals."""
    printed = {label for kind in _KINDS for label in getattr(words, kind).split("|")}
    loud = {label.upper() if len(label) <= SHORT_LABEL else label.title() for label in printed}
    return loud | {label.capitalize() for label in printed}
