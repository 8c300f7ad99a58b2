"""A task is offered before it changes hands."""

import sqlalchemy as sa
from alembic import op

revision = "task_offered"
down_revision = "phone_hours"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("task") as batch_op:
        batch_op.add_column(sa.Column("offered_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("declined_by", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("declined_because", sa.String(length=140), nullable=False, server_default="")
        )
        batch_op.create_foreign_key("fk_task_offered_to_id_staff", "staff", ["offered_to_id"], ["id"])
        batch_op.create_foreign_key("fk_task_declined_by_staff", "staff", ["declined_by"], ["id"])
        batch_op.create_index("ix_task_offered_to_id", ["offered_to_id"])


def downgrade() -> None:
    with op.batch_alter_table("task") as batch_op:
        batch_op.drop_index("ix_task_offered_to_id")
        batch_op.drop_constraint("fk_task_declined_by_staff", type_="foreignkey")
        batch_op.drop_constraint("fk_task_offered_to_id_staff", type_="foreignkey")
        batch_op.drop_column("declined_because")
        batch_op.drop_column("declined_by")
        batch_op.drop_column("offered_to_id")
