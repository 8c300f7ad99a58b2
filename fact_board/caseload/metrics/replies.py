"""How those who nominate are answered: how soon, and whether they hear how it went."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from fact_board.caseload.metrics.period import middle

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


class Reply(NamedTuple):
    """A nomination and its first answer; what has not happened is None."""

    asked_at: dt.datetime
    due_at: dt.datetime
    answered_at: dt.datetime | None
    decision: str | None = None
    read_at: dt.datetime | None = None
    result_at: dt.datetime | None = None
    is_proposal: bool = True  # somebody for the board; else a question


@dataclass(frozen=True)
class Replies:
    """How long nominators waited for their answer, and what it was.

    `asked` were made, `count` of them answered, `in_time` before it was due. Of the answered, `proposals`
    were of somebody for the board, and `placed` came there. `late` wait although their answer was due. Hours
    run from the nomination to its answer, and from the answer until it was read; days from the answer until
    the nominator was told how it went. Medians.
    """

    asked: int
    count: int
    in_time: int
    median_hours: float | None
    proposals: int
    placed: int
    waiting: int
    late: int
    read: int
    read_hours: float | None
    results: int
    result_days: float | None


def replies(asked: Collection[Reply], now: dt.datetime) -> Replies:
    """What became of these nominations."""
    answered = [(each, each.answered_at) for each in asked if each.answered_at]
    waiting = [each for each in asked if each.answered_at is None]
    read = [(each.read_at - at) / HOUR for each, at in answered if each.read_at]
    results = [(each.result_at - at) / DAY for each, at in answered if each.result_at]
    return Replies(
        asked=len(asked),
        count=len(answered),
        in_time=sum(at <= each.due_at for each, at in answered),
        median_hours=middle((at - each.asked_at) / HOUR for each, at in answered),
        proposals=sum(each.is_proposal for each, _ in answered),
        placed=sum(each.decision == "place" for each, _ in answered),
        waiting=len(waiting),
        late=sum(each.due_at < now for each in waiting),
        read=len(read),
        read_hours=middle(read),
        results=len(results),
        result_days=middle(results),
    )
