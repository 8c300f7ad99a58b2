"""A personal number on the person's page, where a deployment keeps them: hidden until somebody looks."""

import pytest
from flask import Flask
from playwright.sync_api import Route, expect

from fact_board.audit.models import TrailRow
from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.browser.conftest import Entering
from tests.browser.test_belonging import path_of, save, section
from tests.browser.test_log import check
from tests.live_server import LiveServer, Serve

pytestmark = [pytest.mark.browser, pytest.mark.servers]
NUMBER = "199001012385"  # made up: the check digit fits, the person does not exist


@pytest.fixture(scope="module")
def served(start_server: Serve) -> LiveServer:
    return start_server(app="tests.browser.numbers_server:app")


def test_it_is_written_down_looked_at_and_taken_away(
    enters: Entering, stage: Stage, axe: str, migrated_app: Flask
) -> None:
    maria = enters("maria", path_of(stage, "Olof Friis"))
    there = section(maria.page, "belonging")
    there.get_by_role("button", name="Show").click()
    expect(there).to_contain_text("not written down")
    there.get_by_role("button", name="Write it down…").click()
    there.get_by_role("textbox").fill("19900101-2386")
    save(there)
    expect(there.locator(".error")).to_contain_text("not a personal number")
    expect(there.get_by_role("textbox")).to_have_value("19900101-2386")
    there.get_by_role("textbox").fill("19900101-2385")
    check(maria, axe)
    held: list[Route] = []
    maria.page.route("**/personal-number", lambda route: held.append(route))
    save(there)
    expect(there).to_contain_text("Saving…")
    expect(there.get_by_role("button", name="Show")).to_have_count(0)  # what stood there until now would stay
    held[0].continue_()
    maria.page.unroute("**/personal-number")
    expect(there.get_by_role("textbox")).to_have_count(0)
    expect(there).not_to_contain_text(NUMBER)  # saved, and hidden again
    there.get_by_role("button", name="Show").click()
    expect(there).to_contain_text(NUMBER)
    there.get_by_role("button", name="Hide").click()
    expect(there).not_to_contain_text(NUMBER)
    there.get_by_role("button", name="Show").click()
    there.get_by_role("button", name="Take away").click()
    maria.sees_toast("The number is taken away.")
    there.get_by_role("button", name="Show").click()
    expect(there).to_contain_text("not written down")
    with migrated_app.app_context():
        mine = db.session.query(TrailRow).filter_by(team_id=stage.world.team_id)
        kinds = [row.kind for row in mine]
        assert sum("personal_number" in kind for kind in kinds) == 1, (
            kinds
        )  # looks within ten minutes are one
        db.session.remove()
