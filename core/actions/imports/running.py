"""Run an import: read every row, report all that is wrong, then write in short transactions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from core.actions.imports.activities import Activities
from core.actions.imports.cells import Reader
from core.actions.imports.credits import Credits
from core.actions.imports.days import ORDERS, Order
from core.actions.imports.header import ColumnMap
from core.actions.imports.lines import Errand, Importer, Line, Make
from core.actions.imports.mappings import keep_mapping, kept_for
from core.actions.imports.membership import Membership
from core.actions.imports.outcome import ColumnsSaid, FileUnusable, Outcome, Problem, Repeat
from core.actions.imports.practitioners import Practitioners
from core.actions.imports.table import Table, open_sheet, table_of
from core.actions.journal import speaking_as
from core.actions.roles import Office, require_role
from core.errors import WrongValue
from core.house import House
from core.store.tables import Practitioner

KINDS: dict[str, Make] = {
    "activities": Activities, "practitioners": Practitioners, "credits": Credits, "membership": Membership,
}  # fmt: skip
# Short enough that a running Tally on the same SQLite file waits some tenths of a second at most.
CHUNK = 50


def import_file(
    house: House,
    kind: str,
    path: Path,
    *,
    dry_run: bool = False,
    partial: bool = False,
    dates: Order | None = None,
    documents: Path | None = None,
    mapping: ColumnMap | None = None,
    by: Practitioner | None = None,
    now: datetime,
) -> Outcome:
    """Import ``kind`` from a file on this machine, like ``import_bytes``."""
    return import_bytes(
        house, kind, _load(path), path.name, dry_run=dry_run, partial=partial, dates=dates, documents=documents,
        mapping=mapping, by=by, now=now,
    )  # fmt: skip


def import_bytes(
    house: House,
    kind: str,
    content: bytes,
    name: str,
    *,
    dry_run: bool = False,
    partial: bool = False,
    dates: Order | None = None,
    documents: Path | None = None,
    mapping: ColumnMap | None = None,
    by: Practitioner | None = None,
    session: Session | None = None,
    now: datetime,
) -> Outcome:
    """Import ``kind`` from a CSV file or workbook called ``name``; a second time changes nothing.

    With problems nothing is written, unless ``partial``: then all rows without one are. Days that could be two need
    ``dates``. ``mapping`` says which column is which and is kept once the import is done; without one the one kept for
    the same headers is taken. Within a ``session`` everything is one transaction, the caller's; else each chunk is one
    of its own.

    Raises FileUnusable for a file that is no table, WrongValue for an option that can't be, NotAllowed unless ``by`` is
    of the office or None, the machine's terminal.
    """
    _check_options(kind, dates, documents)
    sha256 = hashlib.sha256(content).hexdigest()
    outcome = Outcome(kind)
    importer = KINDS[kind](Errand(house, documents, now, outcome, name, sha256, by.id if by else None))
    with _reading(house, session) as looking:
        require_role(looking, by, Office.OFFICE, now=now, what="Importing lists")
        sheet = open_sheet(content, name, importer.columns)
        said = mapping or kept_for(looking, kind, sheet.headers)
        table = table_of(sheet, importer.columns, said)
        _note_form(outcome, importer, table, said)
        if any(problem.stops_all for problem in outcome.problems):
            return outcome
        lines = _read(looking, importer, table, dates, outcome)
        places = [column.title for column in importer.columns]
        outcome.problems.sort(key=lambda p: (p.row, places.index(p.column) if p.column in places else len(places)))
        if outcome.problems and (not partial or any(problem.stops_all for problem in outcome.problems)):
            return outcome
        if dry_run:
            _judge(looking, importer, lines, outcome)
            return outcome
    _write(house, session, importer, lines, outcome, turn=f"import:{sha256[:32]}")
    if mapping is not None and outcome.columns is not None:
        with _writing(house, session) as writing:
            keep_mapping(writing, kind, sheet.headers, outcome.columns, name=name, by_id=by.id if by else None, now=now)
    return outcome


def _note_form(outcome: Outcome, importer: Importer, table: Table, said: ColumnMap | None) -> None:
    """Say in the outcome how the file was read."""
    outcome.rows, outcome.read_as, outcome.problems = table.count, table.read_as, list(table.problems)
    header = table.header
    if said is not None:
        named = {cell: header.titles[cell] for cell in header.headers if cell in header.titles}
        titles = {cell: column.title if column else "" for cell, column in named.items()}
        fixed = {column.title: header.fixed[column.key] for column in importer.columns if column.key in header.fixed}
        outcome.columns = ColumnsSaid(titles, fixed, said.is_from_before)


def _check_options(kind: str, dates: Order | None, documents: Path | None) -> None:
    if kind not in KINDS:
        raise WrongValue(field="kind", value=kind, remedy=f"it is one of {', '.join(KINDS)}.")
    if dates is not None and dates not in ORDERS:
        raise WrongValue(field="--dates", value=dates, remedy=f"it is one of {', '.join(ORDERS)}.")
    if documents is not None and not documents.is_dir():
        raise WrongValue(field="--documents", value=str(documents), remedy="it must be a folder.")


@contextmanager
def _reading(house: House, session: Session | None) -> Iterator[Session]:
    """The caller's session, or one that only looks."""
    if session is not None:
        yield session
        return
    with house.database.read() as looking:
        yield looking


