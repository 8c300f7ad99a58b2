"""What the model would say: with other posts, other people, or two teams."""

import pytest
from flask import Flask

from fact_board.caseload.metrics.what_if import Change, Supposed, what_if
from fact_board.errors import Invalid
from tests.signed_in import SignedIn
from tests.world import build_world

WHAT_THE_MODEL_SAYS = [
    # people, posts, change → of each team: people, posts, for each post and its verdict, room, posts missing
    (367, 10.5, Change(), [(367, 10.5, 35.0, "over", -157, 7.9)]),
    (367, 10.5, Change(fte=7.9), [(367, 18.4, 19.9, "within", 1, 0.0)]),
    (367, 10.5, Change(patients=-157), [(210, 10.5, 20.0, "within", 0, 0.0)]),
    (367, 10.5, Change(patients=-158), [(209, 10.5, 19.9, "within", 1, 0.0)]),
    (367, 10.5, Change(8.5, 0, 2), [(184, 9.5, 19.4, "within", 6, 0.0), (183, 9.5, 19.3, "within", 7, 0.0)]),
    (212, 11.4, Change(fte=-0.6), [(212, 10.8, 19.6, "within", 4, 0.0)]),
    (212, 11.4, Change(fte=-0.9), [(212, 10.5, 20.2, "over", -2, 0.1)]),
    (212, 11.4, Change(patients=-30), [(182, 11.4, 16.0, "under", 46, 0.0)]),
    (20, 0.7, Change(fte=0.3), [(20, 1.0, 20.0, "within", 0, 0.0)]),  # 0.7 + 0.3 is one post, not a hair less
    (20, 1.0, Change(fte=-1.0), [(20, 0.0, None, None, -20, 1.0)]),
    (1, 1.0, Change(patients=-1, teams=2), [(0, 0.5, 0.0, "under", 10, 0.0)] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("patients", "fte", "change", "said"), WHAT_THE_MODEL_SAYS)
def test_each_team_is_held_against_the_model(
    patients: int, fte: float, change: Change, said: list[tuple[object, ...]]
) -> None:
    assert [_short(team) for team in what_if(patients, fte, change)] == said


def _short(team: Supposed) -> tuple[object, ...]:
    each = team.per_fte
    return (
        team.patients.value,
        team.whole_team.value,
        each.value,
        each.verdict,
        team.room,
        team.posts_missing,
    )


@pytest.mark.parametrize(
    ("patients", "low", "high"), [(0, 0, 0), (9, 1, 1), (10, 1, 2), (212, 22, 42), (220, 22, 44)]
)
def test_the_board_holds_whole_people_of_the_share(patients: int, low: int, high: int) -> None:
    [team] = what_if(patients, 1.0, Change())
    assert (team.on_board_low, team.on_board_high) == (low, high)


@pytest.mark.parametrize(("change", "field"), [(Change(patients=-8), "patients"), (Change(fte=-1.01), "fte")])
def test_nobody_is_taken_away_who_is_not_there(change: Change, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        what_if(7, 1.0, change)
    assert refused.value.field == field


def test_it_is_asked_of_the_team_as_it_is_today(app: Flask) -> None:
    with app.app_context():
        world = build_world()
    karin = SignedIn(app, world.team_id, world.staff_ids["karin"])
    today = karin.get("/caseload").get_json()
    [same] = karin.get("/caseload/what-if").get_json()["teams"]
    assert (same["patients"], same["per_fte"], same["whole_team"]) == (
        today["patients"],
        today["per_fte"],
        today["whole_team"],
    )
    [more] = karin.get("/caseload/what-if?patients=4").get_json()["teams"]
    assert more["patients"]["value"] == today["patients"]["value"] + 4
    assert len(karin.get("/caseload/what-if?teams=2").get_json()["teams"]) == 2


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("patients=1001", "patients"),
        ("patients=-7", "patients"),
        ("patients=x", "patients"),
        ("fte=50.1", "fte"),
        ("fte=-49", "fte"),
        ("fte=nan", "fte"),
        ("teams=3", "teams"),
        ("teams=0", "teams"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(app: Flask, query: str, field: str) -> None:
    with app.app_context():
        world = build_world()
    refused = SignedIn(app, world.team_id, world.staff_ids["boris"]).get(f"/caseload/what-if?{query}")
    assert refused.status_code == 422
    assert list(refused.get_json()["fields"]) == [field]
