"""Phones may ask to be told that something waits on the board."""

import sqlalchemy as sa
from alembic import op

revision = "push"
down_revision = "task_offered"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_subscription",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.String(length=1000), nullable=False),
        sa.Column("p256dh", sa.String(length=100), nullable=False),
        sa.Column("auth", sa.String(length=40), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("wants", sa.JSON(), nullable=False),
        sa.Column("quiet_from", sa.String(length=5), nullable=False),
        sa.Column("quiet_until", sa.String(length=5), nullable=False),
        sa.Column("quiet_days_off", sa.Boolean(), nullable=False),
        sa.Column("duty_always", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["device_session.id"],
            name=op.f("fk_push_subscription_session_id_device_session"),
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.id"],
            name=op.f("fk_push_subscription_staff_id_staff"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_subscription_endpoint")),
    )
    op.create_table(
        "outbound",
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=8), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_how", sa.String(length=8), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["push_subscription.id"],
            name=op.f("fk_outbound_subscription_id_push_subscription"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbound")),
    )
    op.create_table(
        "push_cursor",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_push_cursor_team_id_team"),
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_push_cursor")),
    )
    with op.batch_alter_table("push_subscription") as batch_op:
        for column in ("session_id", "staff_id"):
            batch_op.create_index(batch_op.f(f"ix_push_subscription_{column}"), [column])
    with op.batch_alter_table("outbound") as batch_op:
        batch_op.create_index(batch_op.f("ix_outbound_done_at"), ["done_at"])
        batch_op.create_index("ix_outbound_subscription_id_done_at", ["subscription_id", "done_at"])


def downgrade() -> None:
    op.drop_table("push_cursor")
    op.drop_table("outbound")
    op.drop_table("push_subscription")
