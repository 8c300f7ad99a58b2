"""Reported without a time on the board, new in the team, or in these weeks."""

from fact_board.cli.story.courses.frame import Chance, Steps, ending, opening
from fact_board.cli.story.verbs import (
    answer_not_now,
    answer_reply,
    answer_wait,
    at,
    come_back,
    contact,
    nominate,
    read_answer,
    review,
    task,
    tell_result,
    tick_taken,
    urgency,
    withdraw,
)

# A line for each happening.
# fmt: off


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
    began, d = opening(
        chance, category="new", level="amber", tags=("worry",),
        saw="Ny i teamet. Litar på få, vill gå långsamt fram.",
        why="första veckorna", why_tags=("worry",),
        told="Välkommen in på tavlan. Hela teamet hälsar på i tur och ordning.",
        next_step="Första samtalet")
    return [*began,
        at(d + 2, "13:00", contact),
        at(d + 6, "13:00", contact, by="doctor"),
        at(d + 9, "13:00", tick_taken),
        at(d + 12, "08:39", urgency, by="leader", to="green", why="", tags=("as_planned",)),
        at(d + 15, "13:00", contact, by="support"),
        *ending(d + 18 + chance.randint(0, 6), why="Krisplan klar, känner oss alla.",
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
