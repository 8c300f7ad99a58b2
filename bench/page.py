"""How soon the board can be used: from navigation until the first card is drawn, on a slow computer."""

import statistics
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.databases import Databases
from bench.people import sign_in
from bench.processes import HOST, our_server
from bench.taps import EVENTS, PATIENTS
from tests.browser_binary import chromium_flags, chromium_path

SLOWER, REPEATS = 4, 5
IS_USABLE = "() => document.querySelector('.cards .card') && performance.now()"
Row = dict[str, Any]


def measure(databases: Databases, kind: str) -> Row:
    """Medians with an empty browser cache and with a full one, the processor slowed down four times."""
    with databases.copy(kind, PATIENTS, EVENTS) as (url, board), our_server(url) as server:
        cookie = sign_in(server, board["sign_in_as"][0])["cookie"]
        address = f"http://{HOST}:{server.port}/teams/{board['team']}/board"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=chromium_flags())
            visits = [visit(browser, cookie, address) for _ in range(REPEATS)]
            browser.close()
    cold, warm = (sorted(each) for each in zip(*visits, strict=True))
    row = {
        "database": kind,
        "patients": PATIENTS,
        "slower": SLOWER,
        "cold_ms": round(statistics.median(cold)),
        "warm_ms": round(statistics.median(warm)),
        "cold_all": [round(each) for each in cold],
        "warm_all": [round(each) for each in warm],
    }
    print(f"  board usable after {row['cold_ms']} ms, with a full cache {row['warm_ms']} ms", flush=True)
    return row


def visit(browser: Browser, cookie: str, address: str) -> tuple[float, float]:
    """The first visit of a new browser profile, and the second."""
    name, value = cookie.split("=", 1)
    context = browser.new_context()
    context.add_cookies([{"name": name, "value": value, "domain": HOST, "path": "/"}])
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times = []
    for _ in range(2):
        page.goto(address, wait_until="commit")
        times.append(float(page.wait_for_function(IS_USABLE, timeout=30_000).json_value()))
    context.close()
    return times[0], times[1]
