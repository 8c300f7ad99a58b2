"""What each figure of the caseload page means: counted what, of what, how, and held against what.

The page shows it behind a button beside each figure, and `docs/indicators.md` is made of it.
"""

from collections.abc import Iterator

from fact_board.caseload.definitions.shape import Source
from fact_board.caseload.definitions.team import COURSE, MEETING, PARTY, STRENGTH
from fact_board.caseload.definitions.work import ANSWERS, NEARNESS, STANDING

DEFINITIONS = STRENGTH | PARTY | COURSE | MEETING | NEARNESS | ANSWERS | STANDING

INTRODUCTION = """\
# Indicators
What each figure of the caseload page counts, of what, by which rule, and what it is held against. It is made
of `fact_board/caseload/definitions`, which the page shows beside each figure
(`python -m fact_board.caseload.definitions` writes this file).

These are figures to talk about, one by one. They add up to no score, and they do not replace an audit. A goal
without a public source is the team's own and is called so. Of the spans, 11–12 full-time posts for 200 people
can be read in the summary of the manual at ccaf.nl. The spans around it (200–220, 16.7–20, 10–20 %, 15–30
minutes, the posts of each function) are those of the description of the model that this product was designed
by; whoever uses them in an agreement checks them against the manual.

| figure | counted | of | rule | goal | source |
|---|---|---|---|---|---|
"""


def lines() -> Iterator[str]:
    """The table's lines."""
    for each in DEFINITIONS.values():
        cells = (each.name, each.counted, each.of or "–", each.rule, each.goal or "–", _cited(each.source))
        yield f"| {' | '.join(cells)} |"


def _cited(source: Source | None) -> str:
    if source is None:
        return "–"
    return f"{source.name}: {source.reference}" if source.reference else source.name


def document() -> str:
    """`docs/indicators.md`."""
    return INTRODUCTION + "\n".join(lines()) + "\n"
