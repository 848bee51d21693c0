"""What was said about a file's columns, kept, so that the same provider's next export is read without asking."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.actions.imports.header import ColumnMap
from core.actions.imports.outcome import ColumnsSaid
from core.actions.roles import Office, require_role
from core.errors import TallyError
from core.store.tables import ColumnMapping, Practitioner


class NoSuchMapping(TallyError):
    """Nothing is kept under that number."""

    says = "No columns are kept under {number}. To see what is kept, type: tally catalogue mappings"


def mark_of(headers: Sequence[str]) -> str:
    """The hash of a file's headers, whatever their order."""
    return hashlib.sha256(json.dumps(sorted(headers), ensure_ascii=False).encode()).hexdigest()


def kept_for(session: Session, kind: str, headers: Sequence[str]) -> ColumnMap | None:
    """What was said last about a file of this kind with exactly these headers."""
    same = select(ColumnMapping).where(ColumnMapping.kind == kind, ColumnMapping.mark == mark_of(headers))
    newest = session.scalars(same.order_by(ColumnMapping.id.desc()).limit(1)).first()
    if newest is None:
        return None
    return ColumnMap(newest.columns, newest.fixed, is_from_before=True)


def keep_mapping(
    session: Session, kind: str, headers: Sequence[str], said: ColumnsSaid, *, name: str, by_id: int | None, now: datetime
) -> None:  # fmt: skip
    """Keep what was said about a file of this kind in place of what was said before."""
    mark = mark_of(headers)
    session.execute(delete(ColumnMapping).where(ColumnMapping.kind == kind, ColumnMapping.mark == mark))
    session.add(
        ColumnMapping(
            kind=kind, mark=mark, headers=list(headers), columns=said.titles, fixed=said.fixed, name=name[:320],
            kept_at=now, by_id=by_id,
        )
    )  # fmt: skip
    session.flush()


def mappings(session: Session) -> list[ColumnMapping]:
    """All that is kept about columns, newest first."""
    return list(session.scalars(select(ColumnMapping).order_by(ColumnMapping.id.desc())))


def shown_mapping(row: ColumnMapping) -> str:
    """'Course name → title, Notes left out, course_type is "ISMPP U"', in the order of the file."""
    titles = {header: row.columns[header] for header in row.headers if header in row.columns}
    return ColumnsSaid(titles, row.fixed, is_from_before=True).named()


def forget_mapping(session: Session, number: int, *, by: Practitioner | None, now: datetime) -> ColumnMapping:
    """Forget what was said about a file's columns; what it was. Raises NotAllowed, NoSuchMapping."""
    require_role(session, by, Office.OFFICE, now=now, what="Importing lists")
    found = session.get(ColumnMapping, number)
    if found is None:
        raise NoSuchMapping(number=number)
    same = delete(ColumnMapping).where(ColumnMapping.kind == found.kind, ColumnMapping.mark == found.mark)
    session.execute(same.execution_options(synchronize_session=False))
    return found
