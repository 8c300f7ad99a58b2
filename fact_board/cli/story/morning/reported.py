"""Nominated and not answered yet, and one who was told "not now"."""

from fact_board.cli.story.morning.course import Ago, Course, visits
from fact_board.cli.story.verbs import (
    answer_not_now,
    answer_reply,
    at,
    contact,
    kin,
    nominate,
    note,
    plan_visit,
    read_answer,
    report,
)

# A line for each happening.
# fmt: off


def nominated(ago: Ago) -> tuple[Course, ...]:
    late = ago(3) - 2
    return (
        Course("Ismail Kardelen", 1987, "MB", "BA", (
            *visits(-24, -17, -12, by="BA"),
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
            at(0, "08:16", plan_visit, by="MB", at_time="10:30", companion="BA"),
        )),
        Course("Ulla Sand", 1958, "MB", None, (
            *visits(-30, -9),
            at(-3, "11:10", contact, by="MB", kind="call"),
            at(-3, "11:20", note, by="MB",
               text="Låter trött och jagad på telefon. Säger att hon sovit ett par timmar."),
            at(-2, "16:40", nominate, by="MB", category="crisis", urgency="amber",
               tags=("sleep", "medicine"), text="Sover inte, slutat hämta medicin. Apoteket ringde i dag."),
        )),
        Course("Yusuf Lind", 1994, "JA", "LI", (
            *visits(-20, -6, by="LI"), *visits(-15),
            at(late, "15:20", nominate, by="LI",
               text="Hur motiverar vi Yusuf till boendestöd? Säger nej, men ber om hjälp i hallen.",
               tried="Erbjudit två gånger med Jonas. Handlat ihop en gång, det gick bra.",
               professions=("psychologist", "peer_specialist", "nurse")),
            at(late - 4, "10:00", kin, by="JA", name="Samir Lind", relation="bror", phone="070-174 06 93",
               may_contact="not_asked"),
        )),
    )


def off_the_board(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Stig Lindh", 1961, "HA", "BA", (
            *visits(-28, -14), *visits(-20, -9, by="BA"),
            at(-4, "13:10", nominate, by="BA", category="short_term", urgency="green", tags=("hygiene",),
               text="Tvättar inte, samma kläder i två veckor. Annars som vanligt."),
            at(-3, "08:44", answer_not_now, by="KL",
               reason="Stig säger själv att tvättstugan är trasig, övrigt lugnt.",
               instead="Hassan åker hem och bokar tvättid", holder="HA", next_in=5,
               text="Tack Boris. Hassan håller i ärendet och åker hem i veckan. Säg till om det blir värre."),
            at(-3, "11:00", read_answer, by="BA"),
            at(-1, "14:20", report, by="BA", tags=("isolation", "hygiene"),
               text="Släppte inte in mig. Pratade genom dörren, lät trött."),
            at(0, "07:50", report, by="LI", tags=("worry",),
               text="Ringde fyra gånger i går kväll, orolig för grannen."),
        )),
        *of_the_needs_assessor(),
    )


def of_the_needs_assessor() -> tuple[Course, ...]:
    """Two whom somebody outside the team works with; of one the region may not tell her anything."""
    return (
        Course("Maja Winter", 1991, "HA", "SM", (
            *visits(-33, -11),
            at(-4, "10:15", nominate, by="SM",
               text="Maja har inte öppnat posten på en månad och hyran är obetald. Vet ni något?"),
            at(-3, "13:20", answer_reply, by="HA",
               text="Hassan går igenom posten med Maja på torsdag och ringer hyresvärden.",
               next_step="Gå igenom posten", next_in=3),
        )),
        Course("Arvid Strand", 1975, "EV", "SM", (
            *visits(-25, -8),
        )),
    )
