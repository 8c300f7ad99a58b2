"""Time on the board: placing, moving, urgency and its undo, goal, ward and reviews."""

import datetime as dt
import uuid
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, current_seq, record
from fact_board.authorship import signed
from fact_board.board import queries, rules
from fact_board.board.actions.placing import (
    Placing,
    Why,
    guard_category,
    guard_may_place,
    next_review,
    open_episode,
    taken_by,
)
from fact_board.board.actions.proposing import close_untouched, propose_tasks
from fact_board.board.actions.written import guard_enrolled, guard_standing
from fact_board.board.models import Episode, EpisodeChange, Task
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Category, Membership

PUT_BACK = (
    *("category_id", "urgency", "why_text", "why_tags", "review_on", "urgency_since", "lowered_at"),
    "discharged_on",
)


@action
def place_patient(patient: Patient, placing: Placing, *, by: Membership) -> None:
    """Put someone on the board who isn't nominated: a nomination is answered instead.

    Provisional between meetings, until the next one ratifies it.
    """
    guard_enrolled(patient)
    guard_may_place(patient, by)
    where = queries.standing_of(patient, by)
    rules.follow(where, "place", queries.placing_facts_for(patient, by))
    if queries.open_nominations_of(patient, by):
        raise Conflict("nomination.answer_first")
    episode, change, tasks = open_episode(patient, placing, by=by)
    record(
        "patient_placed",
        episode,
        change,
        *tasks,
        by=by,
        touches=(queries.team_of(patient.team_id),),
        episode=episode.id,
        category=placing.category.code,
        urgency=placing.urgency,
        provisional=episode.is_provisional,
        taken=taken_by(tasks),
    )


@action
def move_episode(episode: Episode, category: Category, *, why: str, by: Membership) -> None:
    """Move someone to another column: the old one's untouched tasks close, the new one's are proposed."""
    patient, _ = changing(episode, by)
    guard_category(category, episode.team_id)
    if category.id == episode.category_id:
        raise Unchanged(episode)
    rules.guard_why(why, ())
    was, had, review_on = episode.category, queries.tasks_of(patient, by), next_review(category)
    change = note_change(episode, patient, Why(why), by=by)
    closed = close_untouched(episode, had, was)
    added = propose_tasks(episode, patient, category, had=had, by=by)
    if was.code == "admitted" or category.code == "admitted":
        episode.discharged_on = clock.today() if category.code == "discharged" else None
    episode.category, episode.review_on = category, review_on
    episode.category_id = change.category_id = category.id
    change.was = {  # a new dict: a column of JSON doesn't notice what happens inside the old one
        **change.was,
        "tasks_added": [str(task.id) for task in added],
        "tasks_closed": [str(task.id) for task in closed],
    }
    record(
        "episode_moved",
        episode,
        change,
        *closed,
        *added,
        by=by,
        episode=episode.id,
        was=was.code,
        category=category.code,
    )


@action
def change_urgency(
    episode: Episode, urgency: str, why: Why, *, by: Membership, met_at: dt.datetime | None = None
) -> None:
    """Raise or lower the urgency, or say better why it is what it is.

    A red is lowered at a meeting; between meetings by the primary contact or a doctor who says when they
    met the person (`met_at`), and then it stays marked as lowered since the meeting.
    """
    patient, facts = changing(episode, by)
    rules.guard_why(why.text, why.tags)
    if (urgency, why.text, list(why.tags)) == (episode.urgency, episode.why_text, episode.why_tags):
        raise Unchanged(episode)
    now, was = clock.now(), episode.urgency
    is_lowered = rules.guard_lowering(was=was, urgency=urgency, facts=facts, met_at=met_at, now=now)
    change = note_change(episode, patient, why, by=by)
    change.urgency = urgency
    change.met_at = met_at if is_lowered else None
    if urgency != was:
        episode.urgency_since = now
        episode.lowered_at = now if is_lowered else None if "red" in (was, urgency) else episode.lowered_at
    episode.urgency, episode.why_text, episode.why_tags = urgency, why.text, list(why.tags)
    record("urgency_changed", episode, change, by=by, episode=episode.id, was=was, urgency=urgency)


def changing(episode: Episode, by: Membership) -> tuple[Patient, rules.Facts]:
    """Whose it is and what the rules need, where the asker may change it now."""
    patient = guard_open(episode)
    facts = queries.facts_for(patient, by)
    rules.follow(where_in(episode), "change", facts)
    return patient, facts


def guard_open(episode: Episode) -> Patient:
    """Still on the board, of someone still in the team: that person."""
    patient = guard_standing(episode)
    if episode.closed_at is not None:
        raise Conflict("episode.closed")
    return patient


def where_in(episode: Episode) -> str:
    """Where someone with this open episode is."""
    is_stepping_down = episode.step_down_at is not None
    return rules.standing(is_on_board=True, is_stepping_down=is_stepping_down, nomination_states=())


