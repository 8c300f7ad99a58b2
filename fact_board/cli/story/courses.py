"""Written courses that fill the months before the morning: coherent little stories, told with variations.

A course is a function of chance. Days are workdays after its beginning; `primary` and `support` are the
person's own contacts, the other parts belong to the team. Whoever has no support is reported by the primary.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from fact_board.board.models import CHECKLIST
from fact_board.cli.story.verbs import (
    Step,
    answer_not_now,
    answer_place,
    answer_reply,
    answer_wait,
    ask_decision,
    at,
    check,
    close,
    come_back,
    contact,
    get_decision,
    goal,
    lift_two_person,
    move,
    nominate,
    note,
    propose_step_down,
    read_answer,
    resume_medication,
    review,
    stop_medication,
    task,
    tell_result,
    tick,
    tick_taken,
    two_person,
    urgency,
    ward,
    withdraw,
)

Steps = list[Step]
Chance = random.Random


@dataclass(frozen=True)
class Kind:
    """A written course, how often it is told, and in which months more often."""

    tell: Callable[[Chance], Steps]
    weight: int
    darker: float = 1.0  # how much more often from November to February
    opens: bool = True  # whether it puts someone on the board


# A line for each happening.
# fmt: off


def _opening(chance: Chance, *, category: str, level: str, saw: str, tags: tuple[str, ...], why: str,
             why_tags: tuple[str, ...], told: str, next_step: str) -> tuple[Steps, int]:
    """Reported, answered at the next meeting or, one time in eight, late; read the same day."""
    day = 1 if chance.random() < 0.88 else chance.randint(4, 6)
    next_in = 0 if next_step.endswith("i dag") else 2
    takes = {0: "primary", 1: "doctor"} if level == "red" else {0: chance.choice(("primary", "support"))}
    return [
        at(0, "13:40", nominate, by="support", category=category, urgency=level, tags=tags, text=saw),
        at(day, "08:36", answer_place, by="leader", category=category, urgency=level, why=why, tags=why_tags,
           takes=takes, text=told, next_step=next_step, next_in=next_in),
        at(day, "12:10", read_answer, by="support"),
    ], day


def _ending(day: int, *, why: str, text: str, outcome: str = "goals_met") -> Steps:
    """Proposed, prepared, decided."""
    return [
        at(day, "11:10", propose_step_down, why=why),
        at(day + 1, "15:10", check, codes=CHECKLIST[:4]),
        at(day + 1, "15:20", check, codes=CHECKLIST[4:], waived="Tid är bokad utanför tavlan"),
        at(day + 2, "08:46", close, by="leader", outcome=outcome, text=text),
    ]


def sleepless(chance: Chance) -> Steps:
    """Nights without sleep, a crisis in time."""
    opening, d = _opening(
        chance, category="crisis", level="red", tags=("sleep", "worry"),
        saw=chance.choice((
            "Uppe hela nätterna, ringer mig klockan fyra. Ser sliten ut.",
            "Har inte sovit på tre dygn, går runt kvarteret på nätterna.",
            "Grannen hör steg hela natten. Pratar fort, hoppar mellan ämnen.",
        )),
        why=chance.choice(("sover inte alls", "vaken flera nätter", "dygnet är borta")), why_tags=("sleep",),
        told="Bra att du sa till. Vi åker hem i dag och hör av oss i morgon.", next_step="Hembesök i dag")
    return [*opening,
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
        *_ending(d + 15 + chance.randint(0, 12), why="Sovit bra i två veckor.",
                 text="Lugnt. Krisplanen uppdaterad.")]


def stopped_medicine(chance: Chance) -> Steps:
    """The pharmacy calls, the team goes there."""
    opening, d = _opening(
        chance, category="crisis", level="amber", tags=("medicine",),
        saw=chance.choice(("Dosetten orörd sedan i måndags. Säger sig må bättre utan.",
                           "Medicinpåsarna ligger oöppnade i hallen.")),
        why="har slutat ta den", why_tags=("medicine",),
        told="Tack, vi tar det i dag. Ring oss innan du åker dit nästa gång.", next_step="Läkartid")
    return [*opening,
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
        *_ending(d + 20 + chance.randint(0, 8), why="Medicin enligt plan i fyra veckor.",
                 text="Spruta var fjärde vecka hos primärkontakten.", outcome="stable")]


def unpaid_rent(chance: Chance) -> Steps:
    """Unopened letters, a debt, a decision."""
    asked = chance.choice(("Ekonomiskt bistånd, hyresskuld", "Avbetalningsplan för hyran", "God man"))
    opening, d = _opening(
        chance, category="short_term", level="amber", tags=("money", "housing"),
        saw=chance.choice(("Hyresvarning i posten. Vågar inte öppna breven.",
                           "Elen är avstängd sedan i går, räkningarna ligger i en kasse.")),
        why="räkningarna ligger oöppnade", why_tags=("money",),
        told="På tavlan från i dag. Vi går igenom posten tillsammans i veckan.", next_step="Gå igenom posten")
    return [*opening,
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
        *_ending(d + 28 + chance.randint(0, 26), why="Hyran betald, handläggaren följer upp.",
                 text="Ekonomin ordnad. Boendestöd öppnar posten tillsammans varje vecka.")]


def lonely(chance: Chance) -> Steps:
    """Withdrawn, step by step out again."""
    opening, d = _opening(
        chance, category="short_term", level="amber", tags=("isolation",),
        saw=chance.choice(("Går inte ut längre, persiennerna nere. Vill inte handla ihop.",
                           "Har ställt in tre gånger. Säger att det inte är någon idé.")),
        why=chance.choice(("går inte ut", "drar sig undan alla")), why_tags=("isolation",),
        told="Vi tar det. Primärkontakten åker hem i morgon, gärna tillsammans med dig.",
        next_step="Hembesök ihop")
    return [*opening,
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
        *_ending(d + 30 + chance.randint(0, 28), why="Ute varje dag, handlar själv.",
                 text="Målet nått, mötesplats på torsdagar.")]


def admitted(chance: Chance) -> Steps:
    """In crisis, in hospital, home again."""
    opening, d = _opening(
        chance, category="crisis", level="red", tags=("worry", "sleep"),
        saw=chance.choice(("Skriker åt rösterna, har slutat äta. Jag gick därifrån.",
                           "Låst in sig, säger att någon är där ute.")),
        why="slutat äta och sova", why_tags=("sleep",),
        told="Vi åker dit nu. Gå inte dit själv i dag.", next_step="Läkare åker hem i dag")
    stay = chance.randint(8, 18)
    out = d + 2 + stay
    return [*opening,
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
        *_ending(out + 14 + chance.randint(0, 6), why="Hemma i tre veckor, sover och äter.",
                 text="Utskrivningen följd upp. Samma plan som förut.", outcome="stable")]


def hard_to_reach(chance: Chance) -> Steps:
    """Nobody opens; another way in."""
    opening, d = _opening(
        chance, category="avoiding", level="amber", tags=("isolation",),
        saw=chance.choice(("Öppnar inte, svarar inte på sms. Tredje veckan nu.",
                           "Posten ligger kvar i hallen. Ingen har synt till någon sedan i helgen.")),
        why="öppnar inte", why_tags=("unopened_door",),
        told="Vi prövar en annan väg in och ringer dig när vi fått kontakt.", next_step="Ring närstående")
    return [*opening,
        at(d + 1, "13:00", contact, outcome="not_home"),
        at(d + 3, "13:00", contact, by="support", outcome="missed"),
        at(d + 4, "13:20", tick_taken),
        at(d + 6, "15:40", contact, kind="call"),
        at(d + 6, "15:50", note, text="Svarade! Fem minuter. Vill träffas på kaféet, inte hemma."),
        at(d + 8, "15:00", tell_result, text="Vi har fått kontakt. Ses hellre ute än hemma."),
        at(d + 10, "14:00", contact),
        at(d + 14, "08:39", urgency, by="leader", to="green", why="svarar igen", tags=("calmer",)),
        at(d + 20, "14:00", contact, by="support"),
        *_ending(d + 30 + chance.randint(0, 50), why="Svarar och öppnar sedan en månad.",
                 text="Möten på kafé varannan vecka.")]


def long_way(chance: Chance) -> Steps:
    """A long period with small steps."""
    opening, d = _opening(
        chance, category="long_term", level="amber", tags=("hygiene", "housing"),
        saw="Hemmet växer igen och orken räcker inte. Samma som i fjol vid den här tiden.",
        why="orkar inte med hemmet", why_tags=("housing",),
        told="På tavlan för en längre period. Vi planerar ihop på måndag.", next_step="Gemensam planering")
    return [*opening,
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
        *_ending(d + 75 + chance.randint(0, 70), why="Klarar hemmet med besök varannan vecka.",
                 text="Hemmet fungerar, samma boendestöd.")]


def in_custody(chance: Chance) -> Steps:
    """Arrested; the team keeps in touch."""
    opening, d = _opening(
        chance, category="detained", level="amber", tags=("worry",),
        saw="Häktad sedan i helgen. Systern ringde, undrar vem som tar hand om katten.",
        why="häktad", why_tags=("worry",),
        told="Vi ringer häktet i dag. Katten är hos systern.", next_step="Ring häktet")
    return [*opening,
        at(d + 1, "10:00", contact, kind="call"),
        at(d + 1, "10:20", note, text="Häktet: får sin medicin, sover. Besökstid nästa vecka."),
        at(d + 3, "15:00", tell_result, text="Får sin medicin och har läkarkontakt på häktet."),
        at(d + 8, "13:00", tick_taken),
        at(d + 18, "14:00", contact),
        at(d + 26, "10:00", move, to="short_term", why="ute, tillbaka i lägenheten"),
        at(d + 27, "13:00", contact),
        at(d + 30, "13:00", tick_taken),
        at(d + 36, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        *_ending(d + 40 + chance.randint(0, 10), why="Hemma en månad utan bekymmer.",
                 text="Frivården har kontakten framåt.")]


def threatened(chance: Chance) -> Steps:
    """A threat, and going in pairs for a while."""
    opening, d = _opening(
        chance, category="crisis", level="red", tags=("threat",),
        saw="Hotade att ta mig om jag kom tillbaka. Höll något i handen.",
        why="hotade vid dörren", why_tags=("threat",),
        told="Ingen går dit själv. Enhetschefen är informerad, vi ringer dig i eftermiddag.",
        next_step="Läkare och primärkontakt, två")
    return [*opening,
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
        *_ending(d + 18 + chance.randint(0, 8), why="Inga hot på tre veckor, medicinen rätt.",
                 text="Har bett om ursäkt. En går åt gången.")]


def not_now(chance: Chance) -> Steps:
    """Declined, with who holds the case."""
    day = 1 if chance.random() < 0.85 else chance.randint(4, 7)
    return [
        at(0, "14:40", nominate, by="support", category="short_term", urgency="green", tags=("hygiene",),
           text=chance.choice(("Tvättar inte, annars som vanligt.", "Lite mer orolig än förra veckan."))),
        at(day, "08:44", answer_not_now, by="leader", reason="Känt sedan tidigare, plan finns.",
           instead=chance.choice(("Primärkontakten ringer i veckan", "Extra hembesök på torsdag")),
           holder="primary",
           text="Tack. Inte tavlan nu, men primärkontakten tar det i veckan. Hör av dig om det blir värre."),
        at(day, "12:20", read_answer, by="support"),
        at(day + 3, "14:00", contact),
        at(day + 4, "10:00", tell_result, text="Pratade länge, det var tvättstugan. Tid bokad."),
    ]


def waited(chance: Chance) -> Steps:
    """Wait a week, then see: better, so the nominator takes it back."""
    return [
        at(0, "14:50", nominate, by="support", category="crisis", urgency="amber", tags=("worry",),
           text="Orolig inför beskedet på fredag. Klarar sig nog, men ni ska veta."),
        at(1, "08:45", answer_wait, by="leader", returns_in=5,
           text="Tack. Vi väntar beskedet och tar upp det nästa vecka."),
        at(1, "12:30", read_answer, by="support"),
        at(4, "14:00", contact),
        at(6, "00:05", come_back),
        at(6, "13:00", withdraw, by="support"),
    ]


def question(chance: Chance) -> Steps:
    """A question and its answer, one time in six late."""
    day = 1 if chance.random() < 0.84 else chance.randint(3, 6)
    asked, told = chance.choice((
        ("Får jag följa med på läkartiden?", "Ja, gärna. Ring primärkontakten så bestämmer ni tid."),
        ("Vem ordnar transport till tandläkaren?", "Vi gör det. Samma regler som i våras."),
        ("Hur gör vi när hantverkaren inte släpps in?", "Primärkontakten är med vid nästa tid."),
        ("Ska dosetten delas här eller hos er?", "Hos er på måndagar, vi fyller på var fjortonde dag."),
    ))
    return [
        at(0, "10:50", nominate, by="support", text=asked),
        at(day, "11:30", answer_reply, by="primary", text=told),
        at(day, "13:10", read_answer, by="support"),
    ]


def newcomer(chance: Chance) -> Steps:
    """The first weeks in the team; the person was enrolled the day before."""
    opening, d = _opening(
        chance, category="new", level="amber", tags=("worry",),
        saw="Ny i teamet. Litar på få, vill gå långsamt fram.",
        why="första veckorna", why_tags=("worry",),
        told="Välkommen in på tavlan. Hela teamet hälsar på i tur och ordning.",
        next_step="Första samtalet")
    return [*opening,
        at(d + 2, "13:00", contact),
        at(d + 6, "13:00", contact, by="doctor"),
        at(d + 9, "13:00", tick_taken),
        at(d + 12, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        at(d + 15, "13:00", contact, by="support"),
        *_ending(d + 18 + chance.randint(0, 6), why="Krisplan klar, känner oss alla.",
                 text="Inskolad. Samma primärkontakt.")]


def reported(chance: Chance) -> Steps:
    """Reported in the last days, not answered yet. Days before today."""
    category, tags, text = chance.choice((
        ("short_term", ("isolation",), "Går inte ut längre. Vill inte att jag kommer in."),
        ("crisis", ("sleep",), "Sover på dagarna, vankar på nätterna. Grannarna klagar."),
        ("avoiding", ("worry",), "Har inte svarat på två veckor, mobilen avstängd."),
        ("short_term", ("money",), "Pengarna slut den tionde. Lånar av grannen."),
    ))
    return [at(-chance.randint(1, 6), "14:20", nominate, by="support", category=category, urgency="amber",
               tags=tags, text=text)]


def lately(chance: Chance, *, is_reviewed: bool) -> Steps:
    """What the last days bring for someone on the board, whatever the course. Days before today."""
    text, by = chance.choice((
        ("Hembesök", "primary"), ("Ring och stäm av", "primary"), ("Följ med till vårdcentralen", "support"),
        ("Läkartid", "doctor"), ("Planering med handläggaren", "primary"), ("Handla ihop", "support"),
    ))
    steps = [at(-2, "16:20", task, text=text, owner=by, due=chance.randint(2, 6))]
    return [*steps, at(-chance.randint(1, 2), "08:43", review, by="leader")] if is_reviewed else steps


# fmt: on

KINDS = (
    Kind(sleepless, 14, darker=1.6),
    Kind(stopped_medicine, 12),
    Kind(unpaid_rent, 11),
    Kind(lonely, 11, darker=1.7),
    Kind(admitted, 12, darker=1.3),
    Kind(hard_to_reach, 9),
    Kind(long_way, 9),
    Kind(in_custody, 3),
    Kind(threatened, 4),
    Kind(not_now, 10, opens=False),
    Kind(waited, 5, opens=False),
    Kind(question, 10, opens=False),
)


def length_of(steps: Steps) -> int:
    """Workdays until its last happening."""
    return max(step.day for step in steps)
