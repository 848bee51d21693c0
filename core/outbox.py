"""Messages owed: posted in the transaction that makes them true, claimed by a lease, settled once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.message import Reply
from core.store.tables import Outgoing

LEASE = timedelta(minutes=2)
LAST_TRY = 12


def post(
    session: Session,
    *,
    key: str,
    channel: str,
    to: dict[str, Any],
    reply: Reply,
    kind: str,
    now: datetime,
    practitioner_id: int | None = None,
    arrival_id: int | None = None,
    thread: str | None = None,
    due_at: datetime | None = None,
    sent: bool = False,
) -> int | None:
    """Owe a message once; None when one with this ``key`` was posted before. ``sent`` says it is shown as it is made."""
    facts = {
        "key": key,
        "channel": channel,
        "to": to,
        "reply": reply.to_json(),
        "subject": reply.subject or to.get("subject"),
        "kind": kind,
        "practitioner_id": practitioner_id,
        "arrival_id": arrival_id,
        "thread": thread,
        "posted_at": now,
        "due_at": None if sent else (due_at or now),
        "sent_at": now if sent else None,
        "tries": 0,
    }
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert(Outgoing) if dialect == "postgresql" else sqlite.insert(Outgoing)
    posted = insert.values(**facts).on_conflict_do_nothing(index_elements=["key"]).returning(Outgoing.id)
    return session.scalar(posted)


def claim(session: Session, now: datetime, *, most: int = 50, channels: list[str] | None = None) -> list[Outgoing]:
    """Lease what is due: nobody else gets these rows before the lease ends. Commit before you send."""
    due = select(Outgoing.id).where(Outgoing.due_at.is_not(None), Outgoing.due_at <= now)
    if channels is not None:
        due = due.where(Outgoing.channel.in_(channels))
    due = due.order_by(Outgoing.due_at, Outgoing.id).limit(most)
    if session.get_bind().dialect.name == "postgresql":
        due = due.with_for_update(skip_locked=True)
    leased = session.scalars(
        update(Outgoing)
        .where(Outgoing.id.in_(due.scalar_subquery()), Outgoing.due_at <= now)
        .values(due_at=now + LEASE, tries=Outgoing.tries + 1)
        .returning(Outgoing)
        .execution_options(synchronize_session=False)
    ).all()
    return sorted(leased, key=lambda row: row.id)


def settle(session: Session, outgoing_id: int, now: datetime, *, remote: str | None = None) -> None:
    """It is sent."""
    session.execute(
        update(Outgoing)
        .where(Outgoing.id == outgoing_id)
        .values(due_at=None, sent_at=now, failed_at=None, fault=None, remote=remote)
    )


def put_off(
    session: Session, row: Outgoing, now: datetime, *, fault: str, permanent: bool, after: float | None = None
) -> None:
    """It could not be sent: try again later (2 s doubling up to 1 h), or never when it is permanent or the 12th try."""
    gives_up = permanent or row.tries >= LAST_TRY
    wait = timedelta(seconds=after if after is not None else min(2.0**row.tries, 3600.0))
    session.execute(
        update(Outgoing)
        .where(Outgoing.id == row.id)
        .values(due_at=None if gives_up else now + wait, failed_at=now if gives_up else None, fault=fault[:2000])
    )


def owed_to(session: Session, thread: str, since: int = 0) -> list[Outgoing]:
    """What was said in a thread after row ``since``, oldest first."""
    rows = select(Outgoing).where(Outgoing.thread == thread, Outgoing.id > since).order_by(Outgoing.id)
    return list(session.scalars(rows))


def communications(
    session: Session, practitioner_id: int, words: str | None = None, most: int | None = None
) -> list[Outgoing]:
    """Everything sent to one practitioner that stands in their communications, newest first."""
    rows = select(Outgoing).where(Outgoing.practitioner_id == practitioner_id, Outgoing.sent_at.is_not(None))
    if words:
        like = f"%{words}%"
        rows = rows.where(or_(Outgoing.subject.ilike(like), Outgoing.reply["text"].as_string().ilike(like)))
    rows = rows.order_by(Outgoing.id.desc())
    return list(session.scalars(rows.limit(most) if most else rows))
