"""Memberships that run out by themselves: time signs them out and hands over what somebody can take."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.board.models import Task
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.actions import set_contact
from fact_board.patients.models import CareContact
from fact_board.teams.actions import change_membership, set_duty
from fact_board.teams.models import Membership, TaskTemplate
from fact_board.teams.passing import run_out_memberships
from fact_board.teams.queries.accounts import running_sessions_of
from fact_board.teams.queries.team import duty_of
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.planned.models import PlannedVisit
from tests.board.conftest import sign_in
from tests.board.team_at_work import be_on_duty, task
from tests.world import World

pytestmark = pytest.mark.both_databases
TODAY = clock.today()
TOMORROW = clock.now() + dt.timedelta(days=1)


def last_day_is_today(world: World, name: str) -> None:
    kept = ("role", "profession", "fte", "starts_on", "is_stand_in")
    member = world.member(name)
    facts: dict[str, Any] = {field: getattr(member, field) for field in kept}
    change_membership(member, ends_on=TODAY, **facts, by=None)


def a_day_later(world: World) -> None:
    with clock.at(TOMORROW):
        run_out_memberships(world.team, clock.now())
    db.session.expire_all()


def contact_for(world: World, name: str, staff: str, deputy: str | None) -> None:
    who: dict[str, Any] = {"deputy": world.staff(deputy) if deputy else None, "by": world.member("karin")}
    set_contact(world.patient(name), world.staff(staff), party=world.parties["region"], **who)


def ran_out() -> list[Event]:
    return list(db.session.scalars(select(Event).where(Event.name == "membership_ran_out")))


def test_what_is_in_hand_goes_to_the_deputy_else_the_primary_contact_else_the_duty_officer(
    world: World,
) -> None:
    contact_for(world, "Hanna", "maria", "sara")
    be_on_duty(world, "karin")
    for_deputy, for_officer = task(world, "Hanna").id, task(world, "Petra").id
    last_day_is_today(world, "maria")
    a_day_later(world)
    owners = {id_: db.session.get_one(Task, id_).owner_id for id_ in (for_deputy, for_officer)}
    assert owners == {for_deputy: world.staff_ids["sara"], for_officer: world.staff_ids["karin"]}
    assert world.known("Hanna").primary_id == world.staff_ids["sara"]
    hanna = CareContact.patient_id == world.patient("Hanna").id
    contact = db.session.scalars(
        select(CareContact).where(hanna, CareContact.party_id == world.parties["region"])
    ).one()
    assert (contact.staff_id, contact.deputy_id) == (world.staff_ids["sara"], None)
    assert world.known("Petra").primary_id == world.staff_ids["maria"]  # nobody's deputy: for a team leader


def visit(world: World, person: str, *, goes: str = "maria", beside: str | None = None, days: int = 3) -> Any:
    id_, day = new_id(), TODAY + dt.timedelta(days=days)
    companion = world.staff(beside) if beside else None
    plan_visit(
        world.patient(person),
        Plan(day, world.staff(goes), companion=companion),
        id=id_,
        by=world.member(goes),
    )
    return id_


def goers_of(visit_id: Any) -> tuple[Any, Any]:
    row = db.session.get_one(PlannedVisit, visit_id)
    return row.staff_id, row.with_id


def test_visits_go_to_the_deputy_to_the_other_of_two_or_to_who_is_on_duty(world: World) -> None:
    contact_for(world, "Hanna", "maria", "sara")
    be_on_duty(world, "karin")
    alone, beside = visit(world, "Hanna"), visit(world, "Petra", beside="sara")
    others, done = visit(world, "Petra"), visit(world, "Petra", days=0)
    last_day_is_today(world, "maria")
    a_day_later(world)
    sara, karin, maria = (world.staff_ids[name] for name in ("sara", "karin", "maria"))
    assert goers_of(alone) == (sara, None)
    assert goers_of(beside) == (sara, None)
    assert goers_of(others) == (karin, None)
    assert goers_of(done) == (maria, None), "what was for the last day stays as it was"
    a_day_later(world)
    assert len(ran_out()) == 1


def test_a_visit_that_nobody_of_the_party_can_take_stays_for_a_leader(world: World) -> None:
    be_on_duty(world, "boris")
    alone = visit(world, "Petra")
    last_day_is_today(world, "maria")
    a_day_later(world)
    assert goers_of(alone) == (world.staff_ids["maria"], None)


def test_it_happens_once(world: World) -> None:
    be_on_duty(world, "karin")
    task(world, "Petra")
    last_day_is_today(world, "maria")
    run_out_memberships(world.team, clock.now())
    assert ran_out() == []  # the last day is included
    a_day_later(world)
    a_day_later(world)
    (event,) = ran_out()
    assert (event.actor_id, event.facts["staff"]) == (None, str(world.staff_ids["maria"]))


def test_what_a_column_proposed_falls_to_the_primary_contact(world: World) -> None:
    contact_for(world, "Hanna", "sara", "karin")
    template = db.session.scalars(select(TaskTemplate)).first()
    assert template is not None
    id_ = task(world, "Hanna", owner="sara").id
    db.session.execute(update(Task).where(Task.id == id_).values(template_id=template.id))
    db.session.commit()
    last_day_is_today(world, "sara")
    a_day_later(world)
    assert db.session.get_one(Task, id_).owner_id == world.staff_ids["maria"]


def test_nobody_gets_what_they_may_not_see(world: World) -> None:
    contact_for(world, "Hanna", "maria", "sara")
    set_duty(world.team, world.staff("sara"), deputy=world.staff("karin"), by=None)
    id_ = task(world, "Hanna").id
    bar_staff(world.patient("Hanna"), world.staff("sara"), id=new_id(), by=world.member("karin"))
    last_day_is_today(world, "maria")
    a_day_later(world)
    assert db.session.get_one(Task, id_).owner_id == world.staff_ids["karin"]
    assert world.known("Hanna").primary_id == world.staff_ids["maria"]


def test_who_works_on_in_another_post_keeps_it(world: World) -> None:
    be_on_duty(world, "karin")
    id_ = task(world, "Petra").id
    last_day_is_today(world, "maria")
    values = {
        column.key: getattr(world.member("maria"), column.key) for column in Membership.__table__.columns
    }
    tomorrow = TODAY + dt.timedelta(days=1)
    db.session.add(Membership(**values | {"id": new_id(), "starts_on": tomorrow, "ends_on": None}))
    db.session.commit()
    a_day_later(world)
    assert db.session.get_one(Task, id_).owner_id == world.staff_ids["maria"]


def test_who_has_run_out_is_signed_out_and_answers_for_nothing_urgent(app: Flask, world: World) -> None:
    set_duty(world.team, world.staff("lina"), deputy=world.staff("karin"), by=None)
    sign_in(app, world, "lina")
    last_day_is_today(world, "lina")
    assert len(running_sessions_of(world.members["lina"])) == 1
    a_day_later(world)
    assert running_sessions_of(world.members["lina"]) == []
    with clock.at(TOMORROW):
        duty = duty_of(world.team_id, clock.today())
        assert duty is not None
        assert duty.officer_id == world.staff_ids["karin"]
