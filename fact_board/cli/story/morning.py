"""Team Innerstaden's morning: who is on the board today, and what led there.

Every course was written as a whole: what stands on a card fits what was noted, done and missed before.
Days are workdays before today; `ago(24)` is the last workday at least 24 days back.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from fact_board.board.models import CHECKLIST
from fact_board.cli.story.verbs import (
    Step,
    answer_not_now,
    answer_observed,
    answer_place,
    ask_decision,
    at,
    check,
    close,
    contact,
    enrol,
    enrol_with_support,
    goal,
    kin,
    legal,
    move,
    nominate,
    note,
    place,
    propose_step_down,
    protect,
    ratify,
    read_answer,
    review,
    stop_medication,
    task,
    tell_result,
    tick,
    tick_taken,
    two_person,
    urgency,
    ward,
)
from fact_board.teams.calendar import is_workday

Ago = Callable[[int], int]


@dataclass(frozen=True)
class Course:
    """Somebody's written course up to today; who is new to the team is enrolled by it."""

    name: str
    birth_year: int
    primary: str
    support: str | None
    steps: tuple[Step, ...]
    is_new: bool = False


def _reviews(since: int, every: int = 1, last: int = -1) -> tuple[Step, ...]:
    """Gone through at the meetings: lately each time the category asks, before that about weekly."""
    recent = range(last, max(since, last - 6 * every), -every)
    before = range(last - 6 * every, since, -5)
    days = {*recent, *before}
    return tuple(at(day, "08:42", review, by="KL") for day in sorted(days) if day > since)


def _visits(*days: int, by: str = "primary", kind: str = "visit") -> tuple[Step, ...]:
    return tuple(at(day, "15:40", contact, by=by, kind=kind) for day in days)


def morning_of(today: dt.date, ago: Ago) -> tuple[Course, ...]:
    """Everyone with a part in today's morning."""
    return (
        *_nominated(ago),
        *_in_crisis(ago),
        *_short(ago),
        *_long(ago),
        *_avoiding(ago),
        *_admitted(today, ago),
        *_discharged(today, ago),
        *_new(ago),
        *_off_the_board(ago),
    )


# A line for each happening.
# fmt: off


def _nominated(ago: Ago) -> tuple[Course, ...]:
    late = ago(3) - 2
    return (
        Course("Ismail Kardelen", 1987, "MB", "BA", (
            *_visits(-24, -17, -12, by="BA"),
            at(-13, "10:20", contact, by="MB"),
            at(-12, "15:45", note, by="BA",
               text="Handlade ihop. Ville inte stanna ute länge, men pratade på."),
            at(-2, "13:30", contact, by="BA", outcome="not_home"),
            at(-2, "13:40", note, by="BA",
               text="Ringde på och väntade en kvart, ingen öppnade. Lade en lapp i brevlådan."),
            at(-1, "15:05", contact, by="BA", kind="call", outcome="missed"),
            at(0, "08:12", nominate, by="BA", category="avoiding", urgency="amber",
               tags=("isolation", "worry"),
               text="Öppnar inte sedan i fredags. Brukar alltid ringa tillbaka."),
        )),
        Course("Ulla Sand", 1958, "MB", None, (
            *_visits(-30, -9),
            at(-3, "11:10", contact, by="MB", kind="call"),
            at(-3, "11:20", note, by="MB",
               text="Låter trött och jagad på telefon. Säger att hon sovit ett par timmar."),
            at(-2, "16:40", nominate, by="MB", category="crisis", urgency="amber",
               tags=("sleep", "medicine"), text="Sover inte, slutat hämta medicin. Apoteket ringde i dag."),
        )),
        Course("Yusuf Lind", 1994, "JA", "LI", (
            *_visits(-20, -6, by="LI"), *_visits(-15),
            at(late, "15:20", nominate, by="LI",
               text="Hur motiverar vi Yusuf till boendestöd? Säger nej, men ber om hjälp i hallen."),
        )),
    )


