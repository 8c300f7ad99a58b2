"""Walking through the table: who asks, what is sent, and how an answer is understood."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, event, update
from werkzeug.test import TestResponse

from fact_board import clock
from fact_board.access.models import Bar
from fact_board.columns import AboutPatient, new_id
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.teams.models import Membership
from tests.access.lines import ROLES, Line
from tests.access.table import ASKED_WITH, TABLE
from tests.board.conftest import Stage, sign_in
from tests.display.conftest import hang
from tests.world import World, build_world

NEVER_READ = '"900000"'  # a version nobody has read: who comes by the row is refused with 412
LETS_SIGN_IN = re.compile(r"/(sign-in|demo)\b")


def routes(app: Flask) -> set[str]:
    """Every route as the app has it: "GET /teams/<uuid:team_id>/board"."""
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def as_in_table(route: str) -> str:
    return route.replace("<uuid:", "<").replace("/api/teams/<team_id>", "~")


def bare(route: str) -> str:
    """A key of the table without its remark."""
    return route.partition(" (")[0]


@contextmanager
def nothing_done() -> Iterator[None]:
    """Whatever gets past its gate and would be done is refused (409) when it is written down."""

    def refuse(session: Any, *_rest: Any) -> None:
        if any(
            isinstance(row, Event | AboutPatient) for row in (*session.new, *session.dirty, *session.deleted)
        ):
            raise Conflict("row.exists")

    event.listen(db.session, "before_flush", refuse)
    try:
        yield
    finally:
        event.remove(db.session, "before_flush", refuse)


@dataclass
class Asker:
    """Somebody's browser, the address of the team they ask, and the ids of what they ask about."""

    client: FlaskClient
    team_id: uuid.UUID
    ids: dict[str, uuid.UUID]
    csrf: str = ""
    name: str = ""  # of whom the rows called "own" are
    told: list[str] = field(default_factory=list)  # every byte of every answer

    def ask(self, route: str, more: str = "") -> TestResponse:
        """Send the route's line, right but for its version."""
        line = TABLE[route]
        method, path = bare(route).split()
        headers = {"X-CSRF-Token": self.csrf, "Idempotency-Key": str(new_id()), "If-Match": NEVER_READ}
        kind = "json" if "api" in path or "~" in path else "data"
        body = {} if method == "GET" else {kind: self.body_of(line)}
        path = self.path_of(path, line) + self.filled(more)
        answer = self.client.open(path, method=method, headers=headers, **body)  # type: ignore[arg-type]
        self.told.append(f"{answer.headers}{answer.text}")
        return answer

    def path_of(self, path: str, line: Line) -> str:
        path = path.replace("~", "/api/teams/<team_id>").replace("<section>", "columns")
        known = {"team_id": self.team_id, "party_id": self.ids["party"], "meeting_id": self.ids["meeting"]}
        of_row = self.ids[self.named(line.row)] if line.row else self.ids["Ismail"]
        return re.sub(r"<(\w+)>", lambda found: str(known.get(found[1], of_row)), path)

    def body_of(self, line: Line) -> dict[str, Any]:
        """As the line has it; one that names no row is refused for nonsense, once the asker is let in."""
        body = line.body or ({} if line.row else {"nonsense": 1})
        return {name: self.of_scene(value) for name, value in body.items()}

    def of_scene(self, value: Any) -> Any:
        """With the scene's ids in place of their names."""
        if isinstance(value, list):
            return [self.of_scene(each) for each in value]
        return self.filled(value) if isinstance(value, str) else value

    def filled(self, text: str) -> str:
        return re.sub(r"\$(\w+)", lambda found: str(self.ids.get(found[1]) or new_id()), text)

    def named(self, row: str) -> str:
        """The asker's own row of that kind, where the line says so."""
        return f"{row.removeprefix('own_')} of {self.name}" if row.startswith("own_") else row


def understood(answer: TestResponse, line: Line) -> str:
    """in, gone or out; or what is wrong with it."""
    status = answer.status_code
    if status == 404:
        return "gone"
    if status == 401 or (status == 302 and LETS_SIGN_IN.match(answer.headers["Location"])):
        return "out"
    if status >= 500 or status == 429:
        return f"broken ({status})"
    problem = answer.json if answer.is_json and answer.data else None
    code = problem.get("code", "") if isinstance(problem, dict) else ""
    if code == "csrf.missing" or (status == 403 and answer.mimetype == "text/html"):
        return "out"  # a form that no page of ours gave
    if line.row and code == "request.invalid":
        return f"the line's body is not right: {answer.text}"
    return "in"


def asks(asker: Asker) -> Iterator[tuple[str, str]]:
    """Every route of the table that needs a sign-in, and how its answer is understood."""
    for route, line in TABLE.items():
        for more in ASKED_WITH.get(route, ()):
            asker.ask(route, more)
        if line.is_asked:
            yield route, understood(asker.ask(route), line)


class Viewers:
    """Lets each of `viewers_in` a sight in, in turn, as the one person that a sight is about."""

    def __init__(self, app: Flask, stage: Stage, name: str) -> None:
        self.app, self.stage, self.name = app, stage, name
        world = stage.world
        self.party = world.parties["region" if name == "maria" else "municipality"]
        other = world.parties["municipality" if name == "maria" else "region"]
        self.ids = {**stage.ids, "party": self.party, "other_party": other}
        with app.app_context():
            self.other = build_world(people=("Nils Varg",), name="Team Andra")
        self.screen = hang(app, world, sign_in(app, world, "maria"))
        self.ids["display"] = uuid.UUID(self.screen.id)

    def __call__(self, viewer: str) -> Asker:
        kept = self.stage.world.team_id
        if viewer in ("signed_out", "display"):
            client = self.screen.client if viewer == "display" else self.app.test_client()
            return Asker(client, kept, self.ids, name=self.name)
        if viewer.startswith("stranger"):
            team_id = kept if viewer == "stranger" else self.other.team_id
            return self._asker(self.other, team_id, self.other.staff_ids["lina"])
        self._be(role=viewer if viewer in ROLES else "member")
        self._bar(is_barred=viewer == "barred")
        asker = self._asker(self.stage.world, kept, self.stage.world.staff_ids["lina"])
        if viewer == "ended":
            self._be(ends_on=clock.today() - dt.timedelta(days=1))
        return asker

    def _asker(self, world: World, team_id: uuid.UUID, colleague: uuid.UUID) -> Asker:
        name = "karin" if world is self.other else self.name
        screen = sign_in(self.app, world, name)
        return Asker(screen.client, team_id, {**self.ids, "colleague": colleague}, screen.csrf, self.name)

    def _be(self, **values: Any) -> None:
        with self.app.app_context():
            of_name = Membership.id == self.stage.world.members[self.name]
            db.session.execute(update(Membership).where(of_name).values(**values))
            db.session.commit()

    def _bar(self, *, is_barred: bool) -> None:
        world = self.stage.world
        staff_id = world.staff_ids[self.name]
        who = {"staff_id": staff_id, "by_id": world.staff_ids["karin"], "party_id": world.parties["region"]}
        with self.app.app_context():
            db.session.execute(delete(Bar).where(Bar.staff_id == staff_id))
            for patient_id in world.people.values() if is_barred else ():
                place = {"team_id": world.team_id, "patient_id": patient_id, "at": clock.now()}
                db.session.add(Bar(id=new_id(), version=1, **place, **who))
            db.session.commit()
