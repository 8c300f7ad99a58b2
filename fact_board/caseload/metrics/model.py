"""What the FACT model says, and a number held against it.

FACT: 11–12 full-time staff for 200–220 patients (16.7–20 each), 10–20 % of them on the board.
"""

from dataclasses import dataclass
from typing import Literal

PATIENTS = (200, 220)
PER_FTE = (16.7, 20.0)
SHARE = (10, 20)
PER_CASE_MANAGER = (28.6, 31.4)  # the model's 200–220 people, for its 7 case managers
WHOLE_TEAM = (11.0, 12.0)
ADDICTION = (2, 2)  # members with competence in addiction
CHAIRS = (2, 3)  # members who can lead the daily meeting
INTENSIVE = 2  # what somebody on the board weighs beside somebody who is not: ours, not the model's
FEWEST = 5  # with fewer than this a share or a spread says nothing: the page shows n instead
Verdict = Literal["under", "within", "over"]


@dataclass(frozen=True)
class Gauge:
    """A number as it is shown, beside the model's span; the verdict is about the number as shown."""

    value: float | None
    low: float
    high: float
    verdict: Verdict | None


def gauge(value: float | None, span: tuple[float, float], decimals: int = 0) -> Gauge:
    """Hold a number against a span; no number, no verdict."""
    low, high = span
    if value is None:
        return Gauge(None, low, high, None)
    shown = round(value, decimals)
    return Gauge(shown, low, high, "under" if shown < low else "over" if shown > high else "within")


def per_fte(patients: int, fte: float) -> float | None:
    """Patients for each full-time post; None without posts."""
    return patients / fte if fte > 0 else None


def share(part: int, whole: int) -> float | None:
    """Per cent; None of nothing."""
    return 100 * part / whole if whole else None
