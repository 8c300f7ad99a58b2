"""Readings: a look at a person or at a list, logged before the answer leaves."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, and_, not_, select

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.viewer import PairedWall, Viewer
from fact_board.audit import trail
from fact_board.audit.models import TrailRow
from fact_board.display.models import Display
from fact_board.extensions import db
from fact_board.live.models import GONE_AFTER, Presence
from fact_board.teams.models import Membership

SAME_LIST = dt.timedelta(minutes=10)
SAME_OPENING = dt.timedelta(minutes=10)
OPEN_LIST = dt.timedelta(hours=12)  # the longest that a list stays on a screen
OWN_TEAM = "team"
FRAME = "frame"
LIVE_LISTS = ("board", "wall", FRAME)


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
    for wall in _walls(audience):
        log_wall(wall, shown, is_whole=False)
    for place, member in _lookers(audience):
        if new := _not_yet_shown(member.team_id, TrailRow.staff_id == member.staff_id, shown):
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
    if new := _not_yet_shown(viewer.team_id, TrailRow.staff_id == viewer.staff.id, shown):
        trail.note(FRAME, viewer=viewer, shown=new, basis=OWN_TEAM)


def log_wall(wall: PairedWall, shown: Collection[uuid.UUID], *, is_whole: bool) -> None:
    """A paired screen showed these people: the whole list as it was loaded, or whom a change put onto it.

    Nobody in particular read it. The row names the screen, and the party in the room when it is only one.
    """
    if not is_whole:
        shown = _not_yet_shown(wall.team_id, TrailRow.session_id == wall.display_id, shown)
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


def _walls(audience: Audience) -> list[PairedWall]:
    """The paired screens that show this now."""
    if audience.wall is None or audience.staff_id:
        return []
    on = select(Display.id).where(
        Display.team_id == audience.team_id,
        Display.mode == audience.wall,
        Display.revoked_at.is_(None),
        Display.seen_at >= clock.now() - GONE_AFTER,
    )
    return [PairedWall(id_, audience.team_id, audience) for id_ in db.session.scalars(on)]


def _lookers(audience: Audience) -> list[tuple[str, Membership]]:
    """Who has such a list open now, and on what."""
    if audience.wall and audience.party_id:
        return []  # the wall of one party is looked at on paired screens alone
    is_wall = Presence.place == "wall"
    of_audience = is_wall if audience.wall else and_(Presence.party_id == audience.party_id, not_(is_wall))
    if audience.staff_id:
        of_audience = and_(of_audience, Presence.staff_id == audience.staff_id)
    found = db.session.execute(
        select(Presence.place, Membership)
        .join(
            Membership, and_(Membership.staff_id == Presence.staff_id, Membership.team_id == Presence.team_id)
        )
        .where(Presence.team_id == audience.team_id, of_audience, Membership.party_id == Presence.party_id)
        .where(Presence.seen_at >= clock.now() - GONE_AFTER)
        .order_by(Membership.starts_on)
    )
    today = clock.today()
    return list({one.staff_id: (place, one) for place, one in found if one.is_current(today)}.values())


def _not_yet_shown(
    team_id: uuid.UUID, to_whom: ColumnElement[bool], people: Collection[uuid.UUID]
) -> list[uuid.UUID]:
    """Those of the people whom no list of the last hours has shown to this member of staff, or screen."""
    if not people:
        return []
    lists = db.session.scalars(
        select(TrailRow.shown).where(
            TrailRow.team_id == team_id,
            TrailRow.at > clock.now() - OPEN_LIST,
            to_whom,
            TrailRow.kind.in_(LIVE_LISTS),
        )
    )
    seen = {id_ for shown in lists for id_ in shown}
    return [id_ for id_ in people if str(id_) not in seen]


def log_list(viewer: Viewer, kind: str, shown: Iterable[uuid.UUID], *, basis: str = OWN_TEAM) -> None:
    """Someone loaded a list: one row with everyone it showed."""
    trail.note(kind, viewer=viewer, shown=shown, basis=basis)


def log_list_again(viewer: Viewer, kind: str, shown: Collection[uuid.UUID]) -> None:
    """The same of a list that a page reads anew whenever something changed: a row when it shows somebody
    whom this session's list has not shown within ten minutes.
    """
    lists = db.session.scalars(
        select(TrailRow.shown).where(
            TrailRow.session_id == viewer.session_id,
            TrailRow.kind == kind,
            TrailRow.at > clock.now() - SAME_LIST,
        )
    )
    seen = {id_ for known in lists for id_ in known}
    if not seen.issuperset(map(str, shown)):
        log_list(viewer, kind, shown)