def _in_crisis(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Hanna Berg", 1991, "KL", "BA", (
            *_visits(-25, -18, -11), *_visits(-15, by="BA"),
            at(-4, "14:20", nominate, by="BA", category="crisis", urgency="red", tags=("sleep", "worry"),
               text="Uppe hela nätterna, packar väskor. Säger att grannen lyssnar."),
            at(-3, "08:34", answer_place, by="SÖ", category="crisis", urgency="red", tags=("sleep",),
               why="vaken tredje natten", takes={0: "KL", 1: "SÖ"},
               text="Bra att du sa till. Hanna är på tavlan från i dag, vi åker hem två varje dag."),
            at(-3, "10:05", read_answer, by="BA"),
            at(-3, "13:10", contact, by="SÖ"),
            at(-3, "13:30", note, by="SÖ",
               text="Hembesök med Karin. Rädd men tar emot. Inga tankar på att skada sig."),
            at(-3, "13:35", tick_taken, by="SÖ"),
            at(-2, "11:00", contact, by="KL"),
            at(-1, "11:15", contact, by="KL"),
            at(-1, "11:25", note, by="KL",
               text="Sov två timmar i natt. Äter när någon sitter med. Systern kommer i kväll."),
            at(-1, "11:30", task, by="KL", text="Hembesök, gå två", owner="KL", due=1, at_time="10:30"),
            at(-1, "11:31", task, by="KL", text="Ring kvällstid, 20-tiden", owner="BA", due=1,
               at_time="20:00"),
            at(-2, "09:30", kin, by="KL", name="Lisa Berg", relation="syster", phone="070-174 06 91"),
            *_reviews(-3),
        )),
        Course("Rami Selim", 1996, "MB", "LI", (
            *_visits(-28, -16), *_visits(-19, by="LI"),
            at(ago(9), "08:35", place, by="MB", category="crisis", urgency="amber", why="orolig, sover sämre",
               tags=("worry",), takes={0: "MB"}),
            at(ago(9), "14:00", contact, by="MB"),
            at(ago(9) + 1, "13:00", tick_taken, by="MB"),
            at(-4, "10:30", contact, by="LI"),
            at(-3, "16:10", note, by="MB",
               text="Apoteket: inget uttag på tre veckor. Rami säger att han mår bättre utan."),
            at(-3, "16:12", stop_medication, by="MB"),
            at(-3, "16:15", urgency, by="MB", to="red", why="har slutat hämta", tags=("medicine",)),
            at(-2, "14:30", contact, by="MB"),
            at(-2, "14:40", note, by="MB",
               text="Hemma. Misstänksam, men går med på att träffa Sara på måndag eller när hon kan."),
            at(-2, "14:45", task, by="MB", text="Läkartid, hämta honom", owner="MB", due=2, at_time="13:00",
               is_safety=True),
            *_reviews(ago(9)),
        )),
        Course("Lars Wik", 1971, "TN", "NO", (
            *_visits(-22, -13), *_visits(-17, by="NO"),
            at(ago(6), "08:37", place, by="TN", category="crisis", urgency="amber",
               why="inför flytten", tags=("worry", "housing"), takes={0: "TN"}),
            at(ago(6), "13:20", contact, by="TN"),
            at(-2, "10:15", contact, by="NO"),
            at(-2, "10:25", note, by="NO",
               text="Kartongerna står kvar. Han vill att Tove ringer på kvällen, då är det värst."),
            at(-2, "10:40", tick_taken, by="TN"),
            at(-1, "09:20", task, by="TN", text="Ring i kväll", owner="TN", due=1, at_time="19:30"),
            *_reviews(ago(6)),
        )),
        Course("Tomas Öst", 1983, "HA", None, (
            *_visits(-26, -20),
            at(ago(14), "08:33", place, by="HA", category="crisis", urgency="red",
               why="säger att han inte orkar",
               tags=("suicide_risk",), takes={0: "HA", 1: "SÖ"}),
            at(ago(14), "11:00", contact, by="SÖ"),
            at(ago(14), "11:20", tick_taken, by="SÖ"),
            at(ago(14) + 1, "15:00", contact, by="HA"),
            at(ago(14) + 2, "15:00", contact, by="HA"),
            at(ago(14) + 3, "08:38", urgency, by="SÖ", to="amber", why="tar emot hjälp, brodern bor där",
               tags=("calmer",)),
            at(-2, "08:39", urgency, by="HA", to="green", why="sedan helgen", tags=("calmer",)),
            at(-1, "14:00", contact, by="HA"),
            at(-1, "14:10", note, by="HA",
               text="Sov hela natten, var ute och gick med brodern. Vill skriva klart krisplanen själv."),
            at(-1, "14:15", task, by="HA", text="Krisplan klar", owner="SÖ", due=3),
            *_reviews(ago(14)),
        )),
    )


