"""Reading in a list of services: everything at once, or nothing."""

import uuid
from typing import Any

from sqlalchemy import insert, select

from fact_board import clock
from fact_board.action import action, current_seq, record
from fact_board.columns import new_id
from fact_board.coordination.services.importing import ToWrite, own_services
from fact_board.coordination.services.models import Need, Service, ServiceKind, ServiceMapping
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from fact_board.teams.models import Membership, Team
from fact_board.teams.rules import folded

Row = dict[str, Any]


@action
def import_services(team: Team, found: ToWrite, *, by: Membership) -> None:
    """Write down what a list says and one's party has not written yet; nothing that stands is changed.

    One event of the team's: the cards say nothing of services, so that nobody's is drawn anew.
    """
    kinds = {**found.kinds, **_add_kinds(team, found.new_kinds)}
    services, needs = _new_services(found, kinds, by), _new_needs(found, kinds, by)
    for model, rows in ((Service, services), (Need, needs)):
        if rows:
            db.session.execute(insert(model), rows)
    _map(found, by)
    record(
        "services_imported",
        by=by,
        touches=(team,),
        people=len(found.people),
        services=len(services),
        needs=len(needs),
        left_out=found.left_out,
    )


def _add_kinds(team: Team, labels: tuple[str, ...]) -> dict[str, uuid.UUID]:
    last = max((kind.position for kind in kinds_of(team.id)), default=-1)
    added = {folded(label): new_id() for label in labels}
    for place, label in enumerate(labels, start=last + 1):
        kind = ServiceKind(id=added[folded(label)], team_id=team.id, label=label[:60], position=place)
        kind.version = current_seq()
        db.session.add(kind)
    db.session.flush()
    return added


def _new_services(found: ToWrite, kinds: dict[str, uuid.UUID], by: Membership) -> list[Row]:
    had = own_services(by.team_id, by.party_id)
    return [
        {
            **_signed(patient_id, kinds[one.word], by),
            "provider": one.provider,
            "owner_name": one.owner,
            "from_on": one.from_on,
            "to_on": one.to_on,
        }
        for patient_id, person in found.people.items()
        for one in person.services.values()
        if kinds[one.word] not in had.get(patient_id, ())
    ]


def _new_needs(found: ToWrite, kinds: dict[str, uuid.UUID], by: Membership) -> list[Row]:
    own = select(Need.patient_id, Need.kind_id).where(Need.party_id == by.party_id)
    open_now = own.where(Need.team_id == by.team_id, Need.hidden_at.is_(None), Need.closed_on.is_(None))
    had = {tuple(row) for row in db.session.execute(open_now)}
    return [
        {
            **_signed(patient_id, kinds[one.word], by),
            "reason": one.reason,
            "text": one.text,
            "since_on": one.since_on,
        }
        for patient_id, person in found.people.items()
        for one in person.needs.values()
        if (patient_id, kinds[one.word]) not in had
    ]


def _signed(patient_id: uuid.UUID, kind_id: uuid.UUID, by: Membership) -> Row:
    return {**_own(patient_id, by), "kind_id": kind_id, "at": clock.now()}


def _own(patient_id: uuid.UUID, by: Membership) -> Row:
    return {
        "id": new_id(),
        "version": current_seq(),
        "team_id": by.team_id,
        "party_id": by.party_id,
        "patient_id": patient_id,
        "by_id": by.staff_id,
    }


def _map(found: ToWrite, by: Membership) -> None:
    """The list goes through everybody on it; a later day that stands there stays."""
    own = select(ServiceMapping).where(
        ServiceMapping.team_id == by.team_id, ServiceMapping.party_id == by.party_id
    )
    had = {row.patient_id: row for row in db.session.scalars(own)}
    fresh: list[Row] = []
    for patient_id, person in found.people.items():
        row = had.get(patient_id)
        if row is None:
            fresh.append({**_own(patient_id, by), "mapped_on": person.mapped_on})
        elif row.mapped_on < person.mapped_on:
            row.mapped_on, row.by_id, row.version = person.mapped_on, by.staff_id, current_seq()
    if fresh:
        db.session.execute(insert(ServiceMapping), fresh)
