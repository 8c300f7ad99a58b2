"""What a broken or hostile identity provider may send: each lie is refused, and nobody is signed in."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import OctKey, RSAKey
from werkzeug.test import TestResponse

from fact_board import clock
from fact_board.extensions import db
from fact_board.openid_settings import OpenIDSettings
from fact_board.sign_in.models import OpenIDEntry
from tests.sign_in.conftest import Door, Serve, token_in
from tests.sign_in.lying_provider import LyingProvider
from tests.sign_in.test_factors import answer, app_of, code_of
from tests.sign_in.test_openid import MARIA, know, work_also_elsewhere

SECRET = "shared with the provider alone, and long enough"
STRANGERS_KEY = RSAKey.generate_key(2048, {"kid": "first"})


@pytest.fixture
def liar() -> Iterator[LyingProvider]:
    made = LyingProvider()
    yield made
    made.close()


@pytest.fixture
def its_door(serve: Serve, liar: LyingProvider) -> Door:
    strong = frozenset({"urn:strong", "mfa"})
    door = serve(openid=OpenIDSettings(liar.issuer, "board", client_secret=SECRET, second_factors=strong))
    know(door, "maria", MARIA)
    return door


def leave(door: Door) -> tuple[FlaskClient, dict[str, str]]:
    browser = door.browser()
    out = str(browser.get("/sign-in/openid").location)
    return browser, {name: values[0] for name, values in parse_qs(urlsplit(out).query).items()}


def come_back(browser: FlaskClient, asked: dict[str, str], **more: str) -> TestResponse:
    values = {"code": "any", "state": asked["state"], **more}
    return browser.get("/sign-in/openid/back", query_string=values)


def assert_refused(browser: FlaskClient, answer: TestResponse) -> None:
    assert answer.status_code == 401, answer.text
    assert "gick inte att lita på" in answer.text
    assert browser.get("/api/session").status_code == 401


def test_an_honest_token_lets_in(its_door: Door, liar: LyingProvider) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"])
    assert come_back(browser, asked).status_code == 303
    assert browser.get("/api/session").status_code == 200


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another client"},
        {"aud": ["another client"], "azp": "board"},
        {"aud": ["board", "another client"], "azp": "another client"},
        {"aud": None},
        {"exp": 1},
        {"exp": None},
        {"iat": 32503680000},
        {"sub": None},
        {"sub": ""},
        {"sub": "s" * 256},
        {"sid": "s" * 256},
        {"employeeHsaId": None},
        {"employeeHsaId": ["SE2321000016-1003"]},
        {"employeeHsaId": "å; drop"},
        {"nbf": 32503680000},
    ],
    ids=str,
)
def test_a_lie_in_the_token_is_refused(its_door: Door, liar: LyingProvider, lies: dict[str, Any]) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"], **lies)
    assert_refused(browser, come_back(browser, asked))


@pytest.mark.parametrize("key", [STRANGERS_KEY, OctKey.import_key(SECRET)], ids=["stranger", "shared secret"])
def test_only_the_providers_own_keys_count(its_door: Door, liar: LyingProvider, key: RSAKey | OctKey) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"], key=key)
    assert_refused(browser, come_back(browser, asked))


def test_an_unsigned_token_is_refused(its_door: Door, liar: LyingProvider) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"])
    _head, body, _signature = liar.token["id_token"].split(".")
    liar.token["id_token"] = f"eyJhbGciOiJub25lIn0.{body}."
    assert_refused(browser, come_back(browser, asked))


@pytest.mark.parametrize(
    "token",
    [{}, {"error": "invalid_grant"}, {"access_token": "a", "token_type": "Bearer"}, {"id_token": "x"}],
)
def test_half_an_answer_is_refused(its_door: Door, liar: LyingProvider, token: dict[str, str]) -> None:
    browser, asked = leave(its_door)
    liar.token = token
    assert_refused(browser, come_back(browser, asked))


def test_a_wrong_state_or_another_providers_answer_is_refused(its_door: Door, liar: LyingProvider) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"])
    assert_refused(browser, come_back(browser, asked | {"state": "guessed"}))
    assert_refused(browser, come_back(browser, asked, iss="https://evil.example"))
    assert_refused(browser, browser.get("/sign-in/openid/back"))
    liar.discovery["authorization_response_iss_parameter_supported"] = True
    with clock.at(clock.now() + dt.timedelta(hours=2)):
        browser, asked = leave(its_door)
        liar.vouch(MARIA, asked["nonce"])
        assert_refused(browser, come_back(browser, asked))


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://127.0.0.1:1/token"},
        {"jwks_uri": "https://evil.example/jwks"},
        {"authorization_endpoint": "https://evil.example/authorize"},
        {"end_session_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_discovery_names_the_issuer_and_its_own_hosts_alone(
    its_door: Door, liar: LyingProvider, lie: dict[str, str]
) -> None:
    liar.discovery |= lie
    answer = its_door.browser().get("/sign-in/openid")
    assert answer.status_code == 401
    assert "evil" not in answer.text


def test_new_keys_are_fetched_when_a_token_names_one(its_door: Door, liar: LyingProvider) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"])
    assert come_back(browser, asked).status_code == 303
    liar.key = RSAKey.generate_key(2048, {"kid": "second"})
    with clock.at(clock.now() + dt.timedelta(seconds=11)):
        browser, asked = leave(its_door)
        liar.vouch(MARIA, asked["nonce"])
        assert come_back(browser, asked).status_code == 303
    assert liar.asked.count("/.well-known/openid-configuration") == 1
    assert liar.asked.count("/jwks") == 2


def test_unknown_keys_do_not_make_us_ask_again_and_again(its_door: Door, liar: LyingProvider) -> None:
    forged = RSAKey.generate_key(2048, {"kid": "made up"})
    for _ in range(5):
        token = liar.logout_token(sub="x", key=forged)
        answer = its_door.browser().post("/sign-in/openid/ended", data={"logout_token": token})
        assert answer.status_code == 400
    assert liar.asked.count("/jwks") <= 2


@pytest.mark.parametrize(
    ("told", "is_strong"),
    [
        ({"acr": "urn:strong"}, True),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "urn:weak", "amr": ["pwd"]}, False),
        ({}, False),
    ],
)
def test_only_a_listed_acr_or_amr_is_a_second_factor(
    its_door: Door, liar: LyingProvider, told: dict[str, Any], is_strong: bool
) -> None:
    browser, asked = leave(its_door)
    liar.vouch(MARIA, asked["nonce"], **told)
    come_back(browser, asked)
    with its_door.app.app_context():
        assert db.session.query(OpenIDEntry).one().is_strong is is_strong


PHONE = {"User-Agent": "Mozilla/5.0 (Android 16; Mobile)"}


@pytest.mark.parametrize(("seconds_ago", "status"), [(0, 303), (3600, 401), (None, 401)])
def test_on_a_phone_the_provider_must_have_asked_just_now(
    its_door: Door, liar: LyingProvider, seconds_ago: int | None, status: int
) -> None:
    """Else whoever holds a locked phone would open it by the provider's memory alone."""
    browser = its_door.browser()
    out = str(browser.get("/sign-in/openid", headers=PHONE).location)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(out).query).items()}
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    at = None if seconds_ago is None else int(clock.now().timestamp()) - seconds_ago
    liar.vouch(MARIA, asked["nonce"], auth_time=at)
    assert come_back(browser, asked).status_code == status


