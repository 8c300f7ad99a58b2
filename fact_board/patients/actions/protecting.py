"""Protected identity: a code stands for the name, and no longer."""

import secrets

from fact_board.action import Unchanged, action, record
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.books import tell_apart
from fact_board.patients.labels import WallLabels
from fact_board.patients.models import PROTECTED_KINDS, KnownTo, Patient
from fact_board.patients.queries import codes_in, is_protected_by_anybody
from fact_board.patients.rules import protected_code
from fact_board.teams.models import Membership


@action
def protect_identity(
    known: KnownTo, *, kind: str = "marked", code: str | None = None, by: Membership
) -> None:
    """Show a code that isn't derived from the name, everywhere, from now on.

    `kind` is one of `PROTECTED_KINDS`: marked (sekretessmarkering), register (skyddad folkbokföring) or
    assumed (fingerade personuppgifter).
    """
    if kind not in PROTECTED_KINDS:
        raise Invalid("patient.protected_kind", field="kind")
    if known.protected_kind == kind:
        raise Unchanged(known)
    known.protected_kind = kind
    patient = known.patient
    on_walls = WallLabels(patient.team_id)
    if patient.protected_code is None:
        taken = codes_in(patient.team_id)
        if code in taken:
            raise Conflict("patient.code_taken")
        numbers = (secrets.randbelow(8 * 24) for _ in range(10_000))
        patient.label = patient.protected_code = code or protected_code(taken, numbers)
    touches = on_walls.others_changed(patient)
    record("identity_protected", known, by=by, touches=touches, sight_changing=True)


@action
def unprotect_identity(known: KnownTo, *, by: Membership) -> None:
    """The protection has ended: the name stands in the party's books again."""
    if known.protected_kind is None:
        raise Unchanged(known)
    known.protected_kind = None
    patient, walls, on_walls = known.patient, [], WallLabels(known.team_id)
    db.session.flush()
    if not is_protected_by_anybody(patient):
        patient.protected_code = None
        walls = [row for row in tell_apart(patient, known) if isinstance(row, Patient)]
    touches = (*walls, *on_walls.others_changed(patient))
    record("protection_ended", known, by=by, touches=touches, sight_changing=True)
