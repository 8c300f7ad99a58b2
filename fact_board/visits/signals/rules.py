"""What a signal must say, and when several of them make a nomination: pure."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from fact_board.board.models import TAGS
from fact_board.errors import Invalid

WITHIN = dt.timedelta(days=7)


def guard_signal(*, has_tags: bool, text: str) -> None:
    """Something was seen: a word or a line."""
    if not (has_tags or text):
        raise Invalid("signal.tag_or_text_needed", field="text")


@dataclass(frozen=True)
class Seen:
    """A signal as the rule needs it: who, when, which words."""

    by: uuid.UUID
    at: dt.datetime
    tags: Collection[str] = ()


@dataclass(frozen=True)
class Draft:
    """A nomination for the primary contact to send: which words, since when, how many reported."""

    tags: tuple[str, ...]
    since: dt.datetime
    people: int


def drafted(
    signals: Collection[Seen],
    *,
    is_in_hand: bool,
    nominated_at: dt.datetime | None,
    now: dt.datetime,
) -> Draft | None:
    """Two signals from different people within seven days, none of which a nomination already followed.

    Nothing for someone `is_in_hand`: nominated now, or on the board.
    """
    counted = [
        one
        for one in signals
        if now - WITHIN <= one.at <= now and (nominated_at is None or one.at > nominated_at)
    ]
    people = {one.by for one in counted}
    if is_in_hand or len(people) < 2:
        return None
    said = {tag for one in counted for tag in one.tags}
    return Draft(
        tags=tuple(tag for tag in TAGS if tag in said),
        since=min(one.at for one in counted),
        people=len(people),
    )
