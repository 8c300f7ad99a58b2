"""How soon the board can be used: from navigation until the first card is drawn, on a slow computer."""

from playwright.sync_api import Browser

from bench.databases import Databases
from bench.first import SLOWER, Cookie, Row, each, median, slow_down, visits
from bench.taps import PATIENTS

IS_USABLE = "() => document.querySelector('.cards .card') && performance.now()"


def measure(databases: Databases, kind: str) -> Row:
    """Medians with an empty browser cache and with a full one."""
    cold, warm = visits(databases, kind, "/teams/{team}/board", visit)
    print(f"  board usable after {median(cold)} ms, with a full cache {median(warm)} ms", flush=True)
    return {
        "database": kind,
        "patients": PATIENTS,
        "slower": SLOWER,
        "cold_ms": median(cold),
        "warm_ms": median(warm),
        "cold_all": each(cold),
        "warm_all": each(warm),
    }


def visit(browser: Browser, cookie: Cookie, address: str) -> tuple[float, float]:
    """The first visit of a new browser profile, and the second."""
    with browser.new_context() as context:
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        slow_down(context.new_cdp_session(page))
        times = []
        for _ in range(2):
            page.goto(address, wait_until="commit")
            times.append(float(page.wait_for_function(IS_USABLE, timeout=30_000).json_value()))
    return times[0], times[1]