def _short(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Sofia Falk", 1989, "EH", "BA", (
            *_visits(-30, -22), *_visits(-26, by="BA"),
            at(ago(24), "08:36", place, by="EH", category="short_term", urgency="amber", why="drar sig undan",
               tags=("isolation",), takes={0: "EH", 1: "BA"}),
            at(ago(24), "09:30", goal, by="EH", text="Komma ut varje dag och klara inköpen med Boris."),
            at(ago(24) + 2, "13:00", contact, by="EH"),
            at(ago(24) + 2, "13:20", tick_taken, by="EH"),
            *_visits(-9, by="BA"),
            at(-6, "13:00", contact, by="EH", outcome="missed"),
            at(-6, "13:20", note, by="EH",
               text="Kom inte till tiden, svarade inte på telefon. Nytt försök i veckan."),
            at(-2, "10:00", contact, by="BA", outcome="missed"),
            at(-2, "10:20", note, by="BA",
               text="Lyste i fönstret men hon öppnade inte. Andra gången nu, det är inte likt henne."),
            at(-1, "08:40", urgency, by="EH", to="red", why="två på en vecka", tags=("missed_visits",)),
            at(-1, "10:00", task, by="EH", text="Hembesök av två", owner="EH", due=2, at_time="09:15"),
            *_reviews(ago(24)),
        )),
        Course("Cecilia Hed", 1975, "KL", "FE", (
            *_visits(-40), *_visits(-30, by="FE"),
            at(ago(31), "08:35", place, by="SÖ", category="short_term", urgency="amber",
               why="ny sort sedan måndagen",
               tags=("medicine",), takes={2: "SÖ"}),
            *_visits(-19, -14, -8), *_visits(-17, -11, -5, by="FE"),
            at(-18, "11:00", tick_taken, by="SÖ"),
            at(-8, "15:50", note, by="KL",
               text="Mindre trött på nya medicinen, men glömmer kvällsdosen. Dosett provas."),
            at(-1, "13:00", contact, by="KL"),
            at(-6, "14:20", nominate, by="FE", category="short_term", urgency="amber", tags=("medicine",),
               text="Kvällsdosen låg kvar tre av sju dagar."),
            at(-5, "08:48", answer_observed, by="KL",
               text="Tack Farid. Ni provar dosett tillsammans i nästa vecka."),
            at(-5, "12:00", read_answer, by="FE"),
            at(-1, "13:10", task, by="KL", text="Dosett tillsammans", owner="FE", due=3),
            *_reviews(ago(31)),
        )),
        Course("Bilal Noor", 1985, "MB", "LI", (
            *_visits(-33), *_visits(-28, -24, by="LI"),
            at(ago(20) - 1, "13:30", nominate, by="LI", category="short_term", urgency="amber",
               tags=("money", "housing"),
               text="Hyresvarning i posten, oöppnad sedan förra månaden. Han vågar inte öppna fler brev."),
            at(ago(20), "08:37", answer_place, by="KL", category="short_term", urgency="amber",
               why="hyresvarning",
               tags=("housing",), text="Tack Lina. På tavlan, Maria hjälper honom söka bistånd i veckan.",
               next_step="Ansökan om ekonomiskt bistånd", next_in=3),
            at(ago(20), "09:10", read_answer, by="LI"),
            at(ago(20) + 2, "11:00", contact, by="MB"),
            at(ago(20) + 4, "15:00", tell_result, by="MB",
               text="Breven gicks igenom. Han söker bistånd, du följer med."),
            at(ago(20) + 5, "13:00", tick_taken, by="MB"),
            at(ago(8), "14:00", ask_decision, by="MB", what="Ekonomiskt bistånd, hyresskuld",
               of="Socialtjänsten",
               expected=5),
            *_visits(-9, -4, by="LI"),
            at(-4, "15:45", note, by="LI",
               text="Gick igenom posten. Fem brev öppnade, ett kvar. Stolt efteråt."),
            at(-3, "10:00", contact, by="MB", kind="call"),
            at(-3, "10:20", task, by="MB", text="Ring värden om anstånd", owner="LI", due=4),
            *_reviews(ago(20)),
        )),
        Course("Åke Holm", 1956, "JA", "NO", (
            *_visits(-29), *_visits(-25, by="NO"),
            at(ago(22), "08:38", place, by="JA", category="short_term", urgency="amber",
               why="ensam sedan hunden dog",
               tags=("isolation",), takes={1: "JA"}),
            *_visits(-12, -7, -2), *_visits(-10, -5, by="NO"),
            at(-12, "16:00", tick_taken, by="JA"),
            at(-5, "15:50", note, by="NO",
               text="Följde med till mötesplatsen, stannade en halvtimme. Vill gå igen om Nora är med."),
            at(-2, "16:00", task, by="JA", text="Mötesplats", owner="NO", due=4, at_time="13:00"),
            *_reviews(ago(22)),
        )),
        Course("Emil Grahn", 1998, "EH", None, (
            *_visits(-26),
            at(ago(17), "08:39", place, by="EH", category="short_term", urgency="amber",
               why="prov och oro, sover sent",
               tags=("sleep",), takes={1: "EH"}),
            *_visits(-10, -6, -2),
            at(-10, "16:00", tick_taken, by="EH"),
            at(-6, "08:38", urgency, by="EH", to="green", why="", tags=("as_planned",)),
            at(-2, "15:50", note, by="EH",
               text="Klarade båda proven. Sömnen rätad, går upp med väckarklockan."),
            at(-2, "15:55", task, by="EH", text="Vårdplan, läs ihop", owner="EH", due=5),
            *_reviews(ago(17)),
        )),
        Course("Johan Ceder", 1979, "JA", "NO", (
            *_visits(-46, -38), *_visits(-40, by="NO"),
            at(ago(44), "08:36", place, by="JA", category="short_term", urgency="amber", why="vänt på dygnet",
               tags=("sleep",), takes={0: "JA", 1: "JA"}),
            *_visits(-24, -18, -11, -5), *_visits(-21, -14, -7, by="NO"),
            at(-24, "16:00", tick_taken, by="JA"),
            at(-12, "08:38", urgency, by="JA", to="green", why="", tags=("as_planned",)),
            at(-2, "13:00", contact, by="JA"),
            at(-2, "13:20", note, by="JA",
               text="Uppe om dagarna i tre veckor. Vill prova med besök varannan vecka."),
            at(-2, "13:30", task, by="JA", text="Ta upp standardnivå", owner="JA", due=3),
            *_reviews(ago(44)),
        )),
    )


