"""Who takes a task of somebody away: a colleague who works in the team and may know of it."""

from typing import Any

import pytest

from fact_board import clock
from fact_board.columns import new_id
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.teams.actions import Move, write_absence
from tests.board.team_at_work import task
from tests.outside.conftest import employ
from tests.world import World

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize("role", ["nominator", "administrator", "log_reviewer"])
def test_no_task_goes_to_somebody_who_does_not_work_with_the_people(world: World, role: str) -> None:
    """Of the same party, and so shown everything: but they have no board to find it on."""
    employ(world, "nils", "Nils Norr", role, "region")
    given = task(world, "Hanna")
    away: dict[str, Any] = {
        "id": new_id(),
        "from_on": clock.today(),
        "to_on": clock.today(),
        "by": world.member("karin"),
    }
    moves = [Move(given, world.staff("nils"))]
    with pytest.raises(Conflict, match="receiver_unfit"):
        write_absence(world.team, world.staff("maria"), moves=moves, **away)
    db.session.rollback()
    write_absence(world.team, world.staff("maria"), moves=[Move(given, world.staff("sara"))], **away)
