"""Plans step by step, and what people thought of their SIP."""

import sqlalchemy as sa
from alembic import op

revision = "plans"
down_revision = "directory"
branch_labels = None
depends_on = None


def _about(table: str) -> list[sa.schema.SchemaItem]:
    """The columns of a row about a person, written by one party."""
    references = {"team_id": "team", "patient_id": "patient", "party_id": "party", "by_id": "staff"}
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(column, sa.Uuid(), nullable=False) for column in references),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
            for column, target in references.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column])


def upgrade() -> None:
    named = {"caller_id": "staff", "leader_id": "staff", "leader_party_id": "party", "hidden_by": "staff"}
    op.create_table(
        "plan",
        *_about("plan"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("stepped_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("took_part", sa.String(length=10), nullable=True),
        sa.Column("caller_name", sa.String(length=120), nullable=False),
        sa.Column("leader_name", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        *(sa.Column(column, sa.Uuid(), nullable=True) for column in named),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_plan_{column}_{target}"))
            for column, target in named.items()
        ),
    )
    op.create_table(
        "plan_step",
        *_about("plan_step"),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("took_part", sa.String(length=10), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_step_plan_id_plan")),
    )
    op.create_table(
        "plan_evaluation",
        *_about("plan_evaluation"),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("is_declined", sa.Boolean(), nullable=False),
        *(sa.Column(answer, sa.Integer(), nullable=True) for answer in ("said", "knows", "better")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_evaluation_plan_id_plan")),
    )
    _index("plan", "team_id", "patient_id", "caller_id")
    for table in ("plan_step", "plan_evaluation"):
        _index(table, "team_id", "patient_id", "plan_id")
    with op.batch_alter_table("plan") as batch_op:
        batch_op.create_index("ix_plan_team_id_state", ["team_id", "state"])


def downgrade() -> None:
    for table in ("plan_evaluation", "plan_step", "plan"):
        op.drop_table(table)