def _long(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Nadia Voss", 1982, "TN", "LI", (
            *_visits(-80), *_visits(-75, by="LI"),
            at(ago(96), "08:37", place, by="TN", category="long_term", urgency="green",
               why="lång väg tillbaka, små steg",
               tags=("as_planned",), takes={0: "TN"}),
            *_visits(-50, -38, -26, -17, -9), *_visits(-44, -32, -21, -13, by="LI"),
            at(-50, "16:00", tick_taken, by="TN"),
            at(-9, "08:38", urgency, by="TN", to="amber", why="räkningarna ligger", tags=("money",)),
            at(-3, "14:00", contact, by="LI"),
            at(-3, "14:10", note, by="LI",
               text="Funderar på att ta tillbaka sitt samtycke till att vi pratar. Vill att Tove ringer."),
            at(-2, "09:00", task, by="TN", text="Ring om samtycket", owner="TN", due=3),
            at(-2, "09:05", task, by="TN", text="Boka SIP med handläggaren", owner="LI", due=5),
            *_reviews(ago(96), 5, -2),
        )),
        Course("Ulla Svan", 1957, "KL", "BA", (
            *_visits(-120), *_visits(-110, by="BA"),
            at(ago(140), "08:38", place, by="KL", category="long_term", urgency="amber",
               why="orkar inte med hemmet",
               tags=("housing",), takes={0: "KL"}),
            *_visits(-70, -45, -30, -16, -6), *_visits(-60, -40, -23, -11, -4, by="BA"),
            at(-70, "16:00", tick_taken, by="KL"),
            at(-35, "08:38", urgency, by="KL", to="green", why="", tags=("as_planned",)),
            at(-4, "15:50", note, by="BA",
               text="Köket klart. Ulla valde gardiner själv, hänger upp dem på fredag."),
            at(-4, "15:55", task, by="BA", text="Hembesök, gardiner", owner="BA", due=6),
            *_reviews(ago(140), 5, -3),
        )),
        Course("Viktor Wahl", 1993, "JA", "LI", (
            *_visits(-100), *_visits(-95, by="LI"),
            at(ago(121), "08:37", place, by="JA", category="long_term", urgency="amber",
               why="vill tillbaka till jobbet",
               tags=("worry",), takes={0: "JA"}),
            *_visits(-60, -42, -25, -12, -4), *_visits(-50, -33, -18, -8, by="LI"),
            at(-60, "16:00", tick_taken, by="JA"),
            at(-28, "08:38", urgency, by="JA", to="green", why="", tags=("as_planned",)),
            at(-4, "15:50", note, by="JA",
               text="Praktik två förmiddagar i veckan sedan förra månaden. Har inte missat någon."),
            at(-4, "16:00", task, by="JA", text="Samtal om jobb", owner="IM", due=5),
            *_reviews(ago(121), 5, -4),
        )),
        Course("Anna Roth", 1968, "KL", "NO", (
            *_visits(-170), *_visits(-160, by="NO"),
            at(ago(203), "08:36", place, by="KL", category="long_term", urgency="amber",
               why="många inläggningar i fjol",
               tags=("admission",), takes={0: "KL"}),
            *_visits(-100, -70, -48, -29, -15, -5), *_visits(-85, -55, -35, -20, -9, by="NO"),
            at(-100, "16:00", tick_taken, by="KL"),
            at(-60, "08:38", urgency, by="KL", to="green", why="", tags=("as_planned",)),
            at(-5, "15:50", note, by="KL",
               text="Sju månader hemma i sträck. Vårdplanen följs upp när dottern är i stan."),
            at(-5, "15:55", task, by="KL", text="Vårdplan med dottern", owner="KL", due=12),
            *_reviews(ago(203), 5, -1),
        )),
        Course("Amal Haddad", 1986, "SÖ", None, (
            at(-90, "10:00", protect, by="SÖ", code="Kod 7Q"),
            *_visits(-85),
            at(ago(88), "08:39", place, by="SÖ", category="long_term", urgency="amber", why="skyddat boende",
               tags=("threat",), takes={0: "SÖ"}),
            *_visits(-45, -30, -18, -3),
            at(-45, "16:00", tick_taken, by="SÖ"),
            at(-20, "08:38", urgency, by="SÖ", to="green", why="", tags=("as_planned",)),
            at(-3, "15:55", task, by="SÖ", text="Uppföljning enligt plan", owner="SÖ", due=7),
            *_reviews(ago(88), 5, -2),
        )),
    )


