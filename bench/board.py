"""A team as large and as old as wanted: real rows, written in bulk because telling them would take minutes.

    DATABASE_URL=… FACT_DEMO=1 python -m bench.board --patients 220 --events 1000

Prints what is on it. People, contacts and open episodes follow the number of patients; past episodes, moves,
notes, visits and done tasks follow the number of events: one row behind each, as the actions leave them.
"""

import argparse
import datetime as dt
import json
import random
import uuid
from collections import defaultdict
from collections.abc import Callable
from itertools import permutations
from typing import Any

from flask_migrate import upgrade
from sqlalchemy import insert, update

from fact_board import clock, create_app
from fact_board.access.models import LegalBasis
from fact_board.access.policy import SCOPES
from fact_board.board.models import Episode, EpisodeChange, Nomination, Note, Task
from fact_board.columns import new_id
from fact_board.coordination.models import DecisionWatch
from fact_board.extensions import db
from fact_board.live.loading import load_head
from fact_board.live.models import Event, EventSubject, Stream
from fact_board.patients.models import CareContact, KnownTo, LegalStatus, Patient
from fact_board.visits.models import Contact
from tests.world import World, build_world

SHARE_ON_BOARD = 0.115
OPEN_NOMINATIONS = 3
FIRST_NAMES = ("Anna", "Bengt", "Cecilia", "David", "Elin", "Farid", "Greta", "Hassan", "Ingrid", "Johan")
LAST_NAMES = ("Ahmadi", "Berg", "Dahl", "Ek", "Friis", "Holm", "Ivarsson", "Kaya", "Lind", "Öberg")
COLUMNS = ("crisis", "short_term", "long_term", "avoiding")
ONE_OF_EACH_PARTY = ("maria", "boris")
MOVES_IN_AN_EPISODE = 12
CHUNK = 5_000

Rows = defaultdict[type[Any], list[dict[str, Any]]]


class Writer:
    """Collects rows and writes them, a model at a time."""

    def __init__(self, world: World) -> None:
        self.world, self.rows, self.random = world, Rows(list), random.Random(2026)
        self.now = clock.now()
        self.past: dict[uuid.UUID, uuid.UUID] = {}  # the closed episode that moves of long ago belong to
        self.seq, _ = load_head(world.team_id)
        self.staff = list(world.staff_ids.values())
        self.parties = list(world.parties.values())
        self.categories = [world.category(code).id for code in COLUMNS]

    def add(self, model: type[Any], **values: Any) -> uuid.UUID:
        row_id = new_id()
        keys = set(model.__table__.columns.keys())
        own = {"id": row_id, "team_id": self.world.team_id, "version": 1}
        self.rows[model].append({key: own[key] for key in own.keys() & keys} | values)
        return row_id

    def event(self, name: str, patient: uuid.UUID, at: dt.datetime) -> int:
        self.seq += 1
        stream = self.world.team_id
        self.rows[Event].append(
            {
                "stream_id": stream,
                "seq": self.seq,
                "mark": uuid.uuid4(),
                "name": name,
                "at": at,
                "actor_id": self.any_staff(),
                "request_id": uuid.uuid4(),
                "fingerprint": f"{self.seq:064}",
            }
        )
        self.rows[EventSubject].append(
            {"stream_id": stream, "seq": self.seq, "kind": "patient", "id": patient}
        )
        return self.seq

    def any_staff(self) -> uuid.UUID:
        return self.random.choice(self.staff)

    def about(self, patient: uuid.UUID) -> dict[str, uuid.UUID]:
        return {"patient_id": patient, "party_id": self.random.choice(self.parties)}

    def ago(self, days: float) -> dt.datetime:
        return self.now - dt.timedelta(days=days)

    def write(self) -> None:
        """Everything collected, in the order it was begun; then the head."""
        for model, rows in self.rows.items():
            for start in range(0, len(rows), CHUNK):
                db.session.execute(insert(model), rows[start : start + CHUNK])
        if self.rows[Event]:
            last = self.rows[Event][-1]
            head = update(Stream).where(Stream.id == last["stream_id"])
            db.session.execute(head.values(seq=last["seq"], mark=last["mark"]))
        db.session.commit()


def enrol(writer: Writer, number: int) -> uuid.UUID:
    """One person known to both parties, who agreed that they share everything, with a contact in each."""
    pick = writer.random
    name = f"{pick.choice(FIRST_NAMES)} {pick.choice(LAST_NAMES)}"
    label = f"{name} {number}"
    patient = writer.add(Patient, label=label, enrolled_on=writer.ago(600).date())
    for party in writer.parties:
        known = {"patient_id": patient, "party_id": party}
        books = {"name": name, "label": label, "birth_year": pick.randrange(1940, 2005)}
        writer.add(KnownTo, **known, **books, primary_id=writer.any_staff())
        writer.add(
            CareContact, **known, staff_id=writer.any_staff(), phone="070-123 45 67", hours="Vardagar 8–10"
        )
    for party, other in permutations(writer.parties, 2):
        writer.add(
            LegalBasis,
            patient_id=patient,
            party_id=party,
            to_party_id=other,
            kind="consent",
            how="oral",
            scopes=list(SCOPES),
            given_on=writer.ago(30).date(),
            valid_until=writer.ago(-300).date(),
            by_id=writer.any_staff(),
            at=writer.ago(30),
        )
    writer.add(LegalStatus, **writer.about(patient), status="HSL", starts_on=writer.ago(300).date())
    writer.add(
        Contact,
        **writer.about(patient),
        kind="visit",
        outcome="done",
        on=writer.ago(9).date(),
        by_id=writer.any_staff(),
        at=writer.ago(9),
    )
    return patient


