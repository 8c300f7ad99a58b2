"""A wall hangs for a working day: it stays small and unharmed, and says at once when it is no longer live."""

import os
import signal
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fact_board.board.actions.episodes import change_urgency, move_episode
from fact_board.board.actions.placing import Why
from fact_board.board.actions.tasks import tick_task
from fact_board.extensions import db
from tests.board.team_at_work import episode_of, in_days, start, task
from tests.browser.conftest import Entering
from tests.conftest import empty_database
from tests.live_server import LiveServer
from tests.web.conftest import Site, sign_in, site_of

pytestmark = [pytest.mark.browser, pytest.mark.servers]

ON_BOARD = 44
CHANGES = 2_000 if os.environ.get("FACT_TEST_SOAK", "1") == "1" else 9_600  # a working day at 20 a minute
EACH = 6  # changes of a person in one round, after which they are as before
MOST_GROWN_MB = 10
WALL = {"width": 1920, "height": 1080}
STALE_WITHIN_MS = 15_000


@pytest.fixture
def site(migrated_app: Flask) -> Iterator[Site]:
    with migrated_app.app_context():
        empty_database()
    with site_of(migrated_app, ON_BOARD) as made:
        with migrated_app.app_context():
            start(made.world)
        yield made


READS = "before => document.querySelector('.wall-list').innerText === before"


@pytest.fixture
def wall(site: Site, browser: Browser) -> Iterator[Page]:
    """The wall of that team, and no complaint of its page."""
    with browser.new_context(locale="sv", viewport=WALL) as context:  # type: ignore[arg-type]
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        sign_in(page, site)
        page.goto(f"{site.url}/wall?preview=1")
        expect(page.locator(".wall-column li").first).to_be_visible()
        yield page
        assert faults == []


def change_everyone(site: Site) -> None:
    """One round: each on the board becomes red, moves, gets something to do, and is as before again."""
    world = site.world
    for name in list(world.people)[:ON_BOARD]:
        with site.app.app_context():
            episode = episode_of(world, name)
            was, urgency, karin = episode.category, episode.urgency, world.member("karin")
            other = world.category("long_term" if was.code != "long_term" else "avoiding")
            to_do = task(world, name, due_on=in_days(0))
            change_urgency(episode, "amber" if urgency == "red" else "red", Why("sämre"), by=karin)
            move_episode(episode, other, why="prövar", by=karin)
            move_episode(episode, was, why="tillbaka", by=karin)
            change_urgency(episode, urgency, Why("bättre"), by=karin)
            tick_task(to_do, by=karin)
            db.session.remove()


class Weight:
    """What the page holds once everything that may go is gone."""

    def __init__(self, page: Page) -> None:
        self.page, self.browser = page, page.context.new_cdp_session(page)
        self.browser.send("Performance.enable")

    def now(self) -> tuple[float, int]:
        """Megabytes of the heap, and nodes of the document."""
        expect(self.page.locator(".is-changed")).to_have_count(0, timeout=20_000)
        for _ in range(2):
            self.browser.send("HeapProfiler.collectGarbage")
        metrics = {m["name"]: m["value"] for m in self.browser.send("Performance.getMetrics")["metrics"]}
        return metrics["JSHeapUsedSize"] / 2**20, int(metrics["Nodes"])


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_days_changes_leave_the_wall_as_light_as_it_was(site: Site, wall: Page) -> None:
    wall.evaluate("() => { window.isTheSame = true }")
    weight, rounds = Weight(wall), -(-CHANGES // (ON_BOARD * EACH))
    before = wall.locator(".wall-list").inner_text()
    for _ in range(max(1, rounds // 4)):
        change_everyone(site)
    early_mb, early_nodes = weight.now()
    for _ in range(rounds - max(1, rounds // 4)):
        change_everyone(site)
    mb, nodes = weight.now()
    print(f"{rounds * ON_BOARD * EACH} changes: {early_mb:.1f} → {mb:.1f} MB, {early_nodes} → {nodes} nodes")
    assert mb - early_mb <= MOST_GROWN_MB
    assert nodes == pytest.approx(early_nodes, rel=0.05)
    assert wall.evaluate("() => window.isTheSame") is True, "it was loaded again"
    wall.wait_for_function(READS, arg=before)
    expect(wall.locator(".wall-live")).to_have_attribute("data-status", "live")


def test_a_wall_that_hears_nothing_says_so_within_15_seconds(enters: Entering, served: LiveServer) -> None:
    page = enters("karin", "/wall?preview=1").page
    expect(page.locator(".wall-live")).to_have_attribute("data-status", "live")
    assert served.pid is not None
    try:
        os.killpg(served.pid, signal.SIGSTOP)  # nothing comes, and nothing says that nothing comes
        began = time.monotonic()
        expect(page.locator(".wall-live")).to_contain_text("Not live since", timeout=STALE_WITHIN_MS)
        print(f"said after {time.monotonic() - began:.1f} s")
    finally:
        os.killpg(served.pid, signal.SIGCONT)
    expect(page.locator(".wall-live")).to_have_attribute("data-status", "live", timeout=30_000)


def test_a_wall_without_a_network_says_so_within_15_seconds(enters: Entering) -> None:
    page = enters("karin", "/wall?preview=1").page
    expect(page.locator(".wall-live")).to_have_attribute("data-status", "live")
    people = page.locator(".wall-column li").count()
    page.context.set_offline(True)
    expect(page.locator(".wall-live")).to_contain_text("Not live since", timeout=STALE_WITHIN_MS)
    assert page.locator(".wall-column li").count() == people
    page.context.set_offline(False)
    expect(page.locator(".wall-live")).to_have_attribute("data-status", "live", timeout=30_000)
