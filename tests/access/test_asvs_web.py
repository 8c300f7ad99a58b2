"""The web's ordinary dangers, asked of every route and file we have. docs/asvs.md names these tests."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import create_app
from fact_board.extensions import db
from tests.access.walking import routes
from tests.board.conftest import Screen, Stage, sign_in
from tests.conftest import make_config

ELSEWHERE = "https://elsewhere.example"
MARKUP = '"><img src=x onerror=alert(1)>'


@pytest.fixture
def production(database_url: str) -> Iterator[Flask]:
    """The app as people reach it: HTTPS, no demo."""
    app = create_app(replace(make_config(database_url), is_demo=False, behind_https=True))
    yield app
    with app.app_context():
        db.engine.dispose()


def addresses(app: Flask, stage: Stage) -> list[str]:
    """Every address that can be got, with ids that exist."""
    found = []
    for route in sorted(routes(app)):
        method, path = route.split()
        if method == "GET" and "<path:" not in path:
            path = path.replace("<uuid:team_id>", str(stage.world.team_id))
            path = path.replace("<uuid:patient_id>", str(stage.ids["Ismail"]))
            found.append(re.sub(r"<[^>]+>", str(stage.ids["note"]), path))
    return found


def test_markup_that_somebody_typed_stays_text(app: Flask, stage: Stage) -> None:
    with app.app_context():
        stage.world.team.name = MARKUP
        stage.world.staff("karin").name = MARKUP
        db.session.commit()
    client = sign_in(app, stage.world, "karin").client
    pages = [client.get(address) for address in addresses(app, stage)]
    html = [page.text for page in pages if page.mimetype == "text/html"]
    assert any("&gt;&lt;img src=x" in page for page in html)
    assert not any(MARKUP in page or "<img src=x" in page for page in html)
    refused = app.test_client().get("/sign-in", query_string={"next": "/" + MARKUP})
    assert "<img" not in refused.text


@pytest.mark.parametrize(
    "next_", ["/x\r\nSet-Cookie: a=b", "/x\nA: b", "//elsewhere.example", "/\\elsewhere", "/\t/e.example"]
)
def test_a_line_break_makes_no_header(app: Flask, stage: Stage, next_: str) -> None:
    client = app.test_client()
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/sign-in").text)
    assert found
    answer = client.post("/language", data={"csrf": found[1], "locale": "sv", "next": next_})
    assert answer.headers["Location"] == "/"
    assert "A" not in answer.headers
    assert not any("a=b" in cookie for cookie in answer.headers.getlist("Set-Cookie"))


def test_no_template_is_made_of_words(root: Path) -> None:
    for path in (root / "fact_board").rglob("*.py"):
        assert not re.search(r"render_template_string|\.from_string\(", path.read_text()), path
    for path in (root / "templates").rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape|\son\w+=|style=", path.read_text()), path


def test_no_script_writes_markup(root: Path) -> None:
    dangerous = (
        r"\.(inner|outer)HTML|insertAdjacentHTML|document\.write|unsafeHTML|\beval\(|new Function"
        r"|(?<!\bchannel\.)postMessage"  # a BroadcastChannel reaches pages of our own origin alone
    )
    for path in (root / "static/js").rglob("*.js"):
        assert not re.search(dangerous, path.read_text()), path


def test_every_cookie_in_production_is_bound_to_this_host(production: Flask) -> None:
    client = production.test_client()
    page = client.get("/sign-in", base_url="https://localhost")
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
    assert found
    chosen = client.post("/language", data={"csrf": found[1], "locale": "en"}, base_url="https://localhost")
    cookies = page.headers.getlist("Set-Cookie") + chosen.headers.getlist("Set-Cookie")
    assert {cookie.split("=")[0] for cookie in cookies} == {"__Host-fact", "__Host-lang"}
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; ")), cookie
        assert "SameSite=Lax" in cookie or "SameSite=Strict" in cookie
        assert "Domain" not in cookie


def test_no_answer_opens_itself_to_other_origins(app: Flask, stage: Stage) -> None:
    client = sign_in(app, stage.world, "karin").client
    for address in addresses(app, stage):
        answer = client.get(address, headers={"Origin": ELSEWHERE})
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")], address


@pytest.mark.parametrize(
    "origin", [ELSEWHERE, "null", "http://localhost.elsewhere.example", "http://localhost:81"]
)
def test_a_socket_from_another_site_is_refused(app: Flask, stage: Stage, origin: str) -> None:
    client = sign_in(app, stage.world, "karin").client
    polling = "/socket.io/?EIO=4&transport=polling"
    refused = client.get(polling, headers={"Origin": origin})
    assert refused.status_code == 400
    assert "sid" not in refused.text
    assert client.get(polling, headers={"Origin": "http://localhost"}).status_code == 200


# What a look may write: that there was one.
TRACES = {"trail", "seal", "device_session"}


def everything(app: Flask) -> dict[str, list[Any]]:
    with app.app_context():
        rows = {
            table.name: sorted(map(repr, db.session.execute(select(table)).all()))
            for table in db.metadata.sorted_tables
            if table.name not in TRACES
        }
        db.session.rollback()
    return rows


@pytest.mark.parametrize("name", ["karin", "boris"])
def test_no_get_changes_the_board(app: Flask, stage: Stage, name: str) -> None:
    client = sign_in(app, stage.world, name).client
    for address in addresses(app, stage):
        before = everything(app)
        client.get(address)
        assert everything(app) == before, address


def test_a_password_field_is_masked_and_open_to_password_managers(root: Path) -> None:
    seen = 0
    for path in (root / "templates").rglob("*.html"):
        for field in re.findall(r"<input\b[^>]*password[^>]*>", path.read_text()):
            if 'type="hidden"' in field:
                continue
            seen += 1
            assert 'type="password"' in field, path
            assert re.search(r'autocomplete="(current|new)-password', field), path
    assert seen
    for path in (root / "static/js").rglob("*.js"):
        assert "paste" not in path.read_text() or "preventDefault" not in path.read_text(), path


def test_no_folder_is_listed_and_trace_is_refused(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    for folder in (
        "/static",
        "/static/",
        "/static/js/",
        "/static/../",
        "/.git/config",
        "/fact_board/config.py",
    ):
        assert client.get(folder).status_code in (404, 308), folder
    for address in ("/", "/sign-in", "/api/session", "/static/css/base.css"):
        assert client.open(address, method="TRACE").status_code == 405, address


# The words that a query may hold: positions, modes, days. Never a name, a text or a number of a person.
IN_QUERIES = {"since", "mark", "wall", "next"}
NOT_IDS = {
    "GET /static/<path:filename>",
    "GET /team/<section>",
    "GET /admin/teams/<uuid:team_id>/<section>",
}


def test_no_address_holds_a_word_or_a_number(app: Flask, stage: Stage) -> None:
    loose = {route for route in routes(app) if re.search(r"<(?!uuid:)", route)}
    assert loose == NOT_IDS
    document = app.test_client().get("/api/openapi.json").json
    assert document is not None
    asked = {
        parameter["name"]
        for methods in document["paths"].values()
        for operation in methods.values()
        if isinstance(operation, dict)
        for parameter in operation.get("parameters", [])
        if parameter.get("in") == "query"
    }
    assert asked <= IN_QUERIES


def test_a_parameter_given_twice_or_elsewhere_changes_nothing(stage: Stage, maria: Screen) -> None:
    path = f"/patients/{stage.ids['Ismail']}/notes"
    assert maria.send(f"{path}?text=hej&id={stage.ids['note']}", {}).status_code == 422
    twice, once = (maria.get(f"/changes?{words}").json for words in ("wall=code&wall=name", "wall=code"))
    assert twice is not None
    assert once is not None
    assert (twice["put"], twice["seq"]) == (once["put"], once["seq"])
