"""The team's plans on one page: whom the SIP radar sees, what comes next, what people thought.

Each reader sees the people that their party may know of; the sums count everyone, and are equal for all.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from fact_board import clock
from fact_board.access.gates import clients_of, label_for, may_know_of, sight_of, with_sight
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.coordination.plans.calendar import late_from
from fact_board.coordination.plans.evaluation import Evaluated, sum_up
from fact_board.coordination.plans.models import SIP, Plan
from fact_board.coordination.plans.principals import In, principals_in, principals_of
from fact_board.coordination.plans.queries import evaluations_since, running_plans_in, standing_of
from fact_board.coordination.plans.rules import BOTH, link_in, radar, sign_of
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.queries.memberships import memberships_of, names_of
from fact_board.teams.queries.team import parties_of

SOON = dt.timedelta(days=14)
A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Missing:
    """Somebody on the radar: why, since when it counts, and who should act. `is_gone`: they left the team."""

    patient_id: uuid.UUID
    label: str
    signs: tuple[str, ...]
    late_on: dt.date | None
    who: str
    is_gone: bool
    is_mine: bool


@dataclass(frozen=True)
class Line:
    """A plan as the list shows it."""

    patient_id: uuid.UUID
    label: str
    kind: str
    state: str
    on: dt.date
    next_on: dt.date | None
    is_late: bool
    caller: str
    leader: str
    link: str | None
    place: str
    is_mine: bool


@dataclass(frozen=True)
class Overview:
    """The page. `unseen…` count people and plans that are not shared with the reader."""

    today: dt.date
    radar: tuple[Missing, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    on_radar: int
    running: int
    with_both: int
    with_sip: int
    unseen_on_radar: int
    unseen_plans: int
    evaluated: Evaluated

    @property
    def shown(self) -> set[uuid.UUID]:
        """Everybody whom the page names."""
        lines = [line.patient_id for _, of_group in self.groups for line in of_group]
        return {*lines, *(one.patient_id for one in self.radar)}


@dataclass(frozen=True)
class Looking:
    """One reader and the team's rows, read once."""

    viewer: Viewer
    today: dt.date
    people: dict[uuid.UUID, Patient]
    plans: dict[uuid.UUID, list[Plan]]
    principals: dict[uuid.UUID, set[In]]
    sights: dict[uuid.UUID, Sight]
    clients: Collection[uuid.UUID]
    working: Collection[uuid.UUID]
    names: dict[uuid.UUID, str]
    parties: dict[uuid.UUID, str]

    def known_plans(self, id_: uuid.UUID) -> list[Plan]:
        return [plan for plan in self.plans.get(id_, ()) if may_know_of(self.sights[id_], plan)]

    def known_principals(self, id_: uuid.UUID) -> set[str]:
        seen = self.sights[id_]
        rows = self.principals.get(id_, ())
        return principals_in(one for one in rows if seen.sees(one.party_id, one.scope))

    def is_mine(self, id_: uuid.UUID, plans: Iterable[Plan]) -> bool:
        me = self.viewer.staff.id
        return id_ in self.clients or any(me in (plan.caller_id, plan.leader_id) for plan in plans)


def overview_of(viewer: Viewer, *, only_mine: bool) -> Overview:
    """The page for one reader; the sums stay everyone's."""
    look = _look(viewer)
    on_radar = {id_ for id_ in look.people if _signs(look, id_)}
    shown = [missing for id_ in look.people if (missing := _missing(look, id_))]
    lines = [_line(look, plan) for id_ in look.people for plan in look.known_plans(id_)]
    with_both = {id_ for id_ in look.people if _principals(look, id_) >= BOTH}
    is_asked_for = [one for one in shown if one.is_mine or not only_mine]
    return Overview(
        today=look.today,
        radar=tuple(sorted(is_asked_for, key=lambda one: (one.label, str(one.patient_id)))),
        groups=_grouped([line for line in lines if line.is_mine or not only_mine], look.today),
        on_radar=len(on_radar),
        running=sum(map(len, look.plans.values())),
        with_both=len(with_both),
        with_sip=sum(any(plan.kind == SIP for plan in look.plans.get(id_, ())) for id_ in with_both),
        unseen_on_radar=len(on_radar - {one.patient_id for one in shown}),
        unseen_plans=sum(map(len, look.plans.values())) - len(lines),
        evaluated=sum_up(evaluations_since(viewer.team_id, look.today - A_YEAR)),
    )


def _look(viewer: Viewer) -> Looking:
    today, by = clock.today(), viewer.membership
    enrolled = select(Patient).where(Patient.team_id == viewer.team_id, Patient.left_on.is_(None))
    people = {row.id: row for row in db.session.scalars(enrolled.options(*with_sight(selectinload)))}
    plans: dict[uuid.UUID, list[Plan]] = {}
    for plan in running_plans_in(viewer.team_id):
        plans.setdefault(plan.patient_id, []).append(plan)
    staff = {id_ for of_one in plans.values() for plan in of_one for id_ in (plan.caller_id, plan.leader_id)}
    staff |= {known.primary_id for patient in people.values() for known in patient.known}
    return Looking(
        viewer=viewer,
        today=today,
        people=people,
        plans=plans,
        principals=principals_of(people.keys(), today),
        sights={id_: sight_of(by, patient) for id_, patient in people.items()},
        clients=clients_of(by),
        working={one.staff_id for one in memberships_of(viewer.team_id, today)},
        names=names_of(staff),
        parties={party.id: party.name for party in parties_of(by.team)},
    )


def _principals(look: Looking, id_: uuid.UUID) -> set[str]:
    return principals_in(look.principals.get(id_, ()))


def _signs(look: Looking, id_: uuid.UUID) -> list[str]:
    """Of everything there is: for the sums alone."""
    return radar(_principals(look, id_), [standing_of(plan) for plan in look.plans.get(id_, ())], look.today)


def _missing(look: Looking, id_: uuid.UUID) -> Missing | None:
    """What the reader may know of, and of that alone: the list can't tell what is closed."""
    seen, plans = look.sights[id_], look.known_plans(id_)
    if not seen.is_anybody:
        return None
    signs = radar(look.known_principals(id_), [standing_of(plan) for plan in plans], look.today)
    if not signs:
        return None
    sips = [plan for plan in plans if plan.kind == SIP]
    late = next((plan for plan in sips if sign_of(standing_of(plan), look.today)), None)
    who, staff_id = _who_acts(look, id_, late)
    return Missing(
        patient_id=id_,
        label=label_for(seen, look.people[id_]),
        signs=tuple(signs),
        late_on=late_from(late.state, late.stepped_on, late.next_on) if late else None,
        who=who,
        is_gone=staff_id is not None and staff_id not in look.working,
        is_mine=look.is_mine(id_, sips),
    )


def _who_acts(look: Looking, id_: uuid.UUID, late: Plan | None) -> tuple[str, uuid.UUID | None]:
    """Who calls; where no SIP is under way, the person's primary contact as far as one may know."""
    if late is not None:
        return _caller(look, late), late.caller_id
    seen = look.sights[id_]
    own_first = sorted(look.people[id_].known, key=lambda known: known.party_id != look.viewer.party_id)
    told = [known.primary_id for known in own_first if seen.sees(known.party_id, "contacts")]
    primary = next((staff_id for staff_id in told if staff_id), None)
    return (look.names[primary], primary) if primary else ("", None)


def _line(look: Looking, plan: Plan) -> Line:
    id_, link = plan.patient_id, link_in(plan.place)
    return Line(
        patient_id=id_,
        label=label_for(look.sights[id_], look.people[id_]),
        kind=plan.kind,
        state=plan.state,
        on=plan.stepped_on,
        next_on=plan.next_on,
        is_late=sign_of(standing_of(plan), look.today) is not None,
        caller=_caller(look, plan),
        leader=_leader(look, plan),
        link=link,
        place="" if link else plan.place,
        is_mine=look.is_mine(id_, [plan]),
    )


def _caller(look: Looking, plan: Plan) -> str:
    return look.names[plan.caller_id] if plan.caller_id else plan.caller_name


def _leader(look: Looking, plan: Plan) -> str:
    if plan.leader_id:
        return look.names[plan.leader_id]
    return look.parties.get(plan.leader_party_id, "") if plan.leader_party_id else plan.leader_name


def _grouped(lines: Sequence[Line], today: dt.date) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Late first, then by the day of what comes next; without a day last."""
    in_order = sorted(lines, key=lambda line: (line.next_on or dt.date.max, line.label, line.kind))
    groups: dict[str, list[Line]] = {"late": [], "soon": [], "later": [], "undated": []}
    for line in in_order:
        groups[_group(line, today)].append(line)
    return tuple((name, tuple(of_group)) for name, of_group in groups.items() if of_group)


def _group(line: Line, today: dt.date) -> str:
    if line.is_late:
        return "late"
    if line.next_on is None:
        return "undated"
    return "soon" if line.next_on <= today + SOON else "later"