@contextmanager
def _writing(house: House, session: Session | None) -> Iterator[Session]:
    """The caller's session, or a transaction of its own."""
    if session is not None:
        yield session
        return
    with house.database.begin() as writing:
        yield writing


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise FileUnusable(name=path.name, why=f"{fault.strerror}.", remedy="Name a CSV file.") from None


def _read(session: Session, importer: Importer, table: Table, dates: Order | None, outcome: Outcome) -> list[Line]:
    """The lines without problems, each only once."""
    titles = {column.key: column.title for column in importer.columns}
    lines: list[Line] = []
    seen: dict[str, Line] = {}
    for row in table.rows:
        reader = Reader(row, titles, dates)
        line = importer.read(reader)
        first = seen.setdefault(line.key, line) if line.key else line
        if first is not line and first.facts == line.facts:
            outcome.repeats.append(Repeat(line.row, first.row))
        elif first is not line:
            key = importer.columns[0]
            remedy = f"stands in row {first.row} with other values. Keep one of the two rows."
            outcome.problems.append(Problem(line.row, key.title, row[key.key], remedy))
            continue
        else:
            importer.check(session, line, reader)
        outcome.problems += reader.problems
        if not reader.problems:
            lines.append(line)
    return lines


def _judge(session: Session, importer: Importer, lines: list[Line], outcome: Outcome) -> None:
    repeated = {repeat.row for repeat in outcome.repeats}
    for line in lines:
        if line.row not in repeated:
            outcome.count(importer.judge(session, line))
    outcome.is_judged = True


def _write(
    house: House, session: Session | None, importer: Importer, lines: list[Line], outcome: Outcome, *, turn: str
) -> None:
    repeated = {repeat.row for repeat in outcome.repeats}
    for place, chunk in enumerate(_chunks(lines)):
        if place and session is None:
            house.database.give_way()
        importer.prepare(chunk)
        with _writing(house, session) as writing, speaking_as(writing, "import", turn):
            states = [(line, importer.keep(writing, line)) for line in chunk]
            importer.close_chunk(writing)
        for line, state in states:
            if line.row not in repeated:
                outcome.count(state)
    outcome.is_done = True
    if outcome.told:
        house.wake()


def _chunks(lines: list[Line]) -> Iterator[list[Line]]:
    for at in range(0, len(lines), CHUNK):
        yield lines[at : at + CHUNK]
