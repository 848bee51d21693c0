"""Open the programme."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fees",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("charged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reference", sa.String(length=320), nullable=True),
        sa.Column("checkout_id", sa.String(length=320), nullable=True),
        sa.Column("checkout_url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_fees_practitioner_id")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["practitioners.id"], name=op.f("fk_fees_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fees")),
        sa.UniqueConstraint("checkout_id", name=op.f("uq_fees_checkout_id")),
    )
    with op.batch_alter_table("fees", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fees_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index("ix_fees_subject_kind", ["subject", "kind"], unique=False)

    op.create_table(
        "mentor_offers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioners.id"], name=op.f("fk_mentor_offers_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_offers")),
    )
    with op.batch_alter_table("mentor_offers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentor_offers_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentor_offers_state"), ["state"], unique=False)

    op.create_table(
        "mentorings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["mentor_id"], ["practitioners.id"], name=op.f("fk_mentorings_mentor_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_mentorings_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorings")),
    )
    with op.batch_alter_table("mentorings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentorings_mentor_id"), ["mentor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentorings_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentorings_state"), ["state"], unique=False)

    op.create_table(
        "roles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("granted_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["granted_by_id"], ["practitioners.id"], name=op.f("fk_roles_granted_by_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_roles_practitioner_id")),
        sa.ForeignKeyConstraint(["revoked_by_id"], ["practitioners.id"], name=op.f("fk_roles_revoked_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index("ix_roles_practitioner_id_role", ["practitioner_id", "role"], unique=False)

    op.create_table(
        "steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("who", sa.String(length=40), nullable=False),
        sa.Column("verb", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["practitioners.id"], name=op.f("fk_steps_by_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_steps_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_steps_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index("ix_steps_subject_id", ["subject", "id"], unique=False)

    op.create_table(
        "badges",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("credential_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("remote", sa.String(length=320), nullable=True),
        sa.Column("wanted", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["credential_id"], ["credentials.id"], name=op.f("fk_badges_credential_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_badges_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badges")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_badges_credential_id")),
    )
    with op.batch_alter_table("badges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_badges_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_badges_practitioner_id"), ["practitioner_id"], unique=False)

    op.create_table(
        "credit_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("faculty", sa.Text(), nullable=True),
        sa.Column("own_role", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("preparation_seconds", sa.Integer(), nullable=True),
        sa.Column("presentation_seconds", sa.Integer(), nullable=True),
        sa.Column("seconds_by_domain", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.Column("skipped", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("credit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("thread", sa.String(length=255), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reviewer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_seconds", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["credit_id"], ["credits.id"], name=op.f("fk_credit_requests_credit_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["practitioners.id"], name=op.f("fk_credit_requests_decided_by_id")),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioners.id"], name=op.f("fk_credit_requests_practitioner_id")
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["practitioners.id"], name=op.f("fk_credit_requests_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_requests")),
    )
    with op.batch_alter_table("credit_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credit_requests_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_credit_requests_reviewer_id"), ["reviewer_id"], unique=False)
        batch_op.create_index("ix_credit_requests_state_submitted_at", ["state", "submitted_at"], unique=False)

    op.create_table(
        "exam_applications",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("thread", sa.String(length=255), nullable=True),
        sa.Column("window_opens", sa.Date(), nullable=True),
        sa.Column("window_closes", sa.Date(), nullable=True),
        sa.Column("attested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wants_submission", sa.Boolean(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("authorized_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appointment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appointment_place", sa.Text(), nullable=True),
        sa.Column("appointment_cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sat_on", sa.Date(), nullable=True),
        sa.Column("credential_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["credential_id"], ["credentials.id"], name=op.f("fk_exam_applications_credential_id")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["practitioners.id"], name=op.f("fk_exam_applications_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioners.id"], name=op.f("fk_exam_applications_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_applications")),
    )
    with op.batch_alter_table("exam_applications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exam_applications_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index("ix_exam_applications_state_window_closes", ["state", "window_closes"], unique=False)

    op.create_table(
        "mentor_messages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentoring_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["mentoring_id"], ["mentorings.id"], name=op.f("fk_mentor_messages_mentoring_id")),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioners.id"], name=op.f("fk_mentor_messages_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_messages")),
    )
    with op.batch_alter_table("mentor_messages", schema=None) as batch_op:
        batch_op.create_index("ix_mentor_messages_mentoring_id_id", ["mentoring_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentor_messages_practitioner_id"), ["practitioner_id"], unique=False)

    op.create_table(
        "payment_events",
        sa.Column("id", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("fee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["fee_id"], ["fees.id"], name=op.f("fk_payment_events_fee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_events")),
    )
    op.create_table(
        "recertifications",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cycle_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("pathway", sa.String(length=16), nullable=True),
        sa.Column("is_member", sa.Boolean(), nullable=True),
        sa.Column("thread", sa.String(length=255), nullable=True),
        sa.Column("wants_submission", sa.Boolean(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exam_passed_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("next_cycle_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("ended_on_before", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_recertifications_cycle_id")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["practitioners.id"], name=op.f("fk_recertifications_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["next_cycle_id"], ["cycles.id"], name=op.f("fk_recertifications_next_cycle_id")),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioners.id"], name=op.f("fk_recertifications_practitioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recertifications")),
        sa.UniqueConstraint("cycle_id", name=op.f("uq_recertifications_cycle_id")),
    )
    with op.batch_alter_table("recertifications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recertifications_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recertifications_state"), ["state"], unique=False)

    op.create_table(
        "deferrals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("application_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("from_opens", sa.Date(), nullable=False),
        sa.Column("from_closes", sa.Date(), nullable=False),
        sa.Column("to_opens", sa.Date(), nullable=False),
        sa.Column("to_closes", sa.Date(), nullable=False),
        sa.Column("is_emergency", sa.Boolean(), nullable=False),
        sa.Column("cancellation_confirmed", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["application_id"], ["exam_applications.id"], name=op.f("fk_deferrals_application_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["practitioners.id"], name=op.f("fk_deferrals_decided_by_id")),
        sa.ForeignKeyConstraint(["fee_id"], ["fees.id"], name=op.f("fk_deferrals_fee_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_deferrals_practitioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deferrals")),
    )
    with op.batch_alter_table("deferrals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deferrals_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deferrals_practitioner_id"), ["practitioner_id"], unique=False)

    op.create_table(
        "request_documents",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["practitioner_id"], ["practitioners.id"], name=op.f("fk_request_documents_practitioner_id")
        ),
        sa.ForeignKeyConstraint(["request_id"], ["credit_requests.id"], name=op.f("fk_request_documents_request_id")),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_request_documents_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_documents")),
        sa.UniqueConstraint("request_id", "sha256", name=op.f("uq_request_documents_request_id_sha256")),
    )
    with op.batch_alter_table("request_documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_documents_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_documents_sha256"), ["sha256"], unique=False)

    op.create_table(
        "requested_credits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("credit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["credit_id"], ["credits.id"], name=op.f("fk_requested_credits_credit_id")),
        sa.ForeignKeyConstraint(["request_id"], ["credit_requests.id"], name=op.f("fk_requested_credits_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requested_credits")),
        sa.UniqueConstraint("request_id", "credit_id", name=op.f("uq_requested_credits_request_id_credit_id")),
    )
    with op.batch_alter_table("requested_credits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requested_credits_credit_id"), ["credit_id"], unique=False)

    op.create_table(
        "office_only",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("practitioner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("application_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("deferral_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=320), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["exam_applications.id"], name=op.f("fk_office_only_application_id")
        ),
        sa.ForeignKeyConstraint(["deferral_id"], ["deferrals.id"], name=op.f("fk_office_only_deferral_id")),
        sa.ForeignKeyConstraint(["practitioner_id"], ["practitioners.id"], name=op.f("fk_office_only_practitioner_id")),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_office_only_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_only")),
    )
    with op.batch_alter_table("office_only", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_only_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_only_deferral_id"), ["deferral_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_only_practitioner_id"), ["practitioner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_only_sha256"), ["sha256"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("office_only", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_only_sha256"))
        batch_op.drop_index(batch_op.f("ix_office_only_practitioner_id"))
        batch_op.drop_index(batch_op.f("ix_office_only_deferral_id"))
        batch_op.drop_index(batch_op.f("ix_office_only_application_id"))

    op.drop_table("office_only")
    with op.batch_alter_table("requested_credits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requested_credits_credit_id"))

    op.drop_table("requested_credits")
    with op.batch_alter_table("request_documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_documents_sha256"))
        batch_op.drop_index(batch_op.f("ix_request_documents_practitioner_id"))

    op.drop_table("request_documents")
    with op.batch_alter_table("deferrals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deferrals_practitioner_id"))
        batch_op.drop_index(batch_op.f("ix_deferrals_application_id"))

    op.drop_table("deferrals")
    with op.batch_alter_table("recertifications", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recertifications_state"))
        batch_op.drop_index(batch_op.f("ix_recertifications_practitioner_id"))

    op.drop_table("recertifications")
    op.drop_table("payment_events")
    with op.batch_alter_table("mentor_messages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentor_messages_practitioner_id"))
        batch_op.drop_index("ix_mentor_messages_mentoring_id_id")

    op.drop_table("mentor_messages")
    with op.batch_alter_table("exam_applications", schema=None) as batch_op:
        batch_op.drop_index("ix_exam_applications_state_window_closes")
        batch_op.drop_index(batch_op.f("ix_exam_applications_practitioner_id"))

    op.drop_table("exam_applications")
    with op.batch_alter_table("credit_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_credit_requests_state_submitted_at")
        batch_op.drop_index(batch_op.f("ix_credit_requests_reviewer_id"))
        batch_op.drop_index(batch_op.f("ix_credit_requests_practitioner_id"))

    op.drop_table("credit_requests")
    with op.batch_alter_table("badges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_badges_practitioner_id"))
        batch_op.drop_index(batch_op.f("ix_badges_due_at"))

    op.drop_table("badges")
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.drop_index("ix_steps_subject_id")
        batch_op.drop_index(batch_op.f("ix_steps_practitioner_id"))

    op.drop_table("steps")
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index("ix_roles_practitioner_id_role")

    op.drop_table("roles")
    with op.batch_alter_table("mentorings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentorings_state"))
        batch_op.drop_index(batch_op.f("ix_mentorings_practitioner_id"))
        batch_op.drop_index(batch_op.f("ix_mentorings_mentor_id"))

    op.drop_table("mentorings")
    with op.batch_alter_table("mentor_offers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentor_offers_state"))
        batch_op.drop_index(batch_op.f("ix_mentor_offers_practitioner_id"))

    op.drop_table("mentor_offers")
    with op.batch_alter_table("fees", schema=None) as batch_op:
        batch_op.drop_index("ix_fees_subject_kind")
        batch_op.drop_index(batch_op.f("ix_fees_practitioner_id"))

    op.drop_table("fees")
