"""The team's load over HTTP."""

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.viewer import Viewer
from fact_board.caseload.figures import Figures, figures_for
from fact_board.caseload.schemas import CaseloadShape
from fact_board.web.routing import TeamRoutes

routes = TeamRoutes("caseload", __name__)


@routes.read("/caseload", right="caseload.see", gives=CaseloadShape)
def get_caseload(viewer: Viewer) -> Figures:
    """Patients, posts and people on the board, held against the model."""
    return figures_for(viewer, team_for(viewer, viewer.team_id), clock.now())
