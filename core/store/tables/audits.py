"""Audits: whom a draw took, and how each person's audit went."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.people import Cycle, Practitioner
from core.store.types import Hash, Key, Words


class AuditDraw(Base):
    """One draw: ``percent`` as it was given ("12.5"), the ``seed``, how many people it was from and their mark.

    A ``is_rolling`` one looks at each person alone. ``drawn_by_id`` is null for the machine's own terminal.
    """

    __tablename__ = "audit_draws"
    __table_args__ = (UniqueConstraint("seed", "is_rolling", "population_mark"),)
    id: Mapped[Key]
    drawn_at: Mapped[datetime]
    drawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    percent: Mapped[str] = mapped_column(String(16))
    seed: Mapped[str] = mapped_column(String(20))
    is_rolling: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date]
    population: Mapped[int]
    population_mark: Mapped[Hash]

    audits: Mapped[list[Audit]] = relationship(back_populates="draw", order_by="Audit.id")


class Audit(Base):
    """One person's audit (A2) of one cycle. ``finding`` is the latest; all of them stand in its steps."""

    __tablename__ = "audits"
    __table_args__ = (UniqueConstraint("draw_id", "practitioner_id"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    draw_id: Mapped[int] = mapped_column(ForeignKey("audit_draws.id"))
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    state: Mapped[str] = mapped_column(String(16), index=True)
    due_on: Mapped[date]
    told_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    finding: Mapped[Words | None]
    outcome: Mapped[Words | None]
    closed_at: Mapped[datetime | None]
    pack_sha256: Mapped[Hash | None] = mapped_column(ForeignKey("documents.sha256"))
    packed_at: Mapped[datetime | None]

    practitioner: Mapped[Practitioner] = relationship()
    draw: Mapped[AuditDraw] = relationship(back_populates="audits")
    cycle: Mapped[Cycle] = relationship()
