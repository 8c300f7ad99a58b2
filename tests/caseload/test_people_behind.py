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
from fact_board.caseload.behind.number import Number
from fact_board.caseload.metrics.period import Period, weeks_until
from fact_board.caseload.people_behind import COUNTED, people_behind
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.plans.actions import enter_plan, make_plan, offer_plan, undo_plan_step
from fact_board.coordination.plans.models import Plan
from fact_board.coordination.plans.rules import Named, Step
from fact_board.coordination.services.actions import Given as ServiceGiven
from fact_board.coordination.services.actions import add_service
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from fact_board.patients.actions import protect_identity
from tests.access.scenes import enter_in_books
from tests.board.team_at_work import in_days, nominate, place
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


def days_behind(world: World, name: str, number: str, **more: Any) -> dict[str, int | None]:
    """For how long each is counted, as somebody gets it."""
    member, today = world.member(name), clock.today()
    asked = Number(number, world.team_id, today, weeks_until(today, 13), **more)
    people = people_behind(Viewer(member.staff, member, uuid.uuid4()), asked)["people"]
    return {person["name"].split(" (")[0]: person["days"] for person in people}


def crisis_plan(world: World, person: str, by: str, *, days: int = 0) -> None:
    enter(world, person, by, kind="crisis", days=days)


def enter(world: World, person: str, by: str, *, kind: str, days: int = 0) -> None:
    named = Named(caller_id=world.staff_ids[by])
    step = Step("made", in_days(-days), in_days(90), "yes")
    enter_plan(world.patient(person), named, step, id=new_id(), kind=kind, by=world.member(by))


def test_who_still_waits_for_a_doctor_or_a_crisis_plan_and_for_how_long(apart: World) -> None:
    world = apart
    with clock.at(clock.now() - dt.timedelta(days=9)):
        place(world, "Hanna")
    place(world, "Petra", into="crisis")
    place(world, "Olof")
    meets(world, "Petra", "sara")  # a doctor
    meets(world, "Olof", "maria")
    crisis_plan(world, "Olof", "maria", days=100)
    assert days_behind(world, "karin", "no_doctor") == {"Hanna Björk": 9, "Olof Friis": 0}
    assert days_behind(world, "karin", "no_crisis_plan") == {"Hanna Björk": 9, "Petra Dahl": 0}
    assert next(iter(days_behind(world, "karin", "no_doctor"))) == "Hanna Björk"
    since_today = Period(clock.today(), clock.today())
    assert behind(world, "karin", "no_doctor", period=since_today) == ({"Olof Friis": 1}, 0)
    assert behind(world, "boris", "no_doctor") == ({}, 2)
    assert behind(world, "boris", "no_crisis_plan") == ({}, 2)


def test_a_plan_that_is_closed_to_the_reader_is_not_told_by_a_name_that_is_missing(apart: World) -> None:
    world = apart
    place(world, "Ismail")
    crisis_plan(world, "Ismail", "boris")
    assert behind(world, "maria", "no_crisis_plan") == ({"Ismail Kardelen": 1}, 0)
    world.share("Ismail", "boris", to="region", scopes=("status", "plans"))
    assert behind(world, "maria", "no_crisis_plan") == ({}, 0)


def test_a_crisis_plan_that_was_taken_back_at_once_was_never_made(world: World) -> None:
    place(world, "Hanna")
    by, id_ = world.member("maria"), new_id()
    named = Named(caller_id=world.staff_ids["maria"])
    offer_plan(world.patient("Hanna"), named, id=id_, kind="crisis", on=clock.today(), by=by)
    plan = db.session.get_one(Plan, id_)
    make_plan(plan, Step("made", clock.today(), in_days(90), "yes"), by=by)
    assert seen_by(world, "karin")["to_crisis_plan"]["reached"] == 1
    assert behind(world, "karin", "no_crisis_plan") == ({}, 0)
    undo_plan_step(plan, by=by)
    assert seen_by(world, "karin")["to_crisis_plan"]["reached"] == 0
    assert behind(world, "karin", "no_crisis_plan") == ({"Hanna Björk": 1}, 0)


