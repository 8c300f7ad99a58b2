"""Teams beside each other: for whoever leads two or more of them today, and for nobody else."""

import csv
import datetime as dt
import io
import json
import uuid
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from fact_board import clock
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.actions import add_membership
from fact_board.teams.models import Staff
from tests.board.team_at_work import place
from tests.signed_in import SignedIn
from tests.world import World, build_world

PAGES = ("/caseload/compare", "/caseload/compare/table")
YESTERDAY, LONG_AGO, SOON = (dt.timedelta(days=each) for each in (-1, -400, 7))


@pytest.fixture
def teams(app: Flask) -> list[World]:
    """Three teams; whoever Karin leads, her first one alone so far."""
    with app.app_context():
        names = ("Team Prov", "Team Söder", "Team Norr")
        worlds = [build_world(("Hanna Björk", "Ismail Kardelen"), name=name) for name in names]
        place(worlds[0], "Hanna")
        return worlds


def employ(app: Flask, world: World, staff_id: uuid.UUID, **more: Any) -> uuid.UUID:
    """A post of somebody's in another team, as leader if nothing else is said."""
    facts = {"role": "leader", "profession": "team_leader", "fte": Decimal(0), "initials": "QZ", **more}
    facts.setdefault("starts_on", clock.today() + LONG_AGO)
    with app.app_context():
        id_, staff = new_id(), db.session.get_one(Staff, staff_id)
        add_membership(world.team, staff, id=id_, party=world.parties["region"], **facts, by=None)
        return id_


def karin_of(app: Flask, teams: list[World]) -> SignedIn:
    """Karin, in her post in the first team, whatever other posts she has."""
    first = teams[0]
    reader = SignedIn(app, first.team_id, first.staff_ids["karin"])
    go_on_in(reader, first.members["karin"])
    return reader


def go_on_in(reader: SignedIn, post: uuid.UUID) -> None:
    chosen = reader.browser.post("/assignment", data={"csrf": reader.csrf, "membership": str(post)})
    assert chosen.status_code == 303


@pytest.fixture
def manager(app: Flask, teams: list[World]) -> SignedIn:
    """Karin, who leads the first two teams."""
    employ(app, teams[1], teams[0].staff_ids["karin"])
    return karin_of(app, teams)


def answers(reader: SignedIn, world: World) -> set[int]:
    """What the figures, the page and the file answer."""
    shown = [reader.browser.get(f"/teams/{world.team_id}{path}").status_code for path in PAGES]
    return {reader.get("/caseload/compare").status_code, *shown}


def is_offered(reader: SignedIn, world: World) -> bool:
    return "data-may-compare" in reader.browser.get(f"/teams/{world.team_id}/caseload").text


# What somebody's second post is, and whether they may then compare.
POSTS: list[tuple[str, dict[str, Any], bool]] = [
    ("leads both", {}, True),
    ("leads both, the other one from today", {"starts_on": clock.today()}, True),
    ("led the other one until yesterday", {"ends_on": clock.today() + YESTERDAY}, False),
    ("will lead the other one", {"starts_on": clock.today() + SOON}, False),
    ("is a member there", {"role": "member", "profession": "nurse"}, False),
    ("nominates there", {"role": "nominator"}, False),
    ("reviews the log there", {"role": "log_reviewer"}, False),
    ("administers there", {"role": "administrator"}, False),
]


@pytest.mark.parametrize(("post", "may"), [each[1:] for each in POSTS], ids=[each[0] for each in POSTS])
def test_who_may(app: Flask, teams: list[World], post: dict[str, Any], may: bool) -> None:
    first, other, _ = teams
    employ(app, other, first.staff_ids["karin"], **post)
    karin = karin_of(app, teams)
    assert answers(karin, first) == ({200} if may else {404})
    assert is_offered(karin, first) is may


def test_nobody_else_of_the_team_may(app: Flask, teams: list[World]) -> None:
    """Neither colleagues, of either party, nor the leader of one of the teams alone."""
    first, other, _ = teams
    employ(app, other, first.staff_ids["karin"])
    for world, name in ((first, "maria"), (first, "boris"), (other, "karin"), (other, "maria")):
        reader = SignedIn(app, world.team_id, world.staff_ids[name])
        assert answers(reader, world) == {404}, name
        assert not is_offered(reader, world)


def test_a_leader_asks_in_a_post_as_leader_and_at_its_own_address(app: Flask, teams: list[World]) -> None:
    """In a post as a member of a third team they have a member's rights."""
    first, other, third = teams
    employ(app, other, first.staff_ids["karin"])
    as_member = {"role": "member", "profession": "nurse", "starts_on": clock.today()}
    employ(app, third, first.staff_ids["karin"], **as_member)
    reader = SignedIn(app, third.team_id, first.staff_ids["karin"])
    assert answers(reader, third) == {404}
    go_on_in(reader, first.members["karin"])
    assert answers(reader, third) == {404}
    assert answers(karin_of(app, teams), first) == {200}


