"""Whole websocket frames, encoded once, and a bounded queue for every client.

Set up in the application factory, in this order, so that the socket is replaced before Socket.IO sees it:

    socketio.init_app(app, ...)
    frames.install(socketio)
    app.wsgi_app = frames.whole_frames(app.wsgi_app)

Six reasons, each with a test in tests/live/test_frames.py:

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
from flask_socketio import SocketIO
from wsproto.connection import ConnectionState
from wsproto.frame_protocol import FrameProtocol

SIMPLE_WEBSOCKET = "1.1.0"  # the version whose `send` is replaced; any other keeps its own
MOST_WAITING = 256
MOST_WAITING_SIZE = 4_000_000
MOST_SAID = 60
SAID_PER_SECOND = 10.0

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WholeSocket:
    """A socket whose `send` is a locked `sendall`; everything else is the socket's own."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._sending = threading.Lock()
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, frame: bytes) -> int:
        with self._sending:
            sent = self._sock.send(frame)  # `sendall` alone asks the system for the buffer's size each time
            if sent < len(frame):
                self._sock.sendall(frame[sent:])
        return len(frame)

    def hang_up(self) -> None:
        """Wake whoever is stuck writing or reading: they see a lost line and end by themselves."""
        with suppress(OSError):  # the other side may have been faster
            self._sock.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


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
        self.waiting_size += size_of(pkt)
        super().send(pkt)
        if self.queue.qsize() > self.server.most_waiting or self.waiting_size > self.server.most_waiting_size:
            self.hang_up()

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
            self.wire = ws.ws.sock
        return super()._websocket_handler(ws)


def size_of(pkt: Any) -> int:
    return len(pkt.data) if isinstance(pkt.data, str | bytes) else 0


@lru_cache(maxsize=64)
def encoded(text: str) -> bytes:
    """The text as an unmasked, uncompressed websocket frame.

    Uncompressed is allowed on a connection that agreed on compression, and spares a compressor per client.
    """
    return bytes(FrameProtocol(client=False, extensions=[]).send_data(text, fin=True))


send_encoding_each_time = simple_websocket.ws.Base.send


def send_encoding_once(self: Any, data: str | bytes) -> None:
    """Stands in for `simple_websocket.ws.Base.send`."""
    if self.is_server and isinstance(data, str) and self.connected and self.ws.state is ConnectionState.OPEN:
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
