"""Signing in and out: the form, the cookie, the session of a device."""

import datetime as dt
import json
import uuid

import pytest
from flask.testing import FlaskClient

from fact_board import clock
from fact_board.extensions import db
from fact_board.sign_in.models import Account
from fact_board.sign_in.sessions import valid_sessions
from fact_board.teams.models import Membership
from tests.sign_in.conftest import PASSWORD, Door, csrf_of, token_in


def status_of(browser: FlaskClient) -> int:
    return browser.get("/api/session").status_code


def test_the_right_password_opens_the_board_and_tells_who_is_there(door: Door) -> None:
    browser = door.browser()
    answer = door.knock(browser, "Maria ")
    assert (answer.status_code, answer.location) == (303, "/")
    session = browser.get("/api/session").json
    assert session is not None
    assert session["staff"]["name"] == "Maria Berg"
    assert session["assignment"]["team"] == str(door.team_id)
    assert session["assignments"] == [session["assignment"]]


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("maria", "fel"),
        ("maria", ""),
        ("ingen", PASSWORD),
        ("", ""),
        ("m\0aria", "\0"),
        ("å" * 5000, "ö" * 5000),
    ],
)
def test_a_wrong_name_or_password_gets_one_and_the_same_answer(door: Door, name: str, password: str) -> None:
    browser = door.browser()
    answer = door.knock(browser, name, password)
    assert answer.status_code == 401
    assert "Namnet eller lösenordet stämmer inte." in answer.text
    assert status_of(browser) == 401


def test_what_was_typed_as_name_stays_and_the_password_does_not(door: Door) -> None:
    page = door.knock(door.browser(), 'maria"<b>', "hemligt").text
    assert "maria&#34;&lt;b&gt;" in page
    assert "hemligt" not in page


def test_the_page_asked_for_is_where_one_comes(door: Door) -> None:
    browser = door.browser()
    board = f"/teams/{door.team_id}/board/patients/{uuid.uuid4()}"
    refused = browser.get(board)
    assert refused.status_code == 302
    assert door.knock(browser, "maria", next=board).location == board


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\n/evil.example",
        f"/teams/{uuid.UUID(int=7)}/board",
    ],
)
def test_nobody_is_sent_to_another_site_or_team(door: Door, elsewhere: str) -> None:
    assert door.knock(door.browser(), "maria", next=elsewhere).location == "/"


def test_each_sign_in_is_a_new_session_and_ends_the_one_before(door: Door) -> None:
    browser = door.enter("maria")
    with door.app.app_context():
        first = door.session_of("maria").id
    page = browser.get("/api/session").json["csrf"]  # type: ignore[index]
    browser.post("/sign-in", data={"csrf": page, "name": "boris", "password": PASSWORD})
    with door.app.app_context():
        second = door.session_of("boris")
        assert second.id != first
        assert second.ended_at is None
        assert door.session_of("maria").ended_at is not None


def test_a_planted_cookie_is_not_taken_over(door: Door) -> None:
    """Session fixation: what an attacker knew of the cookie before is worth nothing after."""
    browser = door.browser()
    browser.get("/sign-in")
    before = browser.get_cookie("fact")
    door.knock(browser, "maria")
    after = browser.get_cookie("fact")
    assert before is not None
    assert after is not None
    attacker = door.browser()
    attacker.set_cookie("fact", before.value)
    assert status_of(attacker) == 401
    assert before.value != after.value


def test_signing_out_ends_this_device_and_no_other(door: Door) -> None:
    here, there = door.enter("maria"), door.enter("maria")
    old = here.get_cookie("fact")
    answer = here.post("/sign-out", data={"csrf": csrf_of(here)["X-CSRF-Token"]})
    assert answer.status_code == 303
    assert (status_of(here), status_of(there)) == (401, 200)
    assert old is not None
    here.set_cookie("fact", old.value)
    assert status_of(here) == 401, "a kept cookie opens nothing: the row is ended"


def test_a_program_signs_out_with_json(door: Door) -> None:
    browser = door.enter("maria")
    assert browser.post("/sign-out", json={}, headers=csrf_of(browser)).status_code == 204
    assert status_of(browser) == 401


def test_an_ended_idle_old_or_forged_session_is_signed_out(door: Door) -> None:
    now = clock.now()
    for values, code in (
        ({"ended_at": now}, "session.revoked"),
        ({"ends_at": now}, "session.expired"),
        ({"seen_at": now - dt.timedelta(hours=4, minutes=1)}, "session.expired"),
    ):
        browser = door.enter("maria")
        door.change_session("maria", **values)
        answer = browser.get("/api/session")
        assert answer.status_code == 401
        assert answer.content_type == "application/problem+json"
        assert json.loads(answer.data)["code"] == code
    forged = door.browser()
    with forged.session_transaction() as cookie:
        cookie["sid"] = str(uuid.uuid4())
    assert status_of(forged) == 401


def test_use_keeps_a_session_alive_but_not_beyond_its_end(door: Door) -> None:
    browser = door.enter("maria")
    start = clock.now()
    for hours in (3, 6, 9):
        with clock.at(start + dt.timedelta(hours=hours)):
            assert status_of(browser) == 200
    with clock.at(start + dt.timedelta(hours=12, minutes=1)):
        assert status_of(browser) == 401


def test_a_closed_account_or_an_ended_assignment_is_out_at_once(door: Door) -> None:
    browser = door.enter("maria")
    with door.app.app_context():
        db.session.get_one(Membership, door.members["maria"]).ends_on = clock.today() - dt.timedelta(days=1)
        db.session.commit()
    assert status_of(browser) == 401
    answer = door.knock(door.browser(), "maria")
    assert answer.status_code == 403
    assert "Du har inget uppdrag" in answer.text
    other = door.enter("boris")
    with door.app.app_context():
        db.session.query(Account).filter_by(email="boris").update({"active": False})
        db.session.commit()
    assert status_of(other) == 401
    assert door.knock(door.browser(), "boris").status_code == 401


def test_the_sockets_of_many_sessions_are_asked_about_in_one_question(door: Door) -> None:
    for name in ("maria", "boris"):
        door.enter(name)
    with door.app.app_context():
        good = door.session_of("maria")
        ended = door.session_of("boris")
        ended.ended_at = clock.now()
        pairs = {(good.id, good.membership_id), (ended.id, ended.membership_id)}
        moved = {(good.id, door.members["boris"])}
        unknown = {(uuid.uuid4(), uuid.uuid4())}
        db.session.commit()
        assert valid_sessions(pairs | moved | unknown) == {(good.id, good.membership_id)}


def test_a_connected_screen_is_not_idle(door: Door) -> None:
    browser = door.enter("maria")
    start = clock.now()
    with door.app.app_context():
        row = door.session_of("maria")
        pair = {(row.id, row.membership_id)}
    for hours in (3, 6):
        with door.app.app_context(), clock.at(start + dt.timedelta(hours=hours)):
            assert valid_sessions(pair) == pair
    with clock.at(start + dt.timedelta(hours=9)):
        assert status_of(browser) == 200


def test_the_sign_in_page_sends_the_signed_in_on(door: Door) -> None:
    browser = door.enter("maria")
    assert browser.get("/sign-in").location == "/"


def test_the_cookie_in_production_is_bound_to_host_https_and_this_site(production_door: Door) -> None:
    browser = production_door.browser()
    page = browser.get("/sign-in", base_url="https://localhost")
    form = {"csrf": token_in(page.text), "name": "maria", "password": PASSWORD}
    answer = browser.post("/sign-in", data=form, base_url="https://localhost")
    assert answer.status_code == 303
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-fact=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie
