"""Back to the standard level."""

from typing import Any

import pytest
from sqlalchemy import select

from fact_board.action import Receipt
from fact_board.board.actions.episodes import move_episode
from fact_board.board.actions.step_down import (
    Dropped,
    Kept,
    check_item,
    close_episode,
    propose_step_down,
    withdraw_step_down,
)
from fact_board.board.models import CHECKLIST, ChecklistItem, Episode, Task
from fact_board.board.queries import checklist_of
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from tests.board.team_at_work import again, answer, event_of, in_days, nominate, place, start, task, tasks_in
from tests.world import World

pytestmark = pytest.mark.both_databases


def propose(world: World, *, urgency: str = "green") -> Episode:
    episode = place(world, urgency=urgency)
    propose_step_down(episode, "stabil i tre veckor", by=world.member("boris"))
    return episode


def tick_everything(world: World, episode: Episode) -> None:
    for item in checklist_of(episode.id):
        check_item(item, "done", by=world.member("maria"))


def ready(world: World, **how: Any) -> Episode:
    episode = propose(world, **how)
    tick_everything(world, episode)
    start(world)
    return episode


def close(world: World, episode: Episode, *tasks: Kept | Dropped) -> Receipt:
    return close_episode(
        episode, outcome="goals_met", holder=world.staff("maria"), tasks=tasks, by=world.member("karin")
    )


def test_anyone_proposes_and_the_checklist_opens(world: World) -> None:
    episode = propose(world)
    assert (again(episode).step_down_by, episode.step_down_why) == (
        world.staff_ids["boris"],
        "stabil i tre veckor",
    )
    assert [(item.code, item.state) for item in checklist_of(episode.id)] == [(c, "open") for c in CHECKLIST]


def test_it_is_proposed_once(world: World) -> None:
    episode = propose(world)
    assert propose_step_down(episode, "stabil i tre veckor", by=world.member("lina")).event is None
    with pytest.raises(Conflict, match=r"step_down\.already_proposed"):
        propose_step_down(episode, "av ett annat skäl", by=world.member("lina"))


def test_a_proposal_withdrawn_and_made_again_begins_with_a_fresh_checklist(world: World) -> None:
    episode = propose(world)
    tick_everything(world, episode)
    withdraw_step_down(episode, by=world.member("lina"))
    assert again(episode).step_down_at is None
    assert withdraw_step_down(episode, by=world.member("lina")).event is None
    propose_step_down(episode, "nu då", by=world.member("lina"))
    assert {item.state for item in checklist_of(episode.id)} == {"open"}
    assert len(db.session.scalars(select(ChecklistItem)).all()) == len(CHECKLIST)


def test_a_line_is_waived_with_a_reason(world: World) -> None:
    item = checklist_of(propose(world).id)[0]
    with pytest.raises(Invalid) as refusal:
        check_item(item, "waived", by=world.member("maria"))
    assert refusal.value.field == "reason"
    check_item(item, "waived", reason="Har ingen krisplan", by=world.member("maria"))
    assert (again(item).state, item.reason) == ("waived", "Har ingen krisplan")
    check_item(item, "done", by=world.member("maria"))
    assert (again(item).state, item.reason) == ("done", "")
    assert check_item(item, "done", by=world.member("maria")).event is None


def test_without_a_proposal_there_is_no_checklist(world: World) -> None:
    episode = propose(world)
    item = checklist_of(episode.id)[0]
    withdraw_step_down(episode, by=world.member("maria"))
    with pytest.raises(Conflict, match=r"step_down\.not_proposed"):
        check_item(item, "done", by=world.member("maria"))


def test_closing_ends_the_episode_and_says_who_holds_the_case(world: World) -> None:
    episode = ready(world)
    receipt = close(world, episode)
    again(episode)
    assert (episode.outcome, episode.holder_id) == ("goals_met", world.staff_ids["maria"])
    assert episode.closed_at is not None
    assert (event_of(receipt).name, event_of(receipt).is_sight_changing) == ("episode_closed", True)
    assert ("team", world.team_id) in receipt.subjects


