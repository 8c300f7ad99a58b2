"""The minutes: what was done at a meeting, and for each reader no more than their party may see."""

import datetime as dt
import random
import uuid

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import bar_staff, withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.board.actions.episodes import (
    change_urgency,
    move_episode,
    ratify_episode,
    undo_change,
)
from fact_board.board.actions.notes import correct_note, write_note
from fact_board.board.actions.placing import Why
from fact_board.board.actions.step_down import propose_step_down
from fact_board.board.actions.tasks import accept_task, tick_task
from fact_board.board.actions.wrong_person import hide_row
from fact_board.board.models import Note, Task
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.actions import (
    Attending,
    change_part,
    close_meeting,
    leave_unchanged,
    put_off,
    start_meeting,
    take_up,
)
from fact_board.meeting.minutes.actions import mark_journaled, unmark_journaled
from fact_board.meeting.minutes.drawing import Minutes, minutes_of
from fact_board.meeting.minutes.overview import changed_since, held_of
from fact_board.meeting.minutes.pasting import text_about, text_of
from fact_board.meeting.minutes.said import day_of
from fact_board.meeting.minutes.schemas import MinutesShape
from fact_board.meeting.models import Meeting
from tests.audit.conftest import viewer_of
from tests.board.team_at_work import answer, episode_of, nominate, place, task
from tests.world import World

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("monday_morning")]


def start(world: World, *there: str) -> Meeting:
    id_ = new_id()
    attending = [Attending(world.staff_ids[name], is_remote=name == "boris") for name in there]
    start_meeting(world.team, id=id_, attending=attending, by=world.member("karin"))
    return db.session.get_one(Meeting, id_)


def turn(world: World, meeting: Meeting, person: str) -> None:
    take_up(meeting, world.patient(person), by=world.member("karin"))


def drawn(world: World, meeting: Meeting, by: str = "maria") -> Minutes:
    return minutes_of(viewer_of(world, by), meeting)


def note(world: World, person: str, text: str, by: str = "maria") -> Note:
    id_ = new_id()
    write_note(world.patient(person), text, id=id_, by=world.member(by))
    return db.session.get_one(Note, id_)


def test_the_minutes_follow_the_meeting(world: World) -> None:
    place(world, "Petra", urgency="red")
    place(world, "Ulla Sand", urgency="green")
    place(world, "Ulla Svan", urgency="green")
    ismails = nominate(world, "Ismail")
    meeting = start(world, "maria", "boris")
    with clock.at(meeting.started_at + dt.timedelta(seconds=30)):
        turn(world, meeting, "Petra")
    with clock.at(meeting.started_at + dt.timedelta(seconds=95)):
        change_urgency(episode_of(world, "Petra"), "amber", Why("sovit två nätter"), by=world.member("maria"))
        turn(world, meeting, "Ismail")
    with clock.at(meeting.started_at + dt.timedelta(seconds=120)):
        answer(world, ismails, "place")
        leave_unchanged(meeting, [world.patient("Ulla Svan")], by=world.member("karin"))
        put_off(meeting, world.patient("Ulla Sand"), by=world.member("karin"))
        close_meeting(meeting, by=world.member("karin"))
    minutes = drawn(world, meeting)
    assert [one.seconds for one in minutes.people] == [65, 25]
    assert minutes.seconds == 120
    assert (minutes.chair, minutes.is_forgotten, minutes.missing) == ("Karin Lund", False, [])
    assert [(one.name, one.is_remote) for one in minutes.attendance] == [
        ("Karin Lund", False),
        ("Maria Berg", False),
        ("Boris Alm", True),
    ]
    [petra, ismail] = minutes.people
    assert [said.line for said in petra.said] == ["Läge från röd till gul: sovit två nätter"]
    placed, taken, answered = [said.head for said in ismail.said]
    assert placed == "Sattes på tavlan: Svår att nå, röd"
    assert taken.startswith("Åtgärd, Maria Berg senast ")
    assert answered == "Svar till Boris Alm, satt på tavlan"
    assert (len(minutes.unchanged), len(minutes.parked), len(minutes.also)) == (1, 1, 0)
    assert minutes.not_journaled == 2


def test_what_came_before_and_after_is_in_no_minutes(world: World) -> None:
    note(world, "Petra", "före")
    meeting = start(world)
    note(world, "Petra", "under")
    close_meeting(meeting, by=world.member("karin"))
    note(world, "Petra", "efter")
    [petra] = drawn(world, meeting).also
    assert [said.text for said in petra.said] == ["under"]


def test_what_was_taken_back_is_not_there(world: World) -> None:
    moved, meeting = place(world, "Petra"), start(world)
    maria = world.member("maria")
    move_episode(moved, world.category("crisis"), why="fel", by=maria)
    undo_change(moved, by=maria)
    wrong = note(world, "Petra", "om någon annan")
    hide_row(wrong, by=maria)
    assert drawn(world, meeting).everybody == []


