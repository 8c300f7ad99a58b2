"""What support people have and need: kinds, services, needs, and when they were gone through."""

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "services"
down_revision = "signal_correction"
branch_labels = None
depends_on = None

KINDS = (
    ("God man/förvaltare", None, True),
    ("LSS-insatser", "municipality", True),
    ("Boendestöd", "municipality", True),
    ("Hemtjänst", "municipality", True),
    ("Sysselsättning", "municipality", True),
    ("Ekonomiskt bistånd", "municipality", True),
    ("Pers.ass/ledsagare/KP SoL", "municipality", True),
    ("Hemsjukvård", "municipality", True),
    ("Mötesplats", "municipality", True),
    ("Boende", "municipality", True),
    ("Stödboende", "municipality", True),
    ("Personligt ombud", "municipality", True),
    ("Rehabilitering", "region", True),
    ("Anhörigstöd", "municipality", True),
    ("Kontaktperson enl. SoL", "municipality", True),
    ("God man", None, False),
    ("Öppenvårdshuset Gustav", None, False),
    ('Ungdomsgrupp "Valet"', None, False),
)


def upgrade() -> None:
    kinds = op.create_table(
        "service_kind",
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("principal", sa.String(length=12), nullable=True),
        *_of_team("service_kind"),
    )
    _index("service_kind", "team_id")
    teams = op.get_bind().execute(sa.text("SELECT id FROM team")).scalars().all()
    op.bulk_insert(
        kinds,
        [
            {
                "id": uuid.uuid4(),
                "team_id": team if isinstance(team, uuid.UUID) else uuid.UUID(team),
                "label": label,
                "position": position,
                "is_active": is_active,
                "principal": principal,
                "version": 0,
            }
            for team in teams
            for position, (label, principal, is_active) in enumerate(KINDS)
        ],
    )
    op.create_table(
        "service",
        sa.Column("kind_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.String(length=120), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        *_signed("service"),
        *_hideable("service"),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_service_owner_id_staff")),
        *_about("service"),
    )
    op.create_table(
        "need",
        sa.Column("kind_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=140), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_how", sa.String(length=4), nullable=True),
        *_signed("need"),
        *_hideable("need"),
        *_about("need"),
    )
    op.create_table(
        "service_mapping",
        sa.Column("mapped_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_service_mapping_by_id_staff")),
        *_about("service_mapping"),
        sa.UniqueConstraint("patient_id", "party_id", name=op.f("uq_service_mapping_patient_id")),
    )
    for table in ("service", "need", "service_mapping"):
        _index(table, "team_id", "patient_id")


def _signed(table: str) -> list[Any]:
    """Of which kind, by whom and when."""
    return [
        sa.ForeignKeyConstraint(
            ["kind_id"], ["service_kind.id"], name=op.f(f"fk_{table}_kind_id_service_kind")
        ),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f(f"fk_{table}_by_id_staff")),
    ]


def _hideable(table: str) -> list[Any]:
    return [
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f(f"fk_{table}_hidden_by_staff")),
    ]


def _about(table: str) -> list[Any]:
    return [
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f(f"fk_{table}_patient_id_patient")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f(f"fk_{table}_party_id_party")),
        *_of_team(table),
    ]


def _of_team(table: str) -> list[Any]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f(f"fk_{table}_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column])


def downgrade() -> None:
    for table in ("service_mapping", "need", "service", "service_kind"):
        op.drop_table(table)
