"""What a definition says, and where goals are from."""

from dataclasses import dataclass


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for "mark, translate later")
    return text


@dataclass(frozen=True)
class Source:
    """Where a goal is from: what the page calls it, and where it can be read."""

    name: str
    reference: str = ""


OURS = Source(N_("The team's own goal"))
FACT = Source(
    N_("The FACT model"),
    "van Veldhuizen & Bähler, Manual Flexible ACT (2013), doi:10.13140/RG.2.1.3925.1683; "
    "van Veldhuizen, Community Mental Health Journal 43 (2007), 421–433",
)
DERIVED = Source(N_("Worked out from the FACT model"), FACT.reference)
ACT = Source(
    N_("A criterion for ACT teams"),
    "Teague, Bond & Drake, American Journal of Orthopsychiatry 68 (1998), 216–232, item H2",
)
LAW = Source(
    N_("The law on coordinated individual plans"), "Hälso- och sjukvårdslagen (2017:30), 16 kap. 4 §"
)


@dataclass(frozen=True)
class Definition:
    """One figure. `of` is empty where nothing is divided; without a `goal` it is held against nothing."""

    name: str
    counted: str
    of: str
    rule: str
    goal: str = ""
    source: Source | None = None


def span(low_high: tuple[float, float], unit: str = "") -> str:
    low, high = low_high
    return f"{low:g}–{high:g}{unit}"
