"""Whom to call about a person: contacts with weekends on both sides, kin and guardians, put right."""

from typing import Any

import pytest
from flask import Flask

from fact_board.columns import new_id
from fact_board.errors import Invalid
from fact_board.extensions import db
from fact_board.patients.actions import leave_team
from fact_board.patients.rules import check_kin
from tests.board.conftest import Screen, sign_in
from tests.world import World, build_world

EVA = {"name": "Eva Kardelen", "relation": "syster", "phone": "0700", "may_contact": "not_asked"}


@pytest.mark.parametrize(
    ("kind", "decides", "is_refused"),
    [
        ("kin", "", False),
        ("kin", "  ", False),
        ("kin", "ekonomi", True),
        ("guardian", "ekonomi", False),
        ("guardian", "", True),
        ("trustee", " ", True),
        ("trustee", "ekonomi", False),
    ],
)
def test_a_guardian_says_what_they_may_decide_and_kin_decide_nothing(
    kind: str, decides: str, is_refused: bool
) -> None:
    if not is_refused:
        check_kin(kind, decides)
        return
    with pytest.raises(Invalid):
        check_kin(kind, decides)


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        made = build_world(people=("Ismail Kardelen",))
        db.session.rollback()
    return made


def path(team: World) -> str:
    return f"/patients/{team.people['Ismail Kardelen']}"


def ways_in(screen: Screen, team: World) -> dict[str, Any]:
    found: dict[str, Any] = screen.get(f"{path(team)}/ways-in").get_json()
    return found


def write_eva(screen: Screen, team: World, **more: str) -> str:
    id_ = str(new_id())
    assert screen.send(f"{path(team)}/next-of-kin", {"id": id_, **EVA, **more}).status_code == 201
    return id_


def test_each_side_says_who_answers_on_weekends(app: Flask, team: World) -> None:
    maria, boris = sign_in(app, team, "maria"), sign_in(app, team, "boris")
    for screen, party, name in ((maria, "region", "karin"), (boris, "municipality", "lina")):
        body = {"staff": str(team.staff_ids[name]), "hours": "8–10", "after_hours": f"{name} i jour"}
        where = f"{path(team)}/contacts/{team.parties[party]}"
        assert screen.send(where, body, method="PUT").status_code == 200
    assert [one["after_hours"] for one in ways_in(maria, team)["contacts"]] == ["karin i jour", "lina i jour"]
    assert [one["after_hours"] for one in ways_in(boris, team)["contacts"]] == ["lina i jour", "karin i jour"]


def test_what_was_put_right_is_shown_and_what_it_was_stays_in_the_database(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    write_eva(maria, team)
    (eva,) = ways_in(maria, team)["next_of_kin"]
    new = {"id": str(new_id()), **EVA, "name": "Eva Berg"}
    where = f"/next-of-kin/{eva['id']}/corrections"
    assert maria.send(where, new, version=eva["version"]).status_code == 201
    assert [one["name"] for one in ways_in(maria, team)["next_of_kin"]] == ["Eva Berg"]
    again = maria.send(where, {**new, "id": str(new_id())}, version=eva["version"] + 1)
    assert again.status_code in (409, 412)
    shown = maria.get(path(team)).get_json()["next_of_kin"]
    assert [one["name"] for one in shown] == ["Eva Berg"], "the board's panel says the same"


def test_whether_kin_may_be_contacted_changes_as_the_person_says(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    write_eva(maria, team)
    for answer in ("yes", "no", "not_asked"):
        (eva,) = ways_in(maria, team)["next_of_kin"]
        where = f"/next-of-kin/{eva['id']}/may-contact"
        sent = maria.send(where, {"may_contact": answer}, method="PUT", version=eva["version"])
        assert sent.status_code == 200
        assert [one["may_contact"] for one in ways_in(maria, team)["next_of_kin"]] == [answer]


def test_a_party_puts_right_only_what_it_wrote(app: Flask, team: World) -> None:
    write_eva(sign_in(app, team, "maria"), team)
    boris = sign_in(app, team, "boris")
    (eva,) = ways_in(boris, team)["next_of_kin"]
    assert not eva["is_own"]
    sent = boris.send(f"/next-of-kin/{eva['id']}/end", version=eva["version"])
    assert sent.get_json()["code"] == "kin.of_own_party_only"


def test_a_guardianship_that_ended_is_no_longer_shown(app: Flask, team: World) -> None:
    maria = sign_in(app, team, "maria")
    write_eva(maria, team, kind="guardian", decides="ekonomi", relation="")
    (eva,) = ways_in(maria, team)["next_of_kin"]
    assert (eva["kind"], eva["decides"]) == ("guardian", "ekonomi")
    assert maria.send(f"/next-of-kin/{eva['id']}/end", version=eva["version"]).status_code == 200
    assert ways_in(maria, team)["next_of_kin"] == []


def test_on_the_wrong_person_it_is_hidden_and_what_it_had_put_right_stands_again(
    app: Flask, team: World
) -> None:
    maria = sign_in(app, team, "maria")
    write_eva(maria, team)
    (eva,) = ways_in(maria, team)["next_of_kin"]
    wrong = {"id": str(new_id()), **EVA, "name": "Eva Fel"}
    maria.send(f"/next-of-kin/{eva['id']}/corrections", wrong, version=eva["version"])
    assert maria.send(f"/next-of-kin/{wrong['id']}/wrong-person").status_code == 200
    assert [one["name"] for one in ways_in(maria, team)["next_of_kin"]] == ["Eva Kardelen"]
    rows = sign_in(app, team, "karin").get("/wrong-person").get_json()["rows"]
    assert [row["kind"] for row in rows] == ["next_of_kin"]


def test_who_is_asked_about_others_is_the_same_whoever_is_searched_for(app: Flask, team: World) -> None:
    karin, boris = sign_in(app, team, "karin"), sign_in(app, team, "boris")
    before = karin.get("/asked-about-others").get_json()
    assert (before["to"], before["weekdays"]) == ("", 2)
    named = {"to": "Remissgruppen", "phone": "040-628 04 40", "weekdays": 3}
    sent = karin.send("/asked-about-others", named, method="PUT", version=before["version"])
    assert sent.status_code == 200
    told = [screen.get("/asked-about-others").get_json() for screen in (karin, boris)]
    assert told[0] == told[1]
    assert {name: told[0][name] for name in named} == named
    again = karin.send("/asked-about-others", named, method="PUT", version=before["version"])
    assert again.status_code == 412


def test_who_left_the_team_has_a_page_that_says_who_is_asked_now(app: Flask, team: World) -> None:
    with app.app_context():
        leave_team(team.known("Ismail"), reason="moved", successor="Team Norr", by=team.member("karin"))
    client = sign_in(app, team, "maria").client
    page = client.get(path(team), headers={"Accept-Language": "sv"})
    assert page.status_code == 200
    assert "Team Norr" in page.text
    assert sign_in(app, team, "maria").get(f"{path(team)}/ways-in").status_code == 404
