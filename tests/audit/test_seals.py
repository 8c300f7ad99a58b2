"""The log verifies; whatever is altered or removed is found and named."""

import datetime as dt
import random
import uuid
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update

from fact_board import clock
from fact_board.audit import keys, readings, seals, trail
from fact_board.audit.models import Seal, TrailRow
from fact_board.audit.verification import verify
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Event, Stream
from tests.audit.conftest import MORNING, faults, read_in_minute, rows, viewer_of
from tests.world import World

pytestmark = pytest.mark.both_databases

OTHER_VALUES: dict[str, Any] = {
    "at": MORNING - dt.timedelta(days=1),
    "kind": "board",
    "team_id": None,
    "party_id": None,
    "staff_id": None,
    "membership_id": None,
    "session_id": None,
    "patient_id": None,
    "shown": ["another"],
    "basis": "emergency",
    "device": "phone",
    "facts": {"other": 1},
    "mac": "0" * 64,
}


def change(model: Any, where: Any, **values: Any) -> None:
    db.session.execute(update(model).where(where).values(**values))
    db.session.commit()


def remove(model: Any, where: Any) -> None:
    db.session.execute(delete(model).where(where))
    db.session.commit()


def seal(number: int) -> Seal:
    return db.session.get_one(Seal, number)


def test_the_table_of_alterations_knows_every_signed_column() -> None:
    assert {*OTHER_VALUES, "id", "key_id"} == {*trail.SIGNED, "mac"}


@pytest.mark.parametrize("column", OTHER_VALUES)
def test_an_altered_row_is_named(sealed: World, column: str) -> None:
    row = random.choice(rows())
    change(TrailRow, TrailRow.id == row.id, **{column: OTHER_VALUES[column]})
    found = faults()
    assert any(fault.startswith(f"row {row.id}") and fault.endswith(": altered") for fault in found)


def test_a_row_of_another_key_is_named(sealed: World) -> None:
    row = rows()[0]
    change(TrailRow, TrailRow.id == row.id, key_id="foreign")
    assert any(f"row {row.id}" in fault and "foreign" in fault for fault in faults())


def test_a_removed_row_is_named(sealed: World) -> None:
    row_id = random.choice(rows()).id
    remove(TrailRow, TrailRow.id == row_id)
    [found] = faults()
    assert found.startswith(f"row {row_id}: missing under seal ")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_removed_seal_is_named(sealed: World, number: int) -> None:
    remove(Seal, Seal.number == number)
    assert f"seal {number}: missing (2 rows stood under it)" in faults()


def test_the_last_seal_removed_with_its_rows_is_found_by_what_was_kept(sealed: World) -> None:
    kept = (4, seal(4).digest)
    remove(TrailRow, TrailRow.seal == 4)
    remove(Seal, Seal.number == 4)
    with clock.at(MORNING + dt.timedelta(hours=1)):
        assert verify(kept).faults == ["seal 4: not the one you kept"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("minute", MORNING - dt.timedelta(days=1)),
        ("day", dt.date(2020, 1, 1)),
        ("rows", []),
        ("rows_digest", "0" * 64),
        ("events", [["another", 1, 2, "0" * 64]]),
        ("heads", {}),
        ("previous", "0" * 64),
        ("digest", "0" * 64),
        ("mac", "0" * 64),
    ],
)
def test_an_altered_seal_is_named(sealed: World, column: str, value: Any) -> None:
    change(Seal, Seal.number == 2, **{column: value})
    assert any(fault.startswith("seal 2 ") and fault.endswith(": altered") for fault in faults())


def test_a_seal_taken_out_of_the_chain_and_renumbered_is_found(sealed: World) -> None:
    remove(TrailRow, TrailRow.seal == 2)
    remove(Seal, Seal.number == 2)
    for later in (3, 4):
        change(TrailRow, TrailRow.seal == later, seal=later - 1)
        change(Seal, Seal.number == later, number=later - 1)
    assert len(faults()) >= 2


def test_a_seal_of_another_history_is_found(sealed: World) -> None:
    """Well signed, say from a copy of the database that went its own way."""
    other = seal(3)
    other.previous = "1" * 64
    other.digest = seals.digest_of(other)
    other.mac = keys.mac_of(other.key_id, other.digest)
    db.session.commit()
    found = faults()
    assert [fault.partition(": ")[2] for fault in found] == [
        "does not follow seal 2",
        "does not follow seal 3",
    ]


def test_two_swapped_rows_are_both_named(sealed: World) -> None:
    one, other = rows()[0], rows()[-1]
    ids = {one.id, other.id}
    one_values, other_values = (
        {name: getattr(row, name) for name in ("at", "patient_id", "session_id", "mac")}
        for row in (one, other)
    )
    change(TrailRow, TrailRow.id == one.id, **other_values)
    change(TrailRow, TrailRow.id == other.id, **one_values)
    found = faults()
    assert {id_ for id_ in ids if any(str(id_) in fault and "altered" in fault for fault in found)} == ids


def test_two_swapped_seals_are_both_named(sealed: World) -> None:
    for was, becomes in ((2, 99), (3, 2), (99, 3)):
        change(Seal, Seal.number == was, number=becomes)
    found = faults()
    assert all(any(f.startswith(f"seal {n} ") and f.endswith(": altered") for f in found) for n in (2, 3))


def test_a_row_moved_to_another_seal_is_named_in_both(sealed: World) -> None:
    row = rows()[0]
    change(TrailRow, TrailRow.id == row.id, seal=3)
    found = faults()
    assert any(fault.startswith(f"row {row.id}: missing under seal 1 ") for fault in found)
    assert any(fault.startswith(f"row {row.id}: was put under seal 3 ") for fault in found)


