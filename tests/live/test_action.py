"""The heart: one transaction, one event, gapless numbers (I1), one effect a key (I4), no overwrite (I8)."""

import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from fact_board import clock
from fact_board.action import Attempt, Receipt, Unchanged, action, attempt, record
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid, Stale
from fact_board.extensions import db
from fact_board.live.models import Event, EventSubject, Stream
from fact_board.teams.actions import edit_settings, write_absence
from fact_board.teams.models import Absence, Membership, Team
from tests.world import World

pytestmark = pytest.mark.both_databases

WRITERS, EACH = 8, 12


@pytest.fixture(autouse=True)
def no_attempt() -> Iterator[None]:
    """Each test starts without a key or a version, whatever one before it left."""
    token = attempt.set(None)
    yield
    attempt.reset(token)


def be_away(world: World, *, id_: uuid.UUID | None = None) -> Receipt:
    today = clock.today()
    return write_absence(
        world.team,
        world.staff("maria"),
        id=id_ or new_id(),
        from_on=today,
        to_on=today,
        by=world.member("karin"),
    )


def rename(world: World, name: str) -> Receipt:
    return edit_settings(
        world.team,
        name=name,
        on_call_phone="0700 00 00 00",
        meeting_days=[0, 1, 2, 3, 4],
        meeting_starts="08:30",
        meeting_ends="08:50",
        by=world.member("karin"),
    )


def head(world: World) -> int:
    return db.session.scalar(select(Stream.seq).where(Stream.id == world.team_id)) or 0


def numbers(world: World) -> list[int]:
    return list(
        db.session.scalars(select(Event.seq).where(Event.stream_id == world.team_id).order_by(Event.seq))
    )


def in_threads(app: Flask, count: int, work: Callable[[int], Any]) -> list[Any]:
    """Run `work(index)` in as many connections at once; gives results or errors in order."""
    found: list[Any] = [None] * count
    start = threading.Barrier(count)

    def run(index: int) -> None:
        with app.app_context():
            start.wait(10)
            try:
                found[index] = work(index)
            except Exception as error:  # noqa: BLE001 (the caller looks at it)
                found[index] = error

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def test_a_teams_events_are_numbered_without_gap_by_eight_writers_at_once(app: Flask, world: World) -> None:
    before = head(world)
    db.session.rollback()
    gaps: list[list[int]] = []
    done = threading.Event()

    def watch() -> None:
        with app.app_context():
            while not done.is_set():
                seen = numbers(world)
                db.session.rollback()
                if seen != list(range(1, len(seen) + 1)):
                    gaps.append(seen)

    watcher = threading.Thread(target=watch)
    watcher.start()
    outcomes = in_threads(app, WRITERS, lambda _: [be_away(world).seq for _ in range(EACH)])
    done.set()
    watcher.join(10)
    taken = sorted(seq for outcome in outcomes for seq in outcome)
    assert taken == list(range(before + 1, before + 1 + WRITERS * EACH))
    assert numbers(world) == list(range(1, before + 1 + WRITERS * EACH))
    assert gaps == [], "a reader saw a later number before an earlier one"


def test_the_same_key_from_two_connections_has_one_effect_and_one_answer(app: Flask, world: World) -> None:
    key, absence, before = new_id(), new_id(), head(world)
    db.session.rollback()

    def tap(_: int) -> Receipt:
        attempt.set(Attempt(key, "the same request"))
        return be_away(world, id_=absence)

    receipts = in_threads(app, 4, tap)
    assert {(r.seq, r.mark, r.subjects) for r in receipts} == {
        (before + 1, receipts[0].mark, receipts[0].subjects)
    }
    assert sorted(r.is_repeat for r in receipts) == [False, True, True, True]
    assert db.session.scalar(select(func.count()).select_from(Absence)) == 1
    assert head(world) == before + 1


def test_the_same_key_with_another_body_is_refused(world: World) -> None:
    key = new_id()
    token = attempt.set(Attempt(key, "one body"))
    be_away(world)
    attempt.set(Attempt(key, "another body"))
    with pytest.raises(Invalid, match=r"request\.key_reused"):
        be_away(world)
    attempt.reset(token)


