"""The reader chooses a language, without a script, signed in or not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fact_board.web.language import place_of_ours
from tests.sign_in.conftest import token_in
from tests.signed_in import SignedIn
from tests.world import build_world


def choose(client: FlaskClient, locale: str, next_: str = "/demo") -> int:
    form = {"csrf": token_in(client.get("/sign-in").text), "locale": locale, "next": next_}
    answer = client.post("/language", data=form)
    if answer.status_code == 303:
        assert answer.location == next_
    return answer.status_code


def test_the_choice_is_kept_in_a_cookie_and_comes_before_the_browsers_wish(client: FlaskClient) -> None:
    english = {"Accept-Language": "en"}
    assert '<html lang="en"' in client.get("/sign-in", headers=english).text
    assert choose(client, "sv") == 303
    assert '<html lang="sv"' in client.get("/sign-in", headers=english).text


def test_a_wish_we_cannot_fulfil_ends_in_swedish(client: FlaskClient) -> None:
    assert '<html lang="sv"' in client.get("/sign-in", headers={"Accept-Language": "de,fr"}).text


def test_an_unknown_language_is_refused_in_words(client: FlaskClient) -> None:
    assert choose(client, "de") == 422


def test_the_choice_needs_our_own_page(client: FlaskClient) -> None:
    assert client.post("/language", data={"locale": "en"}).status_code == 403


def test_someone_signed_in_has_it_in_their_settings(app: Flask) -> None:
    with app.app_context():
        world = build_world(people=())
        team, staff = world.team_id, world.staff_ids["maria"]
    maria = SignedIn(app, team, staff)
    form = {"csrf": maria.csrf, "locale": "en", "next": "/api/docs"}
    assert maria.browser.post("/language", data=form).location == "/api/docs"
    elsewhere = SignedIn(app, team, staff)
    assert elsewhere.browser.get("/api/session").get_json()["locale"] == "en"


@pytest.mark.parametrize(
    "address",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "http:/a"),
        *("javascript:alert(1)", "", "board", "/\nevil", "/a\r\nSet-Cookie: a=b", "/\tevil.example"),
    ],
)
def test_the_way_back_is_never_to_another_site(address: str) -> None:
    assert place_of_ours(address) == "/"


@pytest.mark.parametrize("address", ["/", "/wall?mode=code", "/teams/1/board#x"])
def test_the_way_back_keeps_its_place(address: str) -> None:
    assert place_of_ours(address) == address
