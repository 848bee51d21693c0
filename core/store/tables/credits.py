"""The tracker's own tables: approved activities, credits, the documents that prove them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.types import Hash, Hours, Key, Name, Words


class Activity(Base):
    """An entry of the approved list; hours and domain are fixed by the programme."""

    __tablename__ = "activities"
    __table_args__ = (Index("ix_activities_starts_on_id", "starts_on", "id"),)
    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[Words]
    provider: Mapped[Words | None]
    course_type: Mapped[Words | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    seconds: Mapped[int] = mapped_column(Hours)
    domain: Mapped[str] = mapped_column(String(16))
    is_recording: Mapped[bool] = mapped_column(default=False)
    is_sample: Mapped[bool] = mapped_column(default=False)
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class ActivityTrigram(Base):
    """Three letters of an activity's words: the typo-tolerant index, the same on every database."""

    __tablename__ = "activity_trigrams"
    trigram: Mapped[str] = mapped_column(String(3), primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True, index=True)


class Credit(Base):
    """One line of a practitioner's tracker. ``domain`` may hold a legacy value of an import; it is kept as it came."""

    __tablename__ = "credits"
    __table_args__ = (UniqueConstraint("practitioner_id", "number"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    number: Mapped[int]
    title: Mapped[Words]
    seconds: Mapped[int] = mapped_column(Hours)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    domain: Mapped[Words | None]
    description: Mapped[Words | None]
    location: Mapped[Words | None]
    instructor: Mapped[Words | None]
    expires_on: Mapped[date | None]
    added_by: Mapped[str] = mapped_column(String(64), default="Self")
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    basis: Mapped[str | None] = mapped_column(String(32))
    is_recording: Mapped[bool | None]
    import_key: Mapped[str | None] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    activity: Mapped[Activity | None] = relationship()
    documents: Mapped[list[CreditDocument]] = relationship(
        back_populates="credit", order_by="CreditDocument.id", cascade="all, delete-orphan"
    )


class Document(Base):
    """A file that is kept; its bytes stand in the document store under ``sha256``."""

    __tablename__ = "documents"
    sha256: Mapped[Hash] = mapped_column(primary_key=True)
    media_type: Mapped[str] = mapped_column(String(128))
    size: Mapped[int] = mapped_column(BigInteger)
    kept_at: Mapped[datetime]


class DocumentReading(Base):
    """What one version of the reader found in a document."""

    __tablename__ = "document_readings"
    sha256: Mapped[Hash] = mapped_column(ForeignKey("documents.sha256"), primary_key=True)
    reader_version: Mapped[int] = mapped_column(primary_key=True)
    reading: Mapped[dict[str, Any]]
    read_at: Mapped[datetime]


class CreditDocument(Base):
    """A file sent as proof of a credit."""

    __tablename__ = "credit_documents"
    __table_args__ = (UniqueConstraint("credit_id", "sha256"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    credit_id: Mapped[int] = mapped_column(ForeignKey("credits.id"), index=True)
    sha256: Mapped[Hash] = mapped_column(ForeignKey("documents.sha256"), index=True)
    name: Mapped[Name]
    attached_at: Mapped[datetime]

    credit: Mapped[Credit] = relationship(back_populates="documents")
    document: Mapped[Document] = relationship()


class ReferenceDocument(Base):
    """The one merged document of a credit; ``made_from`` names the parts, so that a stale one is seen."""

    __tablename__ = "reference_documents"
    credit_id: Mapped[int] = mapped_column(ForeignKey("credits.id"), primary_key=True)
    sha256: Mapped[Hash] = mapped_column(ForeignKey("documents.sha256"))
    made_from: Mapped[Hash]
