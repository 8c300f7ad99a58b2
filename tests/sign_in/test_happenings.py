"""What happens at the door is told to whoever asked, in order, without a typed word in it."""

from collections.abc import Iterator

import pytest

from fact_board.sign_in.happenings import LISTENERS, Happening, Kind, listen
from tests.sign_in.conftest import PASSWORD, Door, csrf_of


@pytest.fixture
def told(door: Door) -> Iterator[list[Happening]]:
    heard: list[Happening] = []
    listen(door.app, heard.append)
    yield heard
    door.app.extensions[LISTENERS].remove(heard.append)


def test_a_sign_in_tells_who_how_and_in_which_session(door: Door, told: list[Happening]) -> None:
    door.enter("maria")
    with door.app.app_context():
        session = door.session_of("maria")
    (happening,) = told
    assert happening.kind is Kind.SIGNED_IN
    assert happening.who.staff_id == door.staff_ids["maria"]
    assert happening.who.membership_id == door.members["maria"]
    assert happening.who.session_id == session.id
    assert happening.device == "desk"
    assert happening.facts == {"how": "password", "second": ""}


@pytest.mark.parametrize("name", ["maria", "ingen"])
def test_a_failure_tells_hashes_and_nobodys_name(door: Door, told: list[Happening], name: str) -> None:
    browser = door.browser()
    for _ in range(6):
        door.knock(browser, name, "fel lösenord")
    assert [one.kind for one in told] == [Kind.SIGN_IN_FAILED] * 5 + [Kind.SIGN_IN_LOCKED]
    assert {one.who.staff_id for one in told} == {None}
    assert name not in str(told)
    assert "fel" not in str(told)


def test_signing_out_is_told_with_who_it_was(door: Door, told: list[Happening]) -> None:
    browser = door.enter("maria")
    browser.post("/sign-out", data={"csrf": csrf_of(browser)["X-CSRF-Token"]})
    assert [one.kind for one in told] == [Kind.SIGNED_IN, Kind.SIGNED_OUT]
    assert told[1].who.staff_id == door.staff_ids["maria"]
    assert PASSWORD not in str(told)
