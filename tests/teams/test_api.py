"""The team's settings and its meeting over HTTP."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from fact_board import clock
from fact_board.columns import new_id
from fact_board.patients.actions import protect_identity
from tests.signed_in import Body, SignedIn, drawn
from tests.world import World, build_world


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        return build_world()


@pytest.fixture
def karin(app: Flask, team: World) -> SignedIn:
    return SignedIn(app, team.team_id, team.staff_ids["karin"])


@pytest.fixture
def boris(app: Flask, team: World) -> SignedIn:
    return SignedIn(app, team.team_id, team.staff_ids["boris"])


def category(person: SignedIn, code: str) -> Body:
    everything: list[Body] = person.get("/changes").get_json()["put"]
    return next(thing for thing in everything if thing.get("code") == code)


EDITABLE = (
    "label_sv",
    "label_en",
    "order",
    "is_active",
    "review_days",
    "stay_low_days",
    "stay_high_days",
)


def test_a_leader_edits_a_category_and_a_member_cannot(karin: SignedIn, boris: SignedIn) -> None:
    row = category(karin, "avoiding")
    asked = {name: row[name] for name in EDITABLE} | {"label_sv": "Svårnådd"}
    path = f"/categories/{row['id']}"
    assert boris.write(path, asked, method="PUT", version=row["version"]).status_code == 404
    answer = karin.write(path, asked, method="PUT", version=row["version"])
    assert drawn(answer, "category")["label_sv"] == "Svårnådd"
    stale = karin.write(path, asked | {"label_sv": "Nej"}, method="PUT", version=row["version"])
    assert stale.status_code == 412
    assert stale.get_json()["current"]["label_sv"] == "Svårnådd"


def test_a_category_of_another_team_is_not_found(karin: SignedIn, app: Flask) -> None:
    with app.app_context():
        other = build_world([], name="Team Söder")
        foreign = other.category("crisis")
        path, version = f"/categories/{foreign.id}", foreign.version
    row = category(karin, "crisis")
    asked = {name: row[name] for name in EDITABLE}
    assert karin.write(path, asked, method="PUT", version=version).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"meeting_days": []},
        {"meeting_days": [1, 1]},
        {"meeting_starts": "8:30"},
        {"meeting_ends": "08:10"},
        {"name": ""},
    ],
)
def test_impossible_settings_are_refused(karin: SignedIn, changes: Body) -> None:
    asked = {
        "name": "Team Prov",
        "on_call_phone": "",
        "meeting_days": [0, 2],
        "meeting_starts": "09:00",
        "meeting_ends": "09:20",
    }
    team = drawn(karin.write("/settings", asked, method="PUT", version=0), "team")
    assert team["meeting_days"] == [0, 2]
    answer = karin.write("/settings", asked | changes, method="PUT", version=team["version"])
    assert answer.status_code == 422


def test_protected_names_stand_in_lists_only_by_setting(app: Flask, karin: SignedIn, team: World) -> None:
    with app.app_context():
        protect_identity(team.known("Hanna"), by=team.member("maria"))
        code, version = team.patient("Hanna").protected_code, team.team.version
    settings = {
        "name": "Team Prov",
        "on_call_phone": "",
        "meeting_days": [0, 2],
        "meeting_starts": "09:00",
        "meeting_ends": "09:20",
    }

    def saved(version: int, **more: object) -> TestResponse:
        return karin.write("/settings", settings | more, method="PUT", version=version)

    answer = saved(version, shows_protected_names=True)
    assert drawn(answer, "patient")["name"] == "Hanna Björk"
    kept = saved(drawn(answer, "team")["version"], name="T")  # left out is as before
    assert [row["kind"] for row in kept.get_json()["put"]] == ["team"]
    answer = saved(drawn(kept, "team")["version"], shows_protected_names=False)
    assert drawn(answer, "patient")["name"] == code


@pytest.mark.parametrize(("hours", "status"), [(0, 200), (72, 200), (73, 422), (-1, 422), ("24", 422)])
def test_how_long_phones_keep_a_day_is_bounded(karin: SignedIn, hours: object, status: int) -> None:
    team = karin.get("/administration").get_json()["team"]
    assert team["phone_hours"] == 24
    names = ("name", "on_call_phone", "meeting_days", "meeting_starts", "meeting_ends")
    settings = {name: team[name] for name in names} | {"phone_hours": hours}
    answer = karin.write("/settings", settings, method="PUT", version=team["version"])
    assert answer.status_code == status
    assert karin.get("/day").get_json()["keep_hours"] == (hours if status == 200 else 24)


def test_duty_and_absence_are_drawn_on_the_team(boris: SignedIn, team: World) -> None:
    ids = {name: str(id_) for name, id_ in team.staff_ids.items()}
    answer = boris.write("/duty", {"officer": ids["maria"], "deputy": ids["sara"]}, method="PUT")
    assert drawn(answer, "team")["duty_officer"] == ids["maria"]
    today = str(clock.today())
    absence = {"id": str(new_id()), "staff": ids["maria"], "from_on": today, "to_on": today}
    answer = boris.write("/absences", absence)
    assert answer.status_code == 201
    assert drawn(answer, "team")["away"] == [ids["maria"]]


def test_a_meeting_is_started_once_and_closed_by_anybody(karin: SignedIn, boris: SignedIn) -> None:
    meeting_id = str(new_id())
    meeting = drawn(karin.write("/meetings", {"id": meeting_id}), "team")["meeting"]
    assert boris.write("/meetings", {"id": str(new_id())}).status_code == 409
    answer = boris.write(f"/meetings/{meeting_id}/closure", version=meeting["version"])
    assert drawn(answer, "team")["meeting"] is None
    assert drawn(answer, "team")["last_meeting_at"] is not None
