"""Who takes a task must be able to see it."""

import pytest

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.board.actions.handing import hand_over_task
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.board.models import Task
from fact_board.columns import new_id
from fact_board.errors import Invalid
from fact_board.extensions import db
from tests.world import World

pytestmark = pytest.mark.both_databases


def todo(world: World, owner: str) -> Todo:
    return Todo(new_id(), "Ring", world.staff(owner), clock.today())


def test_a_party_that_is_told_nothing_takes_no_task(closed_world: World) -> None:
    world = closed_world
    with pytest.raises(Invalid, match="owner_may_not_see"):
        add_task(world.patient("Hanna"), todo(world, "boris"), by=world.member("maria"))
    world.share("Hanna", "maria", to="municipality", scopes=("status",))
    add_task(world.patient("Hanna"), todo(world, "boris"), by=world.member("maria"))


def test_nor_is_one_handed_to_somebody_barred(world: World) -> None:
    given = todo(world, "maria")
    add_task(world.patient("Hanna"), given, by=world.member("maria"))
    bar_staff(world.patient("Hanna"), world.staff("sara"), id=new_id(), by=world.member("karin"))
    task = db.session.get_one(Task, given.id)
    with pytest.raises(Invalid, match="owner_may_not_see"):
        hand_over_task(task, world.staff("sara"), by=world.member("maria"))
    assert task.owner_id == world.staff_ids["maria"]
