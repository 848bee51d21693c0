"""Write the lines of a list of attendance in short transactions under one number; the office hears of what waits."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actions.attendance import keep
from core.actions.attendance_crediting import WAITING
from core.actions.attendance_matching import Meant
from core.actions.imports.presence import Attendee
from core.actions.roles import Office, holders
from core.actions.telling import tell
from core.house import House
from core.outbox import post
from core.phrases import phrased
from core.store.tables import Attendance, AttendanceBatch, LiveSession, Practitioner

# Short enough that a running Tally on the same SQLite file waits some tenths of a second at most.
CHUNK = 25


def write_lines(
    house: House, live_id: int, lines: list[tuple[Attendee, Meant]], *, layout: str, sha256: str, name: str,
    by: Practitioner | None, now: datetime, goes_on: bool,
) -> tuple[int | None, Counter[str]]:  # fmt: skip
    """The number of the batch (None when nothing was new) and how many lines came to what.

    It ends early when the batch is undone meanwhile. ``goes_on`` takes up the batch that was begun at ``now``.
    """
    batch_id = _broken_off(house, live_id, sha256, by, now) if goes_on else None
    states: Counter[str] = Counter()
    for at in range(0, len(lines), CHUNK):
        if at:
            house.database.give_way()
        with house.database.begin() as session:
            # One list of a session at a time. The key itself isn't locked, or those who check in would wait.
            session.execute(select(LiveSession.id).where(LiveSession.id == live_id).with_for_update(key_share=True))
            batch = session.get(AttendanceBatch, batch_id, with_for_update=True) if batch_id else None
            if batch is not None and batch.undone_at is not None:
                break
            is_first = batch is None
            batch = batch or _begun(session, live_id, layout, sha256, name, by, now)
            chunk = lines[at : at + CHUNK]
            came_to = Counter(keep(session, house, batch, one, meant, now=now) for one, meant in chunk)
            batch_id = _settled(session, batch, is_first=is_first, states=came_to)
        states += came_to
    if by is None and batch_id is not None:
        tell_of_waiting(house, batch_id, now)
    house.wake()
    return batch_id, states


def _broken_off(house: House, live_id: int, sha256: str, by: Practitioner | None, now: datetime) -> int | None:
    begun = select(AttendanceBatch.id).where(
        AttendanceBatch.session_id == live_id, AttendanceBatch.sha256 == sha256, AttendanceBatch.imported_at == now,
        AttendanceBatch.by_id.is_not_distinct_from(by.id if by else None),
    )  # fmt: skip
    with house.database.read() as session:
        return session.scalars(begun).first()


def _begun(
    session: Session, live_id: int, layout: str, sha256: str, name: str, by: Practitioner | None, now: datetime
) -> AttendanceBatch:  # fmt: skip
    batch = AttendanceBatch(
        live=session.get_one(LiveSession, live_id), sha256=sha256, name=name[:320], layout=layout, imported_at=now,
        by_id=by.id if by else None,
    )  # fmt: skip
    session.add(batch)
    session.flush()
    return batch


def _settled(session: Session, batch: AttendanceBatch, *, is_first: bool, states: Counter[str]) -> int | None:
    """The batch's number; a batch that brought nothing new is not kept."""
    if is_first and not set(states) - {"same", "duplicate"}:
        session.delete(batch)
        session.flush()
        return None
    return batch.id


def _count(session: Session, batch_id: int, *states: str) -> int:
    rows = select(func.count()).select_from(Attendance).where(Attendance.batch_id == batch_id)
    return session.scalar(rows.where(Attendance.state.in_(states)) if states else rows) or 0


def tell_of_waiting(house: House, batch_id: int, now: datetime) -> None:
    """Tell the office, once a list, of lines that nobody could be told for: nobody saw the outcome of the import."""
    with house.database.begin() as session:
        many = _count(session, batch_id, *WAITING)
        if not many:
            return
        title = session.get_one(AttendanceBatch, batch_id).live.activity.title
        lines = "1 line waits" if many == 1 else f"{many} lines wait"
        reply = phrased("attendance.waiting", batch=f"B{batch_id}", title=title, lines=lines)
        key = f"attendance.waiting:{batch_id}"
        people = holders(session, Office.OFFICE, now)
        for one in people:
            tell(session, house, one, reply, key=key, kind="office", now=now)
        if not people and house.settings.office_address:
            to = {"address": house.settings.office_address}
            post(session, key=key, channel="mail", to=to, reply=reply, kind="office", now=now)
    house.wake()
