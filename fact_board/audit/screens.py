"""Which screens have a list open now, and whom their lists have shown. The statements are built once."""

import datetime as dt
import uuid
from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Select, String, Uuid, and_, bindparam, select

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.viewer import PairedWall
from fact_board.audit.models import TrailRow
from fact_board.columns import UTCDateTime
from fact_board.display.models import Display
from fact_board.extensions import db
from fact_board.live.models import GONE_AFTER, Presence
from fact_board.teams.models import Membership

OPEN_LIST = dt.timedelta(hours=12)  # the longest that a list stays on a screen
FRAME = "frame"
LIVE_LISTS = ("board", "wall", FRAME)
TEAM, PARTY, STAFF = (bindparam(name, type_=Uuid()) for name in ("team", "party", "staff"))
SINCE = bindparam("since", type_=UTCDateTime())


def walls_showing(audience: Audience) -> list[PairedWall]:
    """The paired screens that show this now."""
    if audience.wall is None or audience.staff_id:
        return []
    asked = {"team": audience.team_id, "mode": audience.wall, "since": clock.now() - GONE_AFTER}
    return [PairedWall(id_, audience.team_id, audience) for id_ in db.session.scalars(_displays(), asked)]


@cache
def _displays() -> Select[uuid.UUID]:
    return select(Display.id).where(
        Display.team_id == TEAM,
        Display.mode == bindparam("mode", type_=String()),
        Display.revoked_at.is_(None),
        Display.seen_at >= SINCE,
    )


def lookers(audience: Audience) -> list[tuple[str, Membership]]:
    """Who has such a list open now, and on what."""
    if audience.wall and audience.party_id:
        return []  # the wall of one party is looked at on paired screens alone
    asked = {
        "team": audience.team_id,
        "party": audience.party_id,
        "staff": audience.staff_id,
        "since": clock.now() - GONE_AFTER,
    }
    found = db.session.execute(_lookers(bool(audience.wall), bool(audience.staff_id)), asked)
    today = clock.today()
    return list({one.staff_id: (place, one) for place, one in found if one.is_current(today)}.values())


@cache
def _lookers(is_wall: bool, is_alone: bool) -> Select[str, Membership]:
    """Of somebody with many screens the same row would come again and again."""
    of_audience: list[Any] = [Presence.place == "wall"]
    if not is_wall:
        of_audience = [Presence.party_id == PARTY, Presence.place != "wall"]
    if is_alone:
        of_audience.append(Presence.staff_id == STAFF)
    screens = (
        select(Presence.staff_id, Presence.party_id, Presence.place)
        .where(Presence.team_id == TEAM, *of_audience, Presence.seen_at >= SINCE)
        .distinct()
        .subquery()
    )
    theirs = and_(Membership.staff_id == screens.c.staff_id, Membership.party_id == screens.c.party_id)
    return (
        select(screens.c.place, Membership)
        .join(screens, theirs)
        .where(Membership.team_id == TEAM)
        .order_by(Membership.starts_on)
    )


def not_yet_shown(
    team_id: uuid.UUID,
    people: Collection[uuid.UUID],
    *,
    staff: uuid.UUID | None = None,
    screen: uuid.UUID | None = None,
) -> list[uuid.UUID]:
    """Those of the people whom no list of the last hours has shown to this member of staff, or screen."""
    if not people:
        return []
    asked = {"team": team_id, "whom": staff or screen, "since": clock.now() - OPEN_LIST}
    lists = db.session.scalars(_shown(is_screen=staff is None), asked)
    seen = {id_ for shown in lists for id_ in shown}
    return [id_ for id_ in people if str(id_) not in seen]


@cache
def _shown(*, is_screen: bool) -> Select[Any]:
    whom = TrailRow.session_id if is_screen else TrailRow.staff_id
    return select(TrailRow.shown).where(
        TrailRow.team_id == TEAM,
        TrailRow.at > SINCE,
        whom == bindparam("whom", type_=Uuid()),
        TrailRow.kind.in_(LIVE_LISTS),
    )
