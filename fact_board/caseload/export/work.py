"""The lines of "How the team works": a number, and what it is of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")
from flask_babel.speaklater import LazyString

from fact_board.web.spreadsheets import Cell

Figures = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """`number` is left out while it is of fewer than say something."""

    name: LazyString
    number: Callable[[Figures], Cell]
    counted: Callable[[Figures], int | None] = lambda _: None
    of: Callable[[Figures], int | None] = lambda _: None

    def cells(self, figures: Figures) -> list[Cell]:
        number, of = self.number(figures), self.of(figures)
        is_few = of is not None and of < figures["fewest"]
        return [None if is_few else number, self.counted(figures), of]


def _median(group: str, name: str, of: str) -> dict[str, Callable[[Figures], Any]]:
    return {"number": lambda figures: figures[group][name], "of": lambda figures: figures[group][of]}


def _share(group: str, part: str = "part", whole: str = "whole") -> dict[str, Callable[[Figures], Any]]:
    """In per cent."""

    def number(figures: Figures) -> Cell:
        counted, of = figures[group][part], figures[group][whole]
        return round(100 * counted / of) if of else None

    return {
        "number": number,
        "counted": lambda figures: figures[group][part],
        "of": lambda figures: figures[group][whole],
    }


def _first(group: str) -> dict[str, Callable[[Figures], Any]]:
    return {**_median(group, "median_days", "count"), "counted": lambda figures: figures[group]["reached"]}


def _met_by(number: int) -> dict[str, Callable[[Figures], Any]]:
    return {"number": lambda figures: figures["nearness"]["by_faces"][number]}


def _planned(figures: Figures) -> Cell:
    held, planned = _kept(figures), figures["meetings"]["planned"]
    return round(100 * held / planned) if planned else None


def _kept(figures: Figures) -> int:
    kept: int = figures["meetings"]["planned"] - figures["meetings"]["missed"]
    return kept


WORK: tuple[tuple[LazyString, tuple[Line, ...]], ...] = (
    (
        N_("Meetings"),
        (
            Line(N_("Planned days with a meeting, %"), _planned, _kept, lambda f: f["meetings"]["planned"]),
            Line(N_("Length in minutes"), **_median("meetings", "minutes", "held")),
            Line(N_("Seconds a person"), **_median("meetings", "seconds_each", "held")),
            Line(N_("Disciplines"), **_median("meetings", "disciplines", "held")),
            Line(N_("Both principals there, %"), **_share("meetings", "with_both", "held")),
        ),
    ),
    (
        N_("People on the board"),
        (
            Line(N_("Contacts a week"), **_median("nearness", "contacts_a_week", "people")),
            Line(N_("Different staff met"), **_median("nearness", "faces", "people")),
            Line(N_("Met by nobody in 14 days"), **_met_by(0)),
            Line(N_("Met by one"), **_met_by(1)),
            Line(N_("Met by two"), **_met_by(2)),
            Line(N_("Met by three"), **_met_by(3)),
            Line(N_("Met by four or more"), **_met_by(4)),
            Line(N_("Visits in vain, %"), **_share("missed", "missed", "tried")),
            Line(N_("Days until a doctor"), **_first("to_doctor")),
            Line(N_("Days to a crisis plan"), **_first("to_crisis_plan")),
        ),
    ),
    (
        N_("Now"),
        (
            Line(
                N_("Nominations late with an answer"),
                lambda f: f["replies"]["late"],
                lambda f: f["replies"]["late"],
            ),
            Line(N_("Tasks late, %"), **_share("overdue")),
            Line(N_("Cards gone through in time, %"), **_share("fresh")),
            Line(N_("May be told both ways, %"), **_share("consent")),
            Line(N_("With a SIP, %"), **_share("sip")),
            Line(N_("People who lack some support"), lambda f: f["in_need"]),
        ),
    ),
)
