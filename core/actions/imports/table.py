"""A CSV file or workbook as rows by column name, whatever program wrote it: encoding and delimiter are found out."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from core.actions.imports import workbook
from core.actions.imports.outcome import FileUnusable, Problem

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
AS_UTF8 = "Save it as 'CSV UTF-8' and import that file."


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an import. ``key`` is what its cells are called, ``title`` how the header writes it."""

    key: str
    title: str
    is_required: bool = False
    also: tuple[str, ...] = ()
    longest: int = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line under the header: ``number`` as a spreadsheet counts, the header being 1; cells trimmed, absent ones ''."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, how it was read ("UTF-8, semicolon"), and what is wrong with its form."""

    rows: list[Row]
    count: int
    read_as: str
    problems: list[Problem]


def read_table(content: bytes, name: str, columns: tuple[Column, ...]) -> Table:
    """The rows of a CSV file or workbook under the columns wanted. Raises FileUnusable when it is no table at all."""
    if content.startswith(workbook.MAGIC):
        lines, title = workbook.lines_of(content, name)
        return _table(lines, f'workbook, sheet "{title}"', name, columns)
    text, encoding = decode(content, name)
    if text.lower().startswith("sep=") and "\n" in text:  # a hint that spreadsheets write for each other
        text = text.split("\n", 1)[1]
    delimiter = _delimiter(text, columns)
    read_as = f"{NAMES.get(encoding, 'Windows-1252')}, {DELIMITERS[delimiter]}"
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        raise FileUnusable(
            name=name, why=f"it is no CSV table ({fault}).", remedy="Look for a quote that is never closed."
        ) from None
    return _table(lines, read_as, name, columns)


def _table(lines: list[list[str]], read_as: str, name: str, columns: tuple[Column, ...]) -> Table:
    """The lines under their header, numbered as a spreadsheet counts."""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if any(cell.strip() for cell in line)]
    if not numbered:
        raise FileUnusable(name=name, why="it is empty.", remedy=f"Its first line is: {_header_line(columns)}")
    (header_row, header), body = numbered[0], numbered[1:]
    known, problems = _match_header(header_row, header, columns)
    rows = []
    for number, line in body:
        row, wrong = _row(number, line, known)
        problems += wrong
        if row is not None:
            rows.append(row)
    return Table(rows, len(body), read_as, problems)


def decode(content: bytes, name: str) -> tuple[str, str]:
    """A file's text and its encoding: by byte order mark, else UTF-8, UTF-16 or Windows-1252. Raises FileUnusable."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileUnusable(name=name, why="it is a workbook, not a CSV file.", remedy=AS_UTF8)
    marked = [encoding for mark, encoding in BOMS if content.startswith(mark)]
    for encoding in marked or [*_unmarked(content)]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    line = content[: _bad_byte(content)].count(b"\n") + 1
    raise FileUnusable(name=name, why=f"line {line} is neither UTF-8, UTF-16 nor Windows-1252 text.", remedy=AS_UTF8)


def _unmarked(content: bytes) -> tuple[str, ...]:
    head = content[:200]
    if head[1::2].count(0) > len(head) // 4:
        return ("utf-16-le",)
    if head[0::2].count(0) > len(head) // 4:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def _bad_byte(content: bytes) -> int:
    try:
        content.decode("cp1252")
    except UnicodeDecodeError as fault:
        return fault.start
    return max(content.find(b"\x00"), 0)


def plain(title: str) -> str:
    """A column's name as it is compared: no case, no spaces, no signs."""
    return re.sub(r"[^a-z0-9]", "", title.lower())


def _names(columns: tuple[Column, ...]) -> dict[str, Column]:
    return {plain(name): column for column in columns for name in (column.title, *column.also)}


def _delimiter(text: str, columns: tuple[Column, ...]) -> str:
    """The delimiter under which the first line has the most columns that we know."""
    first = next((line for line in text.splitlines() if line.strip(' ,;\t"')), "")
    names = _names(columns)

    def score(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return len({plain(cell) for cell in cells} & names.keys()), len(cells)

    return max(DELIMITERS, key=score)


def _header_line(columns: tuple[Column, ...]) -> str:
    return ", ".join(column.title for column in columns)


def _listed(columns: tuple[Column, ...]) -> str:
    """Said once, with the first thing that is wrong with a header."""
    return f"; the columns are: {_header_line(columns)}"


def _match_header(
    number: int, header: list[str], columns: tuple[Column, ...]
) -> tuple[list[Column | None], list[Problem]]:
    """Which column stands in which place, and what is missing, unknown or there twice."""
    names, problems, known = _names(columns), list[Problem](), list[Column | None]()
    for cell in header:
        column = names.get(plain(cell))
        if column is None and cell.strip():
            remedy = f"is no column of this import. Rename it or take it out{'' if problems else _listed(columns)}."
            problems.append(Problem(number, cell.strip(), "", remedy, stops_all=True))
        if column is not None and column in known:
            problems.append(Problem(number, column.title, cell, "stands there twice. Take one out.", stops_all=True))
        known.append(column)
    for column in columns:
        if column.is_required and column not in known:
            remedy = f"is missing from the header{'' if problems else _listed(columns)}."
            problems.append(Problem(number, column.title, "", remedy, stops_all=True))
    return known, problems


def _row(number: int, line: list[str], known: list[Column | None]) -> tuple[Row | None, list[Problem]]:
    beyond = [cell for cell in line[len(known) :] if cell.strip()]
    if beyond:
        remedy = f"is more than the header's {len(known)} columns; put text that holds the delimiter in quotes."
        return None, [Problem(number, f"column {len(known) + 1}", beyond[0], remedy)]
    cells: dict[str, str] = {}
    problems = []
    for column, cell in zip(known, line, strict=False):
        if column is None:
            continue
        cells[column.key] = value = cell.strip().replace("\xa0", " ")
        if CONTROL.search(value):
            problems.append(Problem(number, column.title, value, "holds a control character. Type the value again."))
        if len(value) > column.longest:
            remedy = f"is {len(value)} characters long; at most {column.longest} are kept. Shorten it."
            problems.append(Problem(number, column.title, value, remedy))
    return (None if problems else Row(number, cells)), problems
