"""What somebody has in hand, as far as the asker may see it: drawn like the board, by the same policy."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from fact_board import clock
from fact_board.access.gates import known_rows
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list
from fact_board.live import views
from fact_board.teams.models import Membership
from fact_board.teams.queries.in_hand import (
    contacts_held_by,
    open_tasks_of,
    people_led_by,
    tasks_waiting_until,
)
from fact_board.teams.queries.memberships import memberships_of
from fact_board.teams.receivers import stand_in_for
from fact_board.teams.visits_away import goers, may_go
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.planned.queries import visits_after, visits_to_pass_on

ONE_DAY = dt.timedelta(days=1)

Shape = dict[str, Any]


def holding_of(viewer: Viewer, membership: Membership, last_on: dt.date, *, by_name: bool) -> Shape:
    """Open tasks, primary contacts and contacts, and visits after their last day, for whoever ends the
    membership.

    `by_name` is False for an administrator: numbers alone.
    """
    team_id, staff_id = membership.team_id, membership.staff_id
    tasks = open_tasks_of(team_id, staff_id)
    people, contacts = people_led_by(team_id, staff_id), contacts_held_by(team_id, staff_id)
    visits = visits_after(team_id, staff_id, max(last_on, clock.today() - ONE_DAY))
    held = {
        "tasks": len(tasks),
        "primary": len(people),
        "contacts": len(contacts),
        "visits": len(visits),
    }
    if not by_name:
        return {"tasks": [], "primary": [], "contacts": [], "visits": [], "counts": held}
    ids = {task.id for task in tasks}
    drawn = _drawn(
        viewer,
        {task.patient_id for task in tasks}
        | {known.patient_id for known in people}
        | {contact.patient_id for contact in contacts}
        | {visit.patient_id for visit in visits},
    )
    known = [visit for visit in visits if known_rows(viewer.membership, visit.patient, [visit])]
    me = str(staff_id)
    told = {
        "tasks": [
            _task(task, person) for person in drawn for task in person["tasks"] if _is_one_of(task, ids)
        ],
        "primary": [_person(person) for person in drawn if person["primary"] == me],
        "contacts": [
            _person(person)
            for person in drawn
            if any(me in (contact["staff"], contact["deputy"]) for contact in person["contacts"])
        ],
        "visits": [_visit(visit, drawn, staff_id) for visit in known],
        "counts": held,
    }
    log_list(viewer, "handover", [uuid.UUID(person["id"]) for person in drawn])
    return told


def day_of(viewer: Viewer, staff_id: uuid.UUID, to_on: dt.date) -> Shape:
    """Tasks and visits waiting for somebody who is away until then, each with who could do it instead:
    the person's deputy, else today's duty officer or their deputy.
    """
    team_id = viewer.team_id
    tasks = tasks_waiting_until(team_id, staff_id, to_on)
    receivers = {task.id: stand_in_for(task, staff_id) for task in tasks}
    visits = _visits(viewer, staff_id, to_on)
    drawn = _drawn(viewer, {task.patient_id for task in tasks} | {visit.patient_id for visit in visits})
    told = {
        "tasks": sorted(
            (
                {**_task(task, person), "to": receivers[uuid.UUID(task["id"])]}
                for person in drawn
                for task in person["tasks"]
                if _is_one_of(task, receivers)
            ),
            key=lambda task: (task["due_on"], task["due_time"] or "", task["person"]),
        ),
        "primary": [],
        "contacts": [],
        "visits": [_visit(visit, drawn, staff_id) for visit in visits],
        "counts": {"tasks": len(tasks)},
    }
    log_list(viewer, "absence", [uuid.UUID(person["id"]) for person in drawn])
    return told


def _visits(viewer: Viewer, staff_id: uuid.UUID, to_on: dt.date) -> list[PlannedVisit]:
    """Those the asker may know of."""
    found = visits_to_pass_on(viewer.team_id, staff_id, clock.today(), to_on)
    return [visit for visit in found if known_rows(viewer.membership, visit.patient, [visit])]


def _visit(visit: PlannedVisit, drawn: Iterable[Shape], away: uuid.UUID) -> Shape:
    """With who could go: of the same party, and not on the visit already; first who stands in."""
    label = next((person["label"] for person in drawn if person["id"] == str(visit.patient_id)), "")
    staff = [one.staff_id for one in memberships_of(visit.team_id, clock.today())]
    able = [one for one in staff if may_go(visit, away, one)]
    proposed = stand_in_for(visit, away)
    return {
        "id": visit.id,
        "person": label,
        "kind": visit.kind,
        "on": visit.on,
        "time": visit.time,
        "with": next((one for one in goers(visit) if one not in (None, away)), None),
        "may_go": able,
        "to": proposed if proposed in able else None,
    }


def _drawn(viewer: Viewer, people: Iterable[uuid.UUID]) -> list[Shape]:
    """These people as the asker's audience sees them; who is closed to it is not there."""
    subjects = {("patient", id_) for id_ in people}
    if not subjects:
        return []
    canvas = views.load_subjects(viewer.team_id, subjects)
    return [thing for thing in views.draw_all(canvas, viewer.audience) if thing["kind"] == "patient"]


def _is_one_of(task: Shape, ids: Iterable[uuid.UUID]) -> bool:
    return uuid.UUID(task["id"]) in ids


def _task(task: Shape, person: Shape) -> Shape:
    return {
        "id": task["id"],
        "person": person["label"],
        "text": task.get("text", ""),  # closed to the asker: whose, and when, is enough to move it
        "due_on": task["due_on"],
        "due_time": task["due_time"],
        "is_safety": task["is_safety"],
    }


def _person(person: Shape) -> Shape:
    return {"id": person["id"], "person": person["label"]}
