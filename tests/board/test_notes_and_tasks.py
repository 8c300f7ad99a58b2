"""Notes, tasks, and what was written on the wrong person."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import sight_of
from fact_board.board.actions.handing import hand_over_task
from fact_board.board.actions.notes import correct_note, write_note
from fact_board.board.actions.tasks import (
    accept_task,
    close_task,
    move_task,
    tick_task,
    untick_task,
)
from fact_board.board.actions.wrong_person import hide_row
from fact_board.board.models import Note, Task
from fact_board.board.panel import panel_of
from fact_board.columns import new_id
from fact_board.errors import Conflict, DomainError, Invalid, NotAllowed
from fact_board.extensions import db
from fact_board.visits.actions import log_contact
from fact_board.visits.models import Contact
from tests.board.team_at_work import (
    ISMAIL,
    MONDAY,
    again,
    answer,
    event_of,
    in_days,
    nominate,
    place,
    start,
    task,
    tasks_in,
)
from tests.world import World

pytestmark = pytest.mark.both_databases


def panel_for(world: World, name: str) -> dict[str, Any]:
    """Ismail's panel as one member has it."""
    ismail = world.patient(ISMAIL)
    return panel_of(ismail.id, world.staff_ids[name], sight_of(world.member(name), ismail))


def note(world: World, text: str = "Sover på dagen", *, by: str = "boris") -> Note:
    note_id = new_id()
    write_note(world.patient(ISMAIL), text, id=note_id, by=world.member(by))
    return db.session.get_one(Note, note_id)


def visit(world: World, *, by: str = "boris") -> Contact:
    visit_id = new_id()
    log_contact(
        world.patient(ISMAIL),
        id=visit_id,
        kind="visit",
        outcome="missed",
        on=clock.today(),
        by=world.member(by),
    )
    return db.session.get_one(Contact, visit_id)


# Notes


def test_anyone_writes_a_note_about_anyone(world: World) -> None:
    written = note(world)
    assert (written.by_id, written.party_id) == (world.staff_ids["boris"], world.parties["municipality"])


def test_a_correction_supersedes_and_both_stay(world: World) -> None:
    first = note(world)
    correct_note(first, "Sover på natten", id=new_id(), by=world.member("boris"))
    old, new = db.session.scalars(select(Note).order_by(Note.id)).all()
    assert (old.text, new.text, new.supersedes_id) == ("Sover på dagen", "Sover på natten", old.id)
    with pytest.raises(Conflict, match=r"note\.already_corrected"):
        correct_note(first, "Sover inte", id=new_id(), by=world.member("boris"))


def test_nobody_corrects_anothers_note(world: World) -> None:
    with pytest.raises(NotAllowed, match=r"note\.not_yours"):
        correct_note(note(world), "Sover aldrig", id=new_id(), by=world.member("karin"))


# Tasks


def test_a_task_has_one_owner_and_a_day_to_come(world: World) -> None:
    assert task(world, owner="boris").owner_id == world.staff_ids["boris"]
    with pytest.raises(Invalid) as refusal:
        task(world, due_on=in_days(-1))
    assert refusal.value.field == "due_on"


def test_a_proposed_task_is_taken_up_by_giving_it_an_owner(world: World) -> None:
    place(world)
    proposed = db.session.scalars(select(Task).where(Task.state == "proposed")).first()
    assert proposed is not None
    assert not proposed.owner_id
    with pytest.raises(Conflict, match=r"task\.not_open"):
        tick_task(proposed, by=world.member("lina"))
    accept_task(proposed, world.staff("lina"), in_days(2), by=world.member("boris"))
    assert (again(proposed).state, proposed.owner_id) == ("open", world.staff_ids["lina"])
    with pytest.raises(Conflict, match=r"task\.not_proposed"):
        accept_task(proposed, world.staff("boris"), in_days(2), by=world.member("boris"))


def test_anyone_ticks_a_task_once(world: World) -> None:
    done = task(world)
    tick_task(done, by=world.member("lina"))
    assert (again(done).state, done.done_by) == ("done", world.staff_ids["lina"])
    assert tick_task(done, by=world.member("boris")).event is None


@pytest.mark.parametrize(
    ("by", "seconds", "key"),
    [("lina", 11, None), ("lina", 13, "undo.too_late"), ("boris", 3, "undo.not_yours")],
)
def test_a_tick_is_taken_back_by_who_ticked_within_ten_seconds(
    monday_morning: None, world: World, by: str, seconds: int, key: str | None
) -> None:
    with clock.at(MONDAY):
        done = task(world)
        tick_task(done, by=world.member("lina"))
    with clock.at(MONDAY + dt.timedelta(seconds=seconds)):
        if key is None:
            untick_task(done, by=world.member(by))
        else:
            with pytest.raises(DomainError) as refusal:
                untick_task(done, by=world.member(by))
            assert refusal.value.key == key
    assert again(done).state == ("open" if key is None else "done")


