"""What a first visit costs: bytes, requests, and nobody else is told."""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response, expect

from tests.board.conftest import Stage
from tests.browser.conftest import DESK
from tests.browser.people import sign_in
from tests.live_server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.servers]

MOST_BYTES = 150_000  # compressed, script and style together
MOST_FILES = 16  # `make setup` joins them; not since one was edited
MOST_QUESTIONS = 8  # to the API and the socket, before the board is live


def test_the_first_visit_is_small_and_stays_at_home(
    browser: Browser, served: LiveServer, stage: Stage
) -> None:
    context = browser.new_context(viewport=DESK, locale="sv-SE", base_url=served.url)  # type: ignore[arg-type]
    sign_in(context, stage, "karin")
    page = context.new_page()
    answers: list[Response] = []
    sockets: list[str] = []
    page.on("response", lambda answer: answers.append(answer))
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"/teams/{stage.world.team_id}/board")
    expect(page.locator(".toolbar .live")).to_have_attribute("data-status", "live")
    expect(page.locator(".board .card").first).to_be_visible()

    home = urlsplit(served.url).netloc
    assert {urlsplit(address).netloc for address in [*sockets, *(a.url for a in answers)]} == {home}
    assert [f"{a.status} {a.url}" for a in answers if a.status >= 400] == []
    later = (page.locator("script[data-later]").last.get_attribute("data-later") or "").split()
    assert later
    at_once = [a for a in answers if not a.url.endswith(tuple(later))]  # the forms come when all is drawn
    files = {urlsplit(a.url).path: a for a in at_once if urlsplit(a.url).path.startswith("/static/")}
    code = {path: a.body() for path, a in files.items() if path.endswith((".js", ".css"))}
    size = sum(len(gzip.compress(body, 6)) for body in code.values())
    asked = [urlsplit(a.url).path for a in answers if urlsplit(a.url).path.startswith(("/api", "/socket"))]
    print(f"{len(code)} scripts and styles, {size} bytes; {len(files)} files, {len(asked)} questions")
    assert 30_000 < size <= MOST_BYTES
    assert len(files) <= MOST_FILES, "python -m tools.join"
    assert len(asked) <= MOST_QUESTIONS, asked
    assert sum(path.endswith("/changes") for path in asked) == 1
    context.close()
