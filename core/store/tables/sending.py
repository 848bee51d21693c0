"""Messages owed and sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Base
from core.store.types import Key, Name, Words


class Outgoing(Base):
    """Something we say. ``due_at`` is schedule, lock and lease in one; it is null once the row is settled."""

    __tablename__ = "outgoing"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_outgoing_due_at_id", "due_at", "id"),
        Index("ix_outgoing_practitioner_id_posted_at", "practitioner_id", "posted_at"),
    )
    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(255))
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    arrival_id: Mapped[int | None] = mapped_column(ForeignKey("arrivals.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    to: Mapped[dict[str, Any]]
    thread: Mapped[str | None] = mapped_column(String(255), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[Words | None]
    reply: Mapped[dict[str, Any]]
    posted_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    fault: Mapped[Words | None]
    remote: Mapped[Name | None] = mapped_column(index=True)
