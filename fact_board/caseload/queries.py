"""What the caseload page counts, as SQL aggregates: it only reads, and never who the people are."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import and_, func, select, union

from fact_board import clock
from fact_board.access.rights import TEAM
from fact_board.board.models import Answer, Episode, Nomination
from fact_board.caseload.metrics import Member, Reply, Span, Stay
from fact_board.extensions import db
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.models import Category, Party, TeamParty
from fact_board.teams.queries import memberships_of


def members_of(team_id: uuid.UUID, today: dt.date) -> list[Member]:
    """Who works with the team's people today: nominators and administrators are no part of its strength."""
    return [
        Member(m.staff_id, m.staff.name, m.profession, m.party_id, m.fte)
        for m in memberships_of(team_id, today)
        if m.role in TEAM
    ]


def patients_per_contact(team_id: uuid.UUID) -> dict[object, int]:
    """How many enrolled people each colleague is the primary or the named contact of."""
    enrolled = (Patient.team_id == team_id, Patient.left_on.is_(None))
    primary = (
        select(KnownTo.primary_id.label("staff_id"), Patient.id.label("patient_id"))
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(*enrolled, KnownTo.primary_id.is_not(None))
    )
    named = (
        select(CareContact.staff_id, CareContact.patient_id)
        .join(Patient, Patient.id == CareContact.patient_id)
        .where(*enrolled)
    )
    both = union(primary, named).subquery()  # a union counts somebody's person once
    rows = db.session.execute(select(both.c.staff_id, func.count()).group_by(both.c.staff_id))
    return {staff_id: count for staff_id, count in rows}  # noqa: C416 (a row is no pair for the types)


def enrolled_spans(team_id: uuid.UUID) -> list[tuple[Span, int]]:
    """How many people were in the team from when to when."""
    rows = db.session.execute(
        select(Patient.enrolled_on, Patient.left_on, func.count())
        .where(Patient.team_id == team_id)
        .group_by(Patient.enrolled_on, Patient.left_on)
    )
    return [(Span(start, end), count) for start, end, count in rows]


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


def replies_since(team_id: uuid.UUID, since: dt.datetime) -> list[Reply]:
    """Nominations and their first answers since an instant."""
    rows = db.session.execute(
        select(Nomination.party_id, Nomination.at, Nomination.answer_due_at, func.min(Answer.at))
        .join(Answer, Answer.nomination_id == Nomination.id)
        .where(
            Nomination.team_id == team_id,
            Nomination.hidden_at.is_(None),
            Answer.hidden_at.is_(None),
            Answer.at >= since,
        )
        .group_by(Nomination.id, Nomination.party_id, Nomination.at, Nomination.answer_due_at)
    )
    return [Reply(*row) for row in rows]


def people_per_party(team_id: uuid.UUID) -> Sequence[tuple[Party, int, int]]:
    """(party, enrolled people it knows, those of them on the board)."""
    rows = db.session.execute(
        select(Party, func.count(Patient.id), func.count(Episode.id))
        .select_from(TeamParty)
        .join(Party, Party.id == TeamParty.party_id)
        .outerjoin(KnownTo, and_(KnownTo.party_id == Party.id, KnownTo.team_id == team_id))
        .outerjoin(Patient, and_(Patient.id == KnownTo.patient_id, Patient.left_on.is_(None)))
        .outerjoin(Episode, and_(Episode.patient_id == Patient.id, Episode.closed_at.is_(None)))
        .where(TeamParty.team_id == team_id)
        .group_by(Party.id)
        .order_by(Party.principal.desc(), Party.name)
    )
    return [(party, people, on_board) for party, people, on_board in rows]


def categories_of(team_id: uuid.UUID) -> list[Category]:
    """The team's columns in their order."""
    return list(
        db.session.scalars(select(Category).where(Category.team_id == team_id).order_by(Category.position))
    )
