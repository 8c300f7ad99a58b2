"""The person's page: behind the gate, drawn as the card is, and one opening in the log."""

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board.access.actions import bar_staff, open_in_emergency, withdraw_basis
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.conftest import Stage, sign_in
from tests.world import build_world

pytestmark = pytest.mark.both_databases


def openings(app: Flask) -> list[tuple[str, str | None]]:
    with app.app_context():
        rows = db.session.scalars(select(TrailRow).where(TrailRow.patient_id.is_not(None)))
        return [(row.kind, row.basis) for row in rows]


def test_all_that_the_page_reads_is_one_opening(app: Flask, stage: Stage) -> None:
    maria = sign_in(app, stage.world, "maria")
    for _ in range(2):
        assert maria.get(f"/patients/{stage.ids['Ismail']}/page").status_code == 200
    assert openings(app) == [("page", "consent")]


def test_it_says_who_asks_and_draws_the_person_the_team_and_its_staff(app: Flask, stage: Stage) -> None:
    boris = sign_in(app, stage.world, "boris")
    told = boris.get(f"/patients/{stage.ids['Ismail']}/page").get_json()
    assert told["me"] == str(stage.world.staff_ids["boris"])
    assert (told["own"], told["role"]) == (str(stage.world.parties["municipality"]), "member")
    kinds = {thing["kind"] for thing in told["put"]}
    assert kinds == {"team", "party", "staff", "category", "patient"}
    assert [thing["id"] for thing in told["put"] if thing["kind"] == "patient"] == [str(stage.ids["Ismail"])]


@pytest.mark.parametrize("path", ["/patients/{id}", "/api/teams/{team}/patients/{id}/page"])
def test_who_does_not_know_the_person_finds_nothing(app: Flask, path: str) -> None:
    with app.app_context():
        world = build_world(is_shared=False)
    ismail = world.people["Ismail Kardelen"]
    address = path.format(id=ismail, team=world.team_id)
    assert sign_in(app, world, "maria").client.get(address).status_code == 200
    assert sign_in(app, world, "boris").client.get(address).status_code == 404


def test_who_is_barred_finds_nothing(app: Flask, stage: Stage) -> None:
    world, ismail = stage.world, stage.ids["Ismail"]
    with app.app_context():
        bar_staff(world.patient("Ismail"), world.staff("sara"), id=new_id(), by=world.member("karin"))
    sara = sign_in(app, world, "sara")
    assert sara.get(f"/patients/{ismail}/page").status_code == 404
    assert sara.client.get(f"/patients/{ismail}").status_code == 404


def test_what_was_opened_in_an_emergency_is_logged_as_that(app: Flask) -> None:
    with app.app_context():
        world = build_world()
        reason = "Hittad medvetslös i trapphuset."
        ismail, region = world.patient("Ismail"), world.parties["region"]
        for basis in [basis for basis in ismail.bases if basis.party_id == region]:
            withdraw_basis(basis, by=world.member("maria"))
        open_in_emergency(world.patient("Ismail"), id=new_id(), reason=reason, by=world.member("boris"))
    boris = sign_in(app, world, "boris")
    assert boris.get(f"/patients/{world.people['Ismail Kardelen']}/page").status_code == 200
    assert openings(app)[-1] == ("page", "emergency_access")
