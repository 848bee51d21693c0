"""Posts the reminders that are due: looked for where the person lives, posted once, by the channels they chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.actions import tokens
from core.actions.practitioners import primary_address
from core.actions.record import record_of
from core.house import House
from core.message import Choice, Reply
from core.outbox import post
from core.rules.nudges import WEEKDAYS, Nudge, Reminding, due_at, due_nudge
from core.store.tables import Outgoing, Practitioner, Reminders

BATCH = 200
QUIET_FROM = 20
CHOICES = (
    Choice("Snooze a week", "snooze a week"),
    Choice("Show plan", "what is missing?"),
    Choice("Stop these", "stop reminders"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A reminder due to somebody, and the channels it goes by."""

    practitioner: Practitioner
    nudge: Nudge
    channels: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """What ``tally nudge --json`` prints."""
        return {
            "address": primary_address(self.practitioner),
            "name": self.practitioner.name,
            "key": self.nudge.key,
            "at": self.nudge.due_at.isoformat(),
            "channels": list(self.channels),
            "subject": self.nudge.subject,
            "text": self.nudge.text,
        }


def sweep(house: House, now: datetime) -> int:
    """Post what is due to everybody whose time it is to be looked at; how many messages were posted."""
    posted = 0
    while True:
        with house.database.begin() as session:
            due = session.scalars(
                select(Reminders)
                .where(or_(Reminders.check_at.is_(None), Reminders.check_at <= now))
                .order_by(Reminders.practitioner_id)
                .limit(BATCH)
                .with_for_update(skip_locked=True)
            ).all()
            for reminders in due:
                posted += _look_at(session, house, reminders, now)
        if posted:
            house.wake()
        if len(due) < BATCH:
            return posted


def _look_at(session: Session, house: House, reminders: Reminders, now: datetime) -> int:
    person = session.get_one(Practitioner, reminders.practitioner_id)
    zone = ZoneInfo(person.zone or house.settings.zone)
    at = reminders.at or time(house.settings.reminder_hour)
    local = now.astimezone(zone)
    first = due_at(zone, local.date(), at)
    if now < first:
        reminders.check_at = first
        return 0
    reminders.check_at = due_at(zone, local.date() + timedelta(days=1), at)
    if local.hour >= QUIET_FROM:
        return 0  # after an outage nobody is woken: it goes out tomorrow at their time
    found = find(session, house, person, local.date())
    return post_nudge(session, house, found, now) if found else 0


def find(session: Session, house: House, person: Practitioner, today: date) -> Found | None:
    """The reminder due to a person on ``today``, their own day; None when there is none or they have no cycle."""
    record = record_of(session, person, today)
    if record.cycle is None or record.policy is None:
        return None
    nudge = due_nudge(
        _reminding(session, house, person),
        record.facts,
        record.work,
        record.policy,
        record.cycle,
        today,
        already(session, person),
        programme_zone=house.settings.zone,
    )
    return Found(person, nudge, _channels(person)) if nudge else None


def _reminding(session: Session, house: House, person: Practitioner) -> Reminding:
    wanted = person.reminders or Reminders(is_on=True)
    zone = ZoneInfo(person.zone or house.settings.zone)
    last = session.scalar(
        select(Outgoing.posted_at)
        .where(Outgoing.practitioner_id == person.id, Outgoing.kind == "nudge")
        .order_by(Outgoing.id.desc())
        .limit(1)
    )
    return Reminding(
        joined_on=person.joined_on,
        zone=zone,
        on=wanted.is_on,
        snoozed_until=wanted.snoozed_until,
        weekday=None if wanted.weekday is None else WEEKDAYS[wanted.weekday],
        at=wanted.at or time(house.settings.reminder_hour),
        weekly_since=wanted.weekly_since,
        nudged_on=last.astimezone(zone).date() if last else None,
    )


def already(session: Session, person: Practitioner) -> set[str]:
    """The keys of the reminders this person got."""
    keys = session.scalars(select(Outgoing.key).where(Outgoing.practitioner_id == person.id, Outgoing.kind == "nudge"))
    return {key.split("|")[0] for key in keys}


def _channels(person: Practitioner) -> tuple[str, ...]:
    chosen = list(person.reminders.channels) if person.reminders and person.reminders.channels else ["slack", "mail"]
    reachable = []
    if person.slack_identities:
        reachable.append("slack")
    if primary_address(person):
        reachable.append("mail")
    return tuple(c for c in reachable if c in chosen) or tuple(reachable[:1])


def post_nudge(session: Session, house: House, found: Found, now: datetime) -> int:
    """Owe a reminder on each of its channels, once; how many were posted."""
    person, nudge = found.practitioner, found.nudge
    reply = Reply(nudge.text, choices=CHOICES, subject=nudge.subject)
    posted = 0
    for channel in found.channels:
        key = f"{nudge.key}|{person.id}|{channel}"
        thread = f"{channel}:{key}"
        to: dict[str, Any]
        if channel == "mail":
            to = {"address": primary_address(person), "token": True}
        else:
            identity = person.slack_identities[0]
            to = {"team": identity.team, "user": identity.user, "channel": identity.channel}
            thread = f"slack:{identity.team}:{identity.channel}:"
        made = post(
            session, key=key, channel=channel, to=to, reply=reply, kind="nudge", now=now,
            practitioner_id=person.id, thread=thread,
        )  # fmt: skip
        if made is None:
            continue
        posted += 1
        if channel == "mail":
            token = tokens.token_for(house.secret, key)
            tokens.issue(session, token, practitioner_id=person.id, address=to["address"], purpose="reply",
                         thread=thread, now=now)  # fmt: skip
    return posted


def due_on(house: House, on: date) -> list[Found]:
    """What would be due to each practitioner on a day, each in their own zone; nothing is changed."""
    with house.database.read() as session:
        people = session.scalars(select(Practitioner).order_by(Practitioner.id)).all()
        found = [find(session, house, person, on) for person in people]
        return [one for one in found if one is not None]
