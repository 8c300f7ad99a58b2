"""The wall's page as it is served, showing rows that a test makes up instead of a team it follows."""

from typing import Any

from playwright.sync_api import Page, Route

from tests.browser.wall_rows import NOW, Row, snapshot

INSTEAD_OF_FOLLOWING = """
import { createScreen } from "./screen.js";
import { empty, reduce } from "../live/reducer.js";

const shown = {};
const settings = { mode: "name", isPreview: false, layout: "columns" };
const source = { state: () => shown.state, status: () => shown.status, now: () => shown.now };
const screen = createScreen(document.getElementById("wall"), source, settings);
const live = { kind: "live", since: null, waiting: 0, isDim: false, isBlank: false, reason: null };
window.showOnWall = ({ message, now, theme, status }) => {
  const { state } = reduce(empty(), message);
  Object.assign(shown, { state, now: new Date(now), status: { ...live, ...status } });
  if (theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  screen.draw();
};
"""


def open_wall(page: Page, path: str = "/wall?preview=1") -> None:
    """The served page with its own styles and texts; somebody is signed in already."""
    page.route("**/js/wall/page.js*", _answer)
    page.goto(path)
    page.wait_for_function("() => window.showOnWall && document.fonts.ready.then(() => true)")


def show(page: Page, rows: list[Row], *, theme: str = "dark", **status: Any) -> None:
    """Draw these rows at once."""
    page.evaluate(
        "(shown) => showOnWall(shown)",
        {"message": snapshot(rows), "now": NOW, "theme": theme, "status": status},
    )


def _answer(route: Route) -> None:
    route.fulfill(body=INSTEAD_OF_FOLLOWING, content_type="text/javascript")
