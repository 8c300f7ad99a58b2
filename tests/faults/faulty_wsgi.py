"""The served app with a death in each of its first lives: gunicorn … tests.faults.faulty_wsgi:app

FAULT_FOLDER keeps the count of lives, FAULT_SEED decides at which point and at the how-maniest action each
life ends, FAULT_LIVES how many end so. Gunicorn starts the next worker. Nothing here is part of the product.
"""

from fact_board.wsgi import app

# isort: split
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import gevent

from fact_board import action
from fact_board.extensions import socketio
from fact_board.live import publish

__all__ = ["app"]

POINTS = ("before the commit", "after the commit", "between two audiences", "after the emit")
MOST_ACTIONS = 3
KILLED = 137
UNTIL_FRAMES_HAVE_LEFT = 0.01

folder = Path(os.environ["FAULT_FOLDER"])
life = len(list(folder.glob("life-*")))
is_doomed = life < int(os.environ["FAULT_LIVES"])
turn, place = divmod(life, len(POINTS))
rng = random.Random(f"{os.environ['FAULT_SEED']}-{turn}")
point = rng.sample(POINTS, len(POINTS))[place]  # every point once, in a random order, then again
left = random.Random(f"{os.environ['FAULT_SEED']}-{life}-left").randint(1, MOST_ACTIONS)
(folder / f"life-{life:03}").write_text("")


def pass_point(name: str) -> None:
    """Die here if this is the place, and the time has come."""
    global left
    if not is_doomed or name != point:
        return
    left -= 1
    if left <= 0:
        (folder / f"life-{life:03}").write_text(point)
        os._exit(KILLED)


write_transaction, emit = action.write_transaction, socketio.emit  # type: ignore[attr-defined]


@contextmanager
def faulty_transaction() -> Iterator[None]:
    with write_transaction():
        yield
        pass_point("before the commit")
    pass_point("after the commit")


def faulty_publish(receipt: action.Receipt) -> None:
    publish.publish(receipt)
    gevent.sleep(UNTIL_FRAMES_HAVE_LEFT)
    pass_point("after the emit")


def faulty_emit(event: str, *args: Any, **how: Any) -> None:
    emit(event, *args, **how)
    if event == "change":
        gevent.sleep(UNTIL_FRAMES_HAVE_LEFT)
        pass_point("between two audiences")


action.write_transaction = faulty_transaction  # type: ignore[attr-defined]
action.publish_with(faulty_publish)
socketio.emit = faulty_emit  # type: ignore[method-assign]
