"""Who came: live sessions one can check in to, the lists that were imported, one row for each person and session."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.credits import Activity, Credit
from core.store.tables.people import Practitioner
from core.store.types import Hash, Hours, Key, Name


class LiveSession(Base):
    """One approved live activity as it is held: its check-in code and when that works.

    With ``rotates`` the code alone isn't enough: the projected page shows a key that changes every half minute.
    """

    __tablename__ = "live_sessions"
    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(16), unique=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), unique=True)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    rotates: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]

    activity: Mapped[Activity] = relationship(lazy="joined")


class AttendanceBatch(Base):
    """One imported list; its number (B3) is its id. ``by_id`` is null for the terminal of the machine that runs Tally."""

    __tablename__ = "attendance_batches"
    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id"), index=True)
    sha256: Mapped[Hash] = mapped_column(index=True)
    name: Mapped[Name]
    layout: Mapped[str] = mapped_column(String(16))
    imported_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))

    live: Mapped[LiveSession] = relationship()


class Attendance(Base):
    """One person in one session. ``key`` is who they are in the list they came by ('address:…', 'name:…').

    ``practitioner_id`` is null while nobody is known to be meant; ``candidates`` are the ids of who might be. ``was``
    holds what a credit they had logged themselves was before the programme vouched for it.
    """

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("session_id", "practitioner_id"),
        UniqueConstraint("session_id", "key"),
        Index("ix_attendances_state_address", "state", "address"),
    )
    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("live_sessions.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("attendance_batches.id"), index=True)
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"), index=True)
    key: Mapped[str] = mapped_column(String(400))
    state: Mapped[str] = mapped_column(String(16))
    name: Mapped[Name | None]
    address: Mapped[Name | None]
    number: Mapped[str | None] = mapped_column(String(64))
    seconds: Mapped[int | None] = mapped_column(Hours)
    joined_at: Mapped[datetime | None]
    noted_at: Mapped[datetime]
    candidates: Mapped[list[Any]] = mapped_column(default=list)
    credit_id: Mapped[int | None] = mapped_column(ForeignKey("credits.id"))
    was: Mapped[dict[str, Any] | None]

    live: Mapped[LiveSession] = relationship()
    batch: Mapped[AttendanceBatch | None] = relationship()
    practitioner: Mapped[Practitioner | None] = relationship()
    credit: Mapped[Credit | None] = relationship()
