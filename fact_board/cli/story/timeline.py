"""What happened to the teams themselves, on their time lines."""

from functools import partial

from fact_board import clock
from fact_board.cli.story.staff import INNERSTADEN, SODER
from fact_board.cli.story.stage import Stage
from fact_board.cli.story.teller import Teller
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.models import Membership
from fact_board.teams.timeline.actions import annotate

HAPPENED = {  # days ago, and what
    INNERSTADEN.name: ((58, "Ny teamledare"),),
    SODER.name: ((58, "Två tjänster vakanta"), (24, "Vårdplatser stängda")),
}


def schedule_timeline(teller: Teller, stage: Stage) -> None:
    """Let the leader write each down on its day."""
    for days, text in HAPPENED.get(stage.plan.name, ()):
        if day := teller.day(teller.ago(days)):
            teller.schedule(day, "15:50", partial(_annotate, stage, text))


def _annotate(stage: Stage, text: str) -> None:
    by = db.session.get_one(Membership, stage.members[stage.parts["leader"]])
    annotate(stage.team, clock.today(), text, id=new_id(), by=by)