def test_a_corrected_note_stands_once_in_its_last_words(world: World) -> None:
    meeting = start(world)
    first = note(world, "Petra", "ringer tisdag")
    correct_note(first, "ringer onsdag", id=new_id(), by=world.member("maria"))
    close_meeting(meeting, by=world.member("karin"))
    [petra] = drawn(world, meeting).also
    assert [said.line for said in petra.said] == ["Notering: ringer onsdag"]


def test_a_task_says_whose_it_became_then(world: World) -> None:
    episode, meeting = place(world, "Ismail"), start(world)
    proposed = db.session.get_one(Task, _proposed(world, episode.id))
    accept_task(proposed, world.staff("sara"), clock.today(), by=world.member("maria"))
    done = task(world, "Ismail", text="Ring")
    tick_task(done, by=world.member("maria"))
    ratify_episode(episode_of(world), by=world.member("maria"))
    propose_step_down(episode_of(world), "lugnt", by=world.member("maria"))
    what = [said.what for one in drawn(world, meeting).also for said in one.said]
    assert what == ["task_added", "task_added", "task_ticked", "episode_ratified", "step_down_proposed"]


def _proposed(world: World, episode_id: uuid.UUID) -> uuid.UUID:
    found = select(Task.id).where(Task.episode_id == episode_id, Task.state == "proposed")
    return db.session.scalars(found).first() or uuid.UUID(int=0)


# What a reader's party may not see


def decide_about(world: World, person: str) -> Meeting:
    """Everything the region may write about somebody at a meeting, each text with a word of its own."""
    place(world, person, urgency="amber")
    meeting, maria = start(world), world.member("maria")
    turn(world, meeting, person)
    change_urgency(episode_of(world, person), "red", Why("HEMLIGT-varför", ("worry",)), by=maria)
    note(world, person, "HEMLIGT-notering")
    task(world, person, text="HEMLIGT-åtgärd")
    move_episode(episode_of(world, person), world.category("crisis"), why="HEMLIGT-flytt", by=maria)
    close_meeting(meeting, by=world.member("karin"))
    return meeting


def everything(minutes: Minutes) -> str:
    """All that a reader gets: the answer, and the text to paste."""
    texts = [text_about(minutes, one) for one in minutes.everybody]
    return "\n".join([str(MinutesShape().dump(minutes)), text_of(minutes), *texts])


def test_without_a_basis_the_other_party_reads_of_nobody(closed_world: World) -> None:
    world = closed_world
    place(world, "Ismail")
    meeting = start(world)
    note(world, "Ismail", "HEMLIGT")
    close_meeting(meeting, by=world.member("karin"))
    assert len(drawn(world, meeting).also) == 1
    theirs = drawn(world, meeting, "boris")
    assert theirs.everybody == []
    assert "HEMLIGT" not in everything(theirs)
    assert "Ismail" not in everything(theirs)


def test_a_party_reads_just_the_scopes_it_holds(closed_world: World) -> None:
    """Both know the person; the region lets the municipality see status and contacts alone."""
    world = closed_world
    world.share("Ismail", "maria", to="municipality", scopes=("status", "contacts"))
    world.share("Ismail", "boris", to="region")
    meeting = decide_about(world, "Ismail")
    own, theirs = drawn(world, meeting), drawn(world, meeting, "boris")
    assert everything(own).count("HEMLIGT-") >= 4
    assert "HEMLIGT" not in everything(theirs)
    assert [said.what for said in theirs.people[0].said] == ["urgency_changed", "task_added", "episode_moved"]
    assert theirs.people[0].said[0].text == "oro"  # a chip is status, what somebody typed is not


def test_minutes_are_drawn_under_the_policy_of_their_reading(closed_world: World) -> None:
    world = closed_world
    basis = world.share("Ismail", "maria", to="municipality")
    world.share("Ismail", "boris", to="region")
    meeting = decide_about(world, "Ismail")
    assert "HEMLIGT-notering" in everything(drawn(world, meeting, "boris"))
    withdraw_basis(db.session.get_one(LegalBasis, basis), by=world.member("maria"))
    assert drawn(world, meeting, "boris").everybody == []
    assert "HEMLIGT-notering" in everything(drawn(world, meeting))


def test_who_is_barred_reads_nothing_of_the_person(world: World) -> None:
    meeting = decide_about(world, "Ismail")
    bar_staff(world.patient("Ismail"), world.staff("sara"), id=new_id(), by=world.member("karin"))
    assert drawn(world, meeting, "sara").everybody == []
    assert drawn(world, meeting).everybody != []


def test_what_part_two_took_up_is_in_its_own_partys_minutes(closed_world: World) -> None:
    world, karin = closed_world, closed_world.member("karin")
    place(world, "Ismail")
    meeting = start(world)
    change_part(meeting, 2, party=karin.party_id, present=(), by=karin)
    turn(world, meeting, "Ismail")
    take_up(meeting, None, by=karin)
    change_part(meeting, 1, party=None, present=(), by=karin)
    close_meeting(meeting, by=karin)
    assert len(drawn(world, meeting).people) == 1
    assert drawn(world, meeting, "boris").everybody == []


