"""How the approved list came to be what it is: each import a batch, each activity it touched a line; columns by file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.store.tables.base import Base
from core.store.tables.people import Practitioner
from core.store.types import Hash, Key, Name


class CatalogueBatch(Base):
    """One import of activities that changed something; its number (C2) is its id.

    ``by_id`` is null for the terminal of the machine that runs Tally. ``undone_at`` is set by the latest undo, while
    each line says whether it is taken back.
    """

    __tablename__ = "catalogue_batches"
    id: Mapped[Key]
    name: Mapped[Name]
    sha256: Mapped[Hash]
    imported_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))

    by: Mapped[Practitioner | None] = relationship(foreign_keys=[by_id])
    undone_by: Mapped[Practitioner | None] = relationship(foreign_keys=[undone_by_id])


class CatalogueLine(Base):
    """One activity in a batch: the columns that changed as they ``was`` and ``became``; ``was`` is null for a new one."""

    __tablename__ = "catalogue_lines"
    __table_args__ = (Index("ix_catalogue_lines_code_id", "code", "id"),)
    id: Mapped[Key]
    batch_id: Mapped[int] = mapped_column(ForeignKey("catalogue_batches.id"), index=True)
    code: Mapped[str] = mapped_column(String(64))
    was: Mapped[dict[str, Any] | None]
    became: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]

    batch: Mapped[CatalogueBatch] = relationship()


class ColumnMapping(Base):
    """Which column of an import each header of a file is. ``mark`` is the hash of its headers in any order.

    ``columns`` maps a header to a column's name, "" for one that is left out; ``fixed`` are the values of columns that
    the file does not have. Of several with one mark the newest is meant.
    """

    __tablename__ = "column_mappings"
    __table_args__ = (Index("ix_column_mappings_kind_mark", "kind", "mark"),)
    id: Mapped[Key]
    kind: Mapped[str] = mapped_column(String(32))
    mark: Mapped[Hash]
    headers: Mapped[list[Any]]
    columns: Mapped[dict[str, Any]]
    fixed: Mapped[dict[str, Any]]
    name: Mapped[Name]
    kept_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("practitioners.id"))
