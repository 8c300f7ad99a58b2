"""A meeting remembers whose part 2 was held."""

import sqlalchemy as sa
from alembic import op

revision = "held_apart"
down_revision = "signals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("held_apart", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.drop_column("held_apart")
