"""From one tap to every screen: ours on each database, then the floor with the frames ours sent."""

import http.client
import json
import uuid
from collections.abc import Callable
from contextlib import closing
from typing import Any

from bench.databases import Databases
from bench.people import sign_in, snapshot, write
from bench.processes import HOST, Job, Server, floor_server, generate, our_server

OURS, FLOOR = "gunicorn gevent", "floor"
PATIENTS, EVENTS = 220, 1_000
Row = dict[str, Any]


def side_by_side(
    databases: Databases,
    kinds: tuple[str, ...],
    clients: int,
    windows: list[Job],
    job_of: Callable[[Server, dict[str, Any]], Job] | None = None,
) -> list[Row]:
    """The same windows on a fresh server with each database, and on the floor."""
    rows = []
    for kind in kinds:
        with databases.copy(kind, PATIENTS, EVENTS) as (url, board), our_server(url) as server:
            job = (job_of or our_job)(server, board)
            result = generate({**job, "clients": clients, "windows": windows})
        rows += labelled(OURS, kind, clients, result, windows)
    frames = [json.loads(sample.removeprefix("42"))[1] for sample in result["samples"]]
    with floor_server() as server:
        job = floor_job(server, frames)
        result = generate({**job, "clients": clients, "windows": windows})
    return rows + labelled(FLOOR, None, clients, result, windows)


def our_job(server: Server, board: dict[str, Any]) -> Job:
    """Somebody of each party; every other screen is theirs."""
    members = [sign_in(server, staff) for staff in board["sign_in_as"]]
    roster = snapshot(server, board["team"], members[0])
    join = json.dumps(["join", {"team": board["team"]}])
    return {
        **server.place,
        "kind": "board",
        "team": board["team"],
        "columns": board["columns"],
        "members": members,
        "patients": [row for row in roster["put"] if row["kind"] == "patient" and row["episode"]],
        "cookies": [member["cookie"] for member in members],
        "joins": [join] * len(members),
    }


def meeting_job(server: Server, board: dict[str, Any]) -> Job:
    """A meeting that one of them leads; of the screens every fifth is a wall."""
    job, meeting = our_job(server, board), str(uuid.uuid4())
    chair = job["members"][0]
    write(server, chair, f"/api/teams/{board['team']}/meetings", {"id": meeting, "attendance": []})
    wall = json.dumps(["join", {"team": board["team"], "wall": "name"}])
    return {
        **job,
        "kind": "meeting",
        "meeting": meeting,
        "cookies": [*job["cookies"], *job["cookies"], chair["cookie"]],
        "joins": [*job["joins"], *job["joins"], wall],
    }


def floor_job(server: Server, frames: list[dict[str, Any]]) -> Job:
    """A room for each party, as ours has."""
    rooms = [str(number) for number in range(len(frames))]
    told = [{"room": room, "change": frame} for room, frame in zip(rooms, frames, strict=True)]
    with closing(http.client.HTTPConnection(HOST, server.port, timeout=10)) as connection:
        connection.request("POST", "/frames", json.dumps(told))
        connection.getresponse().read()
    joins = [json.dumps(["join", {"team": room}]) for room in rooms]
    return {**server.place, "kind": "floor", "cookies": ["a=b"] * len(rooms), "joins": joins}


def labelled(server: str, database: str | None, clients: int, result: Job, windows: list[Job]) -> list[Row]:
    shared = {
        "server": server,
        "database": database,
        "clients": clients,
        "kb_per_client": result["kb_per_client"],
    }
    rows = []
    for row, window in zip(result["rows"], windows, strict=True):
        rows.append({**shared, **row, "seconds": window["seconds"]})
        print(
            f"  {server} {database or ''} {row['rate']}/s: p95 {row['p95_ms']} ms, lost {row['lost']}",
            flush=True,
        )
    return rows
