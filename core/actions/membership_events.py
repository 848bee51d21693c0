"""Events of the membership system: kept first, each member's in their order, acted on once as a list's line would be."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.actions import arrivals
from core.actions.identities import AddressTaken
from core.actions.journal import speak_as
from core.actions.membership_forms import Unusable, key_and_thread
from core.actions.membership_meaning import Became, Meant, foreseen, last_day, owner_of, read_meant, stopped
from core.actions.membership_notices import tell_office
from core.actions.membership_record import MetOthers, end, numbered, take_over
from core.actions.moving import hold_person
from core.errors import WrongValue
from core.house import House
from core.phrases import phrased
from core.store.tables import Arrival

CHANNEL = "membership"
# What has come to one of these is settled; anything else is judged again when the event is sent again.
SETTLED = ("added", "changed", "same", "older")
TRIES = 4


def hear_event(house: House, body: bytes, now: datetime) -> Became:
    """Keep an event and act on it, once. Sent again it changes nothing, unless it had been refused.

    Nothing is kept of what bears no id.
    """
    try:
        key, thread = key_and_thread(body, now)
    except Unusable as wrong:
        return Became("unusable", wrong.faults)
    with house.database.begin() as session:
        arrival_id, is_new = arrivals.keep(session, channel=CHANNEL, key=key, raw=body, now=now)
        row = session.get_one(Arrival, arrival_id, with_for_update=True)
        if is_new or (row.heard_at is not None and row.outcome not in SETTLED):
            row.raw, row.thread, row.received_at = body, thread, now
            row.heard_at = row.outcome = row.held_because = None
    return act_on(house, arrival_id, now)


def act_on(house: House, arrival_id: int, now: datetime) -> Became:
    """Act on a kept event, unless that is done already."""
    for _ in range(TRIES):
        try:
            with house.database.begin() as session:
                became = _act(session, house, arrival_id, now)
        except (IntegrityError, AddressTaken, MetOthers, WrongValue):
            continue  # somebody took the number or the address at this moment: what is there now decides
        house.wake()
        return became
    raise RuntimeError(f"event {arrival_id} met others at the same moment {TRIES} times")


def _act(session: Session, house: House, arrival_id: int, now: datetime) -> Became:
    row = session.get_one(Arrival, arrival_id)
    newest = _hold_events_of_member(session, row)
    session.refresh(row)
    if row.heard_at is not None:
        return Became("again")
    row.heard_at, row.tries = now, row.tries + 1
    try:
        meant = read_meant(house, row.raw, row.received_at)
    except Unusable as wrong:
        row.outcome = "unusable"
        return Became("unusable", wrong.faults)
    row.envelope = {"at": meant.event.at.isoformat()}
    speak_as(session, CHANNEL, f"{CHANNEL}:{arrival_id}")
    became = _take(session, house, meant, newest, now)
    row.outcome = became.result
    if became.result == "refused":
        _tell_refused(session, house, meant, became, row)
    else:
        person = numbered(session, meant.facts["member_number"])
        row.practitioner_id = person.id if person else None
    return became


def _hold_events_of_member(session: Session, row: Arrival) -> datetime | None:
    """One at a time per member, known here or not; when the newest settled event about them was, if there is one."""
    theirs = Arrival.id == row.id
    if row.thread is not None:
        theirs = or_(theirs, (Arrival.channel == CHANNEL) & (Arrival.thread == row.thread))
    session.execute(select(Arrival.id).where(theirs).order_by(Arrival.id).with_for_update()).all()
    # Looked at only now: one that came while this waited was not among those it waited for, and may be settled already.
    settled = select(Arrival.outcome, Arrival.envelope).where(theirs, Arrival.id != row.id)
    times = [
        datetime.fromisoformat(one.envelope["at"])
        for one in session.execute(settled)
        if one.outcome in SETTLED and one.envelope
    ]
    return max(times, default=None)


def _take(session: Session, house: House, meant: Meant, newest: datetime | None, now: datetime) -> Became:
    person = owner_of(session, meant)
    if person is not None:
        hold_person(session, person.id)
        session.refresh(person)
    stop = stopped(session, meant, person, newest)
    if stop is not None:
        return stop
    if not meant.is_end:
        return Became(take_over(session, house, meant.facts, now=now)[0])
    until = last_day(house, meant, person) if person else None
    return Became("changed" if person and until and end(session, person, until, now=now) else "same")


def _tell_refused(session: Session, house: House, meant: Meant, became: Became, row: Arrival) -> None:
    number, why = meant.facts["member_number"], became.faults[0].remedy
    reply = phrased("membership.refused", number=number, why=why, event=meant.event.id)
    tell_office(session, house, reply, key=f"membership-refused:{row.id}", now=row.received_at)


def foresee(house: House, body: bytes, now: datetime) -> Became:
    """What an event would change; nothing is kept."""
    try:
        key, thread = key_and_thread(body, now)
        meant = read_meant(house, body, now)
    except Unusable as wrong:
        return Became("unusable", wrong.faults)
    with house.database.read() as session:
        heard = select(Arrival.outcome).where(Arrival.channel == CHANNEL, Arrival.key == key)
        if session.scalar(heard) in SETTLED:
            return Became("again")
        person = owner_of(session, meant)
        stop = stopped(session, meant, person, _newest(session, thread))
        return stop or foreseen(session, house, meant, person)


def _newest(session: Session, thread: str | None) -> datetime | None:
    settled = (Arrival.channel == CHANNEL, Arrival.thread == thread, Arrival.outcome.in_(SETTLED))
    times = [
        datetime.fromisoformat(one["at"]) for one in session.scalars(select(Arrival.envelope).where(*settled)) if one
    ]
    return max(times, default=None)
