"""Note who came."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "live_sessions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("activity_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rotates", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_live_sessions_activity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_sessions")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_live_sessions_activity_id")),
        sa.UniqueConstraint("code", name=op.f("uq_live_sessions_code")),
    )
    op.create_table(
        "attendance_batches",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("session_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("layout", sa.String(length=16), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["practitioners.id"], name=op.f("fk_attendance_batches_by_id")),
        sa.ForeignKeyConstraint(["session_id"], ["live_sessions.id"], name=op.f("fk_attendance_batches_session_id")),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["practitioners.id"], name=op.f("fk_attendance_batches_undone_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_batches")),
    )
    with op.batch_alter_table("attendance_batches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_batches_session_id"), ["session_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_batches_sha256"), ["sha256"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("session_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=True),
        sa.Column("address", sa.String(length=320), nullable=True),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("candidates", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("credit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("was", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["attendance_batches.id"], name=op.f("fk_attendances_batch_id")),
        sa.ForeignKeyConstraint(["credit_id"], ["credits.id"], name=op.f("fk_attendances_credit_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_attendances_practitioner_id")),
        sa.ForeignKeyConstraint(["session_id"], ["live_sessions.id"], name=op.f("fk_attendances_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("session_id", "key", name=op.f("uq_attendances_session_id_key")),
        sa.UniqueConstraint("session_id", "practitioner_id", name=op.f("uq_attendances_session_id_practitioner_id")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendances_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index("ix_attendances_state_address", ["state", "address"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_index("ix_attendances_state_address")
        batch_op.drop_index(batch_op.f("ix_attendances_practitioner_id"))
        batch_op.drop_index(batch_op.f("ix_attendances_batch_id"))

    op.drop_table("attendances")
    with op.batch_alter_table("attendance_batches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_batches_sha256"))
        batch_op.drop_index(batch_op.f("ix_attendance_batches_session_id"))

    op.drop_table("attendance_batches")
    op.drop_table("live_sessions")
