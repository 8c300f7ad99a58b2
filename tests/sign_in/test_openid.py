"""Signing in through a real identity provider (npm's oidc-provider), as SITHS would be connected."""

import datetime as dt
import json
import logging
import uuid
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import ECKey
from werkzeug.test import TestResponse

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.openid_settings import OpenIDSettings
from fact_board.sign_in.models import OpenIDEntry
from fact_board.teams.actions import THE_HOUSE, add_membership, set_hsa_id
from fact_board.teams.models import Membership, Staff, Team
from tests.sign_in.conftest import PASSWORD, Door, Serve, csrf_of, token_in
from tests.sign_in.real_provider import SECRET, Visitor, real_provider
from tests.world import build_world

pytestmark = [pytest.mark.servers]

BOARD = "http://localhost"
MARIA = "SE2321000016-1003"
KEY = ECKey.generate_key("P-256", {"kid": "ours"})


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with real_provider(BOARD, json.dumps(KEY.as_dict(private=False))) as url:
        yield url


@pytest.fixture
def settings(issuer: str) -> OpenIDSettings:
    return OpenIDSettings(
        issuer=issuer,
        client_id="board",
        client_secret=SECRET,
        acr_values="urn:strong",
        second_factors=frozenset({"urn:strong"}),
    )


@pytest.fixture
def siths_door(serve: Serve, settings: OpenIDSettings) -> Door:
    """The door of a board that knows the provider, and Maria by her HSA-id."""
    door = serve(openid=settings)
    know(door, "maria", MARIA)
    return door


def know(door: Door, name: str, hsa_id: str) -> None:
    with door.app.app_context():
        set_hsa_id(THE_HOUSE, db.session.get_one(Staff, door.staff_ids[name]), hsa_id=hsa_id, by=None)


def work_also_elsewhere(door: Door, name: str) -> uuid.UUID:
    """A second assignment, in another team; its membership."""
    with door.app.app_context():
        other, membership = build_world(people=(), name="Team Andra"), new_id()
        add_membership(
            db.session.get_one(Team, other.team_id),
            db.session.get_one(Staff, door.staff_ids[name]),
            id=membership,
            party=other.parties["region"],
            profession="nurse",
            fte=Decimal("0.5"),
            starts_on=clock.today(),
            by=None,
        )
    return membership


def leave(door: Door) -> tuple[FlaskClient, str]:
    """A browser that has pressed the button, and where it was sent."""
    browser = door.browser()
    answer = browser.get("/sign-in/openid")
    assert answer.status_code == 302, answer.text
    return browser, str(answer.location)


def come_in(door: Door, hsa_id: str = MARIA) -> tuple[FlaskClient, Visitor, TestResponse]:
    browser, out = leave(door)
    visitor = Visitor(BOARD)
    return browser, visitor, browser.get(visitor.goes(out, hsa_id))


def test_the_button_leads_out_with_state_nonce_and_a_challenge(siths_door: Door) -> None:
    page = siths_door.browser().get("/sign-in").text
    assert "Logga in med SITHS" in page
    browser, out = leave(siths_door)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(out).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"{BOARD}/sign-in/openid/back"
    assert asked["acr_values"] == "urn:strong"
    assert asked["ui_locales"] == "sv"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 20
    assert browser.get("/api/session").status_code == 401


def test_who_has_one_assignment_comes_straight_to_its_board(siths_door: Door) -> None:
    browser, _visitor, answer = come_in(siths_door)
    assert (answer.status_code, answer.location) == (303, "/")
    session = browser.get("/api/session").get_json()
    assert session["staff"]["name"] == "Maria Berg"
    with siths_door.app.app_context():
        entry = db.session.query(OpenIDEntry).one()
        assert entry.is_strong
        assert entry.session_id == siths_door.session_of("maria").id


def test_the_page_asked_for_is_where_one_comes(siths_door: Door) -> None:
    place = f"/teams/{siths_door.team_id}/caseload"
    browser = siths_door.browser()
    out = browser.get("/sign-in/openid", query_string={"next": place}).location
    assert browser.get(Visitor(BOARD).goes(str(out), MARIA)).location == place
    abroad = browser.get("/sign-in/openid", query_string={"next": "https://evil.example/"}).location
    assert browser.get(Visitor(BOARD).goes(str(abroad), MARIA)).location == "/"


