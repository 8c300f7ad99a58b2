"""The phone's reads. Each is logged with everybody it shows before it is answered."""

from typing import Any

from fact_board import clock
from fact_board.access.gates import clients_of
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list_again
from fact_board.live import views
from fact_board.phone import queries
from fact_board.phone.day import Looking, day_of, people_in
from fact_board.phone.schemas import DayRead, PeopleRead
from fact_board.web.routing import TeamRoutes

routes = TeamRoutes("phone", __name__)


@routes.read("/day", right="day.see", gives=DayRead)
def get_day(viewer: Viewer) -> dict[str, Any]:
    """My tasks, the answers to me, what changed, who asks, and my people."""
    day = day_of(viewer)
    log_list_again(viewer, "day", [person["id"] for person in day["people"]])
    return day


@routes.read("/people", right="day.see", gives=PeopleRead)
def get_people(viewer: Viewer) -> dict[str, Any]:
    """Everybody in my party's books, to search among in the browser."""
    known = {("patient", id_) for id_ in queries.people_known_to(viewer.party_id, viewer.team_id)}
    canvas = views.load_subjects(viewer.team_id, known)
    people = people_in(Looking(viewer, clock.now(), canvas, clients_of(viewer.membership)))
    log_list_again(viewer, "search", [person["id"] for person in people])
    return {"people": people}
