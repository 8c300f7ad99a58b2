"""A question to the team says what was tried, and to whom it is."""

import sqlalchemy as sa
from alembic import op

revision = "consult"
down_revision = "services"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("nomination") as batch_op:
        batch_op.add_column(sa.Column("tried", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("professions", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("nomination") as batch_op:
        batch_op.drop_column("professions")
        batch_op.drop_column("tried")
