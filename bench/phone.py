"""How soon one's day can be used on a phone: from navigation until it is drawn, on bad coverage."""

from playwright.sync_api import Browser, CDPSession, Page

from bench.databases import Databases
from bench.first import SLOWER, Cookie, Row, each, median, slow_down, visits

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
    const cache = names.length && await caches.open(names.at(-1));
    return cache && (await cache.match('/phone/shell', {ignoreSearch: true})) !== undefined;
}"""


def measure(databases: Databases, kind: str) -> Row:
    """Medians of a new phone's first visit, and of the next one, which the phone has kept."""
    first, again = visits(databases, kind, "/phone", visit)
    print(f"  phone usable after {median(first)} ms, kept {median(again)} ms", flush=True)
    return {
        "database": kind,
        "slower": SLOWER,
        "network": SLOW_4G,
        "first_ms": median(first),
        "again_ms": median(again),
        "first_all": each(first),
        "again_all": each(again),
    }


def visit(browser: Browser, cookie: Cookie, address: str) -> tuple[float, float]:
    """The first visit of a new browser profile, and the second once the worker has kept the shell."""
    with browser.new_context(**PHONE) as context:  # type: ignore[arg-type]
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        throttle(context.new_cdp_session(page))
        first = usable(page, address)
        page.wait_for_function(IS_KEPT, timeout=60_000)
        return first, usable(page, address)


def throttle(devtools: CDPSession) -> None:
    """A phone's processor, and two bars of coverage."""
    slow_down(devtools)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})


def usable(page: Page, address: str) -> float:
    page.goto(address, wait_until="commit")
    return float(page.wait_for_function(IS_USABLE, timeout=60_000).json_value())
