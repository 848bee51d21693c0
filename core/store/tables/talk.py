"""The conversation's tables: what arrived, what we asked, what we proposed, what proves a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Base
from core.store.types import Hash, Key, Name, Words


class Arrival(Base):
    """Something that came in, kept raw before it was acknowledged. ``heard_at`` is set with the changes it made."""

    __tablename__ = "arrivals"
    __table_args__ = (UniqueConstraint("channel", "key"), Index("ix_arrivals_heard_at_id", "heard_at", "id"))
    id: Mapped[Key]
    channel: Mapped[str] = mapped_column(String(16))
    key: Mapped[str] = mapped_column(String(255))
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    envelope: Mapped[dict[str, Any] | None]
    message: Mapped[dict[str, Any] | None]
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"), index=True)
    thread: Mapped[str | None] = mapped_column(String(255), index=True)
    received_at: Mapped[datetime]
    heard_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    held_because: Mapped[Words | None]
    outcome: Mapped[Words | None]


class Question(Base):
    """What we asked and wait to hear. ``subject`` is the identity asked when nobody is linked yet."""

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_practitioner_id_thread", "practitioner_id", "thread"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    subject: Mapped[str | None] = mapped_column(String(400), index=True)
    thread: Mapped[str] = mapped_column(String(255))
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Proposal(Base):
    """Credits shown but not yet accepted: drafts without numbers."""

    __tablename__ = "proposals"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    thread: Mapped[str] = mapped_column(String(255))
    arrival_key: Mapped[str | None] = mapped_column(String(255), index=True)
    drafts: Mapped[list[Any]]
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(16))


class Token(Base):
    """A secret that proves a person once: a reply token, a sign-in link. Only its hash is kept.

    ``address`` is whom it was sent to; it is all there is while the person has no record yet.
    """

    __tablename__ = "tokens"
    hash: Mapped[Hash] = mapped_column(primary_key=True)
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"), index=True)
    address: Mapped[Name | None]
    purpose: Mapped[str] = mapped_column(String(16))
    thread: Mapped[str | None] = mapped_column(String(255))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Code(Base):
    """A six-digit code sent to an address: ten minutes, five tries; three an hour per address and per asker."""

    __tablename__ = "codes"
    id: Mapped[Key]
    address: Mapped[Name] = mapped_column(index=True)
    asker: Mapped[str] = mapped_column(String(400), index=True)
    hash: Mapped[Hash]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class Visit(Base):
    """A signed-in browser; only the hash of its cookie is kept."""

    __tablename__ = "visits"
    hash: Mapped[Hash] = mapped_column(primary_key=True)
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
