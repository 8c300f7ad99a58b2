"""Planning a discharge: a short checklist with who does what."""

import datetime as dt
import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.access.gates import sight_of
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about
from fact_board.board.models import Episode
from fact_board.columns import new_id
from fact_board.coordination.discharges.models import ITEMS, OPEN, Discharge, DischargeItem
from fact_board.coordination.discharges.queries import open_discharge_of
from fact_board.coordination.discharges.rules import check_item
from fact_board.errors import Conflict, Invalid, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership


@dataclass(frozen=True)
class Agreed:
    """Who does it (one of the team, or else by name), until when, and whether it is done or why not."""

    state: str = OPEN
    owner: Membership | None = None
    who: str = ""
    due_on: dt.date | None = None
    reason: str = ""


@action
def plan_discharge(episode: Episode, *, id: uuid.UUID, by: Membership) -> None:
    """Begin the checklist of somebody who is admitted."""
    _guard_standing(episode)
    if episode.category.code != "admitted":
        raise Conflict("ward.not_admitted")
    if open_discharge_of(episode.id) is not None:
        raise Conflict("discharge.planned_already")
    of_episode = about(episode.patient, by, episode.party_id)
    discharge = Discharge(
        **of_episode, id=id, episode_id=episode.id, started_by=by.staff_id, started_at=clock.now()
    )
    db.session.add(discharge)
    db.session.flush()  # the items point at it
    items = [DischargeItem(**of_episode, id=new_id(), discharge_id=id, code=code) for code in ITEMS]
    db.session.add_all(items)
    record("discharge_planned", discharge, *items, by=by, episode=episode.id)


@action
def set_discharge_item(item: DischargeItem, agreed: Agreed, *, by: Membership) -> None:
    """Say who does it and until when, that it is done, or why it isn't needed."""
    discharge = db.session.get_one(Discharge, item.discharge_id)
    patient = item.patient
    if patient.left_on is not None:
        raise NotFound
    if discharge.ended_at is not None:
        raise Conflict("discharge.ended")
    check_item(agreed.state, agreed.reason)
    if agreed.owner:
        _guard_sees(patient, agreed.owner, item)
    owner_id = agreed.owner.staff_id if agreed.owner else None
    asked = (agreed.state, owner_id, agreed.who, agreed.due_on, agreed.reason)
    if asked == (item.state, item.owner_id, item.who, item.due_on, item.reason):
        raise Unchanged(item)
    is_settled = agreed.state != OPEN
    if agreed.state != item.state:
        item.settled_on = clock.today() if is_settled else None
        item.settled_by = by.staff_id if is_settled else None
    item.state, item.owner_id, item.who, item.due_on, item.reason = asked
    record("discharge_item_set", item, by=by, code=item.code, state=item.state)


def _guard_standing(episode: Episode) -> None:
    if episode.patient.left_on is not None:
        raise NotFound
    if episode.closed_at is not None:
        raise Conflict("episode.closed")


def _guard_sees(patient: Patient, owner: Membership, item: DischargeItem) -> None:
    """Who is to do it must be able to see it."""
    if not sight_of(owner, patient).sees(item.party_id, DischargeItem.scope):
        raise Invalid("task.owner_may_not_see", field="owner")
