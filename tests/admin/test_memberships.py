"""Who works in the team: added, changed and ended by its leader."""

import datetime as dt
import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.access.models import Bar
from fact_board.board.models import Task
from fact_board.columns import new_id
from fact_board.extensions import db, socketio
from fact_board.live.models import Event
from fact_board.patients.models import CareContact
from fact_board.teams.models import Membership, TaskTemplate
from fact_board.teams.queries.team import duty_of
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.planned.models import PlannedVisit
from tests.admin.conftest import Office, employ, newcomer, post
from tests.board.team_at_work import in_days
from tests.signed_in import Body

YESTERDAY = clock.today() - dt.timedelta(days=1)


def last_event(name: str) -> Event:
    found = db.session.scalars(select(Event).where(Event.name == name).order_by(Event.seq.desc())).first()
    assert found is not None
    return found


def end(office: Office, name: str, *, by: str = "karin", **body: object) -> Body:
    """End someone's membership as the page does; the answer with its status."""
    member = office.member(name, by)
    asked = {"at_once": True, "last_on": None, "successor": None, **body}
    answer = office.person(by).write(f"/memberships/{member['id']}/end", asked, version=member["version"])
    return {"status": answer.status_code, **answer.get_json()}


def test_a_leader_adds_somebody_new_and_the_event_says_as_what(office: Office) -> None:
    asked = newcomer(office, role="nominator", hsa_id="SE2321000016-1003")
    answer = office.person("karin").write("/memberships", asked)
    assert answer.status_code == 201, answer.text
    (nora,) = [one for one in office.administration()["members"] if one["name"] == "Nora Ny"]
    assert (nora["role"], nora["fte"], nora["initials"], nora["account"]) == (
        "nominator",
        0.8,
        "NN",
        "invited",
    )
    assert nora["hsa_id"] == "SE2321000016-1003"
    with office.app.app_context():
        event = last_event("colleague_invited")
        assert event.actor_id == office.world.staff_ids["karin"]
        assert (event.facts["role"], event.facts["staff"]) == ("nominator", asked["staff_id"])


@pytest.mark.parametrize("name", ["maria", "boris"])
def test_a_member_adds_nobody(office: Office, name: str) -> None:
    assert office.person(name).write("/memberships", newcomer(office)).status_code == 404
    assert office.person(name).get("/administration").status_code == 404


def test_a_leader_does_not_reach_another_team(office: Office) -> None:
    karin = office.person("karin")
    karin.base = f"/api/teams/{office.other.team_id}"
    assert karin.write("/memberships", newcomer(office)).status_code == 404
    assert karin.get("/administration").status_code == 404


def test_a_leader_names_nobody_of_another_team(office: Office) -> None:
    known = newcomer(office, staff=str(office.other.staff_ids["karin"]))
    assert office.person("karin").write("/memberships", known).status_code == 404
    assert office.person("adam").write("/memberships", known).status_code == 201


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": str(YESTERDAY)}, "ends_on"),
        ({"profession": "wizard"}, "profession"),
        ({"name": ""}, "name"),
        ({"secret": "short"}, "secret"),
        ({"fte": "2"}, "fte"),
        ({"fte": "half"}, "fte"),
        ({"party": str(uuid.uuid4())}, "party"),
        ({"hsa_id": "ö"}, "hsa_id"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(office: Office, changes: Body, field: str) -> None:
    answer = office.person("karin").write("/memberships", newcomer(office, **changes))
    assert answer.status_code == 422
    assert field in answer.get_json()["fields"]


def test_nobody_works_twice_in_a_team_at_a_time(office: Office) -> None:
    again = newcomer(office, staff=str(office.world.staff_ids["maria"]))
    answer = office.person("karin").write("/memberships", again)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "membership.exists")


