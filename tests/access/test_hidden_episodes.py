"""Time on the board that another party hides: nobody can tell by trying to place someone, and both go on."""

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board.access.actions import withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.board.actions.episodes import place_patient
from fact_board.board.actions.placing import Placing
from fact_board.board.actions.step_down import check_item, close_episode, propose_step_down
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.board.models import Episode
from fact_board.board.queries import checklist_of
from fact_board.columns import new_id
from fact_board.extensions import db
from tests.access.town import Town
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import WHY, in_days, place, start
from tests.conftest import empty_database
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
HANNA, ISMAIL, PETRA = "Hanna Björk", "Ismail Kardelen", "Petra Dahl"


def parted(*, is_hidden: bool) -> World:
    """Two parties that no longer share anything; the municipality had put people on the board, or not."""
    empty_database()
    world = build_world()
    start(world)
    if is_hidden:
        for person in (HANNA, ISMAIL, PETRA):
            place(world, person, by="boris", into="crisis")
    for basis in db.session.scalars(select(LegalBasis).where(LegalBasis.ended_at.is_(None))).all():
        withdraw_basis(
            basis, by=world.member("boris" if basis.to_party_id == world.parties["region"] else "maria")
        )
    db.session.rollback()
    return world


def told_the_region(app: Flask, *, is_hidden: bool) -> dict[str, Any]:
    """What a team leader of the region hears who places one, answers for one and nominates a third."""
    with app.app_context():
        world = parted(is_hidden=is_hidden)
        crisis, avoiding = str(world.category("crisis").id), str(world.category("avoiding").id)
    at_work = Town(app, world, "karin")
    at_work.names |= {str(id_): name for name, id_ in world.people.items()}
    hanna, ismail, petra = (f"/patients/{world.people[name]}" for name in (HANNA, ISMAIL, PETRA))
    why = {"text": "ringde i natt", "tags": []}
    asked = {"kind": "board", "category": avoiding, "urgency": "red", "tags": ["sleep"], "text": "hej"}
    placing = {"category": crisis, "urgency": "red", "why": why}
    at_work.send("place", f"{hanna}/episodes", {**placing, "id": str(new_id())})
    at_work.send("place again", f"{hanna}/episodes", {**placing, "id": str(new_id())})
    nomination = str(new_id())
    put = at_work.send("nominate", f"{ismail}/nominations", {**asked, "id": nomination})["put"]
    version = next(
        each["version"] for thing in put for each in thing.get("nominations", ()) if each["id"] == nomination
    )
    given = {"id": str(new_id()), "decision": "place", **placing, "next_step": "Besök"}
    given["next_on"] = in_days(1).isoformat()
    at_work.send("answer", f"/nominations/{nomination}/answers", given, version=version)
    at_work.send("nominate another", f"{petra}/nominations", {**asked, "id": str(new_id())})
    for name, path in (("hanna", hanna), ("ismail", ismail), ("petra", petra)):
        at_work.get(f"panel of {name}", path)
    at_work.get("board", "/changes")
    return at_work.answers


def test_no_answer_tells_of_a_time_on_the_board_that_another_party_hides(app: Flask) -> None:
    nothing, hidden = (told_the_region(app, is_hidden=each) for each in (False, True))
    status = {name: kept[0] for name, kept in nothing.items()}
    assert [status[name] for name in ("place", "place again", "nominate", "answer", "nominate another")] == [
        *(201, 409, 201, 201, 201)
    ]
    assert {name: kept for name, kept in hidden.items() if kept != nothing[name]} == {}


def drawn_for(screen: Screen, world: World) -> dict[str, Any]:
    change: Any = screen.get("/changes").json
    return next(dict(thing) for thing in change["put"] if thing["id"] == str(world.people[HANNA]))


def test_two_times_on_the_board_go_on_side_by_side(app: Flask) -> None:
    """Once the parties share again, each reads its own; stepping down from one leaves the other."""
    with app.app_context():
        world = parted(is_hidden=True)
        (towns,) = _open(world)
        regions = _place(world, by="karin")
        own = Todo(new_id(), "Kommunens egen", world.staff("boris"), in_days(1))
        add_task(world.patient(HANNA), own, by=world.member("boris"))
        world.share(HANNA, "maria", to="municipality")
        world.share(HANNA, "boris", to="region")
        db.session.rollback()
    maria, boris = sign_in(app, world, "maria"), sign_in(app, world, "boris")
    for screen, expected in ((maria, regions), (boris, towns)):
        assert drawn_for(screen, world)["episode"]["id"] == str(expected)
    with app.app_context():
        _step_down(db.session.get_one(Episode, regions), world)
        assert _open(world) == [towns]
        db.session.rollback()
    assert drawn_for(maria, world)["episode"]["id"] == str(towns)
    assert [each["id"] for each in drawn_for(boris, world)["tasks"] if each["state"] == "open"] == [
        str(own.id)
    ]


def _open(world: World) -> list[uuid.UUID]:
    of_hanna = select(Episode).where(Episode.patient_id == world.people[HANNA], Episode.closed_at.is_(None))
    return [episode.id for episode in db.session.scalars(of_hanna)]


def _place(world: World, *, by: str) -> uuid.UUID:
    put = Placing(world.category("avoiding"), "amber", WHY, id=new_id())
    place_patient(world.patient(HANNA), put, by=world.member(by))
    return put.id or uuid.UUID(int=0)


def _step_down(episode: Episode, world: World) -> None:
    karin = world.member("karin")
    propose_step_down(episode, "lugnt", by=karin)
    for item in checklist_of(episode.id):
        check_item(item, "done", by=karin)
    close_episode(episode, outcome="stable", holder=world.staff("maria"), by=karin)
