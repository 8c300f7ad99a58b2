"""The wall on any screen: readable from five metres whoever is on it, with and without a meeting."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Entering
from tests.browser.wall_rows import rows
from tests.browser.wall_screen import open_wall, show

pytestmark = [pytest.mark.browser, pytest.mark.servers]

SCREENS: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 720},
    {"width": 1920, "height": 1080},
    {"width": 3840, "height": 2160},
    {"width": 1080, "height": 1920},
)
NOMINATED = 5
SMALLEST = 24 * 0.985  # on a wall 1080 high; a pixel or two of rounding is no loss
SHARPEST = 7.0
KINDS: dict[str, dict[str, Any]] = {
    "between meetings": {},
    "in a meeting": {"meeting": True},
    "with its text shown": {"meeting": True, "shown": True},
    "in part 2": {"meeting": True, "part": 2, "done": 0},
}

# What can't be read: too small, cut, outside, or too little contrast.
UNREADABLE = """
() => {
  const troubles = [];
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((part, at) => part * a + under[at] * (1 - a));
  const ground = (element) => {
    if (!element) return [1, 1, 1];
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour.slice(0, 3) : over(colour, ground(element.parentElement));
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const faded = (element) => (element ? Number(getComputedStyle(element).opacity) * faded(element.parentElement) : 1);
  const one = Math.min(Math.max(innerWidth, innerHeight) / 1920, Math.min(innerWidth, innerHeight) / 1080);

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    const said = text.data.trim();
    if (!said || parent.closest("script, noscript, .vh, .skip-link") || !parent.checkVisibility()) continue;
    const style = getComputedStyle(parent);
    const size = parseFloat(style.fontSize);
    if (size < SMALLEST * one) troubles.push(`small: ${said} (${size.toFixed(1)})`);
    const under = ground(parent);
    const [r, g, b, a] = rgba(style.color);
    const seen = contrast(over([r, g, b, a * faded(parent)], under), under);
    if (seen < SHARPEST) troubles.push(`faint: ${said} (${seen.toFixed(2)})`);
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) {
      const box = (parent.closest("li, .wall-now, .wall-column") ?? document.body).getBoundingClientRect();
      if (line.left < box.left - 1 || line.right > box.right + 1 || line.right > innerWidth || line.bottom > innerHeight) troubles.push(`outside: ${said}`);
    }
  }
  for (const box of document.querySelectorAll("html, body, main, #wall, .wall-body, .wall-now, .wall-list, .wall-column")) {
    if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) troubles.push(`full: ${box.className || box.tagName}`);
  }
  return troubles;
}
""".replace("SMALLEST", str(SMALLEST)).replace("SHARPEST", str(SHARPEST))  # noqa: E501


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
                if found := wall.evaluate(UNREADABLE):
                    troubles[on_board, screen["width"], theme] = found
    assert troubles == {}
