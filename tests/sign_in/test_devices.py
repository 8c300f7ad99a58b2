"""The devices one is signed in on: seen, and signed out from another."""

import datetime as dt
import json
import uuid
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from fact_board import clock
from fact_board.extensions import db
from fact_board.sign_in.happenings import LISTENERS, Happening, Kind, listen
from tests.sign_in.conftest import PASSWORD, Door, csrf_of, token_in


@pytest.fixture
def told(door: Door) -> Iterator[list[Happening]]:
    heard: list[Happening] = []
    listen(door.app, heard.append)
    yield heard
    door.app.extensions[LISTENERS].remove(heard.append)


def test_one_sees_ones_own_devices_and_which_is_this(door: Door) -> None:
    here = door.enter("maria")
    door.enter("maria")
    door.enter("boris")
    page = here.get("/me/security").text
    assert page.count("Dator") == 2
    assert page.count('class="mark"') == 1


def test_a_device_is_signed_out_from_another(door: Door, told: list[Happening]) -> None:
    elsewhere = door.enter("maria")
    with door.app.app_context():
        lost = door.session_of("maria").id
    here = door.enter("maria")
    form = {"csrf": token_in(here.get("/me/security").text), "session": str(lost)}
    assert here.post("/me/security/sessions/end", data=form).status_code == 303
    assert elsewhere.get("/api/session").status_code == 401
    assert here.get("/api/session").status_code == 200
    assert told[-1].kind is Kind.SESSION_REVOKED
    assert told[-1].facts == {"revoked": str(lost)}
    assert told[-1].who.staff_id == door.staff_ids["maria"]


def code_of(browser: FlaskClient) -> str:
    answer = browser.get("/api/session")
    assert answer.status_code == 401
    return str(json.loads(answer.data)["code"])


def test_a_device_signed_out_from_elsewhere_is_told_so(door: Door) -> None:
    elsewhere, here = door.enter("maria"), door.enter("maria")
    here.post("/me/security/sessions/end-others", data={"csrf": token_in(here.get("/me/security").text)})
    assert code_of(elsewhere) == "session.revoked"
    assert elsewhere.get("/meeting").status_code == 302  # to the door, as any signed-out page
    write = elsewhere.put(f"/api/teams/{door.team_id}/settings", json={}, headers=csrf_of(here))
    assert write.status_code in (401, 403)


def test_a_session_replaced_or_ended_on_its_own_device_was_not_revoked(door: Door) -> None:
    browser = door.enter("maria")
    with browser.session_transaction() as cookie:
        first = dict(cookie)
    again = {"csrf": token_in(browser.get("/me/security").text), "name": "maria", "password": PASSWORD}
    assert browser.post("/sign-in", data=again).status_code == 303
    late = door.browser()
    with late.session_transaction() as cookie:
        cookie.update(first)
    assert code_of(late) == "session.expired"

    with browser.session_transaction() as cookie:
        second = dict(cookie)
    assert browser.post("/sign-out", json={}, headers=csrf_of(browser)).status_code == 204
    with late.session_transaction() as cookie:
        cookie.update(second)
    assert code_of(late) == "session.expired"


def test_access_taken_away_is_a_revocation(door: Door) -> None:
    browser = door.enter("maria")
    with door.app.app_context():
        row = door.session_of("maria")
        row.membership.ends_on = clock.today() - dt.timedelta(days=1)
        db.session.commit()
    assert code_of(browser) == "session.revoked"


def test_everywhere_else_leaves_this_device_and_other_people(door: Door) -> None:
    elsewhere = [door.enter("maria") for _ in range(3)]
    other, here = door.enter("boris"), door.enter("maria")
    form = {"csrf": token_in(here.get("/me/security").text)}
    assert here.post("/me/security/sessions/end-others", data=form).status_code == 303
    assert [one.get("/api/session").status_code for one in elsewhere] == [401] * 3
    assert here.get("/api/session").status_code == 200
    assert other.get("/api/session").status_code == 200


def test_anothers_device_reads_like_none(door: Door) -> None:
    victim, here = door.enter("boris"), door.enter("maria")
    with door.app.app_context():
        theirs = door.session_of("boris").id
    token = token_in(here.get("/me/security").text)
    answers = [
        here.post("/me/security/sessions/end", data={"csrf": token, "session": session}).status_code
        for session in (str(theirs), str(uuid.uuid4()), "nonsense")
    ]
    assert answers == [404] * 3
    assert victim.get("/api/session").status_code == 200


def test_anothers_passkey_reads_like_none(door: Door) -> None:
    here = door.enter("maria")
    token = token_in(here.get("/me/security").text)
    answers = [
        here.post("/me/security/passkeys/removal", data={"csrf": token, "passkey": number}).status_code
        for number in ("1", "999", "x", "")
    ]
    assert answers == [404] * 4
