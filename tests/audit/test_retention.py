"""Retention removes whole sealed days, says so, and leaves a log that still verifies."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select, update

from fact_board import clock
from fact_board.audit import seals
from fact_board.audit.models import Seal, TrailRow
from fact_board.audit.retention import Removed, retain
from fact_board.extensions import db
from tests.audit.conftest import MORNING, faults, read_in_minute, rows
from tests.world import World

pytestmark = pytest.mark.both_databases

FIVE_YEARS_ON = MORNING.replace(year=MORNING.year + 5) + dt.timedelta(days=1)
FIRST = clock.today(MORNING)


@pytest.fixture
def three_days(world: World) -> World:
    for day in range(3):
        read_in_minute(world, 0, start=MORNING + dt.timedelta(days=day))
    return world


def test_days_older_than_five_years_go_and_the_rest_verifies(three_days: World) -> None:
    with clock.at(FIVE_YEARS_ON):
        assert retain(5) == [Removed(FIRST, 2)]
    assert {clock.today(row.at) for row in rows()} == {
        FIRST + dt.timedelta(days=1),
        FIRST + dt.timedelta(days=2),
        clock.today(FIVE_YEARS_ON),
    }
    assert [
        seal.emptied_at is not None for seal in db.session.scalars(select(Seal).order_by(Seal.number))
    ] == [
        True,
        False,
        False,
    ]
    with clock.at(FIVE_YEARS_ON + dt.timedelta(minutes=1)):
        seals.seal_minute()
    assert faults(at=FIVE_YEARS_ON + dt.timedelta(hours=1)) == []


def test_it_is_itself_logged(three_days: World) -> None:
    with clock.at(FIVE_YEARS_ON):
        retain(5)
        assert retain(5) == []
    [noted] = [row for row in rows() if row.kind == "log_retained"]
    assert noted.facts == {"years": 5, "days": 1, "rows": 2, "first": str(FIRST), "last": str(FIRST)}


def test_nothing_younger_goes(three_days: World) -> None:
    with clock.at(MORNING.replace(year=MORNING.year + 5)):
        assert retain(5) == []
    assert len(rows()) == 6


def test_a_day_with_a_row_that_has_no_seal_stays(three_days: World) -> None:
    db.session.execute(update(TrailRow).where(TrailRow.id == rows()[0].id).values(seal=None))
    db.session.commit()
    with clock.at(FIVE_YEARS_ON):
        assert retain(5) == []


def test_rows_removed_by_hand_are_not_taken_for_retention(three_days: World) -> None:
    first = rows()[0].seal
    db.session.query(TrailRow).filter_by(seal=first).delete()
    db.session.execute(
        update(Seal)
        .where(Seal.number == first)
        .values(emptied_at=FIVE_YEARS_ON, emptied_key_id="demo", emptied_mac="0" * 64)
    )
    db.session.commit()
    [fault] = faults(at=MORNING + dt.timedelta(days=3))
    assert "and not by retention" in fault


def test_the_commands_say_what_they_found_and_did(three_days: World, app: Flask) -> None:
    runner = app.test_cli_runner()
    whole = runner.invoke(args=["verify-log"])
    assert whole.exit_code == 0, whole.output
    assert "6 rows," in whole.output
    assert "no faults" in whole.output
    with clock.at(FIVE_YEARS_ON):
        said = runner.invoke(args=["retain-log"])
    assert said.exit_code == 0, said.output
    assert f"{FIRST}: 2 rows removed" in said.output
    assert "1 days and 2 rows older than 5 years removed" in said.output
    assert runner.invoke(args=["retain-log", "--years", "4"]).exit_code == 2


def test_the_command_names_faults_and_fails(three_days: World, app: Flask) -> None:
    row_id = rows()[0].id
    last = app.test_cli_runner().invoke(args=["verify-log"]).output.split()[-1]
    db.session.execute(update(TrailRow).where(TrailRow.id == row_id).values(device="phone"))
    db.session.delete(db.session.get_one(Seal, 3))
    db.session.commit()
    said = app.test_cli_runner().invoke(args=["verify-log", "--seal", last])
    assert said.exit_code == 1
    assert f"row {row_id}" in said.output
    assert "seal 3: missing" in said.output
    assert "seal 3: not the one you kept" in said.output
    assert app.test_cli_runner().invoke(args=["verify-log", "--seal", "nonsense"]).exit_code == 2
