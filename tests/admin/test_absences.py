"""Away today: what waits goes to the deputy or the duty officer in one confirm."""

import datetime as dt
import uuid

from sqlalchemy import delete, select

from fact_board import clock
from fact_board.access.models import LegalBasis
from fact_board.board.models import Task
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.models import CareContact
from tests.admin.conftest import Office
from tests.admin.test_memberships import add_task, bar
from tests.signed_in import Body

TODAY = clock.today()


def waiting(office: Office, name: str, *, by: str = "karin", days: int = 0) -> Body:
    until = TODAY + dt.timedelta(days=days)
    answer = office.person(by).get(f"/absences/tasks?staff={office.world.staff_ids[name]}&to_on={until}")
    assert answer.status_code == 200, answer.text
    told: Body = answer.get_json()
    return told


def be_away(office: Office, name: str, moves: list[Body], *, by: str = "karin", days: int = 0) -> Body:
    body = {
        "id": str(new_id()),
        "staff": str(office.world.staff_ids[name]),
        "from_on": str(TODAY),
        "to_on": str(TODAY + dt.timedelta(days=days)),
        "moves": moves,
    }
    answer = office.person(by).write("/absences", body)
    return {"status": answer.status_code, **answer.get_json()}


def set_duty(office: Office, officer: str, deputy: str | None = None) -> None:
    ids = {name: str(id_) for name, id_ in office.world.staff_ids.items()}
    body = {"officer": ids[officer], "deputy": ids[deputy] if deputy else None}
    assert office.person("karin").write("/duty", body, method="PUT").status_code == 200


def owner_of(office: Office, task_id: uuid.UUID) -> uuid.UUID | None:
    with office.app.app_context():
        return db.session.get_one(Task, task_id).owner_id


def test_the_days_tasks_are_listed_with_the_deputy_else_the_duty_officer(office: Office) -> None:
    ids = office.world.staff_ids
    set_duty(office, "sara")
    today, late, later = (add_task(office, "maria", due_on=TODAY + dt.timedelta(days=n)) for n in (0, -2, 5))
    assert {task["id"] for task in waiting(office, "maria")["tasks"]} == {str(today), str(late)}
    assert {task["id"] for task in waiting(office, "maria", days=5)["tasks"]} >= {str(later)}
    assert {task["to"] for task in waiting(office, "maria")["tasks"]} == {str(ids["sara"])}
    with office.app.app_context():
        hanna = office.world.people["Hanna Björk"]
        contact = db.session.scalars(select(CareContact).where(CareContact.patient_id == hanna)).one()
        contact.deputy_id = ids["karin"]
        db.session.commit()
    assert {task["to"] for task in waiting(office, "maria")["tasks"]} == {str(ids["karin"])}


def test_when_the_duty_officer_is_away_their_deputy_is_proposed(office: Office) -> None:
    set_duty(office, "maria", "karin")
    add_task(office, "maria")
    assert [task["to"] for task in waiting(office, "maria")["tasks"]] == [
        str(office.world.staff_ids["karin"])
    ]


def test_one_confirm_moves_them_and_one_event_says_what(office: Office) -> None:
    moved, kept = add_task(office, "maria"), add_task(office, "maria", text="Kan vänta")
    sara = office.world.staff_ids["sara"]
    assert be_away(office, "maria", [{"task": str(moved), "to": str(sara)}], by="boris")["status"] == 201
    assert (owner_of(office, moved), owner_of(office, kept)) == (sara, office.world.staff_ids["maria"])
    with office.app.app_context():
        event = db.session.scalars(select(Event).where(Event.name == "absence_written")).one()
        assert event.facts["moved"] == [{"task": str(moved), "to": str(sara)}]
    away = office.person("karin").get("/attendance").get_json()["colleagues"]
    assert next(one for one in away if one["name"] == "Maria Berg")["away"] == [
        {"from_on": str(TODAY), "to_on": str(TODAY)}
    ]


def test_what_changed_hands_since_is_not_moved_in_silence(office: Office) -> None:
    task = add_task(office, "maria")
    mine, theirs = add_task(office, "maria"), office.world.staff_ids["karin"]
    with office.app.app_context():
        db.session.get_one(Task, task).owner_id = theirs
        db.session.commit()
    to = str(office.world.staff_ids["sara"])
    answer = be_away(office, "maria", [{"task": str(id_), "to": to} for id_ in (mine, task)])
    assert (answer["status"], answer["code"]) == (409, "absence.task_changed")
    assert owner_of(office, mine) == office.world.staff_ids["maria"], "all or nothing"


def test_nobody_who_is_away_gets_a_task(office: Office) -> None:
    task = add_task(office, "maria")
    assert be_away(office, "sara", [])["status"] == 201
    answer = be_away(office, "maria", [{"task": str(task), "to": str(office.world.staff_ids["sara"])}])
    assert (answer["status"], answer["code"]) == (409, "absence.receiver_away")


def test_a_stranger_gets_no_task(office: Office) -> None:
    task = add_task(office, "maria")
    stranger = str(office.other.staff_ids["sara"])
    assert be_away(office, "maria", [{"task": str(task), "to": stranger}])["status"] == 404
    assert owner_of(office, task) == office.world.staff_ids["maria"]


def test_no_task_goes_to_somebody_who_may_not_know_of_it(office: Office) -> None:
    bar(office, "sara")
    with office.app.app_context():
        hanna = LegalBasis.patient_id == office.world.people["Hanna Björk"]
        db.session.execute(delete(LegalBasis).where(hanna))
        db.session.commit()
    set_duty(office, "sara", "karin")
    task = add_task(office, "maria")
    assert [one["to"] for one in waiting(office, "maria")["tasks"]] == [str(office.world.staff_ids["karin"])]
    for unfit in ("sara", "boris"):
        moves = [{"task": str(task), "to": str(office.world.staff_ids[unfit])}]
        assert be_away(office, "maria", moves)["code"] == "absence.receiver_unfit", unfit
    assert be_away(office, "maria", [], by="boris")["status"] == 201
    assert waiting(office, "maria", by="boris")["tasks"] == []
    assert waiting(office, "maria", by="boris")["counts"] == {"tasks": 1}
