"""People come home from a ward: a checklist before, the day, and the ward's facts kept after."""

import sqlalchemy as sa
from alembic import op

revision = "discharges"
down_revision = "decisions_asked"
branch_labels = None
depends_on = None

ABOUT = ("patient_id", "team_id")


def _about(table: str) -> list[sa.Column[object] | sa.Constraint]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f(f"fk_{table}_patient_id_patient")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f(f"fk_{table}_party_id_party")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f(f"fk_{table}_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def upgrade() -> None:
    with op.batch_alter_table("episode") as batch_op:
        batch_op.add_column(sa.Column("discharged_on", sa.Date(), nullable=True))
    op.create_table(
        "discharge",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("started_by", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ward_name", sa.String(length=80), nullable=False),
        sa.Column("ward_contact", sa.String(length=120), nullable=False),
        sa.Column("ward_phone", sa.String(length=40), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("discharged_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name=op.f("fk_discharge_episode_id_episode")),
        sa.ForeignKeyConstraint(["started_by"], ["staff.id"], name=op.f("fk_discharge_started_by_staff")),
        sa.ForeignKeyConstraint(["ended_by"], ["staff.id"], name=op.f("fk_discharge_ended_by_staff")),
        *_about("discharge"),
    )
    op.create_table(
        "discharge_item",
        sa.Column("discharge_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("who", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=280), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["discharge_id"], ["discharge.id"], name=op.f("fk_discharge_item_discharge_id_discharge")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_discharge_item_owner_id_staff")),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["staff.id"], name=op.f("fk_discharge_item_settled_by_staff")
        ),
        *_about("discharge_item"),
    )
    for table, columns in {
        "discharge": ("episode_id", *ABOUT),
        "discharge_item": ("discharge_id", *ABOUT),
    }.items():
        with op.batch_alter_table(table) as batch_op:
            for column in columns:
                batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
    with op.batch_alter_table("discharge") as batch_op:
        batch_op.create_index(
            "uq_discharge_one_open_per_episode",
            ["episode_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("discharge_item")
    op.drop_table("discharge")
    with op.batch_alter_table("episode") as batch_op:
        batch_op.drop_column("discharged_on")
