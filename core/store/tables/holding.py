"""Holding the credential: recertification, mentoring, the digital badge."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.people import Credential, Cycle, Practitioner
from core.store.types import Key, Name, Words


class Recertification(Base):
    """The recertification application of one cycle. ``missing`` is what was lacking when it was last looked at."""

    __tablename__ = "recertifications"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"), unique=True)
    state: Mapped[str] = mapped_column(String(32), index=True)
    pathway: Mapped[str | None] = mapped_column(String(16))
    is_member: Mapped[bool | None]
    thread: Mapped[str | None] = mapped_column(String(255))
    wants_submission: Mapped[bool] = mapped_column(default=False)
    begun_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    exam_passed_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[Words | None]
    next_cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycles.id"))
    ended_on_before: Mapped[date | None]

    practitioner: Mapped[Practitioner] = relationship(foreign_keys=[practitioner_id])
    cycle: Mapped[Cycle] = relationship(foreign_keys=[cycle_id])
    next_cycle: Mapped[Cycle | None] = relationship(foreign_keys=[next_cycle_id])


class MentorOffer(Base):
    """A CMPP's offer to mentor."""

    __tablename__ = "mentor_offers"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    state: Mapped[str] = mapped_column(String(32), index=True)
    about: Mapped[Words | None]
    offered_at: Mapped[datetime]

    practitioner: Mapped[Practitioner] = relationship()


class Mentoring(Base):
    """A candidate's wish for a mentor and the match that came of it."""

    __tablename__ = "mentorings"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"), index=True)
    state: Mapped[str] = mapped_column(String(32), index=True)
    wishes: Mapped[Words | None]
    requested_at: Mapped[datetime]
    assigned_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    practitioner: Mapped[Practitioner] = relationship(foreign_keys=[practitioner_id])
    mentor: Mapped[Practitioner | None] = relationship(foreign_keys=[mentor_id])


class MentorMessage(Base):
    """Words between a candidate and a mentor, passed on without addresses."""

    __tablename__ = "mentor_messages"
    __table_args__ = (Index("ix_mentor_messages_mentoring_id_id", "mentoring_id", "id"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    mentoring_id: Mapped[int] = mapped_column(ForeignKey("mentorings.id"))
    words: Mapped[Words]
    sent_at: Mapped[datetime]


class Badge(Base):
    """The digital badge of a credential. ``wanted`` is what the badge provider is, or would be, told.

    ``due_at`` is when it is next to be sent: null once it was, or while no provider is configured.
    """

    __tablename__ = "badges"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    credential_id: Mapped[int | None] = mapped_column(ForeignKey("credentials.id"), unique=True)
    state: Mapped[str] = mapped_column(String(16))
    remote: Mapped[Name | None]
    wanted: Mapped[dict[str, Any]]
    expires_on: Mapped[date]
    wanted_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    fault: Mapped[Words | None]

    credential: Mapped[Credential | None] = relationship()
