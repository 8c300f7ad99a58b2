"""I9: what may no longer be seen is in no answer, and the next frame or beat takes it off an open screen."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access.actions import give_basis, withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import beacon
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
