"""Lines sent to a language model: each a row, written before it is sent; so many for a person in 24 hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.store.tables import ModelAsk, Practitioner

DAY = timedelta(hours=24)


def begin(
    session: Session, practitioner_id: int, *, model: str, sent: str, most: int, now: datetime
) -> ModelAsk | None:  # fmt: skip
    """Note that a line is about to be sent; None when ``most`` were sent for this person in the last 24 hours."""
    session.execute(select(Practitioner.id).where(Practitioner.id == practitioner_id).with_for_update())
    lately = (ModelAsk.practitioner_id == practitioner_id, ModelAsk.asked_at > now - DAY)
    if session.scalars(select(func.count()).select_from(ModelAsk).where(*lately)).one() >= most:
        return None
    ask = ModelAsk(practitioner_id=practitioner_id, asked_at=now, model=model, sent=sent)
    session.add(ask)
    session.flush()
    return ask


def settle(session: Session, ask_id: int, outcome: str) -> None:
    """Note what came of it."""
    session.get_one(ModelAsk, ask_id).outcome = outcome


def latest(session: Session, *, since: datetime | None = None, most: int) -> list[ModelAsk]:
    """What was sent, the newest first."""
    wanted = select(ModelAsk) if since is None else select(ModelAsk).where(ModelAsk.asked_at >= since)
    return list(session.scalars(wanted.order_by(ModelAsk.asked_at.desc(), ModelAsk.id.desc()).limit(most)))
