"""The page's figures from a real database, and who sees which names."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.models import Answer, Episode, Nomination
from fact_board.caseload.figures import Figures, figures_for
from fact_board.caseload.metrics.period import weeks_until
from fact_board.caseload.schemas import CaseloadShape
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient, leave_team, set_primary
from fact_board.patients.models import CareContact, Patient
from fact_board.teams.models import Membership
from tests.board.team_at_work import answer, nominate
from tests.world import World

pytestmark = pytest.mark.both_databases


def seen_by(world: World, name: str, *, weeks: int = 13) -> Figures:
    member = world.member(name)
    viewer = Viewer(member.staff, member, uuid.uuid4())
    figures = figures_for(viewer, world.team, clock.today(), weeks_until(clock.today(), weeks))
    dumped: Figures = CaseloadShape().dump(figures)
    return dumped


def place(world: World, name: str, *, days: int, closed: int | None = None) -> None:
    at = clock.now() - dt.timedelta(days=days)
    db.session.add(
        Episode(
            id=new_id(),
            team_id=world.team_id,
            patient_id=world.patient(name).id,
            party_id=world.parties["region"],
            category_id=world.category("crisis").id,
            urgency="red",
            placed_at=at,
            placed_by=world.staff_ids["maria"],
            urgency_since=at,
            closed_at=clock.now() - dt.timedelta(days=closed) if closed is not None else None,
        )
    )
    db.session.commit()


def test_totals_count_everybody_and_are_the_same_for_all(world: World) -> None:
    place(world, "Hanna", days=20)
    place(world, "Petra", days=60, closed=30)
    leave_team(world.known("Olof"), reason="died", by=world.member("karin"))
    naive_patients = sum(patient.left_on is None for patient in db.session.scalars(select(Patient)))
    naive_fte = sum((member.fte for member in db.session.scalars(select(Membership))), Decimal(0))
    for name in ("karin", "maria", "boris"):
        figures = seen_by(world, name)
        assert (figures["patients"]["value"], figures["on_board"]) == (naive_patients, 1)
        assert figures["fte"] == float(naive_fte)
        assert figures["per_fte"]["value"] == round(naive_patients / float(naive_fte), 1)
        assert figures["share"]["value"] == 20
        assert figures["patients"]["verdict"] == "under"


def test_a_time_of_years_ago_counts_in_a_range_of_years(world: World) -> None:
    """And one that began years ago in the last year's stays, however short the range."""
    place(world, "Petra", days=800, closed=700)
    place(world, "Hanna", days=600, closed=300)
    figures = seen_by(world, "karin", weeks=160)
    there = [week["on_board"] for week in figures["weeks"]]
    assert (max(there), there[0], there[-1]) == (1, 0, 0)
    assert sum(there) in range(56, 60)  # 100 and 300 days
    assert [sum(week[how] for week in figures["turnover"]) for how in ("on", "off")] == [2, 2]
    for weeks in (4, 160):
        stays = [each["stays"]["count"] for each in seen_by(world, "karin", weeks=weeks)["categories"]]
        assert sum(stays) == 1


def test_names_stand_at_the_readers_own_bar_and_for_the_team_leader_at_all(world: World) -> None:
    set_primary(world.known("Hanna"), world.staff("sara"), by=world.member("karin"))
    by_leader, by_maria = seen_by(world, "karin"), seen_by(world, "maria")
    assert {bar["name"] for bar in by_leader["colleagues"]} == {"Karin Lund", "Maria Berg", "Sara Öst"}
    named = [bar for bar in by_maria["colleagues"] if bar["name"] or bar["staff"] or bar["profession"]]
    assert [(bar["name"], bar["is_me"]) for bar in named] == [("Maria Berg", True)]
    assert [bar["per_fte"] for bar in by_maria["colleagues"]] == [
        bar["per_fte"] for bar in by_leader["colleagues"]
    ]


def test_a_person_counts_once_for_who_is_both_primary_and_named_contact(world: World) -> None:
    maria = next(bar for bar in seen_by(world, "maria")["colleagues"] if bar["is_me"])
    assert maria["patients"] == 6


def enrol(world: World, name: str, by: str) -> None:
    facts: dict[str, Any] = {"birth_year": 1960, "contact": world.staff(by), "by": world.member(by)}
    enrol_patient(world.team, id=new_id(), name=name, **facts)


def of_parties(world: World, name: str, *fields: str) -> dict[str, list[Any]]:
    parties = seen_by(world, name)["parties"]
    return {party["principal"]: [party[field] for field in fields] for party in parties}


