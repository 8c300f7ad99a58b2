"""Whole websocket frames, encoded once, and a bounded queue for every client.

Set up in the application factory, in this order, so that the socket is replaced before Socket.IO sees it:

    socketio.init_app(app, ...)
    frames.install(socketio)
    app.wsgi_app = frames.whole_frames(app.wsgi_app)

Seven reasons, each with a test in tests/live (test_frames.py; the last in test_straight.py):

- simple-websocket calls `sock.send()` and ignores a short write. Under gevent a client that stops reading (a
  phone in a lift, a sleeping projector) later reads a truncated frame and then garbage. `whole_frames` hands
  it a socket whose `send` sends everything, one sender at a time, and turns Nagle off.
- simple-websocket encodes (and for a browser compresses) a broadcast once per client. Frames from a server
  carry no mask and engine.io hands every writer the same string, so one encoding serves all.
- engine.io's queue for a client that has stalled grows until the ping times out. Past `MOST_WAITING` packets,
  or `MOST_WAITING_SIZE` characters, the line is hung up; the client comes back and catches up.
- engine.io closes a client whose ping timed out by queueing a packet behind the write that is stuck, so the
  connection and its greenlets stay for as long as the peer keeps the line. It is hung up too.
- engine.io notices a late ping while it sends, and closes the client in the middle of the broadcast. A
  handler that tells the others who left then recurses through everybody who is late. The line is hung up
  instead, and the client's own greenlet does the closing.
- A client may send as much as the line carries, and each message costs a turn of the process. One that has
  said more than `MOST_SAID` at once, refilled by `SAID_PER_SECOND`, is hung up.
- engine.io wakes a greenlet for every client of a broadcast, one after the other. Where nothing waits, the
  frame is handed to the system at once; what a line does not take waits as before.

The first two are needless on the day a newer simple-websocket does them: a test fails then.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import engineio.socket  # type: ignore[import-untyped]
import simple_websocket.ws  # type: ignore[import-untyped]
from engineio.packet import NOOP, Packet  # type: ignore[import-untyped]
from flask_socketio import SocketIO
from socketio import packet as messages  # type: ignore[import-untyped]
from wsproto.connection import ConnectionState
from wsproto.frame_protocol import FrameProtocol

SIMPLE_WEBSOCKET = "1.1.0"  # the version whose `send` is replaced; any other keeps its own
MOST_WAITING = 256
MOST_WAITING_SIZE = 4_000_000
MOST_SAID = 60
SAID_PER_SECOND = 10.0

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class TextPacket(messages.Packet):  # type: ignore[misc]
    """A Socket.IO packet that is not searched for binary values: nothing of ours has any."""

    uses_binary_events = False


class WholeSocket:
    """A socket whose `send` is a locked `sendall`; everything else is the socket's own."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._sending = threading.Lock()
        self._unsent = b""
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, frame: bytes) -> int:
        with self._sending:
            whole, self._unsent = self._unsent + frame, b""
            sent = self._sock.send(whole)  # `sendall` alone asks the system for the buffer's size each time
            if sent < len(whole):
                self._sock.sendall(whole[sent:])
        return len(frame)

    def send_now(self, frame: bytes) -> int:
        """How much of the frame the system took without anybody waiting; the next `send` brings the rest.

        0 when somebody else is sending, or nothing is taken; also where the server's socket is not gevent's.
        """
        if not is_gevents(self._sock) or self._unsent or not self._sending.acquire(blocking=False):
            return 0
        try:
            sent: int = self._sock._sock.send(frame)  # type: ignore[attr-defined]
        except OSError:  # full, or gone: the usual way finds out
            return 0
        finally:
            self._sending.release()
        self._unsent = frame[sent:]
        return sent

    def hang_up(self) -> None:
        """Wake whoever is stuck writing or reading: they see a lost line and end by themselves."""
        with suppress(OSError):  # the other side may have been faster
            self._sock.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def is_gevents(sock: object) -> bool:
    """Whether this is gevent's plain socket: it lets the bare one below it be written to without waiting."""
    return type(sock).__module__.startswith("gevent._socket")


