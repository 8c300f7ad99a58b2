"""A person has one open time on the board per party: a second party must not learn of the first's."""

import sqlalchemy as sa
from alembic import op

revision = "one_open_per_party"
down_revision = "secrecy"
branch_labels = None
depends_on = None

STILL_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.drop_index("uq_episode_one_open", table_name="episode")
    op.create_index(
        "uq_episode_one_open_per_party",
        "episode",
        ["patient_id", "party_id"],
        unique=True,
        sqlite_where=STILL_OPEN,
        postgresql_where=STILL_OPEN,
    )


def downgrade() -> None:
    op.drop_index("uq_episode_one_open_per_party", table_name="episode")
    op.create_index(
        "uq_episode_one_open",
        "episode",
        ["patient_id"],
        unique=True,
        sqlite_where=STILL_OPEN,
        postgresql_where=STILL_OPEN,
    )
