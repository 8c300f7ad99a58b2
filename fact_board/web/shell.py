"""What every page has around its content: who is signed in, in which team, and which build it is."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, has_request_context, request
from sqlalchemy.exc import SQLAlchemyError

from fact_board.access.queries import count_unreviewed
from fact_board.access.rights import RIGHTS
from fact_board.errors import DomainError
from fact_board.extensions import db
from fact_board.live import build
from fact_board.teams.models import Team
from fact_board.web.routing import VIEWER


@dataclass(frozen=True)
class Person:
    """The signed-in person as the header shows them."""

    name: str
    initials: str
    team_id: str
    team_name: str
    role: str
    id: str
    to_review: int = 0


def init_app(app: Flask) -> None:
    """Give the shell's facts to every template."""
    app.context_processor(shell)


def shell() -> dict[str, Any]:
    """Also right for nobody, and when the database is away: an error page needs a shell too."""
    return {
        "person": _person(),
        "page": _page(),
        "build": build.build(),
        "is_demo": current_app.config["FACT"].is_demo,
    }


def _person() -> Person | None:
    if not has_request_context():
        return None
    try:
        viewer = current_app.extensions[VIEWER]()
        membership = viewer.membership
        team = db.session.get_one(Team, membership.team_id)
        waiting = count_unreviewed(viewer) if membership.role in RIGHTS["emergency.review"] else 0
        who = str(viewer.staff.id)
        return Person(
            viewer.staff.name, membership.initials, str(team.id), team.name, membership.role, who, waiting
        )
    except (DomainError, SQLAlchemyError):
        return None


def _page() -> str:
    """The page's name for styles and scripts, after the part of the product it belongs to."""
    part = (request.blueprint if has_request_context() else None) or "error"
    return part.removesuffix("_pages").replace("_", "-")
