"""The people behind one of the page's numbers: whom the reader may know to be counted, and how many more.

Counted is what the number counts (tasks, visits, times on the board), never people: of somebody who is shown
two hidden tasks must look like two tasks of others.
"""

from collections.abc import Callable
from typing import Any

from fact_board.access.gates import label_for
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.caseload.behind import lacking, late
from fact_board.caseload.behind.number import Counted, Number, People
from fact_board.caseload.told import told_to
from fact_board.patients.models import Patient

COUNTED: dict[str, Callable[[Number, People], Counted]] = {
    "on_board": late.on_board,
    "stale": late.stale,
    "overdue": late.overdue,
    "in_vain": late.in_vain,
    "late_answers": late.late_answers,
    "waiting": late.waiting,
    "unmet": lacking.unmet,
    "no_doctor": lacking.no_doctor,
    "no_crisis_plan": lacking.no_crisis_plan,
    "no_sip": lacking.no_sip,
    "unshared": lacking.unshared,
}


def people_behind(viewer: Viewer, number: Number) -> dict[str, Any]:
    """Each with how often they are counted and for how many days: the longest first, else by name."""
    people = told_to(viewer).people
    found = COUNTED[number.name](number, people)
    rows: list[dict[str, Any]] = [
        {
            "id": id_,
            "name": _name(viewer, *people[id_]),
            "count": count,
            "days": (number.today - found.since[id_]).days if id_ in found.since else None,
        }
        for id_, count in found.shown.items()
    ]
    rows.sort(key=lambda row: (-(row["days"] or 0), str(row["name"]).casefold()))
    return {"people": rows, "not_shared": max(0, found.number - found.shown.total())}


def _name(viewer: Viewer, patient: Patient, seen: Sight) -> str:
    """Full name and birth year, since look-alikes are on one list; a code where the identity is protected."""
    own = next(known for known in patient.known if known.party_id == viewer.party_id)
    if seen.protects(patient.known):
        return label_for(seen, patient)
    return f"{own.name} ({own.birth_year})" if own.birth_year else own.name
