"""Rådfråga: asked of professions across principals, answered with a proposal, followed up and closed."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.columns import new_id
from fact_board.coordination.consulting import rules
from fact_board.extensions import db
from tests.board.conftest import Screen, sign_in
from tests.world import World, build_world

TODAY = dt.date(2026, 3, 27)  # a Friday
TOMORROW, YESTERDAY = TODAY + dt.timedelta(days=1), TODAY - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("profession", "professions", "is_to"),
    [
        ("nurse", (), True),
        ("nurse", ("nurse",), True),
        ("nurse", ("doctor", "nurse"), True),
        ("nurse", ("doctor",), False),
    ],
)
def test_a_question_that_names_nobody_is_to_everybody(
    profession: str, professions: tuple[str, ...], is_to: bool
) -> None:
    assert rules.is_to(profession, professions) is is_to


@pytest.mark.parametrize(
    ("state", "is_mine", "mine_to_follow", "is_named", "follow_up_on", "has_result", "place"),
    [
        ("open", False, False, True, None, False, "to_me"),
        ("open", False, False, False, None, False, "to_team"),
        ("open", True, True, True, None, False, "mine"),
        ("open", True, True, False, None, False, "mine"),
        ("answered", True, True, False, TODAY, False, "to_follow"),
        ("answered", False, True, False, TODAY, False, "to_follow"),
        ("answered", False, False, True, TODAY, False, "answered"),
        ("answered", True, True, False, TODAY, True, "answered"),
        ("answered", True, True, False, None, False, "answered"),
    ],
)
def test_each_question_stands_in_one_list(
    state: str,
    is_mine: bool,
    mine_to_follow: bool,
    is_named: bool,
    follow_up_on: dt.date | None,
    has_result: bool,
    place: str,
) -> None:
    found = rules.place_of(
        state=state,
        is_mine=is_mine,
        is_mine_to_follow=mine_to_follow,
        is_named=is_named,
        follow_up_on=follow_up_on,
        has_result=has_result,
    )
    assert found == place


@pytest.mark.parametrize(
    ("day", "is_due"), [(None, False), (TOMORROW, False), (TODAY, True), (YESTERDAY, True)]
)
def test_a_follow_up_comes_back_on_its_day(day: dt.date | None, is_due: bool) -> None:
    assert rules.is_due(day, TODAY) is is_due


@pytest.fixture
def team(app: Flask) -> World:
    """Ismail is shared both ways, Hanna is not."""
    with app.app_context():
        made = build_world(people=("Ismail Kardelen", "Hanna Björk"), is_shared=False)
        made.share("Ismail", "maria", to="municipality")
        made.share("Ismail", "boris", to="region")
        db.session.rollback()
    return made


def ask(screen: Screen, team: World, person: str, **more: Any) -> str:
    id_ = str(new_id())
    body = {"id": id_, "kind": "consult", "text": "Hur når vi henne?", "tried": "Tre hembesök", **more}
    patient = next(key for name, key in team.people.items() if name.startswith(person))
    answer = screen.send(f"/patients/{patient}/nominations", body)
    assert answer.status_code == 201, answer.text
    return id_


def questions(screen: Screen) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = screen.get("/questions").get_json()["questions"]
    return found


def test_a_question_is_read_by_the_professions_it_names_on_both_sides(app: Flask, team: World) -> None:
    ask(sign_in(app, team, "maria"), team, "Ismail", professions=["doctor", "housing_support"])
    (of_sara,) = questions(sign_in(app, team, "sara"))
    assert (of_sara["place"], of_sara["tried"]) == ("to_me", "Tre hembesök")
    assert [one["place"] for one in questions(sign_in(app, team, "boris"))] == ["to_me"]
    assert [one["place"] for one in questions(sign_in(app, team, "karin"))] == ["to_team"]
    assert [one["place"] for one in questions(sign_in(app, team, "maria"))] == ["mine"]


def test_without_a_basis_the_other_side_is_not_told_that_anybody_asks(app: Flask, team: World) -> None:
    ask(sign_in(app, team, "maria"), team, "Hanna", professions=["housing_support"])
    assert questions(sign_in(app, team, "boris")) == []
    assert len(questions(sign_in(app, team, "sara"))) == 1


def answered(app: Flask, team: World, *, days: int | None) -> tuple[Screen, Screen, dict[str, Any]]:
    """Maria asks, Sara proposes something to follow up in so many days."""
    maria, sara = sign_in(app, team, "maria"), sign_in(app, team, "sara")
    ask(maria, team, "Ismail", professions=["doctor"])
    (question,) = questions(sara)
    next_on = None if days is None else (clock.today() + dt.timedelta(days=days)).isoformat()
    body = {"id": str(new_id()), "decision": "reply", "text": "Pröva kvällstid", "next_on": next_on}
    reply = sara.send(f"/nominations/{question['id']}/answers", body, version=question["version"])
    assert reply.status_code == 201, reply.text
    return maria, sara, question


def test_a_proposal_is_followed_up_on_its_day_by_who_asked_and_who_answered(app: Flask, team: World) -> None:
    maria, sara, _ = answered(app, team, days=30)
    for screen in (maria, sara):
        (one,) = questions(screen)
        assert (one["place"], one["is_due"], one["answer"]["text"]) == ("to_follow", False, "Pröva kvällstid")
    assert [one["place"] for one in questions(sign_in(app, team, "karin"))] == ["answered"]
    with clock.at(clock.now() + dt.timedelta(days=30)):
        for name in ("maria", "sara"):
            assert [one["is_due"] for one in questions(sign_in(app, team, name))] == [True]


def test_a_follow_up_is_closed_with_how_it_went(app: Flask, team: World) -> None:
    maria, sara, _ = answered(app, team, days=30)
    (one,) = questions(maria)
    told = maria.send(f"/answers/{one['answer']['id']}/result", {"text": "Hon öppnade"})
    assert told.status_code == 200
    (one,) = questions(sara)
    assert (one["place"], one["answer"]["result"]) == ("answered", "Hon öppnade")
    assert one["answer"]["result_by_name"] == "Maria Berg"


def test_what_was_answered_leaves_the_list_after_30_days_unless_it_is_to_be_followed_up(
    app: Flask, team: World
) -> None:
    answered(app, team, days=None)
    assert [one["place"] for one in questions(sign_in(app, team, "maria"))] == ["answered"]
    with clock.at(clock.now() + dt.timedelta(days=31)):
        assert questions(sign_in(app, team, "maria")) == []


def test_a_question_takes_no_place_and_a_proposal_for_the_board_asks_nobody(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    ask(maria, team, "Ismail")
    (person,) = [
        thing
        for thing in maria.get("/changes").get_json()["put"]
        if thing["kind"] == "patient" and thing["name"] == "Ismail Kardelen"
    ]
    assert person["episode"] is None
    with app.app_context():
        category = str(team.category("crisis").id)
    body = {"id": str(new_id()), "kind": "board", "category": category, "text": "Sämre", "tried": "x"}
    hanna = team.people["Hanna Björk"]
    assert maria.send(f"/patients/{hanna}/nominations", body).status_code == 201
    assert [one["tried"] for one in questions(maria)] == ["Tre hembesök"]
