"""The team's services and needs in numbers, who is behind them, and a list read in."""

import re
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board import clock
from fact_board.web.spreadsheets import as_csv
from tests.board.conftest import Stage
from tests.browser.conftest import DESK, PHONE, Entering
from tests.browser.test_log import check
from tests.coordination.mapped_lists import enrol_many, name_of, year_of

pytestmark = [pytest.mark.browser, pytest.mark.servers]
HEADINGS = ["Namn", "Födelseår", "Insats", "Behov", "Orsak"]


@pytest.fixture
def file(migrated_app: Flask, stage: Stage, tmp_path: Path) -> Path:
    """A list with two good lines, one of a service that nobody knows, and one of somebody unknown."""
    with migrated_app.app_context():
        enrol_many(stage.world, 4)
    lines = [
        [name_of(0), str(year_of(0)), "Boendestöd", "", ""],
        [name_of(1), str(year_of(1)), "", "Sysselsättning", "kö"],
        [name_of(2), str(year_of(2)), "Fotvård", "", ""],
        ["Okänd Person", "1950", "Boendestöd", "", ""],
    ]
    path = tmp_path / "lista.csv"
    path.write_bytes(as_csv([HEADINGS, *lines]))
    return path


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_everyone_can_use_the_overview_and_the_list(
    enters: Entering, stage: Stage, file: Path, axe: str, locale: str, size: dict[str, int]
) -> None:
    karin = enters("karin", "/services/import", locale=locale, viewport=size)
    karin.page.locator("#list-file").set_input_files(file)
    expect(karin.page.locator("#list-faults")).to_be_visible()
    check(karin, axe)
    karin.page.locator("#word-0").select_option("new")
    expect(karin.page.locator("#list-faults")).to_contain_text("1")
    karin.page.locator("section .button.primary").click()
    karin.page.locator("a.button.primary").click()
    expect(karin.page.locator(".services-sums")).to_be_visible()
    karin.page.locator(".kinds summary").click()
    check(karin, axe)


def test_a_list_is_read_in_and_its_numbers_lead_to_people(enters: Entering, stage: Stage, file: Path) -> None:
    karin = enters("karin", "/services")
    page = karin.page
    page.get_by_role("link", name="Read in a list…").click()
    page.locator("#list-file").set_input_files(file)
    expect(page.locator("#list-faults")).to_contain_text("2 lines can't be read")
    page.locator("#word-0").select_option(label="The same as Rehabilitering")
    expect(page.locator("#list-faults")).to_contain_text("1 line can't be read")
    page.get_by_role("button", name="Read in the rest, leave 1 line out").click()
    page.get_by_role("link", name="To the overview").click()
    row = page.locator("tbody tr", has_text="Sysselsättning")
    expect(row).to_contain_text("queue")
    row.locator(".number").first.click()
    expect(karin.dialog.locator("a")).to_have_text([name_of(1)])
    karin.dialog.locator("a").click()
    expect(page).to_have_url(re.compile(r"/patients/"))
    expect(page.locator("[data-section=services] .needs")).to_contain_text("Sysselsättning")


def test_what_is_taken_out_is_a_file_of_today(enters: Entering, stage: Stage) -> None:
    page = enters("maria", "/services").page
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take out as XLSX").click()
    assert taken.value.suggested_filename == f"insatser-{clock.today().isoformat()}.xlsx"
    expect(page.get_by_role("link", name="Read in a list…")).to_have_count(0)
