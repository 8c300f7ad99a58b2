"""Made-up names and birth years. Look-alikes only where the story wants them."""

import random
from collections.abc import Collection, Iterator
from itertools import islice

from faker import Faker

from fact_board.patients.rules import is_similar

LOCALES = {"sv_SE": 12, "bs_BA": 2, "tr_TR": 2, "fi_FI": 1, "pl_PL": 1, "es_ES": 1, "da_DK": 1, "fr_FR": 1}
LONGEST = 18


def made_up_names(chance: random.Random, taken: Collection[str], count: int) -> list[str]:
    """So many names, none easily taken for another."""
    names = list(taken)
    for name in _fitting(chance):
        if len(names) - len(taken) == count:
            break
        if not any(is_similar(name, other) for other in names):
            names.append(name)
    return names[len(taken) :]


def _fitting(chance: random.Random) -> Iterator[str]:
    fakers = {locale: Faker(locale) for locale in LOCALES}
    for faker in fakers.values():
        faker.seed_instance(chance.randrange(2**32))
    while True:
        faker = fakers[chance.choices([*LOCALES], [*LOCALES.values()])[0]]
        name = f"{faker.first_name()} {faker.last_name()}"
        if len(name) <= LONGEST and len(name.split()) == 2:
            yield name


def birth_years(chance: random.Random, middle: int, spread: int) -> Iterator[int]:
    """Years around `middle`, within living memory."""
    while True:
        yield max(1938, min(2008, round(chance.gauss(middle, spread))))


def some(chance: random.Random, middle: int, spread: int, count: int) -> list[int]:
    """So many birth years."""
    return list(islice(birth_years(chance, middle, spread), count))
