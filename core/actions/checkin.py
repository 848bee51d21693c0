"""Checking in: the code proves the session, the visit or the linked account proves the person; once each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions import requests
from core.actions.attendance_crediting import CREDITED, Entered, days_of, enter, lock
from core.actions.imports.days import show_plainly
from core.actions.live_sessions import key_fits, show_window
from core.errors import TallyError
from core.house import House
from core.store.tables import Attendance, Credit, CreditRequest, LiveSession, Practitioner

# Whoever has to sign in first reads a letter in between.
SCAN_HOLDS = timedelta(minutes=30)


class NotOpenYet(TallyError):
    """Too early."""

    says = "Check-in for {title} opens on {opens}. Scan or type the code again then."


class CheckInOver(TallyError):
    """Too late."""

    says = (
        "Check-in for {title} was open on {window}, so I can't take it now. If you were there, you can ask for it all "
        "the same: type: I missed the check-in {code}"
    )


class KeyMovedOn(TallyError):
    """The code on the screen changes; one that was passed on is worth nothing soon after."""

    says = "The code on the screen has moved on. Scan the one that is there now, or type all of it: {code}-…"


class AttendedAlready(TallyError):
    """There is nothing to ask for."""

    says = "Your attendance of {title} is in your record already, as #{number}."


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """An attendance with its credit; ``entered`` is None when the person was in the session already."""

    row: Attendance
    credit: Credit
    entered: Entered | None


def _signer(house: House) -> URLSafeSerializer:
    return URLSafeSerializer(house.secret, salt="scan")


def scan_of(house: House, live: LiveSession, at: datetime) -> str:
    """A mark that this session's code was scanned at ``at``; it holds long enough to sign in."""
    return str(_signer(house).dumps([live.id, int(at.timestamp())]))


def scanned_at(house: House, live: LiveSession, scan: str, now: datetime) -> datetime | None:
    """When the code was scanned; None for another session's mark, a forged or an old one."""
    try:
        session_id, seconds = _signer(house).loads(scan)
        at = datetime.fromtimestamp(seconds, UTC)
    except (BadData, ValueError, TypeError, OverflowError):
        return None
    return at if session_id == live.id and at - timedelta(minutes=1) <= now <= at + SCAN_HOLDS else None


def check_key(house: House, live: LiveSession, key: str | None, now: datetime) -> None:
    """Raise KeyMovedOn unless the session's code is enough, or ``key`` is on its screen."""
    if live.rotates and not (key and key_fits(house.secret, live, key, now)):
        raise KeyMovedOn(code=live.code)


def check_open(house: House, live: LiveSession, at: datetime) -> None:
    """Raise NotOpenYet or CheckInOver unless one can check in at ``at``."""
    title, zone = live.activity.title, house.settings.zone
    if at < live.opens_at:
        opens = live.opens_at.astimezone(ZoneInfo(zone))
        raise NotOpenYet(title=title, opens=f"{show_plainly(opens.date())} at {opens:%H:%M} ({opens:%Z})")
    if at >= live.closes_at:
        raise CheckInOver(title=title, window=show_window(live, zone), code=live.code)


def own_row(session: Session, live: LiveSession, practitioner: Practitioner) -> Attendance | None:
    """The person's attendance of the session, whatever became of it."""
    wanted = select(Attendance).where(Attendance.session_id == live.id, Attendance.practitioner_id == practitioner.id)
    return session.scalars(wanted).one_or_none()


def check_in(
    session: Session, house: House, practitioner: Practitioner, live: LiveSession, *, at: datetime, now: datetime
) -> CheckedIn:
    """Enter the attendance of somebody who scanned or typed the code at ``at``; a second time changes nothing.

    Raises NotOpenYet, CheckInOver. The key of a code that rotates is checked before (``check_key``).
    """
    check_open(house, live, at)
    person = lock(session, practitioner.id)
    row = own_row(session, live, person)
    if row is not None and row.state == CREDITED and row.credit is not None:
        return CheckedIn(row, row.credit, None)
    if row is None:
        row = Attendance(live=live, key=f"person:{person.id}", candidates=[])
        session.add(row)
    row.practitioner_id, row.state, row.noted_at, row.joined_at = person.id, CREDITED, now, at
    row.batch, row.seconds, row.was = None, None, None
    session.flush()
    entered = enter(session, house, row, person, now=now)
    return CheckedIn(row, entered.credit, entered)


def ask_for_missed(
    session: Session, house: House, practitioner: Practitioner, live: LiveSession, *, now: datetime, thread: str | None
) -> CreditRequest:
    """Begin a request for a session whose check-in was missed; the one that is open already when there is one.

    Raises NotOpenYet before the session, AttendedAlready after a check-in.
    """
    if now < live.opens_at:
        check_open(house, live, now)
    row = own_row(session, live, practitioner)
    if row is not None and row.state == CREDITED and row.credit is not None:
        raise AttendedAlready(title=live.activity.title, number=row.credit.number)
    activity = live.activity
    agenda = f"Live session {activity.code} of the approved list; the check-in was missed."
    for request in requests.requests_of(session, practitioner, *requests.OPEN):
        if request.title == activity.title and request.agenda == agenda:
            return request
    request = requests.begin(session, practitioner, now=now, thread=thread, title=activity.title)
    start, end = days_of(house, live, None)
    facts = {"agenda": agenda, "own_role": "attendee", "preparation_seconds": 0, "skipped": ["faculty"]}
    facts |= {"presentation_seconds": activity.seconds, "seconds_by_domain": {activity.domain: activity.seconds}}
    if activity.provider:
        facts["provider"] = activity.provider
    requests.change(session, request, now=now, starts_on=start, ends_on=min(end, now.date()), **facts)
    return request
