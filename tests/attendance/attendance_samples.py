"""Lists of attendance as programs export them, all about invented people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select
from talking import NOW, add_activities, add_person

from core.actions.attendance_lists import Attended, import_attendance
from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import Attendance, Credit, Outgoing

HERE = Path(__file__).parent
# A1 is "GPP3: what changed", live on 18 November 2026, 1.5 h.
ZOOM = (HERE / "zoom.csv").read_text()
COLLABORATE = (HERE / "collaborate.csv").read_text()


def furnish(house: House) -> None:
    """Dana, Robin and Sam, and a small approved list; 60 % of an activity is the least."""
    add_activities(house)
    add_person(house)
    add_person(house, "robin@example.org", "Robin Sample")
    add_person(house, "sam@example.org", "Sam Short")
    house.settings.attendance_minimum_percent = 60


def take(house: House, folder: Path, text: str, code: str | None = None, **options: Any) -> Attended:
    """Import a list."""
    path = folder / "attendance.csv"
    path.write_text(text)
    return import_attendance(house, path, code=code, now=NOW, **options)


def states(outcome: Attended) -> dict[str, int]:
    """The counts that aren't nought."""
    return {state: count for state, count in outcome.states.items() if count}


def rows(house: House) -> dict[str, Attendance]:
    """Every attendance by the line's key."""
    with house.database.read() as session:
        return {row.key: row for row in session.scalars(select(Attendance).order_by(Attendance.id))}


def credits_of(house: House, address: str = "dana@example.org") -> list[Credit]:
    """A person's credits, deleted ones left out."""
    with house.database.read() as session:
        person = of_address(session, address)
        wanted = select(Credit).where(Credit.practitioner_id == person.id, Credit.deleted_at.is_(None))
        return list(session.scalars(wanted.order_by(Credit.number)))


def letters(house: House, address: str = "dana@example.org") -> list[Outgoing]:
    """What was owed to somebody by mail about attendance, oldest first."""
    with house.database.read() as session:
        person = of_address(session, address)
        wanted = select(Outgoing).where(Outgoing.practitioner_id == person.id, Outgoing.channel == "mail")
        return list(session.scalars(wanted.where(Outgoing.kind == "attendance").order_by(Outgoing.id)))
