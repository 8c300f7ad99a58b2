"""Who has met whom over HTTP."""

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list
from fact_board.caseload.faces.schemas import FacesShape
from fact_board.caseload.faces.strip import faces_for
from fact_board.database import begin_snapshot
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("faces", __name__)


@routes.read("/caseload/faces", right="caseload.see", gives=FacesShape)
def get_faces(viewer: Viewer) -> Body:
    """Who has met each person on the board in 14 days. A list of people, so it is asked for by itself."""
    begin_snapshot()
    faces = faces_for(viewer, clock.today())
    log_list(viewer, "faces", [person["id"] for person in faces["people"]])
    return faces
