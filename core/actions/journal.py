"""One line per change of a person's record, so that it can be read, audited and taken back."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from core.store.tables import Arrival, Base, Entry, Payload

MOST_LOOKED_BACK = 60
"""How many of the newest lines are looked through for one made in a conversation."""


def facts_of(row: Base) -> dict[str, Any]:
    """A row's columns as JSON can hold them."""
    return {c.key: _plain(getattr(row, c.key)) for c in inspect(row).mapper.column_attrs}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def write(
    session: Session,
    practitioner_id: int,
    *,
    verb: str,
    subject: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    now: datetime,
) -> Entry:
    """Add a line; who speaks and in which turn is what ``speak_as`` set on the session."""
    salt = secrets.token_hex(32)
    entry = Entry(
        practitioner_id=practitioner_id,
        at=now,
        actor=session.info.get("actor", "programme"),
        verb=verb,
        subject=subject,
        turn=session.info.get("turn", secrets.token_hex(8)),
        salt=salt,
        hash=seal(salt, before, after),
        payload=Payload(before=before, after=after),
    )
    session.add(entry)
    session.flush()
    return entry


def note(
    session: Session,
    practitioner_id: int,
    row: Base,
    *,
    verb: str,
    subject: str,
    before: dict[str, Any] | None,
    now: datetime,
) -> Entry:
    """Add a line about a row as it is now, flushed first; ``before`` is what ``facts_of`` gave, None for a new one."""
    session.flush()
    return write(session, practitioner_id, verb=verb, subject=subject, before=before, after=facts_of(row), now=now)


def seal(salt: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """The salted SHA-256 of a change; it stays when the change itself is erased."""
    text = json.dumps([salt, before, after], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def speak_as(session: Session, actor: str, turn: str) -> None:
    """Name who makes the changes of this session, and the turn they belong to."""
    session.info["actor"] = actor
    session.info["turn"] = turn


@contextmanager
def speaking_as(session: Session, actor: str, turn: str) -> Iterator[None]:
    """Name who makes the changes meanwhile; after it whoever spoke before speaks on."""
    before = (session.info.get("actor"), session.info.get("turn"))
    speak_as(session, actor, turn)
    try:
        yield
    finally:
        for key, value in zip(("actor", "turn"), before, strict=True):
            session.info.pop(key, None)
            if value is not None:
                session.info[key] = value


def last_turn(session: Session, practitioner_id: int, actor: str, *, thread: str | None = None) -> list[Entry]:
    """The lines of the speaker's latest turn not yet taken back, newest first; empty when there is none.

    With ``thread`` the latest one made in that conversation; what was made outside any counts for every one.
    """
    made = select(Entry).where(
        Entry.practitioner_id == practitioner_id,
        Entry.actor == actor,
        Entry.undone_by.is_(None),
        Entry.verb != "undo",
    )
    latest = session.scalars(made.order_by(Entry.id.desc()).limit(1 if thread is None else MOST_LOOKED_BACK)).all()
    turns = list(dict.fromkeys(one.turn for one in latest))
    if thread is not None:
        turns = [turn for turn in turns if thread_of(session, practitioner_id, turn) in (None, thread)]
    return lines_of(session, practitioner_id, turns[0]) if turns else []


def last_of(
    session: Session, practitioner_id: int, actor: str, subject: str, *, verb: str | None = None
) -> Entry | None:
    """The speaker's latest change of one thing that is not yet taken back; of one kind, when a ``verb`` is named."""
    made = select(Entry).where(
        Entry.practitioner_id == practitioner_id,
        Entry.actor == actor,
        Entry.subject == subject,
        Entry.undone_by.is_(None),
        Entry.verb != "undo",
        *([Entry.verb == verb] if verb else []),
    )
    return session.scalars(made.order_by(Entry.id.desc()).limit(1)).first()


def latest_of(session: Session, practitioner_id: int, actor: str, verb: str, *, thread: str) -> list[Entry]:
    """The lines with this verb of the latest turn in a conversation that has any, not yet taken back, newest first."""
    made = select(Entry).where(
        Entry.practitioner_id == practitioner_id,
        Entry.actor == actor,
        Entry.verb == verb,
        Entry.undone_by.is_(None),
    )
    latest = session.scalars(made.order_by(Entry.id.desc()).limit(MOST_LOOKED_BACK)).all()
    turns = dict.fromkeys(one.turn for one in latest)
    here = next((turn for turn in turns if thread_of(session, practitioner_id, turn) in (None, thread)), None)
    return [one for one in latest if one.turn == here]


def lines_of(session: Session, practitioner_id: int, turn: str) -> list[Entry]:
    """What is left of one turn, newest first."""
    made = select(Entry).where(Entry.practitioner_id == practitioner_id, Entry.turn == turn, Entry.undone_by.is_(None))
    return list(session.scalars(made.order_by(Entry.id.desc())))


def thread_of(session: Session, practitioner_id: int, turn: str) -> str | None:
    """The conversation a turn belongs to; None for one that was no message."""
    said = (Arrival.channel + ":" + Arrival.key).endswith(turn, autoescape=True)
    where = select(Arrival.thread).where(Arrival.practitioner_id == practitioner_id, said)
    return session.scalars(where.order_by(Arrival.id.desc()).limit(1)).first()
