"""A browser on a slow computer: until a page of ours can be used, the first time and the next."""

import statistics
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.databases import Databases
from bench.people import sign_in
from bench.processes import HOST, our_server
from bench.taps import EVENTS, PATIENTS
from tests.browser_binary import chromium_flags, chromium_path

SLOWER, REPEATS = 4, 5
Row = dict[str, Any]
Cookie = dict[str, str]
Visit = Callable[[Browser, Cookie, str], tuple[float, float]]


def visits(databases: Databases, kind: str, path: str, visit: Visit) -> tuple[list[float], list[float]]:
    """All first times and all next ones, sorted, in ms; `{team}` in the path is the big team."""
    with databases.copy(kind, PATIENTS, EVENTS) as (url, board), our_server(url) as server:
        name, value = sign_in(server, board["sign_in_as"][0])["cookie"].split("=", 1)
        cookie = {"name": name, "value": value, "domain": HOST, "path": "/"}
        address = f"http://{HOST}:{server.port}{path.format(team=board['team'])}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=chromium_flags())
            times = [visit(browser, cookie, address) for _ in range(REPEATS)]
            browser.close()
    first, again = (sorted(each) for each in zip(*times, strict=True))
    return first, again


def slow_down(devtools: CDPSession) -> None:
    """A processor four times slower."""
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def median(times: list[float]) -> int:
    return round(statistics.median(times))


def each(times: list[float]) -> list[int]:
    return [round(one) for one in times]
