"""Requests that change something come from our own pages, or not at all."""

import uuid

import pytest

from tests.sign_in.conftest import PASSWORD, Door, csrf_of, token_in

LOCALE = {"locale": "en"}


def test_a_write_without_the_token_is_refused(door: Door) -> None:
    browser = door.enter("maria")
    for headers in ({}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": "å"}):
        answer = browser.post("/api/session/locale", json=LOCALE, headers=headers)
        assert answer.status_code == 403
        assert answer.json["code"] == "csrf.missing"  # type: ignore[index]
    assert browser.post("/api/session/locale", json=LOCALE, headers=csrf_of(browser)).status_code == 200


def test_the_token_belongs_to_one_session(door: Door) -> None:
    """A new sign-in has another token; a page that was open before fetches it and goes on."""
    browser = door.enter("maria")
    old = csrf_of(browser)
    browser.post("/sign-out", json={}, headers=old)
    door.knock(browser, "maria")
    assert browser.post("/api/session/locale", json=LOCALE, headers=old).status_code == 403
    assert browser.post("/api/session/locale", json=LOCALE, headers=csrf_of(browser)).status_code == 200


@pytest.mark.parametrize(
    "from_elsewhere",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_the_right_token_from_another_site_is_refused(door: Door, from_elsewhere: dict[str, str]) -> None:
    browser = door.enter("maria")
    headers = csrf_of(browser) | from_elsewhere
    assert browser.post("/api/session/locale", json=LOCALE, headers=headers).status_code == 403


def test_our_own_origin_is_let_in(door: Door) -> None:
    browser = door.enter("maria")
    headers = csrf_of(browser) | {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert browser.post("/api/session/locale", json=LOCALE, headers=headers).status_code == 200


def test_an_expired_session_is_told_as_expired_not_as_a_bad_token(door: Door) -> None:
    answer = door.browser().post("/api/session/locale", json=LOCALE)
    assert answer.status_code == 401
    assert answer.json["code"] == "session.expired"  # type: ignore[index]


def test_a_stale_sign_in_page_shows_itself_again_with_the_name(door: Door) -> None:
    browser = door.browser()
    form = {"csrf": "stale", "name": "maria", "password": PASSWORD}
    answer = browser.post("/sign-in", data=form)
    assert answer.status_code == 403
    assert 'value="maria"' in answer.text
    again = {**form, "csrf": token_in(answer.text)}
    assert browser.post("/sign-in", data=again).status_code == 303


@pytest.mark.parametrize("path", ["/sign-out", "/demo/sign-in", "/assignment", "/language"])
def test_every_form_carries_a_token(door: Door, path: str) -> None:
    browser = door.enter("maria")
    form = {"staff": str(uuid.uuid4()), "locale": "en", "membership": str(uuid.uuid4())}
    assert browser.post(path, data=form).status_code == 403
    assert browser.get("/api/session").status_code == 200
