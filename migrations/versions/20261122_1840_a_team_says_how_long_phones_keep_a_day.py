"""A team says how long phones keep a day."""

import sqlalchemy as sa
from alembic import op

revision = "phone_hours"
down_revision = "planned_visits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("team") as batch_op:
        batch_op.add_column(sa.Column("phone_hours", sa.Integer(), nullable=False, server_default="24"))


def downgrade() -> None:
    with op.batch_alter_table("team") as batch_op:
        batch_op.drop_column("phone_hours")
