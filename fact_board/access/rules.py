"""What a legal basis must say to count. Pure: plain values in, a refusal or nothing out."""

import datetime as dt
from collections.abc import Collection

from fact_board.access.models import BASES, BLOCK, WAYS
from fact_board.access.policy import SCOPES
from fact_board.errors import Invalid

LONGEST_CONSENT = dt.timedelta(days=366)
LONGEST_OTHER = dt.timedelta(days=183)  # without the person's own word it is looked at twice a year
LONGEST_EMERGENCY = dt.timedelta(days=7)
WRITTEN_DOWN_WITHIN = dt.timedelta(days=31)
PRINCIPAL_OF = {"osl_25_12": "region", "osl_26_9": "municipality"}
EMERGENCY_ACCESS = dt.timedelta(hours=24)
SHORTEST_REASON = 10


def check_basis(
    *,
    kind: str,
    how: str | None,
    scopes: Collection[str],
    necessity: str,
    given_on: dt.date,
    valid_until: dt.date | None,
    principal: str,
    today: dt.date,
) -> None:
    """Refuse a basis that isn't one: a consent says how, the others why; each ends and says what it opens.

    OSL 25:12 is the region's to use, 26:9 the municipality's (`principal` is that of the party which tells).
    """
    if kind == BLOCK:
        return
    if kind not in BASES:
        raise Invalid("basis.kind", field="kind")
    if PRINCIPAL_OF.get(kind, principal) != principal:
        raise Invalid("basis.of_other_principal", field="kind")
    if kind == "consent" and how not in WAYS:
        raise Invalid("basis.how_needed", field="how")
    if kind != "consent" and not necessity.strip():
        raise Invalid("basis.necessity_needed", field="necessity")
    if not scopes or not set(scopes) <= set(SCOPES):
        raise Invalid("basis.scopes_needed", field="scopes")
    if not today - WRITTEN_DOWN_WITHIN <= given_on <= today:
        raise Invalid("basis.given_on", field="given_on")
    if valid_until is None or not today <= valid_until <= given_on + longest(kind):
        raise Invalid("basis.valid_until", field="valid_until", days=longest(kind).days)


def longest(kind: str) -> dt.timedelta:
    """How long a basis of this kind may last before it is asked about again."""
    return {"consent": LONGEST_CONSENT, "emergency": LONGEST_EMERGENCY}.get(kind, LONGEST_OTHER)


def check_reason(reason: str) -> None:
    """Opening in emergency needs words that a reviewer understands."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Invalid("emergency.reason_needed", field="reason", least=SHORTEST_REASON)
