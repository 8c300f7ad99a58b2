"""A session knows whether it ended on its own device, or was ended from elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "ended_here"
down_revision = "journal_marks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("device_session") as batch_op:
        batch_op.add_column(sa.Column("ended_here", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE device_session SET ended_here = true WHERE ended_at IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table("device_session") as batch_op:
        batch_op.drop_column("ended_here")
