"""A CSV file or workbook as rows by column name, whatever program wrote it: encoding and delimiter are found out."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from core.actions.imports import workbook
from core.actions.imports.header import Column, ColumnMap, Header, header_line, names_of, plain, understand_header
from core.actions.imports.outcome import FileUnusable, Problem

__all__ = ["Column", "ColumnMap", "Row", "Sheet", "Table", "open_sheet", "read_table", "table_of"]

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
AS_UTF8 = "Save it as 'CSV UTF-8' and import that file."


@dataclass(frozen=True, slots=True)
class Row:
    """One line under the header: ``number`` as a spreadsheet counts, the header being 1; cells trimmed, absent ones ''."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's lines under their numbers, blank ones left out, and how it was read ("UTF-8, semicolon")."""

    lines: list[tuple[int, list[str]]]
    read_as: str

    @property
    def headers(self) -> list[str]:
        """What the first line says the columns are called."""
        return [cell.strip() for cell in self.lines[0][1]]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows, how it was read, its header as it was understood, and what is wrong with its form."""

    rows: list[Row]
    count: int
    read_as: str
    header: Header
    problems: list[Problem]


def read_table(content: bytes, name: str, columns: tuple[Column, ...], said: ColumnMap | None = None) -> Table:
    """The rows of a CSV file or workbook under the columns wanted. Raises FileUnusable when it is no table at all."""
    return table_of(open_sheet(content, name, columns), columns, said)


def open_sheet(content: bytes, name: str, columns: tuple[Column, ...]) -> Sheet:
    """The lines of a CSV file or of a workbook's first sheet. Raises FileUnusable when it is no table at all."""
    if content.startswith(workbook.MAGIC):
        lines, title = workbook.lines_of(content, name)
        read_as = f'workbook, sheet "{title}"'
    else:
        lines, read_as = _lines_of(content, name, columns)
    numbered = [(n, line) for n, line in enumerate(lines, 1) if any(cell.strip() for cell in line)]
    if not numbered:
        raise FileUnusable(name=name, why="it is empty.", remedy=f"Its first line is: {header_line(columns)}")
    return Sheet(numbered, read_as)


def _lines_of(content: bytes, name: str, columns: tuple[Column, ...]) -> tuple[list[list[str]], str]:
    text, encoding = decode(content, name)
    if text.lower().startswith("sep=") and "\n" in text:  # a hint that spreadsheets write for each other
        text = text.split("\n", 1)[1]
    delimiter = _delimiter(text, columns)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        raise FileUnusable(
            name=name, why=f"it is no CSV table ({fault}).", remedy="Look for a quote that is never closed."
        ) from None
    return lines, f"{NAMES.get(encoding, 'Windows-1252')}, {DELIMITERS[delimiter]}"


def table_of(sheet: Sheet, columns: tuple[Column, ...], said: ColumnMap | None = None) -> Table:
    """The lines under their header, numbered as a spreadsheet counts."""
    (header_row, cells), body = sheet.lines[0], sheet.lines[1:]
    header = understand_header(header_row, cells, columns, said)
    rows, problems = [], list(header.problems)
    for number, line in body:
        row, wrong = _row(number, line, header.places, header.fixed)
        problems += wrong
        if row is not None:
            rows.append(row)
    return Table(rows, len(body), sheet.read_as, header, problems)


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


def _delimiter(text: str, columns: tuple[Column, ...]) -> str:
    """The delimiter under which the first line has the most columns that we know."""
    first = next((line for line in text.splitlines() if line.strip(' ,;\t"')), "")
    names = names_of(columns)

    def score(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return len({plain(cell) for cell in cells} & names.keys()), len(cells)

    return max(DELIMITERS, key=score)


def _row(
    number: int, line: list[str], known: list[Column | None], fixed: dict[str, str]
) -> tuple[Row | None, list[Problem]]:
    beyond = [cell for cell in line[len(known) :] if cell.strip()]
    if beyond:
        remedy = f"is more than the header's {len(known)} columns; put text that holds the delimiter in quotes."
        return None, [Problem(number, f"column {len(known) + 1}", beyond[0], remedy)]
    cells = {column.key: "" for column in known if column} | fixed
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
