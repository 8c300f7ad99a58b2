"""What is done at a meeting, in few words, for the tests of this folder."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from fact_board.access.actions import withdraw_basis
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.access.models import LegalBasis
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import changes
from fact_board.meeting import actions
from fact_board.meeting.models import Meeting, MeetingItem
from fact_board.meeting.queries import open_meeting_of
from tests.world import World


def start(world: World, *, by: str = "karin", there: Sequence[str] = ()) -> Meeting:
    attending = [actions.Attending(world.staff_ids[name]) for name in there]
    actions.start_meeting(world.team, id=new_id(), attending=attending, by=world.member(by))
    return going_on(world)


def going_on(world: World) -> Meeting:
    meeting = open_meeting_of(world.team_id)
    assert meeting is not None
    return meeting


def turn(world: World, person: str | None, *, by: str = "karin") -> Receipt:
    patient = world.patient(person) if person else None
    return actions.take_up(going_on(world), patient, by=world.member(by))


def item(world: World, person: str, *, part: int = 1) -> MeetingItem:
    found = select(MeetingItem).where(
        MeetingItem.patient_id == world.patient(person).id, MeetingItem.part == part
    )
    return db.session.scalars(found).one()


def part(world: World, number: int, *, by: str = "karin", present: Sequence[str] = ()) -> Receipt:
    member = world.member(by)
    there = [world.staff_ids[name] for name in present]
    return actions.change_part(going_on(world), number, party=member.party_id, present=there, by=member)


def keep_apart(world: World, person: str) -> None:
    """Nobody tells the other party anything of this person any more."""
    wanted = select(LegalBasis).where(
        LegalBasis.patient_id == world.patient(person).id, LegalBasis.ended_at.is_(None)
    )
    for basis in db.session.scalars(wanted).all():
        own = "boris" if basis.party_id == world.parties["municipality"] else "maria"
        withdraw_basis(basis, by=world.member(own))


def region(world: World) -> Audience:
    return Audience(world.team_id, party_id=world.parties["region"])


def town(world: World) -> Audience:
    return Audience(world.team_id, party_id=world.parties["municipality"])


def walls(world: World, **of: uuid.UUID) -> list[Audience]:
    return [Audience(world.team_id, wall=mode, **of) for mode in WALL_MODES]


def walls_in_part_2(world: World, party: str = "region") -> list[Audience]:
    return walls(world, party_id=world.parties[party])


def seen_by(audience: Audience, world: World, person: str) -> dict[str, Any] | None:
    """The person as that screen has them, reading everything now."""
    wanted = str(world.patient(person).id)
    put = changes.changes_since(audience, None)["put"]
    drawn: list[dict[str, Any]] = [thing for thing in put if thing["id"] == wanted]
    return drawn[0] if drawn else None


def told(receipt: Receipt, audience: Audience) -> str:
    """The frame that screen gets, as text."""
    return json.dumps(changes.draw_receipt(receipt, audience), default=str)
