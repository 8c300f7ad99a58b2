"""What stands on the board: nominations and answers, episodes, notes and tasks."""

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fact_board.columns import AboutPatient, Hideable, Identified, OwnParty, UTCDateTime, Versioned
from fact_board.extensions import Model
from fact_board.teams.models import PROFESSIONS, Category

TAGS = ("sleep", "isolation", "medicine", "hygiene", "worry", "threat", "money", "housing")
REASONS = (
    "as_planned",
    "calmer",
    "sleep",
    "isolation",
    "medicine",
    "missed_visits",
    "unopened_door",
    "suicide_risk",
    "threat",
    "worry",
    "money",
    "housing",
    "admission",
    "discharge",
    "family",
)
URGENCIES = ("red", "amber", "green")
NOMINATION_KINDS = ("board", "consult")
CONSULTED = tuple(each for each in PROFESSIONS if each not in ("team_leader", "administrator"))
DECISIONS = ("place", "wait", "not_now", "reply", "observed")
OUTCOMES = ("goals_met", "stable", "own_wish", "other_care", "left_team", "died")
CHECKLIST = ("crisis_plan", "person_informed", "contacts_informed", "medication", "next_contact")


class Nomination(Identified, AboutPatient, Versioned, Hideable, Model):
    """A proposal to put someone on the board, or a question that needs an answer only."""

    __tablename__ = "nomination"
    __table_args__ = (Index("ix_nomination_team_id_state", "team_id", "state"),)

    kind: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10), default="open")  # open waiting answered withdrawn
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    category_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("category.id"))
    urgency: Mapped[str | None] = mapped_column(String(6))
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    text: Mapped[str] = mapped_column(Text, default="")
    tried: Mapped[str] = mapped_column(Text, default="")  # of a question: what was done so far
    professions: Mapped[list[str]] = mapped_column(JSON, default=list)  # whom it is to; empty: the team
    answer_due_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    returns_on: Mapped[dt.date | None]
    promise_staff_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))  # who answers …
    promise_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)  # … at the latest then
    ended_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    decided_party_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("party.id"))  # who answered last


class DutyCall(Identified, AboutPatient, Model):
    """A red nomination made between meetings: the duty officer reads it, after half an hour the deputy."""

    __tablename__ = "duty_call"

    nomination_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("nomination.id"), unique=True)
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    passed_on_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    read_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    read_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class Answer(Identified, AboutPatient, Hideable, Model):
    """What the nominator is told. Never changed: a correction supersedes it and both stay."""

    __tablename__ = "answer"
    scope = "notes"

    nomination_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("nomination.id"), index=True)
    decision: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    instead: Mapped[str] = mapped_column(Text, default="")
    holder_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    next_step: Mapped[str] = mapped_column(String(140), default="")
    next_on: Mapped[dt.date | None]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("answer.id"))
    read_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    result_due_on: Mapped[dt.date | None]
    result_text: Mapped[str | None] = mapped_column(Text)
    result_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    result_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class Episode(Identified, AboutPatient, Versioned, Model):
    """From placed on the board to taken off. A person has at most one open in each party's books.

    Between parties there may be two: neither may learn from a refusal that the other already has one.
    """

    __tablename__ = "episode"
    __table_args__ = (
        Index(
            "uq_episode_one_open_per_party",
            "patient_id",
            "party_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_episode_patient_id_party_id_closed_at", "patient_id", "party_id", "closed_at"),
        Index("ix_episode_team_id_closed_at", "team_id", "closed_at"),
    )

    category_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("category.id"))
    urgency: Mapped[str] = mapped_column(String(6))
    why_text: Mapped[str] = mapped_column(Text, default="")
    why_tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    placed_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    placed_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    is_provisional: Mapped[bool] = mapped_column(default=False)
    review_on: Mapped[dt.date | None]
    reviewed_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    urgency_since: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    lowered_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    goal: Mapped[str] = mapped_column(String(280), default="")
    ward_name: Mapped[str | None] = mapped_column(String(80))
    ward_contact: Mapped[str | None] = mapped_column(String(120))
    ward_phone: Mapped[str | None] = mapped_column(String(40))
    discharge_on: Mapped[dt.date | None]
    discharged_on: Mapped[dt.date | None]  # home from the ward: the first contact is counted from here
    step_down_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    step_down_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    step_down_why: Mapped[str] = mapped_column(Text, default="")
    closed_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    closed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    outcome: Mapped[str | None] = mapped_column(String(20))
    closing_text: Mapped[str] = mapped_column(Text, default="")
    holder_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))

    category: Mapped[Category] = relationship(lazy="joined")


