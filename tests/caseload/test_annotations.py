"""What happened to the team, on the time line of the caseload page."""

import datetime as dt
import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.columns import new_id
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.teams.timeline.actions import annotate, withdraw_annotation
from fact_board.teams.timeline.models import Annotation
from fact_board.teams.timeline.queries import annotations_of
from tests.signed_in import SignedIn
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
WEEK = dt.timedelta(weeks=1)


def write(world: World, day: dt.date, text: str = "Ny teamledare") -> uuid.UUID:
    id_ = new_id()
    annotate(world.team, day, text, id=id_, by=world.member("karin"))
    return id_


def texts(world: World, first: dt.date, last: dt.date) -> list[str]:
    return [each.text for each in annotations_of(world.team_id, first, last)]


def test_the_days_asked_for_are_told_in_order_both_included(world: World) -> None:
    today = clock.today()
    for days, text in ((0, "i dag"), (7, "för en vecka sedan"), (8, "före"), (3, "mitt i")):
        write(world, today - dt.timedelta(days=days), text)
    assert texts(world, today - WEEK, today) == ["för en vecka sedan", "mitt i", "i dag"]
    assert texts(world, today - WEEK, today - dt.timedelta(days=1)) == ["för en vecka sedan", "mitt i"]


def test_what_is_withdrawn_is_told_no_more_and_its_row_stays(world: World) -> None:
    id_ = write(world, clock.today())
    withdraw_annotation(db.session.get_one(Annotation, id_), by=world.member("karin"))
    assert texts(world, clock.today() - WEEK, clock.today()) == []
    row = db.session.get_one(Annotation, id_)
    assert row.withdrawn_at is not None
    assert (row.text, row.party_id) == ("Ny teamledare", world.member("karin").party_id)
    again = withdraw_annotation(row, by=world.member("karin"))
    assert again.event is None


def test_nothing_has_happened_on_a_day_ahead(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        write(world, clock.today() + dt.timedelta(days=1))
    assert (refused.value.key, refused.value.field) == ("date.in_future", "day")


def test_the_events_say_the_day_and_never_the_text(world: World) -> None:
    id_ = write(world, clock.today(), "Hemligt ord")
    withdraw_annotation(db.session.get_one(Annotation, id_), by=world.member("karin"))
    told = db.session.scalars(
        select(Event)
        .where(Event.name.in_(("timeline_annotated", "annotation_withdrawn")))
        .order_by(Event.seq)
    ).all()
    assert [set(event.facts) for event in told] == [{"annotation", "day"}, {"annotation"}]
    assert "Hemligt" not in str([event.facts for event in told])


def test_a_leader_writes_and_everyone_in_the_team_reads(app: Flask) -> None:
    with app.app_context():
        world = build_world()
        other = build_world([], name="Team Söder")
    karin, boris = (SignedIn(app, world.team_id, world.staff_ids[name]) for name in ("karin", "boris"))
    before = boris.get("/caseload").headers["ETag"]
    body = {"id": str(new_id()), "day": clock.today().isoformat(), "text": "Ny teamledare"}
    assert boris.write("/annotations", body).status_code == 404
    assert karin.write("/annotations", body).status_code == 201
    told = boris.get("/caseload", **{"If-None-Match": before})
    assert told.get_json()["annotations"] == [{"id": body["id"], "day": body["day"], "text": "Ny teamledare"}]
    stranger = SignedIn(app, other.team_id, other.staff_ids["karin"])
    assert stranger.get("/caseload").get_json()["annotations"] == []
    assert stranger.write(f"/annotations/{body['id']}", {}, method="DELETE").status_code == 404
    assert boris.write(f"/annotations/{body['id']}", {}, method="DELETE").status_code == 404
    assert karin.write(f"/annotations/{body['id']}", {}, method="DELETE").status_code == 200
    assert boris.get("/caseload").get_json()["annotations"] == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"text": ""}, "text"), ({"text": "x" * 61}, "text"), ({"text": "a\nb"}, "text"), ({"day": "x"}, "day")],
)
def test_what_can_not_stand_there_is_refused_at_its_field(
    app: Flask, wrong: dict[str, str], field: str
) -> None:
    with app.app_context():
        world = build_world()
    body = {"id": str(new_id()), "day": clock.today().isoformat(), "text": "Ny teamledare", **wrong}
    refused = SignedIn(app, world.team_id, world.staff_ids["karin"]).write("/annotations", body)
    assert refused.status_code == 422
    assert list(refused.get_json()["fields"]) == [field]
