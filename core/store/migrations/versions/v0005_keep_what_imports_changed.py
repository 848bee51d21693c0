"""Keep what imports changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_batches",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["practitioners.id"], name=op.f("fk_catalogue_batches_by_id")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["practitioners.id"], name=op.f("fk_catalogue_batches_undone_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_batches")),
    )
    op.create_table(
        "catalogue_lines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("was", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.Column("became", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["catalogue_batches.id"], name=op.f("fk_catalogue_lines_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_lines")),
    )
    with op.batch_alter_table("catalogue_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_catalogue_lines_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_catalogue_lines_code_id", ["code", "id"], unique=False)

    op.create_table(
        "column_mappings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("headers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("columns", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("fixed", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["practitioners.id"], name=op.f("fk_column_mappings_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_mappings")),
    )
    with op.batch_alter_table("column_mappings", schema=None) as batch_op:
        batch_op.create_index("ix_column_mappings_kind_mark", ["kind", "mark"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("column_mappings", schema=None) as batch_op:
        batch_op.drop_index("ix_column_mappings_kind_mark")

    op.drop_table("column_mappings")
    with op.batch_alter_table("catalogue_lines", schema=None) as batch_op:
        batch_op.drop_index("ix_catalogue_lines_code_id")
        batch_op.drop_index(batch_op.f("ix_catalogue_lines_batch_id"))

    op.drop_table("catalogue_lines")
    op.drop_table("catalogue_batches")
