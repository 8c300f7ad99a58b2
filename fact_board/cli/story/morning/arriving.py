"""Home from a ward, or new to the team."""

import datetime as dt

from fact_board.board.models import CHECKLIST
from fact_board.cli.story.morning.course import Ago, Course, reviews, visits
from fact_board.cli.story.verbs import (
    at,
    both_ways,
    check,
    close,
    contact,
    enrol,
    enrol_with_support,
    note,
    place,
    propose_step_down,
    task,
    tick_taken,
    urgency,
)
from fact_board.teams.calendar import is_workday

# A line for each happening.
# fmt: off


def discharged(today: dt.date, ago: Ago) -> tuple[Course, ...]:
    days = _days_apart(today, 25, 4)
    again, closed = ago(days), ago(days + 25)
    return (
        Course("Maria Norén", 1988, "KL", "FE", (
            *visits(-35), *visits(-32, by="FE"),
            at(-1, "14:50", place, by="SÖ", category="discharged", urgency="amber",
               why="hem i går, ensam i lägenheten",
               tags=("discharge",), takes={0: "KL", 1: "SÖ"}),
            at(-1, "14:55", note, by="SÖ",
               text="Utskriven från avdelning 25. Medicinlistan ändrad, recept ligger på apoteket."),
            at(-1, "15:00", task, by="KL", text="Hembesök", owner="KL", due=1, at_time="15:30"),
        )),
        Course("Gösta Ek", 1959, "PR", "LI", (
            *visits(closed - 45),
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
            *reviews(again, 3, -1),
        )),
    )


def _days_apart(today: dt.date, apart: int, at_least: int) -> int:
    """How many days ago the later of two workdays so far apart was."""
    days = range(at_least, at_least + 30)
    then = [today - dt.timedelta(days=each) for each in days]
    pairs = zip(days, then, strict=True)
    return next(n for n, day in pairs if is_workday(day) and is_workday(day - dt.timedelta(days=apart)))


def new(ago: Ago) -> tuple[Course, ...]:
    return (
        Course("Fatima Deeb", 1997, "EH", "FE", (
            at(-2, "10:00", enrol),
            at(-2, "10:10", enrol_with_support),
            *both_ways(-2, "10:20"),
            at(-1, "08:38", place, by="EH", category="new", urgency="amber", why="första veckan, litar på få",
               tags=("worry",), takes={0: "EH"}),
            at(-1, "13:00", contact, by="EH"),
            at(-1, "13:20", note, by="EH",
               text="Första samtalet. Bror med som tolk den här gången, boka tolk till nästa."),
        ), is_new=True),
        Course("Dunja Hall", 1992, "KL", "LI", (
            at(ago(12) - 1, "10:00", enrol),
            at(ago(12) - 1, "10:10", enrol_with_support),
            *both_ways(ago(12) - 1, "10:20"),
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
            *reviews(ago(12), 5, -1),
        ), is_new=True),
    )
