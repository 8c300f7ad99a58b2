"""Without a basis nobody can tell whether the other side has something, nothing, or doesn't know the person.

The same acts in three worlds that differ only in what the region holds; every answer must be the same. Ids
and moments are masked, numbers of events too; the team's totals count everyone by design.
"""

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.extensions import db
from fact_board.patients import actions as patients
from fact_board.patients.models import KnownTo
from fact_board.teams.models import Membership, Party
from fact_board.visits.actions import log_contact
from tests.access.town import HANNA, Body, Town, nothing_but_the_team
from tests.board.conftest import sign_in
from tests.board.team_at_work import answer, in_days, nominate, place, start, task
from tests.conftest import empty_database
from tests.live.test_sockets import heard, join, socket_of
from tests.world import World, build_world

NUMBER = "199001012385"
Told = dict[str, Any]
WORLDS = ("unknown", "known", "busy")


def make_world(app: Flask, which: str) -> World:
    """Nobody shares anything. The municipality knows Hanna and Petra; what the region knows differs."""
    with app.app_context():
        empty_database()
        world = build_world(people=("Ulla Sand", "Ulla Svan"), is_shared=False)
        db.session.execute(
            update(Membership).where(Membership.id == world.members["boris"]).values(role="leader")
        )
        db.session.commit()
        start(world)
        if which != "unknown":
            enrol(world, "maria")
        receipt = enrol(world, "boris")
        world.people[HANNA[0]] = next(
            id_ for kind, id_ in receipt.subjects if kind == "patient" and _is_ours(world, id_)
        )
        db.session.rollback()
    return world


def _is_ours(world: World, id_: uuid.UUID) -> bool:
    return db.session.get(KnownTo, (id_, world.parties["municipality"])) is not None


def enrol(world: World, by: str, person: tuple[str, int] = HANNA) -> Receipt:
    return patients.enrol_patient(
        world.team,
        id=uuid.uuid4(),
        name=person[0],
        birth_year=person[1],
        contact=world.staff(by),
        phone="0700 00 00 02",
        by=world.member(by),
    )


def be_busy(world: World) -> None:
    """What the region can do with a person, one of each."""
    maria, hanna = world.member("maria"), world.patient("Hanna")
    answer(world, nominate(world, "Hanna", by="maria"), "not_now")
    place(world, "Hanna")
    task(world, "Hanna")
    nominate(world, "Hanna", by="maria")
    visit: Body = {"kind": "visit", "on": clock.today(), "by": maria}
    log_contact(hanna, id=new_id(), outcome="missed", **visit)
    log_contact(hanna, id=new_id(), outcome="done", **visit)
    patients.add_legal_status(
        hanna, id=new_id(), status="LPT", starts_on=clock.today(), ends_on=in_days(9), by=maria
    )
    asked = Asked("LSS", clock.today(), in_days(3), unit="x", party=db.session.get(Party, maria.party_id))
    watch_decision(hanna, asked, id=new_id(), by=maria)
    known = world.known("Hanna")
    patients.set_two_person(known, reason="hotfull", review_on=in_days(5), by=maria)
    patients.stop_medication(known, on=clock.today(), by=maria)
    patients.set_primary(known, world.staff("maria"), by=maria)
    patients.add_next_of_kin(hanna, patients.Kin("Siv", "syster", "1", "yes"), id=new_id(), by=maria)
    patients.protect_identity(known, by=maria)
    bar_staff(hanna, world.staff("sara"), id=new_id(), by=world.member("karin"))
    enrol(world, "maria", ("Petra Dahl", 1971))


def read_all(town: Town, when: str) -> None:
    team = f"/teams/{town.world.team_id}"
    for path in (
        "/changes",
        "/answers",
        "/attendance",
        "/absences/tasks",
        "/wrong-person",
    ):  # caseload counts all
        town.get(f"{when}: {path}", path)
    town.get(f"{when}: emergencies", "/emergencies")
    for mode in ("code", "initials", "name"):
        town.get(f"{when}: wall {mode}", f"/changes?wall={mode}")
    town.get(f"{when}: panel", f"/patients/{town.hanna}")
    town.get(f"{when}: door", f"/patients/{town.hanna}/door")
    town.get(f"{when}: alerts", "/alerts")
    town.get(f"{when}: sharing", f"/patients/{town.hanna}/sharing")
    town.get(f"{when}: number", f"/patients/{town.hanna}/personal-number")
    town.page(f"{when}: board", f"{team}/board")
    town.page(f"{when}: person's page", f"{team}/board/patients/{town.hanna}")
    town.page(f"{when}: caseload page", f"{team}/caseload")
    town.page(f"{when}: home", "/")


