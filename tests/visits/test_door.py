"""The safe door over HTTP: what one party's visitor is told of what the other wrote."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import bar_staff, give_basis, withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import set_primary, stop_medication
from fact_board.patients.models import CareContact
from fact_board.teams.actions import set_duty, write_absence
from fact_board.visits.actions import log_contact
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.signals.actions import report_concern
from tests.access.scenes import enter_in_books
from tests.board.conftest import Screen, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
LEFT_OUT = ("names", "now")


def miss(world: World, by: str = "boris", outcome: str = "missed") -> None:
    log_contact(
        world.patient("Hanna"),
        id=new_id(),
        kind="visit",
        outcome=outcome,
        on=clock.today(),
        by=world.member(by),
    )


def apart(app: Flask) -> World:
    """Both parties have Hanna in their books; nobody ever agreed to anything."""
    with app.app_context():
        world = build_world(is_shared=False)
        enter_in_books(world, "boris")
        db.session.rollback()
    return world


def door(screen: Screen, world: World) -> dict[str, Any]:
    answer = screen.get(f"/patients/{world.people['Hanna Björk']}/door")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json  # type: ignore[assignment]
    return told


def codes(told: dict[str, Any]) -> list[str]:
    return [caution["code"] for caution in told["cautions"]]


def test_a_missed_visit_reaches_the_other_partys_door(app: Flask, world: World) -> None:
    miss(world)
    maria = sign_in(app, world, "maria")
    told = door(maria, world)
    assert codes(told) == ["missed_visit"]
    assert [(row["outcome"], told["names"][row["by"]]) for row in told["missed"]] == [("missed", "Boris Alm")]


def test_the_door_tells_whom_the_person_met_and_what_is_planned(app: Flask, world: World) -> None:
    for who in ("boris", "lina", "boris"):
        miss(world, who, "done")
    on = clock.today()
    plan_visit(
        world.patient("Hanna"), Plan(on, world.staff("boris"), "14:00"), id=new_id(), by=world.member("boris")
    )
    told = door(sign_in(app, world, "maria"), world)
    assert sorted(told["names"][met["staff"]] for met in told["met"]) == ["Boris Alm", "Lina Ek"]
    assert told["names"][told["last_contact"]["by"]] == "Boris Alm"
    assert [(visit["time"], visit["place"]) for visit in told["planned"]] == [("14:00", "home")]
    assert told["cautions"] == []


def test_opening_the_door_is_logged_as_such(app: Flask, world: World) -> None:
    door(sign_in(app, world, "maria"), world)
    row = db.session.scalars(select(TrailRow).where(TrailRow.kind == "door")).one()
    assert row.patient_id == world.people["Hanna Björk"]
    assert row.basis == "consent"


def test_never_let_in_the_door_is_the_same_whatever_the_other_side_has(app: Flask) -> None:
    world = apart(app)
    maria = sign_in(app, world, "maria")
    before = door(maria, world)
    with app.app_context():
        miss(world)
        miss(world, outcome="done")
        miss(world)
        stop_medication(world.known("Hanna", "boris"), on=clock.today(), by=world.member("boris"))
        plan_visit(
            world.patient("Hanna"),
            Plan(clock.today(), world.staff("boris")),
            id=new_id(),
            by=world.member("boris"),
        )
        db.session.rollback()
    after = door(maria, world)
    kept = [{name: told[name] for name in told if name not in LEFT_OUT} for told in (before, after)]
    assert kept[0] == kept[1]
    assert codes(after) == []


@pytest.mark.parametrize(
    ("to_maria", "who", "expected"),
    [
        (("contacts",), "sara", ["missed_visit"]),  # with the scope, anybody of the party
        (("status",), "maria", ["call_first"]),  # without it, the person's primary contact …
        (("status",), "sara", []),  # … and not everybody
    ],
)
def test_without_the_scope_only_the_neutral_text_and_only_to_whom_it_concerns(
    app: Flask, to_maria: tuple[str, ...], who: str, expected: list[str]
) -> None:
    world = apart(app)
    with app.app_context():
        world.share("Hanna", "boris", to="region", scopes=to_maria)
        miss(world)
        db.session.rollback()
    told = door(sign_in(app, world, who), world)
    assert codes(told) == expected
    is_whole = expected == ["missed_visit"]
    assert bool(told["missed"]) == is_whole
    if not is_whole:
        assert "Boris" not in str(told), "who it was is closed, too"


def test_whoever_goes_there_next_is_told_to_call_first(app: Flask) -> None:
    world = apart(app)
    with app.app_context():
        basis = world.share("Hanna", "boris", to="region")
        withdraw_basis(db.session.get_one(LegalBasis, basis), by=world.member("boris"))
        set_primary(world.known("Hanna"), world.staff("karin"), by=world.member("karin"))
        miss(world)
        db.session.rollback()
    sara = sign_in(app, world, "sara")
    assert codes(door(sara, world)) == []
    with app.app_context():
        plan_visit(
            world.patient("Hanna"),
            Plan(clock.today(), world.staff("sara")),
            id=new_id(),
            by=world.member("sara"),
        )
        db.session.rollback()
    assert codes(door(sara, world)) == ["call_first"]


def test_a_block_lets_nothing_through(app: Flask) -> None:
    world = apart(app)
    with app.app_context():
        world.share("Hanna", "boris", to="region")
        give_basis(
            world.patient("Hanna"),
            id=new_id(),
            to=world.parties["region"],
            kind="block",
            by=world.member("boris"),
        )
        miss(world)
        db.session.rollback()
    assert codes(door(sign_in(app, world, "maria"), world)) == []


def test_stopped_medication_reaches_by_its_own_scope(app: Flask, world: World) -> None:
    stop_medication(world.known("Hanna"), on=clock.today(), by=world.member("maria"))
    assert codes(door(sign_in(app, world, "boris"), world)) == ["medication_stopped"]


def test_who_has_seen_it_has_a_name_and_what_comes_later_is_new(app: Flask, world: World) -> None:
    miss(world)
    maria, path = sign_in(app, world, "maria"), f"/patients/{world.people['Hanna Björk']}/acknowledgements"
    seen = {"id": str(new_id()), "code": "missed_visit", "since": clock.today().isoformat()}
    assert maria.send(path, seen).status_code == 201
    told = door(maria, world)
    assert told["names"][told["cautions"][0]["seen"]["by"]] == "Maria Berg"
    assert door(sign_in(app, world, "boris"), world)["cautions"][0]["seen"] is None, "each party for itself"


def test_what_is_still_to_happen_can_not_have_been_seen(app: Flask, world: World) -> None:
    maria, path = sign_in(app, world, "maria"), f"/patients/{world.people['Hanna Björk']}/acknowledgements"
    tomorrow = clock.today() + dt.timedelta(days=1)
    answer = maria.send(path, {"id": str(new_id()), "code": "missed_visit", "since": tomorrow.isoformat()})
    assert (answer.status_code, list((answer.json or {})["fields"])) == (422, ["since"])
    miss(world)
    assert door(maria, world)["cautions"][0]["seen"] is None


def test_a_protected_identity_is_a_code_at_the_door(app: Flask, world: World) -> None:
    from fact_board.patients.actions import protect_identity

    protect_identity(world.known("Hanna"), kind="marked", by=world.member("maria"))
    told = door(sign_in(app, world, "maria"), world)
    assert (told["label"], told["name"], told["birth_year"]) == (told["name"], told["label"], None)
    assert "Hanna" not in str(told)


def alerts(screen: Screen) -> dict[str, list[str]]:
    told: Any = screen.get("/alerts").json
    return {one["label"]: codes(one) for one in told["people"]}


def test_alerts_reach_the_primary_contact_and_who_goes_there_next(app: Flask, world: World) -> None:
    """And nobody else: Sara may open the door, but it is not for her to act."""
    miss(world)
    assert alerts(sign_in(app, world, "maria")) == {"Hanna B.": ["missed_visit"]}
    sara = sign_in(app, world, "sara")
    assert alerts(sara) == {}
    plan = Plan(clock.today(), world.staff("sara"))
    plan_visit(world.patient("Hanna"), plan, id=new_id(), by=world.member("sara"))
    assert alerts(sara) == {"Hanna B.": ["missed_visit"]}


def away_today(world: World, name: str) -> None:
    """Somebody is written down as away; Sara is on duty, Karin her deputy."""
    set_duty(world.team, world.staff("sara"), deputy=world.staff("karin"), by=world.member("karin"))
    today = clock.today()
    write_absence(
        world.team, world.staff(name), id=new_id(), from_on=today, to_on=today, by=world.member("karin")
    )


def test_alerts_reach_the_stand_in_of_who_is_away_and_nobody_else(app: Flask, world: World) -> None:
    def to_the_two() -> list[dict[str, list[str]]]:
        return [alerts(sign_in(app, world, name)) for name in ("sara", "karin")]

    miss(world)
    set_primary(world.known("Hanna", "boris"), world.staff("boris"), by=world.member("boris"))
    away_today(world, "boris")  # of the other party: not theirs to look after
    assert to_the_two() == [{}, {}]
    away_today(world, "maria")
    assert to_the_two() == [{"Hanna B.": ["missed_visit"]}, {}]
    told: Any = sign_in(app, world, "sara").get("/alerts").json
    assert told["people"][0]["instead_of"] == str(world.staff_ids["maria"])
    away_today(world, "sara")
    assert to_the_two() == [{}, {"Hanna B.": ["missed_visit"]}]


def test_a_deputy_of_the_persons_own_comes_before_who_is_on_duty(app: Flask, world: World) -> None:
    miss(world)
    maria = world.staff_ids["maria"]
    hanna = (CareContact.patient_id == world.people["Hanna Björk"], CareContact.staff_id == maria)
    db.session.scalars(select(CareContact).where(*hanna)).one().deputy_id = world.staff_ids["karin"]
    db.session.commit()
    away_today(world, "maria")
    assert alerts(sign_in(app, world, "sara")) == {}
    bar_staff(world.patient("Hanna"), world.staff("karin"), id=new_id(), by=world.member("karin"))
    assert alerts(sign_in(app, world, "sara")) == {"Hanna B.": ["missed_visit"]}


def test_a_stand_in_is_told_to_call_first_as_who_is_away_would_be(app: Flask) -> None:
    world = apart(app)
    with app.app_context():
        world.share("Hanna", "boris", to="region", scopes=("status",))
        miss(world)
        db.session.rollback()
    sara = sign_in(app, world, "sara")
    assert codes(door(sara, world)) == []
    with app.app_context():
        away_today(world, "maria")
        db.session.rollback()
    assert codes(door(sara, world)) == ["call_first"]
    assert alerts(sara) == {"Hanna B.": ["call_first"]}


def test_two_missed_draft_a_nomination(app: Flask, world: World) -> None:
    miss(world)
    miss(world, "lina", "not_home")
    assert alerts(sign_in(app, world, "maria")) == {"Hanna B.": ["missed_visit", "two_missed"]}


def test_a_reported_threat_stands_at_the_other_partys_door(app: Flask, world: World) -> None:
    report_concern(
        world.patient("Hanna"), id=new_id(), tags=("threat",), text="Skrek", by=world.member("boris")
    )
    assert codes(door(sign_in(app, world, "maria"), world)) == ["threat"]


def drafts(screen: Screen) -> list[tuple[str, int]]:
    told: Any = screen.get("/day").json
    return [(one["patient_label"], len(one["missed_on"])) for one in told["drafts"]]


def test_two_missed_wait_for_the_primary_contact_to_send_or_put_aside(app: Flask, world: World) -> None:
    maria = sign_in(app, world, "maria")
    miss(world)
    assert drafts(maria) == []
    miss(world, "lina", "not_home")
    assert drafts(maria) == [("Hanna B.", 2)]
    assert drafts(sign_in(app, world, "sara")) == []
    seen = {"id": str(new_id()), "code": "two_missed", "since": clock.today().isoformat()}
    assert maria.send(f"/patients/{world.people['Hanna Björk']}/acknowledgements", seen).status_code == 201
    assert drafts(maria) == []


def test_missed_visits_that_ones_party_does_not_see_draft_nothing(app: Flask) -> None:
    world = apart(app)
    with app.app_context():
        miss(world)
        miss(world, "lina")
        db.session.rollback()
    assert drafts(sign_in(app, world, "maria")) == []
