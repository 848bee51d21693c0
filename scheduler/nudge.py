"""Posts the reminders that are due: looked for where the person lives, one a day at most, by the channels they chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions.deadline_words import asks_for_no_credits
from core.actions.posting import SNOOZE, STOP, Found, channels_of, post_found
from core.actions.practitioners import current_cycle
from core.actions.record import record_of
from core.house import House
from core.message import Choice, Reply
from core.rules import cycle as cycles
from core.rules.nudges import Nudge, due_at, due_nudge, may_be_due
from core.store.tables import Practitioner, Reminders
from scheduler.deadlines import Look, looks, most_urgent, people_of

BATCH = 200
QUIET_FROM = 20
SHOW_PLAN = Choice("Show plan", "what is missing?")


def sweep(house: House, now: datetime) -> int:
    """Post what is due to everybody whose time it is to be looked at; how many messages were posted."""
    posted = 0
    while True:
        with house.database.begin() as session:
            due = _claimed(session, now)
            people = people_of(session, [one.practitioner_id for one in due])
            days = [(person, today) for person in people if (today := _awaited(house, person, now)) is not None]
            for look in looks(session, house, days):
                found = find(session, house, look)
                posted += post_found(session, house, found, now) if found else 0
        if posted:
            house.wake()
        if len(due) < BATCH:
            return posted


def _claimed(session: Session, now: datetime) -> list[Reminders]:
    """Whose time has come, held until the end of the transaction; who talks to us just now is left for the next tick.

    The person is held with their reminders: posting to somebody whose turn waits for those would be a deadlock.
    """
    wanted = (
        select(Reminders)
        .join(Practitioner)
        .where(or_(Reminders.check_at.is_(None), Reminders.check_at <= now))
        .order_by(Reminders.practitioner_id)
        .limit(BATCH)
    )
    return list(session.scalars(wanted.with_for_update(skip_locked=True, key_share=True)))


def _awaited(house: House, person: Practitioner, now: datetime) -> date | None:
    """The person's day, when now is the time for a reminder there; when they are next looked at is noted either way."""
    reminders = person.reminders
    if reminders is None:
        return None
    zone = ZoneInfo(person.zone or house.settings.zone)
    at = reminders.at or time(house.settings.reminder_hour)
    local = now.astimezone(zone)
    first = due_at(zone, local.date(), at)
    if now < first:
        reminders.check_at = first
        return None
    reminders.check_at = due_at(zone, local.date() + timedelta(days=1), at)
    # After an outage nobody is woken: it goes out tomorrow at their time.
    return local.date() if local.hour < QUIET_FROM else None


def find(session: Session, house: House, look: Look) -> Found | None:
    """The one reminder due to a person on their day, the most urgent of all kinds; None when there is none."""
    if not look.reminding.listens(look.one.today):
        return None
    nudge = _of_cycle(session, house, look)
    left = (nudge.deadline - look.one.today).days if nudge is not None and nudge.deadline else None
    other = most_urgent(session, house, look, before=left)
    if other is not None or nudge is None:
        return other
    reply = Reply(nudge.text, choices=(SHOW_PLAN, SNOOZE, STOP), subject=nudge.subject)
    return Found(look.one.person, nudge.key, nudge.due_at, reply, channels_of(look.one.person))


def _of_cycle(session: Session, house: House, look: Look) -> Nudge | None:
    """What is due of the certification cycle; the record is read only when something may be."""
    person, today = look.one.person, look.one.today
    row = current_cycle(person, today)
    if row is None:
        return None
    cycle = cycles.Cycle(row.starts_on, row.ends_on, row.policy.name)
    if not may_be_due(look.reminding, cycle, today, look.already):
        return None
    record = record_of(session, person, today)
    if record.policy is None or (today in cycle.final_year and asks_for_no_credits(session, look.one, record)):
        return None
    return due_nudge(
        look.reminding, record.facts, record.work, record.policy, cycle, today, look.already,
        programme_zone=house.settings.zone,
    )  # fmt: skip


def due_on(house: House, on: date) -> list[Found]:
    """What would be due to each practitioner on a day, each in their own zone; nothing is changed."""
    with house.database.read() as session:
        return [found for some in _batches(session) for found in _due(session, house, some, on)]


def post_due(house: House, on: date, now: datetime) -> list[Found]:
    """Post what is due on a day at once, whatever the hour; what was posted."""
    posted = []
    with house.database.read() as session:
        batches = list(_batches(session))
    for some in batches:
        with house.database.begin() as session:
            # Held as the sweep holds them, so that the two together don't send two in a day.
            held = select(Practitioner.id).where(Practitioner.id.in_(some)).order_by(Practitioner.id)
            session.execute(held.with_for_update(key_share=True))
            posted += [one for one in _due(session, house, some, on) if post_found(session, house, one, now)]
    return posted


def _batches(session: Session) -> Iterator[list[int]]:
    ids = session.scalars(select(Practitioner.id).order_by(Practitioner.id)).all()
    return (list(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH))


def _due(session: Session, house: House, ids: list[int], on: date) -> Iterator[Found]:
    for look in looks(session, house, [(person, on) for person in people_of(session, ids)]):
        found = find(session, house, look)
        if found is not None:
            yield found
