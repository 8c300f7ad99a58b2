"""Screens of the shipped live engine, run in Node, as this test sees them."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.hands import Hand
from tests.live_server import LiveServer

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 8.0  # seconds; far below what a screen that hears nothing would wait before it asks
Json = dict[str, Any]


class Screens:
    """All screens of one test: what each was opened as, and what it should show."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.opened: dict[str, tuple[Hand, str]] = {}

    def tell(self, **order: Any) -> Json:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the screens' program ended"
        answer: Json = json.loads(line)
        return answer

    def open(
        self,
        name: str,
        hand: Hand,
        *,
        way: str = "websocket",
        wall: str | None = None,
        server: LiveServer | None = None,
        loss: int | None = None,
        hold: str | None = None,
    ) -> None:
        self.opened[name] = hand, f"?wall={wall}" if wall else ""
        place = {"url": (server or hand.server).url, "cookie": hand.cookie, "team": str(hand.team_id)}
        self.tell(open=name, way=way, wall=wall, loss=loss, hold=hold, **place)

    def settle(self, *names: str, within: float = WITHIN) -> Json:
        """Where each screen differs from what the server says now; None is as it should be."""
        expected = {name: self._truth(name) for name in names or self.opened}
        answer = self.tell(settle=expected, within=within * 1000)
        differences: Json = answer["differences"]
        return differences

    def _truth(self, name: str) -> Json:
        hand, query = self.opened[name]
        snapshot: Json = hand.get(f"/changes{query}")
        return snapshot

    def close(self, name: str) -> None:
        del self.opened[name]
        self.tell(close=name)

    def log(self, name: str) -> Json:
        return self.tell(log=name)

    def frames(self, name: str) -> list[int]:
        """The numbers that came to this screen as frames."""
        return [one["seq"] for one in self.log(name)["applied"] if one["from"] == "frame"]


def all_same(differences: Json) -> bool:
    return set(differences.values()) == {None}


@contextmanager
def screens() -> Iterator[Screens]:
    """No screens yet."""
    process = subprocess.Popen(
        [str(ROOT / ".venv/bin/node"), "tests/faults/screens.mjs"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Screens(process)
        process.communicate(timeout=10)
    finally:
        process.kill()
        process.wait()