def test_who_has_several_assignments_chooses_one_before_anything_is_shown(siths_door: Door) -> None:
    elsewhere = work_also_elsewhere(siths_door, "maria")
    browser, _visitor, answer = come_in(siths_door)
    assert answer.location == "/sign-in/assignment"
    assert browser.get("/api/session").status_code == 401
    page = browser.get("/sign-in/assignment").text
    assert "Team Prov" in page
    assert "Team Andra" in page
    form = {"csrf": token_in(page), "membership": str(elsewhere)}
    assert browser.post("/sign-in/assignment", data=form).location == "/"
    assert browser.get("/api/session").get_json()["assignment"]["team_name"] == "Team Andra"
    assert browser.post("/sign-in/assignment", data=form).status_code == 403, "a choice is made once"


def test_only_ones_own_assignments_are_chosen_and_not_for_ever(siths_door: Door) -> None:
    elsewhere = work_also_elsewhere(siths_door, "maria")
    browser, _visitor, _answer = come_in(siths_door)
    form = {"csrf": token_in(browser.get("/sign-in/assignment").text)}
    for foreign in (str(siths_door.members["boris"]), str(uuid.uuid4()), "nonsense", ""):
        assert browser.post("/sign-in/assignment", data=form | {"membership": foreign}).status_code == 404
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        late = browser.post("/sign-in/assignment", data=form | {"membership": str(elsewhere)})
    assert late.location == "/sign-in"
    assert browser.get("/api/session").status_code == 401


def test_an_unknown_hsa_id_gets_a_clear_page_and_no_account(siths_door: Door) -> None:
    browser, _visitor, answer = come_in(siths_door, "SE2321000016-9999")
    assert answer.status_code == 403
    assert "Du är identifierad, men ditt HSA-id är inte känt här." in answer.text
    assert "SE2321000016-9999" in answer.text
    assert browser.get("/api/session").status_code == 401
    with siths_door.app.app_context():
        assert db.session.query(Staff).filter_by(hsa_id="SE2321000016-9999").count() == 0
        assert db.session.query(OpenIDEntry).count() == 0


def test_someone_without_an_account_gets_theirs_and_without_an_assignment_stays_out(siths_door: Door) -> None:
    know(siths_door, "lina", "SE2321000016-LINA")
    browser, _visitor, _answer = come_in(siths_door, "se2321000016-lina")
    assert browser.get("/api/session").get_json()["staff"]["name"] == "Lina Ek"
    with siths_door.app.app_context():
        lina = db.session.get_one(Membership, siths_door.members["lina"])
        lina.ends_on = clock.today() - dt.timedelta(days=1)
        db.session.commit()
    browser, _visitor, answer = come_in(siths_door, "SE2321000016-LINA")
    assert answer.status_code == 403
    assert "Du har inget uppdrag" in answer.text
    assert browser.get("/api/session").status_code == 401


def test_a_code_is_good_once(siths_door: Door) -> None:
    """The same answer again: without its state it is nobody's, and the provider refuses it."""
    browser, out = leave(siths_door)
    before = browser.get_cookie("fact")
    assert before is not None
    back = Visitor(BOARD).goes(out, MARIA)
    assert browser.get(back).status_code == 303
    assert browser.get(back).location == "/", "loaded again by the one who is signed in"
    thief = siths_door.browser()
    assert thief.get(back).status_code == 401
    thief.set_cookie("fact", before.value)
    refused = thief.get(back)
    assert refused.status_code == 401
    assert "gick inte att lita på" in refused.text
    assert thief.get("/api/session").status_code == 401


def test_another_browsers_answer_signs_nobody_in(siths_door: Door) -> None:
    """Login CSRF: a link with the attacker's own code is worth nothing in somebody else's browser."""
    _attacker, out = leave(siths_door)
    back = Visitor(BOARD).goes(out, MARIA)
    victim, _out = leave(siths_door)
    assert victim.get(back).status_code == 401
    assert victim.get("/api/session").status_code == 401


def test_a_cancelled_sign_in_is_said_calmly(siths_door: Door) -> None:
    browser, out = leave(siths_door)
    answer = browser.get(Visitor(BOARD).goes(out))
    assert answer.status_code == 401
    assert "Inloggningen avbröts" in answer.text


def test_a_locked_phone_or_a_session_in_use_is_asked_anew(siths_door: Door) -> None:
    """The desk of somebody the provider knows opens by itself; a phone, or anything signed in, does not."""
    browser, visitor, _answer = come_in(siths_door)
    phone = {"User-Agent": "Mozilla/5.0 (iPhone)"}
    for held, headers in ((browser, {}), (siths_door.browser(), phone)):
        out = str(held.get("/sign-in/openid", headers=headers).location)
        assert "error=access_denied" in visitor.goes(out), "it asks who it is"
        assert held.get(visitor.goes(out, MARIA)).status_code == 303


