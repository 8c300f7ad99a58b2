"""The OpenAPI document, believed: generated requests as a signed-in member."""

import os
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import literal, select

from fact_board import clock
from fact_board.extensions import db
from fact_board.teams.models import ROLES
from tests import quiet_logs
from tests.admin.conftest import employ
from tests.board.conftest import Screen, Stage, sign_in
from tests.live.storyteller import Storyteller, unseen

EXAMPLES = 12 * int(os.environ.get("FACT_TEST_SOAK", "1"))  # of each operation: more find little
FEWEST = 2_000
ENDING = (  # last: they leave less, or nobody, to ask about
    *("/departure", "/wrong-person", "/closure", "/protection", "/withdrawal", "/bars", "/end"),
    "/memberships/{membership_id}",
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
TABLES = {  # what stands in a path before an id, and where such ids come from
    "answers": "answer",
    "annotations": "annotation",
    "bars": "bar",
    "bases": "legal_basis",
    "categories": "category",
    "checklist": "checklist_item",
    "decisions": "decision_watch",
    "directory": "directory_entry",
    "discharge-items": "discharge_item",
    "displays": "display",
    "emergencies": "emergency_access",
    "episodes": "episode",
    "handovers": "handover",
    "legal-statuses": "legal_status",
    "meetings": "meeting",
    "memberships": "membership",
    "needs": "need",
    "next-of-kin": "next_of_kin",
    "nominations": "nomination",
    "notes": "note",
    "patients": "patient",
    "planned-visits": "planned_visit",
    "plans": "plan",
    "service-kinds": "service_kind",
    "services": "service",
    "signal-answers": "signal_answer",
    "signals": "signal",
    "tasks": "task",
    "visits": "contact",
}
STORY, PAUSES = 400, (2, 5)  # things that happened before anybody asks; seconds between two of them
BEFORE_ID = re.compile(r"([a-z-]+)/\{(\w+)\}")


def aimed(case: Any, team_id: uuid.UUID, draw: Any) -> Any:
    """Point most requests at rows that exist, with the version they have: else all would be 404 or 412."""
    for kind, name in BEFORE_ID.findall(case.operation.path):
        if name == "team_id":
            case.path_parameters[name] = str(team_id)
        elif kind in TABLES and draw(st.integers(0, 9)) > 0 and (rows := rows_of(TABLES[kind], team_id)):
            row = rows[draw(st.integers(0, 10_000)) % len(rows)]
            case.path_parameters[name] = str(row.id)
            if "If-Match" in (case.headers or {}) and draw(st.booleans()):
                case.headers["If-Match"] = f'"{row.version}"'
    return case


def rows_of(table: str, team_id: uuid.UUID) -> Sequence[Any]:
    """The ids and versions of a team's rows, the oldest first."""
    columns = db.metadata.tables[table].c
    version = columns.version if "version" in columns else literal(0).label("version")
    found = select(columns.id, version).where(columns.team_id == team_id).order_by(columns.id)
    rows = db.session.execute(found).all()
    db.session.rollback()
    return rows


@pytest.fixture
def busy(app: Flask, stage: Stage) -> Stage:
    """A team in which something of every kind has happened."""
    with unseen(app):
        story = Storyteller(stage.world, 1, clock.now())
        story.pauses = PAUSES
        while len(story.receipts) < STORY:
            story.step()
        for role in ROLES:
            employ(stage.world, role, f"Ny {role}", role=role)
    return stage


@pytest.fixture
def generated(busy: Stage) -> Iterator[Stage]:
    """The same team: what is made up about it from here on is looked for in this test's lines alone."""
    with quiet_logs.for_now():
        yield busy


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_no_generated_request_breaks_the_document(app: Flask, generated: Stage) -> None:
    """2,000 and more, by somebody of every role, most of them about rows that there are: no 5xx, no status,
    type or shape that the document doesn't name.
    """
    app.config["PROPAGATE_DEFECTS"] = False
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    askers = {name: credentials(app, sign_in(app, generated.world, name)) for name in ("maria", *ROLES)}
    statuses: Counter[int] = Counter()
    answered: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))

    def ask(case: Any, draw: Any) -> None:
        """By anybody: mostly by somebody who was not told that there is no such thing, else by a new one."""
        told = answered[case.operation.label]
        welcome = [name for name, seen in told.items() if seen != {404}]
        untried = [name for name in askers if name not in told]
        is_usual = draw(st.integers(0, 3)) > 0
        name = draw(st.sampled_from((welcome or untried or [*askers]) if is_usual else [*askers]))
        response = case.call(**askers[name])
        statuses[response.status_code] += 1
        answered[case.operation.label][name].add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    labels = set()
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    for operation in sorted(operations, key=lambda each: each.label.endswith(ENDING)):
        labels.add(operation.label)
        if operation.label == "POST /api/session/assignment":
            continue  # generated memberships are never one's own; its answers are in tests/sign_in

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), data=st.data())
        def run(case: Any, data: Any) -> None:
            with app.app_context():
                aimed(case, generated.world.team_id, data.draw)
            ask(case, data.draw)

        run()
    app.config["PROPAGATE_DEFECTS"] = True
    print(f"{sum(statuses.values())} requests: {dict(sorted(statuses.items()))}")
    unfound = sorted(label for label, seen in answered.items() if set().union(*seen.values()) <= {404})
    print("only 404:", unfound)
    assert sum(statuses.values()) >= FEWEST
    assert len(answered) >= len(labels) - 1
    assert statuses[200] + statuses[201] > 50, "almost nothing was ever accepted"
    assert max(statuses) < 500


def credentials(app: Flask, screen: Screen) -> dict[str, Any]:
    """What somebody signed in sends with every request."""
    cookie = screen.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    headers = {"X-CSRF-Token": screen.csrf, "Accept-Encoding": "identity"}
    return {"headers": headers, "cookies": {cookie.key: cookie.value}}
