"""Reading stays and their checklists, each row as far as its reader may see."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from fact_board import clock
from fact_board.access.gates import may_know_of
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.board.models import Episode, own_first
from fact_board.coordination.discharges import calendar
from fact_board.coordination.discharges.models import ITEMS, OPEN, Discharge, DischargeItem
from fact_board.coordination.discharges.rules import ON_A_WARD
from fact_board.extensions import db
from fact_board.patients.models import LegalStatus, Patient
from fact_board.teams.queries.memberships import names_of
from fact_board.visits.models import Contact

Values = dict[str, Any]


def open_discharge_of(episode_id: uuid.UUID) -> Discharge | None:
    """The planning that goes on."""
    return db.session.scalar(
        select(Discharge).where(Discharge.episode_id == episode_id, Discharge.ended_at.is_(None))
    )


def wards_statuses_of(patient_id: uuid.UUID) -> list[LegalStatus]:
    """Compulsory care on a ward that goes on."""
    return list(
        db.session.scalars(
            select(LegalStatus)
            .where(
                LegalStatus.patient_id == patient_id,
                LegalStatus.ended_at.is_(None),
                LegalStatus.status.in_(ON_A_WARD),
            )
            .order_by(LegalStatus.starts_on, LegalStatus.id)
        )
    )


def discharge_about(viewer: Viewer, patient: Patient, seen: Sight) -> Values:
    """The section of the person's page: admitted, recently discharged, or neither."""
    today = clock.today()
    episode = _episode(viewer, patient, seen)
    stays = [row for row in _stays(patient.id) if may_know_of(seen, row)]
    going_on = next((row for row in stays if row.ended_at is None), None)
    ended = [row for row in stays if row.ended_at is not None]
    return {
        "today": today,
        "episode": episode and _episode_values(episode, seen, today),
        "planning": going_on and _planning(going_on, seen),
        "legal": [
            {"id": row.id, "kind": row.status, "outside": ON_A_WARD[row.status], "ends_on": row.ends_on}
            for row in wards_statuses_of(patient.id)
            if may_know_of(seen, row)
        ],
        "stays": [_stay(row, seen) for row in ended],
    }


def _episode(viewer: Viewer, patient: Patient, seen: Sight) -> Episode | None:
    rows = db.session.scalars(
        select(Episode).where(Episode.patient_id == patient.id, Episode.closed_at.is_(None))
    )
    known = [row for row in rows if may_know_of(seen, row)]
    return next(iter(own_first(viewer.party_id, known)), None)


def _episode_values(episode: Episode, seen: Sight, today: dt.date) -> Values:
    """Where somebody is, as far as plans may be seen: without them only that the ward is closed."""
    sees_plans, on = seen.sees(episode.party_id, Discharge.scope), episode.discharged_on
    met_on = _met_since(episode, seen) if on else None
    return {
        "id": episode.id,
        "version": episode.version,
        "code": episode.category.code,
        "is_closed": not sees_plans,
        "ward_name": (sees_plans and episode.ward_name) or "",
        "ward_contact": (sees_plans and episode.ward_contact) or "",
        "ward_phone": (sees_plans and episode.ward_phone) or "",
        "planned_on": episode.discharge_on if sees_plans else None,
        "placed_on": clock.today(episode.placed_at),
        "discharged_on": on,
        "first_contact_by": calendar.first_contact_by(on or today),
        "met_on": met_on,
        "is_uncontacted": on is not None and calendar.is_uncontacted(on, met_on, today),
    }


def _met_since(episode: Episode, seen: Sight) -> dt.date | None:
    """The latest contact that took place, of those the reader may know of."""
    parties = [known for known in seen.known_to if seen.sees(known, Contact.scope)]
    return db.session.scalar(
        select(func.max(Contact.on)).where(
            Contact.patient_id == episode.patient_id,
            Contact.party_id.in_(parties),
            Contact.outcome == "done",
            Contact.hidden_at.is_(None),
        )
    )


def _stays(patient_id: uuid.UUID) -> Sequence[Discharge]:
    return db.session.scalars(
        select(Discharge)
        .where(Discharge.patient_id == patient_id)
        .order_by(Discharge.started_at.desc(), Discharge.id.desc())
    ).all()


def _planning(discharge: Discharge, seen: Sight) -> Values:
    return {"id": discharge.id, "items": _items(discharge.id, seen)}


def _items(discharge_id: uuid.UUID, seen: Sight) -> list[Values]:
    rows = db.session.scalars(select(DischargeItem).where(DischargeItem.discharge_id == discharge_id)).all()
    names = names_of([row.owner_id for row in rows])
    known = sorted((row for row in rows if may_know_of(seen, row)), key=lambda row: ITEMS.index(row.code))
    return [
        {
            "id": row.id,
            "version": row.version,
            "code": row.code,
            "owner": row.owner_id,
            "owner_name": names.get(row.owner_id, "") if row.owner_id else "",
            "who": row.who,
            "due_on": row.due_on,
            "state": row.state,
            "reason": row.reason,
            "settled_on": row.settled_on,
        }
        for row in known
    ]


def _stay(discharge: Discharge, seen: Sight) -> Values:
    """A stay that has ended, with what was left open."""
    return {
        "id": discharge.id,
        "ward_name": discharge.ward_name,
        "ward_contact": discharge.ward_contact,
        "ward_phone": discharge.ward_phone,
        "planned_on": discharge.planned_on,
        "discharged_on": discharge.discharged_on,
        "left_open": [one["code"] for one in _items(discharge.id, seen) if one["state"] == OPEN],
    }
