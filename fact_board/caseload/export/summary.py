"""The one page for both managements: how the team stands, its widest gaps, and what waits on whom."""

from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _

from fact_board.caseload.export.gaps import Gap, gaps
from fact_board.caseload.export.tables import Figures
from fact_board.caseload.export.words import function_word, principal_word, reasons_said, verdict_word

MOST_NEEDS = 5


def summary_of(figures: Figures) -> dict[str, Any]:
    """What the page is drawn of, the functions that write its numbers included."""
    return {
        "figures": figures,
        "gaps": [_said(gap) for gap in gaps(figures)],
        "sides": _sides(figures),
        "needs": [(kind, reasons_said(kind["reasons"])) for kind in figures["unmet"][:MOST_NEEDS]],
        "number": number,
        "span": span,
        "verdict_word": verdict_word,
    }


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
