"""How soon one's day can be used on a phone: from navigation until it is drawn, on bad coverage."""

import statistics
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.databases import Databases
from bench.people import sign_in
from bench.processes import HOST, our_server
from bench.taps import EVENTS, PATIENTS
from tests.browser_binary import chromium_flags, chromium_path

SLOWER, REPEATS = 4, 5
SLOW_4G = {
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}  # ms, bytes/s
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
IS_USABLE = """() => document.querySelector('#phone main :is(section, .empty)')
    && !document.querySelector('#phone main .loading') && performance.now()"""
IS_KEPT = """async () => {
    await navigator.serviceWorker.ready;
    const names = await caches.keys();
    return names.length > 0 && (await (await caches.open(names.at(-1))).match('/phone/shell')) !== undefined;
}"""
Row = dict[str, Any]


def measure(databases: Databases, kind: str) -> Row:
    """Medians of a new phone's first visit, and of the next one, which the phone has kept."""
    with databases.copy(kind, PATIENTS, EVENTS) as (url, board), our_server(url) as server:
        cookie = sign_in(server, board["sign_in_as"][0])["cookie"]
        address = f"http://{HOST}:{server.port}/phone"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=chromium_flags())
            visits = [visit(browser, cookie, address) for _ in range(REPEATS)]
            browser.close()
    first, again = (sorted(each) for each in zip(*visits, strict=True))
    row = {
        "database": kind,
        "slower": SLOWER,
        "network": SLOW_4G,
        "first_ms": round(statistics.median(first)),
        "again_ms": round(statistics.median(again)),
        "first_all": [round(each) for each in first],
        "again_all": [round(each) for each in again],
    }
    print(f"  phone usable after {row['first_ms']} ms, kept {row['again_ms']} ms", flush=True)
    return row


def visit(browser: Browser, cookie: str, address: str) -> tuple[float, float]:
    """The first visit of a new browser profile, and the second once the worker has kept the shell."""
    name, value = cookie.split("=", 1)
    with browser.new_context(**PHONE) as context:  # type: ignore[arg-type]
        context.add_cookies([{"name": name, "value": value, "domain": HOST, "path": "/"}])
        page = context.new_page()
        slow_down(context.new_cdp_session(page))
        first = usable(page, address)
        page.wait_for_function(IS_KEPT, timeout=60_000)
        return first, usable(page, address)


def slow_down(devtools: CDPSession) -> None:
    """A phone's processor, and two bars of coverage."""
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})


def usable(page: Page, address: str) -> float:
    page.goto(address, wait_until="commit")
    return float(page.wait_for_function(IS_USABLE, timeout=60_000).json_value())
