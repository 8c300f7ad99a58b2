"""Every write and read about a person × every role × every sight: found, or not there.

A write is sent as it should be but for its version, so that it is refused (412) after the gate and changes
nothing; one without a version may be done, refused by a rule, or not found. What counts is 404 or not.
"""

import datetime as dt
import re

import pytest
from flask import Flask
from sqlalchemy import update

from fact_board import clock
from fact_board.access.actions import bar_staff, open_in_emergency
from fact_board.access.policy import SCOPES
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient
from fact_board.teams.models import ROLES, Membership
from tests.board.conftest import Screen, Stage, sign_in, tell
from tests.board.test_api import WRITES, Write
from tests.conftest import empty_database
from tests.kept import kept
from tests.world import World, build_world

# What must be held of the region to come by its row; "person": to have them in one's own books is enough.
NEEDS = {
    "patients": "person",
    "nominations": "status",
    "episodes": "status",
    "checklist": "status",
    "tasks": "status",
    "answers": "notes",
    "notes": "notes",
    "visits": "contacts",
}
# What each sight of the municipality's Boris holds of what the region wrote; Maria is of the region.
HOLDS = {
    "own": {"person", *SCOPES},
    "full": {"person", *SCOPES},
    "coordination": {"person", "status", "contacts"},
    "seam": {"person"},
    "unknown": set[str](),
    "barred": set[str](),
    "emergency": {"person", *SCOPES},
}
TEAM = {"member", "leader"}
# A nominator outside the team: what they nominated themselves (here Maria), and clients of their own.
OF_OWN_NOMINATIONS = {"/answers/{}/reading", "/nominations/{}/withdrawal"}
OF_OWN_CLIENTS = {"/patients/{}/nominations"}
HAS_CLIENTS = {"own", "seam", "emergency"}  # who is the person's contact in their party's books
READS = {
    "/patients/{}": "person",
    "/patients/{}/sharing": "person",
    "/patients/{}/personal-number": "person",
}
LAST = "wrong-person"  # hides the row from everybody: asked after all the others


def enter_all(world: World) -> None:
    """The municipality writes everybody in its own books."""
    boris = world.member("boris")
    for index, name in enumerate(list(world.people)):
        year = 1960 + index % 40
        enrol_patient(world.team, id=new_id(), name=name, birth_year=year, contact=boris.staff, by=boris)


def make(app: Flask, sight: str) -> Stage:
    with app.app_context():
        empty_database()
        stage = kept(("sight", sight), lambda: _made(sight))
        db.session.rollback()
    return stage


def _made(sight: str) -> Stage:
    world = build_world(is_shared=False)
    stage = Stage(world)
    tell(stage)
    if sight in ("seam", "emergency"):
        enter_all(world)
    for name in world.people:
        patient = world.patient(name)
        if sight in ("full", "barred"):
            world.share(name, "maria", to="municipality")
        if sight == "coordination":
            world.share(name, "maria", to="municipality", scopes=("status", "contacts"))
        if sight == "barred":
            bar_staff(patient, world.staff("boris"), id=new_id(), by=world.member("lina"))
        if sight == "emergency":
            reason = "Hittad medvetslös i trapphuset."
            open_in_emergency(patient, id=new_id(), reason=reason, by=world.member("boris"))
    return stage


def is_found(write: Write, screen: Screen, stage: Stage) -> bool:
    how = {"version": 900_000} if write.is_versioned else {}
    return bool(write.send(screen, stage, **how).status_code != 404)


def may(role: str, path: str, sight: str) -> bool:
    if role == "nominator":
        is_own_client = sight in HAS_CLIENTS and path in OF_OWN_CLIENTS
        return is_own_client or (sight == "own" and path in OF_OWN_NOMINATIONS)
    return role in TEAM


def needs(path: str) -> str:
    if path == "/answers/{}/reading":
        return "status"  # a nominator confirms the neutral answer as well
    found = re.match(r"/([a-z-]+)/", path)
    assert found
    return NEEDS[found[1]]


def in_order() -> list[Write]:
    return sorted(WRITES, key=lambda write: LAST in write.path)


@pytest.mark.parametrize("sight", HOLDS)
def test_a_row_is_found_by_role_and_sight(app: Flask, sight: str) -> None:
    stage, name = make(app, sight), "maria" if sight == "own" else "boris"
    wrong, cells = [], 0
    for role in ("nominator", "administrator", "log_reviewer", "member", "leader"):
        with app.app_context():
            of_name = Membership.id == stage.world.members[name]
            db.session.execute(update(Membership).where(of_name).values(role=role))
            db.session.commit()
        screen = sign_in(app, stage.world, name)
        for write in in_order():
            if LAST in write.path and role != "leader" and role in TEAM:
                continue  # hidden once, by the leader, at the very end
            expected = may(role, write.path, sight) and needs(write.path) in HOLDS[sight]
            cells += 1
            if is_found(write, screen, stage) is not expected:
                wrong.append(f"{role}: {write.method} {write.path} found={not expected}")
        for path, need in READS.items():
            expected = role in TEAM and need in HOLDS[sight]
            cells += 1
            if (screen.get(path.format(stage.ids["Ismail"])).status_code == 200) is not expected:
                wrong.append(f"{role}: GET {path} found={not expected}")
    assert wrong == []
    assert cells > 140


def test_an_ended_membership_finds_nothing(app: Flask) -> None:
    stage = make(app, "full")
    screen = sign_in(app, stage.world, "boris")
    with app.app_context():
        of_boris = Membership.id == stage.world.members["boris"]
        yesterday = clock.today() - dt.timedelta(days=1)
        db.session.execute(update(Membership).where(of_boris).values(ends_on=yesterday))
        db.session.commit()
    answers = {write.send(screen, stage).status_code for write in in_order()}
    answers |= {screen.get(path.format(stage.ids["Ismail"])).status_code for path in READS}
    assert answers <= {401, 404}


def test_the_cells_are_many() -> None:
    cells = len(HOLDS) * len(ROLES) * (len(WRITES) + len(READS))
    assert cells > 1_000, cells
