"""A page as lines of printed words, rebuilt from where each word stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

COLUMN = "\t"
"""Stands between two cells of one line: a gap too wide to be a space."""


class Run(NamedTuple):
    """Some words set in one go: their box (points, y upwards) and text."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0.1)


class Line(NamedTuple):
    """One printed line, cells parted by a tab; ``size`` is its height in points, 0 when unknown."""

    text: str
    size: float = 0.0


_COLUMN_GAP = 1.05
"""A wider gap than this share of the words' height parts two columns; a space is about a quarter of it."""
LONGEST_TEXT = 20_000
"""Characters of a plain text that are read."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, numbered from 1."""

    number: int
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The runs as lines from top to bottom, each from left to right."""
    rows: list[list[Run]] = []
    for run in sorted((r for r in runs if r.text.strip()), key=lambda r: -(r.top + r.bottom)):
        row = next((row for row in reversed(rows[-3:]) if _beside(row, run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    return [_line(sorted(row)) for row in rows]


def _beside(row: list[Run], run: Run) -> bool:
    """Whether ``run`` stands on the row: they share at least half of the lower one's height, and none covers it."""
    tallest = max(row, key=lambda r: r.height)
    shared = min(tallest.top, run.top) - max(tallest.bottom, run.bottom)
    if shared < 0.5 * min(tallest.height, run.height):
        return False
    return not any(
        min(r.right, run.right) - max(r.left, run.left) > 0.6 * min(r.right - r.left, run.right - run.left) for r in row
    )


def _line(row: list[Run]) -> Line:
    text, previous = "", None
    for run in row:
        text += _gap(previous, run) + run.text
        previous = run
    cells = [" ".join(cell.split()) for cell in text.split(COLUMN)]
    return Line(COLUMN.join(cell for cell in cells if cell), max(run.height for run in row))


def _gap(previous: Run | None, run: Run) -> str:
    if previous is None:
        return ""
    gap, height = run.left - previous.right, max(previous.height, run.height)
    if gap > _COLUMN_GAP * height:
        return COLUMN
    return "" if gap < 0.12 * height else " "


def plain_lines(text: str) -> list[Line]:
    """The lines of a text; three blanks or a tab part cells."""
    lines = []
    for line in text[:LONGEST_TEXT].splitlines():
        cells = (" ".join(cell.split()) for cell in line.replace("   ", COLUMN).split(COLUMN))
        lines.append(Line(COLUMN.join(cell for cell in cells if cell)))
    return lines
