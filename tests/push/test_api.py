"""A phone that asks to be told: over HTTP, by the signed-in person alone, at a listed push service."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.config import Config
from fact_board.errors import Misconfigured
from fact_board.extensions import db
from fact_board.push.models import Outbound, PushSubscription
from fact_board.push.queries import is_live
from fact_board.push_settings import PushSettings, new_key
from fact_board.sign_in.models import DeviceSession
from tests.board.conftest import Screen, Stage, sign_in
from tests.push.conftest import USUAL, Handset

AT_MOZILLA = "https://updates.push.services.mozilla.com/wpush/v2/abc"


@pytest.fixture
def on(app: Flask, settings: PushSettings, monkeypatch: pytest.MonkeyPatch) -> PushSettings:
    """The same app with push switched on."""
    closed = dataclasses.replace(settings, may_use_loopback=False)
    monkeypatch.setitem(app.config, "FACT", dataclasses.replace(app.config["FACT"], push=closed))
    return closed


def told(handset: Handset, **wishes: Any) -> dict[str, Any]:
    return {**dataclasses.asdict(handset.address), **USUAL, **wishes}


def test_off_by_default(app: Flask, stage: Stage) -> None:
    maria = sign_in(app, stage.world, "maria")
    assert maria.get("/push").json == {"is_on": False, "public_key": None, "chosen": None}
    refused = maria.send("/push", told(Handset(AT_MOZILLA)), method="PUT")
    assert (refused.status_code, refused.json["code"]) == (409, "push.off")  # type: ignore[index]


def test_a_phone_is_switched_on_changed_and_off(app: Flask, stage: Stage, on: PushSettings) -> None:
    maria, handset = sign_in(app, stage.world, "maria"), Handset(AT_MOZILLA)
    state: Any = maria.get("/push").json
    assert (state["is_on"], state["public_key"], state["chosen"]) == (True, on.public_key, None)
    state = maria.send("/push", told(handset), method="PUT").json
    assert state["chosen"] == {**USUAL, "succeeded_at": None, "is_failing": False}
    state = maria.send("/push", told(handset, wants=["duty"], quiet_from="20:00"), method="PUT").json
    assert (state["chosen"]["wants"], state["chosen"]["quiet_from"]) == (["duty"], "20:00")
    assert maria.send("/push/test").status_code == 200
    assert maria.send("/push/test").status_code == 200
    with app.app_context():
        assert [row.reason for row in db.session.query(Outbound).all()] == ["test"]
    assert "endpoint" not in maria.get("/push").text, "the address is a secret between server and browser"
    assert maria.send("/push", method="DELETE").json["chosen"] is None  # type: ignore[index]
    assert maria.send("/push/test").status_code == 404
    assert maria.send("/push/renewal", renewal(handset), method="PUT").status_code == 404


def renewal(handset: Handset) -> dict[str, Any]:
    return dataclasses.asdict(handset.address)


@pytest.mark.parametrize(
    ("endpoint", "code"),
    [
        ("http://updates.push.services.mozilla.com/x", "push.unknown_service"),
        ("https://127.0.0.1/x", "push.unknown_service"),
        ("http://127.0.0.1:8000/x", "push.unknown_service"),
        ("https://[::1]/x", "push.unknown_service"),
        ("https://[bad/x", "push.unknown_service"),
        ("https://10.0.0.1/x", "push.unknown_service"),
        ("https://localhost/x", "push.unknown_service"),
        ("https://intranet/x", "push.unknown_service"),
        ("https://push.services.mozilla.com.example.org/x", "push.unknown_service"),
        ("https://evilpush.apple.com/x", "push.unknown_service"),
        ("https://fcm.googleapis.com:8443/x", "push.unknown_service"),
        ("https://fcm.googleapis.com@10.0.0.1/x", "push.unknown_service"),
        ("https://user:word@fcm.googleapis.com/x", "push.unknown_service"),
        ("file:///etc/passwd", "push.unknown_service"),
        ("https://fcm.googleapis.com/" + "x" * 1000, "request.invalid"),
    ],
)
def test_only_listed_services_are_taken(
    app: Flask, stage: Stage, on: PushSettings, endpoint: str, code: str
) -> None:
    maria = sign_in(app, stage.world, "maria")
    refused = maria.send("/push", told(Handset(endpoint)), method="PUT")
    assert (refused.status_code, refused.json["code"]) == (422, code)  # type: ignore[index]
    with app.app_context():
        assert db.session.query(PushSubscription).count() == 0


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-db5p.notify.windows.com/w/?token=abc",
    ],
)
def test_the_browsers_own_services_are(settings: PushSettings, endpoint: str) -> None:
    assert dataclasses.replace(settings, may_use_loopback=False).is_service(endpoint)


@pytest.mark.parametrize(
    "wrong",
    [
        {"p256dh": "AAAA"},
        {"p256dh": "BA" + "A" * 85},
        {"auth": "AAAA"},
        {"wants": ["alarm"]},
        {"quiet_from": "25:00"},
        {"quiet_until": "7"},
    ],
)
def test_what_cannot_be_is_refused(
    app: Flask, stage: Stage, on: PushSettings, wrong: dict[str, object]
) -> None:
    maria = sign_in(app, stage.world, "maria")
    assert maria.send("/push", {**told(Handset(AT_MOZILLA)), **wrong}, method="PUT").status_code == 422


def test_a_write_needs_the_token(app: Flask, stage: Stage, on: PushSettings) -> None:
    maria = sign_in(app, stage.world, "maria")
    body = told(Handset(AT_MOZILLA))
    assert maria.send("/push", body, method="PUT", without="X-CSRF-Token").status_code == 403
    assert app.test_client().get(f"/api/teams/{stage.world.team_id}/push").status_code == 401


def live(app: Flask) -> bool:
    with app.app_context():
        return is_live(db.session.query(PushSubscription).one(), clock.now())


def sign_out(screen: Screen) -> None:
    assert screen.client.post("/sign-out", data={"csrf": screen.csrf}).status_code == 303


def test_signed_out_it_is_silent_and_goes_on_for_the_same_person(
    app: Flask, stage: Stage, on: PushSettings
) -> None:
    handset, maria = Handset(AT_MOZILLA), sign_in(app, stage.world, "maria")
    maria.send("/push", told(handset, wants=["answer"]), method="PUT")
    assert live(app)
    sign_out(maria)
    assert not live(app)
    boris = sign_in(app, stage.world, "boris")
    assert boris.send("/push/renewal", renewal(handset), method="PUT").status_code == 404
    maria = sign_in(app, stage.world, "maria")
    state: Any = maria.send("/push/renewal", renewal(handset), method="PUT").json
    assert state["chosen"]["wants"] == ["answer"]
    assert live(app)


def test_revoked_from_elsewhere_it_has_to_be_asked_for_anew(
    app: Flask, stage: Stage, on: PushSettings
) -> None:
    handset, maria = Handset(AT_MOZILLA), sign_in(app, stage.world, "maria")
    maria.send("/push", told(handset), method="PUT")
    with app.app_context():
        session = db.session.get_one(DeviceSession, db.session.query(PushSubscription).one().session_id)
        session.ended_at = clock.now()
        db.session.commit()
    assert not live(app)
    maria = sign_in(app, stage.world, "maria")
    assert maria.send("/push/renewal", renewal(handset), method="PUT").status_code == 404
    maria.send("/push", told(handset), method="PUT")
    assert live(app)


def test_a_phone_that_somebody_else_takes_over_tells_the_first_nothing_more(
    app: Flask, stage: Stage, on: PushSettings
) -> None:
    handset, maria = Handset(AT_MOZILLA), sign_in(app, stage.world, "maria")
    maria.send("/push", told(handset), method="PUT")
    maria.send("/push/test")
    boris = sign_in(app, stage.world, "boris")
    boris.send("/push", told(handset), method="PUT")
    assert maria.get("/push").json["chosen"] is None  # type: ignore[index]
    with app.app_context():
        assert [row.done_how for row in db.session.query(Outbound).all()] == ["ended"]
        assert db.session.query(PushSubscription).one().staff_id == stage.world.staff_ids["boris"]


def test_a_browser_that_got_another_address_is_told_once(app: Flask, stage: Stage, on: PushSettings) -> None:
    maria = sign_in(app, stage.world, "maria")
    for name in ("first", "second"):
        maria.send("/push", told(Handset(f"https://fcm.googleapis.com/{name}")), method="PUT")
    with app.app_context():
        ended = {row.endpoint[-5:]: row.ended_at for row in db.session.query(PushSubscription).all()}
    assert ended["first"[-5:]] is not None
    assert ended["econd"] is None


PRIVATE, PUBLIC = new_key()
RIGHT = {"FACT_PUSH": "1", "FACT_PUSH_PRIVATE_KEY": PRIVATE, "FACT_PUSH_CONTACT": "mailto:drift@example.org"}


def test_push_is_off_unless_it_is_switched_on() -> None:
    assert PushSettings.from_environment({}) is None
    assert PushSettings.from_environment({**RIGHT, "FACT_PUSH": "0"}) is None
    found = PushSettings.from_environment({**RIGHT, "FACT_PUSH_HOSTS": "push.example.org, *.example.net"})
    assert found is not None
    assert (found.public_key, found.hosts) == (PUBLIC, ("push.example.org", "*.example.net"))
    assert PRIVATE not in repr(found)


@pytest.mark.parametrize(
    "wrong",
    [
        {"FACT_PUSH_PRIVATE_KEY": ""},
        {"FACT_PUSH_PRIVATE_KEY": "short"},
        {"FACT_PUSH_PRIVATE_KEY": "å" * 43},
        {"FACT_PUSH_PRIVATE_KEY": "A" * 43},
        {"FACT_PUSH_CONTACT": ""},
        {"FACT_PUSH_CONTACT": "drift@example.org"},
    ],
)
@pytest.mark.parametrize("is_demo", [False, True])
def test_switched_on_without_keys_of_its_own_it_does_not_start(wrong: dict[str, str], is_demo: bool) -> None:
    secrets = {"FACT_SECRET": "s" * 40, "FACT_PASSWORD_SALT": "p" * 40, "FACT_LOG_KEYS": f"a:{'k' * 40}"}
    base = {"FACT_DEMO": "1"} if is_demo else {"DATABASE_URL": "postgresql://x", **secrets}
    Config.from_environment({**base, **RIGHT})
    with pytest.raises(Misconfigured, match="FACT_PUSH"):
        Config.from_environment({**base, **RIGHT, **wrong})


def test_a_command_makes_a_pair(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["make-push-key"]).output
    key = said.split("FACT_PUSH_PRIVATE_KEY=")[1].split()[0]
    found = PushSettings.from_environment({**RIGHT, "FACT_PUSH_PRIVATE_KEY": key})
    assert found is not None
    assert found.public_key in said


def test_a_session_that_ran_out_is_renewed_by_opening_the_app(
    app: Flask, stage: Stage, on: PushSettings
) -> None:
    handset, maria = Handset(AT_MOZILLA), sign_in(app, stage.world, "maria")
    maria.send("/push", told(handset), method="PUT")
    with clock.at(clock.now() + dt.timedelta(days=3)):
        assert live(app)
        maria = sign_in(app, stage.world, "maria")
        assert maria.send("/push/renewal", renewal(handset), method="PUT").status_code == 200
        assert live(app)
