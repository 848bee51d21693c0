"""Tells staff once a day, at the programme's reminder hour, what waits for them; only when something is new or late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actions.digest import Told, holders, items, told
from core.actions.posting import SNOOZE, STOP, Found, channels_of, post_found
from core.house import House
from core.message import Choice, Reply
from core.phrases import phrased
from core.rules.nudges import due_at
from core.rules.reminding import is_quiet
from core.store.tables import Outgoing, Practitioner
from scheduler.deadlines import people_of

KIND = "digest"
QUIET_FROM = 20


def sweep(house: House, now: datetime) -> int:
    """Post today's digest to everybody it is due to; how many people were told. A second sweep posts nothing."""
    local = now.astimezone(ZoneInfo(house.settings.zone))
    if now < hour_of(house, local.date()) or local.hour >= QUIET_FROM:
        return 0
    if not due_on(house, local.date(), now):
        return 0
    return len(post_due(house, local.date(), now))


def due_on(house: House, on: date, now: datetime | None = None) -> list[Found]:
    """Whose digest of the day would go out, and what it says; nothing is changed."""
    with house.database.read() as session:
        return _found(session, house, on, now or hour_of(house, on))


def post_due(house: House, on: date, now: datetime) -> list[Found]:
    """Post the digests of the day; those that were posted."""
    with house.database.begin() as session:
        posted = [one for one in _found(session, house, on, now) if post_found(session, house, one, now)]
    if posted:
        house.wake()
    return posted


def hour_of(house: House, day: date) -> datetime:
    """The instant from which the day's digest goes out: the reminder hour in the programme's zone."""
    return due_at(ZoneInfo(house.settings.zone), day, time(house.settings.reminder_hour))


def _found(session: Session, house: House, on: date, now: datetime) -> list[Found]:
    """What came after the day's hour waits for tomorrow, so that it doesn't matter when on the day one looks."""
    until = hour_of(house, on)
    held = holders(session, until, max(now, until))
    last = _last(session, house, held)
    awaiting = [one for one in people_of(session, held) if _listens(one, on) and last.get(one.id) != until]
    if not awaiting:
        return []
    waiting = items(session, on, until)
    found = []
    for person in awaiting:
        said = told(waiting, person.id, held[person.id], last.get(person.id))
        if said is not None:
            reply = _reply(house, said)
            found.append(Found(person, f"{KIND}:{on}", until, reply, channels_of(person), kind=KIND))
    return found


def _last(session: Session, house: House, ids: Iterable[int]) -> dict[int, datetime]:
    """The hour of the last digest of each, by their ids."""
    wanted = select(Outgoing.practitioner_id, func.max(Outgoing.posted_at)).where(
        Outgoing.practitioner_id.in_(list(ids)), Outgoing.kind == KIND
    )
    zone = ZoneInfo(house.settings.zone)
    rows = session.execute(wanted.group_by(Outgoing.practitioner_id))
    return {one: hour_of(house, at.astimezone(zone).date()) for one, at in rows if one is not None}


def _listens(person: Practitioner, on: date) -> bool:
    """Whether they want to be reminded at all: what they said of their own reminders holds for this too."""
    wanted = person.reminders
    return wanted is None or (wanted.is_on and not is_quiet(on, wanted.snoozed_from, wanted.snoozed_until))


def _reply(house: House, said: Told) -> Reply:
    lines = []
    for line, many, _, new in said.lines:
        what = line.one if many == 1 else line.many.format(many=many)
        fresh = f" ({new} new)" if 0 < new < many else ""
        lines.append(f"- {what}{fresh}: *{line.command}*")
    count = "1 thing waits" if said.many == 1 else f"{said.many} things wait"
    late = f", {said.late} late," if said.late else ""
    reply = phrased(
        "digest.waiting", count=f"{count}{late}", programme=house.settings.programme, lines="\n".join(lines)
    )
    commands = dict.fromkeys(line.command for line, *_ in said.lines)
    buttons = tuple(Choice(one.capitalize(), one) for one in list(commands)[:3])
    return replace(reply, choices=(*buttons, SNOOZE, STOP))
