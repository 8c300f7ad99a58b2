"""Time on the board: placing, moving, urgency, undo, and what the team says about it."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.action import Attempt, attempt
from fact_board.board.actions.episodes import (
    change_urgency,
    move_episode,
    place_patient,
    ratify_episode,
    review_episode,
    set_goal,
    set_review,
    set_ward,
    undo_change,
)
from fact_board.board.actions.placing import Why
from fact_board.board.actions.tasks import accept_task, tick_task
from fact_board.board.models import Episode, EpisodeChange, Task
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid, NotAllowed, Stale
from fact_board.extensions import db
from tests.board.team_at_work import (
    ISMAIL,
    MONDAY,
    WHY,
    again,
    be_on_duty,
    episode_of,
    event_of,
    finish,
    in_days,
    nominate,
    place,
    placing,
    start,
    tasks_in,
)
from tests.world import World

pytestmark = pytest.mark.both_databases

CALMER = Why("", ("calmer",))
SECONDS = dt.timedelta(seconds=1)


# Placing


@pytest.mark.parametrize("by", ["sara", "maria"])
def test_between_meetings_those_who_answer_for_the_person_place_provisionally(world: World, by: str) -> None:
    assert place(world, by=by).is_provisional


def test_the_duty_officer_places_between_meetings(world: World) -> None:
    be_on_duty(world, "boris")
    assert place(world, by="boris").is_provisional


def test_others_place_at_a_meeting_only(world: World) -> None:
    with pytest.raises(Conflict, match=r"episode\.meeting_or_responsible"):
        place(world, by="boris")
    start(world)
    assert not place(world, by="boris").is_provisional


def test_nobody_is_on_the_board_twice(world: World) -> None:
    place(world)
    with pytest.raises(Conflict, match=r"episode\.already_open"):
        place(world)
    assert db.session.scalars(select(Episode)).one().closed_at is None


def test_a_nominated_person_is_placed_by_answering(world: World) -> None:
    nominate(world)
    with pytest.raises(Conflict, match=r"nomination\.answer_first"):
        place(world)


def test_the_meeting_ratifies_a_provisional_placing(world: World) -> None:
    episode = place(world)
    with pytest.raises(Conflict, match=r"meeting\.needed"):
        ratify_episode(episode, by=world.member("sara"))
    start(world)
    ratify_episode(episode, by=world.member("boris"))
    assert not again(episode).is_provisional
    assert ratify_episode(episode, by=world.member("boris")).event is None


def test_placing_touches_the_teams_totals(world: World) -> None:
    receipt = place_patient(world.patient(ISMAIL), placing(world), by=world.member("sara"))
    assert ("team", world.team_id) in receipt.subjects
    assert ("patient", world.patient(ISMAIL).id) in receipt.subjects


def test_at_most_three_template_tasks_are_taken_at_once(world: World) -> None:
    three = placing(world, ticked=3)
    four = replace(three, ticked=(*three.ticked, three.ticked[0]))
    with pytest.raises(Invalid, match=r"task\.too_many_ticked"):
        place_patient(world.patient(ISMAIL), four, by=world.member("sara"))
    place_patient(world.patient(ISMAIL), three, by=world.member("sara"))
    assert len(tasks_in(world, "open")) == 3


def test_a_template_task_of_another_column_is_refused(world: World) -> None:
    mixed = replace(placing(world), ticked=placing(world, "crisis").ticked)
    with pytest.raises(Invalid, match=r"task\.not_of_category"):
        place_patient(world.patient(ISMAIL), mixed, by=world.member("sara"))


# Moving


def test_a_move_closes_untouched_tasks_and_proposes_the_new_columns(world: World) -> None:
    episode = place(world)
    taken = db.session.scalars(select(Task).where(Task.text == "Ring närstående")).one()
    accept_task(taken, world.staff("boris"), in_days(1), by=world.member("boris"))
    move_episode(episode, world.category("crisis"), why="rösterna är tillbaka", by=world.member("lina"))
    assert again(episode).category.code == "crisis"
    assert tasks_in(world, "open") == ["Ring närstående"]
    assert tasks_in(world, "closed") == ["Hembesök utan bokning", "Pröva en ny väg till kontakt"]
    assert tasks_in(world, "proposed") == ["Bedöm suicidrisk", "Gå igenom krisplanen", "Läkarbedömning"]


def test_a_task_done_within_thirty_days_is_not_proposed_again(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        episode = place(world, ticked=1)
        done = db.session.scalars(select(Task).where(Task.state == "open")).one()
        tick_task(done, by=world.member("maria"))
        move_episode(episode, world.category("crisis"), why="kris", by=world.member("maria"))
    for days, is_proposed in ((29, False), (31, True)):
        with clock.at(MONDAY + dt.timedelta(days=days)):
            move_episode(episode, world.category("avoiding"), why="svår att nå", by=world.member("maria"))
            assert (done.text in tasks_in(world, "proposed")) is is_proposed
            move_episode(episode, world.category("crisis"), why="kris", by=world.member("maria"))


def test_a_move_says_why_and_keeps_the_urgencys_own_why(world: World) -> None:
    episode = place(world)
    with pytest.raises(Invalid, match=r"episode\.why_needed"):
        move_episode(episode, world.category("crisis"), why="", by=world.member("maria"))
    move_episode(episode, world.category("crisis"), why="kris", by=world.member("maria"))
    change = db.session.scalars(select(EpisodeChange).where(EpisodeChange.was_category_id.is_not(None))).one()
    assert (change.why_text, again(episode).why_text) == ("kris", WHY.text)


def test_moving_to_where_one_is_changes_nothing(world: World) -> None:
    episode = place(world)
    assert (
        move_episode(episode, world.category("avoiding"), why="igen", by=world.member("maria")).event is None
    )


def test_a_column_out_of_use_takes_nobody(world: World) -> None:
    episode = place(world)
    with pytest.raises(Invalid, match=r"category\.not_active"):
        move_episode(episode, world.category("legal"), why="dom", by=world.member("maria"))


def test_of_two_moves_from_the_same_card_the_second_is_told(world: World) -> None:
    episode = place(world)
    read = episode.version
    move_episode(episode, world.category("crisis"), why="kris", by=world.member("lina"))
    token = attempt.set(Attempt(new_id(), "second", if_match=read))
    with pytest.raises(Stale):
        move_episode(episode, world.category("admitted"), why="inlagd", by=world.member("boris"))
    attempt.reset(token)
    assert again(episode).category.code == "crisis"


# Urgency


def test_anyone_raises_the_urgency_at_once(world: World) -> None:
    episode = place(world, urgency="green")
    change_urgency(episode, "red", Why("hotfull", ("threat",)), by=world.member("lina"))
    assert (again(episode).urgency, episode.why_tags) == ("red", ["threat"])


def test_a_red_is_not_lowered_between_meetings_by_just_anyone(world: World) -> None:
    episode = place(world)
    with pytest.raises(Conflict, match=r"urgency\.red_needs_meeting"):
        change_urgency(episode, "amber", CALMER, met_at=clock.now(), by=world.member("lina"))


def test_a_red_lowered_between_meetings_stays_marked_until_the_meeting_closes(world: World) -> None:
    episode = place(world)
    with pytest.raises(Invalid, match=r"urgency\.met_at_needed"):
        change_urgency(episode, "amber", CALMER, by=world.member("maria"))
    change_urgency(episode, "amber", CALMER, met_at=clock.now(), by=world.member("maria"))
    assert again(episode).lowered_at is not None
    change_urgency(episode, "green", CALMER, by=world.member("lina"))
    assert again(episode).lowered_at is not None, "another step down does not take the mark away"
    start(world)
    finish(world)
    assert again(episode).lowered_at is None


def test_a_red_lowered_at_a_meeting_is_not_marked(world: World) -> None:
    episode = place(world)
    start(world)
    change_urgency(episode, "green", CALMER, by=world.member("lina"))
    assert again(episode).lowered_at is None


def test_raised_again_the_mark_goes(world: World) -> None:
    episode = place(world)
    change_urgency(episode, "amber", CALMER, met_at=clock.now(), by=world.member("maria"))
    change_urgency(episode, "red", WHY, by=world.member("lina"))
    assert again(episode).lowered_at is None


def test_the_same_urgency_with_better_words_keeps_its_age(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        episode = place(world)
    since = episode.urgency_since
    assert change_urgency(episode, "red", WHY, by=world.member("lina")).event is None
    change_urgency(episode, "red", Why("hörde steg innanför"), by=world.member("lina"))
    assert (again(episode).why_text, episode.urgency_since) == ("hörde steg innanför", since)


# Undo


def test_undo_puts_everything_back(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        episode = place(world)
    before = (episode.category_id, episode.review_on, tasks_in(world, "proposed"))
    with clock.at(MONDAY + 60 * SECONDS):
        move_episode(episode, world.category("crisis"), why="fel kolumn", by=world.member("lina"))
    with clock.at(MONDAY + 71 * SECONDS):
        undo_change(episode, by=world.member("lina"))
    again(episode)
    assert (episode.category_id, episode.review_on, tasks_in(world, "proposed")) == before
    assert tasks_in(world, "closed") == ["Bedöm suicidrisk", "Gå igenom krisplanen", "Läkarbedömning"]


def test_a_task_taken_since_the_move_survives_its_undo(world: World) -> None:
    episode = place(world)
    move_episode(episode, world.category("crisis"), why="kris", by=world.member("lina"))
    taken = db.session.scalars(select(Task).where(Task.text == "Bedöm suicidrisk")).one()
    accept_task(taken, world.staff("sara"), in_days(0), by=world.member("sara"))
    undo_change(episode, by=world.member("lina"))
    assert tasks_in(world, "open") == ["Bedöm suicidrisk"]


def test_undo_of_an_urgency_puts_back_its_why_and_age(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        episode = place(world)
    with clock.at(MONDAY + 60 * SECONDS):
        change_urgency(episode, "green", CALMER, met_at=clock.now(), by=world.member("sara"))
        undo_change(episode, by=world.member("sara"))
    again(episode)
    assert (episode.urgency, episode.why_text, episode.why_tags) == ("red", WHY.text, list(WHY.tags))
    assert (episode.urgency_since, episode.lowered_at) == (MONDAY, None)


def test_only_the_author_undoes(world: World) -> None:
    episode = place(world)
    move_episode(episode, world.category("crisis"), why="kris", by=world.member("lina"))
    with pytest.raises(NotAllowed, match=r"undo\.not_yours"):
        undo_change(episode, by=world.member("boris"))


def test_after_ten_seconds_and_some_grace_it_is_too_late(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        episode = place(world)
        move_episode(episode, world.category("crisis"), why="kris", by=world.member("lina"))
    with clock.at(MONDAY + 13 * SECONDS), pytest.raises(Conflict, match=r"undo\.too_late"):
        undo_change(episode, by=world.member("lina"))


def test_what_someone_changed_since_is_not_undone(world: World) -> None:
    episode = place(world)
    move_episode(episode, world.category("crisis"), why="kris", by=world.member("lina"))
    set_goal(episode, "Sova om natten", by=world.member("boris"))
    with pytest.raises(Conflict, match=r"undo\.changed_since"):
        undo_change(episode, by=world.member("lina"))


def test_a_change_is_undone_once_and_a_placing_never(world: World) -> None:
    episode = place(world)
    with pytest.raises(Conflict, match=r"undo\.nothing"):
        undo_change(episode, by=world.member("sara"))
    move_episode(episode, world.category("crisis"), why="kris", by=world.member("sara"))
    undo_change(episode, by=world.member("sara"))
    with pytest.raises(Conflict):
        undo_change(episode, by=world.member("sara"))


# Goal, review, ward


def test_a_goal_is_set_and_taken_away(world: World) -> None:
    episode = place(world)
    set_goal(episode, "Öppnar när vi ringer", by=world.member("boris"))
    assert again(episode).goal == "Öppnar när vi ringer"
    assert set_goal(episode, "Öppnar när vi ringer", by=world.member("boris")).event is None
    set_goal(episode, "", by=world.member("boris"))
    assert again(episode).goal == ""


def test_going_through_someone_sets_the_next_review(monday_morning: None, world: World) -> None:
    with clock.at(MONDAY):
        episode = place(world, into="long_term")
        assert episode.review_on == dt.date(2026, 11, 30)
    with clock.at(MONDAY + dt.timedelta(days=7, minutes=15)):
        review_episode(episode, by=world.member("maria"))
    assert (again(episode).review_on, clock.today(episode.reviewed_at)) == (
        dt.date(2026, 12, 7),
        dt.date(2026, 11, 30),
    )


def test_a_review_day_lies_ahead(world: World) -> None:
    episode = place(world)
    with pytest.raises(Invalid) as refusal:
        set_review(episode, in_days(-1), by=world.member("maria"))
    assert refusal.value.field == "review_on"
    set_review(episode, in_days(3), by=world.member("maria"))
    assert again(episode).review_on == in_days(3)


def test_ward_details_belong_to_someone_admitted(world: World) -> None:
    episode = place(world)
    ward = {"name": "Avd 81", "contact": "Sjuksköterska Eva", "phone": "040-1", "discharge_on": in_days(9)}
    with pytest.raises(Conflict, match=r"ward\.not_admitted"):
        set_ward(episode, **ward, by=world.member("sara"))  # type: ignore[arg-type]
    move_episode(episode, world.category("admitted"), why="inlagd i natt", by=world.member("sara"))
    set_ward(episode, **ward, by=world.member("sara"))  # type: ignore[arg-type]
    assert (again(episode).ward_name, episode.discharge_on) == ("Avd 81", in_days(9))


def test_each_change_is_one_event_about_one_person(world: World) -> None:
    episode = place(world)
    receipt = move_episode(episode, world.category("crisis"), why="hemligt skäl", by=world.member("lina"))
    assert receipt.subjects == {("patient", world.patient(ISMAIL).id)}
    assert event_of(receipt).facts == {"episode": str(episode.id), "was": "avoiding", "category": "crisis"}
    assert episode_of(world).version == receipt.seq
