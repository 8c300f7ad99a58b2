"""The caseload page's figures, put together for one reader."""

import datetime as dt
from typing import Any

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.models import Nomination
from fact_board.caseload import queries
from fact_board.caseload.metrics.flow import weeks
from fact_board.caseload.metrics.model import (
    FEWEST,
    PATIENTS,
    PER_FTE,
    SHARE,
    WHOLE_TEAM,
    gauge,
    per_fte,
    share,
)
from fact_board.caseload.metrics.replies import ANSWERS_SINCE, Reply, replies
from fact_board.caseload.metrics.stays import CategoryStays, stays_by_category
from fact_board.caseload.metrics.strength import Load, Member, loads, per_case_manager, staffing
from fact_board.caseload.told import Told, told_to
from fact_board.teams.models import Team

Figures = dict[str, Any]
Answered = list[tuple[Nomination, dt.datetime]]


def figures_for(viewer: Viewer, team: Team, today: dt.date) -> Figures:
    """Everything on the page. Names stand only at the reader's own bar, and for a team leader at all.

    Totals count everyone; by party and colleague only what the reader's party may know of is counted.
    """
    told = told_to(viewer)
    members = queries.members_of(team.id, today)
    stays = queries.stays_of(team.id)
    enrolled = queries.enrolled_spans(team.id)
    answered = queries.replies_since(team.id, clock.instant(today - ANSWERS_SINCE, "00:00"))
    patients = sum(count for span, count in enrolled if span.end is None)
    on_board = sum(stay.span.end is None for stay in stays)
    fte = float(sum(member.fte for member in members))
    return {
        "team": team.id,
        "name": team.name,
        "today": today,
        "fte": fte,
        "patients": gauge(patients, PATIENTS),
        "per_fte": gauge(per_fte(patients, fte), PER_FTE, 1),
        "per_case_manager": per_case_manager(patients, members),
        "on_board": on_board,
        "share": gauge(share(on_board, patients), SHARE),
        "replies": replies([_reply(*each) for each in answered]),
        "parties": _parties(viewer, members, answered, told),
        "colleagues": _loads(viewer, _own_loads(viewer, members, told)),
        "weeks": weeks([stay.span for stay in stays], enrolled, today),
        "categories": _categories(team, stays_by_category(stays, today)),
        "staffing": staffing(members),
        "whole_team": gauge(fte, WHOLE_TEAM, 1),
        "fewest": FEWEST,
    }


def _reply(nomination: Nomination, answered_at: dt.datetime) -> Reply:
    return Reply(nomination.at, nomination.answer_due_at, answered_at)


def _parties(viewer: Viewer, members: list[Member], answered: Answered, told: Told) -> list[Figures]:
    """Another party's people for a post would be those shared, held against all its posts: no number."""
    parties = []
    for party in queries.parties_of(viewer.team_id):
        fte = float(sum(member.fte for member in members if member.party_id == party.id))
        people, is_own = told.known_to(party.id), party.id == viewer.party_id
        theirs = [
            _reply(nomination, at)
            for nomination, at in answered
            if nomination.party_id == party.id and (is_own or told.is_told_of(nomination))
        ]
        each = per_fte(len(people), fte) if is_own else None
        parties.append(
            {
                "party": party.id,
                "name": party.name,
                "principal": party.principal,
                "patients": len(people),
                "fte": fte,
                "per_fte": gauge(each, PER_FTE, 1).value,
                "on_board": len(people & told.on_board),
                "replies": replies(theirs),
            }
        )
    return parties


def _own_loads(viewer: Viewer, members: list[Member], told: Told) -> list[Load]:
    """Of the reader's own party's colleagues: others' people are only partly known, and a part misleads."""
    own = [member for member in members if member.party_id == viewer.party_id]
    return loads(own, {staff_id: len(people) for staff_id, people in told.contacts.items()})


def _loads(viewer: Viewer, loads: list[Load]) -> list[Figures]:
    bars = []
    for load in loads:
        is_me = load.member.staff_id == viewer.staff.id
        is_named = is_me or viewer.role == "leader"
        bars.append(
            {
                "staff": load.member.staff_id if is_named else None,
                "name": load.member.name if is_named else None,
                "is_me": is_me,
                "party": load.member.party_id,
                "profession": load.member.profession if is_named else None,
                "fte": float(load.member.fte) if is_named else None,
                "patients": load.patients if is_named else None,
                "per_fte": load.per_fte,
                "verdict": load.verdict,
            }
        )
    return bars


def _categories(team: Team, stays: dict[object, CategoryStays]) -> list[Figures]:
    nobody = CategoryStays(0, 0, None, None, 0, 0)
    return [
        {
            "category": category.id,
            "code": category.code,
            "label_sv": category.label_sv,
            "label_en": category.label_en,
            "stays": stays.get(category.id, nobody),
        }
        for category in queries.categories_of(team.id)
        if category.is_active or category.id in stays
    ]
