"""What the team did and what is late, from a real database."""

import datetime as dt
from typing import Any

import pytest

from fact_board import clock
from fact_board.access.actions import give_basis
from fact_board.board.actions.answers import read_answer, tell_result
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, watch_decision
from fact_board.coordination.services.actions import Lacking, add_need
from fact_board.coordination.services.queries import kinds_of
from fact_board.patients.actions import enrol_patient
from fact_board.visits.actions import log_contact
from tests.board.team_at_work import answer, nominate, place, start, task
from tests.caseload.test_figures import seen_by
from tests.world import World

pytestmark = pytest.mark.both_databases


def meets(world: World, person: str, by: str, *, days: int = 0, outcome: str = "done") -> None:
    on = clock.today() - dt.timedelta(days=days)
    member = world.member(by)
    log_contact(world.patient(person), id=new_id(), kind="visit", outcome=outcome, on=on, by=member)


def work(world: World) -> dict[str, Any]:
    return seen_by(world, "karin")


def test_contacts_count_both_ways_and_in_vain_apart(world: World) -> None:
    place(world, "Hanna")
    place(world, "Petra")
    meets(world, "Hanna", "maria")
    meets(world, "Hanna", "sara", days=13)
    meets(world, "Hanna", "boris", days=14)
    meets(world, "Petra", "boris", outcome="not_home")
    meets(world, "Olof", "boris")  # not on the board
    found = work(world)
    assert found["nearness"] == {
        "people": 2, "unmet": 1, "contacts_a_week": 0.5, "faces": 1.0, "by_faces": [1, 0, 1, 0, 0],
    }  # fmt: skip
    assert found["missed"] == {"tried": 5, "missed": 1, "per_100": 20.0}


def test_a_doctor_is_a_doctor_of_the_team_who_met_them(world: World) -> None:
    place(world, "Hanna")
    place(world, "Petra")
    meets(world, "Petra", "maria")
    assert work(world)["to_doctor"]["reached"] == 0
    meets(world, "Hanna", "sara")
    meets(world, "Petra", "sara", outcome="missed")
    assert work(world)["to_doctor"] == {"count": 2, "reached": 1, "waiting": 1, "median_days": None}


def test_an_answer_is_read_and_its_result_told(world: World) -> None:
    start(world)
    given = answer(world, nominate(world, by="boris"), "place")
    nominate(world, "Olof", by="maria")
    assert {key: work(world)["replies"][key] for key in ("count", "waiting", "read", "results")} == {
        "count": 1, "waiting": 1, "read": 0, "results": 0,
    }  # fmt: skip
    read_answer(given, by=world.member("boris"))
    tell_result(given, text="Det gick bra", by=world.member("karin"))
    found = work(world)["replies"]
    assert (found["read"], found["results"], found["late"]) == (1, 1, 0)


def test_a_task_is_late_after_its_day(world: World) -> None:
    place(world)
    todo = task(world)
    assert work(world)["overdue"]["part"] == 0
    with clock.at(clock.instant(todo.due_on + dt.timedelta(days=1), "09:00")):
        assert work(world)["overdue"]["part"] >= 1


def test_sharing_is_counted_for_those_whom_both_principals_know(closed_world: World) -> None:
    world = closed_world
    assert work(world)["consent"] == {"part": 0, "whole": 0}
    facts: dict[str, Any] = {"birth_year": 1960, "contact": world.staff("boris"), "by": world.member("boris")}
    enrol_patient(world.team, id=new_id(), name="Hanna Björk", **facts)
    world.share("Hanna", "maria", to="municipality", scopes=("status",))
    assert work(world)["consent"] == {"part": 0, "whole": 1}  # one way only
    world.share("Hanna", "boris", to="region", scopes=("status",))
    assert work(world)["consent"] == {"part": 1, "whole": 1}
    by, to = world.member("maria"), world.parties["municipality"]
    give_basis(world.patient("Hanna"), id=new_id(), to=to, kind="block", by=by)
    assert work(world)["consent"] == {"part": 0, "whole": 1}


def test_decisions_wait_on_the_principal_that_was_asked(world: World) -> None:
    today, person, by = clock.today(), world.patient("Hanna"), world.member("maria")
    town = world.party("municipality")
    for asked in (
        Asked("Boende", today - dt.timedelta(days=30), today - dt.timedelta(days=9), party=town),
        Asked("Hemtjänst", today - dt.timedelta(days=2), party=town),
        Asked("Sjukersättning", today - dt.timedelta(days=1), unit="Försäkringskassan"),
    ):
        watch_decision(person, asked, id=new_id(), by=by)
    assert work(world)["waiting"] == [
        {"principal": "region", "count": 0, "median_days": None, "longest_days": None, "late": 0},
        {"principal": "municipality", "count": 2, "median_days": 16.0, "longest_days": 30, "late": 1},
        {"principal": None, "count": 1, "median_days": 1.0, "longest_days": 1, "late": 0},
    ]


def test_a_need_is_counted_by_its_kind_and_reason_until_it_is_closed(world: World) -> None:
    kind, by = kinds_of(world.team_id)[0], world.member("maria")
    for person in ("Hanna", "Olof"):
        lacking = Lacking(kind.id, "queue", "", clock.today())
        add_need(world.patient(person), lacking, id=new_id(), by=by)
    found = work(world)
    assert found["in_need"] == 2
    assert found["unmet"] == [
        {"kind": str(kind.id), "label": kind.label, "people": 2, "reasons": {"queue": 2}}
    ]
