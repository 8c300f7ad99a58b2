"""`make bench`: runs the plan, prints the table, writes bench/results.json."""

import argparse
import datetime as dt
import json
import os
import platform
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import caseload, page, phone, snapshots, taps, teams
from bench.databases import POSTGRESQL, SQLITE, Databases, both

RESULTS = Path(__file__).parent / "results.json"
Row = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """What is measured, how often and for how long."""

    clients: tuple[int, ...] = (50, 200, 500)
    rates: tuple[int, ...] = (5, 20, 50)
    repeats: int = 3
    seconds: int = 8
    endurance: tuple[int, int, int] = (500, 5, 60)  # clients, rate, seconds
    meeting: tuple[int, int, int] = (200, 5, 20)  # clients, the chair's nexts a second, seconds
    databases: tuple[str, ...] = (SQLITE, POSTGRESQL)
    sizes: tuple[int, ...] = (44, 220, 2_000)
    ages: tuple[int, ...] = (1_000, 100_000)


QUICK = Plan(clients=(200,), rates=(20,), repeats=1, seconds=5, endurance=(500, 5, 10), ages=(1_000, 10_000))


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one repeat of the row that the goal is about")
    parser.add_argument(
        "--only",
        choices=("taps", "snapshots", "page", "phone", "meeting", "caseload", "teams"),
        help="keep the other results",
    )
    options = parser.parse_args()
    plan = QUICK if options.quick else Plan()
    results: Row = json.loads(RESULTS.read_text()) if options.only and RESULTS.exists() else {}
    results |= {"at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), "machine": machine()}
    began = time.monotonic()
    with both() as databases:
        if options.only in (None, "page"):
            results["page"] = page.measure(databases, SQLITE)
        if options.only in (None, "phone"):
            results["phone"] = phone.measure(databases, SQLITE)
        if options.only in (None, "caseload"):
            results["caseload"] = caseload.measure(databases, plan.databases)
        if options.only in (None, "teams"):
            results["teams"] = teams.measure(databases, plan.databases)
        if options.only in (None, "snapshots"):
            results["snapshots"] = measure_snapshots(plan, databases)
        if options.only in (None, "taps"):
            results["taps"] = measure_taps(plan, databases)
        if options.only in (None, "meeting"):
            results["meeting"] = measure_meeting(plan, databases)
    results["minutes"] = round((time.monotonic() - began) / 60, 1)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    print(f"\nWritten to {RESULTS} after {results['minutes']} minutes.")


def measure_taps(plan: Plan, databases: Databases) -> list[Row]:
    seen: list[Row] = []
    for repeat in range(plan.repeats):
        for clients in plan.clients:
            windows = [{"rate": rate, "seconds": plan.seconds} for rate in plan.rates]
            print(f"repeat {repeat + 1} of {plan.repeats}, {clients} clients", flush=True)
            seen += taps.side_by_side(databases, plan.databases, clients, windows)
    clients, rate, seconds = plan.endurance
    print(f"{clients} clients for {seconds} s", flush=True)
    seen += taps.side_by_side(databases, plan.databases, clients, [{"rate": rate, "seconds": seconds}])
    rows = summed_up(seen)
    print_table(rows)
    return rows


def measure_meeting(plan: Plan, databases: Databases) -> list[Row]:
    """From the chair's next to every screen and wall at the meeting."""
    clients, rate, seconds = plan.meeting
    windows = [{"rate": rate, "seconds": seconds}]
    seen: list[Row] = []
    for repeat in range(plan.repeats):
        print(f"the chair's next, repeat {repeat + 1} of {plan.repeats}", flush=True)
        seen += taps.side_by_side(databases, plan.databases, clients, windows, taps.meeting_job)
    rows = summed_up(seen)
    print_table(rows)
    return rows


def summed_up(seen: list[Row]) -> list[Row]:
    """One row for each case: medians of the repeats, beside the floor's."""
    cases: dict[tuple[Any, ...], list[Row]] = {}
    for row in seen:
        case = (row["server"], row["database"], row["clients"], row["rate"], row["seconds"])
        cases.setdefault(case, []).append(row)
    rows = [one_row(case, repeats) for case, repeats in cases.items()]
    floors = {(r["clients"], r["rate"], r["seconds"]): r["p95_ms"] for r in rows if r["server"] == taps.FLOOR}
    for row in rows:
        row["floor_p95_ms"] = floor = floors[row["clients"], row["rate"], row["seconds"]]
        row["times_floor"] = round(row["p95_ms"] / floor, 2) if floor and row["p95_ms"] else None
    return sorted(rows, key=lambda row: (row["seconds"], row["clients"], row["rate"], row["server"]))


MEDIANS = (
    "p50_ms",
    "p95_ms",
    "p99_ms",
    "cpu_ms_per_move",
    "kb_per_client",
    "generator_share",
    "server_share",
)
TOTALS = ("moves", "lost", "refused", "skipped", "lines_lost")


def one_row(case: tuple[Any, ...], repeats: list[Row]) -> Row:
    row = dict(zip(("server", "database", "clients", "rate", "seconds"), case, strict=True))
    for name in MEDIANS:
        values = [repeat[name] for repeat in repeats if repeat[name] is not None]
        row[name] = round(statistics.median(values), 3) if values else None
    row |= {name: sum(repeat[name] for repeat in repeats) for name in TOTALS}
    row["is_valid"] = all(repeat["is_valid"] for repeat in repeats)
    row["values"] = repeats
    return row


def measure_snapshots(plan: Plan, databases: Databases) -> list[Row]:
    rows = []
    for kind in plan.databases:
        rows += [snapshots.measure(databases, kind, size, plan.ages[0]) for size in plan.sizes]
        rows += [snapshots.measure(databases, kind, snapshots.USUAL_SIZE, age) for age in plan.ages[1:]]
    print("\n" + " ".join(f"{name:>14}" for name in snapshots.COLUMNS))
    for row in rows:
        print(" ".join(f"{row[name]!s:>14}" for name in snapshots.COLUMNS))
    return rows


COLUMNS = {
    "server": 16,
    "database": 11,
    "clients": 8,
    "rate": 5,
    "p50_ms": 8,
    "p95_ms": 8,
    "p99_ms": 8,
    "floor_p95_ms": 13,
    "times_floor": 12,
    "lost": 6,
    "cpu_ms_per_move": 16,
    "kb_per_client": 14,
    "generator_share": 16,
    "is_valid": 9,
}


def print_table(rows: list[Row]) -> None:
    print("\n" + "".join(f"{name:>{width}}" for name, width in COLUMNS.items()))
    for row in rows:
        print("".join(f"{row[name]!s:>{width}}" for name, width in COLUMNS.items()))


def machine() -> Row:
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}


if __name__ == "__main__":
    main()
