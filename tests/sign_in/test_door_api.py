"""Signing in from where one stands: the same door, in JSON."""

import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.sign_in.conftest import PASSWORD, Door
from tests.sign_in.test_factors import app_of, code_of, paper_of


def ask(browser: FlaskClient, path: str = "", **body: Any) -> tuple[int, Any]:
    answer = browser.post(f"/api/sign-in{path}", json=body)
    return answer.status_code, answer.json


def test_name_and_password_let_in_where_no_factor_is_set_up(door: Door) -> None:
    browser = door.browser()
    assert ask(browser, name="maria", password=PASSWORD) == (200, {"second": [], "team": str(door.team_id)})
    assert browser.get("/api/session").status_code == 200


def test_the_second_factor_is_asked_for_and_then_one_is_in(door: Door) -> None:
    app = app_of(door)
    codes = paper_of(door)
    browser = door.browser()
    status, told = ask(browser, name="maria", password=PASSWORD)
    assert (status, told) == (200, {"second": ["totp", "recovery_code"], "team": None})
    assert browser.get("/api/session").status_code == 401
    status, told = ask(browser, "/second", way="totp", code="000000")
    assert (status, told["code"]) == (401, "second_factor.wrong")
    assert ask(browser, "/second", way="totp", code=code_of(app))[0] == 200
    assert browser.get("/api/session").status_code == 200
    other = door.browser()
    ask(other, name="maria", password=PASSWORD)
    assert ask(other, "/second", way="recovery_code", code=codes[3])[0] == 200


def test_a_second_factor_without_the_first_is_too_late(door: Door) -> None:
    app = app_of(door)
    status, told = ask(door.browser(), "/second", way="totp", code=code_of(app))
    assert (status, told["code"]) == (401, "sign_in.too_late")


@pytest.mark.parametrize("name", ["maria", "ingen"])
def test_known_and_unknown_names_are_answered_alike(door: Door, name: str) -> None:
    browser = door.browser()
    answers = [ask(browser, name=name, password="fel") for _ in range(6)]
    assert [(status, told["code"]) for status, told in answers] == [(401, "sign_in.wrong")] * 5 + [
        (423, "sign_in.locked")
    ]


def test_beginning_with_a_passkey_tells_nothing_of_anybody(door: Door) -> None:
    """It begins without a name, names no passkey, and is the same for a device that has one."""
    first, second = (ask(door.browser(), "/passkey-options")[1] for _ in range(2))
    assert first["options"].get("allowCredentials", []) == []
    same = [{**one["options"], "challenge": ""} for one in (first, second)]
    assert same[0] == same[1]
    assert first["options"]["challenge"] != second["options"]["challenge"]


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}},
        {"id": 1, "rawId": None, "response": []},
        {"id": "ö", "rawId": "=" * 5000},
        {"rawId": "%%%", "response": {"clientDataJSON": "x"}},
    ],
)
def test_a_made_up_passkey_is_refused(door: Door, credential: dict[str, Any]) -> None:
    browser = door.browser()
    step = ask(browser, "/passkey-options")[1]["step"]
    status, told = ask(browser, "/passkey", step=step, credential=credential)
    assert (status, told["code"]) == (401, "passkey.unknown")
    status, told = ask(browser, "/passkey", step=str(uuid.uuid4()), credential=credential)
    assert (status, told["code"]) == (401, "passkey.unknown")


def test_the_passkey_as_second_needs_the_password_first(door: Door) -> None:
    status, told = ask(door.browser(), "/passkey-options", is_second=True)
    assert (status, told["code"]) == (401, "sign_in.too_late")


def test_another_sites_page_signs_nobody_in(door: Door) -> None:
    body = {"name": "maria", "password": PASSWORD}
    headers = {"Origin": "https://evil.example"}
    assert door.browser().post("/api/sign-in", json=body, headers=headers).status_code == 403
