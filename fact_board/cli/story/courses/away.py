"""People who are hard to reach, away or in danger."""

from fact_board.cli.story.courses.frame import Chance, Steps, ending, opening
from fact_board.cli.story.verbs import (
    at,
    contact,
    lift_two_person,
    move,
    note,
    tell_result,
    tick_taken,
    two_person,
    urgency,
)

# A line for each happening.
# fmt: off


def hard_to_reach(chance: Chance) -> Steps:
    """Nobody opens; another way in."""
    began, d = opening(
        chance, category="avoiding", level="amber", tags=("isolation",),
        saw=chance.choice(("Öppnar inte, svarar inte på sms. Tredje veckan nu.",
                           "Posten ligger kvar i hallen. Ingen har synt till någon sedan i helgen.")),
        why="öppnar inte", why_tags=("unopened_door",),
        told="Vi prövar en annan väg in och ringer dig när vi fått kontakt.", next_step="Ring närstående")
    return [*began,
        at(d + 1, "13:00", contact, outcome="not_home"),
        at(d + 3, "13:00", contact, by="support", outcome="missed"),
        at(d + 4, "13:20", tick_taken),
        at(d + 6, "15:40", contact, kind="call"),
        at(d + 6, "15:50", note, text="Svarade! Fem minuter. Vill träffas på kaféet, inte hemma."),
        at(d + 8, "15:00", tell_result, text="Vi har fått kontakt. Ses hellre ute än hemma."),
        at(d + 10, "14:00", contact),
        at(d + 14, "08:39", urgency, by="leader", to="green", why="svarar igen", tags=("calmer",)),
        at(d + 20, "14:00", contact, by="support"),
        *ending(d + 30 + chance.randint(0, 50), why="Svarar och öppnar sedan en månad.",
                 text="Möten på kafé varannan vecka.")]


def long_way(chance: Chance) -> Steps:
    """A long period with small steps."""
    began, d = opening(
        chance, category="long_term", level="amber", tags=("hygiene", "housing"),
        saw="Hemmet växer igen och orken räcker inte. Samma som i fjol vid den här tiden.",
        why="orkar inte med hemmet", why_tags=("housing",),
        told="På tavlan för en längre period. Vi planerar ihop på måndag.", next_step="Gemensam planering")
    return [*began,
        at(d + 4, "13:00", contact),
        at(d + 5, "13:30", tick_taken),
        at(d + 12, "14:00", contact, by="support"),
        at(d + 13, "15:00", tell_result, text="Planen klar: ni tar köket, vi tar vården."),
        at(d + 25, "14:00", contact),
        at(d + 25, "14:20", note,
           text="Köket klart, sovrummet nästa. Tar paus när det blir för mycket och säger till."),
        at(d + 40, "14:00", contact, by="support"),
        at(d + 48, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        at(d + 60, "14:00", contact),
        *ending(d + 75 + chance.randint(0, 70), why="Klarar hemmet med besök varannan vecka.",
                 text="Hemmet fungerar, samma boendestöd.")]


def in_custody(chance: Chance) -> Steps:
    """Arrested; the team keeps in touch."""
    began, d = opening(
        chance, category="detained", level="amber", tags=("worry",),
        saw="Häktad sedan i helgen. Systern ringde, undrar vem som tar hand om katten.",
        why="häktad", why_tags=("worry",),
        told="Vi ringer häktet i dag. Katten är hos systern.", next_step="Ring häktet")
    return [*began,
        at(d + 1, "10:00", contact, kind="call"),
        at(d + 1, "10:20", note, text="Häktet: får sin medicin, sover. Besökstid nästa vecka."),
        at(d + 3, "15:00", tell_result, text="Får sin medicin och har läkarkontakt på häktet."),
        at(d + 8, "13:00", tick_taken),
        at(d + 18, "14:00", contact),
        at(d + 26, "10:00", move, to="short_term", why="ute, tillbaka i lägenheten"),
        at(d + 27, "13:00", contact),
        at(d + 30, "13:00", tick_taken),
        at(d + 36, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        *ending(d + 40 + chance.randint(0, 10), why="Hemma en månad utan bekymmer.",
                 text="Frivården har kontakten framåt.")]


def threatened(chance: Chance) -> Steps:
    """A threat, and going in pairs for a while."""
    began, d = opening(
        chance, category="crisis", level="red", tags=("threat",),
        saw="Hotade att ta mig om jag kom tillbaka. Höll något i handen.",
        why="hotade vid dörren", why_tags=("threat",),
        told="Ingen går dit själv. Enhetschefen är informerad, vi ringer dig i eftermiddag.",
        next_step="Läkare och primärkontakt, två")
    return [*began,
        at(d, "09:00", two_person, by="leader", reason="Hot vid dörren, gå alltid två", days=21),
        at(d, "13:30", contact, by="doctor"),
        at(d, "13:50", note, by="doctor",
           text="Vi var två. Ångrar sig, rädd för nya grannen. Medicinen sänktes i somras, höjs."),
        at(d + 1, "15:00", tell_result,
           text="Vi var där två. Gå två i tre veckor, sedan tar vi upp det igen."),
        at(d + 3, "08:39", urgency, by="leader", to="amber", why="samtal varje dag", tags=("calmer",)),
        at(d + 4, "13:20", tick_taken),
        at(d + 9, "13:00", contact),
        at(d + 14, "09:10", lift_two_person, by="leader"),
        at(d + 15, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        *ending(d + 18 + chance.randint(0, 8), why="Inga hot på tre veckor, medicinen rätt.",
                 text="Har bett om ursäkt. En går åt gången.")]
