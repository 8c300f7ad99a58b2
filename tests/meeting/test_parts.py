"""Part 2: what one party says among itself reaches no other, in no frame, on no wall."""

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest

from fact_board import action, clock
from fact_board.access.audience import Audience
from fact_board.action import Receipt
from fact_board.errors import Conflict, Invalid
from fact_board.live import changes, publish
from fact_board.live.changes import Position
from fact_board.meeting import actions
from fact_board.meeting.drafts import save_draft
from fact_board.meeting.models import MeetingItem
from fact_board.meeting.passing import TIME_VERBS
from fact_board.meeting.queries import items_of, open_meeting_of
from tests.board.team_at_work import episode_of, place
from tests.meeting.at_the_meeting import (
    going_on,
    item,
    keep_apart,
    part,
    region,
    seen_by,
    start,
    told,
    town,
    turn,
    walls,
    walls_in_part_2,
)
from tests.world import World

pytestmark = pytest.mark.both_databases
SECRET, SHARED, FIRST = "Hanna", "Ismail", "Petra"
MONDAY = dt.datetime(2026, 11, 23, 8, 30, tzinfo=clock.ZONE)


@pytest.fixture
def meeting(friday_before: None, world: World) -> Iterator[World]:
    """Hanna is known to both parties, but nothing of her is shared; the others are."""
    with clock.at(MONDAY - dt.timedelta(days=3)):
        for person in (SECRET, SHARED, FIRST):
            place(world, person, into="avoiding")
        keep_apart(world, SECRET)
    with clock.at(MONDAY):
        start(world, there=("maria", "boris"))
        yield world


def others(world: World) -> list[Audience]:
    """Every screen that part 2 of the region is not for."""
    return [town(world), *walls(world), *walls_in_part_2(world, "municipality")]


def own(world: World) -> list[Audience]:
    return [region(world), *walls_in_part_2(world)]


def test_part_2_of_the_region_reaches_nobody_else(meeting: World) -> None:
    """Each verb of part 2, about someone not shared and about someone who is, told to every audience."""
    receipts: list[Receipt] = []
    action.publish_with(receipts.append)
    turn(meeting, FIRST)
    at = {one: changes.changes_since(one, None) for one in others(meeting)}
    karin = meeting.member("karin")
    part(meeting, 2, present=("maria",))
    receipts.clear()
    for person in (SECRET, SHARED):
        turn(meeting, person)
        save_draft(meeting.patient(person), "hemligt ord", by=karin)
        actions.show_text(going_on(meeting), is_shown=True, by=karin)
    actions.put_off(going_on(meeting), meeting.patient(SECRET), by=karin)
    actions.leave_unchanged(going_on(meeting), [meeting.patient(SECRET)], by=karin)
    turn(meeting, None)
    turn(meeting, SECRET)
    part(meeting, 1)
    secrets = [str(meeting.patient(person).id) for person in (SECRET, SHARED)]
    names = ("patient_taken_up", "patient_put_off", "patients_unchanged", "turn_ended", "hemligt")
    for one in others(meeting):
        for receipt in receipts:
            frame = told(receipt, one)
            assert not [word for word in (*secrets, *names) if word in frame], (one, frame)
        late = changes.changes_since(one, Position(at[one]["seq"], uuid.UUID(at[one]["mark"])))
        assert not late["snapshot"]
        assert not [thing for thing in late["put"] if thing["id"] in secrets], one
    action.publish_with(publish.publish)


def test_who_was_not_taken_up_yet_may_be_left_unchanged_in_part_2(meeting: World) -> None:
    part(meeting, 2, present=("maria",))
    karin = meeting.member("karin")
    actions.leave_unchanged(going_on(meeting), [meeting.patient(SECRET)], by=karin)
    assert item(meeting, SECRET, part=2).state == "unchanged"


