"""A team says who is asked about somebody who is not in it, and by when they answer."""

import sqlalchemy as sa
from alembic import op

revision = "asked_elsewhere"
down_revision = "ways_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("team") as batch_op:
        batch_op.add_column(sa.Column("others_to", sa.String(length=120), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("others_phone", sa.String(length=40), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("others_weekdays", sa.Integer(), nullable=False, server_default="2"))


def downgrade() -> None:
    with op.batch_alter_table("team") as batch_op:
        for name in ("others_weekdays", "others_phone", "others_to"):
            batch_op.drop_column(name)
