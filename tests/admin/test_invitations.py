"""A link lets one colleague set a password, once, within seven days."""

import datetime as dt
import re
import secrets

import pytest
from flask import Flask
from sqlalchemy import select, text
from werkzeug.test import TestResponse

from fact_board import clock
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.sign_in.accounts import open_account
from fact_board.teams.models import Invitation
from tests.admin.conftest import SECRET, Office, newcomer

PASSWORD = "hästen äter havre"


class Guest:
    """Somebody with a link, in a browser of their own."""

    def __init__(self, app: Flask) -> None:
        self.browser = app.test_client()

    def send(self, **form: str) -> TestResponse:
        page = self.browser.get("/invitation").text
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
        assert token
        return self.browser.post("/invitation", data={"csrf": token[1], **form})

    def accept(
        self, secret: str = SECRET, *, name: str = "nora.ny", password: str = PASSWORD
    ) -> TestResponse:
        return self.send(secret=secret, name=name, password=password, again=password)


@pytest.fixture
def guest(app: Flask) -> Guest:
    return Guest(app)


@pytest.fixture
def invited(office: Office) -> Office:
    assert office.person("karin").write("/memberships", newcomer(office)).status_code == 201
    return office


def test_the_link_says_whom_it_is_for_lets_in_once_and_is_an_event(invited: Office, guest: Guest) -> None:
    shown = guest.send(secret=SECRET)
    assert shown.status_code == 200
    assert "Nora Ny" in shown.text
    assert "Team Prov" in shown.text
    assert guest.accept().headers["Location"] == "/sign-in"
    form = {"name": "nora.ny", "password": PASSWORD}
    page = guest.browser.get("/sign-in").text
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert token
    entered = guest.browser.post("/sign-in", data={"csrf": token[1], **form})
    assert entered.status_code == 303
    assert Guest(invited.app).accept(name="nora.two").status_code == 410
    with invited.app.app_context():
        event = db.session.scalars(select(Event).where(Event.name == "invitation_taken")).one()
        (nora,) = [one for one in db.session.scalars(select(Invitation)) if one.used_at]
        assert event.actor_id == nora.staff_id


def test_only_the_hash_is_kept(invited: Office) -> None:
    with invited.app.app_context():
        stored = db.session.scalars(select(Invitation)).one()
        assert len(stored.secret_hash) == 64
        for table in db.metadata.sorted_tables:
            rows = db.session.execute(text(f'SELECT * FROM "{table.name}"')).all()
            assert SECRET not in str(rows), table.name


def test_it_is_too_old_after_seven_days(invited: Office, guest: Guest) -> None:
    now = clock.now()
    with clock.at(now + dt.timedelta(days=7) - dt.timedelta(minutes=1)):
        assert guest.send(secret=SECRET).status_code == 200
    with clock.at(now + dt.timedelta(days=7, minutes=1)):
        assert guest.send(secret=SECRET).status_code == 410
        assert guest.accept().status_code == 410


def test_guessing_is_answered_alike_and_not_for_long(invited: Office, guest: Guest) -> None:
    guesses = ["", "A" * 42 + "B", secrets.token_urlsafe(32), SECRET.lower(), "%' OR 1=1"]
    assert {guest.send(secret=guess).status_code for guess in guesses} == {410}
    assert guest.send(secret=SECRET).status_code == 423
    with clock.at(clock.now() + dt.timedelta(minutes=16)):
        assert guest.send(secret=SECRET).status_code == 200


def test_a_new_link_ends_the_old_one(invited: Office, guest: Guest) -> None:
    nora = next(one for one in invited.administration()["members"] if one["name"] == "Nora Ny")
    newer = secrets.token_urlsafe(32)
    answer = invited.person("karin").write(f"/staff/{nora['staff']}/invitations", {"secret": newer})
    assert answer.status_code == 201
    assert guest.send(secret=SECRET).status_code == 410
    assert guest.send(secret=newer).status_code == 200


def test_who_no_longer_works_here_has_no_link(invited: Office, guest: Guest) -> None:
    nora = next(one for one in invited.administration()["members"] if one["name"] == "Nora Ny")
    body = {"at_once": True, "last_on": None, "successor": None}
    invited.person("karin").write(f"/memberships/{nora['id']}/end", body, version=nora["version"])
    assert guest.send(secret=SECRET).status_code == 410


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"name": "no", "password": PASSWORD, "again": PASSWORD}, "name"),
        ({"name": "taken", "password": PASSWORD, "again": PASSWORD}, "name"),
        ({"name": "nora.ny", "password": "kort", "again": "kort"}, "password"),
        ({"name": "nora.ny", "password": PASSWORD, "again": "något annat alls"}, "again"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_the_name(
    invited: Office, guest: Guest, form: dict[str, str], field: str
) -> None:
    with invited.app.app_context():
        open_account(invited.world.staff_ids["maria"], "taken", PASSWORD)
    answer = guest.send(secret=SECRET, **form)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert f'value="{form["name"]}"' in answer.text
    assert PASSWORD not in answer.text
    assert guest.accept().status_code == 303


def test_a_leader_cannot_lock_a_colleague_out_by_a_link_and_an_administrator_can_help(
    office: Office, guest: Guest
) -> None:
    maria, sara = office.person("maria"), office.world.staff_ids["sara"]
    path = f"/staff/{office.world.staff_ids['maria']}/invitations"
    assert (
        office.person("karin").write(path, {"secret": SECRET}).get_json()["code"] == "invitation.has_account"
    )
    assert office.person("adam").write(path, {"secret": SECRET}).status_code == 201
    assert guest.accept(name="someone.else").status_code == 303
    assert maria.get("/changes").status_code == 401, "a new password signs out everywhere"
    assert office.person("karin").write(f"/staff/{sara}/invitations", {"secret": "B" * 43}).status_code == 201
