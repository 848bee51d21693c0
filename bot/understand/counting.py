"""How many activities a line speaks of, where the tagger's titles and the amounts don't go together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.language.lexicon import pattern_of, words_of
from bot.learned.models import Chunk, Read
from bot.understand.several import is_total
from bot.understand.sighting import Sight
from bot.understand.steps import first_of

MOST_PARTS = 30
_LISTED = re.compile(r"\s*(?:\n|;|\s\+\s|\s&\s|\sund\s|\set\s|\sy\s|,?\sand\s(?:then\s)?|,?\sthen\s|,\s|\.\s)\s*")
_SPLITS = (r"\s*[;\n]\s*", r"\s\+\s", r"(?:,\s(?:and\s)?|\sand\s|\s&\s|\spuis\s|\sthen\s)", r"\sand\s")
_DIGIT = re.compile(r"\b([2-9])\s(?:\w+\s)?$")
_BULLET = re.compile(r"^[ \t]*(?:[-–—*•→>]|\(?[a-h1-9][.)]|\d\ufe0f\u20e3)[ \t]+(?=\S)", re.MULTILINE)
_TIMES = re.compile(r"\d\s?[x×]|[x×]\s?\d|\b(?:of|per)\b", re.IGNORECASE)
Again = Callable[[str], Read]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A reading whose titles are to be counted: its amounts, and the number that is ``said``, if any."""

    line: Sight
    read: Read
    again: Again
    hours: tuple[Chunk, ...]
    said: int | None

    @property
    def shared(self) -> bool:
        """Whether the amount is said of each of several."""
        return self.said is not None or pattern_of("each").search(self.line.text) is not None


def counted(line: Sight, read: Read, again: Again) -> Read:
    """The reading with as many titles as there are activities; ``again`` reads a part of the line by itself."""
    hours = tuple(chunk for chunk in read.values if chunk.kind == "H")
    found = first_of(COUNTING, _Counted(line, read, again, hours, _count_said(line.text, read)))
    return found if found is not None else read


def _listed(one: _Counted) -> Read | None:
    """A list with marks has as many as it has lines."""
    return _by_lines(one.line.text, one.read, one.again)


def _times(one: _Counted) -> Read | None:
    """ "2 x 50 min" counts no activities."""
    if not any(_TIMES.search(one.line.text[chunk.at : chunk.to]) for chunk in one.hours):
        return None
    return _only_one(one.read) if len(one.read.titles) > 1 and len(one.hours) < 2 else one.read


def _quoted(one: _Counted) -> Read | None:
    """As many quotes as are said are the titles."""
    quotes = one.line.seen.quotes
    if not one.said or len(quotes) != one.said:
        return None
    return replace(one.read, titles=tuple((Chunk("T", at + 1, to - 1, 1.0),) for at, to in quotes))


def _with_one_amount(one: _Counted) -> Read | None:
    """Several titles and not an amount for each are one activity."""
    return _only_one(one.read) if len(one.read.titles) > 1 and len(one.hours) < 2 and not one.shared else None


def _in_one_run(one: _Counted) -> Read | None:
    """One run of words that holds as many titles as are said."""
    parts = _split(one.line, one.read.titles[0][0], one.said) if len(one.read.titles) == 1 and one.shared else []
    return replace(one.read, titles=tuple((part,) for part in parts)) if parts else None


def _with_own_amounts(one: _Counted) -> Read | None:
    """More amounts than titles: each part is read by itself."""
    fewer = 1 <= len(one.read.titles) < len(one.hours) <= MOST_PARTS
    return _by_parts(one.line, one.hours, one.again) if fewer else None


COUNTING = (_listed, _times, _quoted, _with_one_amount, _in_one_run, _with_own_amounts)
"""What tells how many there are, tried in this order."""


def _by_lines(text: str, read: Read, again: Again) -> Read | None:
    """A list with marks, each line read by itself, where not every line got its title in the whole."""
    marks = [match.end() for match in _BULLET.finditer(text) if not is_total(text[match.end() :].partition("\n")[0])]
    if not 2 <= len(marks) <= MOST_PARTS or len(read.titles) == len(marks):
        return None
    titles: list[tuple[Chunk, ...]] = []
    values = [chunk for chunk in read.values if chunk.at < marks[0]]
    for at in marks:
        part = again(text[at:].partition("\n")[0])
        if len(part.titles) != 1:
            return None
        titles.append(tuple(_moved(chunk, at) for chunk in part.titles[0]))
        values += [_moved(chunk, at) for chunk in part.values]
    return Read(tuple(titles), tuple(values))


def _count_said(text: str, read: Read) -> int | None:
    """How many are announced outside the titles: "two readings", "3 more", "both"; None for no number."""
    titles = [readings[0] for readings in read.titles]

    def outside(at: int) -> bool:
        return not any(title.at <= at < title.to for title in titles)

    for match in pattern_of("several").finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].lower()
        digit = _DIGIT.search(before)
        spelled = [n for n, word in enumerate(words_of("numbers"), 2) if re.search(rf"\b{word}\s(?:\w+\s)?$", before)]
        if outside(match.start()) and (digit or spelled):
            return int(digit[1]) if digit else spelled[0]
    return 2 if any(outside(match.start()) for match in pattern_of("both").finditer(text)) else None


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
