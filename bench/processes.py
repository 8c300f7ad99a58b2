"""The servers under measure, each a process of its own on a free port, and the generator."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
READY_WITHIN = 30.0
Job = dict[str, Any]


class Server:
    """A running server: where it listens, and its process."""

    def __init__(self, port: int, pid: int) -> None:
        self.port, self.pid = port, pid

    @property
    def place(self) -> Job:
        return {"host": HOST, "port": self.port, "server_pid": self.pid}


@contextmanager
def our_server(database_url: str) -> Iterator[Server]:
    """gunicorn with one gevent worker, as in the Procfile."""
    port = free_port()
    gunicorn = f"gunicorn -k gevent -w 1 -b {HOST}:{port} --graceful-timeout 2 --log-level error"
    command = [sys.executable, "-m", *gunicorn.split(), "fact_board.wsgi:app"]
    with running(command, port, {"DATABASE_URL": database_url, "FACT_DEMO": "1"}) as server:
        yield server


@contextmanager
def floor_server() -> Iterator[Server]:
    port = free_port()
    node = ROOT / ".venv" / "bin" / "node"
    program = str(node) if node.exists() else shutil.which("node") or "node"
    with running([program, str(ROOT / "bench" / "floor.mjs")], port, {"PORT": str(port)}) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, settings: dict[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})
    try:
        wait_until_open(process, port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_open(process: "subprocess.Popen[bytes]", port: int) -> None:
    give_up_at = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < give_up_at:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def generate(job: Job) -> Job:
    """Run the generator over one job."""
    patience = 60 + sum(window["seconds"] + 15 for window in job["windows"])
    finished = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        cwd=ROOT,
        input=json.dumps(job),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=patience,
    )
    result: Job = json.loads(finished.stdout)
    return result
