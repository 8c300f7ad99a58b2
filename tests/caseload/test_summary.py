"""The one page for two managements: its gaps, and whom it names."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board.audit.models import TrailRow
from fact_board.caseload.export.gaps import GAUGES, gaps
from fact_board.caseload.metrics.model import gauge
from fact_board.extensions import db
from tests.signed_in import SignedIn
from tests.world import World, build_world

WITHIN: dict[str, Any] = {
    code: {"value": 15.0, "low": 10.0, "high": 20.0, "verdict": "within"} for code in GAUGES
} | {"staffing": []}


def at(value: float) -> dict[str, Any]:
    return dict(vars(gauge(value, (10.0, 20.0))))


def post(function: str, now: float, model: float) -> dict[str, Any]:
    verdict = "under" if now < model else "over" if now > model else "within"
    return {"function": function, "now": now, "model": model, "verdict": verdict}


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({}, []),
        ({"patients": at(20)}, []),
        ({"patients": at(22)}, [("patients", 0.1)]),
        ({"patients": at(9), "share": at(30)}, [("share", 0.5), ("patients", 0.1)]),
        ({"staffing": [post("doctor", 0.5, 1.0), post("psychologist", 2.0, 0.8)]}, [("doctor", 0.5)]),
        (
            {"patients": at(22), "share": at(40), "per_fte": at(24), "staffing": [post("doctor", 0.9, 1.0)]},
            [("share", 1.0), ("per_fte", 0.2), ("patients", 0.1)],
        ),
        ({"per_fte": {"value": None, "low": 10.0, "high": 20.0, "verdict": None}}, []),
    ],
)
def test_the_three_farthest_from_the_model(figures: dict[str, Any], found: list[tuple[str, float]]) -> None:
    assert [(gap.code, round(gap.distance, 6)) for gap in gaps(WITHIN | figures)] == found


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        return build_world()


@pytest.mark.parametrize("name", ["karin", "boris"])
def test_the_page_names_nobody_and_is_logged(app: Flask, team: World, name: str) -> None:
    reader = SignedIn(app, team.team_id, team.staff_ids[name])
    page = reader.browser.get(f"/teams/{team.team_id}/caseload/summary?weeks=52")
    main = page.text.split("<main", 1)[1]
    assert "Längst från modellen" in main
    for person in (*team.people, "Karin Lund", "Maria Berg", "Sara Öst", "Boris Alm", "Lina Ek"):
        assert person not in main
    with app.app_context():
        row = db.session.scalars(select(TrailRow).where(TrailRow.kind == "print")).one()
        assert row.facts["what"] == "caseload"
