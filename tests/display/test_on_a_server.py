"""I9 for a wall over real sockets: shut out at once, and by another process with the next beat."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import socketio  # type: ignore[import-untyped]

from fact_board.columns import new_id
from tests.board.conftest import Screen
from tests.display.conftest import Wall
from tests.live_server import LiveServer, Nursery, live_server

pytestmark = pytest.mark.servers
AT_ONCE, HEALED = 5.0, 12.0  # as for every screen


@pytest.fixture
def server(wall: Wall, servers_from: Nursery, database_url: str, tmp_path: Path) -> Iterator[LiveServer]:
    """The product as it is served, on the database where the screen was paired; it beats as in production."""
    with live_server(servers_from, tmp_path, database_url, FACT_BEACON_SECONDS="5") as made:
        yield made


class Line:
    """A screen's socket."""

    def __init__(self, server: LiveServer, wall: Wall, way: str) -> None:
        self.is_over = threading.Event()
        self.client = socketio.Client(reconnection=False)
        self.client.on("disconnect", lambda *_: self.is_over.set())
        self.client.connect(server.url, headers={"Cookie": cookie_of(wall)}, transports=[way])
        self.answer = self.client.call("join", {"team": str(wall.team.team_id), "wall": "paired"})


def cookie_of(wall: Wall) -> str:
    kept = wall.client.get_cookie("display")
    assert kept
    return f"display={kept.value}"


def read(server: LiveServer, wall: Wall) -> int:
    path = f"/api/teams/{wall.team.team_id}/changes?wall=paired"
    return server.ask("GET", path, Cookie=cookie_of(wall)).status


def sign_in(server: LiveServer, wall: Wall) -> requests.Session:
    """Maria, at this server."""
    maria = requests.Session()
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', maria.get(f"{server.url}/demo").text)
    assert token
    form = {"csrf": token[1], "staff": str(wall.team.staff_ids["maria"])}
    maria.post(f"{server.url}/demo/sign-in", data=form)
    maria.headers["X-CSRF-Token"] = maria.get(f"{server.url}/api/session").json()["csrf"]
    return maria


@pytest.mark.parametrize("way", ["websocket", "polling"])
def test_a_wall_taken_down_is_shut_out_at_once(server: LiveServer, wall: Wall, way: str) -> None:
    maria, line = sign_in(server, wall), Line(server, wall, way)
    assert "seq" in line.answer
    assert read(server, wall) == 200
    path = f"{server.url}/api/teams/{wall.team.team_id}/displays/{wall.id}"
    started = time.monotonic()
    assert maria.delete(path, json={}, headers={"Idempotency-Key": str(new_id())}).status_code == 200
    assert line.is_over.wait(AT_ONCE), way
    assert time.monotonic() - started < AT_ONCE
    assert read(server, wall) == 401


def test_by_another_process_with_the_next_beat_and_a_restart_changes_nothing(
    server: LiveServer, wall: Wall, maria: Screen
) -> None:
    first = Line(server, wall, "websocket")
    server.restart()
    assert first.is_over.wait(HEALED)
    again = Line(server, wall, "websocket")
    assert "seq" in again.answer, "still paired"
    assert maria.send(f"/displays/{wall.id}", method="DELETE").status_code == 200  # not in that process
    assert again.is_over.wait(HEALED)
    assert read(server, wall) == 401
