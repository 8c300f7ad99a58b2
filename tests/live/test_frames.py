"""A reader that stalls gets whole frames or loses its line: never a torn frame, never memory without end."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import engineio.socket  # type: ignore[import-untyped]
import pytest
import simple_websocket.ws  # type: ignore[import-untyped]
from flask import Flask
from flask_socketio import SocketIO
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Request
from wsproto.extensions import PerMessageDeflate
from wsproto.frame_protocol import FrameProtocol, ParseFailed
from wsproto.utilities import LocalProtocolError

from fact_board.live import frames

HERE = Path(__file__).parent
CHANGES, SIZE = 200, 400  # together more than the buffers on both sides hold
MANY = 150
SHORT_STALL, RECEIVE_BUFFER = 0.5, 4_096


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: str | None = None) -> str:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)) as connection:
            connection.request(method, path, body)
            return connection.getresponse().read().decode()

    def broadcast(self, every_ms: int = 0) -> None:
        self.ask("POST", f"/changes?n={CHANGES}&size={SIZE}&every_ms={every_ms}")

    def becomes(self, **expected: int) -> bool:
        return within(8, lambda: expected.items() <= json.loads(self.ask("GET", "/state")).items())


@contextmanager
def server(**settings: str) -> Iterator[Server]:
    """stalled_server in gunicorn's gevent worker, as in production."""
    port = free_port()
    gunicorn = (
        f"gunicorn -k gevent -b 127.0.0.1:{port} --graceful-timeout 1 --log-level error stalled_server:app"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", *gunicorn.split()],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1]), **settings},
    )
    try:
        assert within(20, lambda: answers(port)), "the server did not start"
        yield Server(port)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


class Reader:
    """A Socket.IO client on a bare socket, so that a test decides when it reads."""

    def __init__(self, sock: socket.socket, port: int) -> None:
        self.sock = sock
        self.frames = FrameProtocol(client=True, extensions=[])
        self.begun = ""
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        sock.settimeout(30)  # a server just started on a busy machine
        sock.connect(("127.0.0.1", port))
        request = Request("localhost", "/socket.io/?EIO=4&transport=websocket")
        sock.sendall(WSConnection(ConnectionType.CLIENT).send(request))
        head = b""
        while b"\r\n\r\n" not in head:
            head += sock.recv(1)
        assert b" 101 " in head
        assert next(self.texts()).startswith("0{")
        self.say("40")
        assert next(self.texts()).startswith("40")
        sock.settimeout(5)

    def say(self, text: str) -> None:
        self.sock.sendall(self.frames.send_data(text))

    def texts(self) -> Iterator[str]:
        """Every whole text until the line ends, but pings (answered) and packets that say nothing.

        ParseFailed means garbage.
        """
        while True:
            for frame in self.frames.received_frames():
                self.begun += str(frame.payload)
                if not frame.message_finished:
                    continue
                text, self.begun = self.begun, ""
                if text == "2":
                    self.say("3")
                elif text != "6":
                    yield text
            received = self.receive()
            if not received:
                return
            self.frames.receive_bytes(received)

    def receive(self) -> bytes:
        try:
            return self.sock.recv(65_536)
        except ConnectionResetError:
            return b""

    def numbers(self) -> list[int]:
        """The numbers of all the changes, fewer when the line ends; ValueError means garbage."""
        found = []
        changes = (text for text in self.texts() if not text.startswith('42["left"'))
        for text in islice(changes, CHANGES):
            name, change = json.loads(text.removeprefix("42"))
            if (name, change["text"]) != ("change", "å" * SIZE):
                raise ValueError(text)
            found.append(change["seq"])
        return found


@contextmanager
def reader(at: Server) -> Iterator[Reader]:
    with socket.socket() as sock:
        yield Reader(sock, at.port)


def numbers_after_a_stall(at: Server) -> list[int]:
    with reader(at) as stalled:
        at.broadcast()
        time.sleep(SHORT_STALL)
        return stalled.numbers()


@pytest.mark.servers
def test_a_stalled_reader_gets_every_frame_whole() -> None:
    with server() as ours:
        assert numbers_after_a_stall(ours) == list(range(CHANGES))


@pytest.mark.servers
def test_the_defect_is_still_there_without_our_frames() -> None:
    with server(FRAMES="off") as theirs, pytest.raises((ParseFailed, ValueError)):
        numbers_after_a_stall(theirs)


@pytest.mark.servers
@pytest.mark.parametrize("bound", [{"MOST_WAITING": "40"}, {"MOST_WAITING_SIZE": "20000"}])
def test_a_reader_with_too_much_waiting_loses_its_line_and_nobody_else_does(bound: dict[str, str]) -> None:
    with server(**bound) as ours, reader(ours) as stalled, reader(ours) as awake:
        with ThreadPoolExecutor(1) as pool:
            all_read = pool.submit(awake.numbers)
            ours.broadcast(every_ms=6)
            assert all_read.result(10) == list(range(CHANGES))
        assert ours.becomes(clients=1, open_websockets=1)
        read = stalled.numbers()
        assert read == list(range(len(read)))
        assert len(read) < CHANGES


@pytest.mark.servers
def test_who_shouts_loses_the_line_and_nobody_else_does() -> None:
    with server() as ours, reader(ours) as shouting, reader(ours) as quiet:
        with suppress(OSError):  # hung up while we still talk
            for _ in range(frames.MOST_SAID * 3):
                shouting.say('42["look",{}]')
        assert ours.becomes(clients=1, open_websockets=1)
        ours.broadcast()
        assert quiet.numbers() == list(range(CHANGES))


