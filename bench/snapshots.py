"""Loading the whole board: how long, how large on the wire, how many queries; by size and by age.

DATABASE_URL=… FACT_DEMO=1 python -m bench.snapshots < board.json   measures one board, in its own process.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from bench.databases import Databases
from bench.people import enter
from bench.processes import ROOT

USUAL_SIZE = 220
REPEATS = 15
COLUMNS = ("database", "patients", "events", "ms", "kb", "kb_gzip", "queries", "queries_drawing")
Row = dict[str, Any]


def measure(databases: Databases, kind: str, patients: int, events: int) -> Row:
    """Medians over a board with so many people and events."""
    url, board = databases.build(kind, patients, events)
    measured = subprocess.run(
        [sys.executable, "-m", "bench.snapshots"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "FACT_DEMO": "1"},
        input=json.dumps(board),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    row: Row = {"database": kind, "patients": patients, "events": events} | json.loads(measured.stdout)
    print(f"  snapshot {kind}, {patients} patients, {events} events: {row['ms']} ms", flush=True)
    return row


def load_board(app: Flask, client: FlaskClient, board: dict[str, Any]) -> Row:
    """Ask for the roster as a signed-in member does, again and again."""
    path = f"/api/teams/{board['team']}/changes"
    queries: list[str] = []
    with app.app_context():
        from fact_board.extensions import db

        engine = db.engine
    event.listen(engine, "before_cursor_execute", lambda *args: note(queries, args[2]))
    times = []
    for _ in range(REPEATS):
        queries.clear()
        began = time.perf_counter()
        answer = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
    assert answer.status_code == 200, answer.text
    patients = [row for row in json.loads(answer.text)["put"] if row["kind"] == "patient"]
    assert len(patients) == board["patients"], len(patients)
    request_queries = len(queries)
    return {
        "ms": round(statistics.median(times), 1),
        "ms_all": [round(each, 1) for each in times],
        "kb": round(len(answer.data) / 1000, 1),
        "kb_gzip": round(len(gzip.compress(answer.data, 6)) / 1000, 1),
        "queries": request_queries,
        "queries_drawing": queries_of_drawing(app, board, queries),
    }


def note(queries: list[str], statement: str) -> None:
    if not statement.startswith(("BEGIN", "PRAGMA")):
        queries.append(statement)


def queries_of_drawing(app: Flask, board: dict[str, Any], queries: list[str]) -> int:
    """Without sign-in and the log of what was read."""
    import uuid

    from fact_board.access.audience import Audience
    from fact_board.live import changes

    queries.clear()
    with app.app_context():
        changes.changes_since(
            Audience(uuid.UUID(board["team"]), party_id=uuid.UUID(board["parties"][0])), None
        )
    return len(queries)


def main() -> None:
    from fact_board import create_app

    board = json.load(sys.stdin)
    app = create_app()
    client = app.test_client()
    enter(client, board["sign_in_as"][0])
    json.dump(load_board(app, client, board), sys.stdout)


if __name__ == "__main__":
    main()
