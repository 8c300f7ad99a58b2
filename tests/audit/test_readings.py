"""Readings: one row an opening, one a list, and one when somebody new comes onto a list that is open."""

import datetime as dt
import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.audit import readings
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient
from tests.audit.conftest import MORNING, viewer_of
from tests.board.conftest import sign_in
from tests.live.test_sockets import join, socket_of
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases


def rows(kind: str) -> list[TrailRow]:
    return list(db.session.scalars(select(TrailRow).where(TrailRow.kind == kind).order_by(TrailRow.id)))


def enrol(world: World, name: str) -> uuid.UUID:
    id_ = new_id()
    enrol_patient(
        world.team,
        id=id_,
        name=name,
        birth_year=1970,
        contact=world.staff("maria"),
        primary=world.staff("maria"),
        by=world.member("maria"),
    )
    return id_


def test_the_same_opening_is_one_row_in_ten_minutes(world: World) -> None:
    session, ulla = uuid.uuid4(), world.patient("Ulla").id
    for minute, basis in ((0, "team"), (9, "team"), (9, "emergency_access"), (11, "team")):
        with clock.at(MORNING + dt.timedelta(minutes=minute)):
            readings.log_opening(viewer_of(world, "maria", session), ulla, kind="panel", basis=basis)
    assert [(row.at.minute, row.basis) for row in rows("panel")] == [
        (0, "team"),
        (9, "emergency_access"),
        (11, "team"),
    ]


@pytest.fixture
def watched(app: Flask) -> World:
    with app.app_context():
        made = build_world(people=("Hanna Björk",))
        db.session.rollback()
    return made


def test_somebody_new_on_an_open_list_is_a_row_for_each_who_looks(app: Flask, watched: World) -> None:
    screens = {name: sign_in(app, watched, name) for name in ("karin", "sara", "boris")}
    for name in ("karin", "sara", "boris"):
        assert screens[name].get("/changes").status_code == 200
        assert "seq" in join(socket_of(app, screens[name]), watched.team_id)
    with app.app_context():
        new = enrol(watched, "Ny Person")
        found = rows("frame")
        assert {row.staff_id for row in found} == {watched.staff_ids[name] for name in ("karin", "sara")}
        assert all(row.shown == [str(new)] for row in found)
        assert {row.membership_id for row in found} == {watched.members[name] for name in ("karin", "sara")}


def test_those_whom_the_list_showed_already_are_no_new_row(app: Flask, watched: World) -> None:
    karin = sign_in(app, watched, "karin")
    head = karin.get("/changes").json
    assert head
    socket = socket_of(app, karin)
    join(socket, watched.team_id)
    with app.app_context():
        enrol(watched, "Ny Person")
    assert karin.get(f"/changes?since={head['seq']}&mark={head['mark']}").status_code == 200
    with app.app_context():
        assert len(rows("frame")) == 1


def test_a_screen_that_catches_up_by_itself_logs_whom_it_gets(app: Flask, watched: World) -> None:
    karin = sign_in(app, watched, "karin")
    head = karin.get("/changes").json
    assert head
    with app.app_context():
        new = enrol(watched, "Ny Person")
    for _ in range(2):
        karin.get(f"/changes?since={head['seq']}&mark={head['mark']}")
    with app.app_context():
        [row] = rows("frame")
        assert row.shown == [str(new)]
