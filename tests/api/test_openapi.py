"""The OpenAPI document, believed: generated requests as a signed-in member."""

import os
from collections import Counter
from collections.abc import Iterator
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

from tests import quiet_logs
from tests.board.conftest import Screen, Stage

EXAMPLES = 20 * int(os.environ.get("FACT_TEST_SOAK", "1"))
FEWEST = 2_000
ENDING = ("/departure", "/wrong-person", "/closure", "/protection")  # last: they leave less to ask about
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ROWS = {
    "episode_id": ("episode", "provisional", "moved", "stepping"),
    "nomination_id": ("open_nomination",),
    "answer_id": ("answer",),
    "task_id": ("task", "done_task", "proposed_task", "offered_task", "asked_task"),
    "note_id": ("note",),
    "item_id": ("item",),
    "row_id": ("note", "task", "visit", "open_nomination"),
    "patient_id": ("Ismail", "Hanna", "Olof"),
    "category_id": ("crisis", "legal"),
}


def aimed(case: Any, stage: Stage, draw: Any) -> Any:
    """Point most requests at rows that exist, with the version they have: else all would be 404 or 412."""
    for name in case.path_parameters or {}:
        if name == "team_id":
            case.path_parameters[name] = str(stage.world.team_id)
        elif name in ROWS and draw(st.integers(0, 9)) > 0:
            row = draw(st.sampled_from(ROWS[name]))
            case.path_parameters[name] = str(stage.ids[row])
            if "If-Match" in (case.headers or {}) and draw(st.booleans()):
                case.headers["If-Match"] = f'"{stage.versions.get(row, 0)}"'
    return case


@pytest.fixture
def generated() -> Iterator[None]:
    """What is made up here is looked for in this test's lines alone."""
    with quiet_logs.for_now():
        yield


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("generated")
def test_no_generated_request_breaks_the_document(app: Flask, stage: Stage, maria: Screen) -> None:
    """2,000 and more: no 5xx, no status, type or shape that the document doesn't name."""
    app.config["PROPAGATE_DEFECTS"] = False
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    cookie = maria.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    headers = {"X-CSRF-Token": maria.csrf, "Accept-Encoding": "identity"}
    signed_in = {"headers": headers, "cookies": {cookie.key: cookie.value}}
    statuses: Counter[int] = Counter()
    answered: set[str] = set()

    def ask(case: Any) -> None:
        response = case.call(**signed_in)
        statuses[response.status_code] += 1
        answered.add(case.operation.label)
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
            ask(aimed(case, stage, data.draw))

        run()
    app.config["PROPAGATE_DEFECTS"] = True
    print(f"{sum(statuses.values())} requests: {dict(sorted(statuses.items()))}")
    assert sum(statuses.values()) >= FEWEST
    assert len(answered) >= len(labels) - 1
    assert statuses[200] + statuses[201] > 50, "almost nothing was ever accepted"
    assert max(statuses) < 500
