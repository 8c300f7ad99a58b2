"""What a 412 tells: the row as the asker may see it now, and who changed it when."""

from typing import Any

from sqlalchemy import select

from fact_board.access.rights import has_room
from fact_board.extensions import db
from fact_board.live import changes, views
from fact_board.live.models import Event
from fact_board.web.routing import current_viewer


def current_row(row: Any) -> dict[str, Any]:
    """`current`, `version`, `changed_by`, `changed_at` of a stale row; nothing if the asker can't see it."""
    viewer = current_viewer()
    if not has_room(viewer.role):
        return {}  # the card is the team's alone
    kind, id_ = row.subject
    version, stream_id = row.version, row.stream_id
    drawn = views.draw_all(views.load_subjects(stream_id, {row.subject}), viewer.audience)
    current = next((thing for thing in drawn if (thing["kind"], thing["id"]) == (kind, str(id_))), None)
    if current is None:
        return {}
    event = db.session.execute(
        select(Event.actor_id, Event.at).where(Event.stream_id == stream_id, Event.seq == version)
    ).one_or_none()
    return {
        "current": current,
        "version": version,
        "changed_by": str(event.actor_id) if event and event.actor_id else None,
        "changed_at": changes.iso(event.at) if event else None,
    }
