"""The one page for both managements: how the team stands, its widest gaps, and what waits on whom."""

import uuid

from flask import Blueprint, render_template, request
from flask_babel import format_decimal
from flask_babel import gettext as _

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.audit import trail
from fact_board.caseload.export.asked import period_of
from fact_board.caseload.export.gaps import Gap, gaps
from fact_board.caseload.export.tables import Figures
from fact_board.caseload.export.words import function_word, principal_word, reasons_said, verdict_word
from fact_board.caseload.figures import figures_for
from fact_board.caseload.schemas import CaseloadShape
from fact_board.web.routing import current_viewer

pages = Blueprint("caseload_summary", __name__)
MOST_NEEDS = 5


@pages.get("/teams/<uuid:team_id>/caseload/summary")
def summary(team_id: uuid.UUID) -> str:
    """To print, without names of staff; logged as printed."""
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    team, today = team_for(viewer, team_id), clock.today()
    period = period_of(request.args, today)
    figures: Figures = CaseloadShape().dump(figures_for(viewer, team, today, period))
    trail.note("print", viewer=viewer, what="caseload", first=period.first, last=period.last)
    return render_template(
        "caseload/summary.html",
        team=team,
        figures=figures,
        period=period,
        today=today,
        gaps=[_said(gap) for gap in gaps(figures)],
        sides=_sides(figures),
        needs=[(kind, reasons_said(kind["reasons"])) for kind in figures["unmet"][:MOST_NEEDS]],
        number=number,
        span=span,
        verdict_word=verdict_word,
    )


def number(value: float | None) -> str:
    """As the page writes it."""
    return "–" if value is None else str(format_decimal(value, "#,##0.#"))


def span(low: float, high: float) -> str:
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def _said(gap: Gap) -> dict[str, str]:
    word = _("over the model") if gap.is_over else _("under the model")
    away = gap.value - gap.high if gap.is_over else gap.low - gap.value
    return {
        "name": _names().get(gap.code) or function_word(gap.code),
        "value": number(gap.value),
        "model": span(gap.low, gap.high),
        "away": f"{number(away)} {word}",
    }


def _names() -> dict[str, str]:
    return {
        "patients": _("People"),
        "per_fte": _("Per full-time post"),
        "per_case_manager": _("Per case manager"),
        "share": _("On the board, %"),
        "whole_team": _("Full-time posts"),
    }


def _sides(figures: Figures) -> list[Figures]:
    """Each management's own: what its people nominated and how they were answered, and what waits on it."""
    waiting = {each["principal"]: each for each in figures["waiting"]}
    nothing = {"count": 0, "longest_days": None, "late": 0}
    return [
        {
            "name": principal_word(each["principal"]),
            "replies": each["replies"],
            "waiting": waiting.get(each["principal"], nothing),
        }
        for each in figures["principals"]
    ]
