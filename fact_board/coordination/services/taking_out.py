"""A team's services and needs as a list: what the reader's party may know, a line each."""

import datetime as dt
import uuid
from typing import Any

from fact_board.access.gates import label_for
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.coordination.services.columns import COLUMNS, HEADINGS, REASON_WORDS
from fact_board.coordination.services.models import Need, Service, ServiceMapping
from fact_board.coordination.services.overview import in_sight
from fact_board.coordination.services.queries import kinds_of
from fact_board.coordination.services.sheet import Table
from fact_board.patients.models import Patient
from fact_board.teams.queries.memberships import names_of


def lines_for(viewer: Viewer) -> tuple[Table, set[uuid.UUID]]:
    """The table with its headings, and whom it shows. Who is on it can be read in again."""
    kinds = {kind.id: kind.label for kind in kinds_of(viewer.team_id)}
    everybody = in_sight(viewer)
    names = names_of({row.owner_id for _, _, rows in everybody for row in rows if isinstance(row, Service)})
    lines: list[dict[str, str]] = []
    shown: set[uuid.UUID] = set()
    for patient, seen, rows in everybody:
        if rows:
            shown.add(patient.id)
            lines += _lines_of(_who(viewer, patient, seen), rows, kinds, names)
    lines.sort(key=lambda line: (line["name"].casefold(), line["birth_year"], line.get("need", "")))
    table = [[line.get(column, "") for column in COLUMNS] for line in lines]
    return [[HEADINGS[column] for column in COLUMNS], *table], shown


def _who(viewer: Viewer, patient: Patient, seen: Sight) -> dict[str, str]:
    """As the reader's own books have them; a code where the identity is protected."""
    own = next(known for known in patient.known if known.party_id == viewer.party_id)
    if seen.protects(patient.known):
        return {"name": label_for(seen, patient), "birth_year": ""}
    return {"name": own.name, "birth_year": str(own.birth_year or "")}


def _lines_of(
    who: dict[str, str], rows: list[Any], kinds: dict[uuid.UUID, str], names: dict[uuid.UUID, str]
) -> list[dict[str, str]]:
    mapped = max((row.mapped_on for row in rows if isinstance(row, ServiceMapping)), default=None)
    who = {**who, "mapped_on": _day(mapped)}
    lines = [
        {
            **who,
            "service": kinds[row.kind_id],
            "provider": row.provider,
            "owner": names.get(row.owner_id, "") if row.owner_id else row.owner_name,
            "from_on": _day(row.from_on),
            "to_on": _day(row.to_on),
        }
        for row in rows
        if isinstance(row, Service)
    ]
    lines += [
        {
            **who,
            "need": kinds[row.kind_id],
            "reason": REASON_WORDS[row.reason],
            "reason_text": row.text,
            "since_on": _day(row.since_on),
        }
        for row in rows
        if isinstance(row, Need) and row.closed_on is None
    ]
    return lines or [who]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
