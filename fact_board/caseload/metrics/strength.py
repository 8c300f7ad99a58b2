"""Who works in the team, and how many people that is for each."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from fact_board.caseload.metrics.model import INTENSIVE, PER_CASE_MANAGER, Gauge, Verdict, gauge, per_fte

CASE_MANAGERS = frozenset({"nurse", "assistant_nurse", "social_worker", "occupational_therapist"})
# Function, professions that fill it, full-time posts in the model (None: the model has no such post).
IDEAL_TEAM: tuple[tuple[str, frozenset[str], float | None], ...] = (
    ("doctor", frozenset({"doctor"}), 1.0),
    ("team_leader", frozenset({"team_leader"}), 0.5),
    ("case_managers", CASE_MANAGERS, 7.0),
    ("psychologist", frozenset({"psychologist"}), 0.8),
    ("peer_specialist", frozenset({"peer_specialist"}), 0.6),
    ("ips_specialist", frozenset({"ips_specialist"}), 0.5),
    ("housing_support", frozenset({"housing_support"}), None),
    ("needs_assessor", frozenset({"needs_assessor"}), None),
    ("administrator", frozenset({"administrator"}), None),
)


@dataclass(frozen=True)
class Member:
    """Who works in the team today."""

    staff_id: object
    name: str
    profession: str
    party_id: object
    fte: Decimal
    may_chair: bool = False
    knows_addiction: bool = False


@dataclass(frozen=True)
class Post:
    """One line of the staffing against the model."""

    function: str
    now: float
    model: float | None
    verdict: Verdict | None


def staffing(members: Iterable[Member]) -> list[Post]:
    """The team's full-time posts by function, beside the model's."""
    by_profession: dict[str, Decimal] = defaultdict(Decimal)
    for member in members:
        by_profession[member.profession] += member.fte
    posts = []
    for function, professions, model in IDEAL_TEAM:
        now = float(sum(by_profession[profession] for profession in professions))
        if model is not None or now:
            verdict = gauge(now, (model, model), 2).verdict if model is not None else None
            posts.append(Post(function, now, model, verdict))
    return posts


@dataclass(frozen=True)
class Load:
    """How many people somebody is named contact of, and how many that is for a full-time post.

    `weighted`: the same where each of them on the board counts as `INTENSIVE`. Only case managers have a
    verdict: the model gives nobody else people of their own.
    """

    member: Member
    patients: int
    per_fte: float | None
    weighted: float | None
    verdict: Verdict | None


def per_case_manager(patients: int, members: Iterable[Member]) -> Gauge:
    """The team's people for each full-time case manager, beside the model's."""
    posts = float(sum(member.fte for member in members if member.profession in CASE_MANAGERS))
    return gauge(per_fte(patients, posts), PER_CASE_MANAGER, 1)


def weighed(patients: int, on_board: int) -> int:
    """People, those on the board counted for more."""
    return patients + (INTENSIVE - 1) * on_board


def loads(
    members: Collection[Member], patients_of: dict[object, int], on_board_of: dict[object, int]
) -> list[Load]:
    """The load of everybody who is somebody's contact, the heaviest first; case managers without one too."""
    found = []
    for member in members:
        patients = patients_of.get(member.staff_id, 0)
        if patients or member.profession in CASE_MANAGERS:
            each = gauge(per_fte(patients, float(member.fte)), PER_CASE_MANAGER, 1)
            verdict = each.verdict if member.profession in CASE_MANAGERS else None
            weight = weighed(patients, on_board_of.get(member.staff_id, 0))
            weighted = gauge(per_fte(weight, float(member.fte)), PER_CASE_MANAGER, 1).value
            found.append(Load(member, patients, each.value, weighted, verdict))
    return sorted(found, key=lambda load: (-(load.per_fte or 0), load.member.name, str(load.member.staff_id)))
