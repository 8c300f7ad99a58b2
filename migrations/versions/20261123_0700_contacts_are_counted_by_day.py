"""A team's contacts are counted by day and outcome."""

from alembic import op

revision = "contacts_by_day"
down_revision = "timeline"
branch_labels = None
depends_on = None

COUNTED = "ix_contact_team_id_on_date"


def upgrade() -> None:
    with op.batch_alter_table("contact") as batch_op:
        batch_op.create_index(COUNTED, ["team_id", "on_date", "outcome", "hidden_at"], unique=False)
        batch_op.drop_index("ix_contact_on_date")


def downgrade() -> None:
    with op.batch_alter_table("contact") as batch_op:
        batch_op.create_index("ix_contact_on_date", ["on_date"], unique=False)
        batch_op.drop_index(COUNTED)
