"""One's own day: tasks, answers, what changed and who asks, each row as far as its reader may see."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from fact_board import clock
from fact_board.access.gates import clients_of, may_know_of
from fact_board.access.policy import BLOCK, Sight, holds, scopes_between
from fact_board.access.viewer import Viewer
from fact_board.board.answered import answers_to
from fact_board.coordination.decisions.queries import decisions_asked_of
from fact_board.extensions import db
from fact_board.live import views
from fact_board.live.canvas import Canvas
from fact_board.live.schemas import within
from fact_board.live.values import care_contact_values, task_values
from fact_board.phone import queries
from fact_board.phone.schemas import DayTaskRead
from fact_board.phone.worries import people_of, worries_of
from fact_board.teams.calendar import next_meeting
from fact_board.teams.models import Team
from fact_board.teams.queries.memberships import memberships_of
from fact_board.teams.queries.team import parties_of
from fact_board.teams.standing_in import absences_on, tasks_standing_in, visits_standing_in
from fact_board.visits.planned.queries import planned_values, visits_of_staff

Values = dict[str, Any]
ANSWERS_FOR = dt.timedelta(days=7)  # an answer that was read stays so long
MOST_ANSWERS = 20
VISITS_AHEAD = dt.timedelta(days=7)
WORKING = ("member", "leader")


@dataclass(frozen=True)
class Looking:
    """Who looks, at which moment, at whom: the people of the day drawn once, by the board's policy."""

    viewer: Viewer
    now: dt.datetime
    canvas: Canvas
    mine: Collection[uuid.UUID]

    @property
    def today(self) -> dt.date:
        return clock.today(self.now)

    def sight(self, patient_id: uuid.UUID) -> Sight | None:
        """What the viewer's audience sees of somebody in the team; None: not there for it."""
        person = self.canvas.patients.get(patient_id)
        seen = person and self.canvas.sight(person, self.viewer.audience)
        return seen if seen and seen.is_anybody else None

    def may_know(self, row: Any) -> bool:
        """Whether a row about a person may be shown."""
        seen = self.sight(row.patient_id)
        return seen is not None and may_know_of(seen, row)


def day_of(viewer: Viewer) -> Values:
    """Everything the phone shows of today."""
    now = clock.now()
    today, me = clock.today(now), viewer.staff.id
    team = db.session.get_one(Team, viewer.team_id)
    mine = clients_of(viewer.membership)
    away = absences_on(team.id, today)
    standing_in = {one.staff_id: one for one in away if one.staff_id != me}
    tasks = [*queries.tasks_of(team.id, me, _midnight(today)), *queries.proposals_for(mine)]
    for absent in standing_in:
        tasks += tasks_standing_in(team.id, me, absent, today)
    answers = _answers(viewer, now)
    worries = worries_of(viewer, now)
    decisions = decisions_asked_of(viewer)
    visits = [*visits_of_staff(team.id, [me], today, today + VISITS_AHEAD)]
    for absent in standing_in:
        standing = visits_standing_in(team.id, me, absent, today)
        visits += [visit for visit in standing if visit not in visits]
    ids = mine | {task.patient_id for task in tasks} | {visit.patient_id for visit in visits}
    ids |= {answer["patient"] for answer in answers}
    ids |= {one["patient"] for one in decisions}
    ids |= people_of(worries)
    canvas = views.load_subjects(team.id, {("patient", id_) for id_ in ids})
    looking = Looking(viewer, now, canvas, mine)
    shown = [task for task in tasks if looking.may_know(task)]
    owners = {task.owner_id for task in shown if task.offered_to_id != me}
    return {
        "now": now,
        "today": today,
        "keep_hours": team.phone_hours,
        "team": team,
        "reads_at": next_meeting(team.meeting_days, team.meeting_starts, now),
        "me": {"id": me, "name": viewer.staff.name, "party": viewer.party_id, "role": viewer.role},
        "away": next((one for one in away if one.staff_id == me), None),
        "standing_in_for": [
            {"staff": one.staff_id, "until": one.to_on}
            for one in standing_in.values()
            if one.staff_id in owners
        ],
        "parties": parties_of(team),
        "categories": queries.columns_of(team.id),
        "staff": _staff(team, today, {one.staff_id for one in away}),
        "tasks": [_task(task, looking) for task in shown],
        "visits": [
            {**planned_values(visit), "patient": visit.patient_id}
            for visit in visits
            if looking.may_know(visit)
        ],
        "answers": answers,
        **worries,
        "changed": _changed(looking),
        "requests": _requests(looking),
        "decisions": decisions,
        "people": people_in(looking),
    }


