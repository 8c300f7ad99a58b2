"""Pairing a screen: which codes pair, what the token opens, and what ends it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, update

from fact_board import clock, create_app
from fact_board.columns import new_id
from fact_board.display import rules
from fact_board.display.models import Display, Pairing
from fact_board.extensions import db
from fact_board.teams.models import Membership
from tests.board.conftest import Screen, sign_in
from tests.conftest import make_config
from tests.display.conftest import LOOK, Wall, confirm, hang
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
NOW = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
LATER, EARLIER = NOW + dt.timedelta(seconds=1), NOW - dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("pairing", "reason"),
    [
        (None, "pairing.unknown"),
        (Pairing(expires_at=LATER, used_at=None), None),
        (Pairing(expires_at=NOW, used_at=None), "pairing.expired"),
        (Pairing(expires_at=EARLIER, used_at=None), "pairing.expired"),
        (Pairing(expires_at=LATER, used_at=EARLIER), "pairing.used"),
        (Pairing(expires_at=EARLIER, used_at=EARLIER), "pairing.used"),
    ],
)
def test_a_code_pairs_while_it_is_new_and_unused(pairing: Pairing | None, reason: str | None) -> None:
    assert rules.why_not(pairing, NOW) == reason


@pytest.mark.parametrize(
    ("revoked_at", "expires_at", "is_paired"),
    [(None, LATER, True), (None, NOW, False), (None, EARLIER, False), (EARLIER, LATER, False)],
)
def test_a_screen_is_paired_until_it_is_revoked_or_too_old(
    revoked_at: dt.datetime | None, expires_at: dt.datetime, is_paired: bool
) -> None:
    assert rules.is_paired(Display(revoked_at=revoked_at, expires_at=expires_at), NOW) == is_paired


def test_no_letter_of_a_code_is_taken_for_another() -> None:
    assert not set(rules.CODE_LETTERS) & set("0OQ1IL2Z5S6G8BUV")
    assert len(set(rules.CODE_LETTERS)) == len(rules.CODE_LETTERS)
    assert rules.code_as_kept(" kr4-t7 m") == "KR4T7M"


def test_a_screen_shows_a_code_and_becomes_the_wall_when_it_is_confirmed(
    app: Flask, team: World, maria: Screen
) -> None:
    wall = Wall(app.test_client(), team)
    assert wall.state() == "gone"
    assert 'id="pair"' in wall.client.get("/wall").text
    shown = wall.asks()
    assert len(shown["code"]) == rules.CODE_LENGTH
    assert set(shown["code"]) <= set(rules.CODE_LETTERS)
    assert shown["address"] == f"http://localhost/displays/confirm?code={wall.code}"
    assert shown["qr"].startswith("data:image/svg+xml")
    assert (wall.state(), wall.changes().status_code) == ("waiting", 401)
    typed = f" {wall.code[:3].lower()}-{wall.code[3:]} "
    assert confirm(maria, typed, theme="light", language="en").status_code == 201
    assert wall.state() == "paired"
    page = wall.client.get("/wall").text
    for words in ('data-seen-as="paired"', 'data-mode="name"', 'data-theme="light"', '<html lang="en"'):
        assert words in page
    assert wall.labels() == ["Ismail K."]


def test_the_token_is_out_of_reach_and_only_its_hash_is_kept(app: Flask, wall: Wall) -> None:
    answer = Wall(app.test_client(), wall.team).client.post("/api/displays/pairings", json={})
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("display="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    kept = wall.client.get_cookie("display")
    assert kept is not None
    with app.app_context():
        stored = db.session.scalars(select(Display)).one()
        assert kept.value not in repr([getattr(stored, column.key) for column in Display.__table__.columns])
        assert len(kept.value) > 40


def test_in_production_the_cookie_is_secure_and_of_this_host(database_url: str) -> None:
    made = create_app(replace(make_config(database_url), is_demo=False, behind_https=True))
    answer = made.test_client().post("/api/displays/pairings", json={}, base_url="https://localhost")
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if "display" in one)
    assert cookie.startswith("__Host-display=")
    assert "Secure" in cookie.split("; ")
    assert answer.get_json()["address"].startswith("https://localhost/displays/confirm?code=")
    with made.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("field", ["code", "name"])
def test_what_nobody_can_type_is_told_at_its_field(maria: Screen, field: str) -> None:
    """PostgreSQL takes no such letter."""
    body = {"id": str(new_id()), "code": "ABCD2345", **LOOK, field: "a\x00b"}
    answer = maria.send("/displays", body)
    assert (answer.status_code, [*answer.get_json()["fields"]]) == (422, [field])


def test_a_code_is_used_once(app: Flask, team: World, maria: Screen, wall: Wall) -> None:
    again = confirm(maria, wall.code)
    assert (again.status_code, again.get_json()["code"]) == (422, "pairing.used")
    assert again.get_json()["fields"].keys() == {"code"}


def test_a_code_is_too_old_after_ten_minutes_and_the_screen_gets_another(
    app: Flask, team: World, maria: Screen
) -> None:
    wall = Wall(app.test_client(), team)
    wall.asks()
    old = wall.code
    with clock.at(clock.now() + dt.timedelta(minutes=10)):
        assert wall.state() == "gone"
        assert confirm(maria, old).get_json()["code"] == "pairing.expired"
        wall.asks()
        assert wall.code != old
        assert confirm(maria, old).get_json()["code"] == "pairing.unknown"
        assert confirm(maria, wall.code).status_code == 201
        assert wall.asks() == {"state": "paired"}


def test_a_code_confirmed_in_its_last_second_finds_a_screen_that_renews(
    app: Flask, team: World, maria: Screen
) -> None:
    wall = Wall(app.test_client(), team)
    wall.asks()
    assert confirm(maria, wall.code).status_code == 201
    assert wall.asks() == {"state": "paired"}
    assert wall.changes().status_code == 200


def test_only_members_confirm(app: Flask, team: World, maria: Screen) -> None:
    wall = Wall(app.test_client(), team)
    wall.asks()
    page = app.test_client().get(f"/displays/confirm?code={wall.code}")
    assert page.status_code == 302
    assert f"code%3D{wall.code}" in page.headers["Location"]
    body = {"id": str(new_id()), "code": wall.code, **LOOK}
    assert app.test_client().post(f"/api/teams/{team.team_id}/displays", json=body).status_code == 401
    assert wall.state() == "waiting"
    assert maria.client.get(f"/displays/confirm?code={wall.code}").status_code == 200


def test_a_name_is_needed_and_looks_are_known(app: Flask, team: World, maria: Screen) -> None:
    wall = Wall(app.test_client(), team)
    wall.asks()
    for wrong in (
        {"name": "  "},
        {"mode": "everything"},
        {"layout": "x"},
        {"theme": "pink"},
        {"language": "xx"},
    ):
        assert confirm(maria, wall.code, **wrong).status_code == 422, wrong
    assert confirm(maria, wall.code).status_code == 201


def test_a_wall_of_one_team_reads_no_other(app: Flask, team: World, wall: Wall) -> None:
    with app.app_context():
        other = build_world(people=("Nils Varg",), name="Team Andra")
    assert wall.client.get(f"/api/teams/{other.team_id}/changes?wall=paired").status_code == 404
    karin = sign_in(app, other, "karin")
    assert karin.send(f"/displays/{wall.id}", method="DELETE").status_code == 404
    assert karin.send(f"/displays/{wall.id}", LOOK, method="PUT", version=1).status_code == 404
    assert karin.get("/displays").get_json() == {"displays": []}


def test_a_screen_taken_down_reads_nothing_and_shows_a_code(wall: Wall, maria: Screen) -> None:
    assert maria.send(f"/displays/{wall.id}", method="DELETE").status_code == 200
    assert (wall.changes().status_code, wall.state()) == (401, "gone")
    assert 'id="pair"' in wall.client.get("/wall").text
    assert maria.get("/displays").get_json() == {"displays": []}
    assert maria.send(f"/displays/{wall.id}", method="DELETE").get_json()["code"] == "display.revoked"
    before = wall.client.get_cookie("display")
    wall.asks()
    after = wall.client.get_cookie("display")
    assert before
    assert after
    assert before.value != after.value, "a token that was taken back never comes again"


def test_a_screen_in_use_stays_paired_and_one_that_is_not_ends_after_ninety_days(
    app: Flask, wall: Wall
) -> None:
    start = clock.now()
    for days in (80, 160, 240):
        with clock.at(start + dt.timedelta(days=days)):
            assert wall.changes().status_code == 200, days
    with clock.at(start + dt.timedelta(days=240 + 91)):
        assert wall.changes().status_code == 401
        assert 'id="pair"' in wall.client.get("/wall").text


def test_the_pairing_survives_a_restart(wall: Wall, database_url: str) -> None:
    again = create_app(make_config(database_url))
    kept = wall.client.get_cookie("display")
    assert kept
    client = again.test_client()
    client.set_cookie("display", kept.value)
    assert Wall(client, wall.team).labels() == ["Ismail K."]
    with again.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(("mode", "label"), [("name", "Ismail K."), ("initials", "IK")])
def test_a_change_of_mode_is_what_it_shows_next(wall: Wall, maria: Screen, mode: str, label: str) -> None:
    version = maria.get("/displays").get_json()["displays"][0]["version"]
    changed = maria.send(
        f"/displays/{wall.id}", {**LOOK, "mode": mode, "name": "Fikarummet"}, method="PUT", version=version
    )
    assert changed.status_code == 200
    assert wall.labels() == [label]
    stale = maria.send(f"/displays/{wall.id}", LOOK, method="PUT", version=version)
    assert stale.status_code == 412


def test_the_list_says_what_hangs_where(wall: Wall, maria: Screen) -> None:
    wall.changes()
    (one,) = maria.get("/displays").get_json()["displays"]
    facts = {
        name: one[name] for name in ("name", "mode", "theme", "layout", "language", "paired_by", "is_on")
    }
    assert facts == {**LOOK, "paired_by": "Maria Berg", "is_on": True}
    assert not one.keys() & {"token_hash", "token"}


@pytest.fixture
def counting(app: Flask, database_url: str) -> Iterator[Flask]:
    """The same product, with requests counted."""
    made = create_app(replace(make_config(database_url), requests_per_minute=1000))
    yield made
    with made.app_context():
        db.engine.dispose()


def test_an_address_gets_so_many_codes_and_no_more(counting: Flask) -> None:
    def ask(address: str) -> int:
        client = counting.test_client()
        environ = {"REMOTE_ADDR": address}
        return client.post("/api/displays/pairings", json={}, environ_base=environ).status_code

    assert [ask("192.0.2.1") for _ in range(61)] == [200] * 60 + [429]
    assert ask("192.0.2.2") == 200


def test_old_codes_are_forgotten(app: Flask, team: World) -> None:
    for _ in range(3):
        Wall(app.test_client(), team).asks()
    with clock.at(clock.now() + dt.timedelta(hours=1)):
        Wall(app.test_client(), team).asks()
    with app.app_context():
        assert len(db.session.scalars(select(Pairing)).all()) == 1


def read_log(app: Flask, team: World, what: str) -> str:
    """As Sara does once she reviews the log."""
    with app.app_context():
        sara = Membership.id == team.members["sara"]
        db.session.execute(update(Membership).where(sara).values(role="log_reviewer"))
        db.session.commit()
    client = sign_in(app, team, "sara").client
    return client.get(f"/log?what={what}", headers={"Accept-Language": "en"}).text


def test_who_paired_and_took_down_stands_in_the_log_as_a_change_of_rights(
    app: Flask, team: World, wall: Wall, maria: Screen
) -> None:
    assert maria.send(f"/displays/{wall.id}", method="DELETE").status_code == 200
    log = read_log(app, team, "permission")
    assert log.count("Changed a wall") == 2


def test_what_a_wall_showed_is_logged_by_the_screens_name(app: Flask, team: World, wall: Wall) -> None:
    wall.changes()
    log = read_log(app, team, "list")
    assert "Mötesrummet" in log
    assert "Ismail Kardelen" in log


def test_two_screens_are_two_displays(app: Flask, team: World, maria: Screen, wall: Wall) -> None:
    other = hang(app, team, maria, name="Köket", mode="code")
    assert wall.labels() == ["Ismail K."]
    assert other.labels()[0].startswith("Kod ")
    assert maria.send(f"/displays/{wall.id}", method="DELETE").status_code == 200
    assert (wall.changes().status_code, other.changes().status_code) == (401, 200)
