"""Reading in a list of services and taking it out again: the same figures, and nothing is lost on the way."""

import base64
import csv
import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from fact_board.audit.models import TrailRow
from fact_board.coordination.services.models import Need, Service, ServiceMapping
from fact_board.coordination.services.overview import overview_of
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.web.spreadsheets import as_csv, as_xlsx
from tests.board.conftest import Screen, sign_in
from tests.coordination.mapped_lists import FIRST_ILL, STREET, Mapped, enrol_many, name_of, table_of, year_of
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases
Table = list[list[str]]


def as_one_sheet(table: list[list[str]]) -> bytes:
    return as_xlsx({"Insatser": table})


def in_base_64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def preview(screen: Screen, content: bytes, **more: Any) -> dict[str, Any]:
    headers = {"X-CSRF-Token": screen.csrf}
    url = f"/api/teams/{screen.team_id}/service-lists/preview"
    answer = screen.client.post(url, json={"file": in_base_64(content), **more}, headers=headers)
    assert answer.status_code == 200, answer.text[:500]
    told: dict[str, Any] = answer.get_json()
    return told


def read_in(screen: Screen, content: bytes, told: dict[str, Any], **more: Any) -> Any:
    body = {"file": in_base_64(content), "columns": told["columns"], "left_out": told["left_out"], **more}
    return screen.send("/service-lists", body)


def counted(app: Flask, world: World) -> tuple[int, int, int]:
    with app.app_context():
        count = [
            db.session.scalar(select(func.count()).select_from(m)) or 0
            for m in (Service, Need, ServiceMapping)
        ]
    return count[0], count[1], count[2]


@pytest.fixture
def few(app: Flask) -> tuple[World, Screen]:
    """Karin leads a team with twelve more people in the region's books."""
    with app.app_context():
        world = build_world()
        enrol_many(world, 12)
    return world, sign_in(app, world, "karin")


def figures(app: Flask, world: World) -> dict[str, Any]:
    with app.app_context():
        told: dict[str, Any] = overview_of(world.team)["figures"]
        labels = {kind.id: kind.label for kind in kinds_of(world.team_id)}
        told["services"] = {labels[row["kind"]]: row["has"] for row in told["kinds"] if row["has"]}
        db.session.rollback()
    return told


@pytest.mark.parametrize(("unit", "write"), [(STREET, as_csv), (STREET, as_one_sheet), (FIRST_ILL, as_csv)])
def test_a_list_gives_back_exactly_its_figures(app: Flask, unit: Mapped, write: Any) -> None:
    with app.app_context():
        world = build_world(people=())
        enrol_many(world, unit.enrolled)
    karin, content = sign_in(app, world, "karin"), write(table_of(unit))
    told = preview(karin, content)
    expected = {
        "mapped": unit.mapped,
        "with_services": unit.with_services,
        "without_services": unit.mapped - unit.with_services,
        "without_in_need": unit.without_in_need,
        "with_needing_more": unit.with_needing_more,
    }
    assert (told["sums"], told["faults"], told["left_out"]) == (expected, [], 0)
    assert {row["label"]: row["persons"] for row in told["services"]} == unit.services
    assert counted(app, world) == (0, 0, 0), "a preview writes nothing"
    assert read_in(karin, content, told).status_code == 201
    shown = figures(app, world)
    assert {name: shown[name] for name in expected} == expected
    assert (shown["enrolled"], shown["services"]) == (unit.enrolled, unit.services)
    with app.app_context():
        assert len(db.session.scalars(select(Event).where(Event.name == "services_imported")).all()) == 1

    taken_out = karin.client.get("/services/list").data
    again = preview(karin, taken_out)
    assert (again["sums"], again["faults"]) == (expected, [])
    assert {row["label"]: row["persons"] for row in again["services"]} == unit.services
    before = counted(app, world)
    assert read_in(karin, taken_out, again).status_code == 201
    assert counted(app, world) == before, "what stands there is not written twice"


def faults_of(told: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(fault["line"], fault["code"], fault["said"]) for fault in told["faults"]]


