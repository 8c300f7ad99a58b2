"""I10: a word in each field that the region wrote, searched in every byte the other party is sent."""

import pytest
from flask import Flask
from sqlalchemy import String, Text, update

from fact_board.extensions import db
from fact_board.teams.models import Membership
from tests.access.test_asvs_web import addresses
from tests.access.test_fields import PERSONAL
from tests.access.test_sights import make
from tests.board.conftest import Stage, sign_in

# What someone holding coordination (status, contacts) may read of what the region typed.
OF_COORDINATION = {"care_contact.phone", "care_contact.hours", "next_of_kin.name", "next_of_kin.phone"}
ALLOWED: dict[str, set[str]] = {
    "coordination": OF_COORDINATION,
    "seam": set(),
    "unknown": set(),
    "barred": set(),
}


def plant(stage: Stage) -> dict[str, str]:
    """Overwrite what the region's staff typed, and its names of people: {word: table.column}."""
    words: dict[str, str] = {}
    region = stage.world.parties["region"]
    for table in db.metadata.sorted_tables:
        if table.name not in PERSONAL or "party_id" not in table.c:
            continue
        for column in table.columns:
            is_long = isinstance(column.type, String) and (column.type.length or 0) >= 40
            if (isinstance(column.type, Text) or is_long) and column.name != "label":
                word = f"hemligt{len(words)}x"
                words[word] = f"{table.name}.{column.name}"
                own = (table.c.party_id == region) & column.is_not(None)
                db.session.execute(update(table).where(own).values({column.name: word}))
    db.session.commit()
    return words


def sent_to(app: Flask, stage: Stage, name: str, role: str) -> str:
    """Every page, list and answer that one gets as that role, and a refusal with the row as it is now."""
    with app.app_context():
        of_name = Membership.id == stage.world.members[name]
        db.session.execute(update(Membership).where(of_name).values(role=role))
        db.session.commit()
    screen = sign_in(app, stage.world, name)
    answers = [screen.client.get(address).text for address in addresses(app, stage)]
    answers += [screen.get(f"/changes?wall={mode}").text for mode in ("code", "initials", "name")]
    person = f"/patients/{stage.ids['Ismail']}"
    two = {"reason": "x", "review_on": "2099-01-01"}
    answers.append(screen.send(f"{person}/two-person", two, method="PUT", version=900_000).text)
    return "\n".join(answers)


@pytest.mark.parametrize("sight", ALLOWED)
def test_no_word_of_the_region_reaches_who_may_not_see_it(app: Flask, sight: str) -> None:
    stage = make(app, sight)
    with app.app_context():
        words = plant(stage)
    assert len(words) > 20
    for role in ("leader", "log_reviewer", "administrator"):
        text = sent_to(app, stage, "boris", role)
        assert {where for word, where in words.items() if word in text} <= ALLOWED[sight], role


def test_the_words_are_there_for_whom_they_are_for(app: Flask) -> None:
    """Else nothing would be found above because nothing was searched."""
    stage = make(app, "seam")
    with app.app_context():
        words = plant(stage)
    text = sent_to(app, stage, "maria", "member")
    found = {where for word, where in words.items() if word in text}
    assert {"note.text", "task.text", "nomination.text", "known_to.name", "care_contact.phone"} <= found
