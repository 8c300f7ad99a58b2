"""Who may see teams beside each other: whoever leads two or more of them today, and those alone."""

from collections.abc import Iterable
from typing import Any

from fact_board import clock
from fact_board.access.rights import RIGHTS, require
from fact_board.access.viewer import Viewer
from fact_board.audit import trail
from fact_board.audit.readings import facts_lately
from fact_board.caseload.metrics.period import Period
from fact_board.errors import NotFound
from fact_board.teams.models import Membership
from fact_board.teams.queries.memberships import teams_led_by

SEVERAL = 2


def may_compare(viewer: Viewer) -> bool:
    """Whether there is anything to compare."""
    return viewer.role in RIGHTS["caseload.compare"] and len(_posts(viewer)) >= SEVERAL


def posts_for(viewer: Viewer) -> list[Membership]:
    """The asker's own posts as leader, one in each team, by the teams' names; of one team not found."""
    require("caseload.compare", viewer.role)
    posts = _posts(viewer)
    if len(posts) < SEVERAL:
        raise NotFound
    return posts


def _posts(viewer: Viewer) -> list[Membership]:
    led = teams_led_by(viewer.staff.id, clock.today())
    return list({post.team_id: post for post in led}.values())


def log(kind: str, viewer: Viewer, posts: Iterable[Membership], period: Period) -> None:
    """Which teams' totals somebody looked at, or took out, of which days."""
    trail.note(kind, viewer=viewer, **_facts(posts, period))


def log_again(kind: str, viewer: Viewer, posts: Iterable[Membership], period: Period) -> None:
    """The same, unless ten minutes of this session have a row that says just that."""
    facts = _facts(posts, period)
    if facts not in facts_lately(viewer, kind):
        trail.note(kind, viewer=viewer, **facts)


def _facts(posts: Iterable[Membership], period: Period) -> dict[str, Any]:
    return {
        "what": "comparison",
        "teams": [str(post.team_id) for post in posts],
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }
