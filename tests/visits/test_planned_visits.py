"""Planning a visit, and closing the plan with what became of it."""

import datetime as dt
import uuid
from typing import Any

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.columns import new_id
from fact_board.errors import Conflict, DomainError, Invalid, NotAllowed
from fact_board.extensions import db
from fact_board.patients.actions import leave_team, set_two_person
from fact_board.visits.models import Contact
from fact_board.visits.planned.actions import (
    Plan,
    cancel_visit,
    change_visit,
    log_visit,
    plan_visit,
    undo_visit_log,
)
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.planned.rules import Going, guard_pair, is_ones_own
from tests.world import World

pytestmark = pytest.mark.both_databases
A, B, C = (uuid.UUID(int=n) for n in (1, 2, 3))


def plan(
    world: World, who: str = "boris", *, person: str = "Hanna", days: int = 0, **rest: Any
) -> PlannedVisit:
    id_, on = new_id(), clock.today() + dt.timedelta(days=days)
    plan_visit(world.patient(person), Plan(on, world.staff(who), **rest), id=id_, by=world.member(who))
    return db.session.get_one(PlannedVisit, id_)


def contacts() -> list[Contact]:
    return list(db.session.scalars(select(Contact)))


def flag(world: World) -> None:
    review = clock.today() + dt.timedelta(days=9)
    set_two_person(world.known("Hanna"), reason="Hot", review_on=review, by=world.member("maria"))


def test_a_plan_is_the_row_of_the_party_that_made_it(world: World) -> None:
    visit = plan(world, time="10:30")
    assert (visit.party_id, visit.staff_id) == (world.parties["municipality"], world.staff_ids["boris"])
    assert (visit.state, visit.version > 0) == ("planned", True)


def test_logging_closes_the_plan_and_writes_the_contact_in_one_event(world: World) -> None:
    visit = plan(world)
    receipt = log_visit(visit, id=new_id(), outcome="missed", by=world.member("boris"))
    (contact,) = contacts()
    assert (contact.outcome, contact.on, contact.kind) == ("missed", visit.on, "visit")
    assert (visit.state, visit.contact_id, visit.version) == ("missed", contact.id, receipt.seq)
    assert receipt.event is not None
    assert receipt.event.name == "contact_logged"


def test_a_visit_is_logged_once_and_not_before_its_day(world: World) -> None:
    visit = plan(world)
    log_visit(visit, id=new_id(), outcome="done", by=world.member("boris"))
    with pytest.raises(Conflict):
        log_visit(visit, id=new_id(), outcome="missed", by=world.member("boris"))
    tomorrow = plan(world, days=1)
    with pytest.raises(Invalid):
        log_visit(tomorrow, id=new_id(), outcome="done", by=world.member("boris"))
    assert len(contacts()) == 1


def test_the_logging_is_taken_back_within_ten_seconds_with_its_contact(world: World) -> None:
    visit = plan(world)
    log_visit(visit, id=new_id(), outcome="missed", by=world.member("boris"))
    with pytest.raises(NotAllowed):
        undo_visit_log(visit, by=world.member("lina"))
    undo_visit_log(visit, by=world.member("boris"))
    assert (visit.state, visit.contact_id, contacts()) == ("planned", None, [])
    log_visit(visit, id=new_id(), outcome="done", by=world.member("boris"))
    assert visit.ended_at is not None
    with clock.at(visit.ended_at + dt.timedelta(seconds=13)), pytest.raises(Conflict):
        undo_visit_log(visit, by=world.member("boris"))


def test_a_cancelled_visit_writes_no_contact_and_is_over(world: World) -> None:
    visit = plan(world, days=3)
    cancel_visit(visit, whose="person", by=world.member("boris"))
    assert (visit.state, contacts()) == ("cancelled_by_person", [])
    moved = Plan(visit.on, world.staff("boris"))
    with pytest.raises(Conflict):
        change_visit(visit, moved, by=world.member("boris"))


@pytest.mark.parametrize(
    ("of_party", "goes", "expected"),
    [
        (True, None, True),  # a colleague of the party, who does not go
        (True, "alone", True),
        (False, "alone", True),
        (False, "beside", True),
        (False, None, False),
    ],
)
def test_whose_plan_it_is(of_party: bool, goes: str | None, expected: bool) -> None:
    me, party = new_id(), new_id()
    going = Going(me if goes == "alone" else new_id(), me if goes == "beside" else None)
    mine = party if of_party else new_id()
    assert is_ones_own(party_id=party, by_party=mine, by_staff=me, going=going) is expected


def test_another_party_changes_a_visit_only_when_its_own_goes_along(world: World) -> None:
    alone, together = plan(world, days=1), plan(world, days=1, companion=world.staff("maria"))
    later = clock.today() + dt.timedelta(days=2)
    with pytest.raises(NotAllowed):
        change_visit(alone, Plan(later, world.staff("boris")), by=world.member("maria"))
    both = Plan(later, world.staff("boris"), companion=world.staff("maria"))
    change_visit(together, both, by=world.member("maria"))
    assert together.on == later


def test_who_may_not_know_of_the_visit_is_not_sent(closed_world: World) -> None:
    with pytest.raises(Invalid):
        plan(closed_world, "maria", companion=closed_world.staff("boris"))


def test_nobody_goes_alone_where_two_go_unless_it_was_agreed(world: World) -> None:
    flag(world)
    with pytest.raises(Conflict) as refused:
        plan(world)
    assert refused.value.key == "visit.needs_two"
    plan(world, companion=world.staff("lina"))
    agreed = plan(world, agreed_with=world.staff("karin"), agreed_why="Hunden är borta")
    assert agreed.agreed_with_id == world.staff_ids["karin"]
    plan(world, kind="call")


def test_a_flag_out_of_sight_refuses_nothing(closed_world: World) -> None:
    """Or a plan that is refused would tell that the other party warns of the person."""
    from tests.access.scenes import enter_in_books

    enter_in_books(closed_world, "boris")
    flag(closed_world)
    assert plan(closed_world).state == "planned"


def test_planned_visits_end_with_the_persons_time_in_the_team(world: World) -> None:
    visit = plan(world, days=4)
    leave_team(world.known("Hanna"), reason="died", by=world.member("karin"))
    assert visit.state == "cancelled_by_team"


@pytest.mark.parametrize(
    ("going", "kind", "needs_two", "refused"),
    [
        (Going(A), "visit", False, None),
        (Going(A), "visit", True, "visit.needs_two"),
        (Going(A), "call", True, None),
        (Going(A), "video", True, None),
        (Going(A, B), "visit", True, None),
        (Going(A, A), "visit", False, "visit.with_oneself"),
        (Going(A, None, C, "hunden är borta"), "visit", True, None),
        (Going(A, None, C), "visit", True, "visit.needs_two"),
        (Going(A, None, None, "hunden är borta"), "visit", True, "visit.needs_two"),
        (Going(A, None, A, "hunden är borta"), "visit", True, "visit.agreed_with_oneself"),
    ],
)
def test_the_rule_of_two(going: Going, kind: str, needs_two: bool, refused: str | None) -> None:
    try:
        guard_pair(going, kind=kind, needs_two=needs_two)
        said = None
    except DomainError as error:
        said = error.key
    assert said == refused
