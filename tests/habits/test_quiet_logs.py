"""The recorder that watches all other tests sees what it should, and the product gives it nothing to see."""

import json
import logging
from pathlib import Path
from urllib.parse import quote

import pytest
import structlog
from flask import Flask
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from fact_board.board.actions.notes import write_note
from fact_board.board.models import Note
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live import publish
from tests import quiet_logs
from tests.world import World

SECRET = "Hon berättade om grannens röda cykel"


def report_of(stdout: str = "", log: str = "") -> pytest.TestReport:
    report = pytest.TestReport("x", ("x", 1, "x"), {}, "passed", None, "call")
    report.sections = [("Captured stdout call", stdout), ("Captured log call", log)]
    return report


def test_every_typed_column_about_a_person_is_watched() -> None:
    watched = {f"{table.name}.{name}" for table, names in quiet_logs.typed_columns() for name in names}
    assert {
        "known_to.name", "patient.label", "patient.successor", "known_to.two_person_reason", "note.text",
        "task.text", "nomination.text", "answer.text", "episode.goal", "next_of_kin.name",
        "next_of_kin.phone", "care_contact.phone", "decision_watch.what",
    } <= watched  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        json.dumps({"event": "x", "about": SECRET}, ensure_ascii=False),
        json.dumps({"event": "x", "about": SECRET}),
        json.dumps({"event": "x", "about": f"re: {SECRET}!"}),
    ],
)
def test_a_line_that_quotes_a_note_fails_its_test(world: World, line: str) -> None:
    write_note(world.patient("Hanna"), SECRET, id=new_id(), by=world.member("maria"))
    for report in (report_of(stdout=line), report_of(log=f"WARNING {line}")):
        quiet_logs.check_report(report)
        assert report.outcome == "failed"
        assert "note.text" in str(report.longrepr)
        assert SECRET not in str(report.longrepr)


def test_a_name_in_an_access_line_fails_its_test(world: World) -> None:
    report = report_of(log='INFO werkzeug "GET /patients?name=Hanna%20Bj%C3%B6rk HTTP/1.1" 200')
    quiet_logs.check_report(report)
    assert report.outcome == "failed"


def test_what_a_test_prints_is_its_own_business(world: World) -> None:
    report = report_of(stdout="Hanna Björk\n{'event': 'Hanna Björk'}")
    quiet_logs.check_report(report)
    assert report.outcome == "passed"


def test_a_failed_statement_is_logged_without_its_values(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """The database quotes the row in its message; of that the log tells the kind and the place."""
    note = {"id": new_id(), "text": SECRET, "team_id": world.team_id}
    with pytest.raises(IntegrityError) as caught:
        db.session.execute(insert(Note).values(**note))
    db.session.rollback()
    assert "cykel" not in str(caught.value.statement)
    try:
        raise caught.value
    except IntegrityError:
        publish.log.exception("publish_failed")
    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["exception"]) == ("publish_failed", "IntegrityError")
    assert line["where"]
    assert "cykel" not in json.dumps(line, ensure_ascii=False)


def test_a_defect_is_logged_by_kind_and_route(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    app.config["PROPAGATE_DEFECTS"] = False
    try:
        with app.test_request_context("/demo"):
            answer = app.make_response(app.handle_user_exception(ValueError(SECRET)))
    finally:
        app.config["PROPAGATE_DEFECTS"] = True
    assert answer.status_code == 500
    assert SECRET not in answer.get_data(as_text=True)
    line = json.loads(capsys.readouterr().out)
    assert (line["event"], line["kind"]) == ("defect", "ValueError")
    assert "cykel" not in str(line)


def test_the_log_speaks_json_on_one_line(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    """A line break in a value starts no line of its own."""
    structlog.get_logger("x").warning("a\nb", value='x\n{"event": "forged"}')
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert logging.getLogger("werkzeug").isEnabledFor(logging.INFO), "access lines are watched too"


def test_a_servers_line_that_quotes_a_note_is_told_without_what_it_quotes(
    world: World, database_url: str, tmp_path: Path
) -> None:
    write_note(world.patient("Hanna"), SECRET, id=new_id(), by=world.member("maria"))
    log = tmp_path / "server.log"
    log.write_text(f"one\nGET /notes?text={quote(SECRET)} 200\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"note\.text: GET /notes\?text=<\d+ letters> 200$"):
        quiet_logs.check_file(log, database_url)
