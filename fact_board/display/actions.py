"""Hanging up a wall: pairing a screen, changing how it shows, taking it down."""

import uuid
from dataclasses import dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.display.models import Display
from fact_board.display.queries import pairing_by_code
from fact_board.display.rules import TOKEN_LASTS, code_as_kept, why_not
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.teams.models import Membership, Team


@dataclass(frozen=True)
class Look:
    """What a screen is called and how it shows the wall."""

    name: str
    mode: str
    layout: str
    theme: str
    language: str


@action
def pair_display(team: Team, code: str, look: Look, *, id: uuid.UUID, by: Membership) -> None:
    """Let the screen that shows this code be a wall of the team, without anybody's sign-in."""
    pairing, now = pairing_by_code(code_as_kept(code)), clock.now()
    reason = why_not(pairing, now)
    if pairing is None or reason:
        raise Invalid(reason or "pairing.unknown", field="code")
    pairing.used_at = now
    display = Display(
        id=id,
        team_id=team.id,
        token_hash=pairing.token_hash,
        paired_at=now,
        paired_by_id=by.staff_id,
        expires_at=now + TOKEN_LASTS,
    )
    _hang(display, look)
    db.session.add(display)
    record("display_paired", display, by=by, display=id, mode=look.mode)


@action
def change_display(display: Display, look: Look, *, by: Membership) -> None:
    """Change a wall's name, privacy mode, layout, theme or language; it shows so at once."""
    _refuse_if_revoked(display)
    was = Look(display.name, display.mode, display.layout, display.theme, display.language)
    if was == look:
        raise Unchanged(display)
    _hang(display, look)
    record(
        "display_changed",
        display,
        by=by,
        sight_changing=True,
        display=display.id,
        was=was.mode,
        mode=look.mode,
    )


@action
def revoke_display(display: Display, *, by: Membership) -> None:
    """Take a wall down: its screen loses the board at once and asks to be paired again."""
    _refuse_if_revoked(display)
    display.revoked_at = clock.now()
    record("display_revoked", display, by=by, sight_changing=True, display=display.id)


def _hang(display: Display, look: Look) -> None:
    name = look.name.strip()
    if not name:
        raise Invalid("display.name_needed", field="name")
    display.name, display.mode, display.layout = name, look.mode, look.layout
    display.theme, display.language = look.theme, look.language


def _refuse_if_revoked(display: Display) -> None:
    if display.revoked_at is not None:
        raise Conflict("display.revoked")
