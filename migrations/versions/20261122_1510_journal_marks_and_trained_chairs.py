"""Journal marks, meetings that were not held, and who is trained to lead."""

import sqlalchemy as sa
from alembic import op

revision = "journal_marks"
down_revision = "displays"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "journal_mark",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_journal_mark_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_journal_mark_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_journal_mark_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_journal_mark_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_journal_mark_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_mark")),
    )
    with op.batch_alter_table("journal_mark") as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_mark_meeting_id"), ["meeting_id"])
        batch_op.create_index(batch_op.f("ix_journal_mark_patient_id"), ["patient_id"])
        batch_op.create_index(batch_op.f("ix_journal_mark_team_id"), ["team_id"])
        batch_op.create_index(
            "uq_journal_mark_once",
            ["meeting_id", "patient_id", "party_id"],
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        )

    op.create_table(
        "meeting_not_held",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(length=140), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_meeting_not_held_by_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_meeting_not_held_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_not_held")),
    )
    with op.batch_alter_table("meeting_not_held") as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_not_held_team_id"), ["team_id"])
        batch_op.create_index("ix_meeting_not_held_team_id_on", ["team_id", "on"])

    with op.batch_alter_table("membership") as batch_op:
        batch_op.add_column(sa.Column("may_chair", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("membership") as batch_op:
        batch_op.drop_column("may_chair")

    with op.batch_alter_table("meeting_not_held") as batch_op:
        batch_op.drop_index("ix_meeting_not_held_team_id_on")
        batch_op.drop_index(batch_op.f("ix_meeting_not_held_team_id"))

    op.drop_table("meeting_not_held")
    with op.batch_alter_table("journal_mark") as batch_op:
        batch_op.drop_index(
            "uq_journal_mark_once",
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_journal_mark_team_id"))
        batch_op.drop_index(batch_op.f("ix_journal_mark_patient_id"))
        batch_op.drop_index(batch_op.f("ix_journal_mark_meeting_id"))

    op.drop_table("journal_mark")
