"""The lines the models learn from, each with its wish and, for activities, a label for every token."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.learned.models import likened
from bot.understand.sighting import Sight, sight

SAID_ON = date(2026, 11, 21)
"""The day on which every line was said, a Saturday."""
VOICES = Path(__file__).parents[1] / "language" / "en" / "voices"
VALUES = (("hours", "H"), ("day", "D"), ("domain", "G"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who says it, the words, the wish, the activities as labelled (JSON objects)."""

    voice: str
    say: str
    intent: str
    entries: tuple[dict[str, Any], ...]
    args: dict[str, Any]
    locale: str | None = None
    marks: tuple[tuple[str, int, int], ...] = ()

    def titles(self) -> list[frozenset[str]]:
        """For each activity with a title the ways of cutting it that are right, as they are compared."""
        if self.marks:
            return [frozenset((likened(self.say[at:to]),)) for letter, at, to in self.marks if letter == "T"]
        cuts = [[entry["title"], *(entry.get("also") or ())] for entry in self.entries if entry.get("title")]
        return [frozenset(likened(title) for title in titles) for titles in cuts]

    def sight(self) -> Sight:
        """The line with what the value readers find in it."""
        return sight(self.say, today=SAID_ON, locale=self.locale)


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of one file. Raises ValueError with file and line number for one that is no JSON object."""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not raw.strip():
            continue
        try:
            one = json.loads(raw)
        except ValueError as wrong:
            raise ValueError(f"{path.name}:{number}: {wrong}") from wrong
        if not one.get("waiting"):  # an answer is read by what is open, not by these models
            voice = f"{path.stem}/{one.get('voice', '')}"
            entries = tuple(one.get("entries") or ())
            yield Line(voice, one["say"], one["intent"], entries, one.get("args") or {}, one.get("locale"))


_MARK = re.compile(r"\{([THDG]) ([^{}]+)\}")
_NAMES = {"H": "hours", "D": "day", "G": "domain"}


def read_marked(path: Path) -> Iterator[Line]:
    """The lines of a file in which titles and values are marked: ``wish TAB On {D Tuesday} {T Figures that speak}, {H 1h}``.

    Raises ValueError with file and line number for a line without a TAB.
    """
    voice = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if raw.startswith("# "):
            voice = raw[2:].strip()
            continue
        wish, tab, marked = raw.partition("\t")
        if not raw.strip():
            continue
        if not tab:
            raise ValueError(f"{path.name}:{number}: no TAB between wish and words")
        marked = marked.replace("\\n", "\n")
        yield Line(f"{path.stem}/{voice}", _MARK.sub(r"\2", marked), wish, (), {}, marks=_marked(marked))


def _marked(text: str) -> tuple[tuple[str, int, int], ...]:
    """The marks of a line as (letter, at, to) in the line without them."""
    marks, dropped = [], 0
    for match in _MARK.finditer(text):
        at = match.start() - dropped
        marks.append((match[1], at, at + len(match[2])))
        dropped += len(match.group()) - len(match[2])
    return tuple(marks)


def read_folder(folder: Path) -> list[Line]:
    """All lines of a folder, file by file in the order of their names."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in read_lines(path)]
    return lines + [line for path in sorted(folder.glob("*.txt")) for line in read_marked(path)]


def labels_of(line: Line, seen: Sight) -> list[str] | None:
    """A label for each token (B-T, I-T, B-H … O); None when a title can't be found in the line."""
    labels = ["O"] * len(seen.seen.tokens)
    for letter, at, to in sorted(line.marks, key=lambda mark: mark[0] != "T"):
        _mark(labels, seen, at, to, letter)
    free = 0
    for entry in line.entries:
        title = entry.get("title")
        if title is None:
            continue
        at = seen.text.find(title, free)
        at = seen.text.find(title) if at < 0 else at
        if at < 0 or not _mark(labels, seen, at, at + len(title), "T"):
            return None
        free = at + len(title)
    for entry in line.entries:
        for name, letter in VALUES:
            for at, to in _places(entry, name, seen):
                _mark(labels, seen, at, to, letter)
    return labels


def _places(entry: dict[str, Any], name: str, seen: Sight) -> list[tuple[int, int]]:
    """Where a value stands: the marked words, else where a reader found the same value."""
    words = (entry.get("words") or {}).get(name)
    if words:
        title = entry.get("title") or ""
        at = _outside(seen.text, words, title)
        return [(at, at + len(words))] if at >= 0 else []
    if name == "hours" and entry.get("hours") is not None:
        wanted = entry["hours"] * 3600
        return [(a.at, a.to) for a in seen.amounts if any(abs(o - wanted) < 40 for o in a.options)]
    if name == "day" and entry.get("start"):
        span = (date.fromisoformat(entry["start"]), date.fromisoformat(entry.get("end") or entry["start"]))
        return [(d.at, d.to) for d in seen.days if span in d.options]
    if name == "domain" and entry.get("domain"):
        return [(at, to) for at, to, domain in seen.domains if domain.value == entry["domain"]]
    return []


def _outside(text: str, words: str, title: str) -> int:
    """Where the words stand outside the title, else anywhere; -1 for nowhere."""
    begin = text.find(title) if title else -1
    at = text.find(words)
    while at >= 0 and begin >= 0 and at < begin + len(title) and at + len(words) > begin:
        at = text.find(words, at + 1)
    return at if at >= 0 else text.find(words)


def _mark(labels: list[str], seen: Sight, at: int, to: int, letter: str) -> bool:
    """Label the tokens inside ``[at:to)`` that have none; whether there is any."""
    first = True
    for place, token in enumerate(seen.seen.tokens):
        if token.at >= to or token.to <= at or labels[place] != "O":
            continue
        labels[place] = f"{'B' if first else 'I'}-{letter}"
        first = False
    return not first
