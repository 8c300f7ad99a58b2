"""The live board: teams, people, the board, the stream of events and sign-in."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "live_board"
down_revision = None
branch_labels = None
depends_on = None

HOUSE = uuid.UUID("00000000-0000-7000-8000-00000000f0ba")


def upgrade() -> None:
    op.create_table(
        "event_subject",
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("stream_id", "seq", "kind", "id", name=op.f("pk_event_subject")),
    )
    with op.batch_alter_table("event_subject", schema=None) as batch_op:
        batch_op.create_index("ix_event_subject_thing", ["stream_id", "kind", "id"], unique=False)

    op.create_table(
        "failed_sign_in",
        sa.Column("name_hash", sa.String(length=64), nullable=False),
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_sign_in")),
    )
    with op.batch_alter_table("failed_sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_failed_sign_in_address_hash"), ["address_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_failed_sign_in_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_failed_sign_in_name_hash"), ["name_hash"], unique=False)

    op.create_table(
        "party",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short", sa.String(length=40), nullable=False),
        sa.Column("principal", sa.String(length=20), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.String(length=255), nullable=True),
        sa.Column("permissions", sa.UnicodeText(), nullable=True),
        sa.Column(
            "update_datetime", sa.DateTime(), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("name", name=op.f("uq_role_name")),
    )
    op.create_table(
        "staff",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_table(
        "stream",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stream")),
    )
    op.create_table(
        "team",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("meeting_days", sa.JSON(), nullable=False),
        sa.Column("meeting_starts", sa.String(length=5), nullable=False),
        sa.Column("meeting_ends", sa.String(length=5), nullable=False),
        sa.Column("on_call_phone", sa.String(length=40), nullable=False),
        sa.Column("day_turned_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_table(
        "absence",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_absence_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_absence_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_team_id"), ["team_id"], unique=False)

    op.create_table(
        "account",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=True),
        sa.Column("fs_webauthn_user_handle", sa.String(length=64), nullable=True),
        sa.Column("mf_recovery_codes", sa.UnicodeText(), nullable=True),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("us_phone_number", sa.String(length=128), nullable=True),
        sa.Column("username", sa.String(length=255), nullable=True),
        sa.Column("us_totp_secrets", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("last_login_at", sa.DateTime(), nullable=True),
        sa.Column("current_login_at", sa.DateTime(), nullable=True),
        sa.Column("last_login_ip", sa.String(length=64), nullable=True),
        sa.Column("current_login_ip", sa.String(length=64), nullable=True),
        sa.Column("login_count", sa.Integer(), nullable=True),
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("tf_phone_number", sa.String(length=128), nullable=True),
        sa.Column(
            "create_datetime", sa.DateTime(), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "update_datetime", sa.DateTime(), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_account_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_account_fs_uniquifier")),
        sa.UniqueConstraint("fs_webauthn_user_handle", name=op.f("uq_account_fs_webauthn_user_handle")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_account_staff_id")),
        sa.UniqueConstraint("us_phone_number", name=op.f("uq_account_us_phone_number")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    op.create_table(
        "category",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("label_sv", sa.String(length=60), nullable=False),
        sa.Column("label_en", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("review_days", sa.Integer(), nullable=False),
        sa.Column("stay_low_days", sa.Integer(), nullable=True),
        sa.Column("stay_high_days", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_category_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("team_id", "code", name=op.f("uq_category_team_id")),
    )
    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_category_team_id"), ["team_id"], unique=False)

    op.create_table(
        "duty",
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff.id"], name=op.f("fk_duty_deputy_id_staff")),
        sa.ForeignKeyConstraint(["officer_id"], ["staff.id"], name=op.f("fk_duty_officer_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_duty_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
    )
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_team_id"), ["team_id"], unique=False)

    op.create_table(
        "event",
        sa.Column("stream_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("is_sight_changing", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name=op.f("fk_event_actor_id_staff")),
        sa.ForeignKeyConstraint(["stream_id"], ["stream.id"], name=op.f("fk_event_stream_id_stream")),
        sa.PrimaryKeyConstraint("stream_id", "seq", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("uq_event_actor_id_request_id", ["actor_id", "request_id"], unique=True)

    op.create_table(
        "meeting",
        sa.Column("chair_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chair_id"], ["staff.id"], name=op.f("fk_meeting_chair_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_meeting_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_team_id"), ["team_id"], unique=False)
        batch_op.create_index(
            "uq_meeting_one_open",
            ["team_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "membership",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("profession", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("fte", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("initials", sa.String(length=4), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("is_stand_in", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_membership_party_id_party")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_membership_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_membership_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_staff_id"), ["staff_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_team_id"), ["team_id"], unique=False)

    op.create_table(
        "patient",
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("is_similar", sa.Boolean(), nullable=False),
        sa.Column("protected_code", sa.String(length=12), nullable=True),
        sa.Column("primary_id", sa.Uuid(), nullable=True),
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_reason", sa.String(length=20), nullable=True),
        sa.Column("successor", sa.String(length=120), nullable=True),
        sa.Column("medication_stopped_on", sa.Date(), nullable=True),
        sa.Column("two_person_reason", sa.String(length=140), nullable=True),
        sa.Column("two_person_review_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["primary_id"], ["staff.id"], name=op.f("fk_patient_primary_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_patient_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
    )
    with op.batch_alter_table("patient", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patient_team_id"), ["team_id"], unique=False)

    op.create_table(
        "presence",
        sa.Column("socket_id", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.String(length=8), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_presence_party_id_party")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_presence_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_presence_team_id_team")),
        sa.PrimaryKeyConstraint("socket_id", name=op.f("pk_presence")),
    )
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_presence_team_id"), ["team_id"], unique=False)

    op.create_table(
        "team_party",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_team_party_party_id_party")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_party_team_id_team")),
        sa.PrimaryKeyConstraint("team_id", "party_id", name=op.f("pk_team_party")),
    )
    op.create_table(
        "care_contact",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("hours", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff.id"], name=op.f("fk_care_contact_deputy_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_care_contact_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_care_contact_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_care_contact_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_care_contact_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_contact")),
        sa.UniqueConstraint("patient_id", "party_id", name=op.f("uq_care_contact_patient_id")),
    )
    with op.batch_alter_table("care_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_care_contact_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_care_contact_staff_id"), ["staff_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_care_contact_team_id"), ["team_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_contact_by_id_staff")),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_contact_hidden_by_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_contact_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_contact_patient_id_patient")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_contact_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_on_date"), ["on_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(
            "ix_contact_patient_id_outcome_on_date",
            ["patient_id", "outcome", "hidden_at", "on_date"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_contact_team_id"), ["team_id"], unique=False)

    op.create_table(
        "decision_watch",
        sa.Column("what", sa.String(length=140), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_of", sa.String(length=120), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name=op.f("fk_decision_watch_asked_by_staff")),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_decision_watch_hidden_by_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_decision_watch_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_decision_watch_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_decision_watch_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_watch")),
    )
    with op.batch_alter_table("decision_watch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_watch_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_watch_team_id"), ["team_id"], unique=False)

    op.create_table(
        "device_session",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=10), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_device_session_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_device_session_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_session")),
    )
    with op.batch_alter_table("device_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "episode",
        sa.Column("category_id", sa.Uuid(), nullable=False),
        sa.Column("urgency", sa.String(length=6), nullable=False),
        sa.Column("why_text", sa.Text(), nullable=False),
        sa.Column("why_tags", sa.JSON(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed_by", sa.Uuid(), nullable=False),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("urgency_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lowered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("goal", sa.String(length=280), nullable=False),
        sa.Column("ward_name", sa.String(length=80), nullable=True),
        sa.Column("ward_contact", sa.String(length=120), nullable=True),
        sa.Column("ward_phone", sa.String(length=40), nullable=True),
        sa.Column("discharge_on", sa.Date(), nullable=True),
        sa.Column("step_down_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("step_down_by", sa.Uuid(), nullable=True),
        sa.Column("step_down_why", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("closing_text", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_episode_category_id_category")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_episode_closed_by_staff")),
        sa.ForeignKeyConstraint(["holder_id"], ["staff.id"], name=op.f("fk_episode_holder_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_episode_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_episode_patient_id_patient")),
        sa.ForeignKeyConstraint(["placed_by"], ["staff.id"], name=op.f("fk_episode_placed_by_staff")),
        sa.ForeignKeyConstraint(["step_down_by"], ["staff.id"], name=op.f("fk_episode_step_down_by_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_episode_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode")),
    )
    with op.batch_alter_table("episode", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_episode_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index("ix_episode_patient_id_closed_at", ["patient_id", "closed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_episode_team_id"), ["team_id"], unique=False)
        batch_op.create_index("ix_episode_team_id_closed_at", ["team_id", "closed_at"], unique=False)
        batch_op.create_index(
            "uq_episode_one_open",
            ["patient_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "known_to",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_known_to_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_known_to_patient_id_patient")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_known_to_team_id_team")),
        sa.PrimaryKeyConstraint("patient_id", "party_id", name=op.f("pk_known_to")),
    )
    with op.batch_alter_table("known_to", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_to_team_id"), ["team_id"], unique=False)

    op.create_table(
        "legal_status",
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_legal_status_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_legal_status_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_legal_status_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_status")),
    )
    with op.batch_alter_table("legal_status", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_legal_status_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_legal_status_team_id"), ["team_id"], unique=False)

    op.create_table(
        "next_of_kin",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("relation", sa.String(length=60), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("may_contact", sa.String(length=12), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_next_of_kin_hidden_by_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_next_of_kin_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_next_of_kin_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_next_of_kin_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_of_kin")),
    )
    with op.batch_alter_table("next_of_kin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_next_of_kin_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_next_of_kin_team_id"), ["team_id"], unique=False)

    op.create_table(
        "nomination",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=True),
        sa.Column("urgency", sa.String(length=6), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("returns_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_nomination_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_nomination_category_id_category")
        ),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_nomination_hidden_by_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_nomination_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_nomination_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_nomination_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nomination_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_team_id"), ["team_id"], unique=False)
        batch_op.create_index("ix_nomination_team_id_state", ["team_id", "state"], unique=False)

    op.create_table(
        "note",
        sa.Column("text", sa.String(length=280), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_note_by_id_staff")),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_note_hidden_by_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_note_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_note_patient_id_patient")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["note.id"], name=op.f("fk_note_supersedes_id_note")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_note_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(
            "ix_note_patient_id_hidden_at_at", ["patient_id", "hidden_at", "at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_note_team_id"), ["team_id"], unique=False)

    op.create_table(
        "reading",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("device", sa.String(length=10), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_reading_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_reading_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_reading_patient_id_patient")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_reading_staff_id_staff")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_reading_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reading_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reading_team_id"), ["team_id"], unique=False)

    op.create_table(
        "roles_users",
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=op.f("fk_roles_users_role_id_role")),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], name=op.f("fk_roles_users_user_id_account")),
    )
    op.create_table(
        "task_template",
        sa.Column("category_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_sv", sa.String(length=140), nullable=False),
        sa.Column("text_en", sa.String(length=140), nullable=False),
        sa.Column("due_weekdays", sa.Integer(), nullable=False),
        sa.Column("is_preticked", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_task_template_category_id_category")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_task_template_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_template")),
    )
    with op.batch_alter_table("task_template", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_template_category_id"), ["category_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_template_team_id"), ["team_id"], unique=False)

    op.create_table(
        "web_authn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1024), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=True),
        sa.Column("transports", sa.UnicodeText(), nullable=True),
        sa.Column("backup_state", sa.Boolean(), nullable=False),
        sa.Column("device_type", sa.String(length=64), nullable=False),
        sa.Column("extensions", sa.String(length=255), nullable=True),
        sa.Column(
            "create_datetime", sa.DateTime(), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column("lastuse_datetime", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("usage", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["account.id"], name=op.f("fk_web_authn_user_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_authn")),
    )
    with op.batch_alter_table("web_authn", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_authn_credential_id"), ["credential_id"], unique=True)

    op.create_table(
        "answer",
        sa.Column("nomination_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("next_step", sa.String(length=140), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result_due_on", sa.Date(), nullable=True),
        sa.Column("result_text", sa.Text(), nullable=True),
        sa.Column("result_by_id", sa.Uuid(), nullable=True),
        sa.Column("result_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_answer_by_id_staff")),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_answer_hidden_by_staff")),
        sa.ForeignKeyConstraint(["holder_id"], ["staff.id"], name=op.f("fk_answer_holder_id_staff")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_answer_nomination_id_nomination")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_answer_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_answer_patient_id_patient")),
        sa.ForeignKeyConstraint(["result_by_id"], ["staff.id"], name=op.f("fk_answer_result_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["answer.id"], name=op.f("fk_answer_supersedes_id_answer")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_answer_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_nomination_id"), ["nomination_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answer_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answer_team_id"), ["team_id"], unique=False)

    op.create_table(
        "checklist_item",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=280), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_checklist_item_episode_id_episode")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_checklist_item_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_checklist_item_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_checklist_item_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_item")),
    )
    with op.batch_alter_table("checklist_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checklist_item_episode_id"), ["episode_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_item_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_checklist_item_team_id"), ["team_id"], unique=False)

    op.create_table(
        "episode_change",
        sa.Column("episode_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("was_category_id", sa.Uuid(), nullable=True),
        sa.Column("category_id", sa.Uuid(), nullable=False),
        sa.Column("was_urgency", sa.String(length=6), nullable=True),
        sa.Column("urgency", sa.String(length=6), nullable=False),
        sa.Column("why_text", sa.Text(), nullable=False),
        sa.Column("why_tags", sa.JSON(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_episode_change_by_id_staff")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_episode_change_category_id_category")
        ),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f("fk_episode_change_episode_id_episode")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_episode_change_party_id_party")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_episode_change_patient_id_patient")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_episode_change_team_id_team")),
        sa.ForeignKeyConstraint(
            ["was_category_id"], ["category.id"], name=op.f("fk_episode_change_was_category_id_category")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_episode_change")),
    )
    with op.batch_alter_table("episode_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_episode_change_episode_id"), ["episode_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_episode_change_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index("ix_episode_change_patient_id_at", ["patient_id", "at"], unique=False)
        batch_op.create_index(batch_op.f("ix_episode_change_team_id"), ["team_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("episode_id", sa.Uuid(), nullable=True),
        sa.Column("template_id", sa.Uuid(), nullable=True),
        sa.Column("category_id", sa.Uuid(), nullable=True),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(length=140), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_time", sa.String(length=5), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("is_safety", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("closed_reason", sa.String(length=280), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_task_answer_id_answer")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_task_by_id_staff")),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_task_category_id_category")),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_task_done_by_staff")),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name=op.f("fk_task_episode_id_episode")),
        sa.ForeignKeyConstraint(["hidden_by"], ["staff.id"], name=op.f("fk_task_hidden_by_staff")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_task_owner_id_staff")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_task_party_id_party")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_task_patient_id_patient")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_task_team_id_team")),
        sa.ForeignKeyConstraint(
            ["template_id"], ["task_template.id"], name=op.f("fk_task_template_id_task_template")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_episode_id"), ["episode_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_patient_id"), ["patient_id"], unique=False)
        batch_op.create_index(
            "ix_task_patient_id_hidden_at_done_at", ["patient_id", "hidden_at", "done_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_task_team_id"), ["team_id"], unique=False)
        batch_op.create_index("ix_task_team_id_state", ["team_id", "state"], unique=False)

    # Verbs that belong to no team have a stream of their own.
    op.execute(
        sa.table("stream", sa.column("id", sa.Uuid), sa.column("seq", sa.Integer), sa.column("mark", sa.Uuid))
        .insert()
        .values(id=HOUSE, seq=0, mark=uuid.UUID(int=0))
    )


def downgrade() -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index("ix_task_team_id_state")
        batch_op.drop_index(batch_op.f("ix_task_team_id"))
        batch_op.drop_index("ix_task_patient_id_hidden_at_done_at")
        batch_op.drop_index(batch_op.f("ix_task_patient_id"))
        batch_op.drop_index(batch_op.f("ix_task_owner_id"))
        batch_op.drop_index(batch_op.f("ix_task_episode_id"))

    op.drop_table("task")
    with op.batch_alter_table("episode_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_episode_change_team_id"))
        batch_op.drop_index("ix_episode_change_patient_id_at")
        batch_op.drop_index(batch_op.f("ix_episode_change_patient_id"))
        batch_op.drop_index(batch_op.f("ix_episode_change_episode_id"))

    op.drop_table("episode_change")
    with op.batch_alter_table("checklist_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checklist_item_team_id"))
        batch_op.drop_index(batch_op.f("ix_checklist_item_patient_id"))
        batch_op.drop_index(batch_op.f("ix_checklist_item_episode_id"))

    op.drop_table("checklist_item")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_team_id"))
        batch_op.drop_index(batch_op.f("ix_answer_patient_id"))
        batch_op.drop_index(batch_op.f("ix_answer_nomination_id"))

    op.drop_table("answer")
    with op.batch_alter_table("web_authn", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_authn_credential_id"))

    op.drop_table("web_authn")
    with op.batch_alter_table("task_template", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_template_team_id"))
        batch_op.drop_index(batch_op.f("ix_task_template_category_id"))

    op.drop_table("task_template")
    op.drop_table("roles_users")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_team_id"))
        batch_op.drop_index(batch_op.f("ix_reading_patient_id"))
        batch_op.drop_index(batch_op.f("ix_reading_at"))

    op.drop_table("reading")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_team_id"))
        batch_op.drop_index("ix_note_patient_id_hidden_at_at")
        batch_op.drop_index(batch_op.f("ix_note_patient_id"))

    op.drop_table("note")
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.drop_index("ix_nomination_team_id_state")
        batch_op.drop_index(batch_op.f("ix_nomination_team_id"))
        batch_op.drop_index(batch_op.f("ix_nomination_patient_id"))
        batch_op.drop_index(batch_op.f("ix_nomination_by_id"))

    op.drop_table("nomination")
    with op.batch_alter_table("next_of_kin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_next_of_kin_team_id"))
        batch_op.drop_index(batch_op.f("ix_next_of_kin_patient_id"))

    op.drop_table("next_of_kin")
    with op.batch_alter_table("legal_status", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_legal_status_team_id"))
        batch_op.drop_index(batch_op.f("ix_legal_status_patient_id"))

    op.drop_table("legal_status")
    with op.batch_alter_table("known_to", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_known_to_team_id"))

    op.drop_table("known_to")
    with op.batch_alter_table("episode", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_episode_one_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index("ix_episode_team_id_closed_at")
        batch_op.drop_index(batch_op.f("ix_episode_team_id"))
        batch_op.drop_index("ix_episode_patient_id_closed_at")
        batch_op.drop_index(batch_op.f("ix_episode_patient_id"))

    op.drop_table("episode")
    with op.batch_alter_table("device_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_session_account_id"))

    op.drop_table("device_session")
    with op.batch_alter_table("decision_watch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_watch_team_id"))
        batch_op.drop_index(batch_op.f("ix_decision_watch_patient_id"))

    op.drop_table("decision_watch")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_team_id"))
        batch_op.drop_index("ix_contact_patient_id_outcome_on_date")
        batch_op.drop_index(batch_op.f("ix_contact_patient_id"))
        batch_op.drop_index(batch_op.f("ix_contact_on_date"))

    op.drop_table("contact")
    with op.batch_alter_table("care_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_care_contact_team_id"))
        batch_op.drop_index(batch_op.f("ix_care_contact_staff_id"))
        batch_op.drop_index(batch_op.f("ix_care_contact_patient_id"))

    op.drop_table("care_contact")
    op.drop_table("team_party")
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_presence_team_id"))

    op.drop_table("presence")
    with op.batch_alter_table("patient", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_patient_team_id"))

    op.drop_table("patient")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_team_id"))
        batch_op.drop_index(batch_op.f("ix_membership_staff_id"))

    op.drop_table("membership")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_meeting_one_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_meeting_team_id"))

    op.drop_table("meeting")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("uq_event_actor_id_request_id")

    op.drop_table("event")
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duty_team_id"))

    op.drop_table("duty")
    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_category_team_id"))

    op.drop_table("category")
    op.drop_table("account")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_team_id"))

    op.drop_table("absence")
    op.drop_table("team")
    op.drop_table("stream")
    op.drop_table("staff")
    op.drop_table("role")
    op.drop_table("party")
    with op.batch_alter_table("failed_sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_failed_sign_in_name_hash"))
        batch_op.drop_index(batch_op.f("ix_failed_sign_in_at"))
        batch_op.drop_index(batch_op.f("ix_failed_sign_in_address_hash"))

    op.drop_table("failed_sign_in")
    with op.batch_alter_table("event_subject", schema=None) as batch_op:
        batch_op.drop_index("ix_event_subject_thing")

    op.drop_table("event_subject")