# A second factor that the provider does not vouch for


@pytest.fixture
def strict_door(serve: Serve, liar: LyingProvider) -> Door:
    settings = OpenIDSettings(liar.issuer, "board", client_secret=SECRET, second_factors=frozenset({"mfa"}))
    door = serve(openid=settings, second_factor_roles=("member",))
    know(door, "maria", MARIA)
    return door


def test_a_weak_sign_in_owes_the_second_factor_and_goes_on_as_it_came(
    strict_door: Door, liar: LyingProvider
) -> None:
    """In the assignment chosen, and signed out by the provider as before."""
    elsewhere = work_also_elsewhere(strict_door, "maria")
    app = app_of(strict_door)
    browser, asked = leave(strict_door)
    liar.vouch(MARIA, asked["nonce"], sid="weak")
    come_back(browser, asked)
    form = {"csrf": token_in(browser.get("/sign-in/assignment").text), "membership": str(elsewhere)}
    browser.post("/sign-in/assignment", data=form)
    assert status_of(browser) == 403
    before = browser.get_cookie("fact")
    assert "/sign-in/second" in str(browser.get("/me/security").location)
    assert answer(browser, code_of(app)).status_code == 303
    session = browser.get("/api/session").get_json()
    assert session["assignment"]["team_name"] == "Team Andra"
    assert browser.get_cookie("fact") != before
    assert end(strict_door, liar.logout_token(sid="weak")) == 200
    assert status_of(browser) == 401


