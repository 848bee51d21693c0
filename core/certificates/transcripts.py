"""Tables: a row of labels over a row of values, and lists with an activity in every row. Pure."""

from __future__ import annotations

import re

from core.certificates.dates import days_in
from core.certificates.flow import Flow, made_up
from core.certificates.page import Line

_LABEL = re.compile(
    r"(?:activity|course|session|event|program(?:me)?|title|name|topic|date|dates|hours?|credits?|"
    r"ceus?|units?|points?|provider|sponsor|type|format|location|uan|completed|completion|"
    r"earned|awarded|claimed|of|the|attended|number|no\.?|ce|cme|cpe|contact|ama|pra|category|"
    r"1|amount|total|participant|attendee|id|#|status|method|delivery|"
    r"titel|datum|stunden|veranstaltung|punkte|titre|heures?|formation|t[íi]tulo|fecha|horas|curso|/|\(s\)|\(|\)|\W)+\Z",
    re.I,
)
_HOURS_LABEL = re.compile(r"hours?|credits?|ceus?|units?|points?|stunden|punkte|heures?|horas", re.I)
_PERSON_LABEL = re.compile(r"participant|attendee|learner", re.I)
_TITLE_LABEL = re.compile(
    (
        r"title|activity|course|session|event|topic|program|titel|veranstaltung|titre|formation|"
        r"t[íi]tulo|curso|name"
    ),
    re.I,
)
_DATE_LABEL = re.compile(r"date|datum|fecha|completed|attended", re.I)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?\*?\Z")


def rows_of(flow: Flow) -> list[Flow]:
    """Each row of a list of activities as a certificate of its own with its labels; empty where the flow is no list."""
    for index, (_, line) in enumerate(flow.lines):
        labels = _labels(line)
        if labels and any(_HOURS_LABEL.search(x) for x in labels) and any(_TITLE_LABEL.search(x) for x in labels):
            rows = _rows(flow, index + 1, labels)
            if rows:
                return rows
    return []


def rest_of(flow: Flow) -> Flow:
    """The lines around a list, its labels and rows left out."""
    return Flow(tuple((page, line) for page, line in flow.lines if "\t" not in line.text))


def unfolded(flow: Flow) -> Flow:
    """The flow with a row of labels over one row of values as pairs of label and value."""
    lines: list[tuple[int, Line]] = []
    skip = False
    for index, (page, line) in enumerate(flow.lines):
        if skip:
            skip = False
            continue
        labels = _labels(line)
        below = flow.lines[index + 1][1].text.split("\t") if index + 1 < len(flow.lines) else []
        if labels and len(below) == len(labels) and not _labels(flow.lines[index + 1][1]) and _fits(below, labels):
            lines += _pairs(page, labels, below)
            skip = True
        else:
            lines.append((page, line))
    return Flow(tuple(lines))


def _pairs(page: int, labels: list[str], cells: list[str]) -> tuple[tuple[int, Line], ...]:
    return tuple(
        (page, line) for label, cell in zip(labels, cells, strict=True) for line in (made_up(_clear(label)), Line(cell))
    )


def _labels(line: Line) -> list[str]:
    cells = line.text.split("\t")
    return cells if len(cells) >= 2 and all(_LABEL.match(cell) for cell in cells) else []


def _rows(flow: Flow, begin: int, labels: list[str]) -> list[Flow]:
    rows: list[Flow] = []
    for page, line in flow.lines[begin:]:
        cells = line.text.split("\t")
        if len(cells) == len(labels) and _fits(cells, labels):
            rows.append(Flow(_pairs(page, labels, cells)))
    return rows


def _fits(cells: list[str], labels: list[str]) -> bool:
    """Whether the cells are what their labels say: a number under hours, a day under date, not a line of totals."""
    for cell, label in zip(cells, labels, strict=True):
        if _HOURS_LABEL.search(label) and not _TITLE_LABEL.search(label) and not re.match(r"\d|\.\d", cell):
            return False
        if _DATE_LABEL.search(label) and not _HOURS_LABEL.search(label) and not days_in(cell):
            return False
    return not re.match(r"total|summe|gesamt", cells[0], re.I)


def _clear(label: str) -> str:
    """The label as the other patterns know it."""
    if _HOURS_LABEL.search(label):
        return label.strip(" :")
    if _PERSON_LABEL.search(label):
        return "Participant"
    if _DATE_LABEL.search(label):
        return "Date completed"
    return "Title" if _TITLE_LABEL.search(label) else label.strip(" :")
