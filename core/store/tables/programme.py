"""The programme's own tables: roles, requests for credit approval, and every step taken in a matter."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.credits import Credit, Document
from core.store.tables.people import Practitioner
from core.store.types import Hash, Hours, Key, Name, Words


class Role(Base):
    """What somebody may do for the programme: 'office', 'committee' or 'auditor', while ``until`` is null or ahead.

    ``granted_by_id`` is null when it was granted at the terminal of the machine that runs Tally.
    """

    __tablename__ = "roles"
    __table_args__ = (Index("ix_roles_practitioner_id_role", "practitioner_id", "role"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"))
    role: Mapped[str] = mapped_column(String(16))
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))


class Step(Base):
    """One move in a matter ('request:17'): who made it, where it led, and what was said with it.

    ``by_id`` is null for the clock, the payment provider and the machine's own terminal.
    """

    __tablename__ = "steps"
    __table_args__ = (Index("ix_steps_subject_id", "subject", "id"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    who: Mapped[str] = mapped_column(String(40))
    verb: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(32))
    words: Mapped[Words | None]
    facts: Mapped[dict[str, Any] | None]

    by: Mapped[Practitioner | None] = relationship(foreign_keys=[by_id])


class CreditRequest(Base):
    """A request for credit approval; its number (R17) is its id, over everybody. Hours by domain are whole seconds.

    ``skipped`` names the optional questions left out, ``thread`` is where it was drafted, ``credit_id`` the credit saved
    beforehand that it asks for.
    """

    __tablename__ = "credit_requests"
    __table_args__ = (Index("ix_credit_requests_state_submitted_at", "state", "submitted_at"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    state: Mapped[str] = mapped_column(String(32))
    title: Mapped[Words | None]
    agenda: Mapped[Words | None]
    provider: Mapped[Words | None]
    faculty: Mapped[Words | None]
    own_role: Mapped[Words | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    preparation_seconds: Mapped[int | None] = mapped_column(Hours)
    presentation_seconds: Mapped[int | None] = mapped_column(Hours)
    seconds_by_domain: Mapped[dict[str, Any] | None]
    skipped: Mapped[list[Any]] = mapped_column(default=list)
    credit_id: Mapped[int | None] = mapped_column(ForeignKey("credits.id"))
    thread: Mapped[str | None] = mapped_column(String(255))
    begun_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"), index=True)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    decided_at: Mapped[datetime | None]
    decided_seconds: Mapped[dict[str, Any] | None]
    reason: Mapped[Words | None]

    practitioner: Mapped[Practitioner] = relationship(foreign_keys=[practitioner_id])
    reviewer: Mapped[Practitioner | None] = relationship(foreign_keys=[reviewer_id])
    decided_by: Mapped[Practitioner | None] = relationship(foreign_keys=[decided_by_id])
    documents: Mapped[list[RequestDocument]] = relationship(order_by="RequestDocument.id", cascade="all, delete-orphan")
    entered: Mapped[list[RequestedCredit]] = relationship(order_by="RequestedCredit.id")

    @property
    def number(self) -> int:
        """17 of R17."""
        return self.id


class RequestDocument(Base):
    """A file sent with a request."""

    __tablename__ = "request_documents"
    __table_args__ = (UniqueConstraint("request_id", "sha256"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("credit_requests.id"))
    sha256: Mapped[Hash] = mapped_column(ForeignKey("documents.sha256"), index=True)
    name: Mapped[Name]
    attached_at: Mapped[datetime]

    document: Mapped[Document] = relationship()


class RequestedCredit(Base):
    """A credit that an approved request entered."""

    __tablename__ = "requested_credits"
    __table_args__ = (UniqueConstraint("request_id", "credit_id"),)
    id: Mapped[Key]
    request_id: Mapped[int] = mapped_column(ForeignKey("credit_requests.id"))
    credit_id: Mapped[int] = mapped_column(ForeignKey("credits.id"), index=True)

    credit: Mapped[Credit] = relationship()
