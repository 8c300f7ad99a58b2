"""Whom Team Innerstaden turns to: its directory, some of it not checked for a while. None of it exists."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from fact_board.cli.story.stage import Stage
from fact_board.cli.story.teller import Teller
from fact_board.columns import new_id
from fact_board.coordination.ways_in.actions import Listing, add_entry, set_who_is_asked
from fact_board.extensions import db
from fact_board.teams.models import Membership, Staff


@dataclass(frozen=True)
class Listed:
    """Whose an entry is, how many days ago it was checked, and what it says."""

    owner: str
    days: int
    listing: Listing


# 040-628 04 00 to 99 are set aside for stories by the Swedish Post and Telecom Authority.
# fmt: off
LISTED = (
    Listed("KL", 40, Listing(
        "Psykiatrisk akutmottagning", "region",
        "Akut bedömning dygnet runt, från 18 år.",
        "040-628 04 10", "dygnet runt", "", "Ingång 64, sjukhusområdet", "Jourläkarens sköterska",
    )),
    Listed("MB", 25, Listing(
        "Avdelning 81", "region",
        "Heldygnsvård vid psykos. Planerar utskrivning på onsdagar.",
        "040-628 04 11", "vardagar 9–15",
        "samma nummer, bakjouren", "Ingång 64, plan 3", "Samordnande sjuksköterska",
    )),
    Listed("TN", 205, Listing(
        "Beroendecentrum Söder", "region",
        "Öppenvård vid alkohol och droger. Tar emot utan remiss.",
        "040-628 04 12", "måndag–torsdag 8–10",
        "", "Södra gatan, bakom vårdcentralen", "Mottagningens sköterska",
    )),
    Listed("EV", 90, Listing(
        "Vårdcentralen Hamnen", "region",
        "Somatisk vård, provtagning för våra läkemedel.",
        "040-628 04 13", "vardagar 8–9.30", "", "Hamnplan, plan 1", "Psykiatrikontakten",
    )),
    Listed("IM", 12, Listing(
        "Arbetsterapi och hjälpmedel", "region",
        "Tyngdtäcken, minnesstöd, hemmabedömning.",
        "040-628 04 14", "tisdag och torsdag 13–14",
    )),
    Listed("BA", 30, Listing(
        "Socialtjänstens mottagning, vuxna", "municipality",
        "Boendestöd, kontaktperson, försörjningsstöd. Första vägen in.",
        "040-628 04 20", "vardagar 8.30–12",
        "socialjouren 040-628 04 21", "Stadsområdeskontoret, entrén", "Mottagningssekreteraren",
    )),
    Listed("LI", 190, Listing(
        "LSS-handläggarna", "municipality",
        "Bostad med särskild service, daglig verksamhet, ledsagning.",
        "040-628 04 22", "måndag, onsdag, fredag 9–10", "", "Stadshuset, plan 5", "Dagens handläggare",
    )),
    Listed("FE", 60, Listing(
        "Öppna verkstaden", "municipality",
        "Sysselsättning utan beslut, kom som du är.",
        "040-628 04 23", "vardagar 10–15", "", "Gamla bryggeriet",
    )),
    Listed("HA", 75, Listing(
        "Personligt ombud", "municipality",
        "Hjälper den enskilde gentemot myndigheter. Personen ringer själv.",
        "040-628 04 24", "vardagar 9–16",
    )),
    Listed("HA", 140, Listing(
        "Överförmyndaren", "municipality",
        "God man och förvaltare: ansökan, byte, klagomål.",
        "040-628 04 25", "vardagar 10–12", "", "Stadshuset, plan 2", "Dagens handläggare",
    )),
    Listed("HA", 50, Listing(
        "Försäkringskassan, samverkan", "other",
        "Frågor om sjukersättning när personen har sagt ja.",
        "040-628 04 30", "vardagar 8–16", "", "", "Samverkansansvarig",
    )),
    Listed("EH", 15, Listing(
        "Kvinnojouren Lyktan", "other",
        "Stöd och skyddat boende. Fråga alltid om det är säkert att ringa upp.",
        "040-628 04 31", "dygnet runt",
    )),
)
# fmt: on


def schedule_directory(teller: Teller, stage: Stage) -> None:
    """Let each entry be written down on the workday when it was last checked."""
    for number, listed in enumerate(LISTED):
        if day := teller.day(teller.ago(listed.days)):
            teller.schedule(day, f"15:{10 + number}", _written(stage, listed))
    if day := teller.day(teller.ago(30)):
        teller.schedule(day, "15:45", partial(name_who_is_asked, stage))


def name_who_is_asked(stage: Stage) -> None:
    """Who answers about somebody who is not in the team."""
    leader = db.session.get_one(Membership, stage.members[stage.parts["leader"]])
    to = "Remissgruppen på Psykosmottagningen"
    set_who_is_asked(stage.team, to=to, phone="040-628 04 40", weekdays=2, by=leader)


def _written(stage: Stage, listed: Listed) -> Callable[[], None]:
    return partial(_write, stage, listed)


def _write(stage: Stage, listed: Listed) -> None:
    owner = db.session.get_one(Staff, stage.staff_ids[listed.owner])
    by = db.session.get_one(Membership, stage.members[listed.owner])
    add_entry(stage.team, listed.listing, owner, id=new_id(), by=by)
