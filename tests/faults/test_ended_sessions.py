"""I9, the part that concerns sockets: who may no longer see is cut off at the next beat, and stays out."""

import datetime as dt

import pytest

from fact_board import clock
from fact_board.extensions import db
from fact_board.teams.actions import end_membership
from tests.faults.conftest import Town
from tests.faults.hands import Hand
from tests.faults.screens import Screens, all_same

pytestmark = pytest.mark.servers
NEXT_BEAT = 4_000  # ms; the beacon beats every half second here


@pytest.fixture(params=["websocket", "polling"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_signing_out_closes_the_socket_and_the_room_stays_shut(town: Town, shown: Screens, way: str) -> None:
    with town.serve() as server:
        maria, boris = town.hand(server, "maria"), town.hand(server, "boris")
        shown.open("leaves", maria, way=way)
        shown.open("stays", boris, way=way)
        assert all_same(shown.settle())
        assert maria.sign_out().status == 204
        assert_shut(shown, "leaves")
        shown.open("again", maria, way=way)
        assert_shut(shown, "again")
        assert_goes_on(town, shown, boris)


def test_an_ended_membership_closes_the_socket_and_the_room_stays_shut(
    town: Town, shown: Screens, way: str
) -> None:
    with town.serve() as server:
        lina, boris = town.hand(server, "lina"), town.hand(server, "boris")
        shown.open("leaves", lina, way=way)
        shown.open("stays", boris, way=way)
        assert all_same(shown.settle())
        with town.app.app_context():
            end_lina(town)
        assert_shut(shown, "leaves")
        shown.open("again", lina, way=way)
        assert_shut(shown, "again")
        assert_goes_on(town, shown, boris)


def end_lina(town: Town) -> None:
    """Yesterday was her last day."""
    yesterday = clock.today() - dt.timedelta(days=1)
    end_membership(town.world.member("lina"), last_on=yesterday, by=town.world.member("karin"))
    db.session.rollback()


def assert_shut(shown: Screens, name: str) -> None:
    answer = shown.tell(status=name, kind="signed_out", within=NEXT_BEAT)
    assert answer["ok"], answer
    assert answer["status"]["isBlank"]
    shown.close(name)


def assert_goes_on(town: Town, shown: Screens, boris: Hand) -> None:
    town.shifts([boris], seed=9)[0].work()
    assert all_same(shown.settle("stays"))
