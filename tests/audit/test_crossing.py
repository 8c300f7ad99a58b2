"""Between parties: a reviewer sees others' readings of their own party's information, and of nothing else."""

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import update

from fact_board import clock
from fact_board.access.actions import bar_staff, withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.audit import readings
from fact_board.audit.asked import Asked
from fact_board.audit.extract import extract_of
from fact_board.audit.review import page_of
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.models import Membership
from tests.audit.conftest import viewer_of
from tests.board.conftest import sign_in
from tests.world import World, build_world

NOON = dt.datetime(2026, 11, 16, 11, 0, tzinfo=dt.UTC)
HANNA = "Hanna Björk"


@pytest.fixture
def parted(app: Flask) -> Iterator[World]:
    """Hanna is the clinic's; from 12:00 to 14:00 it tells the housing support; Boris reads all day long."""
    with app.app_context():
        with clock.at(NOON - dt.timedelta(days=30)):
            world = build_world(people=(HANNA,), is_shared=False)
        hanna = world.people[HANNA]
        read(world, "maria", 10)
        read(world, "boris", 11)
        with clock.at(at(12)):
            basis = world.share(HANNA, "maria", to="municipality", scopes=("status",))
        read(world, "boris", 13)
        with clock.at(at(13)):
            readings.log_list(viewer_of(world, "boris"), "board", [hanna])
        with clock.at(at(14)):
            withdraw_basis(db.session.get_one(LegalBasis, basis), by=world.member("maria"))
        read(world, "boris", 15)
        reviewers = Membership.id.in_([world.members["karin"], world.members["lina"]])
        db.session.execute(update(Membership).where(reviewers).values(role="log_reviewer"))
        db.session.commit()
        yield world
        db.session.rollback()


def at(hour: int) -> dt.datetime:
    return NOON + dt.timedelta(hours=hour - 12)


def read(world: World, name: str, hour: int, basis: str = "team") -> None:
    with clock.at(at(hour)):
        readings.log_opening(viewer_of(world, name), world.people[HANNA], kind="panel", basis=basis)


def seen_by(world: World, reviewer: str, group: str = "opened") -> list[tuple[int, str]]:
    lines, _ = page_of(viewer_of(world, reviewer), Asked(group=group), None, 50)
    return [(12 + (line.at - NOON) // dt.timedelta(hours=1), line.who) for line in lines]


def test_others_readings_are_seen_while_they_could_read_what_is_ours(parted: World) -> None:
    assert seen_by(parted, "karin") == [(13, "Boris Alm"), (10, "Maria Berg")]
    assert seen_by(parted, "karin", "list") == [(13, "Boris Alm")]


def test_what_one_party_reads_of_its_own_is_nobody_elses_to_know(parted: World) -> None:
    assert seen_by(parted, "lina") == [(15, "Boris Alm"), (13, "Boris Alm"), (11, "Boris Alm")]


def test_a_basis_written_down_later_opened_nothing_before(parted: World) -> None:
    """It may be given from an earlier day; the reading at 11 was before anybody wrote it down."""
    assert (11, "Boris Alm") not in seen_by(parted, "karin")


def test_an_emergency_crosses_without_a_basis(parted: World) -> None:
    read(parted, "boris", 16, basis="emergency_access")
    assert seen_by(parted, "karin", "emergency") == [(16, "Boris Alm")]


def test_the_extract_names_the_basis_of_then(parted: World) -> None:
    viewer, day = viewer_of(parted, "karin"), clock.today(NOON)
    reads = extract_of(viewer, parted.people[HANNA], day, day)
    assert [(read.who, read.basis) for read in reads] == [
        ("Maria Berg", "Deltar i din vård eller ditt stöd"),
        ("Boris Alm", "Du har sagt ja till det"),
        ("Boris Alm", "Du har sagt ja till det"),
    ]


def test_other_parties_changes_to_a_person_are_not_shown(parted: World) -> None:
    """That the housing support writes anything about Hanna is its own."""
    assert {who for _, who in seen_by(parted, "karin", "written")} <= {"Maria Berg", "Karin Lund"}
    assert "Maria Berg" not in {who for _, who in seen_by(parted, "lina", "written")}


def test_a_reviewer_barred_from_a_person_finds_nothing_of_them(parted: World, app: Flask) -> None:
    hanna = parted.people[HANNA]
    bar_staff(parted.patient(HANNA), parted.staff("karin"), id=new_id(), by=parted.member("maria"))
    karin = sign_in(app, parted, "karin").client
    nobody = karin.get(f"/log/people/{new_id()}/extract")
    barred = karin.get(f"/log/people/{hanna}/extract")
    assert (barred.status_code, nobody.status_code) == (404, 404)
    assert karin.get(f"/log?person={hanna}").status_code == 404
    for path in ("/log?from=2020-01-01", "/log/people"):
        assert "Hanna" not in karin.get(path).text
    lina = sign_in(app, parted, "lina").client
    assert "Hanna" in lina.get("/log/people").text
