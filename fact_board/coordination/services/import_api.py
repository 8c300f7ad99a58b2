"""Reading in a list of services over HTTP: a preview, then everything at once."""

from typing import Any

from fact_board.access.gates import team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.coordination.services.import_actions import import_services
from fact_board.coordination.services.import_schemas import (
    MOST_BYTES,
    ListAsking,
    ListImporting,
    PreviewRead,
)
from fact_board.coordination.services.importing import Asked, preview_of, to_write
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("service_lists", __name__)
__all__ = ("LONG_BODIES", "MOST_BYTES", "routes")
LONG_BODIES = ("service_lists.post_list_preview", "service_lists.post_list")


@routes.read(
    "/service-lists/preview",
    right="service.import",
    gives=PreviewRead,
    takes=ListAsking,
    asked_in_body=True,
)
def post_list_preview(viewer: Viewer, asked: Body) -> dict[str, Any]:
    """What a list says, what is wrong with it, and whom nobody knows. Nothing is written or kept."""
    return preview_of(viewer.membership, Asked(**asked))


@routes.write("/service-lists", right="service.import", takes=ListImporting, status=201)
def post_list(viewer: Viewer, body: Body) -> Receipt:
    """Write down all that the list says, as its preview told."""
    left_out = body.pop("left_out")
    found = to_write(viewer.membership, Asked(**body), left_out)
    return import_services(team_for(viewer, viewer.team_id), found, by=viewer.membership)
