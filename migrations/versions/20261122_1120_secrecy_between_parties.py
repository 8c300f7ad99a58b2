"""Secrecy between parties: legal bases, bars, emergency access, and books of each party's own."""

import sqlalchemy as sa
from alembic import op

revision = "secrecy"
down_revision = "invitations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bar",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_bar_by_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_bar_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_bar_patient_id_patient")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_bar_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_bar_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bar")),
    )
    with op.batch_alter_table("bar") as batch_op:
        batch_op.create_index(op.f("ix_bar_patient_id"), ["patient_id"])
        batch_op.create_index(op.f("ix_bar_staff_id"), ["staff_id"])
        batch_op.create_index(op.f("ix_bar_team_id"), ["team_id"])

    op.create_table(
        "basis_request",
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_basis_request_by_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_basis_request_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_basis_request_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_basis_request_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basis_request")),
    )
    with op.batch_alter_table("basis_request") as batch_op:
        batch_op.create_index(op.f("ix_basis_request_patient_id"), ["patient_id"])
        batch_op.create_index(op.f("ix_basis_request_team_id"), ["team_id"])

    op.create_table(
        "emergency_access",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=280), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("comment", sa.String(length=280), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_emergency_access_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_emergency_access_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["staff.id"], name=op.f("fk_emergency_access_reviewed_by_staff")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_emergency_access_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_emergency_access_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_access")),
    )
    with op.batch_alter_table("emergency_access") as batch_op:
        batch_op.create_index(op.f("ix_emergency_access_patient_id"), ["patient_id"])
        batch_op.create_index("ix_emergency_access_staff_id_ends_at", ["staff_id", "ends_at"])
        batch_op.create_index(op.f("ix_emergency_access_team_id"), ["team_id"])

    op.create_table(
        "legal_basis",
        sa.Column("to_party_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=True),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("necessity", sa.String(length=280), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_how", sa.String(length=10), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_legal_basis_by_id_staff")),
        sa.ForeignKeyConstraint(["ended_by"], ["staff.id"], name=op.f("fk_legal_basis_ended_by_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_legal_basis_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_legal_basis_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_legal_basis_team_id_team")),
        sa.ForeignKeyConstraint(["to_party_id"], ["party.id"], name=op.f("fk_legal_basis_to_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_basis")),
    )
    with op.batch_alter_table("legal_basis") as batch_op:
        batch_op.create_index(op.f("ix_legal_basis_patient_id"), ["patient_id"])
        batch_op.create_index(op.f("ix_legal_basis_team_id"), ["team_id"])
        batch_op.create_index("ix_legal_basis_team_id_ended_at", ["team_id", "ended_at"])

    with op.batch_alter_table("contact") as batch_op:
        batch_op.drop_index(op.f("ix_contact_patient_id_outcome_on_date"))
        batch_op.create_index(
            "ix_contact_patient_id_party_id_on_date",
            ["patient_id", "party_id", "outcome", "hidden_at", "on_date"],
        )

    with op.batch_alter_table("episode") as batch_op:
        batch_op.drop_index(op.f("ix_episode_patient_id_closed_at"))
        batch_op.create_index(
            "ix_episode_patient_id_party_id_closed_at", ["patient_id", "party_id", "closed_at"]
        )

    with op.batch_alter_table("episode_change") as batch_op:
        batch_op.drop_index(op.f("ix_episode_change_patient_id_at"))
        batch_op.create_index("ix_episode_change_patient_id_party_id_at", ["patient_id", "party_id", "at"])

    with op.batch_alter_table("event") as batch_op:
        batch_op.add_column(sa.Column("parties", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("told_to", sa.JSON(), nullable=False, server_default="[]"))

    with op.batch_alter_table("known_to") as batch_op:
        batch_op.add_column(sa.Column("label", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("is_similar", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("primary_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("protected_kind", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("medication_stopped_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("two_person_reason", sa.String(length=140), nullable=True))
        batch_op.add_column(sa.Column("two_person_review_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("left_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index(op.f("ix_known_to_primary_id"), ["primary_id"])
        batch_op.create_foreign_key(op.f("fk_known_to_primary_id_staff"), "staff", ["primary_id"], ["id"])

    op.execute(
        """
        UPDATE known_to SET
            label = (SELECT label FROM patient WHERE patient.id = known_to.patient_id),
            is_similar = (SELECT is_similar FROM patient WHERE patient.id = known_to.patient_id),
            version = (SELECT version FROM patient WHERE patient.id = known_to.patient_id),
            primary_id = (SELECT primary_id FROM patient WHERE patient.id = known_to.patient_id),
            medication_stopped_on =
                (SELECT medication_stopped_on FROM patient WHERE patient.id = known_to.patient_id),
            two_person_reason =
                (SELECT two_person_reason FROM patient WHERE patient.id = known_to.patient_id),
            two_person_review_on =
                (SELECT two_person_review_on FROM patient WHERE patient.id = known_to.patient_id),
            left_on = (SELECT left_on FROM patient WHERE patient.id = known_to.patient_id),
            protected_kind = (
                SELECT CASE WHEN protected_code IS NULL THEN NULL ELSE 'marked' END
                FROM patient WHERE patient.id = known_to.patient_id
            )
        """
    )

    with op.batch_alter_table("note") as batch_op:
        batch_op.add_column(sa.Column("is_own", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.drop_index(op.f("ix_note_patient_id_hidden_at_at"))
        batch_op.create_index("ix_note_patient_id_party_id_at", ["patient_id", "party_id", "hidden_at", "at"])

    with op.batch_alter_table("patient") as batch_op:
        batch_op.drop_constraint(op.f("fk_patient_primary_id_staff"), type_="foreignkey")
        batch_op.drop_column("two_person_reason")
        batch_op.drop_column("medication_stopped_on")
        batch_op.drop_column("two_person_review_on")
        batch_op.drop_column("version")
        batch_op.drop_column("is_similar")
        batch_op.drop_column("primary_id")

    with op.batch_alter_table("task") as batch_op:
        batch_op.add_column(sa.Column("is_own", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.drop_index(op.f("ix_task_patient_id_hidden_at_done_at"))
        batch_op.create_index(
            "ix_task_patient_id_party_id_done_at", ["patient_id", "party_id", "hidden_at", "done_at"]
        )

    with op.batch_alter_table("team") as batch_op:
        batch_op.add_column(
            sa.Column("shows_protected_names", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    # The columns' defaults were for rows that stood here before: the app says each value itself.
    with op.batch_alter_table("event") as batch_op:
        batch_op.alter_column("parties", existing_type=sa.JSON(), server_default=None)
    with op.batch_alter_table("event") as batch_op:
        batch_op.alter_column("told_to", existing_type=sa.JSON(), server_default=None)
    with op.batch_alter_table("known_to") as batch_op:
        batch_op.alter_column("label", existing_type=sa.String(length=60), server_default=None)
    with op.batch_alter_table("known_to") as batch_op:
        batch_op.alter_column("is_similar", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("known_to") as batch_op:
        batch_op.alter_column("version", existing_type=sa.Integer(), server_default=None)
    with op.batch_alter_table("note") as batch_op:
        batch_op.alter_column("is_own", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("task") as batch_op:
        batch_op.alter_column("is_own", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("team") as batch_op:
        batch_op.alter_column("shows_protected_names", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("team") as batch_op:
        batch_op.drop_column("shows_protected_names")

    with op.batch_alter_table("task") as batch_op:
        batch_op.drop_index("ix_task_patient_id_party_id_done_at")
        batch_op.create_index(
            op.f("ix_task_patient_id_hidden_at_done_at"), ["patient_id", "hidden_at", "done_at"]
        )
        batch_op.drop_column("is_own")

    with op.batch_alter_table("patient") as batch_op:
        batch_op.add_column(sa.Column("primary_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("is_similar", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("two_person_review_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("medication_stopped_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("two_person_reason", sa.String(length=140), nullable=True))
        batch_op.create_foreign_key(op.f("fk_patient_primary_id_staff"), "staff", ["primary_id"], ["id"])

    with op.batch_alter_table("note") as batch_op:
        batch_op.drop_index("ix_note_patient_id_party_id_at")
        batch_op.create_index(op.f("ix_note_patient_id_hidden_at_at"), ["patient_id", "hidden_at", "at"])
        batch_op.drop_column("is_own")

    with op.batch_alter_table("known_to") as batch_op:
        batch_op.drop_constraint(op.f("fk_known_to_primary_id_staff"), type_="foreignkey")
        batch_op.drop_index(op.f("ix_known_to_primary_id"))
        batch_op.drop_column("version")
        batch_op.drop_column("left_on")
        batch_op.drop_column("two_person_review_on")
        batch_op.drop_column("two_person_reason")
        batch_op.drop_column("medication_stopped_on")
        batch_op.drop_column("protected_kind")
        batch_op.drop_column("primary_id")
        batch_op.drop_column("is_similar")
        batch_op.drop_column("label")

    with op.batch_alter_table("event") as batch_op:
        batch_op.drop_column("told_to")
        batch_op.drop_column("parties")

    with op.batch_alter_table("episode_change") as batch_op:
        batch_op.drop_index("ix_episode_change_patient_id_party_id_at")
        batch_op.create_index(op.f("ix_episode_change_patient_id_at"), ["patient_id", "at"])

    with op.batch_alter_table("episode") as batch_op:
        batch_op.drop_index("ix_episode_patient_id_party_id_closed_at")
        batch_op.create_index(op.f("ix_episode_patient_id_closed_at"), ["patient_id", "closed_at"])

    with op.batch_alter_table("contact") as batch_op:
        batch_op.drop_index("ix_contact_patient_id_party_id_on_date")
        batch_op.create_index(
            op.f("ix_contact_patient_id_outcome_on_date"), ["patient_id", "outcome", "hidden_at", "on_date"]
        )

    with op.batch_alter_table("legal_basis") as batch_op:
        batch_op.drop_index("ix_legal_basis_team_id_ended_at")
        batch_op.drop_index(op.f("ix_legal_basis_team_id"))
        batch_op.drop_index(op.f("ix_legal_basis_patient_id"))

    op.drop_table("legal_basis")
    with op.batch_alter_table("emergency_access") as batch_op:
        batch_op.drop_index(op.f("ix_emergency_access_team_id"))
        batch_op.drop_index("ix_emergency_access_staff_id_ends_at")
        batch_op.drop_index(op.f("ix_emergency_access_patient_id"))

    op.drop_table("emergency_access")
    with op.batch_alter_table("basis_request") as batch_op:
        batch_op.drop_index(op.f("ix_basis_request_team_id"))
        batch_op.drop_index(op.f("ix_basis_request_patient_id"))

    op.drop_table("basis_request")
    with op.batch_alter_table("bar") as batch_op:
        batch_op.drop_index(op.f("ix_bar_team_id"))
        batch_op.drop_index(op.f("ix_bar_staff_id"))
        batch_op.drop_index(op.f("ix_bar_patient_id"))

    op.drop_table("bar")