def test_of_two_racing_changes_to_a_row_one_is_told(app: Flask, world: World) -> None:
    rename(world, "Team Ett")
    version = world.team.version
    db.session.rollback()

    def tap(index: int) -> Receipt:
        attempt.set(Attempt(new_id(), f"rename {index}", if_match=version))
        return rename(world, f"Team {index}")

    outcomes = in_threads(app, 2, tap)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Receipt", "Stale"]
    winner = next(index for index, outcome in enumerate(outcomes) if isinstance(outcome, Receipt))
    assert world.team.name == f"Team {winner}"


def test_a_repeated_key_is_answered_before_its_old_version_is_looked_at(world: World) -> None:
    rename(world, "Team Ett")
    token = attempt.set(Attempt(new_id(), "the tap", if_match=world.team.version))
    first = rename(world, "Team Två")
    again = rename(world, "Team Två")
    attempt.reset(token)
    assert (again.seq, again.is_repeat) == (first.seq, True)


def test_a_stale_version_changes_nothing(world: World) -> None:
    rename(world, "Team Ett")
    before = head(world)
    token = attempt.set(Attempt(new_id(), "late", if_match=world.team.version - 1))
    with pytest.raises(Stale):
        rename(world, "Team Sen")
    attempt.reset(token)
    assert (world.team.name, head(world)) == ("Team Ett", before)


def test_asking_for_what_already_is_records_nothing(world: World) -> None:
    first = rename(world, "Team Samma")
    again = rename(world, "Team Samma")
    assert again.event is None
    assert (again.seq, again.mark) == (first.seq, first.mark)
    assert head(world) == first.seq


def test_a_refused_action_gives_its_number_back(world: World) -> None:
    before = head(world)
    absence = new_id()
    be_away(world, id_=absence)
    with pytest.raises(Conflict, match=r"row\.exists"):
        be_away(world, id_=absence)
    assert head(world) == before + 1
    assert be_away(world).seq == before + 2


def test_an_action_that_records_nothing_is_a_defect(world: World) -> None:
    @action
    def forget(team: Team, *, by: Membership) -> None:
        team.name = "glömt"

    with pytest.raises(RuntimeError, match="recorded nothing"):
        forget(world.team, by=world.member("karin"))
    assert world.team.name == "Team Prov"


def test_an_action_inside_an_action_is_a_defect(world: World) -> None:
    @action
    def nest(team: Team, *, by: Membership) -> None:
        rename(world, "inuti")

    with pytest.raises(RuntimeError, match="called another"):
        nest(world.team, by=world.member("karin"))


def test_an_action_records_once(world: World) -> None:
    @action
    def repeat(team: Team, *, by: Membership) -> None:
        record("once", team, by=by)
        record("twice", team, by=by)

    with pytest.raises(RuntimeError, match="one event an action"):
        repeat(world.team, by=world.member("karin"))


def test_an_event_names_actor_subjects_and_facts(world: World) -> None:
    receipt = be_away(world)
    event = db.session.get_one(Event, (world.team_id, receipt.seq))
    subjects = db.session.execute(
        select(EventSubject.kind, EventSubject.id).where(
            EventSubject.stream_id == world.team_id, EventSubject.seq == receipt.seq
        )
    ).all()
    assert (event.name, event.actor_id) == ("absence_written", world.staff_ids["karin"])
    assert event.facts == {"staff": str(world.staff_ids["maria"])}
    assert {tuple(row) for row in subjects} == {
        ("team", world.team_id),
        ("staff", world.staff_ids["maria"]),
    }


def test_a_verb_may_say_that_nothing_changed(world: World) -> None:
    @action
    def leave_be(team: Team, *, by: Membership) -> None:
        raise Unchanged(team)

    before = head(world)
    receipt = leave_be(world.team, by=world.member("karin"))
    assert (receipt.event, receipt.seq, receipt.subjects) == (
        None,
        before,
        frozenset({("team", world.team_id)}),
    )
