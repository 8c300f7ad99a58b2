"""Back to the standard level, over HTTP."""

import uuid

from fact_board.access.gates import row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions import step_down
from fact_board.board.actions.step_down import Dropped, Kept
from fact_board.board.api.blueprint import routes
from fact_board.board.api.named import colleague_named
from fact_board.board.models import ChecklistItem, Episode
from fact_board.board.schemas import EpisodeClosing, ItemChecking, StepDownProposing
from fact_board.errors import Invalid
from fact_board.web.routing import Body


@routes.write(
    "/episodes/<uuid:episode_id>/step-down",
    right="episode.change",
    takes=StepDownProposing,
    versioned=True,
    status=201,
)
def post_step_down(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Propose the standard level."""
    return step_down.propose_step_down(
        row_for(viewer, Episode, episode_id), body["why"], by=viewer.membership
    )


@routes.write("/episodes/<uuid:episode_id>/step-down/withdrawal", right="episode.change", versioned=True)
def post_step_down_withdrawal(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Stay on the board after all."""
    return step_down.withdraw_step_down(row_for(viewer, Episode, episode_id), by=viewer.membership)


@routes.write("/checklist/<uuid:item_id>", right="episode.change", takes=ItemChecking, versioned=True)
def post_checklist_item(viewer: Viewer, body: Body, item_id: uuid.UUID) -> Receipt:
    """Tick off, waive or open one line of the checklist."""
    item = row_for(viewer, ChecklistItem, item_id)
    return step_down.check_item(item, body["state"], reason=body["reason"], by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/closure", right="episode.close", takes=EpisodeClosing, versioned=True
)
def post_closure(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Take someone off the board, at a meeting."""
    return step_down.close_episode(
        row_for(viewer, Episode, episode_id),
        outcome=body["outcome"],
        holder=colleague_named(viewer, body["holder"], "holder"),
        tasks=[_choice(viewer, task) for task in body["tasks"]],
        text=body["text"],
        by=viewer.membership,
    )


def _choice(viewer: Viewer, task: Body) -> Kept | Dropped:
    if not task["keep"]:
        return Dropped(task["id"], task["reason"])
    if task["owner"] is None or task["due_on"] is None:
        raise Invalid("task.owner_and_day_needed", field="tasks")
    return Kept(task["id"], colleague_named(viewer, task["owner"], "tasks"), task["due_on"])
