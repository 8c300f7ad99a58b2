"""The log reviewer's pages: the log, the month's sample, and who has read about one person.

Nothing here is live, so the server draws it whole: it can be read, filtered and printed without a script.
"""

import datetime as dt
import uuid
from itertools import groupby
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from fact_board import clock
from fact_board.access.gates import patient_for, team_for
from fact_board.access.rights import require
from fact_board.access.viewer import Viewer
from fact_board.audit import queries, trail, words
from fact_board.audit.actions import THE_REVIEW, draw_sample, give_verdict
from fact_board.audit.asked import Asked, Cursor, Line, last_days
from fact_board.audit.books import books_of
from fact_board.audit.extract import extract_of
from fact_board.audit.review import page_of
from fact_board.audit.sampling import month_before
from fact_board.columns import new_id
from fact_board.errors import Conflict, DomainError, Invalid, NotFound
from fact_board.web.problems import sentence_of
from fact_board.web.routing import current_viewer

pages = Blueprint("log_pages", __name__, url_prefix="/log")

A_PAGE = 50
SHOWN_AT_FIRST = 7  # days
Answer = str | Response | tuple[str, int]


@pages.get("")
def log() -> str:
    """The log, newest first, as far as it concerns the reviewer's party."""
    viewer = _reviewer()
    asked = _asked()
    if asked.patient_id:
        patient_for(viewer, asked.patient_id, also_left=True)
    lines, after = page_of(viewer, asked, Cursor.read(request.args.get("after", "")), A_PAGE)
    books = books_of(viewer)
    filters: dict[str, Any] = {
        "team": team_for(viewer, viewer.team_id),
        "staff": sorted((books.name_of(id_), id_) for id_ in books.actors),
        "about": books.people.get(asked.patient_id) if asked.patient_id else None,
    }
    trail.note("log", viewer=viewer, shown=_people_in(lines), patient_id=asked.patient_id, **_facts_of(asked))
    return render_template(
        "log/page.html",
        days=_by_day(lines),
        asked=asked,
        older=_address(after) if after else None,
        words=words,
        **filters,
    )


@pages.get("/people")
def people() -> str:
    """Those whom the reviewer's party knows, to choose one: searched in the browser."""
    viewer = _reviewer()
    found = sorted((name, id_) for id_, name in books_of(viewer).people.items())
    trail.note("log_people", viewer=viewer, shown=[id_ for _, id_ in found])
    return render_template("log/people.html", people=found)


@pages.get("/people/<uuid:patient_id>/extract")
def extract(patient_id: uuid.UUID) -> str:
    """Who has read about one person, in plain words, to print and hand over."""
    viewer = _reviewer()
    patient_for(viewer, patient_id, also_left=True)
    today = clock.today()
    from_on = _date("from") or _a_year_before(today)
    to_on = min(_date("to") or today, today)
    books = books_of(viewer)
    if patient_id not in books.people:
        raise NotFound
    reads = extract_of(viewer, patient_id, from_on, to_on)
    name, party = books.people[patient_id], books.party_name(viewer.party_id)
    trail.note("log_extract", viewer=viewer, patient_id=patient_id, from_on=from_on, to_on=to_on)
    days = [(day, list(of_day)) for day, of_day in groupby(reads, key=lambda read: read.day)]
    return render_template(
        "log/extract.html",
        days=days,
        name=name,
        party=party,
        patient_id=patient_id,
        from_on=from_on,
        to_on=to_on,
        made_at=clock.now(),
        years=current_app.config["FACT"].log_years,
    )


@pages.get("/samples")
def samples() -> str:
    """The latest sample, the one asked for, or the offer to draw last month's."""
    return _sample_page(_reviewer())


@pages.post("/samples")
def post_sample() -> Response:
    """Draw last month's sample, if nobody has."""
    viewer = _reviewer()
    rows = queries.readings_of(viewer, month_before(clock.today()))
    percent = current_app.config["FACT"].log_sample_percent
    try:
        draw_sample(THE_REVIEW, rows, id=new_id(), percent=percent, by=viewer.membership)
    except Conflict as error:
        if error.key != "row.exists":  # a colleague was first: theirs is the sample
            raise
    return redirect(url_for("log_pages.samples"), 303)


