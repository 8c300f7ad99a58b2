"""I7: killed at any point, nothing acknowledged is lost, nothing done twice, and every screen gets there."""

import os
import random
import time
from collections import Counter
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from sqlalchemy import select

from fact_board.board.models import Note, Task
from fact_board.extensions import db
from fact_board.live.models import Event
from tests.conftest import WHICH
from tests.faults.conftest import Town
from tests.faults.hands import Acknowledged, Shift
from tests.faults.screens import Screens, all_same
from tests.live_server import LiveServer

pytestmark = pytest.mark.servers
SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
POWER_CUTS = 3
LIVES = {"postgresql": 50, "sqlite": 12}[WHICH] * SIZE + POWER_CUTS
PATIENCE = 330.0 * SIZE
GIVEN_UP = "given-up"
FAULTY = "tests.faults.faulty_wsgi:app"
SEED = 7


@pytest.mark.soak
@pytest.mark.both_databases
@pytest.mark.timeout(400 * SIZE)
def test_a_server_killed_time_and_again_keeps_its_promises(
    town: Town, shown: Screens, tmp_path: Path
) -> None:
    print(f"seed {SEED}")
    lives = tmp_path / "lives"
    lives.mkdir()
    faults = {"FAULT_FOLDER": str(lives), "FAULT_SEED": str(SEED), "FAULT_LIVES": str(LIVES)}
    with town.serve(app=FAULTY, **faults) as server:
        names = ("maria", "boris", "sara")
        hands = [town.hand(server, name) for name in names]
        shown.open("websocket", hands[0])
        shown.open("long polling", hands[1], way="polling")
        shown.open("plain HTTP", hands[2], way="http")
        shifts = town.shifts(hands, SEED)
        with ThreadPoolExecutor(len(shifts) + 1) as pool:
            working = [pool.submit(work_until_the_last_life, shift, lives) for shift in shifts]
            working.append(pool.submit(cut_the_power, server, lives))
            finished, _ = wait(working, return_when=FIRST_EXCEPTION)
            (lives / GIVEN_UP).touch()  # after a failure nobody works on; otherwise all have finished
            for one in finished:
                one.result()
        differences = shown.settle()
        assert all_same(differences), f"seed {SEED}: {differences}"
    deaths = Counter(path.read_text() for path in lives.glob("life-*"))
    print(dict(deaths))
    assert sum(count for point, count in deaths.items() if point) >= LIVES - POWER_CUTS
    assert len([point for point in deaths if point]) == 4
    journal = [one for hand in hands for one in hand.journal]
    assert any(one.tries > 1 for one in journal)
    assert_kept(town, journal)


def lives_of(folder: Path) -> int:
    return len(list(folder.glob("life-*")))


def work_until_the_last_life(shift: Shift, lives: Path) -> None:
    """Work on until the server that no longer dies, and a little there."""
    give_up_at = time.monotonic() + PATIENCE
    while lives_of(lives) <= LIVES and not (lives / GIVEN_UP).exists():
        assert time.monotonic() < give_up_at, f"only {lives_of(lives)} lives"
        shift.work()
    for _ in range(3):
        shift.work()


def cut_the_power(server: LiveServer, lives: Path) -> None:
    """The whole server, not just its worker, and at a moment nobody chose."""
    rng = random.Random(SEED)
    for cut in range(1, POWER_CUTS + 1):
        give_up_at = time.monotonic() + PATIENCE
        while lives_of(lives) < cut * LIVES // (POWER_CUTS + 1) and time.monotonic() < give_up_at:
            if (lives / GIVEN_UP).exists():
                return
            time.sleep(0.05)
        time.sleep(rng.random() / 2)
        server.restart()


def assert_kept(town: Town, journal: list[Acknowledged]) -> None:
    """The database has every acknowledged effect once, and its events have no gap."""
    with town.app.app_context():
        events = db.session.scalars(
            select(Event).where(Event.stream_id == town.world.team_id).order_by(Event.seq)
        ).all()
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        seqs: dict[object, list[int]] = {}
        for event in events:
            if event.request_id is not None:
                seqs.setdefault(event.request_id, []).append(event.seq)
        promised = {one.tap.key: [one.seq] for one in journal}
        assert len(promised) == len(journal)
        assert seqs == promised
        for verb, model in (("/notes", Note), ("/tasks", Task)):
            asked = sorted(one.tap.body["text"] for one in journal if one.tap.path.endswith(verb))
            found = select(model.text).where(model.team_id == town.world.team_id, model.text.in_(asked))
            assert sorted(db.session.scalars(found)) == asked
        db.session.rollback()
