"""Who stands behind a number: through the gates, in the number's own unit, and logged."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.access.viewer import Viewer
from fact_board.audit.models import TrailRow
from fact_board.board.actions.tasks import Todo, add_task
from fact_board.board.models import Task
from fact_board.caseload.metrics.period import Period, weeks_until
from fact_board.caseload.people_behind import Number, people_behind
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import protect_identity
from tests.access.scenes import enter_in_books
from tests.board.team_at_work import nominate, place
from tests.caseload.test_figures import seen_by
from tests.caseload.test_work import meets
from tests.signed_in import SignedIn
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
YESTERDAY = dt.timedelta(days=1)


@pytest.fixture
def apart(closed_world: World) -> World:
    """Both parties know everybody; neither has been told."""
    enter_in_books(closed_world, "boris")
    return closed_world


def behind(world: World, name: str, number: str, **more: Any) -> tuple[dict[str, int], int]:
    """The list as somebody gets it: how often each is counted, and how many more."""
    member, today = world.member(name), clock.today()
    asked = {"period": weeks_until(today, 13), **more}
    viewer = Viewer(member.staff, member, uuid.uuid4())
    found = people_behind(viewer, Number(number, world.team_id, today, **asked))
    return {person["name"].split(" (")[0]: person["count"] for person in found["people"]}, found["not_shared"]


def late_task(world: World, person: str, *, by: str) -> None:
    todo = Todo(new_id(), text="Ring", owner=world.staff(by), due_on=clock.today())
    add_task(world.patient(person), todo, by=world.member(by))
    db.session.get_one(Task, todo.id).due_on = clock.today() - YESTERDAY
    db.session.commit()


def test_on_the_board_is_by_name_as_far_as_one_may_know(apart: World) -> None:
    world = apart
    place(world, "Hanna")
    place(world, "Petra", into="crisis")
    world.share("Petra", "maria", to="municipality")
    assert behind(world, "karin", "on_board") == ({"Hanna Björk": 1, "Petra Dahl": 1}, 0)
    assert behind(world, "boris", "on_board") == ({"Petra Dahl": 1}, 1)
    crisis = world.category("crisis").id
    assert behind(world, "karin", "on_board", category_id=crisis) == ({"Petra Dahl": 1}, 0)


def test_hidden_rows_of_somebody_shown_count_as_not_shared(apart: World) -> None:
    """Or the list would tell whose they are."""
    for by in ("boris", "boris", "maria"):
        late_task(apart, "Ismail", by=by)
    assert behind(apart, "boris", "overdue") == ({"Ismail Kardelen": 2}, 1)
    assert behind(apart, "maria", "overdue") == ({"Ismail Kardelen": 1}, 2)
    apart.share("Ismail", "boris", to="region")
    assert behind(apart, "maria", "overdue") == ({"Ismail Kardelen": 3}, 0)


def test_who_is_barred_or_protected_is_not_named(world: World) -> None:
    place(world, "Hanna")
    place(world, "Petra")
    bar_staff(world.patient("Hanna"), world.staff("maria"), id=new_id(), by=world.member("karin"))
    protect_identity(world.known("Petra"), by=world.member("karin"))
    people, more = behind(world, "maria", "on_board")
    assert more == 1
    assert [name[:4] for name in people] == ["Kod "]


def test_cards_visits_and_answers_that_are_late(world: World) -> None:
    late, in_time = place(world, "Hanna"), place(world, "Petra")
    meets(world, "Hanna", "maria", outcome="missed")
    meets(world, "Hanna", "maria", days=1, outcome="not_home")
    unanswered = nominate(world, "Olof", by="maria")
    nominate(world, "Ulla Sand", by="maria")
    late.review_on, in_time.review_on = clock.today() - dt.timedelta(days=20), clock.today()
    unanswered.answer_due_at = clock.now() - YESTERDAY
    db.session.commit()
    assert behind(world, "karin", "stale") == ({"Hanna Björk": 1}, 0)
    assert behind(world, "karin", "in_vain") == ({"Hanna Björk": 2}, 0)
    assert behind(world, "karin", "late_answers") == ({"Olof Friis": 1}, 0)
    assert behind(world, "karin", "unmet") == ({"Hanna Björk": 1, "Petra Dahl": 1}, 0)
    only_today = Period(clock.today(), clock.today())
    assert behind(world, "karin", "in_vain", period=only_today) == ({"Hanna Björk": 1}, 0)


def test_whom_others_have_met_is_known_with_their_word_alone(apart: World) -> None:
    place(apart, "Ismail")
    meets(apart, "Ismail", "boris")
    assert behind(apart, "maria", "unmet") == ({"Ismail Kardelen": 1}, 0)
    apart.share("Ismail", "boris", to="region", scopes=("status", "contacts"))
    assert behind(apart, "maria", "unmet") == ({}, 0)


def test_without_consent_names_only_those_known_to_be_in_both_books(apart: World) -> None:
    everybody = len(apart.people)
    assert behind(apart, "maria", "unshared") == ({}, everybody)
    apart.share("Ismail", "boris", to="region")
    assert behind(apart, "maria", "unshared") == ({"Ismail Kardelen": 1}, everybody - 1)
    apart.share("Ismail", "maria", to="municipality")
    assert behind(apart, "maria", "unshared") == ({}, everybody - 1)


@pytest.mark.parametrize("name", ["karin", "boris"])
def test_each_list_and_its_rest_are_as_many_as_the_page_says(apart: World, name: str) -> None:
    world = apart
    stale = place(world, "Hanna")
    late_task(world, "Hanna", by="maria")
    late_task(world, "Ismail", by="boris")
    meets(world, "Olof", "maria", outcome="missed")
    stale.review_on = clock.today() - dt.timedelta(days=20)
    db.session.commit()
    figures = seen_by(world, name)
    counted = {
        "on_board": figures["on_board"],
        "overdue": figures["overdue"]["part"],
        "in_vain": figures["missed"]["missed"],
        "stale": figures["fresh"]["whole"] - figures["fresh"]["part"],
        "late_answers": figures["replies"]["late"],
        "unmet": figures["nearness"]["unmet"],
        "unshared": figures["consent"]["whole"] - figures["consent"]["part"],
    }
    for number, n in counted.items():
        people, more = behind(world, name, number)
        assert sum(people.values()) + more == n, number


def test_looking_is_logged_with_whom_it_showed(app: Flask) -> None:
    with app.app_context():
        world = build_world()
        place(world, "Hanna")
    karin = SignedIn(app, world.team_id, world.staff_ids["karin"])
    answer = karin.get("/caseload/people?number=on_board")
    assert [person["name"] for person in answer.get_json()["people"]] == ["Hanna Björk (1960)"]
    with app.app_context():
        row = db.session.scalars(select(TrailRow).where(TrailRow.kind == "caseload")).one()
        assert row.shown == [str(world.people["Hanna Björk"])]
        assert row.staff_id == world.staff_ids["karin"]
    for refused in ("number=everything", "", "number=in_vain&weeks=0"):
        assert karin.get(f"/caseload/people?{refused}").status_code == 422
