"""Going on in another assignment, and in another language."""

import datetime as dt
import re
import uuid
from decimal import Decimal

import pytest

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.actions import add_membership
from fact_board.teams.models import Staff, Team
from tests.sign_in.conftest import Door, csrf_of, token_in
from tests.world import build_world


@pytest.fixture
def elsewhere(door: Door) -> uuid.UUID:
    """Maria's second assignment, in another team."""
    with door.app.app_context():
        world = build_world(people=(), name="Team Annat")
        membership = new_id()
        add_membership(
            world.team,
            db.session.get_one(Staff, door.staff_ids["maria"]),
            id=membership,
            party=world.parties["region"],
            profession="doctor",
            role="member",
            fte=Decimal("0.5"),
            starts_on=clock.today() - dt.timedelta(days=9),
            by=None,
        )
        return membership


def test_one_assignment_at_a_time_and_only_ones_own(door: Door, elsewhere: uuid.UUID) -> None:
    browser = door.enter("maria")
    here = browser.get("/api/session").json
    assert here is not None
    assert len(here["assignments"]) == 2
    other = next(one for one in here["assignments"] if one != here["assignment"])
    body = {"membership": other["membership"]}
    answer = browser.post("/api/session/assignment", json=body, headers=csrf_of(browser))
    assert answer.status_code == 200
    assert answer.json["assignment"] == other  # type: ignore[index]
    for foreign in (door.members["boris"], uuid.uuid4()):
        body = {"membership": str(foreign)}
        assert browser.post("/api/session/assignment", json=body, headers=csrf_of(browser)).status_code == 404


def test_the_menu_changes_assignment_without_a_script(door: Door, elsewhere: uuid.UUID) -> None:
    browser = door.enter("maria")
    token = csrf_of(browser)["X-CSRF-Token"]
    here = browser.get("/api/session").json
    assert here is not None
    other = next(one for one in here["assignments"] if one != here["assignment"])
    page = browser.get("/demo")
    assert other["membership"] in page.text
    answer = browser.post("/assignment", data={"csrf": token, "membership": other["membership"]})
    assert answer.status_code == 303
    assert browser.get("/api/session").json["assignment"] == other  # type: ignore[index]
    refused = browser.post("/assignment", data={"csrf": token, "membership": str(door.members["boris"])})
    assert refused.status_code == 404


def test_one_comes_in_where_the_page_asked_for_is(door: Door, elsewhere: uuid.UUID) -> None:
    board = f"/teams/{door.team_id}/board"
    browser = door.browser()
    assert door.knock(browser, "maria", next=board).location == board
    session = browser.get("/api/session").json
    assert session is not None
    assert session["assignment"]["team"] == str(door.team_id)


@pytest.mark.parametrize("body", [{}, {"membership": 1}, {"membership": "x"}, {"other": 1}, []])
def test_a_malformed_choice_is_told(door: Door, body: object) -> None:
    browser = door.enter("maria")
    answer = browser.post("/api/session/assignment", json=body, headers=csrf_of(browser))
    assert answer.status_code == 422


def test_the_persons_language_comes_before_cookie_browser_and_swedish(door: Door) -> None:
    browser = door.browser()
    assert 'lang="sv"' in browser.get("/sign-in").text
    english = {"Accept-Language": "en-GB,en;q=0.9"}
    assert '<html lang="en"' in browser.get("/sign-in", headers=english).text
    browser.set_cookie("lang", "sv")
    assert '<html lang="sv"' in browser.get("/sign-in", headers=english).text
    door.knock(browser, "maria")
    answer = browser.post("/api/session/locale", json={"locale": "en"}, headers=csrf_of(browser))
    assert answer.json["locale"] == "en"  # type: ignore[index]
    assert '<html lang="en"' in browser.get("/demo").text, "the cookie says Swedish"
    other = door.enter("maria")
    assert other.get("/api/session").json["locale"] == "en", "on every device"  # type: ignore[index]
    refused = browser.post("/api/session/locale", json={"locale": "de"}, headers=csrf_of(browser))
    assert refused.status_code == 422


def test_a_refusal_speaks_the_persons_language(door: Door) -> None:
    browser = door.enter("maria")
    browser.post("/api/session/locale", json={"locale": "en"}, headers=csrf_of(browser))
    with door.app.app_context():
        assert db.session.get(Team, door.team_id) is not None
    missing = browser.get(f"/api/teams/{uuid.uuid4()}/changes")
    assert missing.json["title"] == "This is not here, or not for you."  # type: ignore[index]


@pytest.mark.parametrize("place", [0, 1])
def test_the_demo_enters_the_team_of_the_card_that_was_clicked(
    door: Door, elsewhere: uuid.UUID, place: int
) -> None:
    browser = door.browser()
    page = browser.get("/demo").text
    card = f'name="team" value="([^"]+)">\\s*<button name="staff" value="{door.staff_ids["maria"]}"'
    cards = sorted(set(re.findall(card, page)))
    assert len(cards) == 2
    form = {"csrf": token_in(page), "staff": str(door.staff_ids["maria"]), "team": cards[place]}
    assert browser.post("/demo/sign-in", data=form).status_code == 303
    session = browser.get("/api/session").json
    assert session is not None
    assert session["assignment"]["team"] == cards[place]