def _avoiding(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Bo Gran", 1962, "TN", "BA", (
            *_visits(-30), *_visits(-27, by="BA"),
            at(ago(16), "08:36", place, by="TN", category="avoiding", urgency="amber", why="sedan två veckor",
               tags=("unopened_door",), takes={0: "TN"}),
            at(ago(16), "10:00", two_person, by="TN",
               reason="Hotfull i trapphuset förra gången. Gå alltid två.",
               days=28),
            at(-9, "13:00", contact, by="TN", outcome="not_home"),
            at(-9, "13:20", note, by="TN",
               text="Två gick dit. Radion på men ingen öppnade. Grannen såg honom i går kväll."),
            at(-5, "13:00", contact, by="TN", kind="call"),
            at(-5, "13:10", note, by="TN",
               text="Svarade i en minut. Sur över att vi ringer på, men brodern får höra av sig."),
            at(-2, "11:00", task, by="TN", text="Ny väg in: ring brodern", owner="TN", due=3),
            at(-1, "13:00", tick, by="TN", text="Fråga vaktmästaren"),
            at(-5, "13:20", task, by="TN", text="Fråga vaktmästaren", owner="TN", due=5),
            *_reviews(ago(16), 3, -2),
        )),
        Course("Petra Carls", 1990, "SÖ", "FE", (
            *_visits(-40), *_visits(-36, by="FE"),
            at(ago(36), "08:38", place, by="SÖ", category="avoiding", urgency="amber",
               why="svarar varken på sms eller brev",
               tags=("isolation",), takes={0: "FE", 1: "SÖ"}),
            at(-20, "13:00", contact, by="FE", outcome="not_home"),
            at(-14, "13:00", contact, by="FE"),
            at(-14, "13:20", tick_taken, by="FE"),
            at(-14, "13:30", note, by="FE",
               text="Öppnade på glänt. Tog emot matkassen, ville inte prata. Ser mager ut."),
            at(-4, "13:00", contact, by="FE"),
            at(-4, "13:20", note, by="FE",
               text="Fem minuter i hallen. Går med på att Sara följer med nästa gång."),
            at(-3, "09:00", task, by="SÖ", text="Hembesök med Farid", owner="SÖ", due=3, at_time="14:00"),
            *_reviews(ago(36), 3, -1),
        )),
        Course("Olof Friis", 1977, "MB", "BA", (
            *_visits(-50), *_visits(-44, by="BA"),
            at(ago(37), "08:39", place, by="MB", category="avoiding", urgency="amber",
               why="uteblir sedan i somras",
               tags=("missed_visits",), takes={0: "MB"}),
            at(-22, "13:00", contact, by="BA", outcome="not_home"),
            at(-15, "13:00", contact, by="MB", kind="call"),
            at(-15, "13:20", tick_taken, by="MB"),
            at(-13, "08:40", urgency, by="MB", to="green", why="svarar på sms", tags=("calmer",)),
            at(-2, "13:00", contact, by="BA", kind="call"),
            at(-2, "13:10", note, by="BA",
               text="Skickar tummen upp på sms. Ses hellre ute än hemma, föreslår kaféet."),
            at(-2, "13:15", task, by="BA", text="Sms om kaféet", owner="BA", due=6),
            *_reviews(ago(37), 3, -9),
        )),
    )