def helped_by(world: World, person: str, name: str, *, days: int = 9) -> None:
    """Somebody of each principal gives support."""
    kind = next(kind for kind in kinds_of(world.team_id) if not kind.principal)
    service = ServiceGiven(kind.id, from_on=in_days(-days))
    add_service(world.patient(person), service, id=new_id(), by=world.member(name))


def test_who_lacks_a_sip_as_far_as_both_principals_are_known_to_be_in(apart: World) -> None:
    world = apart
    for person in ("Hanna", "Petra"):
        for name in ("maria", "boris"):
            helped_by(world, person, name)
    counted = seen_by(world, "karin")["sip"]
    assert behind(world, "maria", "no_sip") == ({}, counted["whole"] - counted["part"])
    world.share("Hanna", "boris", to="region", scopes=("status", "contacts", "plans"))
    more = counted["whole"] - counted["part"] - 1
    assert behind(world, "maria", "no_sip") == ({"Hanna Björk": 1}, more)
    enter(world, "Hanna", "boris", kind="sip")
    assert behind(world, "maria", "no_sip") == ({}, more)
    assert behind(world, "boris", "no_sip") == ({}, more)


def test_a_sip_that_is_closed_to_the_reader_is_not_told_by_a_name_that_is_missing(apart: World) -> None:
    world = apart
    world.share("Hanna", "boris", to="region", scopes=("status", "contacts"))
    assert behind(world, "maria", "no_sip")[0] == {"Hanna Björk": 1}  # by their named contacts
    enter(world, "Hanna", "boris", kind="sip")
    assert behind(world, "maria", "no_sip")[0] == {"Hanna Björk": 1}


def test_whose_decision_waits_on_whom_and_for_how_long(apart: World) -> None:
    world, town = apart, apart.party("municipality")

    def ask(person: str, days: int, by: str, **of: Any) -> uuid.UUID:
        asked, id_ = Asked("Boende", in_days(-days), **of), new_id()
        watch_decision(world.patient(person), asked, id=id_, by=world.member(by))
        return id_

    ask("Hanna", 30, "maria", party=town)
    ask("Hanna", 2, "maria", party=town)
    ask("Petra", 5, "boris", party=town)
    ask("Olof", 4, "maria", unit="Försäkringskassan")
    for over in ("ended_at", "superseded_at", "hidden_at"):
        over_now = db.session.get_one(DecisionWatch, ask("Hanna", 60, "maria", party=town))
        setattr(over_now, over, clock.now())
        db.session.commit()
    on_town = {"principal": "municipality"}
    assert behind(world, "karin", "waiting", **on_town) == ({"Hanna Björk": 2}, 1)
    assert days_behind(world, "karin", "waiting", **on_town) == {"Hanna Björk": 30}
    assert behind(world, "boris", "waiting", **on_town) == ({"Petra Dahl": 1}, 2)
    assert behind(world, "karin", "waiting", principal="others") == ({"Olof Friis": 1}, 0)
    assert behind(world, "karin", "waiting", principal="region") == ({}, 0)
    assert behind(world, "karin", "waiting") == ({"Hanna Björk": 2, "Olof Friis": 1}, 1)


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
    place(world, "Ismail", by="maria")
    crisis_plan(world, "Ismail", "maria")
    meets(world, "Ismail", "sara")
    for by in ("maria", "boris"):
        helped_by(world, "Petra", by)
        asked = Asked("Boende", in_days(-3), party=world.party("municipality"))
        watch_decision(world.patient("Petra"), asked, id=new_id(), by=world.member(by))
    world.share("Hanna", "maria", to="municipality", scopes=("status",))
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
        "no_sip": figures["sip"]["whole"] - figures["sip"]["part"],
        "no_doctor": figures["to_doctor"]["waiting"],
        "no_crisis_plan": figures["to_crisis_plan"]["waiting"],
        "waiting": sum(on["count"] for on in figures["waiting"]),
    }
    assert counted.keys() == COUNTED.keys()
    assert all(n for number, n in counted.items() if number != "late_answers")
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
