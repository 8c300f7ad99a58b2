"""Visits of somebody who is away: another goes, or the team cancels, in the confirm of the absence."""

import datetime as dt
import uuid

import pytest

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.actions import set_two_person
from fact_board.teams.actions import write_absence
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.planned.models import PlannedVisit
from tests.admin.conftest import Office
from tests.admin.test_absences import TODAY, waiting
from tests.signed_in import Body
from tests.world import World


def planned(office: Office, who: str = "maria", companion: str | None = None, *, days: int = 0) -> uuid.UUID:
    """A visit to Hanna, at half past ten."""
    with office.app.app_context():
        world, id_ = office.world, new_id()
        plan = Plan(
            TODAY + dt.timedelta(days=days),
            world.staff(who),
            "10:30",
            companion=world.staff(companion) if companion else None,
        )
        plan_visit(world.patient("Hanna"), plan, id=id_, by=world.member(who))
        db.session.remove()
    return id_


def be_away(office: Office, visit: uuid.UUID, to: str | None, *, name: str = "maria", days: int = 1) -> Body:
    ids = office.world.staff_ids
    body = {
        "id": str(new_id()),
        "staff": str(ids[name]),
        "from_on": str(TODAY),
        "to_on": str(TODAY + dt.timedelta(days=days)),
        "visits": [{"visit": str(visit), "to": str(ids[to]) if to else None}],
    }
    answer = office.person("karin").write("/absences", body)
    return {"status": answer.status_code, **answer.get_json()}


def going(office: Office, visit: uuid.UUID) -> tuple[str, str | None, str]:
    names = {id_: name for name, id_ in office.world.staff_ids.items()}
    with office.app.app_context():
        row = db.session.get_one(PlannedVisit, visit)
        return names[row.staff_id], names.get(row.with_id), row.state  # type: ignore[arg-type]


def test_visits_of_the_days_away_are_listed_with_who_may_go(office: Office) -> None:
    today, later = planned(office), planned(office, days=9)
    (told,) = waiting(office, "maria", days=1)["visits"]
    assert (told["id"], told["on"], told["time"]) == (str(today), str(TODAY), "10:30")
    ids = office.world.staff_ids
    assert set(told["may_go"]) == {str(ids["karin"]), str(ids["sara"])}  # hers, and not herself
    assert str(later) in {one["id"] for one in waiting(office, "maria", days=9)["visits"]}


def test_a_colleague_goes_instead(office: Office) -> None:
    visit = planned(office)
    assert be_away(office, visit, "sara")["status"] == 201
    assert going(office, visit) == ("sara", None, "planned")
    with office.app.app_context():
        event = db.session.query(Event).filter_by(name="absence_written").one()
        assert event.facts["visits"] == [{"visit": str(visit), "to": str(office.world.staff_ids["sara"])}]


def test_or_the_team_cancels_it(office: Office) -> None:
    visit = planned(office)
    assert be_away(office, visit, None)["status"] == 201
    assert going(office, visit) == ("maria", None, "cancelled_by_team")


@pytest.mark.parametrize(
    ("companion", "to", "code"),
    [
        (None, "boris", "absence.visitor_unfit"),  # of the other party
        ("sara", "sara", "absence.visitor_unfit"),  # two are two
        (None, "maria", "absence.visitor_unfit"),
    ],
)
def test_not_everybody_may(office: Office, companion: str | None, to: str, code: str) -> None:
    visit = planned(office, "maria", companion)
    told = be_away(office, visit, to)
    assert (told["status"], told["code"]) == (409, code)
    assert going(office, visit) == ("maria", companion, "planned")


def test_one_of_two_is_replaced_and_the_other_stays(office: Office) -> None:
    visit = planned(office, "sara", "maria")
    assert be_away(office, visit, "karin")["status"] == 201
    assert going(office, visit) == ("sara", "karin", "planned")


def test_nor_somebody_away_that_day(office: Office) -> None:
    visit = planned(office)
    with office.app.app_context():
        world: World = office.world
        write_absence(
            world.team, world.staff("sara"), id=new_id(), from_on=TODAY, to_on=TODAY, by=world.member("karin")
        )
        db.session.remove()
    assert be_away(office, visit, "sara")["code"] == "absence.receiver_away"


@pytest.mark.parametrize(("who", "days"), [("sara", 0), ("maria", 5)])
def test_what_is_not_theirs_or_not_in_those_days_is_not_moved(office: Office, who: str, days: int) -> None:
    visit = planned(office, who, days=days)
    assert be_away(office, visit, "karin")["code"] == "absence.visit_changed"
    assert going(office, visit)[0] == who


def test_nobody_goes_alone_where_two_must(office: Office) -> None:
    visit = planned(office)
    with office.app.app_context():
        world = office.world
        set_two_person(
            world.known("Hanna"),
            reason="hot",
            review_on=clock.today() + dt.timedelta(days=9),
            by=world.member("maria"),
        )
        db.session.remove()
    assert be_away(office, visit, "sara")["code"] == "visit.needs_two"
    assert be_away(office, visit, None)["status"] == 201