def people_in(looking: Looking) -> list[Values]:
    """The people of the canvas as lists show them, by what one's own books call them."""
    drawn = ((id_, looking.sight(id_)) for id_ in looking.canvas.patients)
    found = [_person(looking, id_, seen) for id_, seen in drawn if seen]
    return sorted(found, key=lambda person: (person["label"], str(person["id"])))


def _person(looking: Looking, patient_id: uuid.UUID, seen: Sight) -> Values:
    rows = looking.canvas.patients[patient_id]
    drawn = views.draw_patient(looking.canvas, rows, seen) or {}
    episode = drawn["episode"] or {}
    names = ("label", "name", "birth_year", "is_protected", "is_similar")
    return {
        "id": patient_id,
        **{name: drawn[name] for name in names},
        "is_mine": patient_id in looking.mine,
        "category": episode.get("category"),
        "urgency": episode.get("urgency"),
        "last_contact_on": _day(drawn["last_contact_on"]),
        "contacts": [care_contact_values(row) for row in rows.contacts if may_know_of(seen, row)],
    }


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told) if told else None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.ZONE)


def _staff(team: Team, today: dt.date, away: set[uuid.UUID]) -> list[Values]:
    return [
        {
            "id": one.staff_id,
            "name": one.staff.name,
            "initials": one.initials,
            "party": one.party_id,
            "is_away": one.staff_id in away,
        }
        for one in memberships_of(team.id, today)
        if one.role in WORKING
    ]


def _task(task: Any, looking: Looking) -> Values:
    seen = looking.sight(task.patient_id)
    values = {**task_values(task), "patient": task.patient_id, "done_at": task.done_at}
    return within(DayTaskRead, values, seen.of(task.party_id)) if seen else {}


def _answers(viewer: Viewer, now: dt.datetime) -> list[Values]:
    """Those unread first, then what was read lately."""
    told = [answer for answer in answers_to(viewer) if _is_fresh(answer, now)]
    return sorted(told, key=lambda answer: answer["read_at"] is not None)[:MOST_ANSWERS]


def _is_fresh(answer: Values, now: dt.datetime) -> bool:
    result = answer["result"] or {"at": answer["at"]}
    return answer["read_at"] is None or max(answer["read_at"], result["at"]) > now - ANSWERS_FOR


def _changed(looking: Looking) -> list[Values]:
    """What others did with one's own people on the board since one last worked, the newest first.

    A line each: who came or left is told as that, whatever changed besides.
    """
    me = looking.viewer.staff.id
    since = _midnight(queries.last_working_day(looking.viewer.team_id, me, looking.today))
    episodes, changes = queries.board_changes(looking.mine, since)
    told = {one["patient"]: one for one in _moves(filter(looking.may_know, changes))}
    told |= {one["patient"]: one for one in _placings(filter(looking.may_know, episodes), since)}
    news = [one for one in told.values() if one["by"] != me]
    return sorted(news, key=lambda one: one["at"], reverse=True)


def _placings(episodes: Iterable[Any], since: dt.datetime) -> Iterable[Values]:
    for episode in episodes:
        if episode.closed_at:
            yield {
                "patient": episode.patient_id,
                "what": "closed",
                "at": episode.closed_at,
                "by": episode.closed_by,
            }
        elif episode.placed_at >= since:
            yield {
                "patient": episode.patient_id,
                "what": "placed",
                "at": episode.placed_at,
                "by": episode.placed_by,
                "category": episode.category_id,
                "urgency": episode.urgency,
            }


def _moves(changes: Iterable[Any]) -> Iterable[Values]:
    """The latest change of each person."""
    latest = {change.patient_id: change for change in sorted(changes, key=lambda each: each.seq)}
    for change in latest.values():
        yield {
            "patient": change.patient_id,
            "what": "category" if change.category_id != change.was_category_id else "urgency",
            "at": change.at,
            "by": change.by_id,
            "category": change.category_id,
            "urgency": change.urgency,
        }


def _requests(looking: Looking) -> list[Values]:
    """Who asks that one of mine be asked. Only of those of whom one's own party shares nothing: as the task
    that the request made says.
    """
    own = looking.viewer.party_id
    return [
        {"id": one.id, "patient": one.patient_id, "party": one.party_id, "at": one.at}
        for one in queries.requests_about(looking.mine, own)
        if (seen := looking.sight(one.patient_id)) and _is_asked(seen, own, one.party_id)
    ]


def _is_asked(seen: Sight, own: uuid.UUID, party: uuid.UUID) -> bool:
    """Nothing is shared yet, and the person has not said no."""
    given = [basis for basis in seen.bases if (basis.party_id, basis.to_party_id) == (own, party)]
    if any(basis.kind == BLOCK and holds(basis, seen.now) for basis in given):
        return False
    return not scopes_between(own, party, given, seen.now)
