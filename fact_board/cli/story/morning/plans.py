"""Whose plans are made, offered and late on the morning; and a SIP for most who have support from both."""

from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.plans import (
    call_meeting,
    decline_plan,
    enter_plan,
    evaluate_sip,
    follow_up_plan,
    offer_plan,
)
from fact_board.cli.story.verbs.steps import Step, at

COSMIC, TOWN = "Cosmic/SIP", "Kommunens verksamhetssystem"
HALF_A_YEAR = 182  # days

# Workdays before today; `due` counts days.
# fmt: off
CAST: dict[str, tuple[Step, ...]] = {
    "Anna Roth": (
        at(-110, "14:00", enter_plan, kind="sip", due=200, leader="primary", place=COSMIC),
        at(-104, "14:10", evaluate_sip, said=(4, 4, 3)),
        at(-100, "14:00", enter_plan, kind="care", due=152, leader="primary", place="Cosmic/Vårdplan"),
    ),
    "Ulla Svan": (
        at(-120, "13:30", enter_plan, kind="sip", due=150, caller="support", leader="support", place=TOWN),
        at(-112, "13:40", evaluate_sip, by="support", said=(3, 4, 3)),
    ),
    "Nadia Voss": (
        at(-15, "10:10", offer_plan, kind="sip", caller="support"),
        at(-40, "10:10", enter_plan, kind="crisis", due=120, took_part="partly", place="Cosmic/Krisplan"),
    ),
    "Petra Dahl": (
        at(-12, "11:20", offer_plan, kind="sip", caller_name="Eva Sund, socialtjänsten", place=COSMIC),
        at(-6, "11:20", call_meeting, kind="sip", due=13),
    ),
    "Viktor Wahl": (
        at(-90, "15:00", enter_plan, kind="sip", due=60, leader="primary", place=COSMIC),
        at(-48, "15:00", follow_up_plan, kind="sip", due=120),
        at(-47, "15:10", evaluate_sip, said=(4, 3, 4)),
    ),
    "Johan Ceder": (
        at(-40, "09:40", enter_plan, kind="sip", due=90, leader="support", caller="support", place=TOWN),
        at(-38, "09:50", evaluate_sip, by="support", said=None),
    ),
    "Cecilia Hed": (
        at(-35, "13:20", offer_plan, kind="sip"),
        at(-33, "13:20", decline_plan, kind="sip", again=120),
        at(-30, "13:20", enter_plan, kind="care", due=90, place="Cosmic/Vårdplan"),
    ),
    "Åke Holm": (
        at(-50, "10:40", enter_plan, kind="sip", due=75, caller="support", leader="primary", place=COSMIC),
        at(-45, "10:50", evaluate_sip, said=(2, 3, 3)),
    ),
    "Hanna Berg": (at(-24, "16:10", enter_plan, kind="crisis", due=90, place="Cosmic/Krisplan"),),
    "Tomas Öst": (at(-60, "16:10", enter_plan, kind="crisis", due=80, place="Cosmic/Krisplan"),),
    "Bilal Noor": (at(-5, "14:30", offer_plan, kind="sip", caller="support"),),
    "Elsa Vinge": (
        at(-70, "14:40", enter_plan, kind="sip", due=120, leader="primary", place=COSMIC),
        at(-64, "14:50", evaluate_sip, said=(4, 4, 4)),
    ),
}
# fmt: on


def plans_of(person: Person, place: int) -> tuple[Step, ...]:
    """What is told of the plans of somebody of whom nothing else is written; `place` among the others."""
    if person.support is None or person.is_closed or place % 4 == 0:
        return ()
    ago, is_late = 20 + place * 7 % 100, place % 11 == 0
    made = at(-ago, "14:20", enter_plan, kind="sip", due=7 if is_late else HALF_A_YEAR, place=COSMIC)
    is_asked = place % 5 == 0 and not is_late
    return (made, *([at(-ago + 3, "14:20", evaluate_sip, said=(3, 2 + place % 3, 3))] if is_asked else []))
