"""Batches of the approved list: what each import of activities changed, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from core.actions.catalogue_changes import Change
from core.errors import NotFound
from core.store.tables import Activity, CatalogueBatch, CatalogueLine

DAYS = ("starts_on", "ends_on")


def lock_list(session: Session) -> None:
    """Let nobody else change the approved list until the transaction ends; people go on logging credits from it."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        session.execute(text("LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE"))


def listed_under(session: Session, codes: Sequence[str]) -> dict[str, Activity]:
    """The activities with these codes, as they are in the database now."""
    wanted = select(Activity).where(Activity.code.in_(codes)).execution_options(populate_existing=True)
    return {activity.code: activity for activity in session.scalars(wanted)}


def keep_batch(
    session: Session, batch_id: int | None, changes: Sequence[Change], *, name: str, sha256: str, by_id: int | None,
    now: datetime,
) -> int | None:  # fmt: skip
    """Add lines to a batch, begun with the first of them; its number, None while nothing was changed."""
    if not changes:
        return batch_id
    if batch_id is None:
        batch = CatalogueBatch(name=name[:320], sha256=sha256, imported_at=now, by_id=by_id, added=0, changed=0)
        session.add(batch)
        session.flush()
    else:
        batch = session.get_one(CatalogueBatch, batch_id)
    for one in changes:
        was = _kept(one.was) if one.was is not None else None
        session.add(CatalogueLine(batch_id=batch.id, code=one.code, was=was, became=_kept(one.became), undone_at=None))
    batch.added += sum(one.was is None for one in changes)
    batch.changed += sum(one.was is not None for one in changes)
    session.flush()
    return batch.id


def _kept(facts: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON holds them: days in ISO."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def restored(facts: dict[str, Any]) -> dict[str, Any]:
    """Values as an activity holds them, from a line's."""
    return {k: date.fromisoformat(v) if k in DAYS and v is not None else v for k, v in facts.items()}


def batches(session: Session) -> list[CatalogueBatch]:
    """Every import that changed the approved list, newest first."""
    return list(session.scalars(select(CatalogueBatch).order_by(CatalogueBatch.id.desc())))


def batch_of(session: Session, number: int) -> CatalogueBatch:
    """The batch C``number``. Raises NotFound."""
    found = session.get(CatalogueBatch, number)
    if found is None:
        raise NotFound(what=f"C{number}")
    return found


def batch_lines(session: Session, number: int) -> list[CatalogueLine]:
    """What a batch changed, by code. Raises NotFound."""
    batch = batch_of(session, number)
    lines = select(CatalogueLine).where(CatalogueLine.batch_id == batch.id)
    return list(session.scalars(lines.order_by(CatalogueLine.code)))


def changes_of(session: Session, number: int) -> list[tuple[CatalogueLine, Change]]:
    """What a batch changed, by code, each line with the change to be read. Raises NotFound."""
    lines = batch_lines(session, number)
    listed = listed_under(session, [line.code for line in lines])
    return [(line, _change(line, listed.get(line.code))) for line in lines]


def _change(line: CatalogueLine, activity: Activity | None) -> Change:
    became = restored(line.became)
    title = became.get("title") or (activity.title if activity else "")
    return Change(line.code, title, restored(line.was) if line.was is not None else None, became)


def left_of(session: Session, batch: CatalogueBatch) -> int:
    """How many lines of a batch still hold."""
    held = select(func.count()).where(CatalogueLine.batch_id == batch.id, CatalogueLine.undone_at.is_(None))
    return session.scalar(held) or 0
