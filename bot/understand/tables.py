"""A table pasted from a spreadsheet, or rows parted by ``|``: each row an entry, columns found by header or by content."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import Ambiguity, Entry
from bot.understand.domains import domain_of
from bot.understand.several import is_total, unsummed
from core.rules.amounts import find_amounts, number_value
from core.rules.days import find_days
from core.rules.terms import SECONDS_PER_HOUR

_HEADS = {
    "title": "title event session activity name eventsession course topic eventsessionname activityname sessiontitle"
    " webinar",
    "hours": "hours hour hrs h credits credit credithours duration length ce cecredits minutes min credithour time ceus",
    "start": "date day when dates daterange startdate start datecompleted completed attended on dateattended completedon",
    "end": "end enddate until to",
    "domain": "domain category contentdomain area",
    "location": "location place venue where city",
    "instructor": "instructor speaker presenter faculty instructors",
    "description": "description type coursetype activitytype kind format",
    "": "addedby added certificate expiration expires provider number no # id status comments notes documentation",
}
_NAMED = {word: name for name, words in _HEADS.items() for word in words.split()}
MOST_HOURS_A_ROW = 200


@dataclass(frozen=True, slots=True)
class _Parting:
    """What a mark must make of lines that are a table: so many rows, cells in the narrowest, of one width, with a header."""

    mark: str
    rows: int
    cells: int
    even: bool = False
    headed: bool = False


PARTINGS = (
    _Parting("\t", 2, 2), _Parting("\t", 1, 3), _Parting("|", 2, 2), _Parting("|", 1, 3), _Parting(";", 2, 3, even=True),
    _Parting(";", 2, 2, headed=True), _Parting(",", 2, 2, headed=True),
)  # fmt: skip
"""Ways a table is parted, tried in this order; commas part prose as well, so they need a header."""
_RULE = re.compile(r":?-{2,}:?|")


def rows_of(text: str) -> list[list[str]] | None:
    """The cells of a pasted table, row by row; None when the text is no table."""
    lines = [line for line in text.split("\n") if line.strip()]
    for mark in ("\t", "|", ";", ","):
        rows = _parted(lines, mark)
        if rows and any(_fits(rows, way) for way in PARTINGS if way.mark == mark):
            return rows
    return None


def _parted(lines: list[str], mark: str) -> list[list[str]]:
    """The cells by this mark, without the rules of a drawn table; none where more lines lack it than a heading."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split(mark)] for line in lines if mark in line]
    rows = [row for row in rows if not all(_RULE.fullmatch(cell) for cell in row)]
    return rows if len(rows) >= len(lines) - (mark == "|") - 1 else []


def _fits(rows: list[list[str]], way: _Parting) -> bool:
    widths = {len(row) for row in rows}
    if len(rows) < way.rows or min(widths) < way.cells or (way.even and len(widths) > 1):
        return False
    return not way.headed or header_of(rows[0]) is not None


def header_of(row: list[str]) -> list[str] | None:
    """What each column is, when the row names columns: at least two known names, no amount and no day."""
    names = [_NAMED.get(re.sub(r"[^a-z#]", "", cell.lower().split("(")[0])) for cell in row]
    return [name or "" for name in names] if sum(bool(name) for name in names) >= 2 else None


def read_table(rows: list[list[str]], *, today: date, locale: str | None) -> tuple[Entry, ...]:
    """An entry a row. One unmistakable day in a column settles the order of day and month for the rest of it."""
    columns = header_of(rows[0])
    body = rows[1:] if columns else rows
    in_minutes = bool(columns) and any(
        "min" in cell.lower() for cell, c in zip(rows[0], columns or [], strict=False) if c == "hours"
    )
    columns = columns or _columns(body, today)
    order = _order_of(
        [row[at] for row in body for at, name in enumerate(columns) if name == "start" and at < len(row)], today
    )
    entries = [_entry(row, columns, today, locale, order, in_minutes) for row in body]
    summed = {at for at, row in enumerate(body) if any(is_total(cell) for cell in row if cell)}
    kept = tuple(e for at, e in enumerate(entries) if at not in summed and (e.title or e.seconds is not None))
    return unsummed(kept)