def act(town: Town) -> None:
    """Everything a party may try with a person, right and wrong."""
    person, world = f"/patients/{town.hanna}", town.world
    who, region = str(world.staff_ids["boris"]), str(world.parties["region"])
    with town.app.app_context():
        crisis, avoiding = str(world.category("crisis").id), str(world.category("avoiding").id)
    ids = {name: str(new_id()) for name in ("nomination", "note", "task", "kin", "basis", "visit")}
    why = {"text": "x", "tags": []}
    read_all(town, "at first")
    town.send("ask", f"{person}/basis-requests", {"id": str(new_id())})
    town.send("ask again", f"{person}/basis-requests", {"id": str(new_id())})
    asked = {"kind": "board", "category": avoiding, "urgency": "red", "tags": ["sleep"], "text": "hej"}
    town.send(
        "nominate for nothing",
        f"{person}/nominations",
        {**asked, "id": str(new_id()), "text": "", "tags": []},
    )
    town.send("nominate", f"{person}/nominations", {**asked, "id": ids["nomination"]})
    town.send("nominate again", f"{person}/nominations", {**asked, "id": str(new_id())})
    placing = {"id": str(new_id()), "category": crisis, "urgency": "red", "why": why}
    town.send("place", f"{person}/episodes", placing)
    given = {"id": str(new_id()), "decision": "reply", "text": "ja"}
    own = town.of_hanna()["nominations"][0]
    town.send("answer", f"/nominations/{own['id']}/answers", given, version=own["version"])
    town.send("read the answers", f"/nominations/{own['id']}/withdrawal", version=9999)
    town.send("withdraw a stale one", f"/nominations/{own['id']}/withdrawal", version=own["version"] + 5000)
    town.send("nominate once more", f"{person}/nominations", {**asked, "id": str(new_id())})
    for nomination in town.of_hanna()["nominations"]:
        town.send("withdraw", f"/nominations/{nomination['id']}/withdrawal", version=nomination["version"])
    town.send("note", f"{person}/notes", {"id": ids["note"], "text": "hej"})
    town.send("note twice", f"{person}/notes", {"id": ids["note"], "text": "hej"})
    town.send("correct", f"/notes/{ids['note']}/corrections", {"id": str(new_id()), "text": "då"})
    todo = {"id": ids["task"], "text": "ring", "owner": who, "due_on": in_days(1).isoformat()}
    town.send("task", f"{person}/tasks", todo)
    town.send("tick stale", f"/tasks/{ids['task']}/tick", version=1)
    town.send("tick", f"/tasks/{ids['task']}/tick", version=town.of_hanna()["tasks"][0]["version"])
    visit = {"id": ids["visit"], "kind": "visit", "outcome": "missed", "on": clock.today().isoformat()}
    town.send("visit", f"{person}/visits", visit)
    plan = {"id": str(new_id()), "on": clock.today().isoformat(), "staff": who}
    town.send("plan a visit", f"{person}/planned-visits", plan)
    together = {**plan, "id": str(new_id()), "with": str(world.staff_ids["maria"])}
    town.send("plan one with the other side", f"{person}/planned-visits", together)
    seen = {"id": str(new_id()), "code": "call_first", "since": clock.today().isoformat()}
    town.send("see an alert", f"{person}/acknowledgements", seen)
    town.get("door before a visit", f"{person}/door")
    days = {"starts_on": clock.today().isoformat(), "ends_on": in_days(4).isoformat()}
    town.send("legal", f"{person}/legal-statuses", {"id": str(new_id()), "kind": "HSL", **days})
    wait = {"id": str(new_id()), "what": "LSS", "asked_of": "x", "asked_on": clock.today().isoformat()}
    town.get("what is waited for", f"{person}/decisions")
    town.send("decision", f"{person}/decisions", wait)
    two = {"reason": "hund", "review_on": in_days(4).isoformat()}
    town.send("two stale", f"{person}/two-person", two, method="PUT", version=4000)
    town.send("two", f"{person}/two-person", two, method="PUT", version=town.of_hanna()["version"])
    town.send("two end", f"{person}/two-person/end", version=town.of_hanna()["version"])
    stop = {"on": clock.today().isoformat()}
    town.send("stop", f"{person}/medication-stop", stop, method="PUT", version=town.of_hanna()["version"])
    town.send("resume", f"{person}/medication-stop/end", version=town.of_hanna()["version"])
    contact = {"staff": who, "phone": "1", "hours": "8"}
    for party in world.parties:
        path = f"{person}/contacts/{world.parties[party]}"
        town.send(f"contact of {party}", path, contact, method="PUT")
    primary = {"staff": who}
    town.send("primary", f"{person}/primary", primary, method="PUT", version=town.of_hanna()["version"])
    kin = {"id": ids["kin"], "name": "Siv", "relation": "mor", "phone": "1", "may_contact": "no"}
    town.send("kin", f"{person}/next-of-kin", kin)
    town.send("number", f"{person}/personal-number", {"number": NUMBER}, method="PUT")
    town.send("lookup", "/personal-number-lookup", {"number": NUMBER})
    town.send("number away", f"{person}/personal-number/removal")
    basis = {"id": ids["basis"], "to": region, "kind": "consent", "how": "oral", "scopes": ["plans"]}
    until = {"valid_until": in_days(30).isoformat()}
    town.send("enrol again", "/patients", {"name": HANNA[0], "birth_year": HANNA[1], "contact": who})
    new = {"name": "Petra Dahl", "birth_year": 1971, "contact": who}
    found = town.send("enrol someone", "/patients", new)
    town.names |= {thing["id"]: "petra" for thing in found["put"] if thing.get("name") == "Petra Dahl"}
    town.send(
        "leave",
        f"{person}/departure",
        {"reason": "moved", "successor": "x"},
        version=town.of_hanna()["version"],
    )
    town.send("bar", f"{person}/bars", {"id": str(new_id()), "staff": str(world.staff_ids["lina"])})
    town.send(
        "close with nothing open",
        f"/episodes/{new_id()}/closure",
        {"outcome": "stable", "holder": who},
        version=1,
    )
    read_all(town, "at last")
    town.send("give", f"{person}/bases", basis | until)
    town.send("give the same", f"{person}/bases", basis | until | {"id": str(new_id())})
    read_all(town, "having given")
    town.send("block", f"{person}/bases", {"id": str(new_id()), "to": region, "kind": "block"})
    town.send("give while blocked", f"{person}/bases", basis | until | {"id": str(new_id())})
    town.send(
        "protect",
        f"{person}/protection",
        {"kind": "marked"},
        method="PUT",
        version=town.of_hanna()["version"],
    )


