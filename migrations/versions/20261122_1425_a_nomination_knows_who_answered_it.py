"""A nomination knows which party answered it last, and is told to those who may see that party."""

import sqlalchemy as sa
from alembic import op

revision = "decided_by_party"
down_revision = "daily_meeting"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("nomination") as nomination:
        nomination.add_column(sa.Column("decided_party_id", sa.Uuid(), nullable=True))
        nomination.create_foreign_key(
            nomination.f("fk_nomination_decided_party_id_party"), "party", ["decided_party_id"], ["id"]
        )
    op.execute(
        "UPDATE nomination SET decided_party_id = (SELECT answer.party_id FROM answer"
        " WHERE answer.nomination_id = nomination.id ORDER BY answer.at DESC LIMIT 1)"
    )


def downgrade() -> None:
    with op.batch_alter_table("nomination") as nomination:
        nomination.drop_constraint(nomination.f("fk_nomination_decided_party_id_party"), type_="foreignkey")
        nomination.drop_column("decided_party_id")
