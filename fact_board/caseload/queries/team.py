"""The team and its board: who works there, who was there from when to when."""

import datetime as dt
import uuid
from itertools import takewhile

from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.rights import TEAM
from fact_board.board.models import Episode
from fact_board.caseload.metrics.flow import Span
from fact_board.caseload.metrics.period import Period
from fact_board.caseload.metrics.stays import Stay
from fact_board.caseload.metrics.strength import Member
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.calendar import meeting_days_from
from fact_board.teams.models import Category, Team
from fact_board.teams.queries.memberships import memberships_of


def members_of(team_id: uuid.UUID, today: dt.date) -> list[Member]:
    """Who works with the team's people today: nominators and administrators are no part of its strength."""
    return [
        Member(m.staff_id, m.staff.name, m.profession, m.party_id, m.fte, m.may_chair)
        for m in memberships_of(team_id, today)
        if m.role in TEAM
    ]


def enrolled_spans(team_id: uuid.UUID) -> list[tuple[Span, int]]:
    """How many people were in the team from when to when."""
    rows = db.session.execute(
        select(Patient.enrolled_on, Patient.left_on, func.count())
        .where(Patient.team_id == team_id)
        .group_by(Patient.enrolled_on, Patient.left_on)
    )
    return [(Span(start, end), count) for start, end, count in rows]


def size_of(team_id: uuid.UUID, today: dt.date) -> tuple[int, float]:
    """How many people the team has, and how many full-time posts."""
    patients = sum(count for span, count in enrolled_spans(team_id) if span.end is None)
    return patients, float(sum(member.fte for member in members_of(team_id, today)))


def stays_of(team_id: uuid.UUID) -> list[Stay]:
    """Every time somebody was on the board."""
    rows = db.session.execute(
        select(Episode.patient_id, Episode.category_id, Episode.placed_at, Episode.closed_at).where(
            Episode.team_id == team_id
        )
    )
    return [
        Stay(patient, category, Span(clock.today(placed), clock.today(closed) if closed else None))
        for patient, category, placed, closed in rows
    ]


def categories_of(team_id: uuid.UUID) -> list[Category]:
    """The team's columns in their order."""
    return list(
        db.session.scalars(select(Category).where(Category.team_id == team_id).order_by(Category.position))
    )


def planned_days(team: Team, period: Period) -> list[dt.date]:
    """The days of the period with a meeting by the team's calendar of today."""
    days = meeting_days_from(team.meeting_days, period.first)
    return list(takewhile(lambda day: day <= period.last, days))
