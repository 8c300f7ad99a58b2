"""What a body names by id, through the gates: a miss is told at its field."""

import uuid
from collections.abc import Iterable

from sqlalchemy.orm import joinedload

from fact_board.access.gates import colleague_for, row_of_team_for
from fact_board.access.viewer import Viewer
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.actions.proposing import Ticked
from fact_board.errors import Invalid, NotFound
from fact_board.teams.models import Category, Staff
from fact_board.web.routing import Body


def colleague_named(viewer: Viewer, staff_id: uuid.UUID, field: str) -> Staff:
    """Someone who works in the team today."""
    try:
        return colleague_for(viewer, staff_id)
    except NotFound as error:
        raise Invalid("staff.not_in_team", field=field) from error


def category_named(viewer: Viewer, category_id: uuid.UUID) -> Category:
    """A column of the team, in use or not (the action says which it needs)."""
    try:
        return row_of_team_for(
            viewer, Category, category_id, joinedload(Category.templates), joinedload(Category.team)
        )
    except NotFound as error:
        raise Invalid("category.not_in_team", field="category") from error


def why_named(why: Body | None) -> Why:
    """Chips (each once, in their order) and text."""
    return Why(why["text"], tuple(dict.fromkeys(why["tags"]))) if why else Why()


def ticked_named(viewer: Viewer, ticks: Iterable[Body]) -> tuple[Ticked, ...]:
    """The proposed tasks taken at once."""
    return tuple(
        Ticked(tick["template"], colleague_named(viewer, tick["owner"], "tasks"), tick["due_on"])
        for tick in ticks
    )


def placing_named(viewer: Viewer, body: Body, episode_id: uuid.UUID | None = None) -> Placing:
    """Where on the board, how urgent and why."""
    if body["category"] is None:
        raise Invalid("answer.category_needed", field="category")
    if body["urgency"] is None:
        raise Invalid("answer.urgency_needed", field="urgency")
    return Placing(
        category_named(viewer, body["category"]),
        body["urgency"],
        why_named(body["why"]),
        ticked_named(viewer, body["tasks"]),
        episode_id,
    )
