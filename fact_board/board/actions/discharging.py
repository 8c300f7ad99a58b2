"""Home from a ward, in one step: the column, the first contact, legal status; the ward's facts are kept."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from fact_board import clock
from fact_board.access.gates import known_rows
from fact_board.action import action, record
from fact_board.authorship import about, signed
from fact_board.board import queries
from fact_board.board.actions.episodes import changing, note_change
from fact_board.board.actions.placing import Why, guard_category, next_review
from fact_board.board.actions.proposing import close_untouched, propose_tasks
from fact_board.board.actions.written import guard_owner, refuse_taken
from fact_board.board.models import Episode, Task
from fact_board.coordination.discharges import rules
from fact_board.coordination.discharges.models import Discharge
from fact_board.coordination.discharges.queries import open_discharge_of, wards_statuses_of
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import LegalStatus, Patient
from fact_board.teams.models import Category, Membership, Staff

FIRST_CONTACT = "Första kontakt efter utskrivning"  # also what the seeded column proposes


@dataclass(frozen=True)
class LegalAfter:
    """What becomes of compulsory care on the ward: ended, outside (with its last day), or goes_on."""

    id: uuid.UUID
    becomes: str
    ends_on: dt.date | None = None


@dataclass(frozen=True)
class GoingHome:
    """When somebody went home, who meets them first and when (`contact_on`), and their legal status."""

    on: dt.date
    contact_on: dt.date
    owner: Staff | None = None
    legal: tuple[LegalAfter, ...] = ()


@action
def discharge_patient(
    episode: Episode, category: Category, going: GoingHome, *, id: uuid.UUID, by: Membership
) -> None:
    """Discharged: to the column "Nyutskriven", with a first contact within seven days and an owner for it.

    Without an owner the task is proposed. `id` is the task's. The ward's facts leave the card and stay with
    the stay; compulsory care on the ward is answered for, one by one.
    """
    patient, _ = changing(episode, by)
    if episode.category.code != "admitted":
        raise Conflict("ward.not_admitted")
    guard_category(category, episode.team_id)
    today, placed_on = clock.today(), clock.today(episode.placed_at)
    rules.check_discharged(going.on, placed_on, today)
    rules.check_first_contact(going.contact_on, going.on, today)
    refuse_taken(Task, id)
    if going.owner:
        guard_owner(patient, going.owner, episode.party_id)
    legal = _settle_legal(patient, going, by)
    stay = _end_stay(episode, going, by)
    was, had = episode.category, queries.tasks_of(patient, by)
    change = note_change(episode, patient, Why(), by=by)
    closed = close_untouched(episode, had, was)
    added = propose_tasks(episode, patient, category, had=had, by=by)
    change.was = {**change.was, "stay": str(stay.id)}  # not for undo: it says more than a column
    first = _first_contact(added, episode, patient, going, id, by)
    episode.category, episode.review_on = category, next_review(category)
    episode.category_id = change.category_id = category.id
    episode.ward_name = episode.ward_contact = episode.ward_phone = episode.discharge_on = None
    episode.discharged_on = going.on
    record(
        "patient_discharged",
        episode,
        change,
        stay,
        *closed,
        *added,
        first,
        *legal,
        by=by,
        episode=episode.id,
        was=was.code,
        category=category.code,
        on=going.on,
        task=first.id,
        owner=first.owner_id,
        due_on=first.due_on,
    )


def _settle_legal(patient: Patient, going: GoingHome, by: Membership) -> list[LegalStatus]:
    """What goes on is as it was; what has ended, or turned into care outside, ends today."""
    open_ones = {row.id: row for row in known_rows(by, patient, wards_statuses_of(patient.id))}
    rules.check_legal(open_ones.keys(), [one.id for one in going.legal])
    changed = []
    for one in going.legal:
        row = open_ones[one.id]
        rules.check_outside(row.status, one.becomes, one.ends_on, going.on)
        if one.becomes == rules.GOES_ON:
            continue
        row.ended_at = clock.now()
        changed.append(row)
        if one.becomes == rules.OUTSIDE:
            outside = LegalStatus(
                **about(patient, by, row.party_id),
                status=rules.ON_A_WARD[row.status],
                starts_on=going.on,
                ends_on=one.ends_on,
            )
            db.session.add(outside)
            changed.append(outside)
    return changed


def _end_stay(episode: Episode, going: GoingHome, by: Membership) -> Discharge:
    """The stay with what the ward was; one whose discharge nobody planned gets its row now."""
    now, stay = clock.now(), open_discharge_of(episode.id)
    if stay is None:
        of_episode: dict[str, Any] = about(episode.patient, by, episode.party_id)
        stay = Discharge(**of_episode, episode_id=episode.id, started_by=by.staff_id, started_at=now)
        db.session.add(stay)
    stay.ward_name, stay.ward_contact = episode.ward_name or "", episode.ward_contact or ""
    stay.ward_phone, stay.planned_on = episode.ward_phone or "", episode.discharge_on
    stay.discharged_on, stay.ended_at, stay.ended_by = going.on, now, by.staff_id
    return stay


def _first_contact(
    added: list[Task], episode: Episode, patient: Patient, going: GoingHome, id: uuid.UUID, by: Membership
) -> Task:
    """The column's own proposal, taken up; a team that has none gets the task all the same."""
    task = next((task for task in added if task.text == FIRST_CONTACT), None)
    if task is not None:
        added.remove(task)
    else:
        task = Task(**signed(patient, by, episode.party_id), id=id, episode_id=episode.id, text=FIRST_CONTACT)
        db.session.add(task)
    task.due_on = going.contact_on
    task.state = "open" if going.owner else "proposed"
    task.owner_id = going.owner.id if going.owner else None
    return task
