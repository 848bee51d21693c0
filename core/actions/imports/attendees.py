"""A list of who attended, as webinar programs export it or as one types it: rows by header, whatever stands above."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.actions.imports import workbook
from core.actions.imports.header import plain
from core.actions.imports.outcome import FileUnusable, Problem
from core.actions.imports.table import DELIMITERS, NAMES, Row, decode

# What a column is called, compared without case, blanks and signs. The first of two with one meaning is read.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": (
        "certification number", "CMPP number", "member number", "member id", "membership number", "number", "id",
    ),
    "address": ("address", "email", "e-mail", "email address", "user email", "EmailOfAttendee", "mail"),
    "username": ("username",),
    "name": (
        "name", "User Name (Original Name)", "Name (Original Name)", "NameOfAttendee", "full name", "attendee",
        "attendee name", "participant", "display name",
    ),
    "first": ("first name", "FirstNameOfAttendee", "given name"),
    "last": ("last name", "LastNameOfAttendee", "surname", "family name"),
    "join": ("join time", "AttendeeFirstJoinTime", "first join", "joined", "joined at", "join"),
    "leave": ("leave time", "AttendeeLastLeaveTime", "last leave", "left", "left at", "leave"),
    "time": (
        "minutes", "Time in Session (minutes)", "Duration (Minutes)", "Total Duration (Minutes)", "duration",
        "AttendeeTotalTimeInSession", "time in session", "total time", "In-Meeting Duration",
    ),
    "percent": ("percent", "percentage", "attendance %", "attendance percentage", "percent attended", "% attended"),
    "attended": ("attended", "present", "status", "attendance"),
    "role": ("role", "AttendeeRole"),
    "topic": ("topic", "SessionName", "session name", "meeting title"),
    "code": ("session", "session code", "activity", "activity code", "code"),
}  # fmt: skip
WHO = {"number", "address", "username", "name", "first", "last"}
SUMMARY = {"meetingid", "webinarid"}
NOT_GUESTS = ("host", "panelist")
OFFICIALS = {"moderator", "presenter", "host", "panelist", "organizer", "organiser", "co-host"}
SECTION = re.compile(r"(?:details|attended|report|summary|participants|activities):?$", re.IGNORECASE)
IN_UTC = re.compile(r"\((?:utc|gmt)\b[^)]*\)|\b(?:utc|gmt)\b", re.IGNORECASE)


@dataclass
class AttendeeRows:
    """A file's rows about people. ``topics`` and ``codes`` are what it says it is a list of.

    ``titles`` says how the header writes each column, ``in_utc`` whether its times are in UTC; ``officials`` counts
    the hosts, panelists and presenters, who are left out.
    """

    layout: str = "plain"
    read_as: str = ""
    in_utc: bool = False
    officials: int = 0
    rows: list[Row] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def open_attendees(content: bytes, name: str) -> AttendeeRows:
    """The rows of an export. Raises FileUnusable for what is no table with a column that says who attended."""
    lines, read_as = _read(content, name)
    found = AttendeeRows(read_as=read_as)
    section, header, is_summary = "", dict[int, str](), False
    for number, cells in enumerate(lines, 1):
        filled = [cell for cell in cells if cell]
        known = _known(cells)
        if not filled:
            continue
        if _is_header(cells, known):
            header, is_summary = known, any(plain(cell) in SUMMARY for cell in cells)
            if not is_summary:
                _note_header(found, cells, known)
        elif is_summary and header:
            found.topics += [cells[at] for at, key in header.items() if key == "topic" and at < len(cells)]
            found.layout, header = "zoom", {}
        elif len(filled) == 1 and (not header or SECTION.search(filled[0])):
            section, header = filled[0].lower(), {}
        elif header and any(word in section for word in NOT_GUESTS):
            found.officials += 1
        elif header:
            _take_row(found, Row(number, {key: cells[at] for at, key in header.items() if at < len(cells)}))
    if not found.titles:
        remedy = "One column must be called address, email, name or number; see docs/attendance.md."
        raise FileUnusable(name=name, why="no line of it is a header that says who attended.", remedy=remedy)
    return found


def _read(content: bytes, name: str) -> tuple[list[list[str]], str]:
    if content.startswith(workbook.MAGIC):
        lines, title = workbook.lines_of(content, name)
        return [[cell.strip() for cell in line] for line in lines], f'workbook, sheet "{title}"'
    text, encoding = decode(content, name)
    delimiter = max(DELIMITERS, key=lambda one: sum(len(_known(line)) for line in _lines(text, one)[:40]))
    return _lines(text, delimiter), f"{NAMES.get(encoding, 'Windows-1252')}, {DELIMITERS[delimiter]}"


def _lines(text: str, delimiter: str) -> list[list[str]]:
    try:
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return []
    return [[cell.strip().replace("\xa0", " ") for cell in line] for line in read]


def _meanings() -> Iterator[tuple[str, str]]:
    for key, names in COLUMNS.items():
        for name in names:
            if "%" not in name:
                yield plain(name), key


MEANS = dict(reversed(list(_meanings())))


def _known(cells: list[str]) -> dict[int, str]:
    """Which column stands where; the first of two that mean the same."""
    known: dict[int, str] = {}
    for at, cell in enumerate(cells):
        if "@" in cell or len(cell) > 60:
            continue
        bare = plain(IN_UTC.sub("", cell))
        key = "percent" if "%" in cell and not re.search(r"\d", cell) else MEANS.get(bare)
        if key is not None and key not in known.values():
            known[at] = key
    return known


def _is_header(cells: list[str], known: dict[int, str]) -> bool:
    """A line of column names: it says who, or is the summary above a list; no cell holds an address or a number."""
    if any("@" in cell or cell.replace(".", "").isdigit() for cell in cells):
        return False
    filled = sum(bool(cell) for cell in cells)
    says_who = bool(WHO & set(known.values())) and (len(known) > 1 or filled == 1)
    return says_who or (bool(SUMMARY & {plain(cell) for cell in cells}) and "topic" in known.values())


def _note_header(found: AttendeeRows, cells: list[str], known: dict[int, str]) -> None:
    found.titles |= {key: cells[at] for at, key in known.items()}
    names = {plain(cell) for cell in cells}
    if names & {"usernameoriginalname", "nameoriginalname"}:
        found.layout = "zoom"
    elif any(name.startswith("attendeefirst") or name == "nameofattendee" for name in names):
        found.layout = "collaborate"
    found.in_utc = found.layout == "collaborate" or any(
        IN_UTC.search(cells[at]) for at, key in known.items() if key in {"join", "leave"}
    )


def _take_row(found: AttendeeRows, row: Row) -> None:
    for key, seen in (("topic", found.topics), ("code", found.codes)):
        if row[key] and row[key] not in seen:
            seen.append(row[key])
    if row["role"].lower() in OFFICIALS:
        found.officials += 1
    else:
        found.rows.append(row)
