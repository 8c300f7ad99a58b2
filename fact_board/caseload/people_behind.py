"""The people behind one of the page's numbers: whom the reader may know to be counted, and how many more.

Counted is what the number counts (tasks, visits, times on the board), never people: of somebody who is shown
two hidden tasks must look like two tasks of others.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import label_for, may_know_of
from fact_board.access.policy import BLOCK, Sight, holds
from fact_board.access.viewer import Viewer
from fact_board.board.models import Episode, Task
from fact_board.caseload.metrics.nearness import FACES_WITHIN, UNMET
from fact_board.caseload.metrics.period import Period
from fact_board.caseload.queries.standing import LATE_AFTER, shared_people
from fact_board.caseload.queries.work import asked_in
from fact_board.caseload.told import told_to
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.calendar import add_weekdays
from fact_board.teams.models import Party
from fact_board.visits.models import Contact

People = dict[uuid.UUID, tuple[Patient, Sight]]
Ids = Counter[uuid.UUID]


@dataclass(frozen=True)
class Number:
    """Which number: of the team today, or of a period; on the board it may be one column's."""

    name: str
    team_id: uuid.UUID
    today: dt.date
    period: Period
    category_id: uuid.UUID | None = None


def people_behind(viewer: Viewer, number: Number) -> dict[str, Any]:
    """Each with how often they are counted, by name."""
    people = told_to(viewer).people
    counted, shown = COUNTED[number.name](number, people)
    rows = [{"id": id_, "name": _name(viewer, *people[id_]), "count": count} for id_, count in shown.items()]
    rows.sort(key=lambda row: str(row["name"]).casefold())
    return {"people": rows, "not_shared": max(0, counted - shown.total())}


def _name(viewer: Viewer, patient: Patient, seen: Sight) -> str:
    """Full name and birth year, since look-alikes are on one list; a code where the identity is protected."""
    own = next(known for known in patient.known if known.party_id == viewer.party_id)
    if seen.protects(patient.known):
        return label_for(seen, patient)
    return f"{own.name} ({own.birth_year})" if own.birth_year else own.name


def _enrolled(model: Any, number: Number, *conditions: Any) -> Sequence[Any]:
    """Rows about people who are in the team now."""
    enrolled = select(Patient.id).where(Patient.team_id == number.team_id, Patient.left_on.is_(None))
    mine = select(model).where(model.team_id == number.team_id, model.patient_id.in_(enrolled))
    return db.session.scalars(mine.where(*conditions)).all()


def _cards(number: Number) -> Sequence[Any]:
    is_asked = [Episode.category_id == number.category_id] if number.category_id else []
    return _enrolled(Episode, number, Episode.closed_at.is_(None), *is_asked)


def _stale_cards(number: Number) -> Sequence[Any]:
    return [card for card in _cards(number) if _is_late(card.review_on, number.today)]


def _is_late(review_on: dt.date | None, today: dt.date) -> bool:
    return review_on is not None and add_weekdays(review_on, LATE_AFTER) < today


def _late_tasks(number: Number) -> Sequence[Any]:
    is_open = (Task.state == "open", Task.hidden_at.is_(None))
    return _enrolled(Task, number, *is_open, Task.due_on < number.today)


def _in_vain(number: Number) -> Sequence[Any]:
    during = Contact.on.between(number.period.first, number.period.last)
    return _enrolled(Contact, number, Contact.hidden_at.is_(None), Contact.outcome.in_(UNMET), during)


def _late_answers(number: Number) -> Sequence[Any]:
    asked = asked_in(number.team_id, number.period)
    return [row for row, answers in asked if not answers and row.answer_due_at < clock.now()]


def _met(number: Number) -> Sequence[Any]:
    lately = (Contact.on > number.today - FACES_WITHIN, Contact.on <= number.today)
    return _enrolled(Contact, number, Contact.hidden_at.is_(None), Contact.outcome == "done", *lately)


def _told(rows: Iterable[Any], people: People) -> Ids:
    """How many of the rows the reader may know of, by person."""
    return Counter(
        row.patient_id
        for row in rows
        if row.patient_id in people and may_know_of(people[row.patient_id][1], row)
    )


def _unmet(number: Number, people: People) -> tuple[int, Ids]:
    """On the board, and met by nobody: whom the reader shows is unmet as far as they may know."""
    cards, met = _cards(number), _met(number)
    seen, told_of = {contact.patient_id for contact in met}, _told(met, people)
    shown = {id_: times for id_, times in _told(cards, people).items() if id_ not in told_of}
    return sum(card.patient_id not in seen for card in cards), Counter(shown)


def _unshared(number: Number, people: People) -> tuple[int, Ids]:
    """Known to both principals, and not told both ways: only those of whom the reader may know both."""
    both, told = shared_people(number.team_id, number.today)
    principal = {party.id: party.principal for party in db.session.scalars(select(Party))}
    known = (id_ for id_, person in people.items() if _is_known_half(*person, principal))
    return len(both - told), Counter(known)


def _is_known_half(patient: Patient, seen: Sight, principal: dict[uuid.UUID, str]) -> bool:
    """By the bases to and from the reader's own party: others' are not theirs to know."""
    known = {principal[party] for party in seen.known_to if seen.sees(party, "status")}
    own = [basis for basis in patient.bases if seen.audience.party_id in (basis.party_id, basis.to_party_id)]
    running = [basis for basis in own if holds(basis, seen.now)]
    if any(basis.kind == BLOCK for basis in running):
        return len(known) > 1
    telling = {
        principal[basis.party_id]
        for basis in running
        if "status" in basis.scopes and principal[basis.party_id] != principal[basis.to_party_id]
    }
    return len(known) > 1 and len(telling) < len(known)


def _of(rows: Callable[[Number], Sequence[Any]]) -> Callable[[Number, People], tuple[int, Ids]]:
    def counted(number: Number, people: People) -> tuple[int, Ids]:
        found = rows(number)
        return len(found), _told(found, people)

    return counted


COUNTED: dict[str, Callable[[Number, People], tuple[int, Ids]]] = {
    "on_board": _of(_cards),
    "stale": _of(_stale_cards),
    "overdue": _of(_late_tasks),
    "in_vain": _of(_in_vain),
    "late_answers": _of(_late_answers),
    "unmet": _unmet,
    "unshared": _unshared,
}
