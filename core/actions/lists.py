"""One door to every import of a list: what is wanted of which file, kept as JSON until it is done."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from core.actions.attendance_lists import Attended, import_content
from core.actions.export import harmless
from core.actions.imports import KINDS, Order, Outcome
from core.actions.imports.attendees import open_attendees
from core.actions.imports.header import ColumnMap, names_of, plain
from core.actions.imports.outcome import FileUnusable
from core.actions.imports.running import import_bytes
from core.actions.imports.table import open_sheet
from core.actions.membership import Mirrored, mirror_bytes
from core.house import House
from core.store.tables import Practitioner

ATTENDANCE, MEMBERSHIP = "attendance", "membership"
# A table of people needs more than one column to be told from a certificate that begins with the word "Name".
FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """An import as somebody asked for it. ``about`` is what ``tally import`` calls it; ``sha256`` names the kept file."""

    about: str
    name: str
    sha256: str
    code: str | None = None
    dates: Order | None = None
    partial: bool = False
    leavers: bool = False
    maps: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Wanted:
        """What ``to_json`` kept."""
        return cls(**{**kept, "maps": tuple(kept["maps"]), "sets": tuple(kept["sets"])})


def run(
    house: House, wanted: Wanted, *, by: Practitioner, dry_run: bool, now: datetime, goes_on: bool = False
) -> Outcome | Attended | Mirrored:
    """Do the import, or say what it would do. It writes in transactions of its own, so never inside one.

    Raises what the imports raise.
    """
    content = house.documents.load(wanted.sha256)
    mapping = ColumnMap.said(wanted.maps, wanted.sets)
    if wanted.about == ATTENDANCE:
        return import_content(
            house, content, wanted.name, code=wanted.code, dry_run=dry_run, partial=wanted.partial, by=by, now=now,
            goes_on=goes_on,
        )  # fmt: skip
    if wanted.about == MEMBERSHIP:
        return mirror_bytes(
            house, content, wanted.name, dry_run=dry_run, dates=wanted.dates, mapping=mapping,
            many_leave=wanted.leavers, by=by, now=now,
        )  # fmt: skip
    return import_bytes(
        house, wanted.about, content, wanted.name, dry_run=dry_run, partial=wanted.partial, dates=wanted.dates,
        mapping=mapping, by=by, now=now,
    )  # fmt: skip


def could_be(content: bytes, name: str) -> list[str]:
    """What a file may be a list of, going by the columns that it has; empty for what is no such table."""
    fitting = []
    try:
        found = open_attendees(content, name)
        if len(found.titles) >= FEWEST_COLUMNS and found.rows:
            fitting.append(ATTENDANCE)
        for kind, made in KINDS.items():
            columns = made.columns  # type: ignore[attr-defined]
            known = names_of(columns)
            headers = {
                known[plain(one)].key for one in open_sheet(content, name, columns).headers if plain(one) in known
            }
            if {column.key for column in columns if column.is_required} <= headers:
                fitting.append(kind)
    except FileUnusable:
        return fitting
    return fitting


def table_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV table in UTF-8 with a mark of its encoding; cells that a spreadsheet would run are quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()
