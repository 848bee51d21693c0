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

# A1 is "GPP3: what changed", live on 18 November 2026, 1.5 h.
ZOOM = """Attendee Report
Report Generated:,11/18/2026 12:10
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
"GPP3: what changed",812 345,11/18/2026 10:00,92,40
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Hedda Host,hedda@example.org,11/18/2026 09:50:00 AM,11/18/2026 11:32:00 AM,102,No
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest
Yes,Dana,Dana,Example,Dana@Example.org,11/01/2026 10:00:00 AM,approved,11/18/2026 10:01:00 AM,11/18/2026 10:41:00 AM,40,No
Yes,Dana,Dana,Example,dana@example.org,11/01/2026 10:00:00 AM,approved,11/18/2026 10:45:00 AM,11/18/2026 11:31:00 AM,46,No
Yes,Robin,Robin,Sample,robin@elsewhere.test,11/01/2026 10:00:00 AM,approved,11/18/2026 10:00:00 AM,11/18/2026 11:30:00 AM,90,No
Yes,Sam,Sam,Short,sam@example.org,11/01/2026 10:00:00 AM,approved,11/18/2026 10:00:00 AM,11/18/2026 10:20:00 AM,20,No
Yes,Uma,Uma,Unknown,uma@elsewhere.test,11/01/2026 10:00:00 AM,approved,11/18/2026 10:00:00 AM,11/18/2026 11:30:00 AM,90,No
No,--,Noah,Absent,noah@example.org,11/01/2026 10:00:00 AM,approved,--,--,--,--
"""
COLLABORATE = """SessionDate,SessionName,SessionIdentifier,RoomOpened,NameOfAttendee,FirstNameOfAttendee,LastNameOfAttendee,EmailOfAttendee,Username,AttendeeRole,AttendeeFirstJoinTime,AttendeeLastLeaveTime,AttendeeTotalTimeInSession
11/18/2026 14:55,GPP3: what changed,77,11/18/2026 14:50,Dana E,Dana,Example,dana@example.org,dana@example.org,Participant,11/18/2026 15:01,11/18/2026 16:30,01:25:00
11/18/2026 14:55,GPP3: what changed,77,11/18/2026 14:50,Hedda,Hedda,Host,hedda@example.org,hedda,Moderator,11/18/2026 14:50,11/18/2026 16:31,01:41:00
11/18/2026 14:55,GPP3: what changed,77,11/18/2026 14:50,Sam,Sam,Short,,C-0003,Participant,11/18/2026 15:00,11/18/2026 15:10,00:10:00
09/09/2026 14:55,Something else,78,09/09/2026 14:50,Robin,Robin,Sample,robin@example.org,robin@example.org,Participant,09/09/2026 15:00,09/09/2026 15:10,00:10:00
"""


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
