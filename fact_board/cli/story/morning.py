"""Team Innerstaden's morning: who is on the board today, and what led there.

Days are workdays before today. Every course was written as a whole, so that what stands on a card fits what
was noted, done and missed before.
"""

import datetime as dt
from dataclasses import dataclass

from fact_board.cli.story.verbs import (
    Step,
    at,
    nominate,
    place,
)


@dataclass(frozen=True)
class Course:
    """Somebody's written course up to today."""

    name: str
    birth_year: int
    primary: str
    support: str | None
    steps: tuple[Step, ...]


def morning_of(today: dt.date) -> tuple[Course, ...]:
    """Everyone with a part in today's morning."""
    return (
        # Nominations
        Course(
            "Ismail Kardelen",
            1987,
            "MB",
            "BA",
            (
                at(
                    0,
                    "08:12",
                    nominate,
                    by="BA",
                    category="avoiding",
                    urgency="amber",
                    tags=("isolation", "worry"),
                    text="Öppnar inte sedan i fredags. Brukar alltid ringa tillbaka.",
                ),
            ),
        ),
        Course(
            "Ulla Sand",
            1958,
            "MB",
            None,
            (
                at(
                    -1,
                    "08:05",
                    nominate,
                    by="MB",
                    category="crisis",
                    urgency="amber",
                    tags=("sleep", "medicine"),
                    text="Sover inte, slutat hämta medicin.",
                ),
            ),
        ),
        Course(
            "Yusuf Lind",
            1994,
            "JA",
            "LI",
            (at(-2, "15:20", nominate, by="LI", text="Rådfråga: hur motivera till boendestöd?"),),
        ),
        # Krisförebyggande
        Course(
            "Hanna Berg",
            1991,
            "KL",
            "BA",
            (at(-3, "08:36", place, category="crisis", urgency="red", why="sover inte", tags=("sleep",)),),
        ),
        Course(
            "Rami Selim",
            1996,
            "MB",
            "LI",
            (
                at(
                    -7,
                    "08:36",
                    place,
                    category="crisis",
                    urgency="red",
                    why="slutat hämta medicin",
                    tags=("medicine",),
                ),
            ),
        ),
        Course(
            "Lars Wik",
            1971,
            "TN",
            "NO",
            (
                at(
                    -5,
                    "08:37",
                    place,
                    category="crisis",
                    urgency="amber",
                    why="orolig inför flytten",
                    tags=("worry", "housing"),
                ),
            ),
        ),
        Course(
            "Tomas Öst",
            1983,
            "HA",
            None,
            (
                at(
                    -10,
                    "08:38",
                    place,
                    category="crisis",
                    urgency="green",
                    why="lugnare sedan helgen",
                    tags=("calmer",),
                ),
            ),
        ),
        Course(
            "Sofia Falk",
            1989,
            "EH",
            "BA",
            (
                at(
                    -17,
                    "08:37",
                    place,
                    category="short_term",
                    urgency="red",
                    why="missade båda besöken",
                    tags=("missed_visits",),
                ),
            ),
        ),
        Course(
            "Cecilia Hed",
            1975,
            "KL",
            "FE",
            (
                at(
                    -22,
                    "08:37",
                    place,
                    category="short_term",
                    urgency="amber",
                    why="ny medicin",
                    tags=("medicine",),
                ),
            ),
        ),
        Course(
            "Bilal Noor",
            1985,
            "MB",
            "LI",
            (
                at(
                    -14,
                    "08:37",
                    place,
                    category="short_term",
                    urgency="amber",
                    why="hyresvarning",
                    tags=("housing", "money"),
                ),
            ),
        ),
        Course(
            "Åke Holm",
            1956,
            "JA",
            "NO",
            (
                at(
                    -16,
                    "08:37",
                    place,
                    category="short_term",
                    urgency="amber",
                    why="ensam, isolerar sig",
                    tags=("isolation",),
                ),
            ),
        ),
        Course(
            "Emil Grahn",
            1998,
            "EH",
            None,
            (
                at(
                    -12,
                    "08:37",
                    place,
                    category="short_term",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Johan Ceder",
            1979,
            "JA",
            "NO",
            (
                at(
                    -31,
                    "08:37",
                    place,
                    category="short_term",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Nadia Voss",
            1982,
            "TN",
            "LI",
            (
                at(
                    -68,
                    "08:37",
                    place,
                    category="long_term",
                    urgency="amber",
                    why="ekonomin",
                    tags=("money",),
                ),
            ),
        ),
        Course(
            "Ulla Svan",
            1957,
            "KL",
            "BA",
            (
                at(
                    -99,
                    "08:37",
                    place,
                    category="long_term",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Viktor Wahl",
            1993,
            "JA",
            "LI",
            (
                at(
                    -86,
                    "08:37",
                    place,
                    category="long_term",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Anna Roth",
            1968,
            "KL",
            "NO",
            (
                at(
                    -143,
                    "08:37",
                    place,
                    category="long_term",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Amal Haddad",
            1986,
            "SÖ",
            None,
            (
                at(
                    -62,
                    "08:37",
                    place,
                    category="long_term",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Bo Gran",
            1962,
            "TN",
            "BA",
            (
                at(
                    -11,
                    "08:37",
                    place,
                    category="avoiding",
                    urgency="amber",
                    why="öppnar inte",
                    tags=("unopened_door",),
                ),
            ),
        ),
        Course(
            "Petra Carls",
            1990,
            "SÖ",
            "FE",
            (
                at(
                    -25,
                    "08:37",
                    place,
                    category="avoiding",
                    urgency="amber",
                    why="svarar inte",
                    tags=("isolation",),
                ),
            ),
        ),
        Course(
            "Olof Friis",
            1977,
            "MB",
            "BA",
            (
                at(
                    -26,
                    "08:37",
                    place,
                    category="avoiding",
                    urgency="green",
                    why="svarar på sms",
                    tags=("calmer",),
                ),
            ),
        ),
        Course(
            "Petra Dahl",
            1984,
            "JA",
            "BA",
            (
                at(
                    -13,
                    "08:37",
                    place,
                    category="admitted",
                    urgency="red",
                    why="LPT tar slut, boendet inte klart",
                    tags=("discharge", "housing"),
                ),
            ),
        ),
        Course(
            "Nils Varg",
            1973,
            "JA",
            "BA",
            (
                at(
                    -7,
                    "08:37",
                    place,
                    category="admitted",
                    urgency="amber",
                    why="utskrivning planeras",
                    tags=("discharge",),
                ),
            ),
        ),
        Course(
            "Elsa Vinge",
            1966,
            "KL",
            "FE",
            (
                at(
                    -18,
                    "08:37",
                    place,
                    category="admitted",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
        Course(
            "Maria Norén",
            1988,
            "KL",
            "FE",
            (
                at(
                    -3,
                    "08:37",
                    place,
                    category="discharged",
                    urgency="amber",
                    why="första kontakt efter utskrivning",
                    tags=("discharge",),
                ),
            ),
        ),
        Course(
            "Gösta Ek",
            1959,
            "PR",
            "LI",
            (
                at(
                    -5,
                    "08:37",
                    place,
                    category="discharged",
                    urgency="green",
                    why="åter efter 25 dagar",
                    tags=("discharge",),
                ),
            ),
        ),
        Course(
            "Fatima Deeb",
            1997,
            "EH",
            "FE",
            (at(-1, "08:37", place, category="new", urgency="amber", why="första veckan", tags=("worry",)),),
        ),
        Course(
            "Dunja Hall",
            1992,
            "KL",
            "LI",
            (
                at(
                    -8,
                    "08:37",
                    place,
                    category="new",
                    urgency="green",
                    why="enligt plan",
                    tags=("as_planned",),
                ),
            ),
        ),
    )
