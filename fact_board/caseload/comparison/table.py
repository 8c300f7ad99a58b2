"""The comparison as a table for a file: a row for each team, every number in a column of its own."""

from typing import Any

from flask_babel import gettext as _

from fact_board.caseload.export.tables import Row, Table, stays_cells
from fact_board.caseload.export.words import verdict_word

Figures = dict[str, Any]


def table_of(figures: Figures) -> Table:
    """In the order of the page."""
    headings = [
        _("Team"),
        *_held_against_the_model(_("People")),
        *_held_against_the_model(_("Full-time posts")),
        *_held_against_the_model(_("Per full-time post")),
        *_held_against_the_model(_("Per case manager")),
        _("On the board"),
        *_held_against_the_model(_("On the board, %")),
        *(_("Now"), _("Stays"), _("Median days"), _("9 of 10 shorter than"), _("Ended")),
        *(_("Back within 30 days"), _("Back within 90 d")),
        *(_("Nominations made"), _("Nominations answered"), _("In time"), _("Hours to the answer")),
        *(_("Wait for an answer"), _("Answers that are late")),
        *(_("Planned meetings"), _("Planned days with a meeting")),
        *(_("Met by nobody in 14 days"), _("Tasks late"), _("Open tasks")),
        *(_("With a SIP"), _("Need a SIP"), _("Decisions that wait"), _("Decisions that are late")),
    ]
    rows = [_row(team, figures["fewest"]) for team in figures["teams"]]
    return Table(_("Compare teams"), headings, rows)


def _held_against_the_model(name: str) -> tuple[str, str]:
    return name, _("{name}: against the model").format(name=name)


def _row(team: Figures, fewest: int) -> Row:
    gauges = [_gauge(team[name]) for name in ("patients", "whole_team", "per_fte", "per_case_manager")]
    return [
        team["name"],
        *(cell for gauge in gauges for cell in gauge),
        *(team["on_board"], *_gauge(team["share"])),
        *stays_cells(team["stays"], fewest),
        *_replies(team["replies"], fewest),
        *(team["meetings"]["planned"], team["meetings"]["planned"] - team["meetings"]["missed"]),
        *(team["nearness"]["unmet"], team["overdue"]["part"], team["overdue"]["whole"]),
        *(team["sip"]["part"], team["sip"]["whole"]),
        *(sum(each[name] for each in team["waiting"]) for name in ("count", "late")),
    ]


def _gauge(gauge: Figures) -> Row:
    return [gauge["value"], verdict_word(gauge["verdict"])]


def _replies(replies: Figures, fewest: int) -> Row:
    hours = replies["median_hours"] if replies["count"] >= fewest else None
    return [
        *(replies["asked"], replies["count"], replies["in_time"], hours),
        *(replies["waiting"], replies["late"]),
    ]
