"""Nominating: live at once, with a clock on the answer."""

import datetime as dt
from typing import Any

import pytest

from fact_board import clock
from fact_board.board.actions.nominations import Proposal, nominate_patient, withdraw_nomination
from fact_board.board.passing import TIME_VERBS
from fact_board.columns import new_id
from fact_board.errors import Conflict, DomainError, Invalid, NotAllowed
from fact_board.extensions import db
from fact_board.live.models import Event
from tests.board.team_at_work import MONDAY, again, answer, event_of, nominate, place, start
from tests.world import World

pytestmark = pytest.mark.both_databases


def test_a_nomination_is_due_a_workday_after_the_next_meeting(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        nomination = nominate(world)
    assert nomination.answer_due_at == dt.datetime(2026, 11, 24, 8, 50, tzinfo=clock.ZONE)
    assert (nomination.state, nomination.party_id) == ("open", world.parties["municipality"])


def test_the_event_says_who_and_what_but_not_the_words(world: World) -> None:
    nomination = nominate(world, text="hemlig iakttagelse")
    event = db.session.get_one(Event, (world.team_id, nomination.version))
    assert (event.name, event.actor_id) == ("patient_nominated", world.staff_ids["boris"])
    assert event.facts == {
        "nomination": str(nomination.id),
        "kind": "board",
        "urgency": "red",
        "category": "avoiding",
    }


def test_several_may_nominate_a_person_each_once(world: World) -> None:
    nominate(world, by="boris")
    nominate(world, by="lina")
    with pytest.raises(Conflict, match=r"nomination\.already_yours"):
        nominate(world, by="boris")


def test_a_nomination_withdrawn_leaves_room_for_another(world: World) -> None:
    withdraw_nomination(nominate(world), by=world.member("boris"))
    assert nominate(world).state == "open"


def test_only_the_nominator_withdraws(world: World) -> None:
    nomination = nominate(world, by="boris")
    with pytest.raises(NotAllowed):
        withdraw_nomination(nomination, by=world.member("lina"))
    assert again(nomination).state == "open"


def test_withdrawing_twice_happens_once(world: World) -> None:
    nomination = nominate(world)
    withdraw_nomination(nomination, by=world.member("boris"))
    assert withdraw_nomination(nomination, by=world.member("boris")).event is None


def test_an_answered_nomination_is_not_withdrawn(world: World) -> None:
    nomination = nominate(world)
    start(world)
    answer(world, nomination, "not_now")
    with pytest.raises(Conflict, match=r"nomination\.already_answered"):
        withdraw_nomination(nomination, by=world.member("boris"))


def test_someone_on_the_board_can_be_nominated_as_an_observation(world: World) -> None:
    place(world)
    assert nominate(world).state == "open"


def test_a_question_needs_no_column(world: World) -> None:
    assert nominate(world, kind="consult", tags=(), text="Får han köra bil?").category_id is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"category": None}, "category"),
        ({"tags": (), "text": ""}, "text"),
        ({"kind": "consult", "text": ""}, "text"),
    ],
)
def test_a_nomination_that_says_nothing_is_refused(world: World, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        nominate(world, **wrong)
    assert refusal.value.field == field


def test_a_column_out_of_use_is_refused(world: World) -> None:
    with pytest.raises(Invalid, match=r"category\.not_active"):
        nominate(world, into="legal")


def test_an_id_is_used_once(world: World) -> None:
    proposal = Proposal(nominate(world).id, category=world.category("crisis"), text="igen")
    with pytest.raises(Conflict, match=r"row\.exists"):
        nominate_patient(world.patient("Hanna"), proposal, by=world.member("lina"))


def test_a_waiting_nomination_comes_back_by_itself_on_its_day_and_once(
    monday_morning: None, world: World
) -> None:
    with clock.at(MONDAY):
        nomination = nominate(world)
        start(world)
        answer(world, nomination, "wait", returns_on=dt.date(2026, 11, 30))
    for moment, state in (
        (MONDAY + dt.timedelta(days=6), "waiting"),
        (MONDAY + dt.timedelta(days=7), "open"),
    ):
        with clock.at(moment):
            pass_time(world)
        assert again(nomination).state == state
    version = again(nomination).version
    assert nomination.answer_due_at == dt.datetime(2026, 12, 1, 8, 50, tzinfo=clock.ZONE)
    with clock.at(MONDAY + dt.timedelta(days=8)):
        pass_time(world)
    assert again(nomination).version == version
    returned = db.session.get_one(Event, (world.team_id, version))
    assert (returned.name, returned.actor_id) == ("nomination_returned", None)


def pass_time(world: World) -> None:
    for verb in TIME_VERBS:
        verb(world.team, clock.now())


def test_someone_who_has_left_is_not_there(world: World) -> None:
    patient = world.patient("Hanna")
    patient.left_on = clock.today()
    db.session.commit()
    with pytest.raises(DomainError, match=r"row\.not_found"):
        nominate(world, "Hanna")


def test_a_nomination_moves_the_teams_number_by_one(world: World) -> None:
    proposal = Proposal(new_id(), category=world.category("crisis"), text="orolig")
    first = nominate_patient(world.patient("Hanna"), proposal, by=world.member("boris"))
    second = nominate(world)
    assert second.version == event_of(first).seq + 1
