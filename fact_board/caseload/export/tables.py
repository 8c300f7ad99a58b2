"""Every table of the caseload page, made of the figures as the page gets them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from fact_board.caseload.export.words import (
    category_name,
    function_word,
    principal_word,
    reasons_said,
    too_few,
    verdict_word,
)
from fact_board.caseload.export.work import WORK
from fact_board.web.spreadsheets import Cell

Figures = dict[str, Any]
Row = list[Cell]


@dataclass(frozen=True)
class Table:
    """A title, the columns' headings and the rows."""

    title: str
    headings: list[str]
    rows: list[Row]


def about(figures: Figures, title: str) -> Table:
    """Whose, of which days, and when it was taken out."""
    team: list[Row] = [[_("Team"), figures["name"]]] if "name" in figures else []
    rows: list[Row] = [
        [_("From"), figures["first"]],
        [_("To"), figures["last"]],
        [_("Taken out"), figures["today"]],
        [_("Left empty"), too_few(figures["fewest"])],
    ]
    return Table(title, [], team + rows)


def tables_of(figures: Figures, locale: str) -> list[Table]:
    """In the order of the page."""
    return [
        _against_the_model(figures),
        _weeks(figures),
        _turnover(figures),
        _colleagues(figures),
        _staffing(figures),
        _categories(figures, locale),
        _work(figures),
        _waiting(figures),
        _unmet(figures),
        _parties(figures),
    ]


def _against_the_model(figures: Figures) -> Table:
    gauges = {
        _("People"): "patients",
        _("Per full-time post"): "per_fte",
        _("On the board, %"): "share",
        _("Per case manager"): "per_case_manager",
        _("Full-time posts"): "whole_team",
        _("With competence in addiction"): "addiction",
        _("May lead a meeting"): "chairs",
    }
    rows: list[Row] = [_gauge_row(name, figures[code]) for name, code in gauges.items()]
    rows.append([_("On the board"), figures["on_board"], None, None, None])
    weighed = _("Weighed per case manager (on the board: {n})").format(n=figures["intensive"])
    rows.append([weighed, figures["weighted"], None, None, None])
    headings = [_("What"), _("Number"), _("Model from"), _("Model to"), _("Against the model")]
    return Table(_("Against the model"), headings, rows)


def _gauge_row(name: str, gauge: Figures) -> Row:
    return [name, gauge["value"], gauge["low"], gauge["high"], verdict_word(gauge["verdict"])]


def _weeks(figures: Figures) -> Table:
    headings = [_("Date"), _("On the board"), _("People"), _("On the board, %")]
    rows: list[Row] = [
        [week["day"], week["on_board"], week["patients"], percent(week["on_board"], week["patients"])]
        for week in figures["weeks"]
    ]
    return Table(_("Week by week"), headings, rows)


def _turnover(figures: Figures) -> Table:
    rows: list[Row] = [
        [week["week"], week["on"], week["off"], week["on"] - week["off"]] for week in figures["turnover"]
    ]
    headings = [_("Week from"), _("Came"), _("Went"), _("Difference")]
    return Table(_("Onto the board and off it"), headings, rows)


def _colleagues(figures: Figures) -> Table:
    """Without anybody's name: what only the reader may see stays on the page."""
    party = {one["party"]: one["name"] for one in figures["parties"]}
    rows: list[Row] = [
        [
            _("Colleague {n}").format(n=number),
            party.get(each["party"], ""),
            each["per_fte"],
            verdict_word(each["verdict"]),
        ]
        for number, each in enumerate(figures["colleagues"], 1)
    ]
    headings = [_("Colleague"), _("Party"), _("Per full-time post"), _("Against the model")]
    return Table(_("Per colleague"), headings, rows)


def _staffing(figures: Figures) -> Table:
    rows: list[Row] = [
        [function_word(post["function"]), post["now"], post["model"], verdict_word(post["verdict"])]
        for post in figures["staffing"]
    ]
    headings = [_("Function"), _("Now"), _("Model"), _("Against the model")]
    return Table(_("Staffing against the model"), headings, rows)


def _categories(figures: Figures, locale: str) -> Table:
    rows = [
        [category_name(each, locale), *stays_cells(each["stays"], figures["fewest"])]
        for each in figures["categories"]
    ]
    rows.append([_("The whole board"), *stays_cells(figures["stays"], figures["fewest"])])
    headings = [
        *(_("Category"), _("Now"), _("Stays"), _("Median days"), _("9 of 10 shorter than"), _("Ended")),
        *(_("Back within 30 days"), _("Back within 90 d")),
    ]
    return Table(_("Category and time on the board"), headings, rows)


def stays_cells(stays: Figures, fewest: int) -> Iterable[Cell]:
    """Of few stays only how many: a median or a share of them says nothing."""
    says, closed = stays["count"] >= fewest, stays["closed"]
    yield from (stays["now"], stays["count"])
    yield from (stays["median_days"], stays["nine_of_ten_days"]) if says else (None, None)
    yield closed
    yield from (stays["back_soon"], stays["back"]) if closed >= fewest else (None, None)


def _work(figures: Figures) -> Table:
    rows = [[str(group), str(line.name), *line.cells(figures)] for group, lines in WORK for line in lines]
    headings = [_("Group"), _("What"), _("Number"), _("How many"), _("Of")]
    return Table(_("How the team works"), headings, rows)


def _waiting(figures: Figures) -> Table:
    rows: list[Row] = [
        [
            principal_word(each["principal"]),
            *(each[name] for name in ("count", "median_days", "longest_days", "late")),
        ]
        for each in figures["waiting"]
    ]
    headings = [_("Waits on"), _("Number"), _("Median days"), _("Longest, days"), _("Late")]
    return Table(_("Decisions that wait"), headings, rows)


def _unmet(figures: Figures) -> Table:
    rows: list[Row] = [
        [kind["label"], kind["people"], reasons_said(kind["reasons"])] for kind in figures["unmet"]
    ]
    return Table(_("Needs that are not met"), [_("Service"), _("People"), _("Why it is not given")], rows)


def _parties(figures: Figures) -> Table:
    rows: list[Row] = []
    for each in figures["parties"]:
        own = (each[name] for name in ("name", "patients", "fte", "per_fte", "on_board"))
        rows.append([*own, *_replies(each["replies"], figures["fewest"])])
    for each in figures["principals"]:
        replies = _replies(each["replies"], figures["fewest"])
        rows.append([principal_word(each["principal"]), None, None, None, None, *replies])
    headings = [
        *(_("Party"), _("People"), _("Full-time posts"), _("Per full-time post"), _("On the board")),
        *(_("Nominations made"), _("Nominations answered"), _("Of them proposals for the board")),
        *(_("In time"), _("Came onto the board"), _("Hours to the answer")),
        *(_("Answers read"), _("Hours until it was read"), _("With a result"), _("Days to the result")),
        *(_("Wait for an answer"), _("Late")),
    ]
    return Table(_("Per party"), headings, rows)


def _replies(replies: Figures, fewest: int) -> Row:
    def of_enough(n: int, value: Cell) -> Cell:
        return value if n >= fewest else None

    answered, read, results = replies["count"], replies["read"], replies["results"]
    return [
        *(replies["asked"], answered, replies["proposals"], replies["in_time"], replies["placed"]),
        of_enough(answered, replies["median_hours"]),
        *(read, of_enough(read, replies["read_hours"]), results, of_enough(results, replies["result_days"])),
        *(replies["waiting"], replies["late"]),
    ]


def percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
