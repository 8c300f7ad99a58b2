"""The caseload page's figures, put together for one reader."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.caseload.metrics.firsts import firsts
from fact_board.caseload.metrics.flow import turnover, weeks
from fact_board.caseload.metrics.meetings import meetings
from fact_board.caseload.metrics.model import (
    ADDICTION,
    CHAIRS,
    FEWEST,
    INTENSIVE,
    PATIENTS,
    PER_FTE,
    SHARE,
    WHOLE_TEAM,
    gauge,
    per_fte,
    share,
)
from fact_board.caseload.metrics.nearness import FACES_WITHIN, missed, nearness, seen_lately
from fact_board.caseload.metrics.needs import unmet_needs
from fact_board.caseload.metrics.period import Period, week_of
from fact_board.caseload.metrics.replies import Reply, replies
from fact_board.caseload.metrics.standing import PRINCIPALS, covered, fresh, overdue, waiting
from fact_board.caseload.metrics.stays import (
    NO_STAYS,
    STAYS_SINCE,
    CategoryStays,
    Stay,
    stays_by_category,
    stays_together,
)
from fact_board.caseload.metrics.strength import Load, Member, loads, per_case_manager, staffing, weighed
from fact_board.caseload.queries.standing import due_days, fresh_until, shared_people
from fact_board.caseload.queries.support import (
    PLAN_HOLDS,
    crisis_plan_days,
    needs_in,
    requests_in,
    with_both_principals,
    with_sip,
)
from fact_board.caseload.queries.team import (
    categories_of,
    enrolled_spans,
    members_of,
    planned_days,
    stays_of,
)
from fact_board.caseload.queries.work import (
    Asked,
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
from fact_board.teams.timeline.queries import annotations_of

Figures = dict[str, Any]
Known = list[tuple[uuid.UUID, Reply]]  # by whose party it was nominated, and what became of it


def figures_for(viewer: Viewer, team: Team, today: dt.date, period: Period) -> Figures:
    """Everything on the page: how it stands today, and what was done in the period.

    Names stand only at the reader's own bar, and for a team leader at all. Totals count everyone; by party
    and colleague only what the reader's party may know of is counted.
    """
    told, members = told_to(viewer), members_of(team.id, today)
    stays = stays_of(team.id, min(period.first, today - STAYS_SINCE))
    asked = asked_in(team.id, period)
    known = _known(viewer, told, asked)
    return {
        "team": team.id,
        "name": team.name,
        "today": today,
        "first": period.first,
        "last": period.last,
        **_strength(team, members, stays),
        **_course(team, stays, today, period),
        **_work(team, stays, today, period),
        **_support(team, stays, today, period),
        "replies": replies([reply_of(each) for each in asked], clock.now()),
        "parties": _parties(viewer, members, known, told),
        "principals": _principals(viewer, known),
        "colleagues": _loads(viewer, _own_loads(viewer, members, told)),
        "annotations": annotations_of(team.id, week_of(period.first), period.last),
        "fewest": FEWEST,
    }


def _strength(team: Team, members: list[Member], stays: list[Stay]) -> Figures:
    patients = sum(count for span, count in enrolled_spans(team.id) if span.end is None)
    return strength(patients, sum(stay.span.end is None for stay in stays), members)


def strength(patients: int, on_board: int, members: Sequence[Member]) -> Figures:
    """A team against the model, today."""
    fte = float(sum(member.fte for member in members))
    return {
        "fte": fte,
        "patients": gauge(patients, PATIENTS),
        "per_fte": gauge(per_fte(patients, fte), PER_FTE, 1),
        "per_case_manager": per_case_manager(patients, members),
        "weighted": per_case_manager(weighed(patients, on_board), members).value,
        "intensive": INTENSIVE,
        "on_board": on_board,
        "share": gauge(share(on_board, patients), SHARE),
        "staffing": staffing(members),
        "whole_team": gauge(fte, WHOLE_TEAM, 1),
        "addiction": gauge(sum(member.knows_addiction for member in members), ADDICTION),
        "chairs": gauge(sum(member.may_chair for member in members), CHAIRS),
    }


def _course(team: Team, stays: list[Stay], today: dt.date, period: Period) -> Figures:
    """Who came, went and came back."""
    spans = [stay.span for stay in stays]
    return {
        "weeks": weeks(spans, enrolled_spans(team.id), period),
        "turnover": turnover(spans, period),
        "stays": stays_together(stays, today),
        "categories": _categories(team, stays_by_category(stays, today)),
    }


def _work(team: Team, stays: list[Stay], today: dt.date, period: Period) -> Figures:
    """What the team did in the period, and what is late now."""
    on_board = [stay.patient_id for stay in stays if stay.span.end is None]
    placed = [stay for stay in stays if stay.span.start in period]
    met = met_since([team.id], today - FACES_WITHIN)
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


def _support(team: Team, stays: list[Stay], today: dt.date, period: Period) -> Figures:
    """What is waited for, planned and missing around the team's people."""
    placed = [stay for stay in stays if stay.span.start in period]
    planned = crisis_plan_days(team.id, period.first - PLAN_HOLDS)
    lacking, labels = needs_in(team.id)
    return {
        "waiting": waiting(requests_in(team.id), today),
        "sip": covered(with_both_principals([team.id], today), with_sip([team.id])),
        "to_crisis_plan": firsts(placed, planned, today, counts_before=PLAN_HOLDS),
        "in_need": len({who for who, _, _ in lacking}),
        "unmet": [
            {"kind": each.kind, "label": labels[each.kind], "people": each.people, "reasons": each.reasons}
            for each in unmet_needs(lacking)
        ],
    }


def _known(viewer: Viewer, told: Told, asked: list[Asked]) -> Known:
    """What became of one's own party's nominations, and of those of others that one is told of."""
    return [
        (each.party_id, reply_of(each, told.is_told_of))
        for each in asked
        if each.party_id == viewer.party_id or told.is_told_of(each)
    ]


def _principals(viewer: Viewer, known: Known) -> list[Figures]:
    """How each side's nominations were answered, as far as the reader's party may know of them."""
    sides = {party.id: party.principal for party in parties_of(viewer.membership.team)}
    by_side = {
        principal: [reply for party_id, reply in known if sides[party_id] == principal]
        for principal in PRINCIPALS
    }
    return [
        {"principal": principal, "replies": replies(theirs, clock.now())}
        for principal, theirs in by_side.items()
    ]


def _parties(viewer: Viewer, members: list[Member], known: Known, told: Told) -> list[Figures]:
    """Another party's people for a post would be those shared, held against all its posts: no number."""
    parties = []
    for party in parties_of(viewer.membership.team):
        fte = float(sum(member.fte for member in members if member.party_id == party.id))
        people, is_own = told.known_to(party.id), party.id == viewer.party_id
        theirs = [reply for party_id, reply in known if party_id == party.id]
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
    people_of: dict[object, int] = {staff_id: len(people) for staff_id, people in told.contacts.items()}
    on_board: dict[object, int] = {
        staff_id: len(people & told.on_board) for staff_id, people in told.contacts.items()
    }
    return loads(own, people_of, on_board)


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
                "weighted": load.weighted,
                "verdict": load.verdict,
            }
        )
    return bars


def _categories(team: Team, stays: dict[object, CategoryStays]) -> list[Figures]:
    return [
        {
            "category": category.id,
            "code": category.code,
            "label_sv": category.label_sv,
            "label_en": category.label_en,
            "stays": stays.get(category.id, NO_STAYS),
        }
        for category in categories_of(team.id)
        if category.is_active or category.id in stays
    ]
