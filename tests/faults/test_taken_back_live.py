"""I9 over real sockets: what is taken back leaves open screens in 5 s, in 12 s when frames are lost."""

from typing import Any

import pytest

from tests.faults.conftest import Town
from tests.faults.hands import Hand, Tap
from tests.faults.screens import Screens, all_same

pytestmark = pytest.mark.servers
BEAT = {"FACT_BEACON_SECONDS": "5"}  # as in production


def drawn(hand: Hand, patient: str) -> Any:
    return next(thing for thing in hand.get("/changes")["put"] if thing["id"] == patient)


@pytest.mark.parametrize(("loss", "within"), [(None, 5.0), (7, 12.0)], ids=["frames arrive", "frames lost"])
@pytest.mark.parametrize("way", ["websocket", "polling"])
def test_what_is_taken_back_leaves_the_other_partys_screen(
    town: Town, shown: Screens, way: str, loss: int | None, within: float
) -> None:
    with town.serve(**BEAT) as server:
        maria, boris = town.hand(server, "maria"), town.hand(server, "boris")
        shown.open("boris", boris, way=way, loss=loss)
        assert all_same(shown.settle("boris", within=12.0))
        person = str(next(iter(town.world.people.values())))
        assert drawn(boris, person)["episode"]
        basis = next(
            b for b in drawn(maria, person)["bases"] if b["from"] == str(town.world.parties["region"])
        )
        maria.insist(Tap(f"/bases/{basis['id']}/withdrawal", {}, version=basis["version"]))
        assert all_same(shown.settle("boris", within=within))
        closed = drawn(boris, person)
        assert (closed["episode"], closed["tasks"], closed["contacts"]) == (None, [], [])
