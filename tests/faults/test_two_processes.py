"""I6: two processes, and the Redis between them gone, back, or hanging up on its listeners. Also I4."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import redis

from tests import servers
from tests.faults.conftest import Town
from tests.faults.hands import Shift
from tests.faults.screens import Screens, all_same

pytestmark = pytest.mark.servers
NO_WRITE_TAKES = 5.0
FRAMES_CROSS_AGAIN_WITHIN = 15.0  # python-socketio tries again after 1, 2, 4 s


@pytest.fixture
def between() -> Iterator[servers.Valkey]:
    """The Redis between the processes."""
    with servers.valkey() as server:
        yield server


def test_two_processes_agree_with_and_without_redis(
    town: Town, shown: Screens, between: servers.Valkey
) -> None:
    with town.serve(REDIS_URL=between.url) as one, town.serve(REDIS_URL=between.url) as other:
        maria, boris = town.hand(one, "maria"), town.hand(other, "boris")
        shown.open("one", maria)
        shown.open("one, long polling", maria, way="polling")
        shown.open("other", boris)
        shown.open("other, wall", boris, wall="name")
        shifts = town.shifts([maria, boris], 6)
        assert all_same(shown.settle())

        work(shifts)
        assert all_same(shown.settle())
        assert crossed(shown, shifts), "frames cross while Redis is there"

        between.stop()
        work(shifts)
        assert all_same(shown.settle()), "without Redis the beacon tells"

        between.start()
        work(shifts)
        assert all_same(shown.settle())
        assert within(FRAMES_CROSS_AGAIN_WITHIN, lambda: crossed(shown, shifts)), "frames cross again"

        hang_up_on_listeners(between)
        work(shifts)
        assert all_same(shown.settle()), "a deaf process catches up by its own beacon"
        assert within(FRAMES_CROSS_AGAIN_WITHIN, lambda: crossed(shown, shifts)), "and hears again"


def test_the_same_key_through_two_processes_at_once_is_done_once(town: Town) -> None:
    with town.serve() as one, town.serve() as other:
        boris = town.hand(one, "boris")
        (shift,) = town.shifts([boris], seed=4)
        before = boris.get("/changes")["seq"]
        hands = [boris, replace(boris, server=other)] * 4
        tap = shift.move(shift.board["patient", shift.people[0]])
        with ThreadPoolExecutor(len(hands)) as pool:
            answers = list(pool.map(lambda hand: hand.send(tap), hands))
        assert {(answer.status, answer.json["seq"]) for answer in answers} == {(200, before + 1)}
        assert boris.get("/changes")["seq"] == before + 1


def work(shifts: list[Shift], times: int = 5) -> None:
    for _ in range(times):
        for shift in shifts:
            began = time.monotonic()
            shift.work()
            assert time.monotonic() - began < NO_WRITE_TAKES
            assert shift.hand.journal[-1].tries == 1


def crossed(shown: Screens, shifts: list[Shift]) -> bool:
    """Whether what is done in one process now comes to the other's screen as a frame, both ways."""
    seqs = [shift.work().seq for shift in shifts]
    assert all_same(shown.settle())
    return seqs[0] in shown.frames("other") and seqs[1] in shown.frames("one")


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.3)
    return False


def hang_up_on_listeners(server: servers.Valkey) -> None:
    with redis.Redis.from_url(server.url) as connection:
        assert connection.execute_command("CLIENT", "KILL", "TYPE", "pubsub") >= 2