def place(writer: Writer, patient: uuid.UUID, number: int) -> uuid.UUID:
    """An open episode with three tasks and something to wait for."""
    placed = writer.ago(3 + number % 40)
    episode = writer.add(
        Episode,
        **writer.about(patient),
        category_id=writer.categories[number % 2],
        urgency=("red", "amber", "green")[number % 3],
        why_text="Sover dåligt och öppnar inte dörren. Modern är orolig.",
        why_tags=["sleep", "unopened_door"],
        placed_at=placed,
        placed_by=writer.any_staff(),
        urgency_since=placed,
        goal="Tryggt hemma med besök varannan dag.",
        review_on=writer.now.date() + dt.timedelta(days=number % 9),
    )
    for text in ("Gå igenom krisplanen", "Ring boendestödet om nycklar", "Hembesök tillsammans"):
        writer.add(
            Task,
            **writer.about(patient),
            episode_id=episode,
            text=text,
            owner_id=writer.any_staff(),
            due_on=writer.now.date() + dt.timedelta(days=number % 5),
            by_id=writer.any_staff(),
            at=placed,
        )
    writer.add(
        DecisionWatch,
        **writer.about(patient),
        what="Boendestöd, utökat",
        asked_on=placed.date(),
        asked_by=writer.any_staff(),
    )
    return episode


def nominate(writer: Writer, patient: uuid.UUID) -> None:
    writer.add(
        Nomination,
        **writer.about(patient),
        kind="board",
        by_id=writer.any_staff(),
        at=writer.ago(1),
        urgency="amber",
        tags=["sleep"],
        text="Har inte öppnat på två besök och svarar inte i telefon.",
        answer_due_at=writer.ago(-1),
    )


def move_once(writer: Writer, patient: uuid.UUID, episode: uuid.UUID | None, at: dt.datetime) -> None:
    """A move in the open episode, or in a past one of its own."""
    to, was = writer.random.sample(writer.categories, 2)
    episode = episode or writer.past.get(patient) or past_episode(writer, patient, at)
    if writer.random.random() < 1 / MOVES_IN_AN_EPISODE:
        writer.past.pop(patient, None)
    writer.add(
        EpisodeChange,
        **writer.about(patient),
        episode_id=episode,
        at=at,
        by_id=writer.any_staff(),
        seq=writer.event("episode_moved", patient, at),
        was_category_id=was,
        category_id=to,
        urgency="amber",
        why_text="Lugnare vecka.",
    )


def past_episode(writer: Writer, patient: uuid.UUID, at: dt.datetime) -> uuid.UUID:
    writer.past[patient] = writer.add(
        Episode,
        **writer.about(patient),
        category_id=writer.categories[0],
        urgency="green",
        placed_at=at,
        placed_by=writer.any_staff(),
        urgency_since=at,
        closed_at=at + dt.timedelta(days=30),
        outcome="stable",
    )
    return writer.past[patient]


def write_note(writer: Writer, patient: uuid.UUID, _episode: uuid.UUID | None, at: dt.datetime) -> None:
    writer.event("note_written", patient, at)
    writer.add(
        Note, **writer.about(patient), text="Pratade i telefon, låter lugn.", by_id=writer.any_staff(), at=at
    )


def visit(writer: Writer, patient: uuid.UUID, _episode: uuid.UUID | None, at: dt.datetime) -> None:
    writer.event("visit_recorded", patient, at)
    outcome = writer.random.choice(("done", "done", "done", "missed"))
    writer.add(
        Contact,
        **writer.about(patient),
        kind="visit",
        outcome=outcome,
        on=at.date(),
        by_id=writer.any_staff(),
        at=at,
    )


def tick_task(writer: Writer, patient: uuid.UUID, episode: uuid.UUID | None, at: dt.datetime) -> None:
    writer.event("task_ticked", patient, at)
    writer.add(
        Task,
        **writer.about(patient),
        episode_id=episode,
        text="Ring apoteket",
        owner_id=writer.any_staff(),
        due_on=at.date(),
        state="done",
        by_id=writer.any_staff(),
        at=at,
        done_at=at,
    )


PAST: tuple[Callable[[Writer, uuid.UUID, uuid.UUID | None, dt.datetime], None], ...] = (
    move_once,
    write_note,
    visit,
    tick_task,
)


def tell_the_past(writer: Writer, open_episodes: dict[uuid.UUID, uuid.UUID | None], events: int) -> None:
    """So many events over eighteen months, with people taking turns on the board."""
    everybody = list(open_episodes)
    for number in range(events):
        who = writer.random.choice(everybody)
        at = writer.ago(550 - 545 * number / events)
        writer.random.choice(PAST)(writer, who, open_episodes[who], at)


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
