"""Websocket and HTTP on bare sockets: a library's client would cost more than what is measured."""

import re
import socket
from collections.abc import Iterator

OPENED, PING, CHANGE = b"0{", b"2", b'42["change"'
SEQ = re.compile(rb'"seq": ?(\d+)')
MEDIUM, LARGE = 126, 127  # a frame's length follows in two or eight bytes


def masked(text: str) -> bytes:
    """A client's frame; a mask of zeros is allowed and saves the arithmetic."""
    payload = text.encode()
    assert len(payload) < MEDIUM
    return bytes([0x81, 0x80 | len(payload)]) + bytes(4) + payload


PONG = masked("3")


class Client:
    """One screen: connected and joined when made, then read without waiting."""

    def __init__(self, address: tuple[str, int], cookie: str, join: str) -> None:
        self.sock = socket.create_connection(address, timeout=20)
        self.rest = b""
        self.last_change = b""
        self._shake_hands(address, cookie)
        self._expect(OPENED)
        self.sock.sendall(masked("40"))
        self._expect(b"40")
        self.sock.sendall(masked(f"420{join}"))
        acknowledged = self._expect(b"430")
        if b'"error"' in acknowledged:
            raise ConnectionError(acknowledged.decode())
        self.sock.setblocking(False)

    def _shake_hands(self, address: tuple[str, int], cookie: str) -> None:
        host = f"{address[0]}:{address[1]}"
        head = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: {host}",
            f"Origin: http://{host}",
            f"Cookie: {cookie}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ]
        self.sock.sendall("\r\n".join([*head, "", ""]).encode())
        while b"\r\n\r\n" not in self.rest:
            self.rest += self._more()
        answer, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in answer.split(b"\r\n")[0]:
            raise ConnectionError(answer.decode(errors="replace"))

    def _more(self) -> bytes:
        received = self.sock.recv(65_536)
        if not received:
            raise ConnectionError("the server hung up")
        return received

    def _expect(self, prefix: bytes) -> bytes:
        """The first text that starts so; others (a beacon, somebody's presence) may come before it."""
        while True:
            for text in self.texts(b""):
                if text.startswith(prefix):
                    return text
                if text.startswith(b"44"):
                    raise ConnectionError(text.decode())
            self.rest += self._more()

    def texts(self, received: bytes) -> Iterator[bytes]:
        """Every whole text in what was received so far; the rest waits, also when the reader leaves early."""
        data, at = self.rest + received, 0
        try:
            while True:
                start, end = frame_at(data, at)
                if end > len(data):
                    return
                at = end
                yield data[start:end]
        finally:
            self.rest = data[at:]

    def changes(self) -> list[int]:
        """Read what is there: the numbers of its changes. Answers pings, raises when the line has ended."""
        received = self.sock.recv(262_144)
        if not received:
            raise ConnectionError("the server hung up")
        seqs = []
        for text in self.texts(received):
            if text.startswith(CHANGE):
                found = SEQ.search(text)
                seqs.append(int(found[1]) if found else -1)
                self.last_change = text
            elif text == PING:
                self.sock.send(PONG)
        return seqs


def frame_at(data: bytes, at: int) -> tuple[int, int]:
    """Where the payload of the frame at `at` starts and ends: past the data when it isn't all there."""
    if len(data) - at < 2:
        return at, len(data) + 1
    size, head = data[at + 1], 2
    if size == MEDIUM:
        size, head = int.from_bytes(data[at + 2 : at + 4], "big"), 4
    elif size == LARGE:
        size, head = int.from_bytes(data[at + 2 : at + 10], "big"), 10
    start = at + head
    return start, max(start + size, len(data) + 1 if len(data) < start else 0)


class Caller:
    """One keep-alive HTTP connection with at most one request under way."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.sock = socket.create_connection(address, timeout=5)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.setblocking(False)
        self.received = b""

    def answer(self) -> tuple[int, bytes] | None:
        """Status and body once all of it is here. Raises when the server closed the connection."""
        more = self.sock.recv(262_144)
        if not more:
            raise ConnectionError("closed")
        self.received += more
        head, parted, body = self.received.partition(b"\r\n\r\n")
        if not parted or len(body) < content_length(head):
            return None
        self.received = b""
        return int(head.split(b" ", 2)[1]), body


def content_length(head: bytes) -> int:
    found = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if not found:
        raise ConnectionError(f"an answer without a length: {head!r}")
    return int(found[1])


def request(
    address: tuple[str, int], path: str, headers: dict[str, str], body: bytes, method: str = "POST"
) -> bytes:
    """A request as one piece of bytes."""
    host = f"{address[0]}:{address[1]}"
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += ["Content-Type: application/json", f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body
