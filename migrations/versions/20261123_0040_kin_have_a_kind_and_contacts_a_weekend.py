"""A guardian is kin of a kind of its own, what is written of kin can be put right; contacts after hours."""

import sqlalchemy as sa
from alembic import op

revision = "ways_in"
down_revision = "consult"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("care_contact") as batch_op:
        batch_op.add_column(
            sa.Column("after_hours", sa.String(length=120), nullable=False, server_default="")
        )
    with op.batch_alter_table("next_of_kin") as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=10), nullable=False, server_default="kin"))
        batch_op.add_column(sa.Column("decides", sa.String(length=140), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("by_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("supersedes_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key("fk_next_of_kin_by_id_staff", "staff", ["by_id"], ["id"])
        batch_op.create_foreign_key(
            "fk_next_of_kin_supersedes_id_next_of_kin", "next_of_kin", ["supersedes_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("next_of_kin") as batch_op:
        batch_op.drop_constraint("fk_next_of_kin_supersedes_id_next_of_kin", type_="foreignkey")
        batch_op.drop_constraint("fk_next_of_kin_by_id_staff", type_="foreignkey")
        for name in ("ended_at", "supersedes_id", "at", "by_id", "decides", "kind"):
            batch_op.drop_column(name)
    with op.batch_alter_table("care_contact") as batch_op:
        batch_op.drop_column("after_hours")
