"""What the generator sends: a move of a real card, a chair's next, or the floor's bare trigger."""

import json
import uuid
from collections import deque
from typing import Any, Protocol

from bench.wire import request

Address = tuple[str, int]
ACCEPTED = (200, 201)


class Moves(Protocol):
    """Where the next request comes from, and what its answer means."""

    def take(self) -> tuple[bytes, Any] | None:
        """A request and what to remember it by; None when nothing can be moved just now."""

    def done(self, remembered: Any, status: int, body: bytes) -> int | None:
        """The number of the change, or None when the move was refused."""


class Card:
    """An episode as the board last showed it."""

    def __init__(self, patient: dict[str, Any]) -> None:
        self.patient: str = patient["id"]
        self.follow(patient)

    def follow(self, patient: dict[str, Any]) -> None:
        episode = patient["episode"]
        self.episode, self.version, self.category = episode["id"], episode["version"], episode["category"]


class BoardMoves:
    """Real cards between two columns, by each party in turn; a card is idle again when its move is done."""

    def __init__(self, address: Address, job: dict[str, Any]) -> None:
        self.address, self.team, self.columns = address, job["team"], job["columns"]
        self.members = deque(job["members"])
        self.idle = deque(Card(patient) for patient in job["patients"])

    def take(self) -> tuple[bytes, Any] | None:
        if not self.idle:
            return None
        card, member = self.idle.popleft(), self.members[0]
        self.members.rotate()
        to = next(column for column in self.columns if column != card.category)
        headers = {**headers_of(member), "If-Match": f'"{card.version}"'}
        path = f"/api/teams/{self.team}/episodes/{card.episode}/moves"
        body = json.dumps({"category": to, "why": "Bytte kolumn vid mätningen."}).encode()
        return request(self.address, path, headers, body), card

    def done(self, remembered: Any, status: int, body: bytes) -> int | None:
        card: Card = remembered
        self.idle.append(card)
        answer = json.loads(body)
        if status not in ACCEPTED:
            if "current" in answer:
                card.follow(answer["current"])
            return None
        for row in answer["put"]:
            if row["kind"] == "patient" and row["id"] == card.patient:
                card.follow(row)
        return int(answer["seq"])


class ChairsTurns:
    """The chair goes on from one person to the next, and waits for each answer."""

    def __init__(self, address: Address, job: dict[str, Any]) -> None:
        self.address, self.chair = address, job["members"][0]
        self.path = f"/api/teams/{job['team']}/meetings/{job['meeting']}/current"
        self.people = deque(patient["id"] for patient in job["patients"])
        self.is_waiting = False

    def take(self) -> tuple[bytes, Any] | None:
        if self.is_waiting:
            return None
        self.is_waiting = True
        self.people.rotate()
        body = json.dumps({"patient": self.people[0]}).encode()
        return request(self.address, self.path, headers_of(self.chair), body, method="PUT"), None

    def done(self, _remembered: Any, status: int, body: bytes) -> int | None:
        self.is_waiting = False
        return int(json.loads(body)["seq"]) if status in ACCEPTED else None


class FloorMoves:
    """The floor knows the frames already: a trigger is enough."""

    def __init__(self, address: Address) -> None:
        self.trigger = request(address, "/moves", {}, b"{}")

    def take(self) -> tuple[bytes, Any] | None:
        return self.trigger, None

    def done(self, _remembered: Any, status: int, body: bytes) -> int | None:
        return int(json.loads(body)["seq"]) if status in ACCEPTED else None


def headers_of(member: dict[str, str]) -> dict[str, str]:
    """What every write carries."""
    return {
        "Cookie": member["cookie"],
        "X-CSRF-Token": member["csrf"],
        "Idempotency-Key": str(uuid.uuid4()),
    }
