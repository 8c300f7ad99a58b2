"""The log is one signed trail with seals; readings so far are its first rows."""

import sqlalchemy as sa
from alembic import op

revision = "signed_trail"
down_revision = "live_board"
branch_labels = None
depends_on = None

MOVED = (
    "id, at, kind, team_id, party_id, staff_id, membership_id, session_id, patient_id, shown, basis, device"
)


def upgrade() -> None:
    op.create_table(
        "trail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=True),
        sa.Column("device", sa.String(length=10), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_trail_team_id_team"),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name="fk_trail_party_id_party"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_trail_staff_id_staff"),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name="fk_trail_membership_id_membership"
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="fk_trail_patient_id_patient"),
        sa.PrimaryKeyConstraint("id", name="pk_trail"),
    )
    op.create_index("ix_trail_team_id_at", "trail", ["team_id", "at", "id"])
    op.create_index("ix_trail_patient_id_at", "trail", ["patient_id", "at"])
    op.create_index("ix_trail_seal", "trail", ["seal"])
    # Without a key there is no signature: the first seal signs these rows.
    op.execute(f"INSERT INTO trail ({MOVED}, facts, key_id, mac) SELECT {MOVED}, '{{}}', '', '' FROM reading")
    op.drop_table("reading")
    op.create_table(
        "seal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minute", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("rows_digest", sa.String(length=64), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("heads", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("emptied_key_id", sa.String(length=20), nullable=True),
        sa.Column("emptied_mac", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_seal"),
        sa.UniqueConstraint("minute", name="uq_seal_minute"),
    )
    op.create_index("ix_seal_day", "seal", ["day"])
    op.create_table(
        "log_sample",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("percent", sa.Float(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_log_sample_team_id_team"),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name="fk_log_sample_party_id_party"),
        sa.ForeignKeyConstraint(["drawn_by"], ["staff.id"], name="fk_log_sample_drawn_by_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_log_sample"),
        sa.UniqueConstraint("team_id", "party_id", "month", name="uq_log_sample_team_id"),
    )
    op.create_table(
        "log_verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_log_verdict_team_id_team"),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name="fk_log_verdict_party_id_party"),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name="fk_log_verdict_by_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_log_verdict"),
    )
    op.create_index("ix_log_verdict_row_id", "log_verdict", ["row_id"])


def downgrade() -> None:
    op.create_table(
        "reading",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("device", sa.String(length=10), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name="fk_reading_membership_id_membership"
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name="fk_reading_party_id_party"),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="fk_reading_patient_id_patient"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_reading_staff_id_staff"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_reading_team_id_team"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
    )
    op.create_index("ix_reading_at", "reading", ["at"])
    op.create_index("ix_reading_patient_id", "reading", ["patient_id"])
    op.create_index("ix_reading_team_id", "reading", ["team_id"])
    op.execute(
        f"INSERT INTO reading ({MOVED}) SELECT {MOVED} FROM trail"
        " WHERE basis IS NOT NULL AND membership_id IS NOT NULL AND length(kind) <= 20"
    )
    op.drop_table("log_verdict")
    op.drop_table("log_sample")
    op.drop_table("seal")
    op.drop_table("trail")
