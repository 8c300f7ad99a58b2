"""The wall on any screen: readable from five metres whoever is on it, with and without a meeting."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Entering
from tests.browser.wall_rows import rows
from tests.browser.wall_screen import open_wall, show, troubles_on

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SCREENS: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 720},
    {"width": 1920, "height": 1080},
    {"width": 3840, "height": 2160},
    {"width": 1080, "height": 1920},
)
NOMINATED = 5
KINDS: dict[str, dict[str, Any]] = {
    "between meetings": {},
    "in a meeting": {"meeting": True},
    "with its text shown": {"meeting": True, "shown": True},
    "in part 2": {"meeting": True, "part": 2, "done": 0},
}


@pytest.fixture
def wall(enters: Entering) -> Page:
    """Shows what a test makes up."""
    page = enters("karin", "/mine", locale="sv").page
    open_wall(page)
    return page


def people_shown(page: Page) -> int:
    return page.locator(".wall-column li:not(.todos-today li)").count()


@pytest.mark.parametrize("kind", KINDS)
def test_every_wall_is_readable_from_afar_without_scrolling(wall: Page, kind: str) -> None:
    troubles = {}
    for on_board in (5, 25, 44):
        some = rows(on_board, **KINDS[kind])
        for screen in SCREENS:
            wall.set_viewport_size(screen)
            for theme in ("dark", "light"):
                show(wall, some, theme=theme)
                if kind != "with its text shown":
                    assert people_shown(wall) == on_board + NOMINATED
                if found := troubles_on(wall):
                    troubles[on_board, screen["width"], theme] = found
    assert troubles == {}
