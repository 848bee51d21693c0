"""Undo a list of attendance: everything it entered is taken off the records, in short steps, and each person is told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.attendance import WHAT
from core.actions.attendance_crediting import CREDITED, lock, take_back, tell_taken_back
from core.actions.roles import Office, require_role
from core.errors import NotFound, TallyError
from core.house import House
from core.store.tables import Attendance, AttendanceBatch, Practitioner

# As many as an import writes at once: others wait some tenths of a second at most.
CHUNK = 25
SETTLED = ("undone", "declined")


class NoSuchBatch(NotFound):
    """A number that no list of attendance has."""

    says = "There is no list B{number}. To see all of them, type: batches"


class UndoneAlready(TallyError):
    """A batch is undone once."""

    says = "B{number} was undone already; what it entered is off the records."


def undo_batch(house: House, number: int, *, by: Practitioner | None, now: datetime) -> int:
    """Take back everything a list entered; how many credits. What was broken off goes on when it is said again.

    It opens transactions of its own, a few lines each, so it must not be called inside one. Raises NotAllowed,
    NoSuchBatch, UndoneAlready.
    """
    with house.database.begin() as session:
        require_role(session, by, Office.OFFICE, now=now, what=WHAT)
        batch = session.get(AttendanceBatch, number, with_for_update=True)
        if batch is None:
            raise NoSuchBatch(number=number)
        lines = _lines(session, number)
        if batch.undone_at is not None and not lines:
            raise UndoneAlready(number=number)
        if batch.undone_at is None:
            batch.undone_at, batch.undone_by_id = now, by.id if by else None
    undone = 0
    while lines:
        house.database.give_way()
        some, lines = lines[:CHUNK], lines[CHUNK:]
        with house.database.begin() as session:
            for line in some:
                credits = _undo_line(session, house, number, line, now)
                if credits is None:
                    lines.append(line)  # somebody was found for it meanwhile; theirs is looked at next time
                else:
                    undone += credits
    house.wake()
    return undone


def _lines(session: Session, number: int) -> list[int]:
    """What is left to undo, in the order of people, as imports lock them: neither waits for the other for ever."""
    rows = select(Attendance.id).where(Attendance.batch_id == number, Attendance.state.not_in(SETTLED))
    return list(session.scalars(rows.order_by(Attendance.practitioner_id, Attendance.id)))


def _undo_line(session: Session, house: House, number: int, line: int, now: datetime) -> int | None:
    """How many credits went with a line; None when it became somebody's between looking and locking."""
    whose = session.scalar(select(Attendance.practitioner_id).where(Attendance.id == line))
    person = lock(session, whose) if whose is not None else None
    row = session.get_one(Attendance, line)
    session.refresh(row, with_for_update=True)
    if row.practitioner_id != whose:
        return None
    if row.batch_id != number or row.state in SETTLED:
        return 0  # another list, a code or the office has the say by now
    if person is None or row.state != CREDITED:
        row.state = "undone"
        return 0
    credit = take_back(session, row, person, now=now)
    if credit is None:
        return 0
    tell_taken_back(session, house, person, row, credit, now)
    return 1
