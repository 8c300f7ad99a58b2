"""Two missed visits make a nomination for the primary contact to send, or to put aside by having seen it."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import known_rows, label_for, sight_of
from fact_board.access.viewer import Viewer
from fact_board.board.models import Episode, Nomination
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Category
from fact_board.visits.door.queries import acks_of
from fact_board.visits.door.rules import MISSED_WITHIN, UNMET, missed_to_nominate
from fact_board.visits.led import led_among
from fact_board.visits.models import Contact

Values = dict[str, Any]
TAG = "isolation"


def missed_drafts_for(viewer: Viewer) -> list[Values]:
    """Of those whose primary contact the viewer is, as far as their party sees the visits."""
    today, by = clock.today(), viewer.membership
    column = db.session.scalar(
        select(Category.id).where(
            Category.team_id == viewer.team_id, Category.code == "avoiding", Category.is_active
        )
    )
    people = ((patient, _missed_of(viewer, patient, today)) for patient in _missed_lately(viewer, today))
    drafts = [
        {
            "patient": patient.id,
            "patient_label": label_for(sight_of(by, patient), patient),
            "why": "two_missed",
            "tags": [TAG],
            "since": dt.datetime.combine(missed[0], dt.time(), clock.ZONE),
            "people": 0,
            "missed_on": missed,
            "category": column,
        }
        for patient, missed in people
        if missed
    ]
    return sorted(drafts, key=lambda one: (one["since"], one["patient"]))


def _missed_lately(viewer: Viewer, today: dt.date) -> list[Patient]:
    since = today - dt.timedelta(days=MISSED_WITHIN)
    lately = select(Contact.patient_id).where(
        Contact.team_id == viewer.team_id, Contact.on >= since, Contact.outcome.in_(UNMET)
    )
    return led_among(viewer, lately)


def _missed_of(viewer: Viewer, patient: Patient, today: dt.date) -> list[dt.date]:
    """Only of what the viewer's party sees: what it doesn't can't be told from what it is offered."""
    by = viewer.membership
    visits = select(Contact).where(
        Contact.patient_id == patient.id, Contact.hidden_at.is_(None), Contact.outcome.in_(UNMET)
    )
    nominated = select(Nomination).where(Nomination.patient_id == patient.id, Nomination.hidden_at.is_(None))
    nominations = known_rows(by, patient, db.session.scalars(nominated))
    on_board = select(Episode).where(Episode.patient_id == patient.id, Episode.closed_at.is_(None))
    episodes = known_rows(by, patient, db.session.scalars(on_board))
    seen = [ack.since for ack in acks_of([patient.id], viewer.party_id) if ack.code == "two_missed"]
    missed = known_rows(by, patient, db.session.scalars(visits))
    last = max((visit.at for visit in missed), default=None)
    return missed_to_nominate(
        [visit.on for visit in missed],
        is_avoiding=any(episode.category.code == "avoiding" for episode in episodes),
        is_nominated=any(one.state == "open" or last is None or one.at > last for one in nominations),
        seen_since=max(seen, default=None),
        today=today,
    )
