"""Exam applications, deferrals, and what only the office may see of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.fees import Fee
from core.store.tables.people import Practitioner
from core.store.types import Hash, Key, Name, Words


class ExamApplication(Base):
    """An application for the exam. ``answers`` are its fields by name; the window is set when it is submitted.

    ``authorized_at`` is when the test centre's authorization came, ``wants_submission`` that only a fee is awaited.
    Accommodations stand in OfficeOnly and nowhere else.
    """

    __tablename__ = "exam_applications"
    __table_args__ = (Index("ix_exam_applications_state_window_closes", "state", "window_closes"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    state: Mapped[str] = mapped_column(String(32))
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    thread: Mapped[str | None] = mapped_column(String(255))
    window_opens: Mapped[date | None]
    window_closes: Mapped[date | None]
    attested_at: Mapped[datetime | None]
    wants_submission: Mapped[bool] = mapped_column(default=False)
    begun_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[Words | None]
    authorized_at: Mapped[datetime | None]
    appointment_at: Mapped[datetime | None]
    appointment_place: Mapped[Words | None]
    appointment_cancelled_at: Mapped[datetime | None]
    sat_on: Mapped[date | None]
    credential_id: Mapped[int | None] = mapped_column(ForeignKey("credentials.id"))

    practitioner: Mapped[Practitioner] = relationship(foreign_keys=[practitioner_id])
    deferrals: Mapped[list[Deferral]] = relationship(order_by="Deferral.id")


class Deferral(Base):
    """A wish to sit the exam in the next window; ``from_opens`` and ``to_opens`` name the windows by their first day."""

    __tablename__ = "deferrals"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("exam_applications.id"), index=True)
    state: Mapped[str] = mapped_column(String(32))
    from_opens: Mapped[date]
    from_closes: Mapped[date]
    to_opens: Mapped[date]
    to_closes: Mapped[date]
    is_emergency: Mapped[bool] = mapped_column(default=False)
    cancellation_confirmed: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime]
    fee_id: Mapped[int | None] = mapped_column(ForeignKey("fees.id"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[Words | None]

    practitioner: Mapped[Practitioner] = relationship(foreign_keys=[practitioner_id])
    application: Mapped[ExamApplication] = relationship(overlaps="deferrals")
    fee: Mapped[Fee | None] = relationship()


class OfficeOnly(Base):
    """Words or a file about health: accommodations asked for, or the proof of an emergency.

    Nothing but the office's own view reads this table: no journal, report, audit pack, preview or chat channel.
    """

    __tablename__ = "office_only"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("exam_applications.id"), index=True)
    deferral_id: Mapped[int | None] = mapped_column(ForeignKey("deferrals.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    words: Mapped[Words | None]
    sha256: Mapped[Hash | None] = mapped_column(ForeignKey("documents.sha256"), index=True)
    name: Mapped[Name | None]
    kept_at: Mapped[datetime]
