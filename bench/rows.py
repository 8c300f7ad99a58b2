"""Rows of a made-up team, collected and written in bulk."""

import datetime as dt
import random
import uuid
from collections import defaultdict
from typing import Any

from sqlalchemy import insert, update

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.loading import load_head
from fact_board.live.models import Event, EventSubject, Stream
from tests.world import World

COLUMNS = ("crisis", "short_term", "long_term", "avoiding")
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
