"""`python -m fact_board.cli.demo`: made-up people, told when needed, and the server on top."""

import argparse
import contextlib
import datetime as dt
import os
import signal
import socket
import subprocess  # our own server, with words of our own  # nosec B404
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from fact_board.cli.progress import Progress

SLOWEST_START = 30.0
SUGGESTED = (
    ("Karin Lund", "leads the team and its meeting"),
    ("Sara Öst", "doctor"),
    ("Boris Alm", "housing support, the municipality's side"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare the demo's data and serve it until Ctrl-C."""
    wanted = _parse(arguments)
    os.environ["FACT_DEMO"] = "1"
    database = wanted.data.absolute() / "fact-board.sqlite"
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    if not _is_free(wanted.port):
        _say(f"Port {wanted.port} is in use. Choose another: make demo PORT={wanted.port + 1}")
        return 1
    from fact_board.cli.demo_data import prepare  # slow to import, and not needed to refuse a port

    told = prepare(database, _say, Progress("  eighteen months of three teams"), over=wanted.reset)
    return _serve(wanted.port, told.day)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fact_board.cli.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, default=Path("instance"), help="where the data lives")
    parser.add_argument("--reset", action="store_true", help="start over")
    return parser.parse_args(arguments)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _serve(port: int, day: dt.date) -> int:
    words = _command(port)  # our own
    server = subprocess.Popen(words, start_new_session=True)  # nosec B603 # Ctrl-C is for us: we end it calmly
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: _stop(server))
    if _answers(server, port):
        _tell_where(port, day)
    status = server.wait()
    return 0 if status in (0, -signal.SIGTERM, -signal.SIGINT) else status


def _command(port: int) -> list[str]:
    gunicorn = [sys.executable, "-m", "gunicorn", "--worker-class", "gevent", "--workers", "1"]
    quiet = ["--log-level", "warning", "--graceful-timeout", "3"]
    return [*gunicorn, *quiet, "--bind", f"127.0.0.1:{port}", "fact_board.wsgi:app"]


def _stop(server: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        server.send_signal(signal.SIGTERM)


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    ends = time.monotonic() + SLOWEST_START
    while server.poll() is None and time.monotonic() < ends:
        try:
            # always our own server, always http
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):  # nosec B310
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _tell_where(port: int, day: dt.date) -> None:
    _say("")
    _say(f"  FACT board, demo: http://localhost:{port}/demo")
    _say(f"  Its day is {day:%A} {day.day} {day:%B}, from 08:20; the meeting begins at 08:30. Sign in as")
    for name, part in SUGGESTED:
        _say(f"    {name:<12} {part}")
    _say("  Ctrl-C ends it. The data stays; RESET=1 starts over.")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    os.chdir(Path(__file__).parent.parent.parent)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        _say("")  # what was told half is told again
        sys.exit(130)
