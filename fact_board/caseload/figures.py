"""The caseload page's figures, put together for one reader."""

import datetime as dt
from typing import Any

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.caseload import metrics, queries
from fact_board.caseload.metrics import CategoryStays, Load, Member, Reply
from fact_board.teams.models import Team

Figures = dict[str, Any]


def figures_for(viewer: Viewer, team: Team, today: dt.date) -> Figures:
    """Everything on the page. Names stand only at the reader's own bar, and for a team leader at all."""
    members = queries.members_of(team.id, today)
    stays = queries.stays_of(team.id)
    enrolled = queries.enrolled_spans(team.id)
    answered = queries.replies_since(team.id, clock.instant(today - metrics.ANSWERS_SINCE, "00:00"))
    patients = sum(count for span, count in enrolled if span.end is None)
    on_board = sum(stay.span.end is None for stay in stays)
    fte = float(sum(member.fte for member in members))
    return {
        "team": team.id,
        "name": team.name,
        "today": today,
        "fte": fte,
        "patients": metrics.gauge(patients, metrics.PATIENTS),
        "per_fte": metrics.gauge(metrics.per_fte(patients, fte), metrics.PER_FTE, 1),
        "per_case_manager": metrics.per_case_manager(patients, members),
        "on_board": on_board,
        "share": metrics.gauge(metrics.share(on_board, patients), metrics.SHARE),
        "replies": metrics.replies(answered),
        "parties": _parties(team, members, answered),
        "colleagues": _loads(viewer, metrics.loads(members, queries.patients_per_contact(team.id))),
        "weeks": metrics.weeks([stay.span for stay in stays], enrolled, today),
        "categories": _categories(team, metrics.stays_by_category(stays, today)),
        "staffing": metrics.staffing(members),
        "whole_team": metrics.gauge(fte, metrics.WHOLE_TEAM, 1),
        "fewest": metrics.FEWEST,
    }


def _parties(team: Team, members: list[Member], answered: list[Reply]) -> list[Figures]:
    parties = []
    for party, people, on_board in queries.people_per_party(team.id):
        fte = float(sum(member.fte for member in members if member.party_id == party.id))
        parties.append(
            {
                "party": party.id,
                "name": party.name,
                "principal": party.principal,
                "patients": people,
                "fte": fte,
                "per_fte": metrics.gauge(metrics.per_fte(people, fte), metrics.PER_FTE, 1).value,
                "on_board": on_board,
                "replies": metrics.replies([reply for reply in answered if reply.party_id == party.id]),
            }
        )
    return parties


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