def note_change(episode: Episode, patient: Patient, why: Why, *, by: Membership) -> EpisodeChange:
    """Who changed it and why, with what it was."""
    change = EpisodeChange(
        **signed(patient, by, episode.party_id),
        episode_id=episode.id,
        seq=current_seq(),
        was_category_id=episode.category_id,
        category_id=episode.category_id,
        was_urgency=episode.urgency,
        urgency=episode.urgency,
        why_text=why.text,
        why_tags=list(why.tags),
        was={name: _plain(getattr(episode, name)) for name in PUT_BACK},
    )
    db.session.add(change)
    return change


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):  # a datetime is one, too
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


@action
def undo_change(episode: Episode, *, by: Membership) -> None:
    """Take back one's own move or change of urgency within ten seconds, if nothing came after it.

    The template tasks it proposed and nobody took go with it; those it closed come back.
    """
    patient = guard_open(episode)
    change = queries.latest_change_of(episode.id)
    if change is None or "stay" in change.was:
        raise Conflict("undo.nothing")
    rules.guard_undo(
        author_id=change.by_id,
        facts=queries.facts_for(patient, by),
        changed_at=change.at,
        is_latest=change.seq == episode.version,
        now=clock.now(),
    )
    tasks = _tasks_undone(change)
    _put_back(episode, change.was)
    change.undone_at = clock.now()
    record("change_undone", episode, change, *tasks, by=by, episode=episode.id, undone=change.seq)


def _tasks_undone(change: EpisodeChange) -> list[Task]:
    added, closed = _ids(change.was, "tasks_added"), _ids(change.was, "tasks_closed")
    untouched = {(id_, "proposed") for id_ in added} | {(id_, "closed") for id_ in closed}
    tasks = [task for task in queries.tasks_called(added | closed) if (task.id, task.state) in untouched]
    for task in tasks:
        task.state = "closed" if task.id in added else "proposed"
    return tasks


def _ids(was: dict[str, Any], name: str) -> set[uuid.UUID]:
    return {uuid.UUID(id_) for id_ in was.get(name, [])}


def _put_back(episode: Episode, was: dict[str, Any]) -> None:
    episode.category = db.session.get_one(Category, uuid.UUID(was["category_id"]))
    episode.category_id = episode.category.id
    episode.urgency, episode.why_text, episode.why_tags = was["urgency"], was["why_text"], was["why_tags"]
    episode.review_on = dt.date.fromisoformat(was["review_on"]) if was["review_on"] else None
    on = was.get("discharged_on")
    episode.discharged_on = dt.date.fromisoformat(on) if on else None
    episode.urgency_since = dt.datetime.fromisoformat(was["urgency_since"])
    episode.lowered_at = dt.datetime.fromisoformat(was["lowered_at"]) if was["lowered_at"] else None


@action
def set_goal(episode: Episode, goal: str, *, by: Membership) -> None:
    """Say what this time on the board is for (at most 280 characters)."""
    changing(episode, by)
    if episode.goal == goal:
        raise Unchanged(episode)
    episode.goal = goal
    record("goal_set", episode, by=by, episode=episode.id)


@action
def set_review(episode: Episode, review_on: dt.date, *, by: Membership) -> None:
    """Choose the day the team goes through this person next."""
    changing(episode, by)
    rules.guard_coming(review_on, clock.today(), "review_on")
    if episode.review_on == review_on:
        raise Unchanged(episode)
    episode.review_on = review_on
    record("review_set", episode, by=by, episode=episode.id, review_on=review_on)


@action
def set_ward(
    episode: Episode, *, name: str, contact: str, phone: str, discharge_on: dt.date | None, by: Membership
) -> None:
    """Say where someone is admitted, whom to call there, and when discharge is planned."""
    changing(episode, by)
    if episode.category.code != "admitted":
        raise Conflict("ward.not_admitted")
    ward = (name, contact, phone, discharge_on)
    if ward == (episode.ward_name, episode.ward_contact, episode.ward_phone, episode.discharge_on):
        raise Unchanged(episode)
    if discharge_on and discharge_on != episode.discharge_on:
        rules.guard_coming(discharge_on, clock.today(), "discharge_on")
    episode.ward_name, episode.ward_contact, episode.ward_phone, episode.discharge_on = ward
    record("ward_set", episode, by=by, episode=episode.id, discharge_on=discharge_on)


@action
def review_episode(episode: Episode, *, by: Membership) -> None:
    """The team went through this person and changes nothing; the category says when it does so next."""
    changing(episode, by)
    episode.reviewed_at = clock.now()
    episode.review_on = next_review(episode.category)
    record("episode_reviewed", episode, by=by, episode=episode.id, review_on=episode.review_on)


@action
def ratify_episode(episode: Episode, *, by: Membership) -> None:
    """The meeting agrees with a placing that somebody made between meetings."""
    patient = guard_open(episode)
    rules.follow(where_in(episode), "ratify", queries.facts_for(patient, by))
    if not episode.is_provisional:
        raise Unchanged(episode)
    episode.is_provisional = False
    record("episode_ratified", episode, by=by, episode=episode.id)
