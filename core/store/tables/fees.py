"""What is owed to the programme, and what the payment provider has told us."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.people import Practitioner
from core.store.types import Key, Name, Words


class Fee(Base):
    """One fee for one matter ('exam:3'); amounts in cents. ``reference`` is the payment's, ``reason`` why it was waived."""

    __tablename__ = "fees"
    __table_args__ = (Index("ix_fees_subject_kind", "subject", "kind"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    cents: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    due_on: Mapped[date | None]
    charged_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    reason: Mapped[Words | None]
    reference: Mapped[Name | None]
    checkout_id: Mapped[Name | None] = mapped_column(unique=True)
    checkout_url: Mapped[Words | None]

    practitioner: Mapped[Practitioner] = relationship(foreign_keys=[practitioner_id])
    settled_by: Mapped[Practitioner | None] = relationship(foreign_keys=[settled_by_id])


class PaymentEvent(Base):
    """An event of the payment provider that was acted on, so that one sent twice counts once."""

    __tablename__ = "payment_events"
    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    kind: Mapped[str] = mapped_column(String(64))
    fee_id: Mapped[int | None] = mapped_column(ForeignKey("fees.id"))
    received_at: Mapped[datetime]
