"""Who changed what: one chainless line per change, its content erasable, its salted hash not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.types import Hash, Key, Name


class Entry(Base):
    """One change of one person's record. ``subject`` is e.g. 'credit:14'; ``turn`` groups what one message did."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_practitioner_id_id", "practitioner_id", "id"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"))
    at: Mapped[datetime]
    actor: Mapped[Name]
    verb: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(400), index=True)
    turn: Mapped[str] = mapped_column(String(64))
    salt: Mapped[Hash]
    hash: Mapped[Hash]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("journal.id"))

    payload: Mapped[Payload | None] = relationship(cascade="all, delete-orphan")


class Payload(Base):
    """The erasable content of a journal line: the values before and after."""

    __tablename__ = "journal_payloads"
    entry_id: Mapped[int] = mapped_column(ForeignKey("journal.id"), primary_key=True)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
