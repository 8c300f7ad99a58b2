"""Personal numbers, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "personal_numbers"
down_revision = "openid_sign_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "personal_number",
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("blind_index", sa.String(length=64), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_personal_number_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_personal_number_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_personal_number_set_by_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_personal_number_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_number")),
        sa.UniqueConstraint("patient_id", "party_id", name=op.f("uq_personal_number_patient_id")),
    )
    with op.batch_alter_table("personal_number", schema=None) as batch_op:
        batch_op.create_index("ix_personal_number_blind", ["team_id", "party_id", "blind_index"])
        batch_op.create_index(batch_op.f("ix_personal_number_patient_id"), ["patient_id"])
        batch_op.create_index(batch_op.f("ix_personal_number_team_id"), ["team_id"])


def downgrade() -> None:
    op.drop_table("personal_number")