def _columns(body: list[list[str]], today: date) -> list[str]:
    """What each column is, by what most of its cells look like; the longest words are the titles."""
    width = max(len(row) for row in body)
    names, lengths = [""] * width, [0] * width
    for at in range(width):
        cells = [row[at] for row in body if at < len(row) and row[at]]
        if not cells:
            continue
        half = len(cells) / 2
        if sum(_is_day(cell, today) for cell in cells) > half:
            names[at] = "end" if "start" in names else "start"
        elif sum(_hours(cell, in_minutes=False) is not None for cell in cells) > half and "hours" not in names:
            names[at] = "hours"
        elif sum(domain_of(cell) is not None for cell in cells) > half:
            names[at] = "domain"
        else:
            lengths[at] = sum(len(cell) for cell in cells if any(c.isalpha() for c in cell))
    if any(lengths):
        names[lengths.index(max(lengths))] = "title"
    return names


def _is_day(cell: str, today: date) -> bool:
    found = find_days(cell, today=today)
    return len(found) == 1 and found[0].whole != "year" and found[0].to - found[0].at >= len(cell) - 2


def _hours(cell: str, *, in_minutes: bool) -> int | None:
    """A cell as seconds: "1.5", "1.5 h", "90 min", or "1:30"."""
    found = find_amounts(cell)
    if found:
        one = found[0]
        return one.options[0] if len(found) == 1 and one.is_settled and one.to - one.at >= len(cell) - 1 else None
    number = number_value(cell) if re.fullmatch(r"-?\d{1,3}(?:[.,]\d{1,3})?|[½¼¾]|\d[½¼¾]", cell) else None
    if number is None or abs(number) > MOST_HOURS_A_ROW:
        return None
    return round(number * (60 if in_minutes else SECONDS_PER_HOUR))


def _order_of(cells: list[str], today: date) -> str | None:
    """The order one unmistakable day shows (13/3 is day first); None when no cell tells or two tell otherwise."""
    shown = set()
    for cell in cells:
        for match in re.finditer(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}", cell):
            a, b = int(match[1]), int(match[2])
            if a > 12 >= b:
                shown.add("dmy")
            elif b > 12 >= a:
                shown.add("mdy")
    return shown.pop() if len(shown) == 1 else None


def _entry(
    row: list[str], columns: list[str], today: date, locale: str | None, order: str | None, in_minutes: bool
) -> Entry:
    facts: dict[str, object] = {}
    spans: dict[str, str] = {}
    doubts: list[Ambiguity] = []
    for name, cell in zip(columns, row, strict=False):
        if not name or not cell:
            continue
        spans[name] = cell
        if name == "hours":
            _put_hours(cell, in_minutes, facts, doubts)
        elif name in ("start", "end"):
            _put_day(name, cell, today, locale, order, facts, doubts)
        elif name == "domain":
            facts["domain"] = domain_of(cell)
        else:
            facts[name] = cell.strip("\"'")
    if facts.get("start") and not facts.get("end"):
        facts["end"] = facts["start"]
    if "start" in spans:
        spans.setdefault("end", spans["start"])
    return replace(Entry(**facts), ambiguous=tuple(doubts), spans=spans)  # type: ignore[arg-type]


def _put_hours(cell: str, in_minutes: bool, facts: dict[str, object], doubts: list[Ambiguity]) -> None:
    seconds = _hours(cell, in_minutes=in_minutes)
    if seconds is not None:
        facts["seconds"] = seconds
    elif found := find_amounts(cell):
        doubts.append(Ambiguity("hours", found[0].options, cell))


def _put_day(
    name: str,
    cell: str,
    today: date,
    locale: str | None,
    order: str | None,
    facts: dict[str, object],
    doubts: list[Ambiguity],
) -> None:
    found = find_days(cell, today=today, locale=locale, order=order)
    if len(found) == 1 and found[0].is_settled:
        start, end = found[0].options[0]
        if name == "start":
            facts["start"] = start
        facts["end"] = end
    elif found:
        doubts.append(Ambiguity(name, found[0].options, cell))
