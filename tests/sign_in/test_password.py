"""One's own password, changed on the page: who knew the old one is out."""

import datetime as dt

import pytest
from werkzeug.test import TestResponse

from fact_board import clock
from tests.sign_in.conftest import PASSWORD, Door, token_in

NEW = "en helt ny mening"
PAGE = "/me/security/password"


def change(browser: object, **typed: str) -> TestResponse:
    page = browser.get(PAGE).text  # type: ignore[attr-defined]
    form = {"current": PASSWORD, "password": NEW, "again": NEW} | typed
    answer: TestResponse = browser.post(PAGE, data={"csrf": token_in(page), **form})  # type: ignore[attr-defined]
    return answer


def test_a_new_password_opens_and_the_old_no_longer_does(door: Door) -> None:
    elsewhere, here = door.enter("maria"), door.enter("maria")
    assert 'href="/me/security/password"' in here.get("/me/security").text
    assert change(here).location == "/me/security"
    assert here.get("/api/session").status_code == 200
    assert elsewhere.get("/api/session").status_code == 401
    assert door.knock(door.browser(), "maria").status_code == 401
    assert door.knock(door.browser(), "maria", NEW).status_code == 303


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"current": "fel mening helt"}, "Lösenordet stämmer inte."),
        ({"password": "kort", "again": "kort"}, "minst 12"),
        ({"again": "en annan ny mening"}, "inte lika"),
        ({"password": "ö" * 201, "again": "ö" * 201}, "högst 200"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(door: Door, typed: dict[str, str], said: str) -> None:
    here = door.enter("maria")
    refused = change(here, **typed)
    assert refused.status_code == 422
    assert said in refused.text
    assert not any(value in refused.text for value in typed.values())
    assert door.knock(door.browser(), "maria").status_code == 303


def test_after_a_while_it_is_asked_who_it_is(door: Door) -> None:
    here = door.enter("maria")
    with clock.at(clock.now() + dt.timedelta(minutes=16)):
        assert here.get(PAGE).location == f"/confirm?next={PAGE}"


def test_wrong_passwords_are_counted_as_at_the_door(door: Door) -> None:
    here = door.enter("maria")
    statuses = [change(here, current=f"fel nummer {index}").status_code for index in range(12)]
    assert statuses[0] == 422
    assert statuses[-1] == 423
