"""The caseload page, and teams beside each other: shells, whose figures are drawn in the browser.

What the figures mean stands in the page.
"""

import uuid

from flask import Blueprint, render_template
from flask_babel import get_locale, gettext

from fact_board.access.gates import team_for
from fact_board.access.rights import RIGHTS, require
from fact_board.caseload.comparison.gate import may_compare, posts_for
from fact_board.caseload.definitions import DEFINITIONS
from fact_board.caseload.definitions.shape import Definition
from fact_board.web.routing import current_viewer

pages = Blueprint("caseload_pages", __name__)


@pages.get("/teams/<uuid:team_id>/caseload")
def caseload(team_id: uuid.UUID) -> str:
    """The team's load against the model."""
    viewer = current_viewer()
    require("caseload.see", viewer.role)
    return render_template(
        "caseload/page.html",
        team=team_for(viewer, team_id),
        may_annotate=viewer.role in RIGHTS["timeline.annotate"],
        may_compare=may_compare(viewer),
        meanings=_meanings(),
    )


@pages.get("/teams/<uuid:team_id>/caseload/compare")
def compare(team_id: uuid.UUID) -> str:
    """The teams that one leads, beside each other."""
    viewer = current_viewer()
    team = team_for(viewer, team_id)
    posts_for(viewer)
    return render_template("caseload/compare.html", team=team, meanings=_meanings())


def _meanings() -> dict[str, dict[str, str]]:
    """What each figure means, by its code."""
    return {code: _in_words(each) for code, each in DEFINITIONS.items()}


def _in_words(meaning: Definition) -> dict[str, str]:
    """In the reader's language; a goal without a source is the team's own."""
    said = {name: getattr(meaning, name) for name in ("name", "counted", "of", "rule", "goal")}
    said["source"] = meaning.source.name if meaning.source else ""
    words = {name: gettext(text) if text else "" for name, text in said.items()}
    if str(get_locale()) == "sv":
        words["goal"] = words["goal"].replace(".", ",")
    return words | {"reference": meaning.source.reference if meaning.source else ""}
