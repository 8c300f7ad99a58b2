"""Who in the team has competence in addiction."""

import sqlalchemy as sa
from alembic import op

revision = "knows_addiction"
down_revision = "contacts_by_day"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("membership") as batch_op:
        batch_op.add_column(
            sa.Column("knows_addiction", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("membership") as batch_op:
        batch_op.drop_column("knows_addiction")