@pages.post("/rows/<uuid:row_id>/verdicts")
def post_verdict(row_id: uuid.UUID) -> Answer:
    """Say what one thinks of a row; what was typed stays on the page if it is refused."""
    viewer = _reviewer()
    id_ = _uuid(request.form.get("id", ""))
    if id_ is None:
        raise Invalid("request.invalid", field="id")
    row = queries.row_for(viewer, row_id)
    said, comment = request.form.get("verdict", ""), request.form.get("comment", "")
    try:
        give_verdict(THE_REVIEW, row_id, said, comment, id=id_, read_by=row.staff_id, by=viewer.membership)
    except (Invalid, Conflict) as error:
        if error.key != "row.exists":  # sent twice
            return _sample_page(viewer, refused=(row_id, error, said, comment)), error.status
    month = request.form.get("month", "")
    return redirect(url_for("log_pages.samples", month=month, _anchor=f"row-{row_id}"), 303)


def _sample_page(viewer: Viewer, refused: tuple[uuid.UUID, DomainError, str, str] | None = None) -> str:
    drawn, last = queries.samples_for(viewer), month_before(clock.today())
    months = [sample.month for sample in drawn]
    asked = request.values.get("month", "")
    sample = next((one for one in drawn if one.month.isoformat() == asked), drawn[0] if drawn else None)
    rows = queries.sampled_in(viewer, sample) if sample else []
    facts = (
        {"month": sample.month, "population": sample.population, "percent": sample.percent} if sample else {}
    )
    trail.note("log_sample", viewer=viewer, shown=_people_in([row.line for row in rows if row.line]))
    return render_template(
        "log/samples.html",
        months=months,
        to_draw=last if last not in months else None,
        percent=current_app.config["FACT"].log_sample_percent,
        sample=facts,
        rows=rows,
        done=sum(1 for row in rows if row.opinions),
        words=words,
        new_id=new_id,
        refused=_refusal(refused),
    )


def _refusal(refused: tuple[uuid.UUID, DomainError, str, str] | None) -> dict[str, Any]:
    if refused is None:
        return {}
    row_id, error, verdict, comment = refused
    return {"row": row_id, "sentence": sentence_of(error), "verdict": verdict, "comment": comment}


def _reviewer() -> Viewer:
    viewer = current_viewer()
    require("log.review", viewer.role)
    return viewer


def _asked() -> Asked:
    """What the address asks for; nonsense asks for nothing."""
    if not request.args.keys() - {"after"}:
        return last_days(SHOWN_AT_FIRST)
    group, basis, device = (request.args.get(name, "") for name in ("what", "basis", "device"))
    return Asked(
        from_on=_date("from"),
        to_on=_date("to"),
        staff_id=_uuid(request.args.get("who", "")),
        patient_id=_uuid(request.args.get("person", "")),
        group=group if group in words.GROUPS else "",
        basis=basis if basis in words.BASES else "",
        device=device if device in words.DEVICES else "",
        is_emergency=request.args.get("emergency") == "1",
    )


def _facts_of(asked: Asked) -> dict[str, Any]:
    facts = {"from_on": asked.from_on, "to_on": asked.to_on, "who": asked.staff_id, "what": asked.group}
    return {name: value for name, value in facts.items() if value}


def _date(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _address(after: Cursor) -> str:
    kept: dict[str, Any] = {name: value for name, value in request.args.items() if value and name != "after"}
    if not kept:
        first = last_days(SHOWN_AT_FIRST)
        kept = {"from": str(first.from_on), "to": str(first.to_on)}
    return url_for("log_pages.log", **kept, after=str(after))


def _people_in(lines: list[Line]) -> set[uuid.UUID]:
    return {id_ for line in lines for id_ in line.ids}


def _by_day(lines: list[Line]) -> list[tuple[dt.date, list[Line]]]:
    return [(day, list(of_day)) for day, of_day in groupby(lines, key=lambda line: clock.today(line.at))]


def _a_year_before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=365)
