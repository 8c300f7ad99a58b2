"""What the people of Team Innerstaden have and need: gone through by the region, and written down at once."""

import datetime as dt
from functools import partial

from sqlalchemy import select

from fact_board import clock
from fact_board.cli.story.hurry import keep_held
from fact_board.cli.story.stage import Stage
from fact_board.cli.story.teller import Teller
from fact_board.coordination.services.import_actions import import_services
from fact_board.coordination.services.importing import ToWrite
from fact_board.coordination.services.list_rules import Gives, Lacks, OnePerson
from fact_board.coordination.services.queries import kinds_of
from fact_board.extensions import db
from fact_board.patients.models import KnownTo
from fact_board.teams.models import Membership
from fact_board.teams.rules import folded

AGO = 20  # days
NOT_GONE_THROUGH = 6  # of each so many people, one
# In turn: what somebody has, and what they need.
HAS = (
    *(("God man/förvaltare", "Boendestöd"), (), ("Sysselsättning",), (), ("Ekonomiskt bistånd",)),
    *((), ("LSS-insatser", "Boende"), (), ("Boendestöd",), (), ("Hemtjänst", "God man/förvaltare")),
)
NEEDS = (
    *("", "Sysselsättning", "", "", "Boendestöd", "", ""),
    *("", "Mötesplats", "", "", "", "Personligt ombud"),
)
WHY_NOT = {  # in turn, the commonest oftener
    "Sysselsättning": ("hard_to_motivate", "hard_to_motivate", "not_applied", "no_provider"),
    "Boendestöd": ("queue", "hard_to_motivate", "queue", "not_applied"),
    "Mötesplats": ("hard_to_motivate", "refused", "unknown"),
    "Personligt ombud": ("queue", "unknown", "refused"),
}
OF_THE_CAST = {
    "Petra Dahl": (("God man/förvaltare",), "Boendestöd"),
    "Ismail Kardelen": (("Boendestöd",), "Sysselsättning"),
}


def schedule_services(teller: Teller, stage: Stage) -> None:
    """Let the team's leader read in the region's list."""
    if day := teller.day(teller.ago(AGO)):
        teller.schedule(day, "16:20", partial(_read_in, stage))


def _read_in(stage: Stage) -> None:
    by = db.session.get_one(Membership, stage.members["KL"])
    enrolled = select(KnownTo.patient_id, KnownTo.name).where(
        KnownTo.team_id == stage.team_id, KnownTo.party_id == by.party_id, KnownTo.left_on.is_(None)
    )
    people = {
        patient_id: _person(name, place)
        for place, (patient_id, name) in enumerate(db.session.execute(enrolled.order_by(KnownTo.name)))
        if place % NOT_GONE_THROUGH or name in OF_THE_CAST
    }
    kinds = {folded(kind.label): kind.id for kind in kinds_of(stage.team_id)}
    keep_held()
    import_services(stage.team, ToWrite(people, kinds, (), 0), by=by)


def _person(name: str, place: int) -> OnePerson:
    has, needs = OF_THE_CAST.get(name, (HAS[place % len(HAS)], NEEDS[place % len(NEEDS)]))
    person, since = OnePerson(clock.today()), clock.today() - dt.timedelta(days=30 + place % 90)
    for label in has:
        person.services[folded(label)] = Gives(folded(label), "", "", since, None)
    if needs and needs not in has:
        reasons = WHY_NOT[needs]
        person.needs[folded(needs)] = Lacks(folded(needs), reasons[place % len(reasons)], "", since)
    return person
