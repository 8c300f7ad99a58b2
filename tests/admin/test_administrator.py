"""An administrator sets up every team, and learns nothing of anybody on a board."""

import pytest

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.teams.actions import set_duty
from tests.admin.conftest import Office, newcomer, post
from tests.admin.test_memberships import add_task, end
from tests.signed_in import Body
from tests.world import PEOPLE

WORDS = tuple(word for person in PEOPLE for word in person.split())


def silent(text: str) -> bool:
    """Whether nobody on the board is named."""
    return not any(word in text for word in (*WORDS, "Ring hem"))


def test_everything_an_administrator_is_told_names_nobody_on_the_board(office: Office) -> None:
    add_task(office, "maria")
    adam, maria = office.person("adam"), office.member("maria", "adam")
    team = office.world.team_id
    pages = [
        adam.browser.get(path) for path in ("/admin", f"/admin/teams/{team}", f"/admin/teams/{team}/columns")
    ]
    reads = [adam.get(path) for path in ("/administration", f"/memberships/{maria['id']}/holding")]
    assert [answer.status_code for answer in pages + reads] == [200] * 5
    assert all(silent(answer.text) for answer in pages + reads)
    assert reads[1].get_json()["counts"] == {"tasks": 1, "primary": 6, "contacts": 6, "visits": 0}
    ended = end(office, "maria", by="adam", successor=str(office.world.staff_ids["sara"]))
    assert (ended["status"], ended["put"], ended["remove"]) == (200, [], [])


@pytest.mark.parametrize(
    "path", ["/changes", "/caseload", "/attendance", "/absences/tasks", "/presence", "/answers"]
)
def test_no_board_is_an_administrators(office: Office, path: str) -> None:
    adam = office.person("adam")
    for team in (office.world.team_id, office.other.team_id):
        assert adam.browser.get(f"/api/teams/{team}{path}").status_code == 404
        assert adam.browser.get(f"/teams/{team}/board").status_code == 404
    assert adam.browser.get("/team").status_code == 404
    assert adam.browser.get("/").headers["Location"] == "/admin"


def test_a_stale_write_tells_an_administrator_nothing_of_the_board(office: Office) -> None:
    category = next(one for one in office.administration("adam")["categories"] if one["code"] == "crisis")
    asked = {name: category[name] for name in EDITABLE} | {"label_sv": "Kris"}
    path = f"/categories/{category['id']}"
    adam = office.person("adam")
    assert adam.write(path, asked, method="PUT", version=category["version"]).status_code == 200
    stale = adam.write(path, asked | {"label_sv": "K"}, method="PUT", version=category["version"])
    assert stale.status_code == 412
    assert silent(stale.text)


EDITABLE = ("label_sv", "label_en", "order", "is_active", "review_days", "stay_low_days", "stay_high_days")


def test_an_administrator_founds_a_team_and_gives_it_a_party_and_a_leader(office: Office) -> None:
    adam, team_id, party_id = office.person("adam"), new_id(), new_id()
    adam.base = "/api/house"
    assert adam.write("/teams", {"id": str(team_id), "name": "Team Nytt"}).status_code == 201
    adam.base = f"/api/teams/{team_id}"
    party = {"id": str(party_id), "name": "Öppenvården", "short": "ÖV", "principal": "region"}
    assert adam.write("/parties", party).status_code == 201
    leader = newcomer(office, name="Lo Lind", role="leader", party=str(party_id))
    assert adam.write("/memberships", leader).status_code == 201
    house = adam.browser.get("/api/house").get_json()
    (made,) = [team for team in house["teams"] if team["name"] == "Team Nytt"]
    assert (made["staff"], made["leaders"], made["parties"][0]["short"]) == (1, ["Lo Lind"], "ÖV")


@pytest.mark.parametrize("name", ["karin", "maria"])
def test_the_house_is_the_administrators_alone(office: Office, name: str) -> None:
    person = office.person(name)
    assert person.browser.get("/api/house").status_code == 404
    assert person.browser.get("/admin").status_code == 404
    person.base = "/api/house"
    assert person.write("/teams", {"id": str(new_id()), "name": "Team Eget"}).status_code == 404


