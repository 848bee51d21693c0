"""What was not understood, and what of it was sent to a language model."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Base
from core.store.types import Key, Name, Words


class Miss(Base):
    """Words that were not understood. ``answered`` is unknown or asked; ``then_said`` what they said next in the thread."""

    __tablename__ = "misses"
    __table_args__ = (Index("ix_misses_practitioner_id_thread", "practitioner_id", "thread"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"))
    said_at: Mapped[datetime] = mapped_column(index=True)
    channel: Mapped[str] = mapped_column(String(16))
    thread: Mapped[str] = mapped_column(String(255))
    words: Mapped[Words]
    answered: Mapped[str] = mapped_column(String(16))
    then_said: Mapped[Words | None]
    language: Mapped[str | None] = mapped_column(String(16))


class ModelAsk(Base):
    """One line that left the house: ``sent`` as it was sent, to which ``model``; ``outcome`` is null until it is known."""

    __tablename__ = "model_asks"
    __table_args__ = (Index("ix_model_asks_practitioner_id_asked_at", "practitioner_id", "asked_at"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"))
    asked_at: Mapped[datetime] = mapped_column(index=True)
    model: Mapped[Name]
    sent: Mapped[Words]
    outcome: Mapped[Words | None]
