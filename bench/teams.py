"""Teams beside each other: the server's time for what somebody sees who leads 10, 25 or 50 of them.

DATABASE_URL=… FACT_DEMO=1 python -m bench.teams   builds fifty teams and measures, in its own process.
One in ten is full: 220 people, 25 on the board, and five years of what the comparison goes through (times
on the board, nominations with their answers, meetings), as dense as `bench.caseload` has it; visits and
tasks, of which it takes 14 days and the open ones by an index, of the last year. The others have a tenth of
that, and as many meetings. What the comparison never reads is left out: events, notes, what meetings took
up. The floor is a request that asks for nobody: the session.
"""

import datetime as dt
import gc
import json
import time
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from flask import Flask
from flask_migrate import upgrade

from bench.caseload import ask_again, shown
from bench.databases import POSTGRESQL, Databases, told_by
from bench.past import past_episode
from bench.people import enter
from bench.roster import enrol, place
from bench.rows import Writer
from bench.years import DAYS, ask_and_answer
from fact_board.board.models import Task
from fact_board.meeting.models import Meeting
from fact_board.visits.models import Contact
from tests.world import World

LED = (10, 25, 50)
FULL = 10  # one team in so many is full
PATIENTS, ON_BOARD, STAYS = 220, 25, 3_100
VISITS_A_YEAR = TASKS_A_YEAR = 7_500  # 37,500 each in five years
A_YEAR = 365
STAY = 31  # days ago that the latest of the stays that ended began
ANSWERS_A_DAY, WEEKEND = 2, 5
Row = dict[str, Any]


def measure(databases: Databases, kinds: tuple[str, ...]) -> list[Row]:
    """A row for each database, number of teams, and what is asked for."""
    rows = [row for kind in kinds for row in _measured(databases, kind)]
    return shown(rows)


def _measured(databases: Databases, kind: str) -> Iterator[Row]:
    for row in told_by("bench.teams", databases.empty(kind)):
        yield {"database": kind, **row}


def build() -> dict[int, str]:
    """Who leads the first ten teams, the first twenty-five, and all fifty."""
    from fact_board.extensions import db
    from tests.world import build_world

    worlds = [build_world((), name=f"Team {number:02}") for number in range(max(LED))]
    managers = {count: worlds[number].staff_ids["karin"] for number, count in enumerate(LED)}
    for number, (count, manager) in enumerate(managers.items()):
        for world in (one for one in worlds[:count] if one is not worlds[number]):
            _lead(world, manager, f"Q{number}")
    for number, world in enumerate(worlds):
        _fill(world, 1.0 if number % FULL == 0 else 1 / FULL)
    if db.engine.dialect.name == POSTGRESQL:
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    return {count: str(manager) for count, manager in managers.items()}


def _lead(world: World, manager: uuid.UUID, initials: str) -> None:
    from fact_board import clock
    from fact_board.columns import new_id
    from fact_board.extensions import db
    from fact_board.teams.actions import add_membership
    from fact_board.teams.models import Staff

    facts: dict[str, Any] = {
        "profession": "team_leader",
        "role": "leader",
        "fte": Decimal(0),
        "starts_on": clock.today(),
    }
    staff, party = db.session.get_one(Staff, manager), world.parties["region"]
    add_membership(world.team, staff, id=new_id(), party=party, initials=initials, **facts, by=None)


def _fill(world: World, size: float) -> None:
    writer = Writer(world)
    everybody = [enrol(writer, number) for number in range(round(PATIENTS * size))]
    for number, patient in enumerate(everybody[: round(ON_BOARD * size)]):
        place(writer, patient, number)
    for _ in range(round(STAYS * size)):
        past_episode(writer, writer.random.choice(everybody), _once(writer, after=STAY))
    for _ in range(round(VISITS_A_YEAR * size)):
        _visit(writer, writer.random.choice(everybody), _once(writer, days=A_YEAR))
    for _ in range(round(TASKS_A_YEAR * size)):
        _tick(writer, writer.random.choice(everybody), _once(writer, days=A_YEAR))
    for day in range(DAYS, 0, -1):
        at = writer.ago(day)
        if at.weekday() < WEEKEND:
            _meet(writer, at)
            if writer.random.random() < size:
                for _ in range(ANSWERS_A_DAY):
                    ask_and_answer(writer, writer.random.choice(everybody), at)
    writer.write()


def _once(writer: Writer, *, days: int = DAYS, after: int = 0) -> dt.datetime:
    """Some moment of the last days, more than `after` days ago."""
    return writer.ago(after + writer.random.random() * (days - after))


def _visit(writer: Writer, patient: uuid.UUID, at: dt.datetime) -> None:
    how = {"kind": "visit", "outcome": writer.random.choice(("done", "done", "done", "missed"))}
    writer.add(Contact, **writer.about(patient), **how, on=at.date(), by_id=writer.any_staff(), at=at)


def _tick(writer: Writer, patient: uuid.UUID, at: dt.datetime) -> None:
    todo = {"text": "Ring apoteket", "owner_id": writer.any_staff(), "due_on": at.date()}
    done = {"state": "done", "done_at": at}
    writer.add(Task, **writer.about(patient), **todo, **done, by_id=writer.any_staff(), at=at)


def _meet(writer: Writer, at: dt.datetime) -> None:
    who = writer.any_staff()
    closed = {"closed_at": at + dt.timedelta(minutes=20), "closed_by_id": who}
    writer.add(Meeting, chair_id=who, started_at=at, **closed)


def main() -> None:
    from fact_board import create_app
    from fact_board.extensions import db

    app = create_app()
    with app.app_context():
        upgrade()
        began = time.monotonic()
        managers = build()
        db.session.remove()
        print(f"built in {time.monotonic() - began:.0f} s", flush=True)
    gc.collect()
    gc.freeze()  # as a server does once it has started
    rows = [row for teams, manager in managers.items() for row in _asked(app, teams, manager)]
    print(json.dumps(rows))


def _asked(app: Flask, teams: int, manager: str) -> Iterator[Row]:
    """The comparison as this one sees it, who leads so many teams."""
    client = app.test_client()
    enter(client, manager)
    place = f"/api/teams/{client.get('/api/session').get_json()['assignment']['team']}/caseload/compare"
    for name, path in (("floor", "/api/session"), ("13 weeks", place), ("12 months", f"{place}?weeks=52")):
        yield {"teams": teams, "asked": name, **ask_again(app, client, path)}


if __name__ == "__main__":
    main()