def test_a_role_given_by_an_administrator_takes_the_board_away(office: Office) -> None:
    lina, member = office.person("lina"), office.member("lina", "adam")
    asked = post(role="administrator", starts_on=member["starts_on"])
    answer = office.person("adam").write(
        f"/memberships/{member['id']}", asked, method="PUT", version=member["version"]
    )
    assert answer.status_code == 200
    assert lina.get("/changes").status_code == 401


def test_lost_factors_are_reset_and_the_colleague_signed_out(office: Office) -> None:
    maria, path = office.person("maria"), f"/api/house/staff/{office.world.staff_ids['maria']}/factors"
    for name, status in (("karin", 404), ("adam", 204)):
        asker = office.person(name)
        answer = asker.browser.delete(path, headers={"X-CSRF-Token": asker.csrf})
        assert answer.status_code == status
    assert maria.get("/changes").status_code == 401
    with office.app.app_context():
        account = db.session.query(Account).filter_by(staff_id=office.world.staff_ids["maria"]).one()
        sessions = db.session.query(DeviceSession).filter_by(account_id=account.id).all()
        assert all(session.ended_at for session in sessions)


def test_a_hsa_id_is_given_and_belongs_to_one(office: Office) -> None:
    adam, ids = office.person("adam"), office.world.staff_ids
    adam.base = "/api/house"
    given = {"hsa_id": "se2321000016-1003"}
    assert adam.write(f"/staff/{ids['maria']}/hsa-id", given, method="PUT").status_code == 200
    assert office.member("maria")["hsa_id"] == "SE2321000016-1003"
    assert adam.write(f"/staff/{ids['sara']}/hsa-id", given, method="PUT").status_code == 409


# Columns, for a leader and an administrator alike


def templates_of(category: Body) -> list[Body]:
    kept: list[Body] = category["templates"]
    return kept


@pytest.mark.parametrize("name", ["karin", "adam"])
def test_tasks_of_a_column_are_changed_ordered_rested_and_added(office: Office, name: str) -> None:
    category = next(one for one in office.administration(name)["categories"] if one["code"] == "crisis")
    first, *rest = templates_of(category)
    new = {
        "id": str(new_id()),
        "text_sv": "Ring anhörig",
        "text_en": "Call the family",
        "due_weekdays": 0,
        "is_preticked": False,
        "is_active": True,
    }
    wanted = [new, *rest, first | {"is_active": False}]
    path = f"/categories/{category['id']}/templates"
    answer = office.person(name).write(path, {"templates": wanted}, method="PUT", version=category["version"])
    assert answer.status_code == 200, answer.text
    again = next(one for one in office.administration(name)["categories"] if one["code"] == "crisis")
    assert templates_of(again)[0]["text_sv"] == "Ring anhörig"
    assert templates_of(again)[-1] == first | {"is_active": False}
    stale = office.person(name).write(path, {"templates": wanted}, method="PUT", version=category["version"])
    assert stale.status_code == 412


@pytest.mark.parametrize("how", ["missing", "preticked", "text"])
def test_impossible_tasks_of_a_column_are_refused(office: Office, how: str) -> None:
    category = next(one for one in office.administration()["categories"] if one["code"] == "crisis")
    kept = templates_of(category)
    extra = [kept[0] | {"id": str(new_id()), "is_preticked": True} for _ in range(3)]
    asked = {
        "missing": kept[1:],
        "preticked": [*kept, *extra],
        "text": [kept[0] | {"text_sv": " "}, *kept[1:]],
    }[how]
    path = f"/categories/{category['id']}/templates"
    answer = office.person("karin").write(
        path, {"templates": asked}, method="PUT", version=category["version"]
    )
    assert answer.status_code == 422
    assert "templates" in answer.get_json()["fields"]


def test_the_duty_of_somebody_away_is_told(office: Office) -> None:
    with office.app.app_context():
        world = office.world
        set_duty(world.team, world.staff("maria"), deputy=None, by=world.member("karin"))
        db.session.rollback()
    told = office.person("boris").get("/attendance").get_json()
    assert (told["officer"], told["today"]) == (str(office.world.staff_ids["maria"]), str(clock.today()))
