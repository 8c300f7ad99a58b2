"""The world in which every route is asked: what three parties wrote, and what one may see of it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from flask import Flask
from sqlalchemy import update

from fact_board import clock
from fact_board.access.actions import bar_staff, give_basis, withdraw_basis
from fact_board.access.models import Bar, LegalBasis
from fact_board.columns import new_id
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.handovers.models import Handover
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.services.models import Need, Service
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from fact_board.meeting.models import Meeting
from fact_board.patients.actions import enrol_patient, protect_identity
from fact_board.patients.models import LegalStatus, NextOfKin
from fact_board.teams.actions import THE_HOUSE, add_membership, add_party, add_staff
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.signals.models import Signal, SignalAnswer
from tests.access import writings
from tests.board.conftest import Stage, tell
from tests.conftest import empty_database
from tests.world import World, build_world

SHARED_AT_FIRST = ("full", "withdrawn", "expired", "blocked", "protected")


def make_scene(app: Flask, sight: str) -> Stage:
    """Everything of everybody, and between the region and the municipality what the sight says."""
    with app.app_context():
        empty_database()
        stage = Stage(build_world(is_shared=False))
        tell(stage)
        take_third_party(stage.world)
        be_written_about(app, stage, is_known=sight != "unknown")
        keep_ids(stage)
        open_between(stage.world, sight)
        db.session.rollback()
    return stage


def take_third_party(world: World) -> None:
    """Social services, who share with nobody."""
    world.parties["social"], world.staff_ids["stina"], world.members["stina"] = (new_id() for _ in range(3))
    party = {"name": "Socialtjänst", "short": "Soc", "principal": "municipality"}
    add_party(world.team, id=world.parties["social"], **party, by=None)
    add_staff(THE_HOUSE, id=world.staff_ids["stina"], name="Stina Holm", by=None)
    add_membership(
        world.team,
        world.staff("stina"),
        id=world.members["stina"],
        party=world.parties["social"],
        profession="social_worker",
        role="member",
        fte=Decimal("1.0"),
        starts_on=clock.today() - dt.timedelta(days=400),
        by=None,
    )


def be_written_about(app: Flask, stage: Stage, *, is_known: bool) -> None:
    """By everybody who knows the people; where the municipality doesn't, it has written nothing."""
    world = stage.world
    for name in ("maria", "stina", *(["boris"] if is_known else [])):
        if name != "maria":
            enter_in_books(world, name)
        writings.write_about_ismail(app, world, name)
        if name != "stina":
            writings.be_answered(world, name)
    writings.write_on_the_board(stage)
    bar_staff(world.patient("Ismail"), world.staff("sara"), id=new_id(), by=world.member("karin"))


def enter_in_books(world: World, name: str) -> None:
    """Somebody's party has everybody, with them as contact."""
    by = world.member(name)
    for index, person in enumerate(list(world.people)):
        reach: dict[str, Any] = {"contact": by.staff, "phone": "0700 00 00 02", "hours": "9–11"}
        enrol_patient(world.team, id=new_id(), name=person, birth_year=1960 + index % 40, **reach, by=by)


def keep_ids(stage: Stage) -> None:
    """Of the rows that the table's lines are about and `tell` did not name: the region's, and one's own."""
    world = stage.world
    mine = {"party_id": world.parties["region"], "patient_id": world.people["Ismail Kardelen"]}

    def of_region(model: Any, **rest: Any) -> Any:
        return db.session.query(model).filter_by(**mine, **rest).first().id

    for name in ("maria", "boris", "stina"):
        stage.ids[f"emergency of {name}"] = writings.open_in_emergency(world, "Ismail", name)
        stage.ids[f"basis of {name}"] = writings.open_to_third(world, name)
    stage.ids |= {
        "others_emergency": stage.ids["emergency of stina"],
        "basis": stage.ids["basis of maria"],
        "bar": of_region(Bar),
        "legal": of_region(LegalStatus),
        "decision": of_region(DecisionWatch, ended_at=None),
        "kin": of_region(NextOfKin),
        "handover": of_region(Handover),
        "plan": db.session.query(Plan).filter_by(**mine, hidden_at=None).one().id,
        "service": of_region(Service),
        "need": of_region(Need, closed_on=None),
        "closed_need": of_region(Need, closed_how="met"),
        "kind": kinds_of(world.team_id)[0].id,
        "signal": of_region(Signal),
        "signal_answer": of_region(SignalAnswer),
        "planned_visit": of_region(PlannedVisit),
        "reading": writings.look_at_petra(world),
        "meeting": db.session.query(Meeting).one().id,
        "unit": writings.list_unit(world),
        "annotation": writings.annotate_timeline(world),
        "membership": world.members["maria"],
        **{name: world.staff_ids[name] for name in ("lina", "maria", "boris")},
    }


def open_between(world: World, sight: str) -> None:
    """What the municipality may see of what the region wrote."""
    for name in world.people:
        if sight in SHARED_AT_FIRST:
            share(world, name, sight)
        if sight == "coordination":
            world.share(name, "maria", to="municipality", scopes=("status", "contacts"))
        if sight == "emergency":
            writings.open_in_emergency(world, name, "boris", hours=24)
    if sight == "expired":
        yesterday = clock.today() - dt.timedelta(days=1)
        db.session.execute(update(LegalBasis).values(given_on=yesterday, valid_until=yesterday))
        db.session.commit()


def share(world: World, name: str, sight: str) -> None:
    """All of a person; then taken back, blocked, or under a protected identity."""
    maria = world.member("maria")
    basis = world.share(name, "maria", to="municipality")
    if sight == "withdrawn":
        withdraw_basis(db.session.get_one(LegalBasis, basis), by=maria)
    if sight == "blocked":
        to = world.parties["municipality"]
        give_basis(world.patient(name), id=new_id(), to=to, kind="block", by=maria)
    if sight == "protected":
        protect_identity(world.known(name), kind="marked", by=maria)
