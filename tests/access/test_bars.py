"""Whom a team leader may bar from a person: staff of their own party."""

import pytest
from flask import Flask

from fact_board.access.models import Bar
from fact_board.columns import new_id
from fact_board.extensions import db
from tests.board.conftest import sign_in
from tests.board.team_at_work import in_days
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize(("name", "status"), [("maria", 201), ("karin", 201), ("boris", 422), ("lina", 422)])
def test_a_leader_bars_staff_of_their_own_party(app: Flask, name: str, status: int) -> None:
    """What one party thinks of another's staff isn't theirs to decide, nor is it told across."""
    with app.app_context():
        world = build_world()
        hanna = world.people["Hanna Björk"]
        db.session.rollback()
    body = {"id": str(new_id()), "staff": str(world.staff_ids[name])}
    answer = sign_in(app, world, "karin").send(f"/patients/{hanna}/bars", body)
    assert answer.status_code == status
    if status == 422:
        assert list(answer.get_json()["fields"]) == ["staff"]
    with app.app_context():
        assert db.session.query(Bar).count() == (status == 201)


def test_nor_somebody_who_worked_for_it_before(app: Flask) -> None:
    """The post of today counts."""
    with app.app_context():
        world = build_world()
        _moves_over(world, "lina")
        hanna = world.people["Hanna Björk"]
    screen = sign_in(app, world, "karin")
    body = {"id": str(new_id()), "staff": str(world.staff_ids["lina"])}
    assert screen.send(f"/patients/{hanna}/bars", body).status_code == 422


def _moves_over(world: World, name: str) -> None:
    member = world.member(name)
    member.starts_on = in_days(-10)
    past = type(member)(
        **{
            **{column.key: getattr(member, column.key) for column in member.__table__.columns},
            "id": new_id(),
            "party_id": world.parties["region"],
            "starts_on": in_days(-100),
            "ends_on": in_days(-11),
            "initials": "LX",
        }
    )
    db.session.add(past)
    db.session.commit()
