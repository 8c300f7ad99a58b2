"""A worry reported about the wrong person: who takes it away, once, and who no longer sees it."""

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.visits.signals.models import Signal
from tests.board.conftest import Screen, Stage, sign_in
from tests.meeting.at_the_meeting import keep_apart
from tests.visits.test_signals import panel, report
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases


def reported(app: Flask, stage: Stage, by: str = "boris") -> uuid.UUID:
    """A worry about Hanna, who is shared by both sides."""
    with app.app_context():
        signal_id: uuid.UUID = report(stage.world, by).id
        db.session.remove()
    return signal_id


def hide(screen: Screen, signal_id: uuid.UUID, **how: Any) -> tuple[int, dict[str, Any]]:
    answer = screen.send(f"/signals/{signal_id}/wrong-person", **how)
    told = dict(answer.json or {})
    told.pop("request_id", None)  # each refusal has its own
    return answer.status_code, told


def hidings(app: Flask, world: World) -> list[Event]:
    with app.app_context():
        hidden = (Event.stream_id == world.team_id, Event.name == "row_hidden")
        return list(db.session.scalars(select(Event).where(*hidden)))


def row(app: Flask, signal_id: uuid.UUID) -> Signal:
    with app.app_context():
        return db.session.get_one(Signal, signal_id)


@pytest.mark.parametrize(
    ("name", "status"),
    [("boris", 200), ("karin", 200), ("lina", 403), ("maria", 403)],  # author, leader, colleague, other party
)
def test_its_author_or_a_leader_takes_it_away_and_nobody_else(
    app: Flask, stage: Stage, name: str, status: int
) -> None:
    signal_id = reported(app, stage)
    told, body = hide(sign_in(app, stage.world, name), signal_id)
    assert (told, body.get("code")) == (status, None if status == 200 else "row.not_yours_to_hide")
    assert (row(app, signal_id).hidden_at is not None) is (status == 200)
    assert len(hidings(app, stage.world)) == (1 if status == 200 else 0)


def test_it_leaves_every_screen_and_the_original_stays(app: Flask, stage: Stage) -> None:
    world, hanna = stage.world, stage.ids["Hanna"]
    signal_id = reported(app, stage)
    screens = {name: sign_in(app, world, name) for name in ("boris", "lina", "maria")}
    for screen in screens.values():
        assert [one["id"] for one in panel(screen, hanna)] == [str(signal_id)]
    assert str(signal_id) in {one["id"] for one in screens["maria"].get("/day").get_json()["concerns"]}
    hide(screens["boris"], signal_id)
    for screen in screens.values():
        assert panel(screen, hanna) == []
        assert str(signal_id) not in screen.get("/day").text
    kept = row(app, signal_id)
    assert (kept.text, kept.hidden_by) == ("Sover inte", world.staff_ids["boris"])


def test_the_event_says_what_was_hidden_by_whom_and_not_a_word_of_it(app: Flask, stage: Stage) -> None:
    signal_id = reported(app, stage)
    hide(sign_in(app, stage.world, "boris"), signal_id)
    (event,) = hidings(app, stage.world)
    assert event.facts == {"kind": "signal", "row": str(signal_id)}
    assert (event.actor_id, event.is_sight_changing) == (stage.world.staff_ids["boris"], True)


def test_a_second_tap_changes_nothing_whether_sent_again_or_anew(app: Flask, stage: Stage) -> None:
    signal_id, boris, key = reported(app, stage), sign_in(app, stage.world, "boris"), new_id()
    first = hide(boris, signal_id, key=key)
    at = row(app, signal_id).hidden_at
    assert hide(boris, signal_id, key=key)[1]["seq"] == first[1]["seq"]
    again, _ = hide(boris, signal_id)
    assert (again, len(hidings(app, stage.world)), row(app, signal_id).hidden_at) == (200, 1, at)


def test_to_a_party_that_may_not_see_it_it_is_not_there(app: Flask, stage: Stage) -> None:
    """Not even for its leader."""
    with app.app_context():
        keep_apart(stage.world, "Hanna")
    signal_id = reported(app, stage)
    for name in ("maria", "karin"):
        screen = sign_in(app, stage.world, name)
        assert hide(screen, signal_id) == hide(screen, new_id())
        assert hide(screen, signal_id)[0] == 404
    assert row(app, signal_id).hidden_at is None


def test_nor_to_another_team(app: Flask, stage: Stage) -> None:
    signal_id = reported(app, stage)
    with app.app_context():
        other = build_world(("Nils Nord",), name="Team Annan")
        db.session.remove()
    assert hide(sign_in(app, other, "karin"), signal_id)[0] == 404
    assert row(app, signal_id).hidden_at is None
