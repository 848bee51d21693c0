"""Keep what was not understood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "misses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("thread", sa.String(length=255), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered", sa.String(length=16), nullable=False),
        sa.Column("then_said", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_misses_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_misses")),
    )
    with op.batch_alter_table("misses", schema=None) as batch_op:
        batch_op.create_index("ix_misses_practitioner_id_thread", ["practitioner_id", "thread"], unique=False)
        batch_op.create_index(batch_op.f("ix_misses_said_at"), ["said_at"], unique=False)

    op.create_table(
        "model_asks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("model", sa.String(length=320), nullable=False),
        sa.Column("sent", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_model_asks_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_asks")),
    )
    with op.batch_alter_table("model_asks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_model_asks_asked_at"), ["asked_at"], unique=False)
        batch_op.create_index("ix_model_asks_practitioner_id_asked_at", ["practitioner_id", "asked_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("model_asks", schema=None) as batch_op:
        batch_op.drop_index("ix_model_asks_practitioner_id_asked_at")
        batch_op.drop_index(batch_op.f("ix_model_asks_asked_at"))

    op.drop_table("model_asks")
    with op.batch_alter_table("misses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_misses_said_at"))
        batch_op.drop_index("ix_misses_practitioner_id_thread")

    op.drop_table("misses")
