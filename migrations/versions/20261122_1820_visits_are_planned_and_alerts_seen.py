"""Visits that are planned, and who has seen an alert."""

import sqlalchemy as sa
from alembic import op

revision = "planned_visits"
down_revision = "held_apart"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "planned_visit",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("place", sa.String(length=10), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("at_time", sa.String(length=5), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("with_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_with_id", sa.Uuid(), nullable=True),
        sa.Column("agreed_why", sa.String(length=140), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_planned_visit_{column}_{table}")
            )
            for column, table in (
                ("agreed_with_id", "staff"),
                ("by_id", "staff"),
                ("contact_id", "contact"),
                ("ended_by", "staff"),
                ("party_id", "party"),
                ("patient_id", "patient"),
                ("staff_id", "staff"),
                ("team_id", "team"),
                ("with_id", "staff"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_visit")),
    )
    with op.batch_alter_table("planned_visit") as batch_op:
        for column in ("patient_id", "staff_id", "team_id", "with_id"):
            batch_op.create_index(batch_op.f(f"ix_planned_visit_{column}"), [column])
        batch_op.create_index("ix_planned_visit_patient_id_state", ["patient_id", "state"])
        batch_op.create_index("ix_planned_visit_team_id_state_on_date", ["team_id", "state", "on_date"])

    op.create_table(
        "alert_ack",
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_alert_ack_by_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_alert_ack_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_alert_ack_patient_id_patient")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_alert_ack_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_ack")),
    )
    with op.batch_alter_table("alert_ack") as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_ack_patient_id"), ["patient_id"])
        batch_op.create_index("ix_alert_ack_patient_id_party_id_code", ["patient_id", "party_id", "code"])
        batch_op.create_index(batch_op.f("ix_alert_ack_team_id"), ["team_id"])


def downgrade() -> None:
    op.drop_table("alert_ack")
    op.drop_table("planned_visit")