def whole_frames(wsgi_app: WsgiApp) -> WsgiApp:
    """Give websockets a WholeSocket in place of the server's; wrap it around everything else."""

    def with_whole_socket(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            for key in ("gunicorn.socket", "werkzeug.socket"):
                if key in environ:
                    environ[key] = WholeSocket(environ[key])
        return wsgi_app(environ, start_response)

    return with_whole_socket


class BoundedSocket(engineio.socket.Socket):  # type: ignore[misc]
    """An engine.io client that is hung up when it has too much waiting, and when it has timed out."""

    def __init__(self, server: Any, sid: str) -> None:
        super().__init__(server, sid)
        self.waiting_size = 0
        self.is_hung_up = False
        self.wire: WholeSocket | None = None
        self.line: Any = None  # simple-websocket's view of it
        self.may_say, self.heard_at = float(MOST_SAID), time.monotonic()

    def receive(self, pkt: Any) -> None:
        if self.is_hung_up:
            return
        if self.says_too_much():
            self.hang_up()
            return
        super().receive(pkt)

    def says_too_much(self) -> bool:
        """A page joins, looks and answers pings; nothing of ours says more than a few words a second."""
        now = time.monotonic()
        self.may_say = min(MOST_SAID, self.may_say + (now - self.heard_at) * SAID_PER_SECOND) - 1
        self.heard_at = now
        return self.may_say < 0

    def send(self, pkt: Any) -> None:
        if self.is_hung_up:
            return
        if self.is_overdue():
            self.hang_up()
            return
        if self.sends_now(pkt):
            return
        self.waiting_size += size_of(pkt)
        super().send(pkt)
        if self.queue.qsize() > self.server.most_waiting or self.waiting_size > self.server.most_waiting_size:
            self.hang_up()

    def sends_now(self, pkt: Any) -> bool:
        """Hand a text to the system at once, if nothing waits before it."""
        if not isinstance(pkt.data, str) or not self.is_idle():
            return False
        frame = frame_of(pkt)
        sent = self.wire.send_now(frame) if self.wire else 0
        if 0 < sent < len(frame):
            super().send(Packet(NOOP))  # wakes the writer, which sends the rest before it
        return sent > 0

    def is_idle(self) -> bool:
        """An open websocket, with nothing waiting that was to be sent."""
        is_open = self.upgraded and not self.closing and not self.closed and not self.queue.qsize()
        return is_open and takes_texts(self.line)

    def is_overdue(self) -> bool:
        """Whether the answer to a ping is late; engine.io's `send` would close the client then and there."""
        return bool(self.last_ping) and time.time() - self.last_ping > self.server.ping_timeout

    def poll(self) -> Any:
        packets = super().poll()
        self.waiting_size -= sum(size_of(pkt) for pkt in packets)
        return packets

    def close(self, wait: bool = True, abort: bool = False, reason: Any = None) -> None:
        super().close(wait=wait, abort=abort, reason=reason)
        if reason == self.server.reason.PING_TIMEOUT:
            self.hang_up()

    def hang_up(self) -> None:
        """Drop the line. A sender is in the middle of a broadcast, so nothing here may wait."""
        self.is_hung_up = True
        if self.wire is not None:
            self.wire.hang_up()
        elif not self.closed:
            self.server.start_background_task(
                self.close, wait=False, abort=True, reason=self.server.reason.TRANSPORT_ERROR
            )

    def _websocket_handler(self, ws: Any) -> Any:
        if isinstance(ws.ws.sock, WholeSocket):
            self.wire, self.line = ws.ws.sock, ws.ws
        return super()._websocket_handler(ws)


def size_of(pkt: Any) -> int:
    return len(pkt.data) if isinstance(pkt.data, str | bytes) else 0


def frame_of(pkt: Any) -> bytes:
    """A packet's frame. A broadcast hands every client the same packet, which keeps it."""
    if "frame" not in vars(pkt):
        pkt.frame = encoded(pkt.encode())
    frame: bytes = pkt.frame
    return frame


@lru_cache(maxsize=64)
def encoded(text: str) -> bytes:
    """The text as an unmasked, uncompressed websocket frame.

    Uncompressed is allowed on a connection that agreed on compression, and spares a compressor per client.
    """
    return bytes(FrameProtocol(client=False, extensions=[]).send_data(text, fin=True))


def takes_texts(line: Any) -> bool:
    """Whether neither side has begun to end this websocket."""
    return bool(line and line.connected and line.ws.state is ConnectionState.OPEN)


send_encoding_each_time = simple_websocket.ws.Base.send


def send_encoding_once(self: Any, data: str | bytes) -> None:
    """Stands in for `simple_websocket.ws.Base.send`."""
    if self.is_server and isinstance(data, str) and takes_texts(self):
        self.sock.send(encoded(data))
    else:
        send_encoding_each_time(self, data)


def install(
    socketio: SocketIO, *, most_waiting: int = MOST_WAITING, most_waiting_size: int = MOST_WAITING_SIZE
) -> None:
    """Bound the clients' queues and encode broadcasts once; call it after `socketio.init_app`."""
    engine = socketio.server.eio  # type: ignore[attr-defined]
    engine.most_waiting = most_waiting
    engine.most_waiting_size = most_waiting_size
    engineio.socket.Socket = BoundedSocket
    if version("simple-websocket") == SIMPLE_WEBSOCKET:
        simple_websocket.ws.Base.send = send_encoding_once
