"""Who must read a red nomination between meetings, and when it goes on. Pure: plain values in and out."""

import datetime as dt
import uuid
from collections.abc import Collection

READ_WITHIN = dt.timedelta(minutes=30)  # then a red nomination goes on to the duty officer's deputy


def calls_duty(*, urgency: str | None, is_meeting: bool) -> bool:
    """Whether somebody must read it before the next meeting."""
    return urgency == "red" and not is_meeting


def is_to_pass_on(
    *, called_at: dt.datetime, passed_on_at: dt.datetime | None, read_at: dt.datetime | None, now: dt.datetime
) -> bool:
    """Whether nobody has read it for half an hour."""
    return passed_on_at is None and read_at is None and now - called_at >= READ_WITHIN


def called_now(
    *,
    officer: uuid.UUID | None,
    deputy: uuid.UUID | None,
    may_know: Collection[uuid.UUID],
    is_passed_on: bool,
) -> list[uuid.UUID]:
    """Who is asked to read it: the duty officer; then the deputy as well. Only those who may know of it."""
    fit = [one for one in (officer, deputy) if one is not None and one in may_know]
    return fit if is_passed_on else fit[:1]
