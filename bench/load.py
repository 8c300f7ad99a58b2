"""The generator: N screens and an open loop of moves in one process, on one clock.

    python -m bench.load < job.json > rows.json

A job is {host, port, server_pid, kind, cookies, joins, clients, windows} with windows of {rate, seconds}; a
job of kind "board" or "meeting" also has what its moves need. The clients take cookies and joins by turns.
"""

import gc
import json
import select
import statistics
import sys
import time
from array import array
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from typing import Any

import psutil

from bench.moves import BoardMoves, ChairsTurns, FloorMoves, Moves
from bench.wire import Caller, Client

WARM_UP, LAST_FRAMES = 1.0, 5.0  # seconds before a window counts, and for the last frames to come in
GRACE = 0.3
FULL_CORE = 0.7  # above this share of its core the generator measures itself
MOST_CALLERS = 64

clock = time.perf_counter


class Generator:
    """All sockets in one epoll, and what was seen on them."""

    def __init__(self, address: tuple[str, int], moves: Moves, clients: list[Client]) -> None:
        self.address, self.moves, self.clients = address, moves, clients
        self.epoll = select.epoll()
        self.by_fd = {client.sock.fileno(): (index, client) for index, client in enumerate(clients)}
        for fd in self.by_fd:
            self.epoll.register(fd, select.EPOLLIN)
        self.idle: list[Caller] = []
        self.busy: dict[int, tuple[Caller, float, bytes, Any]] = {}
        self.forget()

    def forget(self) -> None:
        """Start a new window."""
        self.seqs, self.whos, self.times = array("q"), array("l"), array("d")
        self.sent_at: dict[int, float] = {}
        self.refused = self.skipped = self.lines_lost = 0
        self.latest = 0.0

    def run(self, rate: float, seconds: float) -> None:
        """Send `rate` moves a second for so long, then wait for the last frames."""
        start = due = clock()
        while due < start + seconds:
            self.attend(due - clock())
            while (now := clock()) >= due:
                self.latest = max(self.latest, now - due)
                self.send()
                due += 1 / rate
        give_up = clock() + LAST_FRAMES
        while clock() < give_up and (self.busy or self.missing()):
            self.attend(0.05)
        self.attend(GRACE)  # other changes may have been counted for missing ones

    def missing(self) -> bool:
        return len(self.seqs) < len(self.sent_at) * len(self.clients)

    def attend(self, seconds: float) -> None:
        """Read what has come, waiting at most so long; epoll rounds up, so the last millisecond is awake."""
        for fd, _ in self.epoll.poll(max(0.0, seconds - 0.001)):
            if fd in self.by_fd:
                self.read_frames(*self.by_fd[fd])
            elif fd in self.busy:
                self.read_answer(fd)
            else:
                self.drop_idle(fd)

    def read_frames(self, index: int, client: Client) -> None:
        try:
            seqs = client.changes()
        except OSError:
            self.lines_lost += 1
            del self.by_fd[client.sock.fileno()]
            client.sock.close()
            return
        now = clock()
        for seq in seqs:
            self.seqs.append(seq)
            self.whos.append(index)
            self.times.append(now)

    def send(self) -> None:
        taken = self.moves.take()
        if taken is None or len(self.busy) >= MOST_CALLERS:
            self.skipped += 1
            return
        self.call(*taken)

    def call(self, request: bytes, remembered: Any) -> None:
        if self.idle:
            caller = self.idle.pop()
        else:
            caller = Caller(self.address)
            self.epoll.register(caller.sock.fileno(), select.EPOLLIN)
        self.busy[caller.sock.fileno()] = (caller, clock(), request, remembered)
        caller.sock.send(request)

    def read_answer(self, fd: int) -> None:
        caller, at, request, remembered = self.busy[fd]
        try:
            answer = caller.answer()
        except OSError:  # a keep-alive ended as the request left: again, with the same key
            del self.busy[fd]
            caller.sock.close()
            self.call(request, remembered)
            return
        if answer is None:
            return
        del self.busy[fd]
        self.idle.append(caller)
        seq = self.moves.done(remembered, *answer)
        if seq is None:
            self.refused += 1
            self.last_refusal = answer[1][:300].decode(errors="replace")
        else:
            self.sent_at[seq] = at

    def drop_idle(self, fd: int) -> None:
        for caller in [idle for idle in self.idle if idle.sock.fileno() == fd]:
            self.idle.remove(caller)
            caller.sock.close()

    last_refusal = ""


