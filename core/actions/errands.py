"""Work that is owed: promised in a turn, done after it in transactions of its own, taken up again when a crash broke it off.

A long import writes in many short transactions, so that a running Tally on SQLite, which has one writer, can answer
others meanwhile. A turn is one transaction: inside it an import would wait for itself for ever on SQLite, and hold up
everybody as part of it. So the turn only promises the work. It is kept like everything that arrives: a row, committed
with the turn, done once, found again by the clock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions import arrivals
from core.store.tables import Arrival

CHANNEL = "errand"
# Longer than any list takes; whoever does the work has it alone for so long.
LEASE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Errand:
    """One piece of work. ``facts`` are JSON; ``asked_in`` is the arrival it was asked for in; ``tries`` counts this one."""

    id: int
    kind: str
    facts: dict[str, Any]
    practitioner_id: int
    asked_in: int
    asked_at: datetime
    tries: int


def owe(session: Session, asked_in: Arrival, kind: str, facts: dict[str, Any], *, place: int, now: datetime) -> None:
    """Promise the work, once for each ``place`` of a turn; it is left to whoever takes the turn for the length of a lease."""
    said = {"kind": kind, "facts": facts, "asked_in": asked_in.id, "practitioner": asked_in.practitioner_id}
    envelope = {"free_at": (now + LEASE).isoformat()}
    key = f"{asked_in.id}.{asked_in.tries}:{place}"
    arrivals.keep(session, channel=CHANNEL, key=key, raw=json.dumps(said).encode(), now=now, envelope=envelope)


def owed_in(session: Session, arrival_id: int) -> list[int]:
    """The work that was asked for in an arrival and that nobody has begun."""
    asked = Arrival.key.startswith(f"{arrival_id}.", autoescape=True)
    return list(session.scalars(_open().where(asked, Arrival.tries == 0)))


def left(session: Session, now: datetime) -> list[int]:
    """The work that was broken off: not done, and nobody's any more."""
    rows = session.execute(_open().add_columns(Arrival.envelope)).all()
    return [one for one, envelope in rows if _free_at(envelope) <= now]


def _open() -> Any:
    is_open = (Arrival.channel == CHANNEL, Arrival.heard_at.is_(None), Arrival.held_because.is_(None))
    return select(Arrival.id).where(*is_open).order_by(Arrival.id)


def _free_at(envelope: dict[str, Any] | None) -> datetime:
    return datetime.fromisoformat((envelope or {})["free_at"])


def claim(session: Session, errand_id: int, now: datetime, *, is_first: bool) -> Errand | None:
    """Take a piece of work for the length of a lease; None when it is done, or somebody has it.

    ``is_first`` is for the one who took the turn: it was left to them.
    """
    rows = _open().with_only_columns(Arrival).where(Arrival.id == errand_id).with_for_update()
    row: Arrival | None = session.scalars(rows).one_or_none()
    if row is None or (row.tries > 0 if is_first else _free_at(row.envelope) > now):
        return None
    row.tries += 1
    row.envelope = {"free_at": (now + LEASE).isoformat()}
    said = json.loads(row.raw)
    return Errand(
        row.id, said["kind"], said["facts"], said["practitioner"], said["asked_in"], row.received_at, row.tries
    )


def release(session: Session, errand_id: int, now: datetime) -> None:
    """Make work that was set aside free for anybody."""
    session.get_one(Arrival, errand_id).envelope = {"free_at": now.isoformat()}


def settle(session: Session, errand_id: int, now: datetime) -> None:
    """It is done."""
    session.get_one(Arrival, errand_id).heard_at = now
