"""Signing in through an identity provider: the HSA-id, and whom the provider vouched for."""

import sqlalchemy as sa
from alembic import op

revision = "openid_sign_in"
down_revision = "signed_trail"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hsa_id", sa.String(length=31), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_staff_hsa_id"), ["hsa_id"])

    op.create_table(
        "openid_entry",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("provider_session", sa.String(length=255), nullable=True),
        sa.Column("id_token", sa.Text(), nullable=False),
        sa.Column("is_strong", sa.Boolean(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_openid_entry_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["device_session.id"], name=op.f("fk_openid_entry_session_id_device_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openid_entry")),
        sa.UniqueConstraint("session_id", name=op.f("uq_openid_entry_session_id")),
    )
    with op.batch_alter_table("openid_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_openid_entry_provider_session"), ["provider_session"])
        batch_op.create_index(batch_op.f("ix_openid_entry_subject"), ["subject"])


def downgrade() -> None:
    op.drop_table("openid_entry")
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_staff_hsa_id"), type_="unique")
        batch_op.drop_column("hsa_id")
