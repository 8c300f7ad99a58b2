"""A list of services held against one's own party's books: a preview, and what is then written."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import sight_of
from fact_board.coordination.services.list_rules import (
    Books,
    OnePerson,
    Reading,
    Who,
    guessed_columns,
    missing_columns,
    persons_per_service,
    read_list,
    sums_of,
)
from fact_board.coordination.services.models import Service
from fact_board.coordination.services.queries import kinds_of
from fact_board.coordination.services.sheet import Table
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.models import Membership
from fact_board.teams.rules import folded

NEW = "new"
SHOWN_FAULTS = 300
SHOWN_LINES = 5
Values = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """The cells of a file, which columns are which (None: guessed), what unknown words mean."""

    file: Table
    columns: Mapping[str, int] | None
    words: Mapping[str, str]


@dataclass(frozen=True)
class ToWrite:
    """What a list says of whom; kinds by their word, those to add by their label."""

    people: Mapping[uuid.UUID, OnePerson]
    kinds: Mapping[str, uuid.UUID]
    new_kinds: tuple[str, ...]
    left_out: int


def preview_of(by: Membership, asked: Asked) -> Values:
    """What reading the list in would do; nothing is written, and the file is not kept."""
    table = asked.file
    columns = dict(asked.columns) if asked.columns is not None else guessed_columns(table[0])
    missing = missing_columns(columns)
    reading = Reading(lines=len(table) - 1) if missing else _read(by, table, columns, asked)
    today, labels = clock.today(), _labels(by.team_id, asked)
    return {
        "headings": table[0],
        "columns": columns,
        "missing": missing,
        "lines": reading.lines,
        "left_out": reading.left_out,
        "sums": sums_of(reading, today),
        "services": [
            {"label": labels.get(word, word), "persons": persons}
            for word, persons in persons_per_service(reading, today).most_common()
        ],
        "needs": sum(len(person.needs) for person in reading.people.values()),
        "faults": reading.faults[:SHOWN_FAULTS],
        "faults_by_code": dict(Counter(fault.code for fault in reading.faults)),
        "unknown_services": [{"word": word, "lines": lines} for word, lines in reading.unknown.most_common()],
        "sample": table[1 : 1 + SHOWN_LINES],
    }


def to_write(by: Membership, asked: Asked, left_out: int) -> ToWrite:
    """What the list says, if it is still what the preview told: as many lines are left out."""
    table = asked.file
    columns = asked.columns or {}
    if missing_columns(columns):
        raise Invalid("import.columns_missing", field="columns")
    reading = _read(by, table, columns, asked)
    if reading.left_out != left_out:
        raise Invalid("import.other_lines", field="left_out", lines=reading.left_out)
    if not reading.people:
        raise Invalid("import.nothing", field="file")
    new = tuple(word for word, meant in asked.words.items() if meant == NEW)
    return ToWrite(reading.people, _kinds(by.team_id, asked), new, reading.left_out)


def own_services(team_id: uuid.UUID, party_id: uuid.UUID) -> dict[uuid.UUID, set[uuid.UUID]]:
    """The kinds that a party has written down for each person, ended or not."""
    found: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    rows = select(Service.patient_id, Service.kind_id).where(
        Service.team_id == team_id, Service.party_id == party_id, Service.hidden_at.is_(None)
    )
    for patient_id, kind_id in db.session.execute(rows):
        found[patient_id].add(kind_id)
    return found


def _read(by: Membership, table: Table, columns: Mapping[str, int], asked: Asked) -> Reading:
    kinds, new = (
        _kinds(by.team_id, asked),
        {folded(word) for word, meant in asked.words.items() if meant == NEW},
    )
    return read_list(table, columns, Books(_people(by), frozenset(kinds.keys() | new), clock.today()))


def _people(by: Membership) -> dict[Who, Sequence[uuid.UUID]]:
    """Whom the party has in its books, and the reader is not barred from."""
    rows = (
        select(KnownTo, Patient)
        .join(Patient, Patient.id == KnownTo.patient_id)
        .where(KnownTo.team_id == by.team_id, KnownTo.party_id == by.party_id)
        .where(KnownTo.birth_year.is_not(None))
        .where(KnownTo.left_on.is_(None), Patient.left_on.is_(None))
    )
    found: dict[Who, list[uuid.UUID]] = defaultdict(list)
    for known, patient in db.session.execute(rows):
        if not by.has_bars or sight_of(by, patient).is_anybody:
            found[folded(known.name), known.birth_year or 0].append(patient.id)
    return dict(found)


def _kinds(team_id: uuid.UUID, asked: Asked) -> dict[str, uuid.UUID]:
    """The team's kinds by their word, and what the reader said that other words mean."""
    kinds = kinds_of(team_id)
    by_word, ids = {folded(kind.label): kind.id for kind in kinds}, {str(kind.id): kind.id for kind in kinds}
    return by_word | {folded(word): ids[meant] for word, meant in asked.words.items() if meant in ids}


def _labels(team_id: uuid.UUID, asked: Asked) -> dict[str, str]:
    labels = {folded(kind.label): kind.label for kind in kinds_of(team_id)}
    return labels | {folded(word): word for word in asked.words}
