"""What a team does on its board, in few words, for the tests of this folder."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.action import Receipt
from fact_board.board.actions.answers import Reply, answer_nomination
from fact_board.board.actions.episodes import place_patient
from fact_board.board.actions.nominations import Proposal, nominate_patient
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.actions.proposing import Ticked
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.board.models import Answer, Episode, Nomination, Task
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.meeting.actions import close_meeting, start_meeting
from fact_board.meeting.closure import blocks_of
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import open_meeting_of
from fact_board.patients.models import Patient
from fact_board.teams.actions import set_duty
from tests.world import World

MONDAY = dt.datetime(2026, 11, 23, 8, 20, tzinfo=clock.ZONE)
HANNA, ISMAIL = "Hanna", "Ismail"
WHY = Why("öppnar inte", ("unopened_door",))


def in_days(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def start(world: World) -> None:
    start_meeting(world.team, id=new_id(), by=world.member("karin"))


def finish(world: World) -> None:
    meeting = open_meeting_of(world.team_id)
    assert meeting is not None
    plan_for_reds(world, meeting)
    close_meeting(meeting, by=world.member("karin"))


def plan_for_reds(world: World, meeting: Meeting) -> None:
    """Before a weekend each red needs somebody who does something: the tests run on a Friday, too."""
    for block in blocks_of(meeting, world.member("karin")):
        if block.kind == "red_without_task":
            person = db.session.get_one(Patient, block.patient_id)
            todo = Todo(new_id(), "Ring i helgen", owner=world.staff("maria"), due_on=clock.today())
            add_task(person, todo, by=world.member("karin"))


def be_on_duty(world: World, name: str) -> None:
    set_duty(world.team, officer=world.staff(name), deputy=None, by=world.member("karin"))


def nominate(world: World, person: str = ISMAIL, *, by: str = "boris", **how: Any) -> Nomination:
    values: dict[str, Any] = {"tags": ("isolation",), "text": "öppnar inte", "urgency": "red"}
    values |= (
        {"category": world.category(how.pop("into", "avoiding"))} if how.get("kind") != "consult" else {}
    )
    proposal = Proposal(new_id(), **values | how)
    nominate_patient(world.patient(person), proposal, by=world.member(by))
    return db.session.get_one(Nomination, proposal.id)


def placing(world: World, into: str = "avoiding", urgency: str = "red", *, ticked: int = 1) -> Placing:
    category = world.category(into)
    taken = tuple(Ticked(template.id, world.staff("maria")) for template in category.templates[:ticked])
    return Placing(category, urgency, WHY, taken)


def reply(world: World, decision: str, **words: Any) -> Reply:
    usual: dict[str, dict[str, Any]] = {
        "place": {"text": "Tack. På tavlan från i dag."},
        "wait": {"text": "Vi väntar.", "returns_on": in_days(7)},
        "not_now": {
            "text": "Inte nu.",
            "reason": "Lugnt",
            "instead": "Ringer",
            "holder": world.staff("maria"),
        },
        "reply": {"text": "Ja, det går bra."},
        "observed": {"text": "Tack, vi har sett det."},
    }
    values = usual[decision] | words
    if decision == "place" and "placing" not in values:
        values["placing"] = placing(world)
    return Reply(new_id(), decision, **values)


def answer(world: World, nomination: Nomination, decision: str, *, by: str = "karin", **words: Any) -> Answer:
    given = reply(world, decision, **words)
    answer_nomination(nomination, given, by=world.member(by))
    return db.session.get_one(Answer, given.id)


def place(world: World, person: str = ISMAIL, *, by: str = "sara", **where: Any) -> Episode:
    """Onto the board at once, by the doctor; without tasks unless asked for."""
    put = placing(world, **{"ticked": 0, **where})
    place_patient(world.patient(person), put, by=world.member(by))
    return episode_of(world, person)


def episode_of(world: World, person: str = ISMAIL) -> Episode:
    found = select(Episode).where(Episode.patient_id == world.patient(person).id, Episode.closed_at.is_(None))
    return db.session.scalars(found).one()


def task(world: World, person: str = ISMAIL, *, owner: str = "maria", **how: Any) -> Task:
    values: dict[str, Any] = {"text": "Ring mamman", "due_on": in_days(1)} | how
    todo = Todo(new_id(), owner=world.staff(owner), **values)
    add_task(world.patient(person), todo, by=world.member("maria"))
    return db.session.get_one(Task, todo.id)


def tasks_in(world: World, state: str, person: str = ISMAIL) -> list[str]:
    """The texts of the person's tasks in that state."""
    found = select(Task.text).where(Task.patient_id == world.patient(person).id, Task.state == state)
    return sorted(db.session.scalars(found))


def event_of(receipt: Receipt) -> Event:
    assert receipt.event is not None
    return receipt.event


def answers_of(nomination: Nomination) -> list[Answer]:
    found = select(Answer).where(Answer.nomination_id == nomination.id).order_by(Answer.at, Answer.id)
    return list(db.session.scalars(found))


def again(row: Any) -> Any:
    """The row as the database has it now."""
    return db.session.get_one(type(row), uuid.UUID(str(row.id)), populate_existing=True)
