"""A frame goes to the system at once where nothing waits before it, and nowhere else."""

import logging
import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import gevent.socket
import pytest
from engineio.packet import MESSAGE, PING, Packet  # type: ignore[import-untyped]
from gevent.queue import Empty, JoinableQueue
from wsproto.connection import ConnectionState

from fact_board.live.frames import BoundedSocket, WholeSocket, encoded

LARGE = 4_000_000  # more than a line takes at once
NOTHING = encoded("6")  # engine.io's packet that says nothing


class Line:
    """A client that the server knows, and what arrives at its end."""

    def __init__(self) -> None:
        self.ours, self.theirs = gevent.socket.socketpair()
        self.theirs.setblocking(False)
        server = SimpleNamespace(
            create_queue=JoinableQueue,
            get_queue_empty_exception=lambda: Empty,
            ping_interval=10,
            logger=logging.getLogger(__name__),
            ping_timeout=10,
            most_waiting=10,
            most_waiting_size=10 * LARGE,
        )
        self.client = BoundedSocket(server, "sid")
        self.client.upgraded = True
        self.client.wire = self.wire = WholeSocket(self.ours)
        self.client.line = SimpleNamespace(connected=True, ws=SimpleNamespace(state=ConnectionState.OPEN))

    def send(self, text: str) -> None:
        self.client.send(Packet(MESSAGE, text))

    def arrived(self) -> bytes:
        try:
            return bytes(self.theirs.recv(2 * LARGE))
        except BlockingIOError:
            return b""

    def write_what_waits(self) -> bytes:
        """What engine.io's writer would send now, while the other side reads."""
        packets: list[Any] = []
        while self.client.queue.qsize():
            packets += self.client.poll()
        writer = gevent.spawn(self.write, packets)
        read = b""
        while not writer.dead or (more := self.arrived()):
            read += self.arrived() if not writer.dead else more
            gevent.sleep(0)
        return read

    def write(self, packets: list[Any]) -> None:
        for text in [packet.encode() for packet in packets]:
            self.wire.send(encoded(text))


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.ours.close()
    made.theirs.close()


def test_a_text_is_there_at_once_and_nothing_waits(line: Line) -> None:
    line.send("ett")
    assert (line.arrived(), line.client.queue.qsize()) == (encoded("4ett"), 0)


def test_whatever_comes_later_waits_behind_what_waits(line: Line) -> None:
    line.client.queue.put(Packet(MESSAGE, "ett"))
    line.send("två")
    assert line.arrived() == b""
    assert line.write_what_waits() == encoded("4ett") + encoded("4två")


def test_what_a_line_did_not_take_comes_before_the_next(line: Line) -> None:
    line.send("a" * LARGE)
    first = line.arrived()
    assert 0 < len(first) < LARGE
    line.send("b")
    assert first + line.write_what_waits() == encoded("4" + "a" * LARGE) + NOTHING + encoded("4b")


def test_the_rest_comes_although_nothing_follows(line: Line) -> None:
    line.send("a" * LARGE)
    assert line.arrived() + line.write_what_waits() == encoded("4" + "a" * LARGE) + NOTHING


def test_a_frame_with_a_rest_is_not_overtaken_on_the_wire(line: Line) -> None:
    sent = line.wire.send_now(b"a" * LARGE)
    line.arrived()
    assert 0 < sent < LARGE
    assert line.wire.send_now(b"b") == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda line: setattr(line.client, "upgraded", False),
        lambda line: setattr(line.client, "closing", True),
        lambda line: setattr(line.client.line, "connected", False),
        lambda line: setattr(line.client.line.ws, "state", ConnectionState.REMOTE_CLOSING),
        lambda line: line.wire._sending.acquire(),
        lambda line: setattr(line.client, "wire", None),
        lambda line: line.theirs.close(),
    ],
    ids=["polling", "closing", "lost", "leaving", "somebody-sends", "no-wire", "gone"],
)
def test_else_it_takes_the_usual_way(line: Line, change: Any) -> None:
    change(line)
    line.send("ett")
    assert line.client.queue.qsize() == 1


def test_what_is_no_text_takes_the_usual_way(line: Line) -> None:
    line.client.send(Packet(PING))
    assert (line.arrived(), line.client.queue.qsize()) == (b"", 1)


def test_another_servers_socket_is_left_alone() -> None:
    ours, theirs = socket.socketpair()
    assert WholeSocket(ours).send_now(b"ett") == 0
    ours.close()
    theirs.close()
