"""Planning a discharge over HTTP."""

import uuid
from typing import Any

from fact_board import clock
from fact_board.access.gates import colleague_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.models import Episode
from fact_board.coordination.discharges import actions
from fact_board.coordination.discharges.actions import Agreed
from fact_board.coordination.discharges.models import DischargeItem
from fact_board.coordination.discharges.queries import discharge_about
from fact_board.coordination.discharges.schemas import (
    DischargeItemSetting,
    DischargePlanning,
    PersonDischargeRead,
)
from fact_board.coordination.person.opening import open_page
from fact_board.teams.queries.memberships import membership_of
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("discharges", __name__)


@routes.read("/patients/<uuid:patient_id>/discharge", right="patient.see", gives=PersonDischargeRead)
def get_discharge(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """The ward, the checklist, and what came of earlier stays."""
    return discharge_about(viewer, *open_page(viewer, patient_id))


@routes.write(
    "/episodes/<uuid:episode_id>/discharge-planning",
    right="episode.change",
    takes=DischargePlanning,
    status=201,
)
def post_discharge_planning(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Begin the checklist."""
    episode = row_for(viewer, Episode, episode_id)
    return actions.plan_discharge(episode, id=body["id"], by=viewer.membership)


@routes.write(
    "/discharge-items/<uuid:item_id>",
    right="episode.change",
    takes=DischargeItemSetting,
    versioned=True,
    method="PUT",
)
def put_discharge_item(viewer: Viewer, body: Body, item_id: uuid.UUID) -> Receipt:
    """Say who does it, that it is done, or why it isn't needed."""
    item, owner = row_for(viewer, DischargeItem, item_id), None
    if body["owner"]:
        colleague = colleague_for(viewer, body["owner"])
        owner = membership_of(viewer.team_id, colleague.id, clock.today())
    agreed = Agreed(body["state"], owner, body["who"], body["due_on"], body["reason"])
    return actions.set_discharge_item(item, agreed, by=viewer.membership)
