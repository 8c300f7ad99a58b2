"""What was done about people between two events, as far as somebody may know of it now.

The events say that something happened; the rows say what was written. Both are asked for under the policy of
the moment they are read: what has since become secret, or was hidden as on the wrong person, is not there.
"""

import uuid
from typing import Any

from fact_board.access.gates import may_know_of, sight_of
from fact_board.live.changes import Doing
from fact_board.meeting.minutes.reading import Span, people_called, read, span_of
from fact_board.meeting.minutes.tellers import TELLERS, Deed, Looking
from fact_board.meeting.models import Meeting
from fact_board.meeting.queries import items_of
from fact_board.teams.models import Membership


def deeds_in(span: Span, by: Membership) -> dict[uuid.UUID, list[Deed]]:
    """What was done about each person, in order, as `by` may know of it; nobody without a deed."""
    told = read(span, TELLERS)
    sights = {id_: sight_of(by, patient) for id_, patient in told.people.items()}
    found: dict[uuid.UUID, list[Deed]] = {}
    for event, patient_id in told.events:
        seen = sights.get(patient_id)
        if seen is None or not seen.is_anybody or not Doing.of(event).is_heard(seen):
            continue
        deeds = TELLERS[event.name](Looking(event, patient_id, seen, told))
        found.setdefault(patient_id, []).extend(deeds)
    return {patient_id: _once(deeds) for patient_id, deeds in found.items() if deeds}


def people_of(meeting: Meeting, by: Membership) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Whom the meeting took up, and about whom something was decided, as far as `by` may know of it now."""
    items = items_of(meeting.id)
    people = people_called({item.patient_id for item in items})
    sights = {id_: sight_of(by, person) for id_, person in people.items()}
    taken_up = {item.patient_id for item in items if may_know_of(sights[item.patient_id], item)}
    return taken_up, set(deeds_in(span_of(meeting), by))


def _once(deeds: list[Deed]) -> list[Deed]:
    """A task ticked, unticked and ticked is done once; a place on the checklist stands as it was left."""
    last = {(deed.what, thing): deed.seq for deed in deeds if (thing := _thing(deed))}
    return [deed for deed in deeds if not _thing(deed) or last[deed.what, _thing(deed)] == deed.seq]


def _thing(deed: Deed) -> Any:
    names = {"task_ticked": "task", "checklist_changed": "item", "review_set": "episode"}
    return deed.facts.get(names.get(deed.what, ""))
