"""What the figures mean: one table, the page's buttons, and the document."""

import re
from pathlib import Path

import pytest
from flask import Flask

from fact_board.caseload.definitions import DEFINITIONS, document
from fact_board.caseload.definitions.shape import Definition
from tests.signed_in import SignedIn
from tests.world import build_world

SCRIPTS = "static/js/caseload"
BUTTON = re.compile(r'\babout\("(\w+)"|\b(?:about|code): (?:id === "\w+" \? "(\w+)" : )?"(\w+)"')
NEVER = re.compile(r"fidelity|programtro|modelltro|trohet", re.IGNORECASE)


def test_the_document_is_made_of_the_definitions(root: Path) -> None:
    assert (root / "docs/indicators.md").read_text() == document()


def test_each_button_has_a_definition_and_each_definition_a_button(root: Path) -> None:
    scripts = (path.read_text() for path in (root / SCRIPTS).rglob("*.js") if "test" not in path.name)
    found = {code for script in scripts for groups in BUTTON.findall(script) for code in groups if code}
    assert found == DEFINITIONS.keys()


@pytest.mark.parametrize("meaning", DEFINITIONS.values(), ids=DEFINITIONS.keys())
def test_a_goal_says_where_it_is_from(meaning: Definition) -> None:
    assert bool(meaning.goal) == (meaning.source is not None)
    assert meaning.name
    assert meaning.counted
    assert meaning.rule


def test_nothing_is_called_a_score_of_how_well_a_team_follows_a_model(root: Path) -> None:
    texts = [*root.glob("fact_board/translations/parts/*.po"), *root.glob("docs/indicators.md")]
    texts += [*root.glob("fact_board/caseload/**/*.py"), *root.glob("templates/caseload/*.html")]
    texts += [*root.glob(f"{SCRIPTS}/**/*.js")]
    assert [path.name for path in texts if NEVER.search(path.read_text())] == []


def test_what_a_figure_means_stands_in_the_page_in_the_readers_language(app: Flask) -> None:
    with app.app_context():
        team = build_world()
    browser = SignedIn(app, team.team_id, team.staff_ids["boris"]).browser
    for language, words in (
        ("sv", ("Personer i teamet", "16,7–20", "Teamets eget mål")),
        ("en", ("People in the team", "16.7–20", "own goal")),
    ):
        asked = {"Accept-Language": language}
        page = browser.get(f"/teams/{team.team_id}/caseload", headers=asked).text
        assert page.count(" popover ") == len(DEFINITIONS)
        for word in words:
            assert word in page
