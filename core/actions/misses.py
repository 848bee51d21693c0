"""Misses: words that were not understood, kept for the office with what the person said next, and forgotten in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.house import House
from core.store.tables import Miss, ModelAsk

LONGEST = 1000
"""Characters that are kept of a line: more is no sentence to learn from."""
NEXT_WITHIN = timedelta(days=1)


def keep(
    session: Session, practitioner_id: int, *, channel: str, thread: str, words: str, answered: str, now: datetime,
    language: str | None = None,
) -> Miss:  # fmt: skip
    """Keep words that were not understood; ``answered`` is unknown, or asked when Tally asked which of two was meant."""
    miss = Miss(
        practitioner_id=practitioner_id, said_at=now, channel=channel, thread=thread, words=words[:LONGEST],
        answered=answered, language=language,
    )  # fmt: skip
    session.add(miss)
    return miss


def follow(session: Session, practitioner_id: int, thread: str, words: str, now: datetime) -> None:
    """Note what was said next, or chosen, after a miss in the same thread; at most a day later."""
    wanted = select(Miss).where(
        Miss.practitioner_id == practitioner_id, Miss.thread == thread, Miss.then_said.is_(None),
        Miss.said_at >= now - NEXT_WITHIN,
    )  # fmt: skip
    missed = session.scalars(wanted.order_by(Miss.id.desc()).limit(1)).first()
    if missed is not None:
        missed.then_said = words[:LONGEST]


def latest(session: Session, *, since: datetime | None = None, most: int) -> list[Miss]:
    """The newest misses first."""
    wanted = select(Miss) if since is None else select(Miss).where(Miss.said_at >= since)
    return list(session.scalars(wanted.order_by(Miss.said_at.desc(), Miss.id.desc()).limit(most)))


def forget_old(house: House, now: datetime) -> int:
    """Delete misses, and the lines sent to a model, older than TALLY_MISSES_DAYS; how many."""
    until = now - timedelta(days=house.settings.misses_days)
    with house.database.begin() as session:
        gone = session.execute(delete(Miss).where(Miss.said_at < until).returning(Miss.id)).all()
        sent = session.execute(delete(ModelAsk).where(ModelAsk.asked_at < until).returning(ModelAsk.id)).all()
    return len(gone) + len(sent)
