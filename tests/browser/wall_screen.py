"""The wall's page as it is served, showing rows that a test makes up instead of a team it follows."""

from typing import Any

from playwright.sync_api import Page, Route

from tests.browser.wall_rows import NOW, Row, snapshot

SMALLEST = 24 * 0.985  # on a wall 1080 high; a pixel of rounding is no loss
FAINTEST = 7.0

INSTEAD_OF_FOLLOWING = """
import { createScreen } from "./screen.js";
import { empty, reduce } from "../live/reducer.js";

const shown = {};
const settings = { mode: "name", isPreview: false, layout: "columns" };
const source = { state: () => shown.state, status: () => shown.status, now: () => shown.now };
const screen = createScreen(document.getElementById("wall"), source, settings);
const live = { kind: "live", since: null, waiting: 0, isDim: false, isBlank: false, reason: null };
window.showOnWall = ({ message, now, theme, layout, status }) => {
  settings.layout = layout;
  const { state } = reduce(empty(), message);
  Object.assign(shown, { state, now: new Date(now), status: { ...live, ...status } });
  if (theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  screen.draw();
};
"""

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
    if (seen < FAINTEST) troubles.push(`faint: ${said} (${seen.toFixed(2)})`);
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
""".replace("SMALLEST", str(SMALLEST)).replace("FAINTEST", str(FAINTEST))  # noqa: E501


def open_wall(page: Page, path: str = "/wall?preview=1") -> None:
    """The served page with its own styles and texts; somebody is signed in already."""
    page.route("**/js/wall/page.js*", _answer)
    page.goto(path)
    page.wait_for_function("() => window.showOnWall && document.fonts.ready.then(() => true)")


def show(page: Page, rows: list[Row], *, theme: str = "dark", layout: str = "columns", **status: Any) -> None:
    """Draw these rows at once; `status` as the live engine says it, live when nothing is said."""
    page.evaluate(
        "(shown) => showOnWall(shown)",
        {"message": snapshot(rows), "now": NOW, "theme": theme, "layout": layout, "status": status},
    )


def troubles_on(page: Page) -> list[str]:
    """What nobody can read from five metres: too small, cut, outside, or too little contrast."""
    troubles: list[str] = page.evaluate(UNREADABLE)
    return troubles


def _answer(route: Route) -> None:
    route.fulfill(body=INSTEAD_OF_FOLLOWING, content_type="text/javascript")
