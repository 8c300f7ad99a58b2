"""What the model says of a team with other posts or other people than it has, or of two teams made of it."""

import math
from dataclasses import dataclass

from fact_board.caseload.metrics.model import PATIENTS, PER_FTE, SHARE, WHOLE_TEAM, Gauge, gauge, per_fte
from fact_board.errors import Invalid

TINY = 1e-9  # posts are sums of hundredths: a hair's breadth is no person


@dataclass(frozen=True)
class Change:
    """So many full-time posts and people more (below nought: fewer), in so many teams of the same size."""

    fte: float = 0.0
    patients: int = 0
    teams: int = 1


@dataclass(frozen=True)
class Supposed:
    """A team as it would be. `room`: more people its posts are enough for; below nought: too many."""

    patients: Gauge
    whole_team: Gauge
    per_fte: Gauge
    on_board_low: int
    on_board_high: int
    room: int
    posts_missing: float


def what_if(patients: int, fte: float, change: Change) -> list[Supposed]:
    """Hold the changed team, or each of those it is split into, against the model.

    Nobody can be taken away who isn't there. People who don't divide evenly go to the first team.
    """
    people, posts = patients + change.patients, round(fte + change.fte, 2)
    if people < 0:
        raise Invalid("what_if.below_nought", field="patients")
    if posts < 0:
        raise Invalid("what_if.below_nought", field="fte")
    sizes = [(people + place) // change.teams for place in reversed(range(change.teams))]
    return [_supposed(size, posts / change.teams) for size in sizes]


def _supposed(patients: int, fte: float) -> Supposed:
    most = PER_FTE[1]
    return Supposed(
        patients=gauge(patients, PATIENTS),
        whole_team=gauge(fte, WHOLE_TEAM, 1),
        per_fte=gauge(per_fte(patients, fte), PER_FTE, 1),
        on_board_low=math.ceil(patients * SHARE[0] / 100),
        on_board_high=patients * SHARE[1] // 100,
        room=math.floor(fte * most + TINY) - patients,
        posts_missing=max(0.0, math.ceil((patients / most - fte) * 10 - TINY) / 10),
    )