def test_it_is_decided_at_a_meeting(world: World) -> None:
    episode = propose(world)
    tick_everything(world, episode)
    with pytest.raises(Conflict, match=r"meeting\.needed"):
        close(world, episode)


def test_it_is_proposed_before_it_is_decided(world: World) -> None:
    episode = place(world, urgency="green")
    start(world)
    with pytest.raises(Conflict, match=r"step_down\.not_proposed"):
        close(world, episode)


def test_someone_red_stays(world: World) -> None:
    episode = ready(world, urgency="red")
    with pytest.raises(Conflict, match=r"step_down\.is_red"):
        close(world, episode)


def test_an_open_line_of_the_checklist_blocks(world: World) -> None:
    episode = propose(world)
    start(world)
    with pytest.raises(Conflict, match=r"step_down\.checklist_open"):
        close(world, episode)


def test_an_unanswered_nomination_blocks_until_it_has_its_own_answer(world: World) -> None:
    episode = ready(world)
    nomination = nominate(world)
    with pytest.raises(Conflict, match=r"nomination\.answer_first"):
        close(world, episode)
    assert again(nomination).state == "open", "never closed silently"
    answer(world, nomination, "observed")
    close(world, episode)


def test_an_open_safety_task_blocks_whatever_is_said_of_it(world: World) -> None:
    episode = ready(world)
    safety = task(world, is_safety=True)
    for choice in (Kept(safety.id, world.staff("maria"), in_days(1)), Dropped(safety.id, "behövs inte")):
        with pytest.raises(Conflict, match=r"step_down\.safety_task_open"):
            close(world, episode, choice)


def test_each_open_task_goes_along_or_is_closed_with_a_reason(world: World) -> None:
    episode = ready(world)
    along, ended = task(world, text="Boka tandläkare"), task(world, text="Ring varje dag")
    with pytest.raises(Invalid, match=r"step_down\.tasks_unsettled"):
        close(world, episode, Kept(along.id, world.staff("boris"), in_days(9)))
    with pytest.raises(Invalid, match=r"task\.reason_needed"):
        close(world, episode, Kept(along.id, world.staff("boris"), in_days(9)), Dropped(ended.id, ""))
    with pytest.raises(Invalid, match=r"date\.in_past"):
        close(world, episode, Kept(along.id, world.staff("boris"), in_days(-1)), Dropped(ended.id, "nej"))
    close(world, episode, Kept(along.id, world.staff("boris"), in_days(9)), Dropped(ended.id, "behövs inte"))
    assert (again(along).state, along.owner_id, along.due_on) == (
        "open",
        world.staff_ids["boris"],
        in_days(9),
    )
    assert (again(ended).state, ended.closed_reason) == ("closed", "behövs inte")


def test_what_was_only_proposed_goes(world: World) -> None:
    episode = ready(world)
    assert tasks_in(world, "proposed")
    close(world, episode)
    assert tasks_in(world, "proposed") == []


def test_a_refused_closing_changes_no_task(world: World) -> None:
    episode = ready(world)
    first, second = task(world, text="Ett"), task(world, text="Två")
    with pytest.raises(Invalid):
        close(world, episode, Dropped(first.id, "klar"), Dropped(second.id, ""))
    assert {
        row.state for row in db.session.scalars(select(Task).where(Task.id.in_([first.id, second.id])))
    } == {"open"}


def test_a_closed_episode_is_closed(world: World) -> None:
    episode = ready(world)
    close(world, episode)
    with pytest.raises(Conflict, match=r"episode\.closed"):
        close(world, episode)
    with pytest.raises(Conflict, match=r"episode\.closed"):
        move_episode(episode, world.category("crisis"), why="åter", by=world.member("maria"))
    with pytest.raises(Conflict, match=r"episode\.closed"):
        propose_step_down(episode, "åter", by=world.member("maria"))


def test_someone_who_stepped_down_can_come_back(world: World) -> None:
    close(world, ready(world))
    answer(world, nominate(world), "place")
    assert len(db.session.scalars(select(Episode)).all()) == 2
