"""Servers started quickly: each is forked from a process that has imported the product already.

    python -m tests.faults.nursery

One JSON line in, one out: {"start": [gunicorn's words], "settings": {…}, "log": "…"} → {"pid": …};
{"kill": pid} ends that server and its workers with SIGKILL → {"killed": pid}. Importing takes seconds on a
busy machine, and fifty lives of a server must fit into a test. What runs is gunicorn with its gevent worker;
the app itself is made after the fork, in the worker, as in use.
"""

from gevent import monkey

# Before the product is imported, as fact_board.wsgi does; but gunicorn's master forks, and hears of dead
# workers, as it does when nothing is patched. Its worker patches the rest.
monkey.patch_all(os=False, signal=False)

import gc  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from importlib import import_module  # noqa: E402
from typing import Any  # noqa: E402

import gunicorn.app.wsgiapp  # type: ignore[import-untyped]  # noqa: E402
from sqlalchemy.orm import configure_mappers  # noqa: E402

IMPORTED = (
    "fact_board.features",
    "fact_board.live.frames",
    "fact_board.live.sockets",
    "fact_board.sign_in.api",
    "fact_board.sign_in.commands",
    "fact_board.sign_in.demo",
    "fact_board.web.openapi",
    "fact_board.web.shell",
    "argon2",
    "engineio.async_drivers.gevent",
    "flask_security.cli",
    "gunicorn.workers.ggevent",
    "psycopg",
    "redis",
    "simple_websocket",
    "sqlalchemy.dialects.postgresql.psycopg",
)


def start(words: list[str], settings: dict[str, str], log: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        output = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        for standard in (1, 2):
            os.dup2(output, standard)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.update(settings)
        sys.argv = ["gunicorn", *words]
        gunicorn.app.wsgiapp.run()
    finally:
        os._exit(1)


def kill(pid: int) -> None:
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def main() -> None:
    for module in IMPORTED:
        import_module(module)
    configure_mappers()
    gc.freeze()  # a server need not look through all this again
    running: set[int] = set()
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        if "start" in order:
            answer = {"pid": start(order["start"], order["settings"], order["log"])}
            running.add(answer["pid"])
        else:
            kill(order["kill"])
            running.discard(order["kill"])
            answer = {"killed": order["kill"]}
        print(json.dumps(answer), flush=True)
    for pid in running:  # whoever wanted them is gone, perhaps without a word
        kill(pid)


if __name__ == "__main__":
    main()