def measured(generator: Generator, server: psutil.Process, rate: float, seconds: float) -> dict[str, Any]:
    """One window, after a warm-up."""
    generator.run(rate, WARM_UP)
    generator.forget()
    own, cost, began = time.process_time(), cpu_of(server), clock()
    generator.run(rate, seconds)
    own, cost, lasted = time.process_time() - own, cpu_of(server) - cost, clock() - began
    moves = len(generator.sent_at)
    return {
        "rate": rate,
        "moves": moves,
        **latencies(generator),
        "refused": generator.refused,
        "refusal": generator.last_refusal,
        "skipped": generator.skipped,
        "lines_lost": generator.lines_lost,
        "generator_share": round(own / lasted, 3),
        "generator_late_ms": round(generator.latest * 1000, 2),
        "is_valid": own / lasted <= FULL_CORE,
        "cpu_ms_per_move": round(cost / max(moves, 1) * 1000, 2),
        "server_share": round(cost / lasted, 3),
    }


def latencies(generator: Generator) -> dict[str, Any]:
    """From the request leaving to the frame in hand, over every screen; and how many never came."""
    seen = set()
    taken = []
    for seq, who, at in zip(generator.seqs, generator.whos, generator.times, strict=True):
        sent_at = generator.sent_at.get(seq)
        if sent_at is not None and (seq, who) not in seen:
            seen.add((seq, who))
            taken.append((at - sent_at) * 1000)
    lost = len(generator.sent_at) * len(generator.clients) - len(seen)
    if len(taken) < 2:
        return {"p50_ms": None, "p95_ms": None, "p99_ms": None, "lost": lost}
    cut = statistics.quantiles(taken, n=100, method="inclusive")
    p50, p95, p99 = (round(cut[at], 2) for at in (49, 94, 98))
    return {"p50_ms": p50, "p95_ms": p95, "p99_ms": p99, "lost": lost}


def cpu_of(server: psutil.Process) -> float:
    times = [process.cpu_times() for process in (server, *server.children(recursive=True))]
    return sum(spent.user + spent.system for spent in times)


def memory_of(server: psutil.Process) -> int:
    return sum(process.memory_info().rss for process in (server, *server.children(recursive=True)))


def connect(address: tuple[str, int], job: dict[str, Any]) -> list[Client]:
    """Let everybody in, one after the other; those already in go on reading."""
    clients: list[Client] = []
    for cookie, join in islice(cycle(zip(job["cookies"], job["joins"], strict=True)), job["clients"]):
        clients.append(Client(address, cookie, join))
        for client in clients:
            with suppress(BlockingIOError):
                client.changes()
    return clients


def main() -> None:
    job = json.load(sys.stdin)
    address = (job["host"], job["port"])
    server = psutil.Process(job["server_pid"])
    before = memory_of(server)
    clients = connect(address, job)
    kinds: dict[str, Callable[[], Moves]] = {
        "floor": lambda: FloorMoves(address),
        "board": lambda: BoardMoves(address, job),
        "meeting": lambda: ChairsTurns(address, job),
    }
    moves = kinds[job["kind"]]()
    generator = Generator(address, moves, clients)
    gc.freeze()
    gc.disable()
    rows = [measured(generator, server, window["rate"], window["seconds"]) for window in job["windows"]]
    per_client = round((memory_of(server) - before) / 1024 / len(clients), 1)
    samples = [client.last_change.decode() for client in clients[: len(job["joins"])]]
    json.dump({"rows": rows, "kb_per_client": per_client, "samples": samples}, sys.stdout)


if __name__ == "__main__":
    main()