def _admitted(today: dt.date, ago: Ago) -> tuple[Course, ...]:
    began, asked = ago(19), ago(12)
    return (
        Course("Petra Dahl", 1984, "JA", "BA", (
            *_visits(-30, -24), *_visits(-27, by="BA"),
            at(began - 6, "08:36", place, by="JA", category="crisis", urgency="red",
               why="slutat äta och sova",
               tags=("sleep",), takes={0: "JA"}),
            at(began - 5, "11:00", contact, by="JA"),
            at(began - 5, "11:20", tick_taken, by="JA"),
            at(began, "10:20", move, by="SÖ", to="admitted", why="LPT, avdelning 87"),
            at(began, "10:22", ward, by="SÖ", name="Avdelning 87", contact="Sjuksköterska i tjänst",
               phone="070-174 06 87", discharge_in=20),
            at(began, "10:25", legal, by="SÖ", status="LPT", starts_on=today - dt.timedelta(days=19),
               ends_on=today + dt.timedelta(days=9)),
            at(began + 1, "08:40", urgency, by="SÖ", to="amber", why="inlagd, tryggare", tags=("admission",)),
            at(asked, "13:00", ask_decision, by="JA", what="Boende med särskilt stöd", of="Socialtjänsten",
               expected=10),
            at(asked, "13:10", note, by="JA",
               text="Ansökan inskickad med läkarutlåtande. Handläggaren räknar med svar inom tio dagar."),
            at(-6, "14:00", contact, by="JA"),
            at(-6, "14:10", tick_taken, by="JA"),
            at(-2, "11:00", contact, by="JA", kind="call"),
            at(-2, "11:10", note, by="JA",
               text="Ringde handläggaren, inget beslut. Avdelningen vill skriva ut när LPT går ut."),
            at(-1, "08:41", urgency, by="JA", to="red", why="LPT tar snart slut, boendet oklart",
               tags=("discharge",)),
            at(-1, "09:00", task, by="JA", text="Möte avd 87", owner="JA", due=1, at_time="11:00",
               is_safety=True),
            at(-1, "09:05", task, by="JA", text="Ring handläggaren om beslutet", owner="HA", due=1,
               at_time="09:30"),
            *_reviews(began - 6, 5, -1),
        )),
        Course("Nils Varg", 1973, "JA", "BA", (
            *_visits(-30), *_visits(-25, by="BA"),
            at(ago(9), "15:20", place, by="SÖ", category="admitted", urgency="amber",
               why="planeras till veckan",
               tags=("discharge",), takes={0: "JA"}),
            at(ago(9), "15:25", ward, by="SÖ", name="Avdelning 25", contact="Kontaktperson på avdelningen",
               phone="070-174 06 25", discharge_in=9),
            at(ago(9) + 1, "08:38", ratify, by="KL"),
            at(-2, "14:00", contact, by="JA"),
            at(-2, "14:10", tick_taken, by="JA"),
            at(-2, "14:20", note, by="JA",
               text="Träffade Nils på avdelningen. Vill hem, orolig för att vara själv första helgen."),
            at(-2, "14:30", task, by="JA", text="Boka första besöket hemma", owner="BA", due=4),
            *_reviews(ago(9), 5, -1),
        )),
        Course("Elsa Vinge", 1966, "KL", "FE", (
            *_visits(-40), *_visits(-34, by="FE"),
            at(ago(26), "08:37", place, by="KL", category="admitted", urgency="amber",
               why="frivilligt, medicin ställs in",
               tags=("admission",), takes={0: "KL"}),
            at(ago(26), "09:10", ward, by="KL", name="Avdelning 25", contact="Sjuksköterska i tjänst",
               phone="070-174 06 25", discharge_in=30),
            *_visits(-12, -7, -3),
            at(-12, "16:00", tick_taken, by="KL"),
            at(-7, "08:38", urgency, by="KL", to="green", why="", tags=("as_planned",)),
            at(-3, "15:50", note, by="KL",
               text="Permission i helgen gick bra. Farid vattnade blommorna, katten är hos grannen."),
            at(-3, "15:55", task, by="KL", text="Besök avd 25", owner="KL", due=4, at_time="14:00"),
            *_reviews(ago(26), 5, -3),
        )),
    )


