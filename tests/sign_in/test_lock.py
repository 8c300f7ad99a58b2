"""A phone left alone locks, on the server as well; a desk never does."""

import datetime as dt

from flask.testing import FlaskClient

from fact_board import clock
from fact_board.sign_in.sessions import valid_sessions
from tests.sign_in.conftest import PASSWORD, Door, Serve, csrf_of, token_in

PHONE = "Mozilla/5.0 (Linux; Android 15) Mobile"
COVER = "css/lock.css"  # its script is named on every page, in the import map


def phone(door: Door, name: str = "maria") -> FlaskClient:
    """A signed-in phone."""
    browser = door.browser()
    browser.environ_base["HTTP_USER_AGENT"] = PHONE
    assert door.knock(browser, name).status_code == 303
    return browser


def status_of(browser: FlaskClient) -> int:
    return browser.get("/api/session").status_code


def unlock(browser: FlaskClient, password: str = PASSWORD) -> int:
    """As the cover does it: a locked phone still learns its token."""
    lock = browser.get("/api/session/lock").json
    assert lock is not None
    headers = {"X-CSRF-Token": lock["csrf"]}
    return browser.post("/api/session/confirmation", json={"password": password}, headers=headers).status_code


def test_a_phone_that_says_so_is_locked_until_its_owner_is_there(door: Door) -> None:
    browser = phone(door)
    token = csrf_of(browser)
    assert browser.post("/api/session/lock", json={}, headers=token).status_code == 204
    problem = browser.get("/api/session")
    assert (problem.status_code, problem.json["code"]) == (423, "session.locked")  # type: ignore[index]
    team = browser.get(f"/api/teams/{door.team_id}/changes")
    assert team.status_code == 423
    assert browser.get("/me/security").location == "/confirm?next=/me/security"
    assert unlock(browser, "fel") == 422
    assert status_of(browser) == 423
    assert unlock(browser) == 204
    assert status_of(browser) == 200


def test_a_phone_that_says_nothing_is_locked_all_the_same(door: Door) -> None:
    browser, start = phone(door), clock.now()
    with clock.at(start + dt.timedelta(minutes=5, seconds=50)):
        assert status_of(browser) == 200
    with clock.at(start + dt.timedelta(minutes=6, seconds=1)):
        assert status_of(browser) == 423


def test_polling_is_no_touch_but_touching_is(door: Door) -> None:
    browser, start = phone(door), clock.now()
    token = csrf_of(browser)
    for minutes in range(1, 6):
        with clock.at(start + dt.timedelta(minutes=minutes)):
            assert status_of(browser) == 200
    with clock.at(start + dt.timedelta(minutes=5)):
        assert browser.post("/api/session/touch", json={}, headers=token).status_code == 204
    with clock.at(start + dt.timedelta(minutes=10)):
        assert status_of(browser) == 200
    with clock.at(start + dt.timedelta(minutes=12)):
        assert status_of(browser) == 423
        assert browser.post("/api/session/touch", json={}, headers=token).status_code == 423


def test_a_locked_phone_has_no_socket(door: Door) -> None:
    browser = phone(door)
    with door.app.app_context():
        row = door.session_of("maria")
        pair = {(row.id, row.membership_id)}
        assert valid_sessions(pair) == pair
    browser.post("/api/session/lock", json={}, headers=csrf_of(browser))
    with door.app.app_context():
        assert valid_sessions(pair) == set()


def test_a_locked_page_asks_who_it_is_and_goes_on_there(door: Door) -> None:
    browser = phone(door)
    browser.post("/api/session/lock", json={}, headers=csrf_of(browser))
    board = f"/teams/{door.team_id}/board"
    asked = browser.get(board)
    page = browser.get(asked.location).text
    assert "Är det du, Maria Berg?" in page
    assert "det du skrivit finns kvar" in page
    form = {"csrf": token_in(page), "password": PASSWORD, "next": board}
    assert browser.post("/confirm", data=form).location == board
    assert browser.get(board).status_code == 200


def test_guessing_at_a_locked_phone_locks_the_name(door: Door) -> None:
    browser = phone(door)
    browser.post("/api/session/lock", json={}, headers=csrf_of(browser))
    assert [unlock(browser, "fel") for _ in range(6)] == [422] * 5 + [423]
    assert unlock(browser) == 423


def test_a_desk_never_locks(door: Door) -> None:
    browser, start = door.enter("maria"), clock.now()
    answer = browser.post("/api/session/lock", json={}, headers=csrf_of(browser))
    assert (answer.status_code, answer.json["code"]) == (409, "session.not_lockable")  # type: ignore[index]
    with clock.at(start + dt.timedelta(hours=3)):
        assert status_of(browser) == 200


def test_without_minutes_no_phone_locks(serve: Serve, door: Door) -> None:
    easy = serve(lock_minutes=0)
    browser, start = phone(easy), clock.now()
    assert COVER not in browser.get("/me/security").text
    with clock.at(start + dt.timedelta(hours=3)):
        assert status_of(browser) == 200


def test_the_page_of_a_phone_brings_its_cover(door: Door) -> None:
    page = phone(door).get("/me/security").text
    assert 'data-lock-after="300.0"' in page
    assert COVER in page
    assert COVER not in door.enter().get("/me/security").text


def test_somebody_signing_out_a_locked_phone_is_let(door: Door) -> None:
    browser = phone(door)
    token = csrf_of(browser)
    browser.post("/api/session/lock", json={}, headers=token)
    assert browser.post("/sign-out", data={"csrf": token["X-CSRF-Token"]}).status_code == 303
    assert status_of(browser) == 401


def test_the_demos_people_have_no_password_to_open_with(door: Door) -> None:
    browser = door.browser()
    browser.environ_base["HTTP_USER_AGENT"] = PHONE
    token = token_in(browser.get("/demo").text)
    browser.post("/demo/sign-in", data={"csrf": token, "staff": str(door.staff_ids["lina"])})
    browser.post("/api/session/lock", json={}, headers=csrf_of(browser))
    lock = browser.get("/api/session/lock").json
    assert lock is not None
    assert lock["ways"] == ["demo"]
    headers = {"X-CSRF-Token": lock["csrf"]}
    assert browser.post("/api/session/confirmation", json={}, headers=headers).status_code == 204
    assert status_of(browser) == 200


def test_nothing_opens_an_account_with_a_password_but_the_password(door: Door) -> None:
    browser = phone(door)
    browser.post("/api/session/lock", json={}, headers=csrf_of(browser))
    lock = browser.get("/api/session/lock").json
    assert lock is not None
    headers = {"X-CSRF-Token": lock["csrf"]}
    for body in ({}, {"password": ""}, {"step": str(door.team_id), "credential": {}}):
        assert browser.post("/api/session/confirmation", json=body, headers=headers).status_code == 422
    assert status_of(browser) == 423
