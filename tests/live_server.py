"""The product as it is served: gunicorn with one gevent worker, which a test may kill and start again."""

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import quiet_logs, servers

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
READY_WITHIN = 60.0
BEACON_SECONDS = 0.5
WSGI = "fact_board.wsgi:app"


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Nursery:
    """Where servers are forked from; see tests/faults/nursery.py."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **order: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        self.process.communicate(timeout=10)


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A place to start servers from, for a whole session."""
    made = Nursery()
    try:
        yield made
    finally:
        made.close()


@dataclass
class LiveServer:
    """One server process on a port of its own, which it keeps over restarts."""

    nursery: Nursery
    folder: Path
    settings: dict[str, str]
    app: str = WSGI
    port: int = field(default_factory=servers.free_port)
    pid: int | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / f"server-{self.port}.log"

    def start(self) -> None:
        quiet = "--graceful-timeout 2 --log-level warning --access-logfile -"  # its lines are searched
        words = f"-k gevent -w 1 -b {HOST}:{self.port} {quiet} {self.app}"
        settings = {"FACT_DEMO": "1", "FACT_BEACON_SECONDS": str(BEACON_SECONDS), **self.settings}
        self.pid = self.nursery.ask(start=words.split(), settings=settings, log=str(self.log))["pid"]
        self.wait_until_ready()

    def kill(self) -> None:
        """As when the power goes: nothing is closed, nothing is said."""
        if self.pid is not None:
            self.nursery.ask(kill=self.pid)
            self.pid = None
            give_up_at = time.monotonic() + READY_WITHIN
            while servers.is_open(self.port) and time.monotonic() < give_up_at:
                time.sleep(0.01)

    def restart(self) -> None:
        self.kill()
        self.start()

    def wait_until_ready(self) -> None:
        give_up_at = time.monotonic() + READY_WITHIN
        while time.monotonic() < give_up_at:
            with suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/readyz").status == http.HTTPStatus.OK:
                    return
            time.sleep(0.05)
        said = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
        raise RuntimeError(f"the server did not get ready:\n{said}")

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
        """One request on a connection of its own. No answer is an OSError or an HTTPException."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=20)) as connection:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read().decode())


Serve = Callable[..., LiveServer]  # with settings


@contextmanager
def live_server(
    nursery: Nursery, folder: Path, database_url: str, *, app: str = WSGI, **settings: str
) -> Iterator[LiveServer]:
    """A running server; settings are its environment."""
    server = LiveServer(
        nursery, folder, {"DATABASE_URL": database_url, "PYTHONPATH": str(ROOT), **settings}, app
    )
    server.start()
    try:
        yield server
    finally:
        server.kill()
    quiet_logs.check_file(server.log, database_url)