@pytest.mark.servers
def test_who_talks_at_a_pages_pace_is_heard() -> None:
    with server() as ours, reader(ours) as talking:
        for _ in range(frames.MOST_SAID - 10):
            talking.say('42["look",{}]')
        ours.broadcast()
        assert talking.numbers() == list(range(CHANGES))


@pytest.mark.servers
def test_a_poller_that_never_polls_is_dropped() -> None:
    with server(MOST_WAITING="40") as ours:
        path = "/socket.io/?EIO=4&transport=polling"
        sid = json.loads(ours.ask("GET", path).removeprefix("0"))["sid"]
        ours.ask("POST", f"{path}&sid={sid}", "40")
        ours.broadcast()
        assert ours.becomes(clients=0)


@pytest.mark.servers
@pytest.mark.parametrize(("settings", "left"), [({}, 0), ({"FRAMES": "off"}, 1)])
def test_a_reader_whose_ping_timed_out_loses_its_line(settings: dict[str, str], left: int) -> None:
    """Without our frames the connection stays for as long as the peer keeps the line."""
    with server(PATIENCE="1", **settings) as either, reader(either):
        either.broadcast()
        assert either.becomes(clients=0)
        assert either.becomes(open_websockets=left)


@pytest.mark.servers
def test_many_late_at_once_leave_without_an_error() -> None:
    """Each one's leaving is told to the others, who are late as well."""
    with server(PATIENCE="2") as ours, ExitStack() as stack:
        for _ in range(MANY):
            stack.enter_context(reader(ours))
        assert ours.becomes(clients=0, open_websockets=0, errors=0)


def test_two_senders_never_mix_their_frames() -> None:
    ours, theirs = socket.socketpair()
    size, senders = 1_000_000, 4
    with ours, theirs, ThreadPoolExecutor(senders) as pool:
        whole = frames.WholeSocket(ours)
        for letter in b"abcd":
            pool.submit(whole.send, bytes([letter]) * size)
        received = b"".join(theirs.recv(size, socket.MSG_WAITALL) for _ in range(senders))
    assert sorted(set(received[at : at + size]) for at in range(0, senders * size, size)) == [
        {letter} for letter in b"abcd"
    ]


def test_a_whole_socket_sends_at_once() -> None:
    with socket.socket() as sock:
        frames.WholeSocket(sock)
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


class Connection:
    """What `Base.send` needs of an accepted connection, with a socket that takes one byte at a time."""

    is_server = connected = True

    def __init__(self) -> None:
        self.sock = self
        self.sent: list[bytes] = []
        self.ws = WSConnection(ConnectionType.SERVER)
        browser = WSConnection(ConnectionType.CLIENT)
        self.ws.receive_data(browser.send(Request("localhost", "/", extensions=[PerMessageDeflate()])))
        list(self.ws.events())
        self.ws.send(AcceptConnection(extensions=[PerMessageDeflate()]))

    def send(self, frame: bytes) -> int:
        self.sent.append(frame)
        return 1


def test_simple_websocket_still_ignores_a_short_write() -> None:
    """When this fails, a newer simple-websocket has made WholeSocket.send needless."""
    connection = Connection()
    frames.send_encoding_each_time(connection, "x")
    assert len(connection.sent) == 1


def test_simple_websocket_still_encodes_once_per_client() -> None:
    """When this fails, a newer simple-websocket has made send_encoding_once needless."""
    one, other = Connection(), Connection()
    for connection in (one, other):
        frames.send_encoding_each_time(connection, "x")
    assert one.sent[0] is not other.sent[0]
    assert one.sent[0] != frames.encoded("x"), "and compresses for a browser"


def test_a_broadcast_is_encoded_once() -> None:
    one, other = Connection(), Connection()
    for connection in (one, other):
        frames.send_encoding_once(connection, "x")
    assert one.sent[0] is other.sent[0]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
@pytest.mark.parametrize("letter", ["x", "å"])
def test_an_encoded_frame_is_what_a_client_reads(letter: str, size: int) -> None:
    client = FrameProtocol(client=True, extensions=[PerMessageDeflate()])
    client.receive_bytes(frames.encoded(letter * size))
    assert "".join(str(frame.payload) for frame in client.received_frames()) == letter * size


def test_a_closing_connection_and_bytes_take_the_usual_way() -> None:
    connection = Connection()
    frames.send_encoding_once(connection, b"x")
    connection.ws.send(CloseConnection(1000))
    with pytest.raises(LocalProtocolError):
        frames.send_encoding_once(connection, "x")


@pytest.mark.parametrize(
    ("known", "expected"),
    [(version("simple-websocket"), frames.send_encoding_once), ("0", frames.send_encoding_each_time)],
)
def test_only_the_known_simple_websocket_is_patched(
    monkeypatch: pytest.MonkeyPatch, known: str, expected: object
) -> None:
    monkeypatch.setattr(simple_websocket.ws.Base, "send", frames.send_encoding_each_time)
    monkeypatch.setattr(engineio.socket, "Socket", engineio.socket.Socket)
    monkeypatch.setattr(frames, "SIMPLE_WEBSOCKET", known)
    frames.install(SocketIO(Flask(__name__), async_mode="threading"))
    assert simple_websocket.ws.Base.send is expected
    assert engineio.socket.Socket is frames.BoundedSocket


def test_the_pin_is_the_version_that_is_patched() -> None:
    """When this fails: read the new `Base.send`, then raise or delete SIMPLE_WEBSOCKET."""
    assert version("simple-websocket") == frames.SIMPLE_WEBSOCKET
