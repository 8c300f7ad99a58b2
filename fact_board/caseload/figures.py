"""The caseload page's figures, put together for one reader."""

import datetime as dt
from typing import Any

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.models import Answer, Nomination
from fact_board.caseload.metrics.firsts import firsts
from fact_board.caseload.metrics.flow import turnover, weeks
from fact_board.caseload.metrics.meetings import meetings
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
from fact_board.caseload.metrics.nearness import FACES_WITHIN, missed, nearness, seen_lately
from fact_board.caseload.metrics.period import Period
from fact_board.caseload.metrics.replies import replies
from fact_board.caseload.metrics.standing import covered, fresh, overdue
from fact_board.caseload.metrics.stays import CategoryStays, Stay, stays_by_category
from fact_board.caseload.metrics.strength import Load, Member, loads, per_case_manager, staffing
from fact_board.caseload.queries.standing import due_days, fresh_until, shared_people
from fact_board.caseload.queries.team import (
    categories_of,
    enrolled_spans,
    members_of,
    planned_days,
    stays_of,
)
from fact_board.caseload.queries.work import (
    asked_in,
    doctor_days,
    met_since,
    outcomes_in,
    reply_of,
    sittings_in,
)
from fact_board.caseload.told import Told, told_to
from fact_board.teams.models import Team
from fact_board.teams.queries.team import parties_of

Figures = dict[str, Any]
Asked = list[tuple[Nomination, list[Answer]]]


def figures_for(viewer: Viewer, team: Team, today: dt.date, period: Period) -> Figures:
    """Everything on the page: how it stands today, and what was done in the period.

    Names stand only at the reader's own bar, and for a team leader at all. Totals count everyone; by party
    and colleague only what the reader's party may know of is counted.
    """
    told, members, stays = told_to(viewer), members_of(team.id, today), stays_of(team.id)
    asked = asked_in(team.id, period)
    return {
        "team": team.id,
        "name": team.name,
        "today": today,
        "first": period.first,
        "last": period.last,
        **_strength(team, members, stays),
        **_course(team, stays, today, period),
        **_work(team, stays, today, period),
        "replies": replies([reply_of(*each) for each in asked], clock.now()),
        "parties": _parties(viewer, members, asked, told),
        "colleagues": _loads(viewer, _own_loads(viewer, members, told)),
        "fewest": FEWEST,
    }


def _strength(team: Team, members: list[Member], stays: list[Stay]) -> Figures:
    """The team against the model, today."""
    patients = sum(count for span, count in enrolled_spans(team.id) if span.end is None)
    on_board = sum(stay.span.end is None for stay in stays)
    fte = float(sum(member.fte for member in members))
    return {
        "fte": fte,
        "patients": gauge(patients, PATIENTS),
        "per_fte": gauge(per_fte(patients, fte), PER_FTE, 1),
        "per_case_manager": per_case_manager(patients, members),
        "on_board": on_board,
        "share": gauge(share(on_board, patients), SHARE),
        "staffing": staffing(members),
        "whole_team": gauge(fte, WHOLE_TEAM, 1),
    }


def _course(team: Team, stays: list[Stay], today: dt.date, period: Period) -> Figures:
    """Who came, went and came back."""
    spans = [stay.span for stay in stays]
    return {
        "weeks": weeks(spans, enrolled_spans(team.id), period),
        "turnover": turnover(spans, period),
        "categories": _categories(team, stays_by_category(stays, today)),
    }


def _work(team: Team, stays: list[Stay], today: dt.date, period: Period) -> Figures:
    """What the team did in the period, and what is late now."""
    on_board = {stay.patient_id for stay in stays if stay.span.end is None}
    placed = [stay for stay in stays if stay.span.start in period]
    met = met_since(team.id, today - FACES_WITHIN, on_board)
    both, told = shared_people(team.id, today)
    return {
        "meetings": meetings(sittings_in(team.id, period), planned_days(team, period)),
        "nearness": nearness(on_board, seen_lately(met, today)),
        "missed": missed(outcomes_in(team.id, period)),
        "to_doctor": firsts(placed, doctor_days(team.id, period.first), today),
        "overdue": overdue(due_days(team.id), today),
        "fresh": fresh(fresh_until(team.id), today),
        "consent": covered(both, told),
    }


def _parties(viewer: Viewer, members: list[Member], asked: Asked, told: Told) -> list[Figures]:
    """Another party's people for a post would be those shared, held against all its posts: no number."""
    parties = []
    for party in parties_of(viewer.membership.team):
        fte = float(sum(member.fte for member in members if member.party_id == party.id))
        people, is_own = told.known_to(party.id), party.id == viewer.party_id
        theirs = [
            reply_of(nomination, answers, told.is_told_of)
            for nomination, answers in asked
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
                "replies": replies(theirs, clock.now()),
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
        for category in categories_of(team.id)
        if category.is_active or category.id in stays
    ]
