"""Who asks too often is told so, and when to come back; nobody else is touched."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fact_board import clock, create_app
from fact_board.extensions import babel, db
from fact_board.web import limits
from tests import servers
from tests.board.conftest import sign_in
from tests.conftest import make_config
from tests.world import World, build_world

MOST = 12


@pytest.fixture
def counting(app: Flask, database_url: str) -> Iterator[Flask]:
    """The same product, with a limit that a test can reach."""
    made = create_app(replace(make_config(database_url), requests_per_minute=MOST))
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        world = build_world(people=())
        db.session.remove()
    return world


def ask(client: FlaskClient, times: int, path: str = "/api/session", address: str = "192.0.2.1") -> list[int]:
    return [
        client.get(path, environ_base={"REMOTE_ADDR": address}, buffered=True).status_code
        for _ in range(times)
    ]


def test_too_many_requests_are_a_problem_with_a_time_to_come_back(counting: Flask) -> None:
    client = counting.test_client()
    assert ask(client, MOST) == [401] * MOST
    refused = client.get("/api/session", environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert (refused.status_code, refused.content_type) == (429, "application/problem+json")
    assert refused.get_json()["code"] == "request.too_many"
    assert 1 <= int(refused.headers["Retry-After"]) <= 61
    assert refused.headers["Cache-Control"] == "no-store"
    page = client.get("/sign-in", environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert (page.status_code, page.mimetype) == (429, "text/html")
    assert "För många försök" in page.text
    assert page.headers["Retry-After"]


def test_each_device_and_each_address_is_counted_by_itself(counting: Flask, team: World) -> None:
    maria, boris = (sign_in(counting, team, name).client for name in ("maria", "boris"))
    assert 429 in ask(maria, MOST + 1, address="192.0.2.7")
    assert ask(boris, 1, address="192.0.2.7") == [200], "behind the same address"
    assert ask(counting.test_client(), 1, address="192.0.2.7") == [401]


def test_another_cookie_of_nobody_is_no_way_around(counting: Flask) -> None:
    for _ in range(MOST):
        ask(counting.test_client(), 1)
    forged = counting.test_client()
    forged.set_cookie("fact", "eyJzaWQiOiJtYWRlIHVwIn0.invalid.signature")
    assert ask(forged, 1) == [429]


def test_a_minute_later_all_is_well(counting: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = counting.test_client()
    assert ask(client, MOST + 1)[-1] == 429
    later = clock.now().timestamp() + 61
    monkeypatch.setattr("time.time", lambda: later)
    assert ask(client, 1) == [401]


def test_files_and_the_health_page_are_not_counted(counting: Flask) -> None:
    client = counting.test_client()
    assert ask(client, MOST * 2, "/healthz") == [200] * MOST * 2
    assert ask(client, MOST * 2, "/static/css/base.css") == [200] * MOST * 2


def counted_in(redis_url: str) -> FlaskClient:
    """The limiter alone, in an app of its own: a whole one would take everybody's sockets to that Redis."""
    made = Flask("counted")
    made.config["FACT"] = replace(make_config("sqlite://"), requests_per_minute=MOST, redis_url=redis_url)
    babel.init_app(made)
    limits.init_limits(made)
    made.add_url_rule("/api/session", view_func=lambda: "")
    return made.test_client()


@pytest.mark.servers
def test_processes_count_together_in_redis_and_go_on_without_it() -> None:
    with servers.valkey() as redis:
        one, other = counted_in(redis.url), counted_in(redis.url)
        assert ask(one, MOST) == [200] * MOST
        assert ask(other, 1) == [429]
        redis.stop()
        assert ask(other, 1) == [200], "counted in memory while Redis is away"
