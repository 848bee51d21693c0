"""Looking at many people at once: what each was sent, what each has open, and which of it is due to them today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from core.actions.deadline_words import reminder_of
from core.actions.deadlines import OneDay, asked_in, open_matters
from core.actions.posting import SNOOZE, STOP, Found, channels_of
from core.house import House
from core.message import Reply
from core.rules.deadlines import Due, Matter, due_reminders
from core.rules.nudges import WEEKDAYS, Reminding, due_at
from core.store.tables import Outgoing, Practitioner, Reminders

LOOK_BACK = timedelta(days=200)
"""How far back the reminders sent are read: further than any step reaches."""


@dataclass(frozen=True, slots=True)
class Look:
    """One person on a day of theirs: how they want to be reminded, the keys of what they got, what they have open."""

    one: OneDay
    reminding: Reminding
    already: frozenset[str]
    matters: Sequence[Matter]


def people_of(session: Session, ids: Iterable[int]) -> list[Practitioner]:
    """These people with all that a look needs of them, in the order of their ids."""
    wanted = select(Practitioner).where(Practitioner.id.in_(list(ids))).order_by(Practitioner.id)
    return list(
        session.scalars(wanted.options(selectinload(Practitioner.cycles), selectinload(Practitioner.reminders)))
    )


def looks(session: Session, house: House, days: Sequence[tuple[Practitioner, date]]) -> list[Look]:
    """A look at each person on their own day, a few queries for all of them."""
    if not days:
        return []
    sent = _sent(session, {person.id: today for person, today in days})
    matters = open_matters(session, house, {person.id: (person, today) for person, today in days})
    return [_look(house, person, today, sent[person.id], matters[person.id]) for person, today in days]


def _sent(session: Session, days: Mapping[int, date]) -> dict[int, list[tuple[str, datetime]]]:
    since = datetime.combine(min(days.values()), time(0), tzinfo=UTC) - LOOK_BACK
    rows = select(Outgoing.practitioner_id, Outgoing.key, Outgoing.posted_at).where(
        Outgoing.practitioner_id.in_(days), Outgoing.posted_at >= since, Outgoing.kind == "nudge"
    )
    found: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    for person, key, at in session.execute(rows):
        if person is not None:
            found[person].append((key.split("|")[0], at))
    return found


def _look(
    house: House, person: Practitioner, today: date, sent: Sequence[tuple[str, datetime]], matters: Sequence[Matter]
) -> Look:
    wanted = person.reminders or Reminders(is_on=True)
    zone = ZoneInfo(person.zone or house.settings.zone)
    last = max((at for _, at in sent), default=None)
    reminding = Reminding(
        joined_on=person.joined_on,
        zone=zone,
        on=wanted.is_on,
        snoozed_until=wanted.snoozed_until,
        snoozed_from=wanted.snoozed_from,
        weekday=None if wanted.weekday is None else WEEKDAYS[wanted.weekday],
        at=wanted.at or time(house.settings.reminder_hour),
        weekly_since=wanted.weekly_since,
        nudged_on=last.astimezone(zone).date() if last else None,
    )
    return Look(OneDay(person, today, zone), reminding, frozenset(key for key, _ in sent), matters)


def most_urgent(session: Session, house: House, look: Look, *, before: int | None) -> Found | None:
    """The most urgent reminder of an open matter; only one at least as urgent as a deadline ``before`` days ahead."""
    for due in due_reminders(look.matters, look.reminding, look.one.today, look.already):
        if before is not None and due.presses > before:
            return None
        reply = reminder_of(session, house, look.one, due)
        if reply is not None:
            return _found(session, look, due, reply)
    return None


def _found(session: Session, look: Look, due: Due, reply: Reply) -> Found:
    person, wanted = look.one.person, look.reminding
    is_question = due.row.name == "question"
    return Found(
        person, due.key, due_at(wanted.zone, look.one.today, wanted.at),
        replace(reply, choices=(*reply.choices, SNOOZE, STOP)), channels_of(person),
        letter_thread=asked_in(session, due.matter, person) if is_question else None,
    )  # fmt: skip
