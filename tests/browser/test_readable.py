"""A full board at 1600×900: 25 people, all of them read without scrolling."""

import uuid

import pytest
from flask import Flask
from playwright.sync_api import expect

from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.board.team_at_work import in_days, nominate, place, start, task
from tests.browser.conftest import DESK, Entering
from tests.world import World, build_world

pytestmark = [pytest.mark.browser, pytest.mark.servers]

COLUMNS = {"crisis": 6, "short_term": 6, "avoiding": 5, "admitted": 4, "discharged": 4}
ACTIVE = 8  # of the nine categories, one is off
NAMES = (
    "Abdirahman Warsame",
    "Agneta Holmqvist",
    "Amina Haddad",
    "Birgitta Lindström",
    "Christoffer Nyberg",
    "Dragana Petrović",
    "Elisabeth Åkesson",
    "Fatima Al-Khatib",
    "Göran Söderlund",
    "Henrietta Lagerkvist",
    "Ismail Kardelen",
    "Jan-Erik Olofsson",
    "Karl-Gustav Wallin",
    "Lena Björklund",
    "Mohammed Yilmaz",
    "Nadia Voss",
    "Nils Håkansson",
    "Olga Kuznetsova",
    "Petra Dahl",
    "Ragnhild Östergren",
    "Samira Rahimi",
    "Tommy Fredriksson",
    "Ulla Sand",
    "Ulla Svan",
    "Viktor Magnusson",
    "Yasmin Demir",
    "Åsa Lundqvist",
    "Örjan Hedström",
)
TASKS = ("Ring mamman", "Följ med till vårdcentralen", "Boka läkartid", "Hembesök i par", "Ring avdelningen")

# Once the typeface is there and the spacing chosen.
AT_REST = """
async () => {
  await document.fonts.ready;
  const giveUpAt = performance.now() + 10_000;
  for (;;) {
    const troubles = unreadable();
    if (!troubles.length || performance.now() > giveUpAt) return troubles;
    await new Promise((goOn) => setTimeout(goOn, 250));
  }
}
"""
# A pixel of rounding is no loss: scroll heights are whole numbers, boxes are not.
UNREADABLE = """
function unreadable() {
  const troubles = [];
  const isHidden = (element) => element.closest(".vh, .long") && getComputedStyle(element.closest(".vh, .long")).clipPath !== "none";
  for (const card of document.querySelectorAll(".board .column .card")) {
    const name = card.querySelector(".who").textContent.trim();
    const box = card.getBoundingClientRect();
    const list = card.closest(".cards").getBoundingClientRect();
    if (box.left < 0 || box.right > innerWidth || box.top < list.top || box.bottom > list.bottom + 1 || list.bottom > innerHeight) {
      troubles.push(`${name}: outside, ${Math.round(box.bottom)} of ${Math.round(list.bottom)}`);
    }
    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!text.data.trim() || isHidden(parent)) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < 11) troubles.push(`${name}: tiny "${text.data.trim()}"`);
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.left < box.left - 0.5 || line.right > box.right + 0.5 || line.bottom > box.bottom + 2) troubles.push(`${name}: clipped "${text.data.trim()}"`);
      }
      if (getComputedStyle(parent).overflowX !== "visible" && parent.scrollWidth > parent.clientWidth) troubles.push(`${name}: cut "${text.data.trim()}"`);
    }
  }
  for (const head of document.querySelectorAll(".board .column h2, .strip button, .toolbar :is(h1, p, a, button), .sums button")) {
    const range = document.createRange();
    range.selectNodeContents(head);
    const box = head.getBoundingClientRect();
    const said = range.getBoundingClientRect();
    if (head.checkVisibility() && (said.left < box.left - 0.5 || said.right > box.right + 0.5 || box.right > innerWidth || box.bottom > innerHeight)) troubles.push(`head: ${head.textContent.trim()}`);
  }
  return troubles;
}
"""  # noqa: E501


def fill_board(world: World) -> None:
    """Twenty-five on the board with whys and tasks, three nominated."""
    names = iter(NAMES)
    start(world)
    for column, count in COLUMNS.items():
        for at in range(count):
            name = next(names)
            place(world, name, into=column, urgency=("red", "amber", "green")[min(at, 2)])
            task(world, name, text=TASKS[at % len(TASKS)], due_on=in_days(at % 3))
    for name in names:
        nominate(world, name, text="Öppnar inte när jag kommer, rösten låter trött genom dörren")


@pytest.fixture
def full_stage(stage: Stage, migrated_app: Flask) -> Stage:
    with migrated_app.app_context():
        stage.world = build_world(NAMES, name=f"Team {uuid.uuid4().hex[:6]}")
        fill_board(stage.world)
        db.session.rollback()
        db.session.remove()
    return stage


@pytest.mark.usefixtures("full_stage")
@pytest.mark.parametrize("locale", ["sv-SE", "en-GB"])
def test_25_people_are_read_without_scrolling(enters: Entering, locale: str) -> None:
    assert sum(COLUMNS.values()) == 25
    karin = enters("karin", locale=locale, viewport=DESK)
    expect(karin.page.locator(".board .column .card")).to_have_count(28)
    assert karin.page.evaluate(f"async () => {{ {UNREADABLE} return ({AT_REST})(); }}") == []
    assert karin.page.evaluate("() => document.scrollingElement.scrollHeight") <= DESK["height"]
    widths = karin.page.locator(".board .strip").evaluate_all("strips => strips.map((s) => s.offsetWidth)")
    assert len(widths) == ACTIVE - len(COLUMNS)
    assert max(widths) <= 40
