"""Alembic's entry: run on the connection that Database.migrate opened."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON

from core.store.tables import Base
from core.store.types import Hours, Instant


def plainly(kind: str, column_type: Any, _context: Any) -> str | Literal[False]:
    """Write our column types as what they are in the database, so that a migration never imports today's code."""
    if kind == "type" and isinstance(column_type, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(column_type, Hours):
        return "sa.Integer()"
    if kind == "type" and isinstance(column_type, JSON):
        return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')"
    return False


connection = context.config.attributes["connection"]
if connection.dialect.name == "postgresql":
    # Two processes that start together migrate one after the other.
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(8312551)")
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=plainly,
)
with context.begin_transaction():
    context.run_migrations()
