"""I5, I13: whatever happens to frames and however a screen is connected, it ends in the server's state."""

import os
import random
from typing import Any

import pytest

from tests.faults.conftest import Town
from tests.faults.screens import Screens, all_same

pytestmark = pytest.mark.servers
SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
ROUNDS, TAPS = 4, 15


@pytest.mark.soak
@pytest.mark.both_databases
def test_screens_on_bad_lines_converge_whichever_way_they_are_connected(town: Town, shown: Screens) -> None:
    with town.serve() as server:
        maria, boris = town.hand(server, "maria"), town.hand(server, "boris")
        shown.open("sound websocket", maria)
        shown.open("sound polling", maria, way="polling")
        shown.open("without a socket", maria, way="http")
        for seed in range(SIZE):
            print(f"seed {seed}")
            bad: dict[str, dict[str, Any]] = {
                f"bad {seed} websocket": {"hand": maria, "loss": seed},
                f"bad {seed} polling": {"hand": maria, "loss": seed + 1, "way": "polling"},
                f"bad {seed} of the other party": {"hand": boris, "loss": seed + 2},
                f"bad {seed} wall": {"hand": boris, "loss": seed + 3, "wall": "code"},
            }
            for name, how in bad.items():
                shown.open(name, **how)
            shifts = town.shifts([maria, boris], seed)
            rng = random.Random(seed)
            for _ in range(ROUNDS):
                shown.tell(calm=False)
                for _ in range(TAPS):
                    rng.choice(shifts).work()
                shown.tell(calm=True)  # a line that is cut heals by its return: now only the beacon does
                differences = shown.settle()
                assert all_same(differences), f"seed {seed}: {differences}"
            for name in bad:
                shown.close(name)
        assert shown.frames("sound websocket")
        assert shown.frames("sound polling")
        assert shown.frames("without a socket") == []
