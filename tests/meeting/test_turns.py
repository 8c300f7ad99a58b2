"""The chair's verbs: next, previous, later, unchanged, what the wall shows; attendance and who leads."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from fact_board import clock
from fact_board.action import Receipt
from fact_board.board.actions.episodes import move_episode, undo_change
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live import changes
from fact_board.meeting import actions
from fact_board.meeting.actions import Attending
from fact_board.meeting.drafts import save_draft
from fact_board.meeting.queries import attendance_of, items_of
from fact_board.patients.actions import leave_team, protect_identity
from tests.board.team_at_work import again, episode_of, nominate, place, task
from tests.meeting.at_the_meeting import (
    going_on,
    item,
    keep_apart,
    region,
    seen_by,
    start,
    told,
    town,
    turn,
    walls,
)
from tests.world import World

pytestmark = pytest.mark.both_databases
MONDAY = dt.datetime(2026, 11, 23, 8, 30, tzinfo=clock.ZONE)


def seconds(count: int) -> dt.datetime:
    return MONDAY + dt.timedelta(seconds=count)


@pytest.fixture
def meeting(friday_before: None, world: World) -> Iterator[World]:
    """Two on the board, one nominated, and the meeting begins; Karin leads it."""
    with clock.at(MONDAY - dt.timedelta(days=3)):
        for person in ("Ismail", "Petra"):
            place(world, person, into="avoiding")
        nominate(world, "Hanna", by="maria")
    with clock.at(MONDAY):
        start(world)
        yield world


def test_next_ends_a_turn_and_begins_another(meeting: World) -> None:
    turn(meeting, "Ismail")
    with clock.at(seconds(40)):
        turn(meeting, "Petra")
    assert (item(meeting, "Ismail").state, item(meeting, "Ismail").seconds) == ("discussed", 40)
    assert (item(meeting, "Petra").state, item(meeting, "Petra").since) == ("now", seconds(40))
    assert [each.position for each in items_of(going_on(meeting).id)] == [1, 2]


def test_previous_takes_up_again_and_the_seconds_go_on(meeting: World) -> None:
    turn(meeting, "Ismail")
    for count, person in ((40, "Petra"), (45, "Ismail"), (60, None)):
        with clock.at(seconds(count)):
            turn(meeting, person)
    assert (item(meeting, "Ismail").state, item(meeting, "Ismail").seconds) == ("discussed", 55)
    assert item(meeting, "Petra").seconds == 5
    assert [each.state for each in items_of(going_on(meeting).id)] == ["discussed", "discussed"]


def test_taking_up_whose_turn_it_is_changes_nothing(meeting: World) -> None:
    turn(meeting, "Ismail")
    assert turn(meeting, "Ismail").event is None
    turn(meeting, None)
    assert turn(meeting, None).event is None


def test_to_be_discussed_is_to_be_reviewed(meeting: World) -> None:
    version = episode_of(meeting).version
    turn(meeting, "Ismail")
    assert episode_of(meeting).reviewed_at is None
    with clock.at(seconds(40)):
        turn(meeting, "Petra")
    episode = episode_of(meeting)
    assert (episode.reviewed_at, episode.review_on) == (seconds(40), dt.date(2026, 11, 26))
    assert episode.version == version  # nobody who is editing it is told of a conflict


def test_what_was_decided_a_moment_ago_can_be_undone_after_next(meeting: World) -> None:
    turn(meeting, "Ismail")
    move_episode(episode_of(meeting), meeting.category("crisis"), why="värre", by=meeting.member("karin"))
    with clock.at(seconds(2)):
        turn(meeting, "Petra")
    with clock.at(seconds(5)):
        undo_change(episode_of(meeting), by=meeting.member("karin"))
    assert episode_of(meeting).category.code == "avoiding"


def test_later_ends_a_turn_without_a_review(meeting: World) -> None:
    turn(meeting, "Ismail")
    with clock.at(seconds(7)):
        actions.put_off(going_on(meeting), meeting.patient("Ismail"), by=meeting.member("karin"))
    assert (item(meeting, "Ismail").state, item(meeting, "Ismail").seconds) == ("later", 7)
    assert episode_of(meeting).reviewed_at is None
    with clock.at(seconds(9)):
        turn(meeting, "Ismail")
    assert (item(meeting, "Ismail").state, item(meeting, "Ismail").since) == ("now", seconds(9))


def test_later_before_any_turn(meeting: World) -> None:
    turn(meeting, "Petra")
    karin, ismail = meeting.member("karin"), meeting.patient("Ismail")
    actions.put_off(going_on(meeting), ismail, by=karin)
    assert (item(meeting, "Ismail").state, item(meeting, "Ismail").since) == ("later", None)
    assert item(meeting, "Petra").state == "now"
    assert actions.put_off(going_on(meeting), ismail, by=karin).event is None


def test_no_change_for_these(meeting: World) -> None:
    turn(meeting, "Ismail")
    people = [meeting.patient(name) for name in ("Ismail", "Petra", "Hanna")]
    receipt = actions.leave_unchanged(going_on(meeting), people, by=meeting.member("karin"))
    states = {each.patient_id: each.state for each in items_of(going_on(meeting).id)}
    assert [states[person.id] for person in people] == ["now", "unchanged", "unchanged"]
    assert episode_of(meeting, "Petra").reviewed_at == MONDAY
    assert episode_of(meeting, "Ismail").reviewed_at is None
    assert receipt.subjects == {("patient", person.id) for person in people[1:]}
    repeated = actions.leave_unchanged(going_on(meeting), people, by=meeting.member("karin"))
    assert repeated.event is None


@pytest.mark.parametrize("person", ["Ismail", "Hanna"])
def test_whom_not_everybody_in_the_room_may_see_waits_for_part_2(meeting: World, person: str) -> None:
    keep_apart(meeting, person)
    with pytest.raises(Conflict, match=r"meeting\.only_in_part_2"):
        turn(meeting, person)
    with pytest.raises(Conflict, match=r"meeting\.only_in_part_2"):
        actions.put_off(going_on(meeting), meeting.patient(person), by=meeting.member("karin"))
    with pytest.raises(Conflict, match=r"meeting\.only_in_part_2"):
        people = [meeting.patient("Petra"), meeting.patient(person)]
        actions.leave_unchanged(going_on(meeting), people, by=meeting.member("karin"))
    assert items_of(going_on(meeting).id) == []


def test_whoever_loses_the_shared_basis_leaves_the_wall_in_the_middle_of_their_turn(meeting: World) -> None:
    turn(meeting, "Ismail")
    for wall in walls(meeting):
        drawn = seen_by(wall, meeting, "Ismail")
        assert drawn
        assert drawn["meeting"]["state"] == "now"
    keep_apart(meeting, "Ismail")
    assert [seen_by(wall, meeting, "Ismail") for wall in walls(meeting)] == [None, None, None]
    drawn = seen_by(town(meeting), meeting, "Ismail")
    assert drawn
    assert drawn["meeting"] is None
    receipt = turn(meeting, "Petra")
    ismail = str(meeting.patient("Ismail").id)
    assert not [one for one in (town(meeting), *walls(meeting)) if ismail in told(receipt, one)]


def test_somebody_on_no_column_comes_onto_the_wall_for_their_turn_alone(meeting: World) -> None:
    receipt = turn(meeting, "Olof")
    wall, olof = walls(meeting)[2], meeting.patient("Olof")
    drawn = seen_by(wall, meeting, "Olof")
    assert drawn
    assert (drawn["label"], drawn["episode"]) == (olof.label, None)
    assert str(olof.id) in told(receipt, wall)
    frame = changes.draw_receipt(turn(meeting, "Ismail"), wall)
    assert frame["remove"] == [{"kind": "patient", "id": str(olof.id)}]
    assert seen_by(wall, meeting, "Olof") is None


def test_one_drives_and_anybody_may_take_over(meeting: World) -> None:
    turn(meeting, "Ismail")
    with pytest.raises(Conflict, match=r"meeting\.not_chair"):
        turn(meeting, "Petra", by="boris")
    actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    assert item(meeting, "Ismail").state == "now"
    turn(meeting, "Petra", by="boris")
    with pytest.raises(Conflict, match=r"meeting\.not_chair"):
        turn(meeting, "Ismail", by="karin")
    assert {each.staff_id for each in attendance_of(going_on(meeting).id)} == {
        meeting.staff_ids["karin"],
        meeting.staff_ids["boris"],
    }
    taken = actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    assert taken.event is None


def test_a_turn_ends_with_the_meeting(meeting: World) -> None:
    turn(meeting, "Ismail")
    with clock.at(seconds(30)):
        receipt = actions.close_meeting(going_on(meeting), by=meeting.member("karin"))
    closed = again(item(meeting, "Ismail"))
    assert (closed.state, closed.seconds) == ("discussed", 30)
    assert episode_of(meeting).reviewed_at == seconds(30)
    assert ("patient", meeting.patient("Ismail").id) in receipt.subjects
    drawn = seen_by(region(meeting), meeting, "Ismail")
    assert drawn
    assert drawn["meeting"] is None


def test_a_meeting_knows_its_events(meeting: World) -> None:
    turn(meeting, "Ismail")
    held = going_on(meeting)
    receipt = actions.close_meeting(held, by=meeting.member("maria"))
    assert (held.seq_to, held.closed_by_id) == (receipt.seq, meeting.staff_ids["maria"])
    assert held.seq_from == receipt.seq - 2


def test_closing_over_again_is_refused_like_every_verb_then(meeting: World) -> None:
    held, karin = going_on(meeting), meeting.member("karin")
    actions.close_meeting(held, by=karin)
    ismail = meeting.patient("Ismail")
    verbs: list[Callable[[], Receipt]] = [
        lambda: actions.take_up(held, ismail, by=karin),
        lambda: actions.put_off(held, ismail, by=karin),
        lambda: actions.leave_unchanged(held, [ismail], by=karin),
        lambda: actions.show_text(held, is_shown=True, by=karin),
        lambda: actions.change_part(held, 2, party=karin.party_id, present=(), by=karin),
        lambda: actions.write_attendance(held, (), by=karin),
        lambda: actions.take_over_meeting(held, by=karin),
    ]
    for verb in verbs:
        with pytest.raises(Conflict, match=r"meeting\.closed"):
            verb()


def test_midnight_does_not_count_the_night_as_a_turn(meeting: World) -> None:
    turn(meeting, "Ismail")
    with clock.at(MONDAY + dt.timedelta(days=1)):
        actions.end_forgotten_meeting(going_on(meeting), by=None)
    forgotten = again(item(meeting, "Ismail"))
    assert (forgotten.state, forgotten.seconds) == ("discussed", 0)
    assert episode_of(meeting).reviewed_at == MONDAY


def test_whoever_leaves_the_team_in_their_turn_is_off_every_screen(meeting: World) -> None:
    turn(meeting, "Ismail")
    leave_team(meeting.known("Ismail"), reason="died", successor="", reply="Tack", by=meeting.member("karin"))
    for audience in (region(meeting), town(meeting), *walls(meeting)):
        assert seen_by(audience, meeting, "Ismail") is None
    turn(meeting, "Petra")
    assert item(meeting, "Petra").state == "now"


# What the wall shows of typed text


def test_typed_text_is_on_the_wall_until_the_next(meeting: World) -> None:
    todo = task(meeting, text="Ring mamman")
    save_draft(meeting.patient("Ismail"), "Vill inte öppna", by=meeting.member("karin"))
    turn(meeting, "Ismail")
    wall = walls(meeting)[0]
    assert seen_by(wall, meeting, "Ismail")["shown"] is None  # type: ignore[index]
    actions.show_text(going_on(meeting), is_shown=True, by=meeting.member("karin"))
    assert seen_by(wall, meeting, "Ismail")["shown"] == {  # type: ignore[index]
        "draft": "Vill inte öppna",
        "why": "öppnar inte",
        "tasks": [{"id": str(todo.id), "text": "Ring mamman"}],
    }
    assert seen_by(wall, meeting, "Petra")["shown"] is None  # type: ignore[index]
    turn(meeting, "Petra")
    assert not going_on(meeting).shows_text
    assert seen_by(wall, meeting, "Petra")["shown"] is None  # type: ignore[index]


def test_text_is_taken_off_the_wall(meeting: World) -> None:
    turn(meeting, "Ismail")
    karin = meeting.member("karin")
    actions.show_text(going_on(meeting), is_shown=True, by=karin)
    assert actions.show_text(going_on(meeting), is_shown=True, by=karin).event is None
    actions.show_text(going_on(meeting), is_shown=False, by=karin)
    assert seen_by(walls(meeting)[0], meeting, "Ismail")["shown"] is None  # type: ignore[index]


def test_nobodys_text_is_not_shown(meeting: World) -> None:
    with pytest.raises(Conflict, match=r"meeting\.nobody_now"):
        actions.show_text(going_on(meeting), is_shown=True, by=meeting.member("karin"))


def test_of_protected_people_no_word_and_no_time_is_shown(meeting: World) -> None:
    protect_identity(meeting.known("Ismail"), by=meeting.member("maria"))
    turn(meeting, "Ismail")
    actions.show_text(going_on(meeting), is_shown=True, by=meeting.member("karin"))
    for wall in walls(meeting):
        drawn = seen_by(wall, meeting, "Ismail")
        assert drawn
        assert drawn["meeting"] == {"state": "now"}
        assert "shown" not in drawn


# Who is there


def test_attendance_says_as_what_and_from_where(meeting: World) -> None:
    there = [
        Attending(meeting.staff_ids["sara"]),
        Attending(meeting.staff_ids["boris"], is_remote=True, has_mandate=True),
    ]
    actions.write_attendance(going_on(meeting), there, by=meeting.member("maria"))
    rows = {each.staff_id: each for each in attendance_of(going_on(meeting).id)}
    assert rows.keys() == {meeting.staff_ids[name] for name in ("karin", "sara", "boris")}
    boris = rows[meeting.staff_ids["boris"]]
    assert (boris.profession, boris.party_id) == ("housing_support", meeting.parties["municipality"])
    assert (boris.is_remote, boris.has_mandate) == (True, True)
    for audience in (region(meeting), town(meeting), *walls(meeting)):
        (team,) = [thing for thing in changes.changes_since(audience, None)["put"] if thing["kind"] == "team"]
        assert {each["staff"]: each["is_remote"] for each in team["meeting"]["attendance"]} == {
            str(staff_id): row.is_remote for staff_id, row in rows.items()
        }


def test_attendance_is_written_whole_and_once(meeting: World) -> None:
    sara, lina = meeting.staff_ids["sara"], meeting.staff_ids["lina"]
    held, maria = going_on(meeting), meeting.member("maria")
    version = held.version
    actions.write_attendance(held, [Attending(sara)], by=maria)
    assert actions.write_attendance(held, [Attending(sara)], by=maria).event is None
    actions.write_attendance(held, [Attending(lina)], by=maria)
    assert {each.staff_id for each in attendance_of(held.id)} == {meeting.staff_ids["karin"], lina}
    assert held.version == version  # whoever closes it is told of no conflict


def test_only_those_who_work_in_the_team_are_there(meeting: World) -> None:
    with pytest.raises(Invalid, match=r"staff\.not_in_team"):
        actions.write_attendance(going_on(meeting), [Attending(meeting.team_id)], by=meeting.member("karin"))
    db.session.rollback()


def test_a_meeting_begins_with_those_who_are_there(world: World) -> None:
    held = start(world, there=("maria", "boris"))
    assert {each.staff_id for each in attendance_of(held.id)} == {
        world.staff_ids[name] for name in ("karin", "maria", "boris")
    }
