"""Decisions are asked of somebody, reminded of and corrected; a legal status says by when to apply."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "decisions_asked"
down_revision = "plans"
branch_labels = None
depends_on = None

STAFF = ("asked_staff_id", "ended_by")


def upgrade() -> None:
    with op.batch_alter_table("legal_status") as batch_op:
        batch_op.add_column(sa.Column("apply_by", sa.Date(), nullable=True))
    with op.batch_alter_table("decision_watch") as batch_op:
        batch_op.add_column(sa.Column("at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("asked_party_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("asked_staff_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("origin", sa.String(length=5), nullable=False, server_default="other"))
        batch_op.add_column(sa.Column("decided_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("decision_text", sa.String(length=280), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("ended_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("supersedes_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True))
    _say_when()
    with op.batch_alter_table("decision_watch") as batch_op:
        batch_op.alter_column("at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.alter_column("origin", existing_type=sa.String(length=5), server_default=None)
        batch_op.alter_column("decision_text", existing_type=sa.String(length=280), server_default=None)
        for column in STAFF:
            batch_op.create_foreign_key(
                batch_op.f(f"fk_decision_watch_{column}_staff"), "staff", [column], ["id"]
            )
        batch_op.create_foreign_key(
            batch_op.f("fk_decision_watch_asked_party_id_party"), "party", ["asked_party_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_decision_watch_supersedes_id_decision_watch"),
            "decision_watch",
            ["supersedes_id"],
            ["id"],
        )
        batch_op.create_index(
            "ix_decision_watch_asked_party_id_ended_at", ["asked_party_id", "ended_at"], unique=False
        )
    op.create_table(
        "decision_step",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("to_whom", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_decision_step_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision_watch.id"],
            name=op.f("fk_decision_step_decision_id_decision_watch"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_decision_step_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_decision_step_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_decision_step_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_step")),
    )
    with op.batch_alter_table("decision_step") as batch_op:
        for column in ("decision_id", "patient_id", "team_id"):
            batch_op.create_index(batch_op.f(f"ix_decision_step_{column}"), [column], unique=False)


def _say_when() -> None:
    """A request that stood there was written, as far as is known, on the day it was made."""
    watch = sa.table(
        "decision_watch",
        sa.column("id", sa.Uuid()),
        sa.column("at", sa.DateTime(timezone=True)),
        sa.column("asked_on", sa.Date()),
        sa.column("ended_at", sa.DateTime(timezone=True)),
        sa.column("decided_on", sa.Date()),
    )
    bind = op.get_bind()
    for row in bind.execute(sa.select(watch.c.id, watch.c.asked_on, watch.c.ended_at)).all():
        at = dt.datetime.combine(row.asked_on, dt.time(12), dt.UTC)
        decided = max(row.asked_on, row.ended_at.date()) if row.ended_at else None
        bind.execute(watch.update().where(watch.c.id == row.id).values(at=at, decided_on=decided))


def downgrade() -> None:
    op.drop_table("decision_step")
    with op.batch_alter_table("decision_watch") as batch_op:
        batch_op.drop_index("ix_decision_watch_asked_party_id_ended_at")
        for column in (
            "asked_party_id_party",
            "supersedes_id_decision_watch",
            *(f"{c}_staff" for c in STAFF),
        ):
            batch_op.drop_constraint(batch_op.f(f"fk_decision_watch_{column}"), type_="foreignkey")
        for column in (
            "superseded_at",
            "supersedes_id",
            "ended_by",
            "decision_text",
            "decided_on",
            "origin",
            "asked_staff_id",
            "asked_party_id",
            "at",
        ):
            batch_op.drop_column(column)
    with op.batch_alter_table("legal_status") as batch_op:
        batch_op.drop_column("apply_by")
