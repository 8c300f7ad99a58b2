"""I9: what may no longer be seen is in no answer, and the next frame or beat takes it off an open screen."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access import queries
from fact_board.access.actions import give_basis, withdraw_basis
from fact_board.access.audience import Audience
from fact_board.access.models import LegalBasis
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import beacon, changes
from fact_board.patients.actions import enrol_patient
from tests.board.conftest import sign_in
from tests.board.team_at_work import place
from tests.live.test_sockets import heard, join, socket_of
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases


def end(app: Flask, world: World, how: str) -> None:
    patient = world.patient("Ismail")
    if how == "withdrawn":
        given = db.session.query(LegalBasis).filter_by(patient_id=patient.id, ended_at=None)
        basis = given.filter_by(party_id=world.parties["region"]).one()
        withdraw_basis(basis, by=world.member("maria"))
    elif how == "blocked":
        to = world.parties["municipality"]
        give_basis(patient, id=new_id(), to=to, kind="block", by=world.member("maria"))
    else:
        for basis in db.session.query(LegalBasis).filter_by(patient_id=patient.id):
            basis.given_on -= dt.timedelta(days=9)
            basis.valid_until = clock.today() - dt.timedelta(days=1)
        db.session.commit()
        beacon.beat(app)


@pytest.mark.parametrize("how", ["withdrawn", "blocked", "expired"])
def test_what_was_taken_back_leaves_the_open_screen(app: Flask, how: str) -> None:
    with app.app_context():
        world = build_world()
        place(world, "Ismail")
        db.session.rollback()
    screen, ismail = sign_in(app, world, "boris"), str(world.people["Ismail Kardelen"])
    head: Any = screen.get("/changes").json
    socket = socket_of(app, screen)
    join(socket, world.team_id)
    with app.app_context():
        end(app, world, how)
        db.session.rollback()
    framed = [thing for change in heard(socket, "change") for thing in change["put"]]
    late: Any = screen.get(f"/changes?since={head['seq']}&mark={head['mark']}").json
    for told in (framed, late["put"]):
        drawn = [thing for thing in told if thing["id"] == ismail][-1]
        assert (drawn["episode"], drawn["contacts"], drawn["tasks"]) == (None, [], [])
    panel: Any = screen.get(f"/patients/{ismail}").json
    assert (panel["episodes"], panel["tasks"]) == ([], [])
    socket.disconnect()


def test_a_block_is_told_to_nobody_who_was_never_let_in(closed_world: World) -> None:
    world = closed_world
    enrol_patient(
        world.team,
        id=new_id(),
        name="Hanna Björk",
        birth_year=1960,
        contact=world.staff("boris"),
        by=world.member("boris"),
    )
    theirs = Audience(world.team_id, party_id=world.parties["municipality"])
    before = snapshot_of(theirs)
    hanna, to = world.patient("Hanna"), world.parties["municipality"]
    receipt = give_basis(hanna, id=new_id(), to=to, kind="block", by=world.member("maria"))
    frame = changes.draw_receipt(receipt, theirs)
    assert (frame["name"], frame["put"], frame["remove"]) == (None, [], [])
    assert snapshot_of(theirs) == before
    assert queries.bases_of(hanna.id, to) == []


def snapshot_of(audience: Audience) -> list[dict[str, Any]]:
    return sorted(
        changes.changes_since(audience, None)["put"], key=lambda thing: (thing["kind"], thing["id"])
    )
