"""What became of an import, or would: counted, and every row that could not be taken with its remedy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.actions.catalogue_changes import Change, counted, table_of_changes
from core.errors import TallyError

# What one still reads; the rest is for a spreadsheet.
MOST_LINES = 50


class FileUnusable(TallyError):
    """A file that holds no table we can read."""

    says = "{name} can't be imported: {why} {remedy}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One value that can't be taken. ``row`` is counted as a spreadsheet does: the header is row 1.

    ``stops_all`` marks what no ``--partial`` gets past: the header, and days that could be two.
    """

    row: int
    column: str
    value: str
    remedy: str
    stops_all: bool = False

    def __str__(self) -> str:
        shown = self.value if len(self.value) <= 60 else self.value[:59] + "…"
        return f"row {self.row}, {self.column}: " + (f"{shown!r} {self.remedy}" if shown else self.remedy)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row that says exactly what an earlier row of the file says; it is taken once."""

    row: int
    first: int


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A certificate that a row names and the documents folder lacks; the credit is taken without it."""

    row: int
    path: str


@dataclass(frozen=True, slots=True)
class ColumnsSaid:
    """The columns that were named by somebody: header to title ("" for one left out), title to one value for all."""

    titles: dict[str, str]
    fixed: dict[str, str]
    is_from_before: bool

    def named(self) -> str:
        """'CE → hours, Notes left out, course_type is "ISMPP U"'."""
        named = [f"{header} → {title}" if title else f"{header} left out" for header, title in self.titles.items()]
        return ", ".join([*named, *(f'{title} is "{value}"' for title, value in self.fixed.items())])

    def __str__(self) -> str:
        if self.is_from_before:
            return f"columns read as last time: {self.named()}; --map replaces that."
        return f"columns: {self.named()}; once imported, the next file with the same columns is read so too."


@dataclass
class Outcome:
    """Counts of rows by what became of them. ``is_done`` is False when nothing was written: a dry run, or problems.

    ``is_judged`` is True when the counts say what a dry run would have come to.

    ``changes`` are what an import of activities does to the approved list, or would; ``batch`` is the number (3 of C3)
    that they were kept under. ``columns`` are those that somebody named.
    """

    kind: str
    rows: int = 0
    added: int = 0
    changed: int = 0
    same: int = 0
    told: int = 0
    is_done: bool = False
    is_judged: bool = False
    batch: int | None = None
    columns: ColumnsSaid | None = None
    read_as: str = ""
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing_files: list[MissingFile] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    twins: list[Repeat] = field(default_factory=list)
    members: dict[str, str] = field(default_factory=dict)  # whom a membership list names: number and address

    def count(self, state: str) -> None:
        """Count one row as added, changed or same."""
        setattr(self, state, getattr(self, state) + 1)

    def lines(self) -> list[str]:
        """The outcome to be read, problems first; of very many changes the first ones and how to see the others."""
        said = [str(one) for one in self.problems]
        said += [f"row {one.row}: the same as row {one.first}; taken once" for one in self.repeats]
        said += [f"row {one.row}: looks like #{one.first} of the record; added all the same" for one in self.twins]
        said += [f"row {one.row}: no file {one.path!r} in the documents folder" for one in self.missing_files]
        if not self.is_done:
            corrections_first = sorted(self.changes, key=lambda change: change.was is None)
            said += [change.line() for change in corrections_first[:MOST_LINES]]
            left = len(self.changes) - MOST_LINES
            said += [f"and {left:,} more; all of them: --dry-run --json"] if left > 0 else []
        if self.columns is not None:
            said.append(str(self.columns))
        said.append(self.summary())
        if self.told:
            what = "their record was corrected" if self.kind == "activities" else "their record changed"
            said.append(f"{counted(self.told, 'person is', 'people are')} told that {what}.")
        return said

    def summary(self) -> str:
        """The counts in one line."""
        counts = f"{self.added} added, {self.changed} changed, {self.same} as they were"
        rows = len({problem.row for problem in self.problems})
        if self.is_done:
            left = f", {rows} left out" if rows else ""
            kept = f", kept as C{self.batch}" if self.batch else ""
            return f"{self.kind}: {counts}{left}{kept} (read as {self.read_as})."
        if rows and not self.is_judged:
            return f"{self.kind}: nothing was imported; {counted(rows, 'row')} to mend (read as {self.read_as})."
        left = f", {rows} left out" if rows else ""
        return f"{self.kind}: would be {counts}{left} (dry run, read as {self.read_as})."

    def changes_table(self) -> bytes:
        """All changes as CSV, a row for each column."""
        return table_of_changes(self.changes)

    def to_json(self) -> dict[str, Any]:
        """The same as a dict for JSON."""
        return {
            "kind": self.kind, "done": self.is_done, "batch": self.batch, "rows": self.rows, "added": self.added,
            "changed": self.changed, "same": self.same, "told": self.told, "read_as": self.read_as,
            "columns": {"named": self.columns.titles, "set": self.columns.fixed} if self.columns else None,
            "changes": [change.to_json() for change in self.changes],
            "problems": [{"row": p.row, "column": p.column, "value": p.value, "remedy": p.remedy} for p in self.problems],
            "repeats": [{"row": r.row, "first": r.first} for r in self.repeats],
            "twins": [{"row": r.row, "number": r.first} for r in self.twins],
            "missing_files": [{"row": m.row, "path": m.path} for m in self.missing_files],
        }  # fmt: skip
