"""Attendance that comes by a list: matched, credited, kept waiting, confirmed, undone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions.attendance_crediting import (
    CREDITED,
    WAITING,
    Entered,
    ask_candidate,
    enter,
    lock,
    tell_entered,
)
from core.actions.attendance_matching import Matcher, Meant, attendee_of
from core.actions.identities import verified_addresses
from core.actions.imports.presence import Attendee
from core.actions.roles import Office, OwnMatter, require_role
from core.errors import NotFound, TallyError
from core.house import House
from core.store.tables import Address, Attendance, AttendanceBatch, Credential, LiveSession, Practitioner

WHAT = "Attendance"


class NoSuchLine(NotFound):
    """A number that no line of a list has."""

    says = "There is no line {number} in the lists of attendance. To see those that wait, type: waiting lines"


class NotWaiting(TallyError):
    """A line that was settled meanwhile."""

    says = "That line of the attendance list is settled already."


def minimum_seconds(house: House, live: LiveSession) -> int:
    """How long one must have been there to be credited; 0 while the programme asks for no least time."""
    percent = house.settings.attendance_minimum_percent
    return live.activity.seconds * percent // 100 if percent else 0


def is_too_short(house: House, live: LiveSession, attendee: Attendee) -> bool:
    """Whether the list says a time, or a share, below the least; one that says neither vouches for its people."""
    least = minimum_seconds(house, live)
    if attendee.seconds is not None:
        return attendee.seconds < least
    return attendee.percent is not None and live.activity.seconds * attendee.percent / 100 < least


def kept_row(session: Session, live_id: int, attendee: Attendee, meant: Meant) -> Attendance | None:
    """The row that is there already for this person or this line of the session."""
    whose = Attendance.key == attendee.key
    if meant.practitioner_id is not None:
        whose = or_(whose, Attendance.practitioner_id == meant.practitioner_id)
    rows = session.scalars(select(Attendance).where(Attendance.session_id == live_id, whose)).all()
    # The person's own row before one that merely bears the name of the line.
    return max(rows, key=lambda row: (row.practitioner_id is not None, row.state == CREDITED), default=None)


def judge(
    house: House, live: LiveSession, attendee: Attendee, meant: Meant, row: Attendance | None, sha256: str
) -> str:
    """What a line comes to: credited, ambiguous, unmatched, too short, duplicate, or same (as it was before)."""
    if row is not None and row.state in {CREDITED, "declined"}:
        is_same_line = row.batch is not None and row.batch.sha256 == sha256 and row.key == attendee.key
        return "same" if is_same_line or row.state == "declined" else "duplicate"
    denied = set((row.was or {}).get("denied", ())) if row is not None else set()
    if meant.practitioner_id is None and denied >= set(meant.candidates):
        state = "unmatched"
    elif meant.practitioner_id is None:
        state = "ambiguous" if meant.candidates else "unmatched"
    else:
        state = "too short" if is_too_short(house, live, attendee) else CREDITED
    return "same" if row is not None and row.state == state and row.seconds == attendee.seconds else state


def keep(
    session: Session, house: House, batch: AttendanceBatch, attendee: Attendee, meant: Meant, *, now: datetime
) -> str:
    """Write one line of a list, once; what it came to, as ``judge`` says it. The person is told, or asked."""
    live = batch.live
    person = lock(session, meant.practitioner_id) if meant.practitioner_id is not None else None
    row = kept_row(session, live.id, attendee, meant)
    state = judge(house, live, attendee, meant, row, batch.sha256)
    if state in {"same", "duplicate"}:
        return state
    if row is None:
        row = Attendance(live=live, key=attendee.key, noted_at=now, candidates=[], was=None)
        session.add(row)
    row.batch, row.state = batch, state
    row.practitioner_id = meant.practitioner_id
    row.name, row.address, row.number = attendee.name, attendee.address, attendee.number
    row.seconds, row.joined_at, row.candidates = attendee.seconds, attendee.joined_at, list(meant.candidates)
    session.flush()
    if person is not None and state == CREDITED:
        tell_entered(session, house, person, row, enter(session, house, row, person, now=now), now)
    elif state == "ambiguous":
        ask_candidate(session, house, row, now)
    return state


def waiting(session: Session) -> list[Attendance]:
    """Lines that wait for somebody to say whom they mean, oldest first."""
    return list(session.scalars(select(Attendance).where(Attendance.state.in_(WAITING)).order_by(Attendance.id)))


def batches(session: Session) -> list[AttendanceBatch]:
    """Every list that was imported, newest first."""
    return list(session.scalars(select(AttendanceBatch).order_by(AttendanceBatch.id.desc())))


def of_number(session: Session, number: int) -> Attendance:
    """One line of a list. Raises NoSuchLine."""
    found = session.get(Attendance, number)
    if found is None:
        raise NoSuchLine(number=number)
    return found


def match_waiting(session: Session, house: House, practitioner: Practitioner, now: datetime) -> list[Entered]:
    """Credit what waited for an address or a number of this person to become known; they are told."""
    addresses, numbers = verified_addresses(practitioner), _numbers(session, practitioner)
    whose = or_(Attendance.address.in_(addresses), Attendance.number.in_(numbers))
    rows = session.scalars(select(Attendance).where(Attendance.state.in_(WAITING), whose).order_by(Attendance.id)).all()
    matcher = Matcher(session)
    entered = []
    for row in rows:
        if matcher.of(attendee_of(row)).practitioner_id == practitioner.id:
            entered += _settle(session, house, row, practitioner, now)
    return entered


def match_all(house: House, now: datetime) -> int:
    """Credit whatever waited for an address or number that has become known in any way; how many credits."""
    known = Address.verified_at.is_not(None)
    lines = select(Attendance.address).where(Attendance.state.in_(WAITING), Attendance.address.is_not(None))
    numbers = select(Attendance.number).where(Attendance.state.in_(WAITING), Attendance.number.is_not(None))
    with house.database.read() as session:
        people = {*session.scalars(select(Address.practitioner_id).where(known, Address.address.in_(lines)))}
        people |= {*session.scalars(select(Credential.practitioner_id).where(Credential.number.in_(numbers)))}
        people |= {*session.scalars(select(Practitioner.id).where(Practitioner.member_number.in_(numbers)))}
    entered = 0
    for one in sorted(people):
        house.database.give_way()
        with house.database.begin() as session:
            entered += len(match_waiting(session, house, session.get_one(Practitioner, one), now))
    if entered:
        house.wake()
    return entered


def _numbers(session: Session, practitioner: Practitioner) -> list[str]:
    held = session.scalars(select(Credential.number).where(Credential.practitioner_id == practitioner.id))
    return [number for number in (*held, practitioner.member_number) if number]


def _settle(session: Session, house: House, row: Attendance, person: Practitioner, now: datetime) -> list[Entered]:
    """A waiting line is this person's: credited, too short, or a second line of somebody who is there already."""
    lock(session, person.id)
    session.refresh(row, with_for_update=True)  # or the undoing of its list could be lost on the way
    if row.state not in WAITING:
        return []
    theirs = select(Attendance).where(Attendance.session_id == row.session_id, Attendance.practitioner_id == person.id)
    other = session.scalars(theirs).one_or_none()
    if other is not None and other.state == CREDITED:
        row.state, row.candidates = "duplicate", [person.id]
        return []
    if other is not None:
        other.practitioner_id = None
        session.flush()
    if is_too_short(house, row.live, attendee_of(row)):
        row.practitioner_id, row.state = person.id, "too short"
        return []
    entered = enter(session, house, row, person, now=now)
    tell_entered(session, house, person, row, entered, now)
    return [entered]


def confirm(
    session: Session, house: House, row: Attendance, practitioner: Practitioner, *, by: Practitioner | None, now: datetime
) -> list[Entered]:  # fmt: skip
    """Somebody says whom a waiting line means: the office anyone else, a person themselves when the name fits.

    Raises NotAllowed, OwnMatter, NotWaiting.
    """
    if by is None or by.id != practitioner.id or practitioner.id not in row.candidates:
        require_role(session, by, Office.OFFICE, now=now, what=WHAT)
        if by is not None and by.id == practitioner.id:
            raise OwnMatter
    if row.state not in WAITING:
        raise NotWaiting
    return _settle(session, house, row, practitioner, now)


def decline(session: Session, row: Attendance, *, by: Practitioner | None, now: datetime) -> None:
    """It was nobody of ours, or not the one who was asked. Raises NotAllowed, NotWaiting."""
    if row.state not in WAITING:
        raise NotWaiting
    if by is not None and row.candidates == [by.id]:
        row.was, row.candidates, row.state = {"denied": [by.id]}, [], "unmatched"
        return
    require_role(session, by, Office.OFFICE, now=now, what=WHAT)
    row.candidates, row.state = [], "declined"
