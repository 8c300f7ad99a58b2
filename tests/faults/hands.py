"""People at work over a real connection, who write down what the server acknowledged."""

import http.client
import json
import random
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from fact_board import clock
from fact_board.columns import new_id
from tests.live_server import Answer, LiveServer

FORM = "application/x-www-form-urlencoded"
BACK_OFF = 0.03
PATIENCE = 90.0
URGENCIES = ("red", "amber", "green")
Json = dict[str, Any]


@dataclass(frozen=True)
class Tap:
    """One thing to do; the key stays the same however often it has to be tried."""

    path: str
    body: Json
    version: int | None = None
    key: uuid.UUID = field(default_factory=new_id)


@dataclass(frozen=True)
class Acknowledged:
    """What the server has promised."""

    tap: Tap
    seq: int
    tries: int


@dataclass
class Hand:
    """A signed-in person with a browser and a journal."""

    server: LiveServer
    team_id: uuid.UUID
    staff_id: uuid.UUID
    cookie: str = ""
    csrf: str = ""
    journal: list[Acknowledged] = field(default_factory=list)

    def sign_in(self) -> None:
        page = self.server.ask("GET", "/demo")
        self._keep_cookie(page)
        token = re.search(r'name="csrf"[^>]*value="([^"]+)"', page.text)
        assert token, page.text[:300]
        form = urlencode({"csrf": token[1], "staff": str(self.staff_id)})
        entered = self.server.ask("POST", "/demo/sign-in", form, Cookie=self.cookie, Content_Type=FORM)
        assert entered.status == http.HTTPStatus.SEE_OTHER, entered.text[:300]
        self._keep_cookie(entered)
        self.csrf = self.server.ask("GET", "/api/session", Cookie=self.cookie).json["csrf"]

    def _keep_cookie(self, answer: Answer) -> None:
        if given := answer.headers.get("Set-Cookie"):
            self.cookie = given.split(";")[0]

    def sign_out(self) -> Answer:
        headers = {"Cookie": self.cookie, "X_CSRF_Token": self.csrf, "Content_Type": "application/json"}
        return self.server.ask("POST", "/sign-out", "{}", **headers)

    def get(self, path: str) -> Any:
        answer = self.server.ask("GET", f"/api/teams/{self.team_id}{path}", Cookie=self.cookie)
        assert answer.status == http.HTTPStatus.OK, answer.text[:300]
        return answer.json

    def send(self, tap: Tap) -> Answer:
        """Try once."""
        headers = {"Cookie": self.cookie, "X_CSRF_Token": self.csrf, "Content_Type": "application/json"}
        headers["Idempotency_Key"] = str(tap.key)
        if tap.version is not None:
            headers["If_Match"] = f'"{tap.version}"'
        return self.server.ask(
            "POST", f"/api/teams/{self.team_id}{tap.path}", json.dumps(tap.body), **headers
        )

    def insist(self, tap: Tap) -> Json:
        """Repeat with the same key until the server answers; write down what it acknowledged."""
        give_up_at = time.monotonic() + PATIENCE
        for tries in range(1, 10_000):
            assert time.monotonic() < give_up_at, f"no answer to {tap}"
            try:
                answer = self.send(tap)
                change: Json = answer.json
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(BACK_OFF)
                continue
            assert answer.status in (200, 201), f"{tap}: {answer.text}"
            self.journal.append(Acknowledged(tap, change["seq"], tries))
            return change
        raise AssertionError("unreachable")


@dataclass
class Shift:
    """One person's random work with people of their own, so that nobody gets into anybody's way."""

    hand: Hand
    rng: random.Random
    people: list[str]
    board: dict[tuple[str, str], Json] = field(default_factory=dict)

    def begin(self) -> None:
        self.board = {(one["kind"], one["id"]): one for one in self.hand.get("/changes")["put"]}

    def work(self) -> Acknowledged:
        verb: Callable[[Json], Tap] = self.rng.choice([self.note, self.task, self.move, self.urge])
        change = self.hand.insist(verb(self.board["patient", self.rng.choice(self.people)]))
        self.board |= {(one["kind"], one["id"]): one for one in change["put"]}
        return self.hand.journal[-1]

    def note(self, patient: Json) -> Tap:
        text = f"Sover bättre {self.rng.random():.6f}"
        return Tap(f"/patients/{patient['id']}/notes", {"id": str(new_id()), "text": text})

    def task(self, patient: Json) -> Tap:
        body = {
            "id": str(new_id()),
            "text": f"Ring mamman {self.rng.random():.6f}",
            "owner": str(self.hand.staff_id),
            "due_on": clock.today().isoformat(),
        }
        return Tap(f"/patients/{patient['id']}/tasks", body)

    def move(self, patient: Json) -> Tap:
        episode = patient["episode"]
        others = [self.category(code) for code in ("crisis", "short_term") if self.category(code)]
        to = next(id_ for id_ in others if id_ != episode["category"])
        return Tap(f"/episodes/{episode['id']}/moves", {"category": to, "why": "lugnare"}, episode["version"])

    def urge(self, patient: Json) -> Tap:
        episode = patient["episode"]
        to = self.rng.choice([one for one in URGENCIES if one != episode["urgency"]])
        body = {"urgency": to, "why": {"text": "ringt två gånger", "tags": []}}
        return Tap(f"/episodes/{episode['id']}/urgency", body, episode["version"])

    def category(self, code: str) -> str:
        found = [one for one in self.board.values() if one["kind"] == "category" and one["code"] == code]
        return str(found[0]["id"])