def test_parties_count_the_people_they_know_as_far_as_the_reader_may_know(closed_world: World) -> None:
    world, fields = closed_world, ("patients", "on_board", "per_fte")
    enrol(world, "Hanna Björk", "boris")
    place(world, "Hanna", days=3)
    assert of_parties(world, "karin", *fields) == {"region": [6, 1, 2.0], "municipality": [0, 0, None]}
    assert of_parties(world, "boris", *fields) == {"region": [0, 0, None], "municipality": [1, 0, 0.5]}
    world.share("Hanna", "maria", to="municipality", scopes=("status",))
    assert of_parties(world, "boris", *fields) == {"region": [1, 1, None], "municipality": [1, 1, 0.5]}
    assert of_parties(world, "karin", *fields) == {"region": [6, 1, 2.0], "municipality": [0, 0, None]}


def breakdowns(world: World, name: str) -> Any:
    figures = seen_by(world, name)
    return figures["parties"], figures["colleagues"]


def test_what_another_party_does_moves_no_number_by_party_or_colleague(closed_world: World) -> None:
    """A single one could be seen moving; the totals count everyone, and do."""
    world = closed_world
    enrol(world, "Hanna Björk", "boris")
    before, total = breakdowns(world, "boris"), seen_by(world, "boris")["on_board"]
    place(world, "Hanna", days=0)
    enrol(world, "Nils Varg", "maria")
    set_primary(world.known("Hanna"), world.staff("sara"), by=world.member("karin"))
    nomination = nominate(world, "Hanna", by="maria")
    answer(world, nomination, "observed")
    assert seen_by(world, "boris")["on_board"] == total + 1
    assert breakdowns(world, "boris") == before


def test_bars_are_those_of_the_readers_own_party(world: World) -> None:
    """Of the others' people only a part is known, and a part would look like little to do."""
    set_contact(world, "Hanna", "lina")
    assert {bar["party"] for bar in seen_by(world, "karin")["colleagues"]} == {str(world.parties["region"])}
    (lina,) = seen_by(world, "boris")["colleagues"]
    assert (lina["party"], lina["per_fte"]) == (str(world.parties["municipality"]), 1.0)


def test_a_bar_counts_nobody_whose_contact_only_the_other_partys_books_name(closed_world: World) -> None:
    """Who has changed parties may still stand in the books of the one before."""
    world = closed_world
    enrol(world, "Hanna Björk", "boris")
    set_contact(world, "Hanna", "sara", of="boris")
    assert "Sara Öst" not in {bar["name"] for bar in seen_by(world, "karin")["colleagues"]}
    world.share("Hanna", "boris", to="region", scopes=("status", "contacts"))
    sara = next(bar for bar in seen_by(world, "karin")["colleagues"] if bar["name"] == "Sara Öst")
    assert sara["patients"] == 1


def set_contact(world: World, person: str, staff: str, *, of: str = "") -> None:
    party = world.member(of or staff).party_id
    contact = db.session.scalars(
        select(CareContact).where(
            CareContact.patient_id == world.patient(person).id, CareContact.party_id == party
        )
    ).one_or_none() or CareContact(team_id=world.team_id, patient_id=world.patient(person).id, party_id=party)
    contact.staff_id = world.staff_ids[staff]
    db.session.add(contact)
    db.session.commit()


def test_a_reply_is_the_first_answer_of_the_last_91_days(world: World) -> None:
    def nominate(days: int, *answered_after: int) -> None:
        asked = clock.now() - dt.timedelta(days=days)
        about = {"team_id": world.team_id, "patient_id": world.people["Hanna Björk"]}
        nomination = Nomination(
            id=new_id(),
            **about,
            party_id=world.parties["municipality"],
            kind="board",
            state="answered",
            by_id=world.staff_ids["boris"],
            at=asked,
            answer_due_at=asked + dt.timedelta(hours=30),
        )
        db.session.add(nomination)
        db.session.flush()
        for hours in answered_after:
            db.session.add(
                Answer(
                    id=new_id(),
                    **about,
                    party_id=world.parties["region"],
                    nomination_id=nomination.id,
                    decision="not_now",
                    by_id=world.staff_ids["karin"],
                    at=asked + dt.timedelta(hours=hours),
                )
            )
        db.session.commit()

    nominate(10, 26, 50)
    nominate(5, 40)
    nominate(120, 5)
    figures = seen_by(world, "karin")
    found = figures["replies"]
    assert (found["count"], found["in_time"], found["median_hours"], found["waiting"]) == (2, 1, 33.0, 0)
    parties = {party["principal"]: party["replies"]["count"] for party in figures["parties"]}
    assert parties == {"region": 0, "municipality": 2}


def test_categories_are_those_in_use(
    world: World,
) -> None:
    place(world, "Hanna", days=20)
    categories = {category["code"]: category["stays"] for category in seen_by(world, "karin")["categories"]}
    assert categories["crisis"]["now"] == 1
    assert "legal" not in categories
    assert len(categories) == 8