HEADINGS = ["Namn", "Födelseår", "Insats", "Från", "Till", "Behov", "Orsak", "Kartlagd"]


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        ([["P1", "1931", "Boendestöd"], ["P1", "1931", "Boendestöd"]], [(3, "person_twice", "P1")]),
        ([["P1", "1931", ""], ["P1", "1931", ""]], [(3, "person_twice", "P1")]),
        ([["P1", "1931", "Boendestöd"], ["P1", "1931", "Hemtjänst"]], []),  # a line a service
        ([["P1", "1931", "Trollerikurs"]], [(2, "service_unknown", "Trollerikurs")]),
        ([["Okänd Person", "1931", ""]], [(2, "person_unknown", "Okänd Person")]),
        ([["P1", "1999", ""]], [(2, "person_unknown", "P1")]),
        ([["P1", "31", ""]], [(2, "year_wrong", "31")]),
        ([["", "1931", ""]], [(2, "name_missing", "")]),
        ([["P1", "1931", "Boendestöd", "2026-13-40"]], [(2, "day_wrong", "2026-13-40")]),
        (
            [["P1", "1931", "Boendestöd", "2026-03-02", "2026-02-02"]],
            [(2, "ends_early", "2026-02-02")],
        ),
        ([["P1", "1931", "", "", "", "Boende", "månen"]], [(2, "reason_unknown", "månen")]),
        ([["P1", "1931", "", "", "", "", "", "2999-01-01"]], [(2, "day_ahead", "2999-01-01")]),
        ([["P1", "1931", "boendestod; HEMTJÄNST", "20260302"]], []),
    ],
)
def test_each_fault_is_told_by_its_line(
    app: Flask, few: tuple[World, Screen], lines: Table, faults: list[tuple[int, str, str]]
) -> None:
    names = {"P1": name_of(1)}
    table = [HEADINGS] + [[names.get(cell, cell) for cell in line] for line in lines]
    told = preview(few[1], as_csv(table))
    assert faults_of(told) == [(line, code, names.get(said, said)) for line, code, said in faults]


def test_two_with_one_name_and_birth_year_are_not_guessed_between(
    app: Flask, few: tuple[World, Screen]
) -> None:
    world, karin = few
    with app.app_context():
        enrol_many(world, 1)
    told = preview(karin, as_csv([HEADINGS, [name_of(0), str(year_of(0)), "Boendestöd"]]))
    assert [fault["code"] for fault in told["faults"]] == ["person_several"]


def test_a_file_with_a_wrong_column_says_which_is_missing_and_can_be_matched(
    app: Flask, few: tuple[World, Screen]
) -> None:
    table = [["Vem", "Född", "Har"], [name_of(1), str(year_of(1)), "Boendestöd"]]
    told = preview(few[1], as_csv(table))
    assert (told["missing"], told["columns"]) == (["name"], {"birth_year": 1})
    columns = {"name": 0, "birth_year": 1, "service": 2}
    matched = preview(few[1], as_csv(table), columns=columns)
    assert (matched["missing"], matched["sums"]["with_services"]) == ([], 1)
    refused = read_in(few[1], as_csv(table), told)
    assert (refused.status_code, refused.get_json()["code"]) == (422, "import.columns_missing")


def test_an_unknown_service_is_one_of_ours_or_a_new_one(app: Flask, few: tuple[World, Screen]) -> None:
    world, karin = few
    table = [
        HEADINGS,
        *([name_of(n), str(year_of(n)), word] for n, word in ((1, "Stöd hemma"), (2, "Fotvård"))),
    ]
    content = as_csv(table)
    assert [row["word"] for row in preview(karin, content)["unknown_services"]] == ["Stöd hemma", "Fotvård"]
    with app.app_context():
        ours = next(str(kind.id) for kind in kinds_of(world.team_id) if kind.label == "Boendestöd")
    words = {"Stöd hemma": ours, "Fotvård": "new"}
    told = preview(karin, content, words=words)
    assert told["faults"] == []
    assert read_in(karin, content, told, words=words).status_code == 201
    assert figures(app, world)["services"] == {"Boendestöd": 1, "Fotvård": 1}