def test_while_part_2_goes_on_its_party_alone_sees_whose_turn_it_is(meeting: World) -> None:
    part(meeting, 2, present=("maria",))
    for person in (SECRET, SHARED):
        turn(meeting, person)
        for one in own(meeting):
            drawn = seen_by(one, meeting, person)
            assert drawn, one
            assert drawn["meeting"]["state"] == "now", one
        for one in others(meeting):
            drawn = seen_by(one, meeting, person)
            assert drawn is None or drawn["meeting"] is None, one


def test_what_part_2_took_up_is_gone_with_it(meeting: World) -> None:
    part(meeting, 2)
    turn(meeting, SECRET)
    part(meeting, 1)
    assert item(meeting, SECRET, part=2).state == "discussed"
    assert seen_by(region(meeting), meeting, SECRET)["meeting"] is None  # type: ignore[index]
    part(meeting, 2)
    drawn = seen_by(region(meeting), meeting, SECRET)
    assert drawn
    assert drawn["meeting"]["state"] == "discussed"


def test_part_2_shows_typed_text_on_its_own_walls(meeting: World) -> None:
    karin = meeting.member("karin")
    part(meeting, 2)
    save_draft(meeting.patient(SECRET), "hemligt ord", by=karin)
    turn(meeting, SECRET)
    actions.show_text(going_on(meeting), is_shown=True, by=karin)
    for wall in walls_in_part_2(meeting):
        assert seen_by(wall, meeting, SECRET)["shown"]["draft"] == "hemligt ord"  # type: ignore[index]


def test_a_person_of_both_parts_has_two_items(meeting: World) -> None:
    turn(meeting, SHARED)
    part(meeting, 2)
    turn(meeting, SHARED)
    states = {(each.part, each.state) for each in items_of(going_on(meeting).id)}
    assert states == {(1, "discussed"), (2, "now")}
    assert seen_by(region(meeting), meeting, SHARED)["meeting"]["state"] == "now"  # type: ignore[index]
    assert seen_by(town(meeting), meeting, SHARED)["meeting"]["state"] == "discussed"  # type: ignore[index]


def test_a_review_in_part_2_tells_no_other_party(meeting: World) -> None:
    part(meeting, 2)
    turn(meeting, SECRET)
    turn(meeting, SHARED)
    turn(meeting, None)
    assert episode_of(meeting, SECRET).reviewed_at == MONDAY
    assert episode_of(meeting, SHARED).reviewed_at is None  # part 1 goes through those who are shared


def test_a_turn_ends_with_its_part(meeting: World) -> None:
    turn(meeting, SHARED)
    with clock.at(MONDAY + dt.timedelta(seconds=30)):
        part(meeting, 2)
    assert (item(meeting, SHARED).state, item(meeting, SHARED).seconds) == ("discussed", 30)
    assert going_on(meeting).part_party_id == meeting.parties["region"]


def test_everybody_is_told_of_the_part_itself(meeting: World) -> None:
    part(meeting, 2)
    for one in (*own(meeting), *others(meeting)):
        (team,) = [thing for thing in changes.changes_since(one, None)["put"] if thing["kind"] == "team"]
        assert (team["meeting"]["part"], team["meeting"]["part_party"]) == (
            2,
            str(meeting.parties["region"]),
        )


def test_that_part_2_was_held_is_remembered_when_it_is_over(meeting: World) -> None:
    """By the meeting, not by a page: whoever takes over, or comes back, knows it."""

    def told_to(audience: Audience) -> list[str]:
        (team,) = [each for each in changes.changes_since(audience, None)["put"] if each["kind"] == "team"]
        held: list[str] = team["meeting"]["held_apart"]
        return held

    here, there = (str(meeting.parties[party]) for party in ("region", "municipality"))
    part(meeting, 2)
    assert told_to(region(meeting)) == []
    part(meeting, 1)
    assert told_to(region(meeting)) == [here]
    actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    part(meeting, 2, by="boris")
    part(meeting, 1, by="boris")
    part(meeting, 2, by="boris")
    part(meeting, 1, by="boris")
    assert told_to(town(meeting)) == sorted([here, there])


