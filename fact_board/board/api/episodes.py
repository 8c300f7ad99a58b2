"""Time on the board over HTTP."""

import uuid

from fact_board.access.gates import patient_for, row_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.actions import episodes
from fact_board.board.actions.discharging import GoingHome, LegalAfter, discharge_patient
from fact_board.board.api.blueprint import routes
from fact_board.board.api.named import category_named, colleague_named, placing_named, why_named
from fact_board.board.models import Episode
from fact_board.board.queries import category_of
from fact_board.board.schemas import (
    Discharging,
    EpisodeMoving,
    EpisodeOpening,
    GoalSetting,
    ReviewSetting,
    UrgencyChanging,
    WardSetting,
)
from fact_board.web.routing import Body


@routes.write("/patients/<uuid:patient_id>/episodes", right="episode.open", takes=EpisodeOpening, status=201)
def post_episode(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Place someone who isn't nominated: at a meeting, or provisionally by who answers for them."""
    patient = patient_for(viewer, patient_id)
    return episodes.place_patient(patient, placing_named(viewer, body, body["id"]), by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/moves", right="episode.change", takes=EpisodeMoving, versioned=True
)
def post_move(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Move someone to another column."""
    episode = row_for(viewer, Episode, episode_id)
    category = category_named(viewer, body["category"])
    return episodes.move_episode(episode, category, why=body["why"], by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/urgency", right="episode.change", takes=UrgencyChanging, versioned=True
)
def post_urgency(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Raise or lower the urgency."""
    return episodes.change_urgency(
        row_for(viewer, Episode, episode_id),
        body["urgency"],
        why_named(body["why"]),
        met_at=body["met_at"],
        by=viewer.membership,
    )


@routes.write("/episodes/<uuid:episode_id>/undo", right="episode.change", versioned=True)
def post_undo(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Take back one's own move or change of urgency, within ten seconds."""
    return episodes.undo_change(row_for(viewer, Episode, episode_id), by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/goal",
    right="episode.change",
    takes=GoalSetting,
    versioned=True,
    method="PUT",
)
def put_goal(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Say what this time on the board is for."""
    return episodes.set_goal(row_for(viewer, Episode, episode_id), body["goal"], by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/review",
    right="episode.change",
    takes=ReviewSetting,
    versioned=True,
    method="PUT",
)
def put_review(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Choose the day of the next review."""
    return episodes.set_review(row_for(viewer, Episode, episode_id), body["review_on"], by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/ward",
    right="episode.change",
    takes=WardSetting,
    versioned=True,
    method="PUT",
)
def put_ward(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Say where someone is admitted."""
    return episodes.set_ward(row_for(viewer, Episode, episode_id), **body, by=viewer.membership)


@routes.write(
    "/episodes/<uuid:episode_id>/discharge", right="episode.change", takes=Discharging, versioned=True
)
def post_discharge(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """Home from the ward: the column, the first contact and the legal status in one step."""
    episode = row_for(viewer, Episode, episode_id)
    going = GoingHome(
        body["on"],
        body["first_contact_on"],
        colleague_named(viewer, body["owner"], "owner") if body["owner"] else None,
        tuple(LegalAfter(**one) for one in body["legal"]),
    )
    category = category_of(viewer.team_id, "discharged")
    return discharge_patient(episode, category, going, id=body["id"], by=viewer.membership)


@routes.write("/episodes/<uuid:episode_id>/reviews", right="episode.change", versioned=True, status=201)
def post_review(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """The team went through this person: no change."""
    return episodes.review_episode(row_for(viewer, Episode, episode_id), by=viewer.membership)


@routes.write("/episodes/<uuid:episode_id>/ratification", right="episode.change", versioned=True)
def post_ratification(viewer: Viewer, body: Body, episode_id: uuid.UUID) -> Receipt:
    """The meeting agrees with a provisional placing."""
    return episodes.ratify_episode(row_for(viewer, Episode, episode_id), by=viewer.membership)