def _discharged(today: dt.date, ago: Ago) -> tuple[Course, ...]:
    days = _days_apart(today, 25, 4)
    again, closed = ago(days), ago(days + 25)
    return (
        Course("Maria Norén", 1988, "KL", "FE", (
            *_visits(-35), *_visits(-32, by="FE"),
            at(-1, "14:50", place, by="SÖ", category="discharged", urgency="amber",
               why="hem i går, ensam i lägenheten",
               tags=("discharge",), takes={0: "KL", 1: "SÖ"}),
            at(-1, "14:55", note, by="SÖ",
               text="Utskriven från avdelning 25. Medicinlistan ändrad, recept ligger på apoteket."),
            at(-1, "15:00", task, by="KL", text="Hembesök", owner="KL", due=1, at_time="15:30"),
        )),
        Course("Gösta Ek", 1959, "PR", "LI", (
            *_visits(closed - 45),
            at(closed - 30, "08:36", place, by="PR", category="short_term", urgency="amber",
               why="dricker mer, äter sämre", tags=("worry",), takes={1: "PR"}),
            at(closed - 24, "13:00", contact, by="PR"),
            at(closed - 24, "13:30", tick_taken, by="PR"),
            at(closed - 10, "08:38", urgency, by="PR", to="green", why="", tags=("as_planned",)),
            at(closed - 4, "11:00", propose_step_down, by="PR",
               why="Nykter i fem veckor, handlar och lagar mat."),
            at(closed - 1, "15:00", check, by="PR", codes=CHECKLIST),
            at(closed, "08:46", close, by="KL", outcome="goals_met",
               text="Målen nådda. Pär träffar honom varannan vecka."),
            at(closed + 6, "14:00", contact, by="PR"),
            at(again, "08:37", place, by="KL", category="discharged", urgency="amber",
               why="åter efter 25 dagar",
               tags=("discharge",), takes={0: "PR", 1: "SÖ"}),
            at(again, "08:55", note, by="PR",
               text="Två nätter på akuten efter återfall, hem i går. Skäms över att vara på tavlan igen."),
            at(again, "14:00", contact, by="PR"),
            at(again, "14:20", tick_taken, by="PR"),
            at(-1, "08:39", urgency, by="PR", to="green", why="åter efter 25 dagar", tags=("calmer",)),
            at(-1, "11:00", contact, by="PR", kind="call"),
            at(-1, "11:05", task, by="PR", text="Ring före helgen", owner="LI", due=3),
            *_reviews(again, 3, -1),
        )),
    )


