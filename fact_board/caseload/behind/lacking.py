"""Numbers that count people, or times on the board, that lack something.

Whom the reader is shown lacks it as far as they may know, and on that alone: a list that left out those with
a plan or a visit that is closed to the reader would tell of it.
"""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.access.policy import BLOCK, Sight, holds
from fact_board.board.models import Episode
from fact_board.caseload.behind.late import cards_of
from fact_board.caseload.behind.number import Counted, Number, People, enrolled, told
from fact_board.caseload.metrics.firsts import is_waiting
from fact_board.caseload.metrics.flow import Span
from fact_board.caseload.metrics.nearness import FACES_WITHIN
from fact_board.caseload.metrics.stays import Stay
from fact_board.caseload.queries.standing import shared_people
from fact_board.caseload.queries.support import PLAN_HOLDS, with_both_principals, with_sip
from fact_board.coordination.plans.models import MADE, SIP, Plan, PlanStep
from fact_board.coordination.plans.principals import principals_in, principals_of
from fact_board.coordination.plans.rules import BOTH
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from fact_board.teams.queries.team import principals
from fact_board.visits.models import Contact

NOTHING = dt.timedelta(0)


def unmet(number: Number, people: People) -> Counted:
    """On the board, and met by nobody in 14 days."""
    lately = (Contact.on > number.today - FACES_WITHIN, Contact.on <= number.today)
    cards, met = cards_of(number), _met(number, *lately)
    seen, known = {row.patient_id for row in met}, {row.patient_id for row in told(met, people)}
    shown = (card.patient_id for card in told(cards, people) if card.patient_id not in known)
    return Counted(sum(card.patient_id not in seen for card in cards), Counter(shown))


def _met(number: Number, *conditions: Any) -> Sequence[Contact]:
    return enrolled(Contact, number, Contact.hidden_at.is_(None), Contact.outcome == "done", *conditions)


def no_doctor(number: Number, people: People) -> Counted:
    """Came onto the board in the period, is still there, and no doctor of the team has met them since."""
    of_team = Membership.team_id == number.team_id
    doctors = select(Membership.staff_id).where(of_team, Membership.profession == "doctor")
    since = (Contact.on >= number.period.first, Contact.by_id.in_(doctors))
    return _never(number, people, _met(number, *since), NOTHING)


def no_crisis_plan(number: Number, people: People) -> Counted:
    """The same without a crisis plan; one of the year before counts."""
    crisis = select(Plan.id).where(Plan.kind == "crisis", Plan.hidden_at.is_(None))
    made = (PlanStep.state.in_(MADE), PlanStep.undone_at.is_(None), PlanStep.plan_id.in_(crisis))
    steps = enrolled(PlanStep, number, *made, PlanStep.on >= number.period.first - PLAN_HOLDS)
    return _never(number, people, steps, PLAN_HOLDS)


def _never(number: Number, people: People, done: Sequence[Any], counts_before: dt.timedelta) -> Counted:
    """Times on the board that began in the period, of which it has not happened; since they began."""
    cards = [card for card in cards_of(number) if clock.today(card.placed_at) in number.period]
    everything = _waiting(cards, done, number.today, counts_before)
    known = _waiting(told(cards, people), told(done, people), number.today, counts_before)
    since = dict(sorted(known, key=lambda each: each[1], reverse=True))
    return Counted(len(everything), Counter(id_ for id_, _ in known), since)


def _waiting(
    cards: Collection[Episode], done: Iterable[Any], today: dt.date, counts_before: dt.timedelta
) -> list[tuple[uuid.UUID, dt.date]]:
    """Whose, and since when."""
    days: dict[uuid.UUID, list[dt.date]] = defaultdict(list)
    for row in done:
        days[row.patient_id].append(row.on)
    waits = []
    for card in cards:
        start = clock.today(card.placed_at)
        stay = Stay(card.patient_id, card.category_id, Span(start, None))
        if is_waiting(stay, days[card.patient_id], today, counts_before):
            waits.append((card.patient_id, start))
    return waits


def no_sip(number: Number, people: People) -> Counted:
    """Both principals are in, and there is no SIP that was made."""
    teams = [number.team_id]
    lacking = with_both_principals(teams, number.today) - with_sip(teams)
    made = enrolled(Plan, number, Plan.kind == SIP, Plan.state.in_(MADE), Plan.hidden_at.is_(None))
    known = {plan.patient_id for plan in told(made, people)}
    around = principals_of(people.keys(), number.today)
    shown = (
        id_
        for id_, (_, seen) in people.items()
        if id_ not in known
        and principals_in(one for one in around.get(id_, ()) if seen.sees(one.party_id, one.scope)) >= BOTH
    )
    return Counted(len(lacking), Counter(shown))


def unshared(number: Number, people: People) -> Counted:
    """Known to both principals, and not told both ways: only those of whom the reader may know both."""
    both, shared = shared_people(number.team_id, number.today)
    principal = principals()
    known = (id_ for id_, person in people.items() if _is_known_half(*person, principal))
    return Counted(len(both - shared), Counter(known))


def _is_known_half(patient: Patient, seen: Sight, principal: Mapping[uuid.UUID, str]) -> bool:
    """By the bases to and from the reader's own party: others' are not theirs to know."""
    known = {principal[party] for party in seen.known_to if seen.sees(party, "status")}
    own = [basis for basis in patient.bases if seen.audience.party_id in (basis.party_id, basis.to_party_id)]
    running = [basis for basis in own if holds(basis, seen.now)]
    if any(basis.kind == BLOCK for basis in running):
        return len(known) > 1
    telling = {
        principal[basis.party_id]
        for basis in running
        if "status" in basis.scopes and principal[basis.party_id] != principal[basis.to_party_id]
    }
    return len(known) > 1 and len(telling) < len(known)
