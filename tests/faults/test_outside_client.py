"""The official Socket.IO client, outside our pages, with nothing but docs/api.md."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Town

pytestmark = pytest.mark.servers
Said = dict[str, Any]


class Outsider:
    """tests/js/outside/client.mjs, as this test sees it."""

    def __init__(self, root: Path, url: str, staff: str) -> None:
        self.process = subprocess.Popen(
            [str(root / ".venv/bin/node"), "tests/js/outside/client.mjs", url, staff],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def told(self, what: str) -> Said:
        """The next thing of that kind that it says it did."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said: Said = json.loads(line)
            if said["did"] == what:
                return said
        raise AssertionError(f"the client ended before it said {what!r}")

    def tell(self, order: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()


def test_a_client_of_somebody_elses_follows_and_catches_up(town: Town, root: Path) -> None:
    with town.serve() as server:
        boris, maria = town.hand(server, "boris"), town.hand(server, "maria")
        (shift,) = town.shifts([boris], seed=6)
        outsider = Outsider(root, server.url, str(town.world.staff_ids["maria"]))
        try:
            assert outsider.told("sign in")["name"] == "Maria Berg"
            outsider.told("join")
            assert outsider.told("read")["snapshot"] is True

            seq = shift.work().seq
            received = outsider.told("receive")
            assert (received["seq"], received["by"]) == (seq, str(boris.staff_id))

            outsider.tell("leave")
            outsider.told("leave")
            missed = [shift.work().seq for _ in range(5)]
            outsider.tell("return")
            outsider.told("join")
            caught_up = outsider.told("read")
            assert (caught_up["seq"], caught_up["snapshot"]) == (missed[-1], False)

            outsider.tell(f"note {town.world.people['Hanna Björk']} Ringt två gånger")
            assert outsider.told("write")["status"] == 201
            seq = shift.work().seq
            while outsider.told("receive")["seq"] < seq:
                pass
            outsider.tell("end")
            assert by_id(outsider.told("end")["objects"]) == by_id(maria.get("/changes")["put"])
        finally:
            outsider.process.kill()
            outsider.process.communicate()


def by_id(things: list[Said]) -> dict[str, Said]:
    return {f"{thing['kind']}/{thing['id']}": thing for thing in things}
