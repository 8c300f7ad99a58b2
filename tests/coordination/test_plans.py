"""A plan, step by step, and who is told of it."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.access.audience import Audience
from fact_board.access.models import LegalBasis
from fact_board.board.actions.wrong_person import hide_row
from fact_board.columns import new_id
from fact_board.coordination.plans.actions import (
    Answers,
    call_meeting,
    change_plan,
    decline_plan,
    end_plan,
    enter_plan,
    evaluate_plan,
    follow_up_plan,
    make_plan,
    offer_again,
    offer_plan,
    undo_plan_step,
)
from fact_board.coordination.plans.models import Plan, PlanEvaluation, PlanStep
from fact_board.coordination.plans.queries import steps_of
from fact_board.coordination.plans.rules import Named, Step
from fact_board.errors import Conflict, Invalid, NotAllowed, NotFound
from fact_board.extensions import db
from fact_board.live import changes
from fact_board.patients.actions import leave_team
from tests.world import World

pytestmark = pytest.mark.both_databases


def days(count: int) -> dt.date:
    return clock.today() + dt.timedelta(days=count)


def called_by(world: World, name: str = "maria", **rest: Any) -> Named:
    return Named(caller_id=world.staff_ids[name], **rest)


def offered(
    world: World, kind: str = "sip", *, person: str = "Petra", by: str = "maria", on: int = 0
) -> Plan:
    id_ = new_id()
    offer_plan(
        world.patient(person), called_by(world, by), id=id_, kind=kind, on=days(on), by=world.member(by)
    )
    return db.session.get_one(Plan, id_)


def states(plan: Plan) -> list[str]:
    return [step.state for step in steps_of([plan.id])]


def test_a_sip_from_the_offer_to_the_end(world: World) -> None:
    plan, maria, boris = offered(world, on=-90), world.member("maria"), world.member("boris")
    call_meeting(plan, Step("called", days(-80), days(-60)), by=boris)
    make_plan(plan, Step("made", days(-60), days(-2), "yes"), by=maria)
    assert (plan.state, plan.made_on, plan.next_on, plan.took_part) == ("made", days(-60), days(-2), "yes")
    follow_up_plan(plan, Step("followed_up", days(-1), days(90), "partly"), by=boris)
    assert (plan.made_on, plan.next_on, plan.took_part) == (days(-60), days(90), "partly")
    receipt = end_plan(plan, Step("ended", days(0)), by=maria)
    assert (plan.state, plan.next_on, plan.version) == ("ended", None, receipt.seq)
    assert states(plan) == ["offered", "called", "made", "followed_up", "ended"]
    by = [step.by_id for step in steps_of([plan.id])]
    assert by == [world.staff_ids[name] for name in ("maria", "boris", "maria", "boris", "maria")]
    with pytest.raises(Conflict, match=r"plan\.ended"):
        follow_up_plan(plan, Step("followed_up", days(0), days(9), "yes"), by=maria)


def test_after_a_no_somebody_asks_again(world: World) -> None:
    plan, maria = offered(world, on=-40), world.member("maria")
    decline_plan(plan, Step("declined", days(-39), days(-3)), by=maria)
    assert (plan.state, plan.next_on) == ("declined", days(-3))
    offer_again(plan, Step("offered", days(0)), by=maria)
    assert (plan.state, plan.stepped_on, plan.next_on) == ("offered", days(0), None)
    assert states(plan) == ["offered", "declined", "offered"]


def test_one_plan_of_a_kind_at_a_time(world: World) -> None:
    plan = offered(world)
    with pytest.raises(Conflict, match=r"plan\.exists"):
        offered(world, by="boris")
    offered(world, "crisis")
    end_plan(plan, Step("ended", days(0)), by=world.member("boris"))
    offered(world, by="boris")


def test_a_plan_that_is_closed_to_another_party_is_in_nobodys_way(closed_world: World) -> None:
    """Else "there is one already" would tell of it."""
    world = closed_world
    offered(world)
    world.share("Petra", "maria", to="municipality", scopes=("status", "contacts", "notes"))
    offered(world, by="boris")
    assert len(db.session.scalars(select(Plan)).all()) == 2


def test_a_plan_made_before_is_written_down_as_it_stands(world: World) -> None:
    id_, made = new_id(), Step("made", days(-200), days(-20), "not_asked")
    enter_plan(world.patient("Petra"), called_by(world), made, id=id_, kind="care", by=world.member("maria"))
    plan = db.session.get_one(Plan, id_)
    assert (plan.state, plan.made_on, states(plan)) == ("made", days(-200), ["made"])


def test_a_step_is_taken_back_within_ten_seconds_by_who_took_it(world: World) -> None:
    plan, maria = offered(world, on=-30), world.member("maria")
    call_meeting(plan, Step("called", days(-20), days(-10)), by=maria)
    make_plan(plan, Step("made", days(-10), days(60), "yes"), by=maria)
    with pytest.raises(NotAllowed):
        undo_plan_step(plan, by=world.member("boris"))
    undo_plan_step(plan, by=maria)
    assert (plan.state, plan.stepped_on, plan.next_on) == ("called", days(-20), days(-10))
    assert (plan.made_on, plan.took_part, states(plan)) == (None, None, ["offered", "called"])
    assert db.session.scalar(select(func.count(PlanStep.id))) == 3  # what was taken back stays
    with pytest.raises(Conflict, match=r"undo\.changed_since"):
        undo_plan_step(plan, by=maria)
    call_meeting(plan, Step("called", days(-5), days(5)), by=maria)
    with clock.at(clock.now() + dt.timedelta(seconds=13)), pytest.raises(Conflict, match=r"undo\.too_late"):
        undo_plan_step(plan, by=maria)


def test_an_offer_is_not_taken_back_but_hidden(world: World) -> None:
    plan, maria = offered(world), world.member("maria")
    with pytest.raises(Conflict, match=r"undo\.nothing"):
        undo_plan_step(plan, by=maria)
    hide_row(plan, by=maria)
    offered(world)


def test_somebody_else_calls_and_leads(world: World) -> None:
    plan, maria = offered(world), world.member("maria")
    party = world.parties["municipality"]
    change_plan(plan, Named(caller_name="Eva på LSS", leader_party_id=party, place="Cosmic/SIP"), by=maria)
    assert (plan.caller_id, plan.caller_name, plan.leader_party_id) == (None, "Eva på LSS", party)
    with pytest.raises(Invalid, match=r"plan\.caller_needed"):
        change_plan(plan, Named(), by=maria)
    receipt = change_plan(
        plan, Named(caller_name="Eva på LSS", leader_party_id=party, place="Cosmic/SIP"), by=maria
    )
    assert receipt.event is None
    with pytest.raises(Invalid, match=r"party\.not_in_team"):
        change_plan(plan, called_by(world, leader_party_id=new_id()), by=maria)


def test_who_may_not_know_of_a_plan_is_not_named(closed_world: World) -> None:
    with pytest.raises(Invalid, match=r"plan\.colleague_may_not_see"):
        offer_plan(
            closed_world.patient("Petra"),
            called_by(closed_world, "boris"),
            id=new_id(),
            kind="sip",
            on=days(0),
            by=closed_world.member("maria"),
        )


def test_a_person_evaluates_their_sip_or_says_no(world: World) -> None:
    plan, boris = offered(world, on=-9), world.member("boris")
    with pytest.raises(Conflict, match=r"plan\.not_to_evaluate"):
        evaluate_plan(plan, Answers(4), id=new_id(), on=days(0), is_declined=False, by=boris)
    make_plan(plan, Step("made", days(-5), days(60), "yes"), by=boris)
    evaluate_plan(plan, Answers(4, 2), id=new_id(), on=days(-1), is_declined=False, by=boris)
    evaluate_plan(plan, Answers(), id=new_id(), on=days(0), is_declined=True, by=boris)
    told = db.session.scalars(select(PlanEvaluation).order_by(PlanEvaluation.on)).all()
    assert [(one.said, one.knows, one.better, one.is_declined) for one in told] == [
        (4, 2, None, False), (None, None, None, True),
    ]  # fmt: skip
    assert {one.party_id for one in told} == {plan.party_id}


def test_nothing_is_done_with_a_plan_of_who_left(world: World) -> None:
    plan, maria = offered(world), world.member("maria")
    leave_team(world.known("Petra"), reason="moved", successor="Lund", by=world.member("karin"))
    with pytest.raises(NotFound):
        end_plan(plan, Step("ended", days(0)), by=maria)
    with pytest.raises(NotFound):
        change_plan(plan, called_by(world), by=maria)
    with pytest.raises(NotFound):
        undo_plan_step(plan, by=maria)


def cards(world: World, party: str) -> list[dict[str, Any]]:
    drawn = changes.changes_since(Audience(world.team_id, party_id=world.parties[party]), None)["put"]
    petra = str(world.patient("Petra").id)
    return next(one["plans"] for one in drawn if one["kind"] == "patient" and one["id"] == petra)


def test_a_card_says_from_when_somebody_is_reminded(closed_world: World) -> None:
    world = closed_world
    basis = world.share("Petra", "maria", to="municipality", scopes=("status", "plans"))
    world.share("Petra", "boris", to="region")
    plan = offered(world)
    told = {"id": str(plan.id), "kind": "sip", "state": "offered", "next_on": None}
    assert cards(world, "municipality") == [{**told, "late_on": days(15).isoformat()}]
    withdraw_basis(db.session.get_one(LegalBasis, basis), by=world.member("maria"))
    world.share("Petra", "maria", to="municipality", scopes=("status", "contacts", "notes"))
    assert cards(world, "municipality") == []
    end_plan(plan, Step("ended", days(0)), by=world.member("maria"))
    assert cards(world, "region") == []