def test_two_who_change_the_same_membership_are_told(office: Office) -> None:
    maria = office.member("maria")
    path = f"/memberships/{maria['id']}"
    asked = post(profession="psychologist", starts_on=maria["starts_on"])
    karin = office.person("karin")
    assert karin.write(path, asked, method="PUT", version=maria["version"]).status_code == 200
    assert office.member("maria")["profession"] == "psychologist"
    stale = karin.write(path, asked | {"fte": "0.5"}, method="PUT", version=maria["version"])
    assert stale.status_code == 412
    assert stale.get_json()["version"] == office.member("maria")["version"]


def test_what_somebody_knows_stays_until_somebody_says_otherwise(office: Office) -> None:
    def change(**changes: object) -> tuple[bool, bool]:
        was = office.member("maria")
        asked = post(starts_on=was["starts_on"], **changes)
        path = f"/memberships/{was['id']}"
        office.person("karin").write(path, asked, method="PUT", version=was["version"])
        now = office.member("maria")
        return now["may_chair"], now["knows_addiction"]

    assert change(knows_addiction=True) == (False, True)
    assert change(fte="0.6", may_chair=True) == (True, True)
    assert change(knows_addiction=False) == (True, False)


def test_another_role_signs_out_at_once_and_is_an_event(office: Office) -> None:
    maria, member = office.person("maria"), office.member("maria")
    asked = post(role="nominator", starts_on=member["starts_on"])
    office.person("karin").write(
        f"/memberships/{member['id']}", asked, method="PUT", version=member["version"]
    )
    assert maria.get("/changes").status_code == 401
    with office.app.app_context():
        facts = last_event("membership_changed").facts
    assert (facts["was"]["role"], facts["role"]) == ("member", "nominator")


def test_the_only_leader_neither_ends_nor_steps_down(office: Office) -> None:
    assert end(office, "karin")["code"] == "membership.last_leader"
    karin = office.member("karin")
    for changes in (
        {"role": "member"},
        {"ends_on": str(clock.today() + dt.timedelta(days=9))},
        {"starts_on": str(clock.today() + dt.timedelta(days=9))},
    ):
        asked = post(**{"role": "leader", "starts_on": karin["starts_on"], **changes})
        answer = office.person("karin").write(
            f"/memberships/{karin['id']}", asked, method="PUT", version=karin["version"]
        )
        assert answer.get_json()["code"] == "membership.last_leader", changes
    with office.app.app_context():
        employ(office.world, "lo", "Lo Lind", role="leader")
    assert end(office, "karin")["status"] == 200


def test_a_leader_who_begins_later_does_not_count_yet(office: Office) -> None:
    with office.app.app_context():
        employ(office.world, "lo", "Lo Lind", role="leader", starts_on=clock.today() + dt.timedelta(days=5))
    assert end(office, "karin")["code"] == "membership.last_leader"
    in_time = str(clock.today() + dt.timedelta(days=6))
    assert end(office, "karin", at_once=False, last_on=in_time)["status"] == 200


# Ending


def add_task(office: Office, owner: str, **rest: object) -> uuid.UUID:
    task_id = new_id()
    facts: dict[str, object] = {"text": "Ring hem", "due_on": clock.today(), **rest}
    with office.app.app_context():
        db.session.add(
            Task(
                id=task_id,
                team_id=office.world.team_id,
                patient_id=office.world.people["Hanna Björk"],
                party_id=office.world.parties["region"],
                owner_id=office.world.staff_ids[owner],
                by_id=office.world.staff_ids[owner],
                at=clock.now(),
                **facts,
            )
        )
        db.session.commit()
    return task_id


