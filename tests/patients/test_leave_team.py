"""Leaving the team: everything open ends at once."""

import datetime as dt

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.action import Receipt
from fact_board.board.models import Answer, Episode, Nomination, Task
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.actions import leave_team
from fact_board.patients.models import Patient
from tests.world import World

pytestmark = pytest.mark.both_databases


def put_on_board(world: World, patient: Patient) -> None:
    about = {"team_id": world.team_id, "patient_id": patient.id, "party_id": world.parties["region"]}
    by, now, today = world.staff_ids["maria"], clock.now(), clock.today()
    db.session.add_all(
        [
            Episode(
                id=new_id(),
                **about,
                category_id=world.category("crisis").id,
                urgency="red",
                placed_at=now,
                placed_by=by,
                urgency_since=now,
            ),
            Task(id=new_id(), **about, text="Ring", owner_id=by, due_on=today, by_id=by, at=now),
            Task(id=new_id(), **about, text="Besök", due_on=today, state="proposed", by_id=by, at=now),
            Nomination(
                id=new_id(),
                **about,
                kind="board",
                by_id=world.staff_ids["boris"],
                at=now,
                answer_due_at=now + dt.timedelta(days=2),
            ),
        ]
    )
    db.session.commit()
    asked = Asked("Boendestöd", clock.today(), unit="Nämnden")
    watch_decision(patient, asked, id=new_id(), by=world.member("maria"))


def leave(world: World, name: str, reason: str, successor: str | None = None) -> Receipt:
    return leave_team(
        world.known(name), reason=reason, successor=successor, reply="Tack.", by=world.member("karin")
    )


@pytest.mark.parametrize(("reason", "outcome"), [("died", "died"), ("moved", "left_team")])
def test_leaving_ends_episode_tasks_decisions_and_answers_nominations(
    world: World, reason: str, outcome: str
) -> None:
    hanna = world.patient("Hanna")
    put_on_board(world, hanna)
    receipt = leave(world, "Hanna", reason, "Psykiatrin Lund")
    episode = db.session.scalars(select(Episode)).one()
    assert (episode.outcome, episode.closed_by) == (outcome, world.staff_ids["karin"])
    assert {task.state for task in db.session.scalars(select(Task))} == {"closed"}
    assert db.session.scalars(select(DecisionWatch)).one().ended_at is not None
    assert db.session.scalars(select(Nomination)).one().state == "answered"
    answer = db.session.scalars(select(Answer)).one()
    assert (answer.text, answer.decision) == ("Tack.", "not_now")
    assert receipt.event is not None
    assert receipt.event.is_sight_changing
    assert receipt.subjects == {("patient", hanna.id), ("team", world.team_id)}


def test_who_dies_has_no_successor(world: World) -> None:
    leave(world, "Hanna", "died", "Någon")
    assert world.patient("Hanna").successor is None
    assert world.patient("Hanna").left_on == clock.today()


def test_who_moves_needs_a_successor(world: World) -> None:
    with pytest.raises(Invalid, match=r"patient\.successor_missing"):
        leave(world, "Hanna", "moved")
    assert world.patient("Hanna").left_on is None


def test_nobody_leaves_twice(world: World) -> None:
    leave(world, "Hanna", "died")
    with pytest.raises(Conflict, match=r"patient\.left"):
        leave(world, "Hanna", "died")


def test_the_one_who_stays_is_no_look_alike_any_more(world: World) -> None:
    assert world.known("Ulla Svan").is_similar
    receipt = leave(world, "Ulla Sand", "died")
    assert not world.known("Ulla Svan").is_similar
    assert ("patient", world.people["Ulla Svan"]) in receipt.subjects
