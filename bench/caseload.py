"""The caseload page's figures after five years: the server's time for them, and how it grows with the years.

DATABASE_URL=… FACT_DEMO=1 python -m bench.caseload --share 0.5   builds that share of them and measures, in
its own process. The floor is a request that asks for nobody: the session. `cpu_ms` is
the process's own work, which a busy machine does not lengthen.
"""

import argparse
import gc
import json
import statistics
import time
import uuid
from collections.abc import Iterator
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, func, select

from bench.databases import POSTGRESQL, Databases, told_by
from bench.past import tell_the_past
from bench.people import enter
from bench.roster import enrol, place
from bench.rows import Writer
from bench.years import DAYS, meet_and_answer

PATIENTS, ON_BOARD, EVENTS = 220, 25, 150_000
SHARES = (0.25, 0.5, 1.0)
REPEATS = 20
Row = dict[str, Any]


def measure(databases: Databases, kinds: tuple[str, ...]) -> list[Row]:
    """A row for each database, share of the five years, and what is asked for."""
    rows = [row for kind in kinds for share in SHARES for row in _measured(databases, kind, share)]
    return shown(rows)


def shown(rows: list[Row]) -> list[Row]:
    """Print them as a table."""
    print("\n" + " ".join(f"{name:>11}" for name in rows[0]))
    for row in rows:
        print(" ".join(f"{value!s:>11}" for value in row.values()))
    return rows


def _measured(databases: Databases, kind: str, share: float) -> Iterator[Row]:
    for row in told_by("bench.caseload", databases.empty(kind), "--share", str(share)):
        yield {"database": kind, **row}


def build(share: float) -> tuple[str, str]:
    """The team's id, and of somebody who may read its figures."""
    from fact_board.extensions import db
    from tests.world import build_world

    world = build_world((), name="Team Mätning")
    writer = Writer(world)
    everybody = [enrol(writer, number) for number in range(PATIENTS)]
    episodes: dict[uuid.UUID, uuid.UUID | None] = dict.fromkeys(everybody)
    for number, patient in enumerate(everybody[:ON_BOARD]):
        episodes[patient] = place(writer, patient, number)
    tell_the_past(writer, episodes, round(EVENTS * share), DAYS * share)
    meet_and_answer(writer, everybody, share)
    writer.write()
    if db.engine.dialect.name == POSTGRESQL:
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    return str(world.team_id), str(world.staff_ids["karin"])


def ask_again(app: Flask, client: FlaskClient, path: str) -> Row:
    """How long the answers take, and how many statements each."""
    statements: list[str] = []
    with app.app_context():
        from fact_board.extensions import db

        engine = db.engine
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    times, busy = [], []
    for _ in range(REPEATS):
        statements.clear()
        began, used = time.perf_counter(), time.process_time()
        answer = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - used) * 1000)
        assert answer.status_code == 200, answer.text
    times.sort()
    return {
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[round(0.95 * (REPEATS - 1))], 1),
        "cpu_ms": round(statistics.median(busy), 1),
        "kb": round(len(answer.data) / 1000, 1),
        "statements": len(statements),
    }


def main() -> None:
    from fact_board import create_app
    from fact_board.extensions import db
    from fact_board.live.models import Event

    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    share = parser.parse_args().share
    app = create_app()
    with app.app_context():
        upgrade()
        team, reader = build(share)
        events = db.session.scalar(select(func.count()).select_from(Event))
        db.session.remove()
    gc.collect()
    gc.freeze()  # as a server does once it has started; else what was built is walked while it is measured
    client = app.test_client()
    enter(client, reader)
    base = f"/api/teams/{team}/caseload"
    asked = {"floor": "/api/session", "13 weeks": base, "12 months": f"{base}?weeks=52", "all": _all(base)}
    rows = [{"events": events, "asked": name, **ask_again(app, client, path)} for name, path in asked.items()]
    print(json.dumps(rows))


def _all(base: str) -> str:
    return f"{base}?weeks={DAYS // 7}"


if __name__ == "__main__":
    main()
