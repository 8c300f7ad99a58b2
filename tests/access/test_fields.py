"""I10: no audience is told a field that this table, written by hand, does not name."""

import json
from collections.abc import Iterator
from typing import Any

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
from tests.board.conftest import Stage, sign_in, tell
from tests.live.storyteller import Storyteller
from tests.world import World, build_world

TEAM = (
    "kind id version name zone today meeting_days meeting_starts meeting_ends upcoming_meetings "
    "meeting meeting.id meeting.version meeting.started_at meeting.chair last_meeting_at totals "
    "totals.patients totals.on_board totals.fte model model.patients_low model.patients_high "
    "model.per_fte_low model.per_fte_high model.share_low model.share_high"
)
CATEGORY = "kind id version code label_sv label_en order is_active review_days stay_low_days stay_high_days"
PARTY = "kind id name short principal"
EPISODE = "episode episode.id episode.category episode.urgency episode.why episode.why.tags"

FOR_A_PARTY = {
    "team": TEAM + " on_call_phone duty_officer duty_deputy away",
    "party": PARTY,
    "category": CATEGORY + " templates templates.id templates.text_sv templates.text_en "
    "templates.due_weekdays templates.is_preticked",
    "staff": "kind id name initials party profession role is_stand_in ends_on",
    "patient": "kind id version label name birth_year is_similar is_protected protected_kind primary "
    "contacts contacts.id contacts.version contacts.party contacts.staff contacts.deputy contacts.phone "
    "contacts.hours "
    "last_contact_on missed_on medication_stopped_on two_person two_person.reason two_person.review_on "
    "legal legal.id legal.version legal.kind legal.ends_on decisions decisions.id decisions.version "
    "decisions.what decisions.asked_on decisions.expected_on earlier earlier.count earlier.last_closed_on "
    "changed_at " + EPISODE + " episode.version episode.why.text episode.placed_at episode.placed_on "
    "episode.is_provisional episode.review_on episode.reviewed_on episode.urgency_since episode.lowered_at "
    "episode.goal episode.ward episode.ward.name episode.ward.contact episode.ward.phone "
    "episode.ward.discharge_on episode.step_down episode.step_down.by episode.step_down.at "
    "episode.step_down.why episode.step_down.checklist episode.step_down.checklist.id "
    "episode.step_down.checklist.version episode.step_down.checklist.code "
    "episode.step_down.checklist.state episode.step_down.checklist.reason episode.undo episode.undo.by "
    "episode.undo.until nominations nominations.id nominations.version nominations.kind nominations.state "
    "nominations.by nominations.at nominations.category nominations.urgency nominations.tags "
    "nominations.text nominations.answer_due_at nominations.returns_on tasks tasks.id tasks.version "
    "tasks.text tasks.owner tasks.due_on tasks.due_time tasks.state tasks.is_safety tasks.category "
    "bases bases.id bases.version bases.kind bases.how bases.from bases.to bases.scopes bases.given_on "
    "bases.valid_until asked_at",
}  # fmt: skip
FOR_A_WALL = {
    "team": TEAM,
    "party": PARTY,
    "category": CATEGORY,
    "staff": "kind id initials party",
    "patient": "kind id label is_protected contacts contacts.party contacts.staff last_contact_on "
    + EPISODE + " episode.placed_at episode.placed_on nominations nominations.id nominations.kind "
    "nominations.state nominations.at tasks tasks.id tasks.owner tasks.due_on tasks.due_time tasks.state",
}  # fmt: skip
PROTECTED_ON_A_WALL = (
    "kind id label is_protected "
    + EPISODE
    + (" nominations nominations.id nominations.kind nominations.state")
)
FRAME = {"v", "seq", "mark", "now", "name", "at", "by", "put", "remove", "snapshot"}


def paths(value: Any, prefix: str = "") -> Iterator[str]:
    """Every field named in a drawn thing: "episode.why.text"."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield prefix + name
            yield from paths(inner, f"{prefix}{name}.")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, prefix)


def strange_fields(change: dict[str, Any], table: dict[str, str]) -> set[str]:
    strange = set(change) - FRAME
    for thing in change["put"]:
        allowed = table[thing["kind"]]
        if thing.get("is_protected") and table is FOR_A_WALL:
            allowed = PROTECTED_ON_A_WALL
        strange |= {f"{thing['kind']}.{path}" for path in paths(thing)} - {
            f"{thing['kind']}.{path}" for path in allowed.split()
        }
    return strange | {f"remove.{name}" for gone in change["remove"] for name in set(gone) - {"kind", "id"}}


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
        screen.client.get(path).text for path in ("/", "/wall", f"/teams/{other.team_id}/board", "/demo")
    ]
    reads = [screen.get(path).text for path in ("/changes", "/answers", "/caseload", "/presence")]
    theirs = screen.get(f"/patients/{stage.ids['Ismail']}").text
    text = "\n".join([*pages, *reads, theirs])
    assert {where for word, where in words.items() if f'{word}"' in text} == set()