def _days_apart(today: dt.date, apart: int, at_least: int) -> int:
    """How many days ago the later of two workdays so far apart was."""
    days = range(at_least, at_least + 30)
    then = [today - dt.timedelta(days=each) for each in days]
    pairs = zip(days, then, strict=True)
    return next(n for n, day in pairs if is_workday(day) and is_workday(day - dt.timedelta(days=apart)))


def _new(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Fatima Deeb", 1997, "EH", "FE", (
            at(-2, "10:00", enrol),
            at(-2, "10:10", enrol_with_support),
            at(-1, "08:38", place, by="EH", category="new", urgency="amber", why="första veckan, litar på få",
               tags=("worry",), takes={0: "EH"}),
            at(-1, "13:00", contact, by="EH"),
            at(-1, "13:20", note, by="EH",
               text="Första samtalet. Bror med som tolk den här gången, boka tolk till nästa."),
        ), is_new=True),
        Course("Dunja Hall", 1992, "KL", "LI", (
            at(ago(12) - 1, "10:00", enrol),
            at(ago(12) - 1, "10:10", enrol_with_support),
            at(ago(12), "08:38", place, by="KL", category="new", urgency="amber", why="flyttade hit i höst",
               tags=("worry",),
               takes={0: "KL"}),
            at(ago(12) + 1, "13:00", contact, by="KL"),
            at(ago(12) + 3, "13:00", tick_taken, by="KL"),
            at(ago(12) + 4, "08:38", urgency, by="KL", to="green", why="", tags=("as_planned",)),
            at(-2, "13:00", contact, by="LI"),
            at(-2, "13:20", note, by="LI",
               text="Kartlade vad som finns i området. Vill börja på öppna verkstaden efter jul."),
            at(-2, "13:30", task, by="KL", text="Skriv krisplan ihop", owner="KL", due=5),
            *_reviews(ago(12), 5, -1),
        ), is_new=True),
    )


def _off_the_board(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Stig Lindh", 1961, "HA", "BA", (
            *_visits(-28, -14), *_visits(-20, -9, by="BA"),
            at(-4, "13:10", nominate, by="BA", category="short_term", urgency="green", tags=("hygiene",),
               text="Tvättar inte, samma kläder i två veckor. Annars som vanligt."),
            at(-3, "08:44", answer_not_now, by="KL",
               reason="Stig säger själv att tvättstugan är trasig, övrigt lugnt.",
               instead="Hassan åker hem och bokar tvättid", holder="HA", next_in=5,
               text="Tack Boris. Hassan håller i ärendet och åker hem i veckan. Säg till om det blir värre."),
            at(-3, "11:00", read_answer, by="BA"),
        )),
    )
