"""Errands: work promised in a turn is done when the turn is committed, and what came of it is said where it was asked."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.answers import ROUTER
from bot.owing import OUR_FAULT, owe, tell_office
from bot.router import said
from bot.turn import Heard, Turn
from core.actions import arrivals, errands
from core.actions.errands import Errand
from core.errors import TallyError
from core.house import House
from core.message import Message, Reply
from core.store.tables import Arrival, Practitioner

log = structlog.get_logger()


def do_owed(house: House, arrival_id: int, now: datetime) -> list[Reply]:
    """Do what was promised in answer to an arrival; what is said of it."""
    with house.database.read() as session:
        owed = errands.owed_in(session, arrival_id)
    return [reply for one in owed for reply in do(house, one, now, is_first=True) or ()]


def do_left(house: House, now: datetime) -> int:
    """Take up what a crash broke off; how many errands."""
    with house.database.read() as session:
        left = errands.left(session, now)
    return sum(do(house, one, now) is not None for one in left)


def do(house: House, errand_id: int, now: datetime, *, is_first: bool = False) -> list[Reply] | None:
    """Do one errand and owe what is said of it; None when somebody else has it, or it is done."""
    with house.database.begin() as session:
        errand = errands.claim(session, errand_id, now, is_first=is_first)
        person = session.get_one(Practitioner, errand.practitioner_id) if errand else None
    if errand is None or person is None:
        return None
    try:
        telling = ROUTER.workers[errand.kind](house, errand, person)
        with house.database.begin() as session:
            turn = _turn_of(house, session, errand, now)
            replies = said(telling(turn))
            _owe_all(turn, errand, replies)
            errands.settle(session, errand.id, now)
    except TallyError as refused:
        replies = _say(house, errand, Reply(str(refused)), now)
    except Exception:
        log.exception("errand.failed", errand=errand.id, kind=errand.kind)
        replies = _own_up(house, errand, now)
    house.wake()
    return replies


def _turn_of(house: House, session: Session, errand: Errand, now: datetime) -> Turn:
    """A turn of whoever asked, where they asked; theirs alone, like every turn."""
    asked = session.get_one(Arrival, errand.asked_in)
    session.execute(select(Practitioner.id).where(Practitioner.id == errand.practitioner_id).with_for_update())
    person = session.get_one(Practitioner, errand.practitioner_id)
    assert asked.message is not None
    return Turn(session, house, person, Message.from_json(asked.message), now)


def _owe_all(turn: Turn, errand: Errand, replies: list[Reply]) -> None:
    heard = Heard(turn.practitioner, replies, turn.message.thread)
    for place, reply in enumerate(replies):
        key = f"e{errand.id}.{errand.tries}:{place}"
        owe(turn.session, turn.house, turn.message, heard, reply, key=key, arrival=errand.asked_in, now=turn.now)


def _say(house: House, errand: Errand, reply: Reply, now: datetime) -> list[Reply]:
    with house.database.begin() as session:
        _owe_all(_turn_of(house, session, errand, now), errand, [reply])
        errands.settle(session, errand.id, now)
    return [reply]


def _own_up(house: House, errand: Errand, now: datetime) -> list[Reply]:
    """Our fault: the errand is set aside, the person and the office are told."""
    reply = Reply(OUR_FAULT)
    note = Reply(
        f"Tally failed while it did what somebody of the office asked for ({errand.kind}). It is kept; see it with: "
        f"tally held show {errand.id} - and once mended: tally held replay {errand.id}",
        subject="Tally holds an errand that failed",
    )
    with house.database.begin() as session:
        arrivals.hold(session, errand.id, "Tally failed while doing it; see the log.")
        _owe_all(_turn_of(house, session, errand, now), errand, [reply])
        tell_office(session, house, f"fault:{errand.id}.{errand.tries}:office", note, now)
    return [reply]