def test_a_task_changes_hands_and_days(world: World) -> None:
    moved = task(world)
    start(world)
    hand_over_task(moved, world.staff("boris"), by=world.member("lina"))
    assert hand_over_task(moved, world.staff("boris"), by=world.member("lina")).event is None
    move_task(moved, in_days(4), "10:30", by=world.member("lina"))
    assert (again(moved).owner_id, moved.due_on, moved.due_time) == (
        world.staff_ids["boris"],
        in_days(4),
        "10:30",
    )
    assert move_task(moved, in_days(4), "10:30", by=world.member("lina")).event is None
    with pytest.raises(Invalid, match=r"date\.in_past"):
        move_task(moved, in_days(-1), by=world.member("lina"))


def test_an_open_task_is_closed_with_a_reason_and_a_proposed_one_just_like_that(world: World) -> None:
    place(world)
    proposed = db.session.scalars(select(Task).where(Task.state == "proposed")).first()
    assert proposed is not None
    close_task(proposed, by=world.member("maria"))
    assert again(proposed).state == "closed"
    given = task(world)
    with pytest.raises(Invalid) as refusal:
        close_task(given, by=world.member("maria"))
    assert refusal.value.field == "reason"
    close_task(given, "Hon klarar det själv", by=world.member("maria"))
    assert close_task(given, "Hon klarar det själv", by=world.member("maria")).event is None
    with pytest.raises(Conflict, match=r"task\.not_open"):
        tick_task(given, by=world.member("maria"))


# Wrong person


@pytest.mark.parametrize(
    "write",
    [note, lambda world: nominate(world), lambda world: task(world), visit],
    ids=["note", "nomination", "task", "visit"],
)
def test_what_was_written_on_the_wrong_person_leaves_every_screen(
    world: World, write: Callable[[World], Any]
) -> None:
    row = write(world)
    receipt = hide_row(row, by=world.member("karin"))
    assert event_of(receipt).is_sight_changing
    assert (again(row).hidden_by, row.hidden_at is None) == (world.staff_ids["karin"], False)
    panel = panel_for(world, "karin")
    assert (panel["notes"], panel["tasks"], panel["nominations"], panel["visits"]) == ([], [], [], [])
    assert str(row.id) not in {str(v) for line in panel["history"][1:] for v in line["facts"].values()}


def test_only_the_author_or_the_leader_hides(world: World) -> None:
    written = note(world, by="boris")
    with pytest.raises(NotAllowed, match=r"row\.not_yours_to_hide"):
        hide_row(written, by=world.member("maria"))
    hide_row(written, by=world.member("boris"))
    assert hide_row(written, by=world.member("boris")).event is None


def test_a_hidden_nomination_waits_for_no_answer(world: World) -> None:
    hidden = nominate(world, by="boris")
    hide_row(hidden, by=world.member("boris"))
    with pytest.raises(DomainError, match=r"row\.not_found"):
        answer(world, hidden, "observed")
    assert nominate(world, by="boris").state == "open"


def test_the_original_stays_for_the_log(world: World) -> None:
    written = note(world, "om någon annan")
    hide_row(written, by=world.member("boris"))
    assert db.session.scalars(select(Note.text)).all() == ["om någon annan"]


# The panel


def test_the_panel_tells_everything_newest_first(world: World) -> None:
    start(world)
    given = answer(world, nominate(world), "place")
    first = note(world, "Ett")
    correct_note(first, "Två", id=new_id(), by=world.member("boris"))
    panel = panel_for(world, "boris")
    assert [(row["text"], row["is_mine"], row["supersedes"]) for row in panel["notes"]] == [
        ("Två", True, first.id),
        ("Ett", True, None),
    ]
    (nomination,) = panel["nominations"]
    assert (nomination["answer"]["id"], nomination["answer"]["decision"]) == (given.id, "place")
    assert [line["name"] for line in panel["history"]] == [
        "note_corrected",
        "note_written",
        "nomination_answered",
        "patient_nominated",
        "basis_given",
        "basis_given",
        "patient_enrolled",
    ]
    assert panel["history"][0]["text"] == "Två"
    assert [episode["closed_at"] for episode in panel["episodes"]] == [None]
    assert len(panel["tasks"]) == len(tasks_in(world, "open")) + len(tasks_in(world, "proposed"))


def test_ids_of_creates_are_used_once(world: World) -> None:
    taken: uuid.UUID = note(world).id
    with pytest.raises(Conflict, match=r"row\.exists"):
        write_note(world.patient("Hanna"), "igen", id=taken, by=world.member("boris"))