def test_ending_lists_what_is_in_hand_and_hands_it_over_in_one_confirm(office: Office) -> None:
    task_id = add_task(office, "maria")
    maria = office.member("maria")
    assert maria["in_hand"] == 1 + 6 + 6
    held = office.person("karin").get(f"/memberships/{maria['id']}/holding").get_json()
    assert held["counts"] == {"tasks": 1, "primary": 6, "contacts": 6, "visits": 0}
    assert [task["text"] for task in held["tasks"]] == ["Ring hem"]
    assert len(held["primary"]) == 6
    assert end(office, "maria")["code"] == "membership.successor_missing"
    sara = office.world.staff_ids["sara"]
    assert end(office, "maria", successor=str(sara))["status"] == 200
    with office.app.app_context():
        task = db.session.get_one(Task, task_id)
        assert task.owner_id == sara
        assert {p.primary_id for p in map(office.world.known, ("Hanna", "Ulla", "Petra"))} == {sara}
        contacts = db.session.scalars(select(CareContact)).all()
        assert office.world.staff_ids["maria"] not in {
            contact.staff_id for contact in contacts if contact.team_id == office.world.team_id
        }
        facts = last_event("membership_ended").facts
        assert (facts["successor"], len(facts["handed_over"])) == (str(sara), 13)
    assert office.member("maria")["state"] == "ended"


def test_what_a_column_proposed_falls_to_the_primary_contact(office: Office) -> None:
    with office.app.app_context():
        template = db.session.scalars(select(TaskTemplate)).first()
        assert template is not None
        template_id = template.id
    proposed, chosen = add_task(office, "sara", template_id=template_id), add_task(office, "sara")
    assert end(office, "sara", successor=str(office.world.staff_ids["karin"]))["status"] == 200
    with office.app.app_context():
        assert db.session.get_one(Task, proposed).owner_id == office.world.staff_ids["maria"]
        assert db.session.get_one(Task, chosen).owner_id == office.world.staff_ids["karin"]


@pytest.mark.parametrize("successor", ["boris", "maria"])
def test_a_successor_works_for_the_same_party_and_is_somebody_else(office: Office, successor: str) -> None:
    answer = end(office, "maria", successor=str(office.world.staff_ids[successor]))
    assert (answer["status"], list(answer["fields"])) == (422, ["successor"])


def test_an_ended_membership_is_signed_out_in_this_moment(office: Office) -> None:
    lina = office.person("lina")
    assert lina.get("/changes").status_code == 200
    assert end(office, "lina")["status"] == 200
    assert lina.get("/changes").status_code == 401
    assert end(office, "lina")["code"] == "membership.ended"


def test_a_later_last_day_leaves_them_signed_in(office: Office) -> None:
    lina = office.person("lina")
    later = str(clock.today() + dt.timedelta(days=3))
    assert end(office, "lina", at_once=False, last_on=later)["status"] == 200
    assert lina.get("/changes").status_code == 200
    assert end(office, "lina", at_once=False)["fields"].keys() == {"last_on"}


def test_the_socket_is_closed_without_waiting_for_a_beat(app: Flask, office: Office) -> None:
    lina, boris = office.person("lina"), office.person("boris")
    sockets = [socketio.test_client(app, flask_test_client=one.browser) for one in (lina, boris)]
    for socket in sockets:
        socket.emit("join", {"team": str(office.world.team_id)}, callback=True)
    assert end(office, "lina")["status"] == 200
    assert [socket.is_connected() for socket in sockets] == [False, True]


def test_who_began_today_can_be_ended_today(office: Office) -> None:
    office.person("karin").write("/memberships", newcomer(office))
    nora = next(one for one in office.administration()["members"] if one["name"] == "Nora Ny")
    body = {"at_once": True, "last_on": None, "successor": None}
    answer = office.person("karin").write(f"/memberships/{nora['id']}/end", body, version=nora["version"])
    assert answer.status_code == 200
    with office.app.app_context():
        row = db.session.get_one(Membership, uuid.UUID(nora["id"]))
        assert not row.is_current(clock.today())


def test_what_a_former_colleague_still_holds_can_be_handed_over(office: Office) -> None:
    with office.app.app_context():
        row = office.world.member("maria")
        row.ends_on = YESTERDAY
        db.session.commit()
    assert end(office, "maria", successor=str(office.world.staff_ids["sara"]))["status"] == 200
    assert office.member("maria")["in_hand"] == 0
    assert office.member("maria")["ends_on"] == str(YESTERDAY)


