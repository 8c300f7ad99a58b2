"""A crisis, and what helped."""

from fact_board.cli.story.courses.frame import Chance, Steps, ending, opening
from fact_board.cli.story.verbs import (
    ask_decision,
    at,
    contact,
    get_decision,
    goal,
    move,
    note,
    resume_medication,
    stop_medication,
    task,
    tell_result,
    tick,
    tick_taken,
    urgency,
    ward,
)

# A line for each happening.
# fmt: off


def sleepless(chance: Chance) -> Steps:
    """Nights without sleep, a crisis in time."""
    began, d = opening(
        chance, category="crisis", level="red", tags=("sleep", "worry"),
        saw=chance.choice((
            "Uppe hela nätterna, ringer mig klockan fyra. Ser sliten ut.",
            "Har inte sovit på tre dygn, går runt kvarteret på nätterna.",
            "Grannen hör steg hela natten. Pratar fort, hoppar mellan ämnen.",
        )),
        why=chance.choice(("sover inte alls", "vaken flera nätter", "dygnet är borta")), why_tags=("sleep",),
        told="Bra att du sa till. Vi åker hem i dag och hör av oss i morgon.", next_step="Hembesök i dag")
    return [*began,
        at(d, "14:10", contact),
        at(d, "14:30", note, text=chance.choice((
            "Hembesök. Tar emot, rädd för natten. Vi kom överens om att ringa klockan 20.",
            "Trött och uppvarvad på samma gång. Äter lite. Tar kvällsmedicinen när vi ringer."))),
        at(d + 1, "15:30", tell_result,
           text="Hembesök i går, tog emot oss. Läkartid i morgon, vi ringer varje kväll."),
        at(d + 2, "10:40", contact, by="doctor"),
        at(d + 4, "08:39", urgency, by="leader", to="amber", why="sover några timmar", tags=("calmer",)),
        at(d + 6, "13:20", tick_taken),
        at(d + 8, "15:00", contact, by="support"),
        at(d + 11, "08:38", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        *ending(d + 15 + chance.randint(0, 12), why="Sovit bra i två veckor.",
                 text="Lugnt. Krisplanen uppdaterad.")]


def stopped_medicine(chance: Chance) -> Steps:
    """The pharmacy calls, the team goes there."""
    began, d = opening(
        chance, category="crisis", level="amber", tags=("medicine",),
        saw=chance.choice(("Dosetten orörd sedan i måndags. Säger sig må bättre utan.",
                           "Medicinpåsarna ligger oöppnade i hallen.")),
        why="har slutat ta den", why_tags=("medicine",),
        told="Tack, vi tar det i dag. Ring oss innan du åker dit nästa gång.", next_step="Läkartid")
    return [*began,
        at(d, "10:05", stop_medication),
        at(d, "10:30", task, text="Läkartid, följ med", owner="primary", due=2, is_safety=True),
        at(d + 1, "13:10", contact),
        at(d + 2, "09:20", urgency, to="red", why="hör mer, litar inte på oss", tags=("medicine",)),
        at(d + 2, "15:10", tick, text="Läkartid, följ med"),
        at(d + 2, "15:20", note, by="doctor",
           text="Går med på spruta i stället för tabletter. Ny tid om två veckor."),
        at(d + 5, "09:10", resume_medication, by="doctor"),
        at(d + 6, "08:39", urgency, by="leader", to="amber", why="tar sprutan", tags=("calmer",)),
        at(d + 6, "15:00", tell_result, text="Läkartiden blev av, medicinen är igång igen sedan i går."),
        at(d + 8, "13:30", tick_taken),
        at(d + 12, "10:30", contact),
        at(d + 16, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        *ending(d + 20 + chance.randint(0, 8), why="Medicin enligt plan i fyra veckor.",
                 text="Spruta var fjärde vecka hos primärkontakten.", outcome="stable")]


def unpaid_rent(chance: Chance) -> Steps:
    """Unopened letters, a debt, a decision."""
    asked = chance.choice(("Ekonomiskt bistånd, hyresskuld", "Avbetalningsplan för hyran", "God man"))
    began, d = opening(
        chance, category="short_term", level="amber", tags=("money", "housing"),
        saw=chance.choice(("Hyresvarning i posten. Vågar inte öppna breven.",
                           "Elen är avstängd sedan i går, räkningarna ligger i en kasse.")),
        why="räkningarna ligger oöppnade", why_tags=("money",),
        told="På tavlan från i dag. Vi går igenom posten tillsammans i veckan.", next_step="Gå igenom posten")
    return [*began,
        at(d + 2, "13:00", contact, by="support"),
        at(d + 3, "10:00", ask_decision, what=asked, of="Socialtjänsten",
           expected=chance.choice((10, 14, 21))),
        at(d + 4, "13:30", tick_taken),
        at(d + 9, "14:00", note, by="support",
           text="Alla brev öppnade. Ansökan inne, värden väntar till månadsskiftet."),
        at(d + 10, "15:00", tell_result, text="Ansökan är inskickad och hyresvärden har gett anstånd."),
        at(d + 15, "14:20", contact),
        at(d + 19, "11:00", get_decision, what=asked,
           outcome=chance.choice(("granted", "granted", "partly"))),
        at(d + 20, "08:39", urgency, by="leader", to="green", why="hyran betald", tags=("calmer",)),
        *ending(d + 28 + chance.randint(0, 26), why="Hyran betald, handläggaren följer upp.",
                 text="Ekonomin ordnad. Boendestöd öppnar posten tillsammans varje vecka.")]


def lonely(chance: Chance) -> Steps:
    """Withdrawn, step by step out again."""
    began, d = opening(
        chance, category="short_term", level="amber", tags=("isolation",),
        saw=chance.choice(("Går inte ut längre, persiennerna nere. Vill inte handla ihop.",
                           "Har ställt in tre gånger. Säger att det inte är någon idé.")),
        why=chance.choice(("går inte ut", "drar sig undan alla")), why_tags=("isolation",),
        told="Vi tar det. Primärkontakten åker hem i morgon, gärna tillsammans med dig.",
        next_step="Hembesök ihop")
    return [*began,
        at(d + 1, "13:30", contact),
        at(d + 1, "13:50", goal, text="Ut en gång om dagen, och en fast sak i veckan."),
        at(d + 3, "14:00", contact, by="support"),
        at(d + 5, "13:20", tick_taken),
        at(d + 7, "15:00", tell_result, text="Vi var hemma båda två. Ni handlar på tisdagar igen."),
        at(d + 12, "14:00", contact, by="peer_specialist", kind="visit"),
        at(d + 12, "14:10", note, by="support",
           text="Gick varvet runt parken utan att vända. Vill visa kolonilotten."),
        at(d + 18, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        at(d + 22, "14:10", contact),
        *ending(d + 30 + chance.randint(0, 28), why="Ute varje dag, handlar själv.",
                 text="Målet nått, mötesplats på torsdagar.")]


def admitted(chance: Chance) -> Steps:
    """In crisis, in hospital, home again."""
    began, d = opening(
        chance, category="crisis", level="red", tags=("worry", "sleep"),
        saw=chance.choice(("Skriker åt rösterna, har slutat äta. Jag gick därifrån.",
                           "Låst in sig, säger att någon är där ute.")),
        why="slutat äta och sova", why_tags=("sleep",),
        told="Vi åker dit nu. Gå inte dit själv i dag.", next_step="Läkare åker hem i dag")
    stay = chance.randint(8, 18)
    out = d + 2 + stay
    return [*began,
        at(d, "11:30", contact, by="doctor"),
        at(d, "11:40", tick_taken),
        at(d + 1, "10:40", move, by="doctor", to="admitted", why="inlagd i natt"),
        at(d + 1, "10:45", ward, by="doctor", name=f"Avdelning {chance.choice((25, 86, 87))}",
           contact="Sjuksköterska i tjänst", phone="070-174 06 25", discharge_in=stay),
        at(d + 1, "13:00", tell_result, text="Inlagd sedan i natt. Vi hör av oss inför utskrivningen."),
        at(d + 2, "08:40", urgency, by="leader", to="amber", why="inlagd", tags=("admission",)),
        at(d + 6, "14:00", contact),
        at(d + 6, "14:20", note,
           text="Besök på avdelningen. Lugnare, vill hem till sitt. Vi planerar första veckan."),
        at(out, "13:00", move, to="discharged", why="hem i dag"),
        at(out, "13:05", urgency, to="amber", why="första tiden hemma", tags=("discharge",)),
        at(out + 2, "11:00", contact),
        at(out + 3, "10:00", contact, by="support"),
        at(out + 4, "13:00", tick_taken),
        at(out + 9, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        *ending(out + 14 + chance.randint(0, 6), why="Hemma i tre veckor, sover och äter.",
                 text="Utskrivningen följd upp. Samma plan som förut.", outcome="stable")]
