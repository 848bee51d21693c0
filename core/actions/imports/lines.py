"""What every kind of import does with its lines, so that one loop can run them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.orm import Session

from core.actions.imports.cells import Reader
from core.actions.imports.header import Column
from core.actions.imports.outcome import Outcome
from core.house import House


@dataclass(frozen=True)
class Line:
    """A row that was read. ``key`` makes it the same thing as another row; ``facts`` are its values."""

    row: int
    key: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Errand:
    """What an import works with: the house, the folder of certificates, the moment, the outcome it adds to.

    ``name`` and ``sha256`` are the file's; ``by_id`` is who imports it, None at the machine's terminal.
    """

    house: House
    documents: Path | None
    now: datetime
    outcome: Outcome
    name: str = ""
    sha256: str = ""
    by_id: int | None = None


class Importer(Protocol):
    """One kind of import. ``read`` looks at the row alone, ``check`` also at the database; both note problems."""

    columns: tuple[Column, ...]

    def read(self, reader: Reader) -> Line:
        """The row's values; wrong ones are noted with the reader."""

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """Note what the database has against the row."""

    def judge(self, session: Session, line: Line) -> str:
        """added, changed or same: what ``keep`` would make of it. Changes nothing."""

    def prepare(self, lines: list[Line]) -> None:
        """What must happen before a chunk's transaction begins."""

    def keep(self, session: Session, line: Line) -> str:
        """Write the line; added, changed or same."""

    def close_chunk(self, session: Session) -> None:
        """The last thing in a chunk's transaction."""


Make = Callable[[Errand], Importer]


def state_of(existing: object | None, changes: object) -> str:
    """added without an ``existing`` row, else changed or same."""
    if existing is None:
        return "added"
    return "changed" if changes else "same"
