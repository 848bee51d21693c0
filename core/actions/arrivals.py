"""What came in: kept raw before it is acknowledged, heard once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.errors import TallyError
from core.message import Message, Reply
from core.store.tables import Arrival, Outgoing

FOR_THE_OFFICE = "(kept for the office alone)"
LATELY = 50


class NotHeld(TallyError):
    """The number names nothing that is set aside."""

    says = "Nothing is held under {number}. See all with: tally held list"


def keep(
    session: Session, *, channel: str, key: str, raw: bytes, now: datetime, envelope: dict[str, Any] | None = None
) -> tuple[int, bool]:
    """Keep what arrived; its row's id and whether it is new. ``envelope`` is what the channel knows beside the bytes."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert(Arrival) if dialect == "postgresql" else sqlite.insert(Arrival)
    made = session.scalar(
        insert.values(channel=channel, key=key, raw=raw, envelope=envelope, received_at=now, tries=0)
        .on_conflict_do_nothing(index_elements=["channel", "key"])
        .returning(Arrival.id)
    )
    if made is not None:
        return made, True
    return session.scalars(select(Arrival.id).where(Arrival.channel == channel, Arrival.key == key)).one(), False


def claim_turn(session: Session, arrival_id: int, now: datetime) -> Arrival | None:
    """Lock an arrival for its turn; None when it was heard already."""
    row = session.scalars(
        select(Arrival).where(Arrival.id == arrival_id, Arrival.heard_at.is_(None)).with_for_update()
    ).one_or_none()
    if row is not None:
        row.tries += 1
    return row


def unheard(session: Session, now: datetime, *, older_than: timedelta = timedelta(0), most: int = 100) -> list[Arrival]:
    """What a crash left: not heard and not held, oldest first."""
    return list(
        session.scalars(
            select(Arrival)
            .where(Arrival.heard_at.is_(None), Arrival.held_because.is_(None), Arrival.received_at <= now - older_than)
            .order_by(Arrival.id)
            .limit(most)
        )
    )


def hold(session: Session, arrival_id: int, because: str) -> None:
    """Set an arrival aside for a person to look at (``tally held``)."""
    session.execute(update(Arrival).where(Arrival.id == arrival_id).values(held_because=because))


def held(session: Session) -> list[Arrival]:
    """What is set aside, oldest first."""
    return list(session.scalars(select(Arrival).where(Arrival.held_because.is_not(None)).order_by(Arrival.id)))


def held_row(session: Session, arrival_id: int) -> Arrival:
    """What is held under a number. Raises NotFound."""
    row = session.get(Arrival, arrival_id)
    if row is None or row.held_because is None:
        raise NotHeld(number=arrival_id)
    return row


def release(session: Session, arrival_id: int) -> Arrival:
    """Make a held arrival ready to be heard again. Raises NotHeld."""
    row = held_row(session, arrival_id)
    row.held_because = None
    row.heard_at = None
    session.flush()
    return row


def blank(arrival: Arrival, message: Message) -> None:
    """Keep that it was heard and drop what it said: that stands where the office alone sees it, from the same moment."""
    said = replace(message, text=FOR_THE_OFFICE, files=()).to_json()
    arrival.message, arrival.raw = said, json.dumps(said).encode()


def blank_files(session: Session, practitioner_id: int, hashes: set[str]) -> None:
    """The same for what a person sent lately with any of these files, by their SHA-256."""
    wanted = select(Arrival).where(Arrival.practitioner_id == practitioner_id, Arrival.message.is_not(None))
    for row in session.scalars(wanted.order_by(Arrival.id.desc()).limit(LATELY)):
        if row.message and any(one["sha256"] in hashes for one in row.message.get("files", ())):
            blank(row, Message.from_json(row.message))


def replies_to(session: Session, arrival_id: int) -> list[Reply]:
    """What was answered to an arrival, so that the same thing twice gets the same replies."""
    rows = session.scalars(select(Outgoing).where(Outgoing.arrival_id == arrival_id).order_by(Outgoing.id))
    return [Reply.from_json(row.reply) for row in rows]
