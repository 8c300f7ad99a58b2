"""The board of an earlier moment, put together for one reader.

Rows of then, policy of today: who is closed to the reader now, or has left, is counted and not named.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fact_board import clock
from fact_board.access.audience import Audience
from fact_board.access.gates import may_know_of
from fact_board.caseload.replay import rows
from fact_board.caseload.replay.schemas import PatientThen
from fact_board.caseload.replay.then import episode_at, nomination_at, task_at
from fact_board.live import views
from fact_board.live.loading import PatientRows
from fact_board.live.views import Canvas
from fact_board.patients.models import KnownTo

Shape = dict[str, Any]
_shape = PatientThen()


@dataclass(frozen=True)
class FactsThen:
    """What one party's rows added up to then."""

    KnownTo: KnownTo
    last_contact_on: dt.date | None = None
    earlier_count: int = 0
    last_closed_at: dt.datetime | None = None
    kept_noted_at: None = None
    kept_ticked_at: None = None
    noted_at: None = None
    ticked_at: None = None
    moved_at: None = None


@dataclass(frozen=True)
class MissedThen:
    """A visit that had been missed."""

    party_id: uuid.UUID
    starts_on: dt.date
    matter: str = "missed"
    is_kept: bool = False


def board_at(audience: Audience, at: dt.datetime) -> Shape:
    """People on the board or nominated at that moment, how many more there were, and the day's duty."""
    team_id, day = audience.team_id, clock.today(at)
    episodes, nominations = rows.episodes_at(team_id, at), rows.nominations_at(team_id, at)
    there: list[Any] = [*episodes, *nominations]
    people = rows.people_of(team_id, {each.patient_id for each in there})
    then = rows.rows_at(team_id, people.keys(), episodes, nominations, at)
    standing: dict[uuid.UUID, list[Any]] = defaultdict(list)
    asked: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for episode in episodes:
        events = then.events.get(episode.patient_id, ())
        is_at = episode.id in then.at_meetings
        was = episode_at(episode, then.changes[episode.id], events, at, at_meeting=is_at)
        standing[episode.patient_id].append(was)
    for nomination in nominations:
        events, answers = then.events.get(nomination.patient_id, ()), then.answers.get(nomination.id, ())
        asked[nomination.patient_id].append(nomination_at(nomination, answers, events, at))
    canvas = Canvas(clock.now(), team_id=team_id)
    of_then = [_person_at(person, standing, asked, then, at) for person in people.values()]
    duty, meeting = rows.duty_at(team_id, day, at), rows.meeting_at(team_id, at)
    return {
        "on_board": len(episodes),
        "not_shared": len(episodes) - _shown(canvas, of_then, audience),
        "duty_officer": duty and duty.officer_id,
        "duty_deputy": duty and duty.deputy_id,
        "meeting_since": meeting and meeting.started_at,
        "people": _drawn(canvas, of_then, audience),
    }


def _person_at(
    person: PatientRows, standing: Any, asked: Any, then: rows.RowsThen, at: dt.datetime
) -> PatientRows:
    id_ = person.patient.id
    return replace(
        person,
        facts={party: _facts(known, then) for party, known in person.known.items()},  # type: ignore[misc]
        episodes=standing.get(id_, []),
        nominations=asked.get(id_, []),
        tasks=_tasks(id_, standing.get(id_, []), then, at),
        matters=[MissedThen(row.party_id, row.on) for row in then.missed.get(id_, ())],  # type: ignore[misc]
    )


def _facts(known: KnownTo, then: rows.RowsThen) -> FactsThen:
    key = known.patient_id, known.party_id
    earlier = then.earlier.get(key)
    return FactsThen(
        known,
        then.met_on.get(key),
        earlier.count if earlier else 0,
        earlier.last_closed_at if earlier else None,
    )


def _tasks(id_: uuid.UUID, episodes: Iterable[Any], then: rows.RowsThen, at: dt.datetime) -> list[Any]:
    changes = [change for episode in episodes for change in then.changes[episode.id]]
    events = then.events.get(id_, ())
    found = (task_at(row.Task, row.changed_at, changes, events, at) for row in then.tasks.get(id_, ()))
    return [task for task in found if task is not None]


def _shown(canvas: Canvas, people: Iterable[PatientRows], audience: Audience) -> int:
    """Times on the board that the reader may know of: two for a person whom two parties have there."""
    return sum(
        may_know_of(canvas.sight(person, audience), episode)
        for person in people
        for episode in person.episodes
    )


def _drawn(canvas: Canvas, people: Iterable[PatientRows], audience: Audience) -> list[Shape]:
    drawn = (views.draw_as(_shape, person, canvas.sight(person, audience)) for person in people)
    return [person for person in drawn if person and _is_on_board(person)]


def _is_on_board(person: Shape) -> bool:
    """In a column of the reasons, or in that of the nominations; who waits stands in neither."""
    return bool(person["episode"]) or any(each["state"] == "open" for each in person["nominations"])
