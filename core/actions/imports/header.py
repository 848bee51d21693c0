"""Which column of an import each header of a file is: by its name, or as somebody said; and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from core.actions.imports.outcome import Problem
from core.errors import WrongValue

# Below this two names share letters, not a meaning; above it one is named as an example and never taken by itself.
ALIKE = 65.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an import. ``key`` is what its cells are called, ``title`` how the header writes it.

    ``also`` are other names that are read as it; ``hints`` are words of other programs, for a suggestion only.
    """

    key: str
    title: str
    is_required: bool = False
    also: tuple[str, ...] = ()
    longest: int = 2_000
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnMap:
    """What somebody said about a file's columns: header to column ("" leaves it out), column to one value for all rows.

    ``is_from_before`` marks one that was kept from an earlier file with the same headers.
    """

    columns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    is_from_before: bool = False

    @classmethod
    def said(cls, maps: Iterable[str] = (), sets: Iterable[str] = ()) -> ColumnMap | None:
        """From ``Course name=title`` and ``course_type=ISMPP U``; None when nothing is said. Raises WrongValue."""
        columns = dict(_pair("--map", one, "Course name=title", last=True) for one in maps)
        fixed = dict(_pair("--set", one, "course_type=ISMPP U", last=False) for one in sets)
        return cls(columns, fixed) if columns or fixed else None


@dataclass
class Header:
    """A file's header, understood: the column that stands in each place, None for one that is left out.

    ``titles`` and ``fixed`` are what was said of it, by header and by column key.
    """

    row: int
    headers: list[str]
    places: list[Column | None] = field(default_factory=list)
    titles: dict[str, Column | None] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, column: str, value: str, remedy: str) -> None:
        """Note what no row gets past."""
        self.problems.append(Problem(self.row, column, value, remedy, stops_all=True))


def plain(title: str) -> str:
    """A column's name as it is compared: no case, no spaces, no signs."""
    return re.sub(r"[^a-z0-9]", "", title.lower())


def names_of(columns: tuple[Column, ...]) -> dict[str, Column]:
    """Every column by each name that a header may have for it."""
    return {plain(name): column for column in columns for name in (column.title, *column.also)}


def header_line(columns: tuple[Column, ...]) -> str:
    """The columns as a header would name them."""
    return ", ".join(column.title for column in columns)


def understand_header(row: int, cells: list[str], columns: tuple[Column, ...], said: ColumnMap | None) -> Header:
    """Find the column of every cell, as said or by its name, and all that is missing, unknown or there twice."""
    header = Header(row, [cell.strip() for cell in cells])
    _take_said(header, columns, said or ColumnMap())
    names = names_of(columns)
    for cell in header.headers:
        column = header.titles[cell] if cell in header.titles else names.get(plain(cell))
        if column is None and cell and cell not in header.titles:
            listed = "" if header.problems else f"; the columns are: {header_line(columns)}"
            header.wrong(cell, "", f"is no column of this import{listed}. {_say(cell, columns)}")
        if column is not None and column in header.places:
            header.wrong(column.title, cell, f'stands there twice. Take one out, or say: --map "{cell}="')
        if column is not None and column.key in header.fixed:
            header.wrong(column.title, cell, f"stands in the file. Take --set {column.title} away.")
        header.places.append(column)
    _find_missing(header, columns)
    return header


def _take_said(header: Header, columns: tuple[Column, ...], said: ColumnMap) -> None:
    names = names_of(columns) | {plain(column.key): column for column in columns}
    found = {_bare(cell): cell for cell in header.headers}
    for spoken, name in said.columns.items():
        cell, column = found.get(_bare(spoken)), names.get(plain(name))
        if cell is None:
            header.wrong(spoken, "", f"is no column of the file, which has: {_shown(header.headers)}.")
        elif name.strip() and column is None:
            header.wrong(spoken, name, f"is no column of this import; the columns are: {header_line(columns)}.")
        else:
            header.titles[cell] = column
    for name, value in said.fixed.items():
        column = names.get(plain(name))
        if column is None:
            header.wrong(name, value, f"can't be set: the columns are: {header_line(columns)}.")
        else:
            header.fixed[column.key] = value


def _find_missing(header: Header, columns: tuple[Column, ...]) -> None:
    """Name the required columns that are missing, each with the header that is likest to be it."""
    known = zip(header.headers, header.places, strict=True)
    free = [cell for cell, column in known if cell and column is None and cell not in header.titles]
    has = f", which has: {_shown(header.headers)}"  # said once, with the first that is missing
    for column in columns:
        if not column.is_required or column in header.places or column.key in header.fixed:
            continue
        listed = "" if header.problems else f"; the columns are: {header_line(columns)}"
        remedy, has = f"is missing from the header{has}{listed}. ", ""
        likest = max(free, key=lambda cell: _likeness(cell, column), default=None)
        if likest is not None and _likeness(likest, column) >= ALIKE:
            remedy += f'If "{likest}" holds it, say: --map "{likest}={column.title}"'
        elif free:
            remedy += f'Say which one holds it, like: --map "{free[0]}={column.title}"'
        else:
            remedy += "Add it to the file."
        header.wrong(column.title, "", remedy)


def _likeness(cell: str, column: Column) -> float:
    names = (column.key, column.title, *column.also, *column.hints)
    said = cell.lower().replace("_", " ")
    return max(fuzz.WRatio(said, name.lower().replace("_", " ")) - abs(len(name) - len(said)) / 4 for name in names)


def _say(cell: str, columns: tuple[Column, ...]) -> str:
    """How to name or leave out a header that means nothing by itself."""
    likest = max(columns, key=lambda column: _likeness(cell, column))
    example = f'"{cell}={likest.title}"' if _likeness(cell, likest) >= ALIKE else f'"{cell}=…"'
    return f'Say which one it is, --map {example}, or leave it out: --map "{cell}="'


def _shown(headers: list[str]) -> str:
    return ", ".join(cell for cell in headers if cell)


def _bare(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _pair(option: str, said: str, example: str, *, last: bool) -> tuple[str, str]:
    """Both sides of the sign; a header may hold one itself, a column's name never does."""
    name, sign, value = said.rpartition("=") if last else said.partition("=")
    if not sign or not name.strip():
        raise WrongValue(field=option, value=said, remedy=f'write it like {option} "{example}"')
    return name.strip(), value.strip()
