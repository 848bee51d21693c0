"""The words of one certificate as one running text that still knows the page and line of every character. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from core.certificates.dates import Day, settled_days
from core.certificates.page import Line, Page

_GERMAN = re.compile(
    r"\b(?:und|der|die|das|hat|wird|teilgenommen|teilnahme|bescheinig\w*|bestätigt|stunden|fortbildung\w*)\b", re.I
)
_FRENCH = re.compile(r"\b(?:que|est|les?|des|du|participé|attestation|certifie|formation|heures?|délivrée?)\b", re.I)
_ENGLISH = re.compile(r"\b(?:the|and|of|that|this|has|for|is|by|hours|credits?|certif\w+)\b", re.I)
_DECIMAL_COMMA_SPANISH = re.compile(r"\b\d+,\d+\s+(?:horas|cr[ée]ditos)\b", re.I)


@dataclass(frozen=True)
class Flow:
    """Lines of one certificate, over one or more pages; ``text`` has them parted by line breaks, cells by tabs."""

    lines: tuple[tuple[int, Line], ...]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n".join(line.text for _, line in self.lines))

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for _, line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        return starts

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character at ``offset``."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def start_of(self, index: int) -> int:
        """Where line ``index`` begins."""
        return self._starts[index]

    def page_at(self, offset: int) -> int:
        """The page, from 1, of the character at ``offset``."""
        return self.lines[self.line_at(offset)][0] if self.lines else 1

    def size_at(self, offset: int) -> float:
        """The height in points of the line at ``offset``, 0 when unknown."""
        return max(self.lines[self.line_at(offset)][1].size, 0.0) if self.lines else 0.0

    def line_span(self, offset: int) -> tuple[int, int]:
        """Where the line that holds ``offset`` begins and ends."""
        begin = self._starts[self.line_at(offset)] if self.lines else 0
        end = self.text.find("\n", begin)
        return begin, len(self.text) if end < 0 else end

    def words(self, begin: int, finish: int) -> str:
        """The printed words of a span, line breaks and tabs as blanks."""
        first, last = self.line_at(begin), self.line_at(max(begin, finish - 1))
        if all(line.size >= 0 for _, line in self.lines[first : last + 1]):
            return " ".join(self.text[begin:finish].split())
        return " ".join(" ".join(line.text.split()) for _, line in self.lines[first : last + 1] if line.size >= 0)

    def around(self, begin: int, finish: int) -> str:
        """The printed lines that hold a span."""
        return self.words(self.line_span(begin)[0], self.line_span(max(begin, finish - 1))[1])

    @cached_property
    def days(self) -> list[Day]:
        """The days printed, settled among themselves."""
        return settled_days(self.text, self._habit)

    @property
    def _habit(self) -> str | None:
        """'dmy' for German and French, and for Spanish with a decimal comma: nobody there puts the month first."""
        english = len(_ENGLISH.findall(self.text))
        foreign = max(len(_GERMAN.findall(self.text)), len(_FRENCH.findall(self.text)))
        return "dmy" if foreign > english + 1 or _DECIMAL_COMMA_SPANISH.search(self.text) else None


_LABEL_LINE = re.compile(
    r"[(_\s]*(?:(?:participant|attendee|learner|recipient|student|printed)(?:[’']?s)?\s+name|"
    r"name(?:\s+of\s+\w+)?|(?:course|activity|session|program(?:me)?|event|title)(?:\s*/?\s*(?:title|"
    r"name|of\s+\w+))?|title|"
    r"(?:date|dates)(?:\s+\(s\))?(?:\s+(?:of\s+)?\w+)?|\w+\s+date|(?:ce|cme|cpe|contact|credit|"
    r"total)?\s*(?:contact\s+)?(?:hours?|credits?|ceus?|cpeus?|units?)(?:\s+(?:awarded|earned|"
    r"claimed))?|provider(?:\s+name)?|location|sponsor)[)_\s:]*\Z",
    re.I,
)
_NAME_LABEL = re.compile(
    (
        r"[(_\s]*(?:(?:participant|attendee|learner|recipient|student|printed)(?:[’']?s)?\s+name|"
        r"name(?:\s+of\s+\w+)?)[)_\s]*\Z"
    ),
    re.I,
)


def made_up(label: str) -> Line:
    """A label put where the other patterns look for it; its words are no evidence."""
    return Line(f"{label}:", -1.0)


def upright(flow: Flow, is_name: Callable[[str], bool]) -> Flow:
    """The flow with each label over its value, where the form prints labels under the lines they explain."""
    lines = list(flow.lines)
    names = [i for i, (_, line) in enumerate(lines) if i and _NAME_LABEL.match(line.text)]
    if not any(is_name(lines[i - 1][1].text) for i in names):
        return flow
    for i in range(1, len(lines)):
        if _LABEL_LINE.match(lines[i][1].text) and not _LABEL_LINE.match(lines[i - 1][1].text):
            label = made_up(lines[i][1].text.strip(" ()_:"))
            lines[i - 1], lines[i] = (lines[i][0], label), lines[i - 1]
    return Flow(tuple(lines))


def flow_of(pages: list[Page]) -> Flow:
    """The pages as one flow, empty lines left out."""
    return Flow(tuple((page.number, line) for page in pages for line in page.lines if line.text.strip()))
