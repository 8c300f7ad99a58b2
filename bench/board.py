"""A team as large and as old as wanted: real rows, written in bulk because telling them would take minutes.

    DATABASE_URL=… FACT_DEMO=1 python -m bench.board --patients 220 --events 1000

Prints what is on it. People, contacts and open episodes follow the number of patients; past episodes, moves,
notes, visits and done tasks follow the number of events: one row behind each, as the actions leave them.
"""

import argparse
import json
import uuid
from typing import Any

from flask_migrate import upgrade

from bench.past import tell_the_past
from bench.roster import enrol, nominate, place
from bench.rows import Writer
from fact_board import create_app
from fact_board.extensions import db
from tests.world import build_world

SHARE_ON_BOARD = 0.115
OPEN_NOMINATIONS = 3
ONE_OF_EACH_PARTY = ("maria", "boris")


def build(patients: int, events: int) -> dict[str, Any]:
    """Found the team and fill it."""
    world = build_world((), name="Team Mätning")
    writer = Writer(world)
    everybody = [enrol(writer, number) for number in range(patients)]
    on_board = everybody[: max(4, round(patients * SHARE_ON_BOARD))]
    episodes: dict[uuid.UUID, uuid.UUID | None] = dict.fromkeys(everybody)
    for number, patient in enumerate(on_board):
        episodes[patient] = place(writer, patient, number)
    for patient in everybody[-OPEN_NOMINATIONS:]:
        nominate(writer, patient)
    tell_the_past(writer, episodes, events)
    writer.write()
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")
    return {
        "team": str(world.team_id),
        "parties": [str(id_) for id_ in writer.parties],
        "columns": [str(id_) for id_ in writer.categories[:2]],
        "sign_in_as": [str(world.staff_ids[name]) for name in ONE_OF_EACH_PARTY],
        "patients": patients,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=220)
    parser.add_argument("--events", type=int, default=1_000)
    options = parser.parse_args()
    app = create_app()
    with app.app_context():
        upgrade()
        print(json.dumps(build(options.patients, options.events)))


if __name__ == "__main__":
    main()
