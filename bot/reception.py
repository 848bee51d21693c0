"""From something that arrived to replies that are owed: kept first, read outside any transaction, heard once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog

from bot.conversation import hear
from bot.errands import do_owed
from bot.owing import OUR_FAULT, SHOWN_AT_ONCE, owe, tell_office
from core import certificates
from core.actions import arrivals, errands, evidence
from core.errors import DeliveryFault
from core.house import House
from core.message import Message, Reply
from core.outbox import post
from core.store.tables import Arrival

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Opened:
    """An arrival as a message; without one ``outcome`` says why nothing is to be said, ``held`` why a person should look."""

    message: Message | None
    outcome: str
    held: str | None = None


Opener = Callable[[House, Arrival], Opened]
"""Raises DeliveryFault when something it has to fetch isn't to be had yet."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an arrival. ``state`` is heard, again (came before), ignored, waiting or held."""

    arrival_id: int
    state: str
    replies: list[Reply]


def receive(
    house: House,
    opener: Opener,
    *,
    channel: str,
    key: str,
    raw: bytes,
    now: datetime,
    envelope: dict[str, Any] | None = None,
) -> Received:
    """Keep what arrived and hear it. The same thing again changes nothing and gets the same replies."""
    with house.database.begin() as session:
        arrival_id, is_new = arrivals.keep(session, channel=channel, key=key, raw=raw, now=now, envelope=envelope)
    received = attend(house, opener, arrival_id, now)
    if received.state == "again" and is_new:
        return Received(arrival_id, "heard", received.replies)
    return received


def attend(house: House, opener: Opener, arrival_id: int, now: datetime) -> Received:
    """Open, read and hear a kept arrival, unless that is done already."""
    with house.database.read() as session:
        arrival = session.get_one(Arrival, arrival_id)
        if arrival.heard_at is not None:
            return Received(arrival_id, "again", arrivals.replies_to(session, arrival_id))
    try:
        opened = opener(house, arrival)
        if opened.message is not None:
            _read_files(house, opened.message, now)
        received = _take_turn(house, arrival_id, opened, now)
    except DeliveryFault as fault:
        log.warning("arrival.waits", arrival=arrival_id, why=str(fault))
        with house.database.begin() as session:
            session.get_one(Arrival, arrival_id).tries += 1
        return Received(arrival_id, "waiting", [])
    except Exception:
        log.exception("arrival.failed", arrival=arrival_id)
        return _own_up(house, arrival_id, now)
    if received.state != "heard":
        return received
    return replace(received, replies=[*received.replies, *do_owed(house, arrival_id, now)])


def _read_files(house: House, message: Message, now: datetime) -> None:
    """Read each file once per reader version; it takes a child process and no transaction."""
    for file in message.files:
        with house.database.read() as session:
            known = evidence.reading_of(session, file.sha256)
        if known is None:
            reading = certificates.read(house.documents.load(file.sha256), file.name)
            with house.database.begin() as session:
                evidence.note_reading(session, file, reading, now=now)


def _take_turn(house: House, arrival_id: int, opened: Opened, now: datetime) -> Received:
    with house.database.begin() as session:
        arrival = arrivals.claim_turn(session, arrival_id, now)
        if arrival is None:
            return Received(arrival_id, "again", arrivals.replies_to(session, arrival_id))
        arrival.heard_at, arrival.outcome = now, opened.outcome
        if opened.message is None:
            arrival.held_because = opened.held
            return Received(arrival_id, "ignored", [])
        heard = hear(session, opened.message, now, house)
        arrival.message = opened.message.to_json()
        if heard.private:
            arrivals.blank(arrival, opened.message)
        arrival.practitioner_id = heard.practitioner.id if heard.practitioner else None
        arrival.thread = heard.thread
        for place, reply in enumerate(heard.replies):
            key = f"a{arrival_id}.{arrival.tries}:{place}"
            owe(session, house, opened.message, heard, reply, key=key, arrival=arrival_id, now=now)
        for place, (kind, facts) in enumerate(heard.errands):
            errands.owe(session, arrival, kind, facts, place=place, now=now)
        if heard.held:
            arrival.held_because = heard.held
            tell_office(session, house, f"held:{arrival_id}.{arrival.tries}", _held_note(arrival, heard.held), now)
    house.wake()
    return Received(arrival_id, "heard", heard.replies)


def _own_up(house: House, arrival_id: int, now: datetime) -> Received:
    """Our fault: the arrival is set aside, the person and the office are told."""
    reply = Reply(OUR_FAULT)
    with house.database.begin() as session:
        arrival = session.get_one(Arrival, arrival_id)
        arrivals.hold(session, arrival_id, "Tally failed while answering; see the log.")
        if arrival.channel != "mail":
            post(
                session,
                key=f"fault:{arrival_id}",
                channel=arrival.channel,
                to=dict(arrival.envelope or {}),
                reply=reply,
                kind="fault",
                now=now,
                arrival_id=arrival_id,
                sent=arrival.channel in SHOWN_AT_ONCE,
            )
        tell_office(session, house, f"fault:{arrival_id}:office", _fault_note(arrival), now)
    house.wake()
    return Received(arrival_id, "held", [reply])


def _fault_note(arrival: Arrival) -> Reply:
    return Reply(
        f"Something that came by {arrival.channel} could not be answered because of a fault in Tally. It is kept; "
        f"see it with: tally held show {arrival.id} - and once mended: tally held replay {arrival.id}",
        subject=f"Tally holds something that came by {arrival.channel}",
    )


def _held_note(arrival: Arrival, because: str) -> Reply:
    return Reply(
        f"A letter needs a person's eyes: {because} Its sender was answered and it is kept; see it with: "
        f"tally held show {arrival.id}",
        subject="A letter Tally could not understand",
    )
