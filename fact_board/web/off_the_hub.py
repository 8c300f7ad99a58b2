"""Work that keeps a core busy, done in a thread beside the hub: every other request goes on meanwhile."""

from collections.abc import Callable
from contextvars import copy_context
from functools import cache
from typing import TypeVar

from gevent.monkey import is_module_patched
from gevent.threadpool import ThreadPool

T = TypeVar("T")


def off_the_hub(lane: str, work: Callable[[], T]) -> T:
    """Do it one at a time in its lane's own thread: more at once would take all cores from the hub.

    Without gevent (tests, the shell) it is done on the spot.
    """
    if not is_module_patched("socket"):
        return work()
    result: T = _one_thread(lane).apply(copy_context().run, (work,))
    return result


@cache
def _one_thread(lane: str) -> ThreadPool:
    return ThreadPool(1)
