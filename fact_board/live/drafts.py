"""What is typed is told as it is typed: an unnumbered frame, to those who may read it. Saved, it is in the
snapshot too, so that a frame that is lost is healed by the next.
"""

import uuid
from typing import Any

from fact_board.access.audience import Audience
from fact_board.database import begin_snapshot
from fact_board.extensions import db, socketio
from fact_board.live import publish, views
from fact_board.live.views import Canvas

Frame = dict[str, Any]


def tell_draft(team_id: uuid.UUID, patient_id: uuid.UUID, party_id: uuid.UUID, *, is_own: bool) -> None:
    """Send what stands in the draft of a party about a person to each audience that may read it."""
    audiences = publish.occupied_audiences(team_id)
    if not audiences:
        return
    begin_snapshot()
    canvas = views.load_subjects(team_id, {("patient", patient_id)})
    for audience in audiences:
        frame = draw_draft(canvas, patient_id, party_id, audience, is_own=is_own)
        if frame is not None:
            socketio.emit("draft", frame, to=audience.room)
    db.session.rollback()


def draw_draft(
    canvas: Canvas, patient_id: uuid.UUID, party_id: uuid.UUID, audience: Audience, *, is_own: bool
) -> Frame | None:
    """`{patient, text, by, at}`, the text empty when the draft is gone; a wall gets `{patient, text}`, and
    only while it shows text. None for whom it is not.
    """
    person = canvas.patients.get(patient_id)
    if person is None:
        return None
    seen = canvas.sight(person, audience)
    is_kept = is_own and audience.party_id != party_id
    if is_kept or not seen.sees(party_id, "notes"):
        return None
    drawn = views.draw_patient(canvas, person, seen) or {}
    if audience.wall:
        shown = drawn.get("shown")
        return {"patient": str(patient_id), "text": shown["draft"]} if shown else None
    draft = drawn.get("draft") or {"text": "", "by": None, "at": None}
    return {"patient": str(patient_id), **draft}