# The record


def test_each_party_marks_what_stands_in_its_own_record(world: World) -> None:
    meeting, ismail = decide_about(world, "Ismail"), world.patient("Ismail")
    mark_journaled(meeting, ismail, by=world.member("sara"))
    own, theirs = drawn(world, meeting), drawn(world, meeting, "boris")
    assert own.people[0].mark is not None
    assert own.people[0].mark.initials == "SÖ"
    assert (own.not_journaled, theirs.not_journaled) == (0, 1)
    again = mark_journaled(meeting, ismail, by=world.member("maria"))
    assert again.event is None  # it stands there already
    unmark_journaled(meeting, ismail, by=world.member("maria"))
    assert drawn(world, meeting).not_journaled == 1
    mark_journaled(meeting, ismail, by=world.member("maria"))
    assert drawn(world, meeting).not_journaled == 0


def test_the_text_for_a_record_names_nobody_but_the_staff(world: World) -> None:
    """It is pasted into that person's own record; the region has patients, the municipality clients."""
    minutes = drawn(world, decide_about(world, "Ismail"))
    text = text_about(minutes, minutes.people[0])
    assert "Ismail" not in text
    assert text.startswith("Patienten togs upp vid FACT-möte ")
    assert "Närvarande: Karin Lund (sjuksköterska, " in text
    assert "- Notering: HEMLIGT-notering" in text
    theirs = drawn(world, db.session.get_one(Meeting, minutes.id), "boris")
    assert text_about(theirs, theirs.people[0]).startswith("Klienten togs upp vid ")


# Between meetings


def test_since_the_last_meeting(world: World) -> None:
    meeting = decide_about(world, "Ismail")
    note(world, "Petra", "efter mötet")
    nominate(world, "Hanna")
    people = changed_since(viewer_of(world, "maria"), meeting)
    assert [[said.what for said in one.said] for one in people] == [["patient_nominated"], ["note_written"]]
    assert changed_since(viewer_of(world, "maria"), start_and_close(world)) == []


def start_and_close(world: World) -> Meeting:
    meeting = start(world)
    close_meeting(meeting, by=world.member("karin"))
    return meeting


def test_a_meeting_in_a_line(world: World) -> None:
    meeting = decide_about(world, "Ismail")
    [line] = held_of(viewer_of(world, "maria"), [meeting])
    assert (line.chair, line.people, line.not_journaled, line.is_forgotten) == ("Karin Lund", 1, 1, False)


# The oracle


PEOPLE = ("Ismail", "Petra", "Hanna", "Olof")


@pytest.mark.parametrize("seed", range(4))
def test_the_minutes_equal_what_was_done(world: World, seed: int) -> None:
    """A naive diary kept by the test: who did what to whom between start and close, and nothing else."""
    rng = random.Random(seed)
    diary: dict[str, list[str]] = {}
    for person in PEOPLE:
        place(world, person, urgency="green")
    _work(world, rng, {})  # before
    meeting = start(world)
    for _ in range(3):
        _work(world, rng, diary)
    close_meeting(meeting, by=world.member("karin"))
    _work(world, rng, {})  # after
    for reader in ("maria", "boris"):
        told = {
            one.patient_id: [said.line for said in one.said] for one in drawn(world, meeting, reader).also
        }
        assert told == {world.patient(person).id: lines for person, lines in diary.items()}, seed


def _work(world: World, rng: random.Random, diary: dict[str, list[str]]) -> None:
    maria = world.member("maria")
    for person in rng.choices(PEOPLE, k=4):
        episode, text = episode_of(world, person), f"text {rng.randrange(10**6)}"
        match rng.choice(("note", "task", "urgency", "move", "undone")):
            case "note":
                note(world, person, text)
                line = f"Notering: {text}"
            case "task":
                task(world, person, text=text, due_on=clock.today())
                line = f"Åtgärd, Maria Berg senast {day_of(clock.today())}: {text}"
            case "urgency":
                was, urgency = episode.urgency, rng.choice(("amber", "green"))
                change_urgency(episode, urgency, Why(text), by=maria)
                line = f"{_urgency(was, urgency)}: {text}"
            case "move":
                left, to = episode.category, rng.choice(("crisis", "avoiding"))
                if left.code == to:
                    continue
                move_episode(episode, world.category(to), why=text, by=maria)
                line = f"Flyttad från {left.label_sv} till {world.category(to).label_sv}: {text}"
            case _:
                change_urgency(episode, episode.urgency, Why(text), by=maria)
                undo_change(episode_of(world, person), by=maria)
                continue
        diary.setdefault(person, []).append(line)


def _urgency(was: str, now: str) -> str:
    said = {"amber": "gul", "green": "grön", "red": "röd"}
    return f"Fortfarande {said[now]}" if was == now else f"Läge från {said[was]} till {said[now]}"
