"""Who has seen an alert stands on the screens of one's own party, and nowhere else."""

import datetime as dt
from typing import Any

import pytest

from fact_board import clock
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.live import changes
from fact_board.visits.door.actions import acknowledge_alert
from tests.board.team_at_work import place
from tests.world import World

pytestmark = pytest.mark.both_databases


def sees(world: World, code: str = "missed_visit", by: str = "maria", days_ago: int = 0) -> Receipt:
    since = clock.today() - dt.timedelta(days=days_ago)
    return acknowledge_alert(world.patient("Hanna"), id=new_id(), code=code, since=since, by=world.member(by))


def drawn(world: World, audience: Audience) -> dict[str, Any]:
    people = changes.changes_since(audience, None)["put"]
    return next(one for one in people if one["id"] == str(world.people["Hanna Björk"]))


def told(world: World, party: str) -> list[tuple[str, str]]:
    seen = drawn(world, Audience(world.team_id, party_id=world.parties[party]))["alerts_seen"]
    return [(one["code"], one["by"]) for one in seen]


def test_ones_own_party_is_told_who_and_the_other_is_not(world: World) -> None:
    receipt = sees(world)
    assert told(world, "region") == [("missed_visit", str(world.staff_ids["maria"]))]
    assert told(world, "municipality") == []
    theirs = Audience(world.team_id, party_id=world.parties["municipality"])
    assert changes.draw_receipt(receipt, theirs)["put"] == [], "nor that something was seen"
    own = Audience(world.team_id, party_id=world.parties["region"])
    assert changes.draw_receipt(receipt, own)["put"][0]["alerts_seen"]


@pytest.mark.parametrize("mode", WALL_MODES)
def test_no_wall_is_told(world: World, mode: str) -> None:
    place(world, "Hanna")
    receipt = sees(world)
    wall = Audience(world.team_id, wall=mode)
    assert "alerts_seen" not in drawn(world, wall)
    assert changes.draw_receipt(receipt, wall)["put"] == []


def test_only_the_latest_of_each_is_told(world: World) -> None:
    sees(world, by="maria", days_ago=2)
    sees(world, by="karin")
    sees(world, "threat", by="maria")
    karin, maria = (str(world.staff_ids[name]) for name in ("karin", "maria"))
    assert sorted(told(world, "region")) == [("missed_visit", karin), ("threat", maria)]


def test_the_neutral_line_is_for_those_it_concerns_and_its_being_seen_as_well(world: World) -> None:
    sees(world, "call_first")
    assert told(world, "region") == []
