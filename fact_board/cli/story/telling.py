"""The whole story: three teams, eighteen months, and the morning it ends with."""

import datetime as dt
import random
import uuid
from dataclasses import dataclass
from functools import partial

from fact_board import action, clock
from fact_board.cli.story.hurry import hurry
from fact_board.cli.story.morning import morning_of
from fact_board.cli.story.people import made_up_names, some
from fact_board.cli.story.staff import INNERSTADEN, NYINSJUKNAD, SODER
from fact_board.cli.story.stage import Person, Stage, found
from fact_board.cli.story.teller import Tell, Teller
from fact_board.cli.story.verbs import enrol, enrol_with_support
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.actions import close_meeting, start_meeting
from fact_board.meeting.models import Meeting
from fact_board.teams.models import Membership

MONTHS = 18
SEED = 2016


@dataclass(frozen=True)
class Size:
    """How many people a team has today, and how old they are."""

    patients: int
    born: int
    spread: int
    supported: float  # share that the municipality knows, too


SIZES: dict[str, Size] = {
    INNERSTADEN.name: Size(212, 1976, 14, 0.35),
    SODER.name: Size(367, 1973, 14, 0.2),
    NYINSJUKNAD.name: Size(180, 2000, 4, 0.08),
}


def tell_story(today: dt.date, told: Tell, *, seed: int = SEED) -> int:
    """Tell everything up to 08:20 of `today`; gives the number of happenings."""
    teller = Teller(today, today - dt.timedelta(days=30 * MONTHS))
    chance = random.Random(seed)
    parties: dict[str, uuid.UUID] = {}
    first_day = teller.workdays[0]
    action.publish_with(None)
    with hurry():
        with clock.at(clock.instant(first_day, "07:00")):
            stages = [found(plan, parties, first_day) for plan in (INNERSTADEN, SODER, NYINSJUKNAD)]
        for stage in stages:
            _schedule_people(teller, stage, chance)
            _schedule_meetings(teller, stage)
        return teller.tell(told)


def _schedule_people(teller: Teller, stage: Stage, chance: random.Random) -> None:
    size = SIZES[stage.plan.name]
    courses = morning_of(teller.today, teller.ago) if stage.plan is INNERSTADEN else ()
    written = [
        Person(stage, course.name, course.birth_year, course.primary, course.support) for course in courses
    ]
    names = made_up_names(chance, [person.name for person in written], size.patients - len(written))
    years = some(chance, size.born, size.spread, len(names))
    others = [_person(stage, name, year, size, chance) for name, year in zip(names, years, strict=True)]
    stage.people = [*written, *others]
    new = {course.name for course in courses if course.is_new}
    for person in stage.people:
        if person.name not in new:
            _schedule_enrolment(teller, person)
    for person, course in zip(written, courses, strict=True):
        teller.schedule_steps(person, course.steps)


def _person(stage: Stage, name: str, year: int, size: Size, chance: random.Random) -> Person:
    primary = chance.choice(stage.case_managers("region"))
    is_supported = chance.random() < size.supported
    support = chance.choice(stage.case_managers("municipality")) if is_supported else None
    return Person(stage, name, year, primary, support)


def _schedule_enrolment(teller: Teller, person: Person) -> None:
    day = teller.workdays[0]
    teller.schedule(day, "07:10", lambda: enrol(person, "primary"))
    if person.support:
        teller.schedule(day, "07:30", lambda: enrol_with_support(person, "support"))


def _schedule_meetings(teller: Teller, stage: Stage) -> None:
    for day in teller.workdays[:-1]:
        if day.weekday() in stage.plan.meeting_days:
            meeting_id = new_id()
            teller.schedule(day, "08:30", partial(_start, stage, meeting_id))
            teller.schedule(day, "08:50", partial(_close, stage, meeting_id))


def _start(stage: Stage, meeting_id: uuid.UUID) -> None:
    chair = db.session.get_one(Membership, stage.members[stage.parts["leader"]])
    start_meeting(stage.team, id=meeting_id, by=chair)


def _close(stage: Stage, meeting_id: uuid.UUID) -> None:
    chair = db.session.get_one(Membership, stage.members[stage.parts["leader"]])
    close_meeting(db.session.get_one(Meeting, meeting_id), by=chair)
