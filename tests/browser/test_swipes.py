"""A thumb scrolls the board a hundred times, and nobody is moved."""

import random

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Entering

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SWIPES, STEPS, SEED = 100, 5, 20261122  # its 43rd once went back in the history
STANDS = """() => [...document.querySelectorAll(".board .card")]
  .map((card) => `${card.closest(".column").dataset.category} ${card.dataset.patient}`)"""

SCROLLED = "Math.round(scrollY) + ' ' + Math.round(document.querySelector('.board').scrollLeft)"


def test_a_hundred_swipes_across_the_board_move_nobody(enters: Entering) -> None:
    """From on a card, too, in every direction; a hold is what drags."""
    karin = enters("karin", viewport=PHONE, has_touch=True, is_mobile=True)
    page = karin.page
    before = page.evaluate(STANDS)
    assert len(before) >= 4
    writes: list[str] = []
    page.on("request", lambda asked: writes.append(asked.url) if asked.method != "GET" else None)
    touch, rest = page.context.new_cdp_session(page), random.Random(SEED)
    scrolled = set()
    for _ in range(SWIPES):
        x, y = rest.randint(40, 350), rest.randint(220, 780)
        dx, dy = rest.randint(-320, 320) // STEPS, rest.choice((-1, 1)) * rest.randint(60, 400) // STEPS
        start = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
        touch.send("Input.dispatchTouchEvent", start)
        for step in range(1, STEPS + 1):
            point = {"x": x + dx * step, "y": y + dy * step}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        scrolled.add(
            page.evaluate(
                "Math.round(scrollY) + ' ' + Math.round(document.querySelector('.board').scrollLeft)"
            )
        )
        expect(page.locator("dialog[open]")).to_have_count(0)
    assert len(scrolled) > 10, "the swipes scroll"
    assert page.evaluate(STANDS) == before
    assert [address for address in writes if "/episodes" in address or "/patients" in address] == []
