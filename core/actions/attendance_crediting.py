"""What attendance makes true: a credit entered by the programme, or taken back; the person is told either way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.credits import change_credit, delete_credit, log_credit, show_days, twins_of
from core.actions.journal import speak_as
from core.actions.telling import Asking, tell
from core.house import House
from core.message import Choice, Reply
from core.outbox import post
from core.phrases import phrased
from core.rules.terms import DOMAIN_TITLES, Basis, Domain, show_hours
from core.store.tables import Activity, Attendance, Credit, LiveSession, Practitioner

ADDED_BY = "Programme"
CREDITED, WAITING = "credited", ("ambiguous", "unmatched")


@dataclass(frozen=True, slots=True)
class Entered:
    """A credit that attendance brought. ``vouched`` when the person had logged it; ``twin`` is one that looks the same."""

    credit: Credit
    vouched: bool
    twin: int | None


@contextmanager
def as_programme(session: Session) -> Iterator[None]:
    """What is done meanwhile was done by the programme, so that a person's own *undo* does not meet it."""
    before = (session.info.get("actor"), session.info.get("turn"))
    speak_as(session, "programme:attendance", f"attendance:{id(session):x}"[-64:])
    try:
        yield
    finally:
        for key, value in zip(("actor", "turn"), before, strict=True):
            session.info.pop(key, None)
            if value is not None:
                session.info[key] = value


def lock(session: Session, practitioner_id: int) -> Practitioner:
    """The person, theirs alone until the transaction ends: their credits are numbered one after the other."""
    session.execute(select(Practitioner.id).where(Practitioner.id == practitioner_id).with_for_update())
    person = session.get_one(Practitioner, practitioner_id)
    session.refresh(person)
    return person


def days_of(house: House, live: LiveSession, at: datetime | None) -> tuple[date, date]:
    """The days of the credit: the activity's own; of one that runs over several days, the day one was there."""
    activity: Activity = live.activity
    zone = ZoneInfo(house.settings.zone)
    there = (at or live.opens_at).astimezone(zone).date()
    if activity.starts_on is None:
        return there, there
    last = activity.ends_on or activity.starts_on
    if activity.starts_on == last or at is None:
        return activity.starts_on, last
    on = min(max(there, activity.starts_on), last)
    return on, on


def enter(session: Session, house: House, row: Attendance, person: Practitioner, *, now: datetime) -> Entered:
    """Credit a row's person; a credit of the same activity that they logged themselves is vouched for instead."""
    live = row.live
    own = session.scalars(
        select(Credit)
        .where(Credit.practitioner_id == person.id, Credit.activity_id == live.activity_id, Credit.deleted_at.is_(None))
        .order_by(Credit.id)
        .limit(1)
    ).first()
    start, end = days_of(house, live, row.joined_at)
    title = live.activity.title
    twins = twins_of(session, person, title=title, start=start, end=end, activity_id=live.activity_id)
    with as_programme(session):
        if own is not None:
            row.was = {"basis": own.basis, "added_by": own.added_by}
            credit = change_credit(session, person, own, now=now, basis=Basis.ATTENDANCE.value, added_by=ADDED_BY)
        else:
            row.was = None
            credit = log_credit(
                session, person, title=title, seconds=live.activity.seconds, start=start, end=end,
                domain=live.activity.domain, now=now, added_by=ADDED_BY, activity=live.activity, basis=Basis.ATTENDANCE,
            )  # fmt: skip
    row.practitioner_id, row.credit_id, row.state, row.candidates = person.id, credit.id, CREDITED, []
    session.flush()
    other = next((twin.number for twin in twins if twin.id != credit.id), None)
    return Entered(credit, own is not None, other)


def take_back(session: Session, row: Attendance, person: Practitioner, *, now: datetime) -> Credit | None:
    """Undo ``enter``: the credit goes, or is what it was before; None when the person deleted it meanwhile."""
    credit = session.get(Credit, row.credit_id) if row.credit_id else None
    row.state = "undone"
    if credit is None or credit.deleted_at is not None:
        return None
    with as_programme(session):
        if row.was is not None:
            change_credit(session, person, credit, now=now, basis=row.was["basis"], added_by=row.was["added_by"])
        else:
            delete_credit(session, person, credit, now=now)
    session.flush()
    return credit


def _facts(live: LiveSession, credit: Credit) -> dict[str, str]:
    return {
        "title": credit.title,
        "days": show_days(credit.starts_on, credit.ends_on),
        "hours": show_hours(credit.seconds),
        "domain": DOMAIN_TITLES[Domain(live.activity.domain)],
    }


def announcement(row: Attendance, entered: Entered) -> Reply:
    """What the person reads about attendance that was entered."""
    number = entered.credit.number
    how = f"You had logged it as #{number}; it is confirmed now." if entered.vouched else f"It is #{number}."
    twin = ""
    if entered.twin is not None:
        twin = f" #{entered.twin} looks like the same; if it is, type: delete {entered.twin}"
    return phrased("attendance.credited", **_facts(row.live, entered.credit), how=how, twin=twin)


def tell_entered(
    session: Session, house: House, person: Practitioner, row: Attendance, entered: Entered, now: datetime
) -> int:
    """Owe the person a message about a credit that a list brought."""
    key = f"attendance:{row.id}:{entered.credit.id}:{now.isoformat()}"
    return tell(session, house, person, announcement(row, entered), key=key, kind="attendance", now=now)


def note_entered(session: Session, person: Practitioner, row: Attendance, entered: Entered, now: datetime) -> None:
    """Keep it among the communications of somebody who checked in and was told there and then."""
    post(
        session, key=f"check-in:{row.id}:{entered.credit.id}", channel="web", to={}, reply=announcement(row, entered),
        kind="attendance", now=now, practitioner_id=person.id, thread=f"web:{person.id}", sent=True,
    )  # fmt: skip


def tell_taken_back(
    session: Session, house: House, person: Practitioner, row: Attendance, credit: Credit, now: datetime
) -> int:
    """Owe the person a message about what was undone; what was sent before is not recalled."""
    how = f"#{credit.number} is off your record."
    if row.was is not None:
        how = f"#{credit.number}, which you had logged yourself, stays in your record as it was before."
    facts = {name: text for name, text in _facts(row.live, credit).items() if name in {"title", "days"}}
    reply = phrased("attendance.taken_back", **facts, how=how)
    key = f"attendance:{row.id}:{credit.id}:back:{now.isoformat()}"
    return tell(session, house, person, reply, key=key, kind="attendance", now=now)


def ask_candidate(session: Session, house: House, row: Attendance, now: datetime) -> int:
    """Ask the one person who bears the name on a list whether it was them; several are left to the office."""
    if len(row.candidates) != 1:
        return 0
    person = session.get_one(Practitioner, row.candidates[0])
    start, end = days_of(house, row.live, row.joined_at)
    asked = phrased(
        "attendance.was_it_you", title=row.live.activity.title, days=show_days(start, end), listed=row.name or "",
    )  # fmt: skip
    reply = Reply(asked.text, subject=asked.subject, choices=(Choice("Yes, that was me", "yes"), Choice("No", "no")))
    asks = Asking("confirm", "was_it_you", {"attendance": row.id})
    key = f"attendance:{row.id}:ask:{person.id}"
    return tell(session, house, person, reply, key=key, kind="attendance", now=now, asks=asks)