def test_a_strong_sign_in_owes_nothing(strict_door: Door, liar: LyingProvider) -> None:
    browser, asked = leave(strict_door)
    liar.vouch(MARIA, asked["nonce"], amr=["mfa"])
    come_back(browser, asked)
    assert status_of(browser) == 200


def test_a_weak_sign_in_without_a_factor_opens_nothing_but_setting_one_up(
    strict_door: Door, liar: LyingProvider
) -> None:
    browser, asked = leave(strict_door)
    liar.vouch(MARIA, asked["nonce"], amr=["pwd"])
    come_back(browser, asked)
    assert str(browser.get("/").location).startswith("/me/security")
    assert status_of(browser) == 403


# Back-channel log-out


def sign_in(door: Door, liar: LyingProvider, sid: str) -> FlaskClient:
    browser, asked = leave(door)
    liar.vouch(MARIA, asked["nonce"], sid=sid)
    assert come_back(browser, asked).status_code == 303
    return browser


def end(door: Door, token: str) -> int:
    return door.browser().post("/sign-in/openid/ended", data={"logout_token": token}).status_code


def status_of(browser: FlaskClient) -> int:
    return browser.get("/api/session").status_code


def test_the_provider_ends_one_session_or_all_of_somebody(its_door: Door, liar: LyingProvider) -> None:
    first, second, third = (sign_in(its_door, liar, sid) for sid in ("one", "two", "three"))
    local = its_door.enter("maria")
    assert end(its_door, liar.logout_token(sid="one")) == 200
    assert [status_of(browser) for browser in (first, second, third, local)] == [401, 200, 200, 200]
    assert end(its_door, liar.logout_token(sub=f"sub-{MARIA}")) == 200
    assert [status_of(browser) for browser in (first, second, third, local)] == [401, 401, 401, 200]
    assert end(its_door, liar.logout_token(sid="one")) == 200, "said twice, done once"


Change = Callable[[LyingProvider], str]


@pytest.mark.parametrize(
    "token",
    [
        lambda liar: liar.logout_token(sid="one", iss="https://evil.example"),
        lambda liar: liar.logout_token(sid="one", aud="another client"),
        lambda liar: liar.logout_token(sid="one", exp=1),
        lambda liar: liar.logout_token(sid="one", jti=None),
        lambda liar: liar.logout_token(sid="one", iat=None),
        lambda liar: liar.logout_token(sid="one", events=None),
        lambda liar: liar.logout_token(sid="one", events={}),
        lambda liar: liar.logout_token(sid="one", nonce="an id token's"),
        lambda liar: liar.logout_token(),
        lambda liar: liar.logout_token(sid="one", key=STRANGERS_KEY),
        lambda _liar: "",
        lambda _liar: "a.b.c",
        lambda _liar: "eyJhbGciOiJub25lIn0.eyJzaWQiOiJvbmUifQ.",
    ],
)
def test_a_logout_token_that_is_not_the_providers_ends_nothing(
    its_door: Door, liar: LyingProvider, token: Change
) -> None:
    browser = sign_in(its_door, liar, "one")
    assert end(its_door, token(liar)) == 400
    assert status_of(browser) == 200
    assert end(its_door, liar.logout_token(sid="another")) == 200
    assert status_of(browser) == 200