def test_who_was_confirmed_in_the_room_is_a_fact(meeting: World) -> None:
    receipt = part(meeting, 2, present=("maria",))
    assert receipt.event
    assert receipt.event.facts["present"] == sorted(
        str(meeting.staff_ids[name]) for name in ("karin", "maria")
    )
    assert receipt.event.is_sight_changing


def test_nobody_of_another_party_stays_in_the_room(meeting: World) -> None:
    with pytest.raises(Invalid, match=r"meeting\.others_present"):
        part(meeting, 2, present=("boris",))
    assert going_on(meeting).part == 1


def test_part_2_is_of_the_chairs_party(meeting: World) -> None:
    karin = meeting.member("karin")
    with pytest.raises(Invalid, match=r"meeting\.part_of_own_party"):
        actions.change_part(going_on(meeting), 2, party=meeting.parties["municipality"], present=(), by=karin)
    actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    part(meeting, 2, by="boris", present=("lina",))
    turn(meeting, SECRET, by="boris")
    assert item(meeting, SECRET, part=2).party_id == meeting.parties["municipality"]
    drawn = seen_by(region(meeting), meeting, SECRET)
    assert drawn
    assert drawn["meeting"] is None


def test_both_parties_may_take_up_the_same_person_and_neither_learns_of_it(meeting: World) -> None:
    part(meeting, 2)
    turn(meeting, SECRET)
    part(meeting, 1)
    actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    part(meeting, 2, by="boris")
    turn(meeting, SECRET, by="boris")
    assert seen_by(town(meeting), meeting, SECRET)["meeting"]["seconds"] == 0  # type: ignore[index]
    assert seen_by(region(meeting), meeting, SECRET)["meeting"] is None  # type: ignore[index]


def test_nobody_of_another_party_takes_over_part_2(meeting: World) -> None:
    part(meeting, 2)
    with pytest.raises(Conflict, match=r"meeting\.part_of_others"):
        actions.take_over_meeting(going_on(meeting), by=meeting.member("boris"))
    actions.take_over_meeting(going_on(meeting), by=meeting.member("maria"))


def test_part_2_ends_before_the_meeting(meeting: World) -> None:
    part(meeting, 2)
    with pytest.raises(Conflict, match=r"meeting\.in_part_2"):
        actions.close_meeting(going_on(meeting), by=meeting.member("karin"))
    part(meeting, 1)
    actions.close_meeting(going_on(meeting), by=meeting.member("karin"))


def test_a_second_part_2_begins_when_nobody_has_a_turn(meeting: World) -> None:
    """Or one event would have to be told to everybody, and about somebody to the party alone."""
    part(meeting, 2)
    turn(meeting, SECRET)
    part(meeting, 1)
    turn(meeting, SHARED)
    with pytest.raises(Conflict, match=r"meeting\.turn_first"):
        part(meeting, 2)
    turn(meeting, None)
    part(meeting, 2)


def test_midnight_ends_part_2_and_then_the_meeting(meeting: World) -> None:
    part(meeting, 2)
    turn(meeting, SECRET)
    receipts: list[Receipt] = []
    action.publish_with(receipts.append)
    with clock.at(MONDAY + dt.timedelta(days=1)):
        for _ in range(2):
            for verb in TIME_VERBS:
                verb(meeting.team, clock.now())
    action.publish_with(publish.publish)
    names = [receipt.event.name for receipt in receipts if receipt.event]
    assert names == ["meeting_part_changed", "meeting_forgotten"]
    assert open_meeting_of(meeting.team_id) is None
    secret = str(meeting.patient(SECRET).id)
    assert not [one for one in others(meeting) for receipt in receipts if secret in told(receipt, one)]


def test_an_item_says_by_itself_that_it_is_kept() -> None:
    assert [MeetingItem(part=number).is_own for number in (1, 2)] == [False, True]
