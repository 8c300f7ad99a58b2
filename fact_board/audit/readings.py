"""Readings: a look at a person or at a list, logged before the answer leaves."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.viewer import PairedWall, Viewer
from fact_board.audit import trail
from fact_board.audit.models import TrailRow
from fact_board.audit.screens import FRAME, lookers, not_yet_shown, walls_showing
from fact_board.extensions import db

T = TypeVar("T")

SAME_LIST = dt.timedelta(minutes=10)
SAME_OPENING = dt.timedelta(minutes=10)
OWN_TEAM = "team"


def log_opening(viewer: Viewer, patient_id: uuid.UUID, *, kind: str, basis: str = OWN_TEAM) -> None:
    """Someone opened a person: one row per session, person, kind and basis in ten minutes."""
    now = clock.now()
    earlier = db.session.scalar(
        select(TrailRow.id)
        .where(
            TrailRow.session_id == viewer.session_id,
            TrailRow.patient_id == patient_id,
            TrailRow.kind == kind,
            TrailRow.basis == basis,
            TrailRow.at > now - SAME_OPENING,
        )
        .limit(1)
    )
    if earlier is None:
        trail.note(kind, viewer=viewer, patient_id=patient_id, basis=basis)


def log_frame(audience: Audience, shown: Collection[uuid.UUID]) -> None:
    """A change puts people on the lists that are open: who had not seen them there gets a row for it.

    Written by the process that tells the change, for the screens of all: presence knows them.
    """
    if not shown:
        return
    for wall in walls_showing(audience):
        log_wall(wall, shown, is_whole=False)
    for place, member in lookers(audience):
        if new := not_yet_shown(member.team_id, shown, staff=member.staff_id):
            trail.note(
                FRAME,
                staff_id=member.staff_id,
                membership_id=member.id,
                team_id=member.team_id,
                party_id=member.party_id,
                shown=new,
                basis=OWN_TEAM,
                device=place,
            )


def log_newcomers(viewer: Viewer, shown: Collection[uuid.UUID]) -> None:
    """The same for a screen that catches up by itself."""
    if new := not_yet_shown(viewer.team_id, shown, staff=viewer.staff.id):
        trail.note(FRAME, viewer=viewer, shown=new, basis=OWN_TEAM)


def log_wall(wall: PairedWall, shown: Collection[uuid.UUID], *, is_whole: bool) -> None:
    """A paired screen showed these people: the whole list as it was loaded, or whom a change put onto it.

    Nobody in particular read it. The row names the screen, and the party in the room when it is only one.
    """
    if not is_whole:
        shown = not_yet_shown(wall.team_id, shown, screen=wall.display_id)
    if is_whole or shown:
        trail.note(
            "wall" if is_whole else FRAME,
            team_id=wall.team_id,
            party_id=wall.audience.party_id,
            session_id=wall.display_id,
            shown=shown,
            basis=OWN_TEAM,
            device="wall",
            display=wall.display_id,
        )


def log_list(viewer: Viewer, kind: str, shown: Iterable[uuid.UUID], *, basis: str = OWN_TEAM) -> None:
    """Someone loaded a list: one row with everyone it showed."""
    trail.note(kind, viewer=viewer, shown=shown, basis=basis)


def log_list_again(viewer: Viewer, kind: str, shown: Collection[uuid.UUID]) -> None:
    """The same of a list that a page reads anew whenever something changed: a row when it shows somebody
    whom this session's list has not shown within ten minutes.
    """
    seen = {id_ for known in _lately(TrailRow.shown, viewer, kind) for id_ in known}
    if not seen.issuperset(map(str, shown)):
        log_list(viewer, kind, shown)


def facts_lately(viewer: Viewer, kind: str) -> list[dict[str, Any]]:
    """What the rows of such a kind say that this session got within ten minutes."""
    return list(_lately(TrailRow.facts, viewer, kind))


def _lately(column: InstrumentedAttribute[T], viewer: Viewer, kind: str) -> Iterable[T]:
    of_session = (TrailRow.session_id == viewer.session_id, TrailRow.kind == kind)
    return db.session.scalars(select(column).where(*of_session, TrailRow.at > clock.now() - SAME_LIST))
