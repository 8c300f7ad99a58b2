"""The team and its board: who works there, who was there from when to when."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
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
from fact_board.live.loading import membership_is_current
from fact_board.patients.models import Patient
from fact_board.teams.calendar import meeting_days_from
from fact_board.teams.models import Category, Membership, Team


def members_of(team_id: uuid.UUID, today: dt.date) -> list[Member]:
    """Who works with the team's people today: nominators and administrators are no part of its strength."""
    return members_in([team_id], today)[team_id]


def members_in(teams: Collection[uuid.UUID], today: dt.date) -> dict[uuid.UUID, list[Member]]:
    """The same of several teams, by name."""
    here = (Membership.team_id.in_(teams), Membership.role.in_(TEAM), *membership_is_current(today))
    found: dict[uuid.UUID, list[Member]] = defaultdict(list)
    for each in db.session.scalars(select(Membership).where(*here)):
        post = (each.profession, each.party_id, each.fte, each.may_chair, each.knows_addiction)
        found[each.team_id].append(Member(each.staff_id, each.staff.name, *post))
    for members in found.values():
        members.sort(key=lambda member: (member.name, str(member.staff_id)))
    return found


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


def stays_of(team_id: uuid.UUID, since: dt.date) -> list[Stay]:
    """Every time somebody was on the board that goes on, or ended that day or later."""
    return stays_in([team_id], since)[team_id]


def stays_in(teams: Collection[uuid.UUID], since: dt.date) -> dict[uuid.UUID, list[Stay]]:
    """The same of several teams.

    Whoever came back did so after one of these had ended, in a time that is among these itself.
    """
    was_there = Episode.closed_at.is_(None) | (Episode.closed_at >= clock.instant(since, "00:00"))
    rows = db.session.execute(
        select(
            Episode.team_id, Episode.patient_id, Episode.category_id, Episode.placed_at, Episode.closed_at
        ).where(Episode.team_id.in_(teams), was_there)
    )
    found: dict[uuid.UUID, list[Stay]] = defaultdict(list)
    for team_id, patient_id, category_id, placed, closed in rows:
        span = Span(clock.today(placed), clock.today(closed) if closed else None)
        found[team_id].append(Stay(patient_id, category_id, span))
    return found


def categories_of(team_id: uuid.UUID) -> list[Category]:
    """The team's columns in their order."""
    return list(
        db.session.scalars(select(Category).where(Category.team_id == team_id).order_by(Category.position))
    )


def planned_days(team: Team, period: Period) -> list[dt.date]:
    """The days of the period with a meeting by the team's calendar of today."""
    days = meeting_days_from(team.meeting_days, period.first)
    return list(takewhile(lambda day: day <= period.last, days))
