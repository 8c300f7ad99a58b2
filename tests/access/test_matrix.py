"""Every route × everyone who may ask × every sight, from the one table in tests/access/table.py."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.access.scenes import make_scene
from tests.access.sights import SHOWN_NOWHERE, SIGHTS, TYPED, expected, may_read, viewers_in
from tests.access.table import TABLE
from tests.access.walking import Asker, Viewers, as_in_table, asks, bare, nothing_done, routes
from tests.access.words import Words, plant


def test_every_route_is_in_the_table(migrated_app: Flask) -> None:
    """A new route needs a line there: who may reach it, and about which row."""
    assert {as_in_table(route) for route in routes(migrated_app)} == {bare(route) for route in TABLE}


def test_the_cells_are_many() -> None:
    asked = [route for route, line in TABLE.items() if line.is_asked]
    assert len(asked) * sum(len(viewers_in(sight)) for sight in SIGHTS) > 8_000


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_route_answers_everyone_as_the_table_says(app: Flask, sight: str) -> None:
    """And no answer holds a word that this one may not read; a member's answers hold all they may."""
    stage = make_scene(app, sight)
    with app.app_context():
        words = plant(stage)
    viewers = Viewers(app, stage, "maria" if sight == "own" else "boris")
    wrong: list[str] = []
    for viewer in viewers_in(sight):
        asker = viewers(viewer)
        wrong += [f"{viewer}: {said}" for said in answered_otherwise(asker, words, viewer, sight)]
        wrong += [f"{viewer}: {said}" for said in told_otherwise(asker, words, viewer, sight)]
    assert wrong == []


def answered_otherwise(asker: Asker, words: Words, viewer: str, sight: str) -> Iterator[str]:
    """The routes that answer in another way than the table says."""
    with nothing_done():
        for route, found in asks(asker):
            said = expected(route, viewer, sight)
            if found != said.replace("seam", "in"):
                yield f"{route} is {found}, not {said}"
            if said == "seam" and "region" in {party for party, _ in told(asker, words, -1)}:
                yield f"{route} tells what is closed"


def told_otherwise(asker: Asker, words: Words, viewer: str, sight: str) -> Iterator[str]:
    """What was told and should not have been; for a member, what was not told and should have been."""
    read = told(asker, words)
    may = {place for place in words.values() if may_read(viewer, sight, *place)}
    yield from (f"is told {where} of {party}" for party, where in read - may)
    if viewer == "member":
        yield from (f"is not told {where}" for party, where in may - read if is_shown(sight, party, where))


def told(asker: Asker, words: Words, since: int = 0) -> set[tuple[str, str]]:
    """Whose words of which column stand in what the asker was sent."""
    text = "\n".join(asker.told[since:])
    return {place for word, place in words.items() if word in text}


def is_shown(sight: str, party: str, where: str) -> bool:
    """Whether some route shows it: one's own warning and draft stand first; an emergency opens no card."""
    if sight == "emergency":
        return party == "region" and where in ("note.text", "note.text kept", "task.text", "episode.goal")
    is_first = sight == "own" or where not in ("known_to.two_person_reason", "draft.text")
    return party == "region" and where not in SHOWN_NOWHERE and is_first


def test_a_column_that_people_type_in_is_in_the_table(app: Flask) -> None:
    """And the scene has something in it: else its words would be searched in vain."""
    stage = make_scene(app, "own")
    with app.app_context():
        words = plant(stage)
    assert {where.partition(" ")[0] for _, where in words.values()} == TYPED.keys()