def test_a_row_without_a_seal_is_a_fault_once_it_should_have_one(sealed: World) -> None:
    row_id = rows()[-1].id
    change(TrailRow, TrailRow.id == row_id, seal=None)
    assert any(f.startswith(f"row {row_id}") and "no seal" in f for f in faults())


def test_an_altered_and_a_removed_event_are_found(sealed: World) -> None:
    change(Event, (Event.stream_id == sealed.team_id) & (Event.seq == 3), name="something_else")
    assert any(f"of stream {sealed.team_id}: altered" in fault for fault in faults())
    remove(Event, (Event.stream_id == sealed.team_id) & (Event.seq == 3))
    assert any(f"stream {sealed.team_id}: 1 of" in fault and "missing" in fault for fault in faults())


def test_new_marks_after_an_erasure_are_no_fault(sealed: World) -> None:
    change(Event, Event.stream_id == sealed.team_id, mark=new_id())
    change(Stream, Stream.id == sealed.team_id, mark=new_id())
    assert faults() == []


def test_keys_rotate(sealed: World) -> None:
    old = (keys.signing_key(), "demo-only-not-a-secret-demo-only-not-a-secret")
    try:
        keys.use_keys([("new", "n" * 40), old])
        read_in_minute(sealed, 10)
        assert faults() == []
        assert {row.key_id for row in rows()} == {"new", old[0]}
        keys.use_keys([("new", "n" * 40)])
        assert any("is not among the keys given" in fault for fault in faults())
    finally:
        keys.use_keys([old])


def test_what_was_there_before_is_signed_by_the_first_seal_alone(world: World) -> None:
    with clock.at(MORNING):
        readings.log_opening(viewer_of(world, "maria"), world.patient("Ulla").id, kind="panel")
    change(TrailRow, TrailRow.seal.is_(None), key_id="", mac="")
    read_in_minute(world, 3)
    assert faults() == []
    change(TrailRow, TrailRow.seal == 1, key_id="", mac="")
    read_in_minute(world, 5)
    assert len(faults()) >= 3


def test_a_minute_has_one_seal_and_an_idle_one_none(world: World) -> None:
    read_in_minute(world, 0)
    with clock.at(MORNING + dt.timedelta(minutes=1, seconds=30)):
        readings.log_opening(viewer_of(world, "maria"), world.patient("Ulla").id, kind="panel")
        assert seals.seal_minute() is None
    with clock.at(MORNING + dt.timedelta(minutes=2)):
        made = seals.seal_minute()
        assert made is not None
        assert (made.number, len(made.rows)) == (2, 1)
    with clock.at(MORNING + dt.timedelta(minutes=3)):
        assert seals.seal_minute() is None


def test_a_long_backlog_comes_under_several_seals(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "MOST_ROWS", 3)
    monkeypatch.setattr(seals, "MOST_EVENTS", 10)
    with clock.at(MORNING):
        for _ in range(7):
            readings.log_list(viewer_of(world, "maria"), "board", world.people.values())
        last = db.session.get_one(Stream, world.team_id).seq
    for minute in range(1, 9):
        with clock.at(MORNING + dt.timedelta(minutes=minute)):
            seals.seal_minute()
    made = db.session.scalars(select(Seal).order_by(Seal.number)).all()
    assert [len(one.rows) for one in made][:3] == [3, 3, 1]
    assert made[-1].heads[str(world.team_id)] == last > 10
    assert faults() == []


def test_a_seal_never_holds_two_days(world: World) -> None:
    midnight = clock.instant(clock.today(MORNING), "23:59")
    with clock.at(midnight):
        readings.log_opening(viewer_of(world, "maria"), world.patient("Ulla").id, kind="panel")
    with clock.at(midnight + dt.timedelta(minutes=1)):
        readings.log_opening(viewer_of(world, "maria"), world.patient("Petra").id, kind="panel")
        seals.seal_minute()
    with clock.at(midnight + dt.timedelta(minutes=2)):
        seals.seal_minute()
    days = db.session.execute(select(Seal.number, Seal.day).order_by(Seal.number)).all()
    assert [day for _, day in days] == [clock.today(midnight), clock.today(midnight) + dt.timedelta(days=1)]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_one_does_to_a_row_in_the_table_is_found(sealed: World, seed: int) -> None:
    """Random small violence, as someone with the database in their hands but not the key."""
    rng = random.Random(seed)
    for _ in range(5):
        victim = rng.choice(rows())
        columns = [c for c in OTHER_VALUES if getattr(victim, c) != OTHER_VALUES[c]]
        column = rng.choice(columns)
        before = getattr(victim, column)
        victim_id: uuid.UUID = victim.id
        change(TrailRow, TrailRow.id == victim_id, **{column: OTHER_VALUES[column]})
        assert any(str(victim_id) in fault for fault in faults()), (seed, column)
        change(TrailRow, TrailRow.id == victim_id, **{column: before})
        assert faults() == []


def test_the_team_is_not_locked_by_a_note(world: World) -> None:
    """Its number stays free while somebody reads: nothing of the stream is touched."""
    before = db.session.execute(text("SELECT seq FROM stream ORDER BY id")).all()
    readings.log_list(viewer_of(world, "maria"), "board", world.people.values())
    assert db.session.execute(text("SELECT seq FROM stream ORDER BY id")).all() == before