def test_signing_out_here_signs_out_there(siths_door: Door) -> None:
    browser, visitor, _answer = come_in(siths_door)
    _again, out = leave(siths_door)
    assert visitor.goes(out).startswith("/sign-in/openid/back?code="), "the provider knows the browser"
    answer = browser.post("/sign-out", data={"csrf": csrf_of(browser)["X-CSRF-Token"]})
    assert answer.status_code == 303
    goodbye = str(answer.location)
    assert "id_token_hint=" in goodbye
    assert visitor.goes(goodbye).startswith("/sign-in?state=")
    _again, out = leave(siths_door)
    assert "error=access_denied" in visitor.goes(out), "it asks who it is again"
    with siths_door.app.app_context():
        assert db.session.query(OpenIDEntry).count() == 0, "the id token is not kept"


def test_a_local_account_signs_out_as_before(siths_door: Door) -> None:
    browser = siths_door.enter("boris")
    token = csrf_of(browser)["X-CSRF-Token"]
    assert browser.post("/sign-out", data={"csrf": token}).location == "/demo"


def test_the_board_shows_who_it_is_with_a_key_of_its_own(serve: Serve, issuer: str) -> None:
    pem = KEY.as_pem(private=True).decode()
    settings = OpenIDSettings(issuer, "board-with-a-key", private_key=pem, key_id="ours")
    door = serve(openid=settings)
    know(door, "maria", MARIA)
    browser, _visitor, answer = come_in(door)
    assert answer.status_code == 303, answer.text
    assert browser.get("/api/session").status_code == 200
    with door.app.app_context():
        assert not db.session.query(OpenIDEntry).one().is_strong, "no acr counts unless it is listed"


def test_without_local_accounts_there_is_one_way_in(serve: Serve, settings: OpenIDSettings) -> None:
    door = serve(openid=settings, has_local_accounts=False)
    page = door.browser().get("/sign-in").text
    assert "Logga in med SITHS" in page
    assert 'name="password"' not in page
    assert "data-provider-only" in page, "no page offers to sign in by name where one types"
    answer = door.browser().post("/sign-in", data={"name": "maria", "password": PASSWORD})
    assert answer.status_code == 404


def test_without_a_provider_there_is_no_such_place(door: Door) -> None:
    assert "openid" not in door.browser().get("/sign-in").text
    for path in ("/sign-in/openid", "/sign-in/openid/back?code=1&state=2"):
        assert door.browser().get(path).status_code == 404
    assert door.browser().post("/sign-in/openid/ended", data={"logout_token": "x"}).status_code == 404


def test_a_provider_that_is_down_is_said_clearly_and_nothing_leaks(
    serve: Serve,
    settings: OpenIDSettings,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with real_provider(BOARD) as issuer:
        door = serve(openid=OpenIDSettings(issuer, "board", client_secret=SECRET))
        know(door, "maria", MARIA)
        browser, out = leave(door)
        back = Visitor(BOARD).goes(out, MARIA)
        signed_in, _visitor, _answer = come_in(door)
    answer = browser.get(back)
    assert answer.status_code == 503
    assert "Inloggningstjänsten svarar inte just nu." in answer.text
    assert "Traceback" not in answer.text
    assert issuer.removeprefix("http://") not in answer.text.replace(f'href="{issuer}', "")
    fresh = serve(openid=OpenIDSettings(issuer, "board", client_secret=SECRET))
    assert fresh.browser().get("/sign-in/openid").status_code == 503
    token = csrf_of(signed_in)["X-CSRF-Token"]
    assert signed_in.post("/sign-out", data={"csrf": token}).status_code == 303
    assert signed_in.get("/api/session").status_code == 401, "one gets out whatever the provider does"
    said = capsys.readouterr().out + caplog.text
    for secret in (SECRET, MARIA, "Maria", parse_qs(urlsplit(back).query)["code"][0]):
        assert secret not in said


def test_the_form_that_signs_out_may_end_at_the_provider(siths_door: Door, issuer: str) -> None:
    policy = siths_door.browser().get("/sign-in").headers["Content-Security-Policy"]
    assert f"form-action 'self' {issuer};" in policy
    assert policy.count(issuer) == 1


def test_a_link_from_elsewhere_begins_no_sign_in(siths_door: Door) -> None:
    """Whoever the provider knows already is not signed in by somebody else's page: the button is theirs."""
    browser = siths_door.browser()
    for site in ("cross-site", "same-site"):
        led = browser.get("/sign-in/openid?next=/wall", headers={"Sec-Fetch-Site": site})
        assert (led.status_code, led.headers["Location"]) == (303, "/sign-in?next=/wall")
    for site in ("same-origin", "none"):
        led = browser.get("/sign-in/openid", headers={"Sec-Fetch-Site": site})
        assert led.headers["Location"].startswith(str(siths_door.app.config["FACT"].openid.issuer))