def test_urgent_things_pass_to_the_deputy_of_a_duty_officer_who_ends(office: Office) -> None:
    ids = {name: str(id_) for name, id_ in office.world.staff_ids.items()}
    office.person("karin").write("/duty", {"officer": ids["lina"], "deputy": ids["sara"]}, method="PUT")
    end(office, "lina")
    with office.app.app_context():
        duty = duty_of(office.world.team_id, clock.today())
        assert duty is not None
        assert (duty.officer_id, duty.deputy_id) == (office.world.staff_ids["sara"], None)


def bar(office: Office, name: str) -> None:
    """Somebody is barred from Hanna."""
    with office.app.app_context():
        world = office.world
        db.session.add(
            Bar(
                id=new_id(),
                team_id=world.team_id,
                patient_id=world.people["Hanna Björk"],
                party_id=world.parties["region"],
                staff_id=world.staff_ids[name],
                by_id=world.staff_ids["karin"],
                at=clock.now(),
            )
        )
        db.session.commit()


def test_nobody_takes_over_a_person_they_are_barred_from(office: Office) -> None:
    bar(office, "sara")
    answer = end(office, "maria", successor=str(office.world.staff_ids["sara"]))
    assert (answer["status"], list(answer["fields"])) == (422, ["successor"])
    assert end(office, "maria", successor=str(office.world.staff_ids["karin"]))["status"] == 200


def test_a_barred_leader_hands_over_a_person_unseen(office: Office) -> None:
    bar(office, "karin")
    add_task(office, "maria")
    maria = office.member("maria")
    held = office.person("karin").get(f"/memberships/{maria['id']}/holding").get_json()
    assert held["counts"] == {"tasks": 1, "primary": 6, "contacts": 6, "visits": 0}
    assert (held["tasks"], len(held["primary"]), len(held["contacts"])) == ([], 5, 5)


def test_a_leader_ends_no_administrator_and_staffs_the_own_party_alone(office: Office) -> None:
    with office.app.app_context():
        employ(office.world, "rut", "Rut Rask", role="log_reviewer")
    assert end(office, "rut")["code"] == "membership.administrators_grant"
    grants = office.administration()["grants"]
    assert grants == {
        "party": str(office.world.parties["region"]),
        "roles": ["member", "leader", "nominator"],
    }
    assert office.administration("adam")["grants"]["party"] is None
    theirs = newcomer(office, party=str(office.world.parties["municipality"]))
    assert office.person("karin").write("/memberships", theirs).get_json()["fields"].keys() == {"party"}
    reviewer = newcomer(office, role="log_reviewer")
    assert office.person("karin").write("/memberships", reviewer).get_json()["fields"].keys() == {"role"}


def test_who_leaves_later_makes_their_visits_until_then_themselves(office: Office) -> None:
    """What the dialog counts is what goes to the successor."""
    with office.app.app_context():
        for days in (0, 3, 4):
            plan = Plan(in_days(days), office.world.staff("maria"))
            plan_visit(office.world.patient("Hanna"), plan, id=new_id(), by=office.world.member("maria"))
        db.session.rollback()
    path = f"/memberships/{office.member('maria')['id']}/holding"
    karin, last_on = office.person("karin"), in_days(3).isoformat()
    assert karin.get(path).get_json()["counts"]["visits"] == 3
    held = karin.get(f"{path}?last_on={last_on}").get_json()
    assert (held["counts"]["visits"], [one["on"] for one in held["visits"]]) == (1, [in_days(4).isoformat()])
    ended = end(
        office, "maria", at_once=False, last_on=last_on, successor=str(office.world.staff_ids["sara"])
    )
    assert ended["status"] == 200
    with office.app.app_context():
        visits = db.session.scalars(select(PlannedVisit).order_by(PlannedVisit.on))
        names = {id_: name for name, id_ in office.world.staff_ids.items()}
        assert [names[visit.staff_id] for visit in visits] == ["maria", "maria", "sara"]
