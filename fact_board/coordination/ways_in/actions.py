"""Keeping the directory true, and saying who is asked about somebody who is not in the team."""

import uuid
from dataclasses import asdict, dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.coordination.ways_in.models import DirectoryEntry
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.teams.models import Membership, Staff, Team


@dataclass(frozen=True)
class Listing:
    """What the directory says of a unit or a service."""

    name: str
    principal: str
    does: str = ""
    phone: str = ""
    hours: str = ""
    after_hours: str = ""
    address: str = ""
    ask_for: str = ""


@action
def add_entry(team: Team, listing: Listing, owner: Staff, *, id: uuid.UUID, by: Membership) -> None:
    """Write down a unit or a service; whoever does so has just made sure of it."""
    if db.session.get(DirectoryEntry, id) is not None:
        raise Conflict("row.exists")
    entry = DirectoryEntry(id=id, team_id=team.id, owner_id=owner.id, **asdict(listing))
    _check(entry, by)
    db.session.add(entry)
    record("directory_entry_added", entry, by=by, entry=id, owner=owner.id)


@action
def edit_entry(
    entry: DirectoryEntry, listing: Listing, owner: Staff, *, is_checked: bool, by: Membership
) -> None:
    """Change what it says or who keeps it true; `is_checked`: all of it was made sure of, too."""
    _guard_kept(entry)
    asked = {**asdict(listing), "owner_id": owner.id}
    was = {name: getattr(entry, name) for name in asked}
    if was == asked and not (is_checked and not _is_checked_today(entry, by)):
        raise Unchanged(entry)
    for name, value in asked.items():
        setattr(entry, name, value)
    if is_checked:
        _check(entry, by)
    changed = sorted(name for name in asked if asked[name] != was[name])
    record("directory_entry_edited", entry, by=by, entry=entry.id, changed=changed)


@action
def check_entry(entry: DirectoryEntry, *, by: Membership) -> None:
    """Say that all of it is right today."""
    _guard_kept(entry)
    if _is_checked_today(entry, by):
        raise Unchanged(entry)
    _check(entry, by)
    record("directory_entry_checked", entry, by=by, entry=entry.id)


@action
def remove_entry(entry: DirectoryEntry, *, by: Membership) -> None:
    """Take it out of the directory: it is closed, or there twice."""
    if entry.removed_at is not None:
        raise Unchanged(entry)
    entry.removed_at = clock.now()
    record("directory_entry_removed", entry, by=by, entry=entry.id)


@action
def set_who_is_asked(team: Team, *, to: str, phone: str, weekdays: int, by: Membership) -> None:
    """Say who receives a question about somebody who is not, or not yet, in the team; empty: nobody."""
    if (team.others_to, team.others_phone, team.others_weekdays) == (to, phone, weekdays):
        raise Unchanged(team)
    team.others_to, team.others_phone, team.others_weekdays = to, phone, weekdays
    record("who_is_asked_set", team, by=by, weekdays=weekdays)


def _guard_kept(entry: DirectoryEntry) -> None:
    if entry.removed_at is not None:
        raise Conflict("directory.removed")


def _is_checked_today(entry: DirectoryEntry, by: Membership) -> bool:
    return (entry.checked_on, entry.checked_by_id) == (clock.today(), by.staff_id)


def _check(entry: DirectoryEntry, by: Membership) -> None:
    entry.checked_on, entry.checked_by_id = clock.today(), by.staff_id
