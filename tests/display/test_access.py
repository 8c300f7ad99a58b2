"""A display is a row in the access matrix: one read, its own room, the wall's page. Nothing else."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fact_board.columns import new_id
from tests.access.lines import OPEN
from tests.access.table import TABLE
from tests.access.walking import as_in_table, routes
from tests.board.conftest import Stage, sign_in, tell
from tests.display.conftest import Wall, hang
from tests.world import build_world

ITS_OWN = "GET /api/teams/<uuid:team_id>/changes"


@pytest.fixture
def stage(app: Flask) -> Stage:
    with app.app_context():
        made = Stage(build_world())
        tell(made)
    return made


@pytest.fixture
def wall(app: Flask, stage: Stage) -> Wall:
    return hang(app, stage.world, sign_in(app, stage.world, "maria"))


def ask(client: FlaskClient, route: str, stage: Stage, query: str) -> tuple[int, str]:
    method, path = route.split()
    known: dict[str, Any] = {"team_id": stage.world.team_id, "patient_id": stage.ids["Ismail"]}
    path = re.sub(r"<uuid:(\w+)>", lambda part: str(known.get(part[1], new_id())), path)
    path = path.replace("<section>", "columns")
    body: dict[str, Any] = {} if method == "GET" else {"json": {"nonsense": 1}}
    answer = client.open(f"{path}?{query}", method=method, **body)
    return answer.status_code, answer.text


@pytest.mark.parametrize("query", ["", "wall=paired", "wall=name"])
def test_a_display_reads_its_own_changes_and_nothing_else(
    app: Flask, stage: Stage, wall: Wall, query: str
) -> None:
    closed = [route for route in sorted(routes(app)) if TABLE[as_in_table(route)].is_asked]
    asked = {route: ask(wall.client, route, stage, query) for route in closed}
    reached = {route for route, (status, _) in asked.items() if status not in (401, 404, 302, 403)}
    assert reached == ({ITS_OWN} if query == "wall=paired" else set())
    api = {status for route, (status, _) in asked.items() if " /api/" in route and route not in reached}
    assert api == {401}
    text = "\n".join(text for route, (_, text) in asked.items() if route not in reached)
    assert not re.search("Ismail|Kardelen|Hanna", text)


def test_what_is_open_to_everybody_tells_a_display_no_more(app: Flask, stage: Stage, wall: Wall) -> None:
    for route in sorted(routes(app)):
        if route.startswith("GET ") and TABLE[as_in_table(route)] is OPEN and "<path:" not in route:
            _status, text = ask(wall.client, route, stage, "")
            assert not re.search("Ismail|Kardelen|Hanna Björk", text), route


def test_another_token_opens_nothing(app: Flask, stage: Stage, wall: Wall) -> None:
    client = app.test_client()
    for token in ("", "x", "0" * 43, new_id().hex):
        client.set_cookie("display", token)
        assert ask(client, ITS_OWN, stage, "wall=paired")[0] == 401
        assert client.get("/api/displays/pairing").get_json() == {"state": "gone"}
        assert 'id="pair"' in client.get("/wall").text
