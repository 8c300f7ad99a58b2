"""When an entry of the directory can be trusted: pure."""

import datetime as dt

# Units move, merge and change numbers at budget turns and summers: twice a year is often enough to notice.
STALE_AFTER = dt.timedelta(days=180)


def is_stale(checked_on: dt.date | None, today: dt.date) -> bool:
    """Whether nobody has made sure of it for more than 180 days."""
    return checked_on is None or today - checked_on > STALE_AFTER


def state_of(*, checked_on: dt.date | None, has_owner: bool, today: dt.date) -> str:
    """ownerless before stale before fresh: without an owner nobody is asked to check it."""
    if not has_owner:
        return "ownerless"
    return "stale" if is_stale(checked_on, today) else "fresh"