def test_only_ones_own_teams_are_told_whatever_is_asked(app: Flask, teams: list[World]) -> None:
    first, other, third = teams
    post = employ(app, other, first.staff_ids["karin"])
    karin = karin_of(app, teams)
    told = karin.get("/caseload/compare").get_json()
    assert [(each["name"], each["is_here"]) for each in told["teams"]] == [
        ("Team Prov", True),
        ("Team Söder", False),
    ]
    assert told["teams"][1]["post"] == str(post)
    assert karin.get(f"/caseload/compare?teams={third.team_id}&team={third.team_id}").get_json() == told
    assert "Norr" not in karin.browser.get(f"/teams/{first.team_id}/caseload/compare").text


def test_nobody_is_named_and_nothing_stands_by_party(
    app: Flask, teams: list[World], manager: SignedIn
) -> None:
    first, other, _ = teams
    text = json.dumps(manager.get("/caseload/compare").get_json(), ensure_ascii=False)
    text += taken(manager, first, "csv").decode()
    for world in (first, other):
        for secret in (*world.people, "Karin Lund", "Maria Berg", "Psykosmottagningen", "Boendestöd"):
            assert secret not in text
        ids = {*world.people.values(), *world.staff_ids.values(), *world.parties.values()}
        assert not {str(each) for each in ids if str(each) in text}


def taken(reader: SignedIn, world: World, ending: str) -> bytes:
    address = f"/teams/{world.team_id}/caseload/compare/table?as={ending}&weeks=52"
    answer = reader.browser.get(address, headers={"Accept-Language": "sv"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    content: bytes = answer.data
    return content


def test_the_file_has_a_row_for_each_team(app: Flask, teams: list[World], manager: SignedIn) -> None:
    first = teams[0]
    rows = list(csv.reader(io.StringIO(taken(manager, first, "csv").decode("utf-8-sig")), delimiter=";"))
    head, *of_teams = rows[rows.index(["Jämför team"]) + 1 : -1]
    assert [row[0] for row in of_teams] == ["Team Prov", "Team Söder"]
    assert {len(row) for row in of_teams} == {len(head)}
    told = dict(zip(head, of_teams[0], strict=True))
    assert (told["Personer"], told["Personer: mot modellen"], told["På tavlan"]) == ("2,0", "under", "1")
    assert told["Median dagar"] == ""  # of one nothing is said
    book = load_workbook(io.BytesIO(taken(manager, first, "xlsx")))
    (sheet,) = (book[name] for name in book.sheetnames if name == "Jämför team")
    assert [row[0] for row in sheet.iter_rows(values_only=True)][1:] == ["Team Prov", "Team Söder"]


def test_looking_and_taking_out_are_logged_but_not_each_new_reading(
    app: Flask, teams: list[World], manager: SignedIn
) -> None:
    first, other, _ = teams
    tag = manager.get("/caseload/compare").headers["ETag"]
    assert manager.get("/caseload/compare", **{"If-None-Match": tag}).status_code == 304
    for world in (other, first):  # whatever happens in one of the teams is read anew
        maria = SignedIn(app, world.team_id, world.staff_ids["maria"])
        assert maria.write("/meetings", {"id": str(new_id())}).status_code == 201
        again = manager.get("/caseload/compare", **{"If-None-Match": tag})
        assert again.status_code == 200
        tag = again.headers["ETag"]
    taken(manager, first, "csv")
    with app.app_context():
        of_karin = select(TrailRow).where(TrailRow.staff_id == first.staff_ids["karin"]).order_by(TrailRow.id)
        rows = [row for row in db.session.scalars(of_karin) if row.facts.get("what") == "comparison"]
        assert [row.kind for row in rows] == ["comparison", "export"]
        both = [str(first.team_id), str(other.team_id)]
        assert [(row.team_id, row.facts["teams"], row.shown) for row in rows] == [
            (first.team_id, both, []),
            (first.team_id, both, []),
        ]


def test_a_look_that_says_it_is_none_and_one_at_other_days_are_logged(
    app: Flask, teams: list[World], manager: SignedIn
) -> None:
    for ask in ("", "?weeks=52", "?weeks=52"):
        told = manager.get(f"/caseload/compare{ask}", **{"If-None-Match": '"made-up"'})
        assert told.status_code == 200
    with app.app_context():
        looks = db.session.scalars(select(TrailRow).where(TrailRow.kind == "comparison")).all()
        assert len({row.facts["first"] for row in looks}) == len(looks) == 2


def test_a_teams_name_leads_to_its_page_in_ones_post_there(app: Flask, teams: list[World]) -> None:
    first, other, _ = teams
    post = employ(app, other, first.staff_ids["karin"])
    karin = karin_of(app, teams)
    place = f"/teams/{other.team_id}/caseload?weeks=52"
    form = {"csrf": karin.csrf, "membership": str(post), "next": place}
    assert karin.browser.post("/assignment", data=form).headers["Location"] == place
    assert karin.browser.get(place).status_code == 200
    for strange in (f"/teams/{first.team_id}/caseload", "https://elsewhere.example/"):
        form["next"] = strange
        assert karin.browser.post("/assignment", data=form).headers["Location"] == "/"


def test_days_that_make_no_period_are_refused(app: Flask, teams: list[World], manager: SignedIn) -> None:
    first = teams[0]
    for ask in ("weeks=0", "first=soon", "last=2999-01-01"):
        assert manager.get(f"/caseload/compare?{ask}").status_code == 422
        assert manager.browser.get(f"/teams/{first.team_id}{PAGES[1]}?{ask}").status_code == 422
