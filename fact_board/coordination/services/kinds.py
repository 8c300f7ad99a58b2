"""The kinds of support that a new team starts with; each team makes the list its own.

The kinds of a mapping of psychosis patients' services in Malmö in 2016. The last are names of single places,
or another name of one above: lists that use them can be read, but they are not offered.
"""

import uuid
from dataclasses import dataclass

from fact_board.coordination.services.models import ServiceKind


@dataclass(frozen=True)
class KindSeed:
    label: str
    principal: str | None = "municipality"
    is_active: bool = True


SEEDS = (
    KindSeed("God man/förvaltare", None),
    KindSeed("LSS-insatser"),
    KindSeed("Boendestöd"),
    KindSeed("Hemtjänst"),
    KindSeed("Sysselsättning"),
    KindSeed("Ekonomiskt bistånd"),
    KindSeed("Pers.ass/ledsagare/KP SoL"),
    KindSeed("Hemsjukvård"),
    KindSeed("Mötesplats"),
    KindSeed("Boende"),
    KindSeed("Stödboende"),
    KindSeed("Personligt ombud"),
    KindSeed("Rehabilitering", "region"),
    KindSeed("Anhörigstöd"),
    KindSeed("Kontaktperson enl. SoL"),
    KindSeed("God man", None, is_active=False),
    KindSeed("Öppenvårdshuset Gustav", None, is_active=False),
    KindSeed('Ungdomsgrupp "Valet"', None, is_active=False),
)


def first_kinds(team_id: uuid.UUID) -> list[ServiceKind]:
    """The rows that a team is founded with."""
    return [
        ServiceKind(
            team_id=team_id,
            label=seed.label,
            position=position,
            is_active=seed.is_active,
            principal=seed.principal,
        )
        for position, seed in enumerate(SEEDS)
    ]
