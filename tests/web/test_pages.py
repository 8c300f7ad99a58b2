"""What every page has around it, and the readable page of the API."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fact_board.web import assets
from fact_board.web.texts import PARTS, TEXTS
from tests.signed_in import SignedIn
from tests.world import build_world


@pytest.fixture
def maria(app: Flask) -> SignedIn:
    with app.app_context():
        world = build_world(people=())
        return SignedIn(app, world.team_id, world.staff_ids["maria"])


def test_the_readable_api_names_every_operation_shape_and_problem(client: FlaskClient) -> None:
    spec = client.get("/api/openapi.json").get_json()
    page = client.get("/api/docs").text
    for path, methods in spec["paths"].items():
        assert f"<code>{path}</code>" in page
        count = sum(method in ("get", "post", "put", "patch", "delete") for method in methods)
        assert page.count(f"<code>{path}</code>") >= count
    for name in spec["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
    for key in TEXTS:
        assert f'id="{key}"' in page, "a problem's type points here"


def test_no_key_stands_in_two_parts() -> None:
    """The later one would win in silence."""
    assert sum(map(len, PARTS)) == len(TEXTS)


def test_the_shell_names_the_person_the_team_and_the_places(maria: SignedIn) -> None:
    team = maria.base.removeprefix("/api/teams/")
    page = maria.browser.get(f"/teams/{team}/board", headers={"Accept-Language": "sv"}).text
    for words in ("Maria Berg", f'data-team="{team}"', 'data-page="board"', "Tavlan", "Väggen", "Logga ut"):
        assert words in page
    assert re.search(r'<a href="/teams/[^"]+/board" aria-current="page">', page)


def test_the_wall_says_its_mode_and_shows_no_menu(maria: SignedIn) -> None:
    assert 'data-mode="name"' in maria.browser.get("/wall?preview=1").text
    page = maria.browser.get("/wall?preview=1&mode=code").text
    assert 'data-mode="code"' in page
    assert 'data-mode="name"' in maria.browser.get("/wall?preview=1&mode=everything").text
    assert "person-menu" not in page


def test_the_demo_says_so_on_every_page(maria: SignedIn) -> None:
    for place in ("/demo", "/wall", "/api/docs", "/nowhere"):
        page = maria.browser.get(place, headers={"Accept-Language": "sv"}).text
        assert "Demo: påhittade personer. Skriv inga riktiga uppgifter." in page, place


def test_all_that_a_page_imports_is_fetched_at_once_and_exists(app: Flask, client: FlaskClient) -> None:
    for name in ("js/board/main.js", "js/wall/page.js", "js/caseload/page.js", "js/meeting/main.js"):
        with app.test_request_context():
            needed = assets.imported_by(name)
        assert "js/i18n.js" in needed
        assert "vendor/lit-html/lit-html.js" in needed
        for other in needed:
            assert client.get(f"/static/{other}", buffered=True).status_code == 200, other


def test_what_a_page_needs_later_is_named_and_not_fetched_at_once(
    maria: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "joined_into", lambda name, folder: None)
    monkeypatch.setattr(assets, "script_of", vars(assets.script_of)["__wrapped__"])  # else it may be known
    page = maria.browser.get("/meeting").text
    later = re.search(r'data-later="([^"]+)"', page)
    assert later
    names = {address.partition("?")[0] for address in later[1].split()}
    assert {"/static/js/board/answer.js", "/static/js/sign_in/passkey.js"} <= names
    assert not [name for name in names if f'modulepreload" href="{name}?' in page]
    for address in later[1].split():
        assert maria.browser.get(address, buffered=True).status_code == 200, address


def test_files_have_no_session_so_that_a_sign_in_does_not_fetch_them_anew(maria: SignedIn) -> None:
    headers = maria.browser.get("/static/css/base.css", buffered=True).headers
    assert headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in headers
