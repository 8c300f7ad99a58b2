"""I10: no audience is told a field that this table, written by hand, does not name."""

import json
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import String, Text, update

from fact_board import action, clock
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.action import Receipt
from fact_board.board.actions.episodes import set_ward
from fact_board.board.models import Episode
from fact_board.extensions import db
from fact_board.live import changes, publish
from fact_board.meeting.drafts import save_draft
from tests.board.conftest import Stage, sign_in, tell
from tests.live.storyteller import Storyteller
from tests.wire_table import FOR_A_PARTY, FOR_A_WALL, paths, strange_fields
from tests.world import World, build_world


def audiences(world: World) -> list[tuple[Audience, dict[str, str]]]:
    parties = [Audience(world.team_id, party_id=party) for party in world.parties.values()]
    walls = [Audience(world.team_id, wall=mode) for mode in WALL_MODES]
    return [(a, FOR_A_PARTY) for a in parties] + [(a, FOR_A_WALL) for a in walls]


@pytest.fixture
def told(world: World) -> Iterator[tuple[Stage, list[Receipt]]]:
    """A board with something of everything, and the receipt of each action."""
    receipts: list[Receipt] = []
    action.publish_with(receipts.append)
    stage = Stage(world)
    tell(stage)
    admitted = db.session.get_one(Episode, stage.ids["provisional"])
    set_ward(admitted, name="Avd", contact="Eva", phone="1", discharge_on=None, by=world.member("maria"))
    story = Storyteller(world, 1, clock.now())
    for verb in (story.decision, story.legal, story.two_person, story.stop_medication, story.protect):
        verb()
    story.see_alert()
    story.attend()
    story.take_up()
    story.promise()
    story.offer_plan()
    story.report()
    save_draft(world.patient("Ismail"), "Ringer i morgon", by=world.member("maria"))
    yield stage, receipts
    action.publish_with(publish.publish)


def test_snapshots_and_frames_hold_no_other_field(told: tuple[Stage, list[Receipt]]) -> None:
    stage, receipts = told
    for audience, table in audiences(stage.world):
        assert strange_fields(changes.changes_since(audience, None), table) == set()
        for receipt in receipts:
            assert strange_fields(changes.draw_receipt(receipt, audience), table) == set()


def test_the_table_names_nothing_that_is_never_told(told: tuple[Stage, list[Receipt]]) -> None:
    """Else it would allow what nobody meant."""
    stage, _ = told
    seen: dict[str, set[str]] = {}
    parties = [audience for audience, table in audiences(stage.world) if table is FOR_A_PARTY]
    for audience in parties:
        for thing in changes.changes_since(audience, None)["put"]:
            seen.setdefault(thing["kind"], set()).update(paths(thing))
    unseen = {kind: set(FOR_A_PARTY[kind].split()) - seen[kind] for kind in seen}
    assert {kind: names for kind, names in unseen.items() if names} == {}


def plant_secrets() -> dict[str, str]:
    """Overwrite all that somebody typed, and people's names and numbers, each with a word of its own."""
    words: dict[str, str] = {}
    for table in db.metadata.sorted_tables:
        if table.name not in PERSONAL:
            continue
        for column in table.columns:
            length = getattr(column.type, "length", None)
            is_typed = isinstance(column.type, Text) or (
                isinstance(column.type, String) and (length or 0) >= 40
            )
            if is_typed and column.name != "label":
                word = f"hemligt{len(words)}"
                words[word] = f"{table.name}.{column.name}"
                db.session.execute(update(table).where(column.is_not(None)).values({column.name: word}))
    db.session.commit()
    return words


PERSONAL = {
    "patient",
    "known_to",
    "care_contact",
    "next_of_kin",
    "nomination",
    "answer",
    "episode",
    "episode_change",
    "checklist_item",
    "note",
    "task",
    "decision_watch",
    "plan",
    "signal",
    "signal_answer",
    "draft",
}


@pytest.mark.parametrize("mode", WALL_MODES)
def test_no_wall_is_told_a_name_a_number_or_a_typed_word(
    told: tuple[Stage, list[Receipt]], mode: str
) -> None:
    stage, receipts = told
    words = plant_secrets()
    assert len(words) > 25
    wall = Audience(stage.world.team_id, wall=mode)
    drawn = [changes.changes_since(wall, None)] + [changes.draw_receipt(r, wall) for r in receipts]
    text = json.dumps(drawn)
    assert {where for word, where in words.items() if f'{word}"' in text} == set()


def test_a_wall_of_codes_has_no_letter_of_a_name(told: tuple[Stage, list[Receipt]]) -> None:
    stage, _ = told
    wall = Audience(stage.world.team_id, wall="code")
    labels = [t["label"] for t in changes.changes_since(wall, None)["put"] if t["kind"] == "patient"]
    assert labels
    assert all(label.startswith("Kod ") for label in labels)


def test_a_standard_person_is_on_no_wall(told: tuple[Stage, list[Receipt]]) -> None:
    stage, _ = told
    wall = Audience(stage.world.team_id, wall="name")
    shown = {t["id"] for t in changes.changes_since(wall, None)["put"] if t["kind"] == "patient"}
    assert str(stage.ids["Olof"]) not in shown
    assert str(stage.ids["Ismail"]) in shown


def test_another_teams_words_are_in_no_answer(app: Flask, stage: Stage) -> None:
    """Every read of a member of one team, searched for the words of the other."""
    with app.app_context():
        words = plant_secrets()
        other = build_world(people=("Nils Varg",), name="Team Andra")
    screen = sign_in(app, other, "karin")
    pages = [
        screen.client.get(path).text
        for path in ("/", "/wall", "/wall?preview=1", f"/teams/{other.team_id}/board", "/demo")
    ]
    reads = [screen.get(path).text for path in ("/changes", "/answers", "/caseload", "/presence")]
    theirs = screen.get(f"/patients/{stage.ids['Ismail']}").text
    text = "\n".join([*pages, *reads, theirs])
    assert {where for word, where in words.items() if f'{word}"' in text} == set()
