"""The page's tables as files: every figure, no names, no formulas, and logged."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale
from marshmallow import fields
from openpyxl import load_workbook
from sqlalchemy import select

from fact_board.audit.models import TrailRow
from fact_board.caseload.export.tables import tables_of
from fact_board.caseload.schemas import CaseloadShape
from fact_board.extensions import db
from fact_board.web.spreadsheets import Cell, as_csv, as_xlsx
from tests.board.team_at_work import place
from tests.caseload.test_figures import seen_by
from tests.signed_in import SignedIn
from tests.world import World, build_world

# On the page, and not in a file: ids, who a colleague is, what happened (typed, it may name somebody).
NOT_TAKEN_OUT = {
    *("team", "name", "today", "first", "last", "fte", "fewest", "verdict", "principal", "kind"),
    *("colleagues.staff", "colleagues.name", "colleagues.is_me", "colleagues.profession", "colleagues.fte"),
    *("colleagues.patients", "colleagues.weighted", "parties.party", "categories.category"),
    *("categories.code", "categories.label_sv", "replies", "nearness.unmet", "to_doctor.waiting"),
    *("to_crisis_plan.waiting", "missed.per_100", "annotations"),
}


class Watched(dict[str, Any]):
    """Remembers what was asked for."""

    def __init__(self, values: dict[str, Any], path: str, seen: set[str]) -> None:
        super().__init__({name: _watched(value, f"{path}{name}", seen) for name, value in values.items()})
        self.path, self.seen = path, seen

    def __getitem__(self, name: str) -> Any:
        self.seen.add(f"{self.path}{name}")
        return super().__getitem__(name)


def _watched(value: Any, path: str, seen: set[str]) -> Any:
    if isinstance(value, dict):
        return Watched(value, f"{path}.", seen)
    return [_watched(one, path, seen) for one in value] if isinstance(value, list) else value


def leaves(shape: Any, path: str = "") -> Iterator[str]:
    for name, field in shape.fields.items():
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            yield from leaves(inner.schema, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def example(shape: Any) -> dict[str, Any]:
    """Figures with something everywhere."""
    return {name: _example(name, field) for name, field in shape.fields.items()}


def _example(name: str, field: Any) -> Any:
    if isinstance(field, fields.List):
        return [1, 2, 3, 4, 5] if name == "by_faces" else [_example(name, field.inner)]
    if isinstance(field, fields.Nested):
        return example(field.schema)
    if isinstance(field, fields.Dict):
        return {"queue": 2}
    words = {"principal": "region", "verdict": "over", "function": "doctor"}
    return words.get(name, 9) if not isinstance(field, fields.UUID) else "id"


def test_every_figure_of_the_page_is_in_a_table(app: Flask) -> None:
    """A figure that is added to the page is added here, or named as left out."""
    seen: set[str] = set()
    with app.test_request_context():
        tables_of(Watched(example(CaseloadShape()), "", seen), "en")
    missing = {leaf for leaf in leaves(CaseloadShape()) if leaf not in seen}
    left = {
        leaf for leaf in missing if not {leaf, leaf.split(".")[0], leaf.rsplit(".", 1)[-1]} & NOT_TAKEN_OUT
    }
    assert left == set()


@pytest.fixture
def team(app: Flask) -> World:
    with app.app_context():
        made = build_world()
        place(made, "Hanna")
        return made


def taken(app: Flask, team: World, name: str, ask: str = "", language: str = "sv") -> bytes:
    reader = SignedIn(app, team.team_id, team.staff_ids[name])
    address = f"/teams/{team.team_id}/caseload/tables?{ask}"
    answer = reader.browser.get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["Content-Disposition"]
    content: bytes = answer.data
    return content


def test_the_csv_is_what_a_swedish_spreadsheet_opens(app: Flask, team: World) -> None:
    content = taken(app, team, "karin")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert ["Teamets belastning"] in rows
    assert ["Per heltid", "1,2", "16,7", "20,0", "under"] in rows
    titles = [row[0] for row in rows if len(row) == 1]
    assert len(titles) == 11
    english = taken(app, team, "karin", language="en").decode("utf-8-sig")
    assert "Per full-time post;1.2;16.7;20.0;under" in english


def test_the_workbook_has_a_sheet_for_each_table_with_numbers_in_it(app: Flask, team: World) -> None:
    content = taken(app, team, "karin", "as=xlsx&first=2026-01-05&last=2026-01-18", language="en")
    book = load_workbook(io.BytesIO(content))
    assert len(book.sheetnames) == 11
    weeks = list(book["Week by week"].iter_rows(values_only=True))
    assert weeks[0][0] == "Date"
    assert [row[0] for row in weeks[1:]] == ["2026-01-11", "2026-01-18"]
    assert isinstance(weeks[1][1], int)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["karin", "maria", "boris"])
def test_nobody_is_named(app: Flask, team: World, name: str, ending: str) -> None:
    content = taken(app, team, name, f"as={ending}")
    text = content.decode() if ending == "csv" else everything(content)
    for person in (*team.people, "Karin Lund", "Maria Berg", "Sara Öst", "Boris Alm", "Lina Ek"):
        assert person not in text


def everything(content: bytes) -> str:
    sheets = load_workbook(io.BytesIO(content)).worksheets
    rows = (row for sheet in sheets for row in sheet.iter_rows(values_only=True))
    return " ".join(str(cell) for row in rows for cell in row)


def test_taking_out_is_logged(app: Flask, team: World) -> None:
    taken(app, team, "maria", "weeks=52")
    with app.app_context():
        row = db.session.scalars(select(TrailRow).where(TrailRow.kind == "export")).one()
        assert (row.staff_id, row.facts["what"]) == (team.staff_ids["maria"], "caseload")


def test_days_that_make_no_period_are_refused(app: Flask, team: World) -> None:
    reader = SignedIn(app, team.team_id, team.staff_ids["karin"])
    for ask in ("weeks=0", "first=soon", "last=2999-01-01"):
        assert reader.browser.get(f"/teams/{team.team_id}/caseload/tables?{ask}").status_code == 422


def test_a_cell_that_somebody_typed_is_no_formula() -> None:
    rows: list[list[Cell]] = [["=1+1", "+46", "-x", "@a", "vanlig", -1.5]]
    assert as_csv(rows).decode("utf-8-sig") == "'=1+1;'+46;'-x;'@a;vanlig;-1,5\r\n"
    (sheet,) = load_workbook(io.BytesIO(as_xlsx({"Blad: ett/två": rows}))).worksheets
    (cells,) = sheet.iter_rows()
    assert [cell.value for cell in cells] == ["'=1+1", "'+46", "'-x", "'@a", "vanlig", -1.5]
    assert {cell.data_type for cell in cells} == {"s", "n"}


def test_words_follow_the_language(world: World, app: Flask) -> None:
    figures = seen_by(world, "karin")
    with app.test_request_context(), force_locale("sv"):
        assert tables_of(figures, "sv")[0].headings[0] == "Vad"