@pytest.fixture(scope="module")
def told(migrated_app: Flask) -> dict[str, Told]:
    """By world: what was answered, which frames came while the region was busy, what a catch-up says."""
    found: dict[str, Told] = {}
    for which in WORLDS:
        world = make_world(migrated_app, which)
        town = Town(migrated_app, world)
        head: Any = town.screen.get("/changes").json
        socket = socket_of(migrated_app, town.screen)
        join(socket, world.team_id)
        if which == "busy":
            with migrated_app.app_context():
                be_busy(world)
                db.session.rollback()
        frames = heard(socket, "change")
        since = f"/changes?since={head['seq']}&mark={head['mark']}"
        caught: Any = town.screen.get(since).json
        socket.disconnect()
        act(town)
        found[which] = {"answers": town.answers, "frames": frames, "caught up": caught}
    return found


@pytest.mark.parametrize("which", ["known", "busy"])
def test_every_answer_is_the_same_whatever_the_other_side_holds(told: dict[str, Told], which: str) -> None:
    nothing, something = told["unknown"]["answers"], told[which]["answers"]
    assert len(nothing) > 80
    differing = [name for name in nothing if nothing[name] != something[name]]
    shown = [f"{name}:\n  {nothing[name]}\n  {something[name]}" for name in differing]
    assert shown == [], "\n".join(shown)


def test_no_frame_tells_that_the_other_side_does_something(told: dict[str, Told]) -> None:
    frames = told["busy"]["frames"]
    assert len(frames) > 10
    assert [frame for frame in frames if not nothing_but_the_team(frame)] == []
    assert {(frame["name"], frame["by"], frame["at"]) for frame in frames} == {(None, None, None)}


def test_no_catch_up_tells_it_either(told: dict[str, Told]) -> None:
    assert nothing_but_the_team(told["busy"]["caught up"])


def test_the_refusals_were_really_asked(told: dict[str, Told]) -> None:
    """The comparison would hold of a thousand 404s as well."""
    status = {name: kept[0] for name, kept in told["busy"]["answers"].items()}
    assert {name for name, code in status.items() if code == 404} <= {"close with nothing open"}
    assert {
        status[name] for name in ("nominate", "note", "task", "visit", "give", "ask", "enrol someone")
    } == {201}
    assert {status[name] for name in ("nominate again", "enrol again", "give while blocked")} == {409}
    assert {status[name] for name in ("tick stale", "two stale", "withdraw a stale one")} == {412}
    assert status["nominate for nothing"] == 422


@pytest.mark.parametrize("is_protected", [False, True])
def test_a_protection_by_the_other_side_is_not_told_in_any_list(app: Flask, is_protected: bool) -> None:
    """Once the labels of answers, emergencies and refusals were the code, whoever protected the person."""
    world = make_world(app, "known")
    boris = sign_in(app, world, "boris")
    hanna, who = str(world.people[HANNA[0]]), str(world.staff_ids["boris"])
    with app.app_context():
        world.share("Hanna", "boris", to="region")
        answer(world, nominate(world, "Hanna", by="boris"), "not_now")
        if is_protected:
            patients.protect_identity(world.known("Hanna"), by=world.member("maria"))
        db.session.rollback()
    (told_,) = boris.get("/answers").json["answers"]  # type: ignore[index]
    assert told_["patient_label"] == "Hanna B."
    again = boris.send("/patients", {"name": HANNA[0], "birth_year": HANNA[1], "contact": who})
    assert "Kod" not in again.text
    body = {"id": str(new_id()), "reason": "Hittad medvetslös i trapphuset."}
    assert boris.send(f"/patients/{hanna}/emergency", body).status_code == 201
    (opened,) = boris.get("/emergencies").json["emergencies"]  # type: ignore[index]
    assert opened["patient_label"] == "Hanna B."
