"""The attendance report: who came to each live session, by a list or by a code; and one session person by person."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from core.actions.attendance_crediting import CREDITED
from core.actions.live_sessions import NoSuchActivity, plain_code
from core.actions.practitioners import primary_address
from core.actions.reports import MOST_BARS, Report, picture_of
from core.message import Bar
from core.rules.terms import show_hours
from core.store.tables import Activity, Attendance, Credit, LiveSession, Practitioner

COLUMNS = (
    "Code", "Session", "Day", "People credited", "By list", "By check-in", "Hours", "Too short", "Waiting", "Unmatched",
    "Declined",
)  # fmt: skip
PEOPLE = ("Line", "Name", "Person", "Address", "State", "Came by", "Joined (UTC)", "Minutes", "Credit")
BY_CODE, BY_LIST = "check-in", "list"


@dataclass
class Came:
    """One session: lines by what became of them, credited people by how they came, the hours in their records."""

    activity: Activity
    states: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    seconds: int = 0

    def row(self) -> tuple[str, ...]:
        """Its line in the table."""
        counts = (self.states[state] for state in ("too short", "ambiguous", "unmatched", "declined"))
        return (
            self.activity.code, self.activity.title, _day(self.activity), str(self.states[CREDITED]),
            str(self.ways[BY_LIST]), str(self.ways[BY_CODE]), show_hours(self.seconds), *map(str, counts),
        )  # fmt: skip


def _day(activity: Activity) -> str:
    return activity.starts_on.isoformat() if activity.starts_on else ""


def attendance(session: Session) -> Report:
    """Every live session somebody came to, the latest day first: people, hours, and lines that were not credited."""
    found = sorted(_sessions(session), key=lambda one: (_day(one.activity), one.activity.code), reverse=True)
    people = sum(one.states[CREDITED] for one in found)
    hours = show_hours(sum(one.seconds for one in found))
    sessions = "1 session" if len(found) == 1 else f"{len(found)} sessions"
    credited = "1 attendance was" if people == 1 else f"{people:,} attendances were"
    says = f"{credited} credited in {sessions}, {hours} h in all."
    most = max((one.states[CREDITED] for one in found), default=0) or 1
    bars = [
        Bar(one.activity.title, one.states[CREDITED], most, "people", one.states[CREDITED] * 100 // most)
        for one in found[:MOST_BARS]
    ]
    return Report("attendance", says, COLUMNS, tuple(one.row() for one in found), picture_of(says, bars))


def _sessions(session: Session) -> list[Came]:
    """Counted by the database, whatever the number of people."""
    is_by_code = Attendance.batch_id.is_(None)
    lines = (
        select(LiveSession.activity_id, Attendance.state, is_by_code, func.count(), func.sum(Credit.seconds))
        .join(LiveSession, LiveSession.id == Attendance.session_id)
        .outerjoin(Credit, (Credit.id == Attendance.credit_id) & Credit.deleted_at.is_(None))
        .group_by(LiveSession.activity_id, Attendance.state, is_by_code)
    )
    rows = session.execute(lines).all()
    activities = select(Activity).where(Activity.id.in_(select(LiveSession.activity_id)))
    came = {one.id: Came(one) for one in session.scalars(activities)}
    for activity_id, state, by_code, many, seconds in rows:
        one = came[activity_id]
        one.states[state] += many
        if state == CREDITED:
            one.ways[BY_CODE if by_code else BY_LIST] += many
            one.seconds += int(seconds or 0)
    return [one for one in came.values() if sum(many for state, many in one.states.items() if state != "undone")]


def attendance_of(session: Session, code: str) -> Report:
    """One session, a line for each person of its lists and each who checked in. Raises NoSuchActivity."""
    held = select(Activity).outerjoin(LiveSession, LiveSession.activity_id == Activity.id)
    activity = session.scalars(held.where(or_(Activity.code == code, LiveSession.code == plain_code(code)))).first()
    if activity is None or activity.is_recording:
        raise NoSuchActivity(code=code)
    its = (
        Attendance.session_id == select(LiveSession.id).where(LiveSession.activity_id == activity.id).scalar_subquery()
    )
    lines = select(Attendance).where(its, Attendance.state != "undone")
    whole = lines.options(
        joinedload(Attendance.practitioner).selectinload(Practitioner.addresses), joinedload(Attendance.credit)
    )
    rows = sorted(session.scalars(whole).unique(), key=lambda row: (row.state != CREDITED, row.state, _name(row)))
    states: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        states[row.state] += 1
    bars = [
        Bar(state, many, len(rows), "people", many * 100 // len(rows))
        for state, many in sorted(states.items(), key=lambda pair: -pair[1])
    ]
    says = f"{states[CREDITED]} of {len(rows)} people on lists or at the check-in of {activity.title} are credited."
    return Report(f"attendance {activity.code}", says, PEOPLE, tuple(map(_person, rows)), picture_of(says, bars))


def _name(row: Attendance) -> str:
    return row.practitioner.name if row.practitioner else row.name or ""


def _person(row: Attendance) -> tuple[str, ...]:
    address = primary_address(row.practitioner) if row.practitioner else row.address
    joined = f"{row.joined_at:%Y-%m-%d %H:%M}" if row.joined_at else ""
    minutes = "" if row.seconds is None else str(row.seconds // 60)
    credit = f"#{row.credit.number}" if row.credit is not None and row.credit.deleted_at is None else ""
    came_by = f"B{row.batch_id}" if row.batch_id else BY_CODE
    return (str(row.id), row.name or "", row.practitioner.name if row.practitioner else "", address or "", row.state,
            came_by, joined, minutes, credit)  # fmt: skip
