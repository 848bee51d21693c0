"""How many activities a line speaks of, where the tagger's titles and the amounts don't go together."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from bot.learned.models import Chunk, Read
from bot.understand.sighting import Sight

MOST_PARTS = 30
_LISTED = re.compile(r"\s*(?:\n|;|\s\+\s|\s&\s|\sund\s|\set\s|\sy\s|,?\sand\s(?:then\s)?|,?\sthen\s|,\s|\.\s)\s*")
_SPLITS = (r"\s*[;\n]\s*", r"\s\+\s", r"(?:,\s(?:and\s)?|\sand\s|\s&\s|\spuis\s|\sthen\s)", r"\sand\s")
_DIGIT = re.compile(r"\b([2-9])\s(?:\w+\s)?$")
Again = Callable[[str], Read]


@cache
def _words(name: str) -> re.Pattern[str]:
    lexicon = tomllib.loads(resources.files("bot.language.en").joinpath("lexicon.toml").read_text("utf-8"))
    listed = "|".join(re.escape(word) for word in sorted(lexicon[name], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


@cache
def _numbers() -> list[str]:
    lexicon = tomllib.loads(resources.files("bot.language.en").joinpath("lexicon.toml").read_text("utf-8"))
    return list(lexicon["numbers"])


def counted(line: Sight, read: Read, again: Again) -> Read:
    """The reading with as many titles as there are activities; ``again`` reads a part of the line by itself."""
    hours = [chunk for chunk in read.values if chunk.kind == "H"]
    said = _count_said(line.text, read)
    shared = said or _words("each").search(line.text)
    if len(read.titles) > 1 and len(hours) < 2 and not shared:
        return _only_one(read)
    if len(read.titles) == 1 and shared and (parts := _split(line, read.titles[0][0], said)):
        return replace(read, titles=tuple((part,) for part in parts))
    if 1 <= len(read.titles) < len(hours) <= MOST_PARTS and (parted := _by_parts(line, hours, again)) is not None:
        return parted
    return read


def _count_said(text: str, read: Read) -> int | None:
    """How many are announced outside the titles: "two readings", "3 more", "both"; None for no number."""
    titles = [readings[0] for readings in read.titles]

    def outside(at: int) -> bool:
        return not any(title.at <= at < title.to for title in titles)

    for match in _words("several").finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].lower()
        digit = _DIGIT.search(before)
        spelled = [n for n, word in enumerate(_numbers(), 2) if re.search(rf"\b{word}\s(?:\w+\s)?$", before)]
        if outside(match.start()) and (digit or spelled):
            return int(digit[1]) if digit else spelled[0]
    return 2 if any(outside(match.start()) for match in _words("both").finditer(text)) else None


def _only_one(read: Read) -> Read:
    """One activity: the surest title, the others as its other readings."""
    ranked = sorted(read.titles, key=lambda readings: -readings[0].sure)
    total = sum(readings[0].sure for readings in ranked)
    readings = tuple(replace(one[0], sure=one[0].sure / total) for one in ranked[:3])
    return replace(read, titles=(readings,))


def _split(line: Sight, title: Chunk, count: int | None) -> list[Chunk]:
    """A run of titles parted by its own marks, where that gives the number announced, or at least two."""
    text = line.text[title.at : title.to]
    for pattern in _SPLITS:
        cuts = [match.span() for match in re.finditer(pattern, text)]
        if cuts and (count is None or len(cuts) == count - 1) and len(cuts) < MOST_PARTS:
            starts, ends = [0, *(to for _, to in cuts)], [*(at for at, _ in cuts), len(text)]
            parts = [Chunk("T", title.at + a, title.at + b, title.sure) for a, b in zip(starts, ends, strict=True)]
            if all(any(c.isalpha() for c in line.text[part.at : part.to]) for part in parts):
                return parts
    return []


def _by_parts(line: Sight, hours: Sequence[Chunk], again: Again) -> Read | None:
    """Each part with an amount of its own read by itself; None where the parts can't be told or one has no title."""
    bounds = _bounds(line.text, hours)
    titles: list[tuple[Chunk, ...]] = []
    values: list[Chunk] = []
    for at, to in zip([0, *bounds], [*bounds, len(line.text)], strict=True):
        part = again(line.text[at:to])
        if len(part.titles) != 1:
            return None
        titles.append(tuple(_moved(chunk, at) for chunk in part.titles[0]))
        values += [_moved(chunk, at) for chunk in part.values]
    return Read(tuple(titles), tuple(values))


def _bounds(text: str, hours: Sequence[Chunk]) -> list[int]:
    """Where one part ends and the next begins: after the amount where titles lead, before it where amounts lead."""
    leads = any(c.isalnum() for c in text[: hours[0].at])
    bounds = []
    for one, other in itertools.pairwise(hours):
        marks = [match.end() for match in _LISTED.finditer(text, one.to, other.at + 1)]
        lines = [at for at in marks if "\n" in text[one.to : at]]
        bounds.append((lines or marks or [other.at])[0 if leads else -1])
    return bounds


def _moved(chunk: Chunk, by: int) -> Chunk:
    return replace(chunk, at=chunk.at + by, to=chunk.to + by)
