"""I3: between entering the room and reading the board nothing is lost, and nothing is seen twice."""

import pytest

from fact_board.board.actions.notes import write_note
from fact_board.columns import new_id
from tests.faults.conftest import Town
from tests.faults.screens import Screens, all_same

pytestmark = pytest.mark.servers


@pytest.mark.both_databases
@pytest.mark.parametrize("hold", ["request", "answer"])
def test_a_change_committed_between_join_and_read_is_seen_once(town: Town, shown: Screens, hold: str) -> None:
    """`request`: the read holds the change already. `answer`: only the frame that waits has it."""
    with town.serve() as server:
        maria, boris = town.hand(server, "maria"), town.hand(server, "boris")
        shift = town.shifts([boris], seed=3)[0]
        shown.open("joining", maria, hold=hold)
        assert shown.tell(held="joining", within=10_000)["ok"], "the screen is in the room and reads"
        seqs = [shift.work().seq for _ in range(3)]
        shown.tell(release="joining")
        assert all_same(shown.settle())
        applied = [one["seq"] for one in shown.log("joining")["applied"]]
        assert applied == sorted(set(applied)), "no number twice, none after a later one"
        expected = {"request": [seqs[-1]], "answer": [seqs[0] - 1, *seqs]}[hold]
        assert applied == expected
        assert len(shown.log("joining")["applied"]) == len(expected)


def test_what_was_committed_but_never_told_arrives_by_the_beacon(town: Town, shown: Screens) -> None:
    """Another process committed and died before it could say so: this test is that process."""
    with town.serve() as server:
        shown.open("screen", town.hand(server, "maria"))
        shown.open("wall", town.hand(server, "boris"), wall="code")
        assert all_same(shown.settle())
        with town.app.app_context():
            patient = town.world.patient("Hanna")
            write_note(patient, "ringt två gånger", id=new_id(), by=town.world.member("maria"))
        assert all_same(shown.settle(within=4))
        assert "frame" not in [one["from"] for one in shown.log("screen")["applied"]]
