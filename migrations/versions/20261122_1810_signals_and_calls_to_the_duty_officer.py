"""Signals with their answers, and calls to the duty officer."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "signals"
down_revision = "ended_here"
branch_labels = None
depends_on = None

ABOUT = {"patient_id": "patient", "party_id": "party", "team_id": "team"}


def about() -> list[sa.Column[object]]:
    """The columns of a row about a person."""
    return [sa.Column(name, sa.Uuid(), nullable=False) for name in ("id", *ABOUT)]


def points(table: str, **columns: str) -> Iterable[sa.ForeignKeyConstraint]:
    """Foreign keys by the names that the models give them."""
    for column, to in {**ABOUT, **columns}.items():
        yield sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def upgrade() -> None:
    op.create_table(
        "signal",
        *about(),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(length=140), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        *points("signal", by_id="staff", hidden_by="staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal")),
    )
    op.create_index(op.f("ix_signal_patient_id"), "signal", ["patient_id"])
    op.create_index(op.f("ix_signal_team_id"), "signal", ["team_id"])
    op.create_index(op.f("ix_signal_by_id"), "signal", ["by_id"])
    op.create_index("ix_signal_patient_id_at", "signal", ["patient_id", "at"])

    op.create_table(
        "signal_answer",
        *about(),
        sa.Column("signal_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("next_step", sa.String(length=140), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result_due_on", sa.Date(), nullable=True),
        sa.Column("result_text", sa.Text(), nullable=True),
        sa.Column("result_by_id", sa.Uuid(), nullable=True),
        sa.Column("result_at", sa.DateTime(timezone=True), nullable=True),
        *points("signal_answer", signal_id="signal", by_id="staff", result_by_id="staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_answer")),
        sa.UniqueConstraint("signal_id", name=op.f("uq_signal_answer_signal_id")),
    )
    op.create_index(op.f("ix_signal_answer_patient_id"), "signal_answer", ["patient_id"])
    op.create_index(op.f("ix_signal_answer_team_id"), "signal_answer", ["team_id"])

    op.create_table(
        "duty_call",
        *about(),
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by", sa.Uuid(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        *points("duty_call", nomination_id="nomination", read_by="staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_call")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_duty_call_nomination_id")),
    )
    op.create_index(op.f("ix_duty_call_patient_id"), "duty_call", ["patient_id"])
    op.create_index(op.f("ix_duty_call_team_id"), "duty_call", ["team_id"])


def downgrade() -> None:
    op.drop_table("duty_call")
    op.drop_table("signal_answer")
    op.drop_table("signal")
