"""Lists like those of a mapping of services in 2016: how many were gone through, and what they had."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import insert

from fact_board import clock
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from tests.world import World


@dataclass(frozen=True)
class Mapped:
    """One unit's figures."""

    enrolled: int
    mapped: int
    with_services: int
    without_in_need: int
    with_needing_more: int
    services: dict[str, int]


STREET = Mapped(
    enrolled=1100,
    mapped=905,
    with_services=489,
    without_in_need=76,
    with_needing_more=52,
    services={
        "God man/förvaltare": 210,
        "LSS-insatser": 132,
        "Boendestöd": 96,
        "Hemtjänst": 92,
        "Sysselsättning": 80,
        "Ekonomiskt bistånd": 60,
        "Pers.ass/ledsagare/KP SoL": 57,
        "Hemsjukvård": 43,
        "Mötesplats": 30,
        "Boende": 25,
        "Stödboende": 22,
        "Personligt ombud": 19,
        "Rehabilitering": 18,
        "Anhörigstöd": 8,
        "Öppenvårdshuset Gustav": 2,
    },
)
FIRST_ILL = Mapped(
    enrolled=180,
    mapped=130,
    with_services=59,
    without_in_need=14,
    with_needing_more=10,
    services={
        "Ekonomiskt bistånd": 34,
        "God man": 10,
        "Boendestöd": 5,
        "Rehabilitering": 5,
        "Personligt ombud": 4,
        "Sysselsättning": 3,
        "Boende": 4,
        "Kontaktperson enl. SoL": 3,
        "LSS-insatser": 3,
        "Stödboende": 3,
        "Anhörigstöd": 2,
        "Öppenvårdshuset Gustav": 2,
        "Hemsjukvård": 1,
        'Ungdomsgrupp "Valet"': 1,
    },
)


def name_of(number: int) -> str:
    return f"Person Nr{number}"


def year_of(number: int) -> int:
    return 1930 + number % 70


def enrol_many(world: World, count: int) -> None:
    """So many more in the region's books: their rows as enrolling leaves them, written at once."""
    ids = [uuid.uuid4() for _ in range(count)]
    today, region = clock.today(), world.parties["region"]
    people = [
        {"id": id_, "team_id": world.team_id, "label": name_of(at), "enrolled_on": today}
        for at, id_ in enumerate(ids)
    ]
    known = [
        {
            "team_id": world.team_id,
            "patient_id": id_,
            "party_id": region,
            "version": 0,
            "name": name_of(at),
            "birth_year": year_of(at),
            "label": name_of(at),
            "is_similar": False,
        }
        for at, id_ in enumerate(ids)
    ]
    db.session.execute(insert(Patient), people)
    db.session.execute(insert(KnownTo), known)
    db.session.commit()


def table_of(unit: Mapped) -> list[list[str]]:
    """A line a service or need; a bare line for who has and needs nothing."""
    given: dict[int, list[str]] = {number: [] for number in range(unit.mapped)}
    for at, label in enumerate(_each(unit.services)):
        given[at % unit.with_services].append(label)
    lines = [["Namn", "Födelseår", "Kartlagd", "Insats", "Behov", "Orsak"]]
    for number, labels in given.items():
        who = [name_of(number), str(year_of(number)), "2016-05-02"]
        needs = number < unit.with_needing_more or 0 <= number - unit.with_services < unit.without_in_need
        lines += [[*who, label, "", ""] for label in labels]
        lines += [
            [*who, "", "Mötesplats" if not labels or "Mötesplats" not in labels else "Boende", "kö"]
        ] * needs
        lines += [[*who, "", "", ""]] * (not labels and not needs)
    return lines


def _each(services: dict[str, int]) -> Iterator[str]:
    for label, count in services.items():
        yield from [label] * count
