"""Whom a question is to, and where it stands: pure."""

import datetime as dt
from collections.abc import Collection


def is_to(profession: str, professions: Collection[str]) -> bool:
    """Whether somebody of this profession is asked; a question that names nobody is to the whole team."""
    return not professions or profession in professions


def place_of(
    *,
    state: str,
    is_mine: bool,
    is_mine_to_follow: bool,
    is_named: bool,
    follow_up_on: dt.date | None,
    has_result: bool,
) -> str:
    """In which list it stands: to_follow, mine, to_me, to_team or answered.

    What was proposed is followed up by who asked and who answered; until then it stays before their eyes.
    """
    if state == "answered":
        waits = follow_up_on is not None and not has_result
        return "to_follow" if waits and is_mine_to_follow else "answered"
    if is_mine:
        return "mine"
    return "to_me" if is_named else "to_team"


def is_due(follow_up_on: dt.date | None, today: dt.date) -> bool:
    """Whether the day to look at it again has come."""
    return follow_up_on is not None and follow_up_on <= today
