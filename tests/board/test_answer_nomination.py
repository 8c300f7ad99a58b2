"""Answering: nobody who reports something hears nothing back."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.actions.answers import (
    answer_nomination,
    correct_answer,
    read_answer,
    tell_result,
)
from fact_board.board.actions.tasks import tick_task, untick_task
from fact_board.board.answered import answers_to
from fact_board.board.models import Answer, Episode, Nomination, Task
from fact_board.columns import new_id
from fact_board.errors import Conflict, DomainError, Invalid, NotAllowed
from fact_board.extensions import db
from tests.board.team_at_work import (
    HANNA,
    MONDAY,
    again,
    answer,
    answers_of,
    be_on_duty,
    episode_of,
    in_days,
    nominate,
    place,
    placing,
    reply,
    start,
    tasks_in,
)
from tests.world import World

pytestmark = pytest.mark.both_databases


def test_placing_at_a_meeting_opens_the_episode_and_answers_the_nominator(world: World) -> None:
    nomination = nominate(world)
    start(world)
    given = answer(world, nomination, "place", by="lina")
    episode = episode_of(world)
    assert (again(nomination).state, given.decision) == ("answered", "place")
    assert (episode.category.code, episode.urgency, episode.is_provisional) == ("avoiding", "red", False)


def test_a_decision_answers_every_open_nomination_of_the_person(world: World) -> None:
    first, second = nominate(world, by="boris"), nominate(world, by="lina")
    question = nominate(world, by="maria", kind="consult", text="Vem ringer?")
    other = nominate(world, HANNA)
    start(world)
    answer(world, first, "place")
    assert [again(n).state for n in (first, second, question, other)] == ["answered"] * 3 + ["open"]
    assert [len(answers_of(n)) for n in (first, second, question, other)] == [1, 1, 1, 0]
    assert {row.text for n in (first, second, question) for row in answers_of(n)} == {
        "Tack. På tavlan från i dag."
    }


def test_not_now_answers_proposals_but_no_question(world: World) -> None:
    first, question = nominate(world), nominate(world, by="lina", kind="consult", text="Vem ringer?")
    start(world)
    answer(world, first, "not_now")
    assert (again(first).state, again(question).state) == ("answered", "open")


@pytest.mark.parametrize("by", ["sara", "maria"])
def test_the_doctor_and_the_primary_contact_place_at_once_provisionally(world: World, by: str) -> None:
    answer(world, nominate(world), "place", by=by)
    assert episode_of(world).is_provisional


def test_the_duty_officer_places_at_once(world: World) -> None:
    be_on_duty(world, "lina")
    answer(world, nominate(world), "place", by="lina")
    assert episode_of(world).is_provisional


@pytest.mark.parametrize("decision", ["place", "wait", "not_now"])
def test_between_meetings_others_decide_nothing(world: World, decision: str) -> None:
    nomination = nominate(world)
    with pytest.raises(Conflict):
        answer(world, nomination, decision, by="lina")
    assert again(nomination).state == "open"
    assert answers_of(nomination) == []


@pytest.mark.parametrize("decision", ["wait", "not_now"])
def test_even_the_doctor_declines_only_at_a_meeting(world: World, decision: str) -> None:
    with pytest.raises(Conflict, match=r"meeting\.needed"):
        answer(world, nominate(world), decision, by="sara")


def test_a_question_is_replied_to_any_time(world: World) -> None:
    question = nominate(world, kind="consult", text="Får han köra bil?")
    proposal = nominate(world, by="lina")
    answer(world, question, "reply", by="maria")
    assert (again(question).state, again(proposal).state) == ("answered", "open")


def test_someone_already_on_the_board_is_answered_as_an_observation(world: World) -> None:
    place(world)
    nomination = nominate(world)
    start(world)
    with pytest.raises(Conflict, match=r"episode\.already_open"):
        answer(world, nomination, "place")
    answer(world, nomination, "observed")
    assert again(nomination).state == "answered"
    assert count(Episode) == 1


def test_an_answered_nomination_is_not_answered_again(world: World) -> None:
    nomination = nominate(world)
    start(world)
    answer(world, nomination, "not_now")
    with pytest.raises(Conflict, match=r"nomination\.already_answered"):
        answer(world, nomination, "place")


def test_one_that_waits_can_be_placed_before_its_day(world: World) -> None:
    nomination = nominate(world)
    start(world)
    answer(world, nomination, "wait")
    assert (again(nomination).state, nomination.returns_on) == ("waiting", in_days(7))
    answer(world, nomination, "place")
    assert [given.decision for given in answers_of(nomination)] == ["wait", "place"]


@pytest.mark.parametrize(
    ("decision", "missing", "field"),
    [
        ("place", {"placing": None}, "category"),
        ("wait", {"returns_on": None}, "returns_on"),
        ("not_now", {"reason": ""}, "reason"),
        ("not_now", {"instead": ""}, "instead"),
        ("not_now", {"holder": None}, "holder"),
        ("reply", {}, "decision"),  # it was no question
    ],
)
def test_a_decision_needs_its_words(world: World, decision: str, missing: dict[str, Any], field: str) -> None:
    nomination = nominate(world)
    start(world)
    with pytest.raises(Invalid) as refusal:
        answer(world, nomination, decision, next_step="Ring", next_on=in_days(1), **missing)
    assert refusal.value.field == field
    assert count(Answer) == 0


def test_placing_without_a_task_needs_a_next_step_and_a_day(world: World) -> None:
    nomination = nominate(world)
    start(world)
    bare = placing(world, ticked=0)
    with pytest.raises(Invalid, match=r"answer\.next_step_needed"):
        answer(world, nomination, "place", placing=bare)
    with pytest.raises(Invalid, match=r"answer\.next_on_needed"):
        answer(world, nomination, "place", placing=bare, next_step="Hembesök")
    answer(world, nomination, "place", placing=bare, next_step="Hembesök", next_on=in_days(1))


@pytest.mark.parametrize(("name", "days"), [("returns_on", 0), ("returns_on", -1), ("next_on", -1)])
def test_days_to_come_are_not_in_the_past(world: World, name: str, days: int) -> None:
    nomination = nominate(world)
    start(world)
    how: dict[str, Any] = {name: in_days(days)}
    with pytest.raises(Invalid) as refusal:
        answer(world, nomination, "wait", **how)
    assert refusal.value.field == name


def test_a_ticked_template_task_is_open_and_the_others_are_proposed(
    monday_morning: None, world: World
) -> None:
    with clock.at(MONDAY):
        start(world)
        given = answer(world, nominate(world), "place")
    assert tasks_in(world, "open") == ["Pröva en ny väg till kontakt"]
    assert tasks_in(world, "proposed") == ["Hembesök utan bokning", "Ring närstående"]
    taken = db.session.scalars(select(Task).where(Task.state == "open")).one()
    assert (taken.answer_id, taken.owner_id) == (given.id, world.staff_ids["maria"])
    assert (taken.due_on, given.result_due_on) == (dt.date(2026, 11, 25), dt.date(2026, 12, 7))


def test_the_result_is_due_once_the_linked_task_is_done(world: World) -> None:
    start(world)
    given = answer(world, nominate(world), "place")
    done = db.session.scalars(select(Task).where(Task.state == "open")).one()
    tick_task(done, by=world.member("maria"))
    assert again(given).result_due_on == clock.today()
    untick_task(done, by=world.member("maria"))
    assert again(given).result_due_on == in_days(14)


def test_a_correction_supersedes_and_both_stay(world: World) -> None:
    start(world)
    nomination = nominate(world)
    first = answer(world, nomination, "not_now")
    correct_answer(first, "Vi ringer i dag i stället.", id=new_id(), by=world.member("maria"))
    old, new = answers_of(nomination)
    assert (old.text, new.text, new.supersedes_id) == ("Inte nu.", "Vi ringer i dag i stället.", old.id)
    assert (new.decision, new.reason, new.by_id) == ("not_now", "Lugnt", world.staff_ids["maria"])
    with pytest.raises(Conflict, match=r"answer\.already_corrected"):
        correct_answer(first, "En annan sak.", id=new_id(), by=world.member("maria"))


def test_a_result_is_told_once(world: World) -> None:
    start(world)
    given = answer(world, nominate(world), "not_now")
    tell_result(given, "Hon öppnade.", by=world.member("maria"))
    assert tell_result(given, "Hon öppnade.", by=world.member("maria")).event is None
    with pytest.raises(Conflict, match=r"answer\.result_told"):
        tell_result(given, "Något annat.", by=world.member("maria"))


def test_a_result_reaches_everyone_who_was_answered_by_the_decision(world: World) -> None:
    first, second, other = nominate(world), nominate(world, by="lina"), nominate(world, HANNA, by="lina")
    start(world)
    given = answer(world, first, "not_now")
    answer(world, other, "not_now")
    (hers,) = answers_of(second)
    correct_answer(hers, "Rättat.", id=new_id(), by=world.member("karin"))
    tell_result(given, "Hon öppnade.", by=world.member("maria"))
    assert [row.result_text for row in answers_of(first) + answers_of(second)] == [
        "Hon öppnade.",
        None,  # superseded
        "Hon öppnade.",
    ]
    assert [row.result_text for row in answers_of(other)] == [None]


def test_a_ticked_task_that_is_open_already_promises_nothing_new(world: World) -> None:
    start(world)
    episode = place(world, ticked=1)
    episode.closed_at = clock.now()
    db.session.commit()
    with pytest.raises(Invalid, match=r"answer\.next_step_needed"):
        answer(world, nominate(world), "place")


def test_the_nominator_reads_the_answer_and_nobody_for_them(world: World) -> None:
    start(world)
    given = answer(world, nominate(world, by="boris"), "not_now")
    with pytest.raises(NotAllowed):
        read_answer(given, by=world.member("lina"))
    read_answer(given, by=world.member("boris"))
    assert again(given).read_at is not None
    assert read_answer(given, by=world.member("boris")).event is None


def test_my_answers_are_the_standing_ones_to_my_own_nominations(world: World) -> None:
    start(world)
    given = answer(world, nominate(world, by="boris"), "not_now")
    answer(world, nominate(world, HANNA, by="lina"), "not_now")
    correct_answer(given, "Rättat.", id=new_id(), by=world.member("karin"))
    mine = answers_to(Viewer(world.staff("boris"), world.member("boris"), new_id()))
    assert [(row["patient_label"], row["text"]) for row in mine] == [
        (world.patient("Ismail").label, "Rättat.")
    ]


def test_two_answers_at_once_leave_one(world: World) -> None:
    first, second = nominate(world, by="boris"), nominate(world, by="lina")
    start(world)
    answer(world, first, "place")
    with pytest.raises(DomainError):
        answer_nomination(second, reply(world, "place"), by=world.member("karin"))
    assert (count(Episode), count(Answer)) == (1, 2)


def test_a_refused_answer_writes_nothing(world: World) -> None:
    nomination = nominate(world)
    start(world)
    with pytest.raises(Invalid):
        answer(world, nomination, "place", placing=placing(world, into="legal"))
    assert (count(Episode), count(Answer), count(Task)) == (0, 0, 0)
    assert db.session.get_one(Nomination, nomination.id).state == "open"


def count(model: type[Answer | Episode | Task]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0
