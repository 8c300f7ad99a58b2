"""The page's figures from a real database, and who sees which names."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.models import Answer, Episode, Nomination
from fact_board.caseload.figures import Figures, figures_for
from fact_board.caseload.schemas import CaseloadShape
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients.actions import enrol_patient, leave_team, set_primary
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from tests.world import World

pytestmark = pytest.mark.both_databases


def seen_by(world: World, name: str) -> Figures:
    member = world.member(name)
    viewer = Viewer(member.staff, member, uuid.uuid4())
    figures = figures_for(viewer, world.team, clock.today())
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


def test_parties_count_the_people_they_know(closed_world: World) -> None:
    world = closed_world
    enrol_patient(
        world.team,
        id=new_id(),
        name="Hanna Björk",
        birth_year=1960,
        contact=world.staff("boris"),
        by=world.member("boris"),
    )
    place(world, "Hanna", days=3)
    parties = {party["principal"]: party for party in seen_by(world, "karin")["parties"]}
    assert (parties["region"]["patients"], parties["region"]["on_board"]) == (6, 1)
    assert (parties["municipality"]["patients"], parties["municipality"]["on_board"]) == (1, 1)
    assert parties["municipality"]["fte"] == 2.0


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
    assert figures["replies"] == {"count": 2, "in_time": 1, "median_hours": 33.0}
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