def own_first(party_id: uuid.UUID | None, episodes: Iterable[Episode]) -> list[Episode]:
    """Times on the board that go on side by side: one's own party's first, then the earliest."""
    return sorted(episodes, key=lambda each: (each.party_id != party_id, each.placed_at, each.id))


class EpisodeChange(Identified, AboutPatient, Model):
    """One change of category or urgency, with its why: the episode's history."""

    __tablename__ = "episode_change"
    __table_args__ = (Index("ix_episode_change_patient_id_party_id_at", "patient_id", "party_id", "at"),)

    episode_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("episode.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    seq: Mapped[int]
    was_category_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("category.id"))
    category_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("category.id"))
    was_urgency: Mapped[str | None] = mapped_column(String(6))
    urgency: Mapped[str] = mapped_column(String(6))
    why_text: Mapped[str] = mapped_column(Text, default="")
    why_tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    was: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)  # what an undo puts back
    met_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    undone_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)


class ChecklistItem(Identified, AboutPatient, Versioned, Model):
    """One thing to have done, or waived with a reason, before someone steps down."""

    __tablename__ = "checklist_item"

    episode_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("episode.id"), index=True)
    code: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(8), default="open")  # open done waived
    reason: Mapped[str] = mapped_column(String(280), default="")


class Note(Identified, AboutPatient, Hideable, OwnParty, Model):
    """A short text on a card. Never changed: a correction supersedes it."""

    __tablename__ = "note"
    scope = "notes"
    __table_args__ = (Index("ix_note_patient_id_party_id_at", "patient_id", "party_id", "hidden_at", "at"),)

    text: Mapped[str] = mapped_column(String(280))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    supersedes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("note.id"))


class Task(Identified, AboutPatient, Versioned, Hideable, OwnParty, Model):
    """Who does what, when. Open tasks have exactly one owner; proposed ones wait for one."""

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_team_id_state", "team_id", "state"),
        Index("ix_task_patient_id_party_id_done_at", "patient_id", "party_id", "hidden_at", "done_at"),
    )

    episode_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("episode.id"), index=True)
    template_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("task_template.id"))
    category_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("category.id"))
    answer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("answer.id"))
    text: Mapped[str] = mapped_column(String(140))
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    due_on: Mapped[dt.date]
    due_time: Mapped[str | None] = mapped_column(String(5))
    state: Mapped[str] = mapped_column(String(10), default="open")  # proposed open done closed
    # Handed over, but not taken yet: it stays the owner's until the one it is offered to says yes by name.
    offered_to_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"), index=True)
    declined_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    declined_because: Mapped[str] = mapped_column(String(140), default="")
    is_safety: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    done_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    done_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("staff.id"))
    closed_reason: Mapped[str] = mapped_column(String(280), default="")

    def give_to(self, owner_id: uuid.UUID) -> None:
        """Change hands. What was offered, or declined, is about whoever had it before."""
        self.owner_id = owner_id
        self.offer_to(None)

    def offer_to(self, staff_id: uuid.UUID | None) -> None:
        """Let it wait for somebody's yes; None: for nobody's."""
        self.offered_to_id, self.declined_by, self.declined_because = staff_id, None, ""

    def give_back(self, because: str = "") -> None:
        """Who is asked can't take it: it is its owner's as before, who reads so, and why if they say why."""
        asked = self.offered_to_id
        self.offer_to(None)
        self.declined_by, self.declined_because = asked, because
