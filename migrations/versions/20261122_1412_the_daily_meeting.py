"""The daily meeting: parts, people, attendance, drafts and promises."""

import sqlalchemy as sa
from alembic import op

revision = "daily_meeting"
down_revision = "one_open_per_party"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("profession", sa.String(length=40), nullable=False),
        sa.Column("is_remote", sa.Boolean(), nullable=False),
        sa.Column("has_mandate", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_attendance_party_id_party")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_attendance_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_attendance_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "staff_id", name=op.f("uq_attendance_meeting_id")),
    )
    with op.batch_alter_table("attendance") as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_meeting_id"), ["meeting_id"])
        batch_op.create_index(batch_op.f("ix_attendance_team_id"), ["team_id"])

    op.create_table(
        "draft",
        sa.Column("field", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=280), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_draft_by_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_draft_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_draft_patient_id_patient")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_draft_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("patient_id", "party_id", name=op.f("uq_draft_patient_id")),
    )
    with op.batch_alter_table("draft") as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_patient_id"), ["patient_id"])
        batch_op.create_index(batch_op.f("ix_draft_team_id"), ["team_id"])

    op.create_table(
        "meeting_item",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_item_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_meeting_item_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_meeting_item_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_meeting_item_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_item")),
        sa.UniqueConstraint(
            "meeting_id", "patient_id", "part", "party_id", name=op.f("uq_meeting_item_meeting_id")
        ),
    )
    with op.batch_alter_table("meeting_item") as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_item_meeting_id"), ["meeting_id"])
        batch_op.create_index(batch_op.f("ix_meeting_item_patient_id"), ["patient_id"])
        batch_op.create_index(batch_op.f("ix_meeting_item_team_id"), ["team_id"])
        batch_op.create_index(
            "uq_meeting_item_one_now",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("state = 'now'"),
            postgresql_where=sa.text("state = 'now'"),
        )

    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("closed_by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("part", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("part_party_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("shows_text", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("seq_from", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("seq_to", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_meeting_closed_by_id_staff"), "staff", ["closed_by_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_meeting_part_party_id_party"), "party", ["part_party_id"], ["id"]
        )

    with op.batch_alter_table("nomination") as batch_op:
        batch_op.add_column(sa.Column("promise_staff_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("promise_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_nomination_promise_staff_id_staff"), "staff", ["promise_staff_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("nomination") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_nomination_promise_staff_id_staff"), type_="foreignkey")
        batch_op.drop_column("promise_at")
        batch_op.drop_column("promise_staff_id")

    with op.batch_alter_table("meeting") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_meeting_part_party_id_party"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_meeting_closed_by_id_staff"), type_="foreignkey")
        batch_op.drop_column("seq_to")
        batch_op.drop_column("seq_from")
        batch_op.drop_column("shows_text")
        batch_op.drop_column("part_party_id")
        batch_op.drop_column("part")
        batch_op.drop_column("closed_by_id")

    with op.batch_alter_table("meeting_item") as batch_op:
        batch_op.drop_index(
            "uq_meeting_item_one_now",
            sqlite_where=sa.text("state = 'now'"),
            postgresql_where=sa.text("state = 'now'"),
        )
        batch_op.drop_index(batch_op.f("ix_meeting_item_team_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_item_patient_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_item_meeting_id"))

    op.drop_table("meeting_item")
    with op.batch_alter_table("draft") as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_team_id"))
        batch_op.drop_index(batch_op.f("ix_draft_patient_id"))

    op.drop_table("draft")
    with op.batch_alter_table("attendance") as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_team_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_meeting_id"))

    op.drop_table("attendance")
