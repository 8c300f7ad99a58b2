"""What is dangerous to not know before a visit, and how much of it a party is told. Pure: rows and now.

static/js/board/rules.js draws the same alerts on cards and in the agenda, from what an audience is told;
tests/visits/safety_cases.json holds both to one table.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

from fact_board.visits.door.models import CALL_FIRST

MISSED_WITHIN = 14  # days, the day itself included
UNMET = ("missed", "not_home")
CODES = ("threat", "medication_stopped", "two_person", "missed_visit")  # the heaviest first
CROSSING = ("threat", "medication_stopped", "missed_visit")  # what reaches the other party's people, too
ACKNOWLEDGED = (*CODES, "two_missed", CALL_FIRST)
Told = Literal["whole", "neutral", "nothing"]


@dataclass(frozen=True)
class Held:
    """What one party holds about a person, as far as a visitor's safety goes: days, and what was typed."""

    party_id: uuid.UUID
    missed_on: Collection[dt.date] = ()
    met_on: dt.date | None = None
    threat_on: dt.date | None = None  # what was reported or nominated: scope notes
    board_threat_on: dt.date | None = None  # why somebody stands on the board: scope status
    medication_stopped_on: dt.date | None = None
    two_person_on: dt.date | None = None


@dataclass(frozen=True)
class Caution:
    """One thing to know, of the party that holds it; `since` is the day it began."""

    code: str
    since: dt.date
    party_id: uuid.UUID
    scope: str
    n: int = field(default=1)


def unmet(missed_on: Iterable[dt.date], met_on: dt.date | None, today: dt.date) -> list[dt.date]:
    """The last fourteen days' missed visits, if the person has not been met after one of them.

    With one left they all count: that is what the card says, too.
    """
    recent = sorted(on for on in missed_on if (today - on).days <= MISSED_WITHIN)
    return recent if any(met_on is None or on > met_on for on in recent) else []


def is_hard_to_reach(missed_on: Iterable[dt.date], *, is_avoiding: bool, today: dt.date) -> bool:
    """Two missed in fourteen days draft a nomination, unless the person stands in that column."""
    return not is_avoiding and sum((today - on).days <= MISSED_WITHIN for on in missed_on) >= 2


def missed_to_nominate(
    missed_on: Iterable[dt.date],
    *,
    is_avoiding: bool,
    is_nominated: bool,
    seen_since: dt.date | None,
    today: dt.date,
) -> list[dt.date]:
    """The days of the missed visits that draft a nomination.

    None when a nomination followed the last, or waits (`is_nominated`), or when it was put aside since then.
    """
    missed = sorted(on for on in missed_on if 0 <= (today - on).days <= MISSED_WITHIN)
    if not is_hard_to_reach(missed, is_avoiding=is_avoiding, today=today):
        return []
    is_put_aside = seen_since is not None and seen_since >= missed[-1]
    return [] if is_nominated or is_put_aside else missed


def cautions_of(held: Held, *, met_on: dt.date | None, today: dt.date) -> list[Caution]:
    """What one party holds that a visitor should know; `met_on` is when anybody the reader sees met them."""
    met = max((day for day in (held.met_on, met_on) if day), default=None)
    missed = unmet(held.missed_on, met, today)
    found: list[tuple[str, str, dt.date | None, int]] = [
        ("threat", "status", held.board_threat_on, 1),
        ("threat", "notes", held.threat_on, 1),
        ("medication_stopped", "medication_stop", held.medication_stopped_on, 1),
        ("two_person", "status", held.two_person_on, 1),
        ("missed_visit", "contacts", max(missed, default=None), len(missed)),
    ]
    return [Caution(code, on, held.party_id, scope, n) for code, scope, on, n in found if on is not None]


def told(
    caution: Caution,
    *,
    is_in_books: bool,
    scopes: Collection[str],
    was_let_in: bool,
    is_blocked: bool,
    is_concerned: bool,
) -> Told:
    """How much of it a reader of another party is told.

    Whole by its scope. Without it at most the neutral text, and that only to those whom it concerns (the
    person's contact there, or who is about to visit), of a party that knows already that the holder knows
    the person: it once had a basis from them. Anything else would tell what it must not. A block is a no.
    """
    if not is_in_books:
        return "nothing"
    if caution.scope in scopes:
        return "whole"
    if caution.code not in CROSSING or is_blocked or not was_let_in or not is_concerned:
        return "nothing"
    return "neutral"


def grouped(cautions: Iterable[Caution]) -> list[Caution]:
    """One line a code, the heaviest first: ten read as three."""
    lines: dict[str, Caution] = {}
    for one in cautions:
        last = lines.get(one.code)
        newest = one if last is None or one.since > last.since else last
        n = one.n + (last.n if last and one.code == "missed_visit" else 0)
        lines[one.code] = Caution(one.code, newest.since, newest.party_id, newest.scope, n)
    return sorted(lines.values(), key=lambda each: CODES.index(each.code))
