"""The caseload page and its figures over HTTP."""

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.board.actions.episodes import place_patient
from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.team_at_work import place, placing, start
from tests.signed_in import SignedIn
from tests.world import World, build_world


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        return build_world()


@pytest.fixture
def boris(app: Flask, team: World) -> SignedIn:
    return SignedIn(app, team.team_id, team.staff_ids["boris"])


def test_nothing_is_sent_while_nothing_happened(boris: SignedIn) -> None:
    first = boris.get("/caseload")
    tag = first.headers["ETag"]
    assert first.get_json()["patients"]["value"] == 6
    assert boris.get("/caseload", **{"If-None-Match": tag}).status_code == 304
    boris.write("/meetings", {"id": str(new_id())})
    assert boris.get("/caseload", **{"If-None-Match": tag}).status_code == 200


def test_no_name_of_a_patient_or_of_another_colleague_is_in_the_answer(boris: SignedIn, team: World) -> None:
    text = boris.get("/caseload").text
    for person in (*team.people, "Maria Berg", "Karin Lund", str(team.staff_ids["maria"])):
        assert person.encode("ascii", "backslashreplace").decode() not in text
        assert person not in text


def test_no_number_tells_of_somebody_on_the_board_twice(app: Flask) -> None:
    """The municipality and the region, which share nothing any more, each have Ismail there: three times."""
    with app.app_context():
        world = build_world()
        start(world)
        place(world, "Ismail", by="boris", into="crisis")
        for basis in db.session.scalars(select(LegalBasis)).all():
            withdraw_basis(
                basis, by=world.member("boris" if basis.to_party_id == world.parties["region"] else "maria")
            )
        for person in ("Ismail", "Hanna"):
            put = placing(world, into="crisis", ticked=0)
            place_patient(world.patient(person), put, by=world.member("sara"))
        db.session.rollback()
    maria = SignedIn(app, world.team_id, world.staff_ids["maria"])
    told = maria.get("/caseload").get_json()
    at_work = told["nearness"]
    assert (told["on_board"], at_work["people"], sum(at_work["by_faces"])) == (3, 3, 3)
    for number in ("on_board", "unmet"):
        behind = maria.get(f"/caseload/people?number={number}").get_json()
        assert sum(one["count"] for one in behind["people"]) + behind["not_shared"] == 3, number


def test_another_teams_load_is_not_found(boris: SignedIn, app: Flask) -> None:
    with app.app_context():
        other = build_world([], name="Team Söder")
    assert boris.browser.get(f"/api/teams/{other.team_id}/caseload").status_code == 404
    assert boris.browser.get(f"/teams/{other.team_id}/caseload").status_code == 404


def test_the_page_is_for_those_signed_in(boris: SignedIn, app: Flask, team: World) -> None:
    page = boris.browser.get(f"/teams/{team.team_id}/caseload")
    assert page.status_code == 200
    assert 'id="caseload-page"' in page.text
    stranger = app.test_client().get(f"/teams/{team.team_id}/caseload")
    assert stranger.status_code in (302, 303, 401)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("first=2026-02-02&last=2026-02-01", "last"),
        ("first=2010-01-01&last=2026-01-01", "first"),
        ("first=2026-01-01&last=2999-01-01", "last"),
        ("weeks=0", "weeks"),
        ("first=soon", "first"),
    ],
)
def test_days_that_make_no_period_are_refused_by_name(boris: SignedIn, asked: str, field: str) -> None:
    answer = boris.get(f"/caseload?{asked}")
    assert answer.status_code == 422
    assert field in str(answer.get_json()["fields"])


def test_a_period_is_as_long_as_asked(boris: SignedIn) -> None:
    assert len(boris.get("/caseload").get_json()["weeks"]) == 13
    assert len(boris.get("/caseload?weeks=52").get_json()["turnover"]) == 52
    days = boris.get("/caseload?first=2026-01-05&last=2026-01-18").get_json()
    assert (days["first"], days["last"], len(days["weeks"])) == ("2026-01-05", "2026-01-18", 2)
