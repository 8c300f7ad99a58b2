"""Principals, parties, teams and the people who work in them."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import JSON, ForeignKey, Numeric, String, UniqueConstraint, exists
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from fact_board.access.models import Bar
from fact_board.columns import Identified, OfTeam, Subject, UTCDateTime, Versioned
from fact_board.extensions import Model

PRINCIPALS = ("region", "municipality")
PROFESSIONS = (
    "nurse",
    "assistant_nurse",
    "doctor",
    "psychologist",
    "social_worker",
    "occupational_therapist",
    "peer_specialist",
    "ips_specialist",
    "housing_support",
    "needs_assessor",
    "team_leader",
    "administrator",
)
ROLES = ("member", "leader", "nominator", "administrator", "log_reviewer")


class Party(Identified, Model):
    """A part of a principal with its own secrecy: an audience."""

    __tablename__ = "party"

    name: Mapped[str] = mapped_column(String(120))
    short: Mapped[str] = mapped_column(String(40))
    principal: Mapped[str] = mapped_column(String(20))


class Team(Identified, Versioned, Model):
    """A FACT team: its settings, meeting days and times."""

    __tablename__ = "team"

    name: Mapped[str] = mapped_column(String(80))
    meeting_days: Mapped[list[int]] = mapped_column(JSON, default=lambda: [0, 1, 2, 3, 4])
    meeting_starts: Mapped[str] = mapped_column(String(5), default="08:30")
    meeting_ends: Mapped[str] = mapped_column(String(5), default="08:50")
    shows_protected_names: Mapped[bool] = mapped_column(default=False)  # in lists of those who know them
    phone_hours: Mapped[int] = mapped_column(default=24)  # so long a phone keeps a day; 0: never
    on_call_phone: Mapped[str] = mapped_column(String(40), default="")
    others_to: Mapped[str] = mapped_column(String(120), default="")  # asked about who is not in the team …
    others_phone: Mapped[str] = mapped_column(String(40), default="")
    others_weekdays: Mapped[int] = mapped_column(default=2)  # … and answers within so many
    day_turned_on: Mapped[dt.date | None]

    @property
    def stream_id(self) -> uuid.UUID:
        return self.id

    @property
    def subject(self) -> Subject:
        return ("team", self.id)


class TeamParty(OfTeam, Model):
    """A party takes part in a team."""

    __tablename__ = "team_party"

    team_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("team.id"), primary_key=True)
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"), primary_key=True)

    @property
    def subject(self) -> Subject:
        return ("party", self.party_id)


class Staff(Identified, Model):
    """A person who works with the team's patients."""

    __tablename__ = "staff"

    name: Mapped[str] = mapped_column(String(120))
    hsa_id: Mapped[str | None] = mapped_column(
        String(31), unique=True
    )  # who they are to an identity provider


class Membership(Identified, OfTeam, Versioned, Model):
    """Where, as what and for how long someone works; its party is their audience."""

    __tablename__ = "membership"

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    profession: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(20), default="member")
    fte: Mapped[Decimal] = mapped_column(Numeric(4, 2), default=Decimal("1.0"))
    initials: Mapped[str] = mapped_column(String(4))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    is_stand_in: Mapped[bool] = mapped_column(default=False)
    may_chair: Mapped[bool] = mapped_column(default=False)  # trained to lead the meeting
    knows_addiction: Mapped[bool] = mapped_column(default=False)  # the model wants two who do

    staff: Mapped[Staff] = relationship(lazy="joined")
    team: Mapped[Team] = relationship()
    party: Mapped[Party] = relationship()
    if TYPE_CHECKING:
        has_bars: Mapped[bool]

    @property
    def subject(self) -> Subject:
        return ("staff", self.staff_id)

    def is_current(self, day: dt.date) -> bool:
        """Both ends include their day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Invitation(Identified, OfTeam, Model):
    """A link that lets one colleague set their password, once. Only the hash of its secret is kept."""

    __tablename__ = "invitation"

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    made_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    expires_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    staff: Mapped[Staff] = relationship(lazy="joined", foreign_keys=[staff_id])

    @property
    def subject(self) -> Subject:
        return ("staff", self.staff_id)

    def is_open(self, now: dt.datetime) -> bool:
        """Neither used nor withdrawn nor too old."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


Membership.has_bars = column_property(  # barred from somebody: such a person has a room of their own
    exists().where(
        Bar.team_id == Membership.team_id, Bar.staff_id == Membership.staff_id, Bar.lifted_at.is_(None)
    )
)


class Absence(Identified, OfTeam, Model):
    """Days a member is away, both included."""

    __tablename__ = "absence"

    staff_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    from_on: Mapped[dt.date]
    to_on: Mapped[dt.date]

    @property
    def subject(self) -> Subject:
        return ("staff", self.staff_id)


class Duty(Identified, OfTeam, Model):
    """Who answers for today's urgent things from this day on; the latest row counts."""

    __tablename__ = "duty"

    starts_on: Mapped[dt.date]
    officer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    deputy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    set_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    @property
    def subject(self) -> Subject:
        return ("team", self.team_id)


class Category(Identified, OfTeam, Versioned, Model):
    """Why someone is on the board: a column. The code is fixed, the rest is the team's own."""

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("team_id", "code"),)

    code: Mapped[str] = mapped_column(String(20))
    label_sv: Mapped[str] = mapped_column(String(60))
    label_en: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    is_active: Mapped[bool] = mapped_column(default=True)
    review_days: Mapped[int]  # 0 = each meeting
    stay_low_days: Mapped[int | None]
    stay_high_days: Mapped[int | None]

    team: Mapped[Team] = relationship(viewonly=True)
    templates: Mapped[list["TaskTemplate"]] = relationship(order_by="TaskTemplate.position")

    @property
    def subject(self) -> Subject:
        return ("category", self.id)


class TaskTemplate(Identified, OfTeam, Model):
    """A task that a category proposes, due some weekdays after the placing."""

    __tablename__ = "task_template"

    category_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("category.id"), index=True)
    position: Mapped[int]
    text_sv: Mapped[str] = mapped_column(String(140))
    text_en: Mapped[str] = mapped_column(String(140))
    due_weekdays: Mapped[int]
    is_preticked: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
