"""A signal's answer can be corrected: the correction supersedes it, and both stay."""

import sqlalchemy as sa
from alembic import op

revision = "signal_correction"
down_revision = "discharges"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("signal_answer") as batch_op:
        batch_op.drop_constraint("uq_signal_answer_signal_id", type_="unique")
        batch_op.add_column(sa.Column("supersedes_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            "fk_signal_answer_supersedes_id_signal_answer", "signal_answer", ["supersedes_id"], ["id"]
        )
        batch_op.create_unique_constraint("uq_signal_answer_supersedes_id", ["supersedes_id"])
        batch_op.create_index("ix_signal_answer_signal_id", ["signal_id"])


def downgrade() -> None:
    with op.batch_alter_table("signal_answer") as batch_op:
        batch_op.drop_index("ix_signal_answer_signal_id")
        batch_op.drop_constraint("uq_signal_answer_supersedes_id", type_="unique")
        batch_op.drop_constraint("fk_signal_answer_supersedes_id_signal_answer", type_="foreignkey")
        batch_op.drop_column("supersedes_id")
        batch_op.create_unique_constraint("uq_signal_answer_signal_id", ["signal_id"])