def test_support_that_has_ended_is_none_of_what_somebody_has(app: Flask, few: tuple[World, Screen]) -> None:
    """Nor is what begins later: the sums are today's."""
    days = [("", "2026-02-02"), ("2999-01-01", ""), ("", "")]
    lines = [[name_of(n), str(year_of(n)), "Boendestöd", *span] for n, span in enumerate(days, start=1)]
    told = preview(few[1], as_csv([HEADINGS, *lines]))
    assert (told["faults"], told["sums"]["mapped"], told["sums"]["with_services"]) == ([], 3, 1)
    assert told["services"] == [{"label": "Boendestöd", "persons": 1}]


def test_lines_with_faults_are_left_out_only_when_that_was_said(
    app: Flask, few: tuple[World, Screen]
) -> None:
    world, karin = few
    good, bad = [name_of(1), str(year_of(1)), "Boendestöd"], ["Okänd", "1950", "Boendestöd"]
    content = as_csv([HEADINGS, good, bad])
    told = preview(karin, content)
    refused = read_in(karin, content, {**told, "left_out": 0})
    assert (refused.status_code, list(refused.get_json()["fields"])) == (422, ["left_out"])
    assert counted(app, world) == (0, 0, 0), "nothing is half read in"
    assert read_in(karin, content, told).status_code == 201
    assert counted(app, world) == (1, 0, 1)


def test_twenty_thousand_lines_are_read_to_the_last(app: Flask) -> None:
    with app.app_context():
        world = build_world(people=())
        enrol_many(world, 1100)
        labels = [kind.label for kind in kinds_of(world.team_id)]
    karin = sign_in(app, world, "karin")
    lines = [[name_of(n), str(year_of(n)), label] for label in labels for n in range(1100)][:19_000]
    lines += [["Okänd", "1950", "Boendestöd"]] * 1_000
    content = as_csv([HEADINGS, *lines])
    told = preview(karin, content)
    assert (told["lines"], told["left_out"], told["faults_by_code"]) == (
        20_000,
        1_000,
        {"person_unknown": 1_000},
    )
    assert len(told["faults"]) < 1_000, "the first of them; the number says how many"
    assert read_in(karin, content, told).status_code == 201
    assert counted(app, world)[0] == 19_000


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "request.invalid"),
        (b"Namn;F\xc3\xb6dd\n", "import.empty"),
        (b"PK\x03\x04trasig", "import.unreadable"),
        (b"Namn;F\xc3\xb6dd\n" + b"Eva;1931\n" * 25_000, "import.too_long"),
    ],
)
def test_a_file_that_is_no_list_is_refused(few: tuple[World, Screen], content: bytes, code: str) -> None:
    screen = few[1]
    url, headers = f"/api/teams/{screen.team_id}/service-lists/preview", {"X-CSRF-Token": screen.csrf}
    answer = screen.client.post(url, json={"file": in_base_64(content)}, headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (422, code)


def test_only_these_two_routes_take_long_bodies(few: tuple[World, Screen]) -> None:
    screen, long = few[1], "x" * 300_000
    assert screen.send("/service-kinds", {"label": long}).status_code == 413
    url, headers = f"/api/teams/{screen.team_id}/service-lists/preview", {"X-CSRF-Token": screen.csrf}
    assert screen.client.post(url, json={"file": long}, headers=headers).status_code == 422
    assert screen.client.post(url, json={"file": "x" * 9_000_000}, headers=headers).status_code == 413


def test_taking_out_is_logged_with_everybody_shown_and_holds_no_formula(
    app: Flask, few: tuple[World, Screen]
) -> None:
    world, karin = few
    content = as_csv(
        [[*HEADINGS, "Utförare"], [name_of(1), str(year_of(1)), "Boendestöd", "", "", "", "", "", "=1+1"]]
    )
    assert read_in(karin, content, preview(karin, content)).status_code == 201
    for form in ("", "?as=xlsx"):
        assert karin.client.get(f"/services/list{form}").status_code == 200
    rows = list(
        csv.reader(io.StringIO(karin.client.get("/services/list").data.decode("utf-8-sig")), delimiter=";")
    )
    assert rows[1][4] == "'=1+1"
    with app.app_context():
        exports = db.session.scalars(select(TrailRow).where(TrailRow.kind == "export")).all()
        assert [len(row.shown) for row in exports] == [1, 1, 1]
    assert (
        sign_in(app, world, "maria").send("/service-lists", {"file": "x", "left_out": 0}).status_code == 404
    )
