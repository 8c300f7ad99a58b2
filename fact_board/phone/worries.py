"""What others worry about, as it waits for one's tap: to read today, to send, to answer; and one's own."""

import datetime as dt
import uuid
from typing import Any

from fact_board.access.viewer import Viewer
from fact_board.board.duty_calls import calls_for, on_duty
from fact_board.visits.door.drafts import missed_drafts_for
from fact_board.visits.signals.drafts import drafts_for
from fact_board.visits.signals.queries import concerns_for, signals_by

SHOWN_FOR = dt.timedelta(days=7)  # an answer that was read stays so long
MOST = 20

Values = dict[str, Any]


def worries_of(viewer: Viewer, now: dt.datetime) -> Values:
    """Each list as far as its reader may see."""
    is_on_duty = viewer.staff.id in on_duty(viewer.team_id)
    return {
        "calls": calls_for(viewer)[:MOST],
        "drafts": [*missed_drafts_for(viewer), *drafts_for(viewer)][:MOST],
        "concerns": concerns_for(viewer, is_on_duty=is_on_duty)[:MOST],
        "signals": [one for one in signals_by(viewer) if _is_fresh(one["answer"], now)][:MOST],
    }


def people_of(worries: Values) -> set[uuid.UUID]:
    """Everybody whom these lists name."""
    return {row["patient"] for rows in worries.values() for row in rows}


def _is_fresh(answer: Values | None, now: dt.datetime) -> bool:
    if answer is None or answer["read_at"] is None:
        return True
    result = answer["result"] or {"at": answer["at"]}
    return bool(max(answer["read_at"], result["at"]) > now - SHOWN_FOR)
