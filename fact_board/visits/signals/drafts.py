"""Nominations that signals add up to, as far as the primary contact's party sees the signals."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import known_rows, label_for, sight_of
from fact_board.access.viewer import Viewer
from fact_board.board.models import Nomination
from fact_board.board.queries import standing_of
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership
from fact_board.visits.led import led_among
from fact_board.visits.signals.models import Signal
from fact_board.visits.signals.rules import WITHIN, Draft, Seen, drafted

Values = dict[str, Any]


def drafts_for(viewer: Viewer) -> list[Values]:
    """Drafted nominations of those whose primary contact the viewer is, the oldest worry first."""
    now = clock.now()
    found = ((patient, _draft_of(viewer, patient, now)) for patient in _worried_about(viewer, now))
    drafts = [
        {
            "patient": patient.id,
            "patient_label": label_for(sight_of(viewer.membership, patient), patient),
            "why": "signals",
            "tags": list(draft.tags),
            "since": draft.since,
            "people": draft.people,
            "missed_on": [],
            "category": None,
        }
        for patient, draft in found
        if draft
    ]
    return sorted(drafts, key=lambda one: (one["since"], one["patient"]))


def _worried_about(viewer: Viewer, now: dt.datetime) -> list[Patient]:
    """The viewer's own people about whom anybody reported something lately."""
    lately = select(Signal.patient_id).where(Signal.team_id == viewer.team_id, Signal.at >= now - WITHIN)
    return led_among(viewer, lately)


def _draft_of(viewer: Viewer, patient: Patient, now: dt.datetime) -> Draft | None:
    """Only of what the viewer's party sees: what it doesn't can't be told from what it is offered."""
    by = viewer.membership
    lately = select(Signal).where(
        Signal.patient_id == patient.id, Signal.at >= now - WITHIN, Signal.hidden_at.is_(None)
    )
    signals = known_rows(by, patient, db.session.scalars(lately))
    return drafted(
        [Seen(one.by_id, one.at, one.tags) for one in signals],
        is_in_hand=standing_of(patient, by) != "standard",
        nominated_at=_nominated_at(by, patient),
        now=now,
    )


def _nominated_at(by: Membership, patient: Patient) -> dt.datetime | None:
    of_person = select(Nomination).where(Nomination.patient_id == patient.id, Nomination.hidden_at.is_(None))
    known = known_rows(by, patient, db.session.scalars(of_person))
    return max((one.at for one in known), default=None)
