"""A handover is offered, and done when somebody of the other side has accepted it by name."""

import sqlalchemy as sa
from alembic import op

revision = "handovers"
down_revision = "asked_elsewhere"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handover",
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("topic", sa.String(length=140), nullable=False),
        sa.Column("why", sa.String(length=280), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_party_id", sa.Uuid(), nullable=True),
        sa.Column("to_outside", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_name", sa.String(length=120), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("declined_because", sa.String(length=280), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["staff.id"], name=op.f("fk_handover_answered_by_id_staff")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_handover_by_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_handover_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_handover_patient_id_patient")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_handover_team_id_team")),
        sa.ForeignKeyConstraint(["to_party_id"], ["party.id"], name=op.f("fk_handover_to_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    with op.batch_alter_table("handover", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handover_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_handover_team_id"), ["team_id"], unique=False)
        batch_op.create_index("ix_handover_team_id_state", ["team_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_table("handover")
