"""Who meets the people on the board: how often, and how many different faces."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fact_board.caseload.metrics.model import FEWEST, share
from fact_board.caseload.metrics.period import ONE_DAY, Period, middle

FACES_WITHIN = dt.timedelta(days=14)
UNMET = frozenset({"missed", "not_home"})


class Met(NamedTuple):
    """A contact, done or not: somebody of the staff, with somebody, on a day."""

    patient_id: object
    staff_id: object
    on: dt.date
    outcome: str


@dataclass(frozen=True)
class Seen:
    """One person's last 14 days: how many contacts, and who met them, each with the last day."""

    contacts: int
    by: dict[object, dt.date]


def seen_lately(met: Iterable[Met], today: dt.date) -> dict[object, Seen]:
    """Whom the team has met in the last 14 days, today included; nobody who was only looked for."""
    window = Period(today - FACES_WITHIN + ONE_DAY, today)
    contacts: Counter[object] = Counter()
    by: dict[object, dict[object, dt.date]] = defaultdict(dict)
    for each in sorted(met, key=lambda one: one.on):
        if each.outcome == "done" and each.on in window:
            contacts[each.patient_id] += 1
            by[each.patient_id][each.staff_id] = each.on
    return {patient: Seen(count, by[patient]) for patient, count in contacts.items()}


@dataclass(frozen=True)
class Nearness:
    """The board's people in the last 14 days, read both ways.

    The model shares each of them among several of the team; the people themselves ask for fewer faces.
    """

    people: int
    unmet: int
    contacts_a_week: float | None
    faces: float | None
    by_faces: tuple[int, ...]  # how many were met by nobody, by 1, 2, 3, and by 4 or more


def nearness(on_board: Sequence[object], seen: dict[object, Seen]) -> Nearness:
    """Medians over everybody on the board now, those whom nobody met included.

    Somebody whom two parties have on the board, neither telling the other, stands there twice, as in every
    other number: one that counted people would tell, by the difference, that there is such a person.
    """
    faces = [len(seen[patient].by) if patient in seen else 0 for patient in on_board]
    contacts = [seen[patient].contacts / 2 if patient in seen else 0.0 for patient in on_board]
    return Nearness(
        people=len(faces),
        unmet=faces.count(0),
        contacts_a_week=middle(contacts, 1),
        faces=middle(faces, 1),
        by_faces=(*(faces.count(number) for number in range(4)), sum(number > 3 for number in faces)),
    )


@dataclass(frozen=True)
class Missed:
    """Contacts that somebody came to in vain, for each hundred that were tried."""

    tried: int
    missed: int
    per_100: float | None


def missed(outcomes: Iterable[tuple[str, int]]) -> Missed:
    """From how many contacts had which outcome; what was cancelled beforehand was never tried."""
    counts = dict(outcomes)
    in_vain = sum(counts.get(outcome, 0) for outcome in UNMET)
    tried = counts.get("done", 0) + in_vain
    part = share(in_vain, tried)
    return Missed(tried, in_vain, round(part) if part is not None and tried >= FEWEST else None)
