"""The whole story: three teams, eighteen months, and the morning it ends with."""

import datetime as dt
import random
import uuid
from functools import partial

from sqlalchemy import select

from fact_board import action, clock
from fact_board.board.actions.promises import promise_answer
from fact_board.board.actions.tasks import Todo, add_task, tick_task
from fact_board.board.models import Nomination, Task
from fact_board.cli.story.directory import schedule_directory
from fact_board.cli.story.history import History, Size, meeting_days
from fact_board.cli.story.hurry import hurry, keep_held
from fact_board.cli.story.morning import morning_of
from fact_board.cli.story.morning.course import Course
from fact_board.cli.story.morning.plans import CAST, plans_of
from fact_board.cli.story.people import made_up_names, some
from fact_board.cli.story.services import schedule_services
from fact_board.cli.story.staff import DUTY, INNERSTADEN, MANAGED, NYINSJUKNAD, SODER, UNIT_MANAGER
from fact_board.cli.story.stage import Person, Stage, TeamPlan, found, hire_in_all
from fact_board.cli.story.teller import Tell, Teller
from fact_board.cli.story.timeline import schedule_timeline
from fact_board.cli.story.verbs import Step, at, meetings, share
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.meeting.closure import blocks_of
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient
from fact_board.teams.actions import set_duty, turn_day
from fact_board.teams.calendar import next_meeting
from fact_board.teams.models import Membership, Staff

PLANS = (INNERSTADEN, SODER, NYINSJUKNAD)
MONTHS = 18
SEED = 2016
ASKED = 150  # workdays ago
WEEKEND_CALL = "Ring under helgen"
REMEMBERED = 10  # meetings of which it is told whom they took up
CLOSED = ("Rami Selim", "Emil Grahn", "Maja Winter")  # said no to telling the municipality

SIZES = {
    INNERSTADEN.name: Size(212, 1976, 14, 0.35, courses=150, came=14, left=18, contacts=260),
    SODER.name: Size(
        367, 1973, 14, 0.2, courses=66, came=26, left=22, contacts=380, begun=31, asked=5, reviewed=0.6
    ),
    NYINSJUKNAD.name: Size(180, 2000, 4, 0.08, courses=34, came=30, left=16, contacts=190, begun=14, asked=1),
}


def tell_story(
    today: dt.date,
    told: Tell,
    *,
    seed: int = SEED,
    months: int = MONTHS,
    plans: tuple[TeamPlan, ...] = PLANS,
) -> int:
    """Tell everything up to 08:20 of `today`; gives the number of happenings."""
    teller = Teller(today, today - dt.timedelta(days=round(30.5 * months)))
    chance = random.Random(seed)  # a story told alike each time  # nosec B311
    parties: dict[str, uuid.UUID] = {}
    first_day = teller.workdays[0]
    action.publish_with(None)
    with hurry():
        with clock.at(clock.instant(first_day, "07:00")):
            stages = [found(plan, parties, first_day) for plan in plans]
            managed = [stage for stage in stages if stage.plan.name in MANAGED]
            hire_in_all(managed, UNIT_MANAGER, first_day)
        for stage in stages:
            _schedule_people(teller, stage, chance, SIZES[stage.plan.name].scaled(months / MONTHS))
            _schedule_team(teller, stage)
            schedule_timeline(teller, stage)
            if stage.plan is INNERSTADEN:
                schedule_directory(teller, stage)
                schedule_services(teller, stage)
        return teller.tell(told)


def _schedule_people(teller: Teller, stage: Stage, chance: random.Random, size: Size) -> None:
    written = morning_of(teller.today, teller.ago) if stage.plan is INNERSTADEN else ()
    cast = [
        Person(
            stage,
            each.name,
            each.birth_year,
            each.primary,
            each.support,
            is_closed=each.name in CLOSED,
            is_asked=bool(_for_the_board(each)),
        )
        for each in written
    ]
    others = _made_up(stage, chance, size, [person.name for person in cast])
    today, left = others[: size.patients - len(cast)], others[size.patients - len(cast) :]
    came, stayed = today[: size.came], today[size.came :]
    history = History(teller, stage, chance)
    for person in (*stayed, *left):
        history.schedule_enrolment(person)
    for person, course in zip(cast, written, strict=True):
        if not course.is_new:
            history.schedule_enrolment(person)
            teller.schedule_steps(person, _for_the_board(course))
        teller.schedule_steps(person, course.steps)
    for place, person in enumerate((*cast, *stayed) if written else ()):
        teller.schedule_steps(
            person, CAST.get(person.name, ()) if person in cast else plans_of(person, place)
        )
    history.tell_arrivals(came)
    history.tell_begun(stayed, size)
    history.tell_courses([*stayed, *came], size.courses)
    history.tell_departures(left)
    history.tell_contacts(today, size.contacts)


def _for_the_board(course: Course) -> tuple[Step, ...]:
    """Before someone comes up at the shared meeting they are asked; whoever has boendestöd already was."""
    if course.support or course.name in CLOSED:
        return ()
    return (at(-ASKED, "07:50", share, scopes=("status", "contacts")),)


def _made_up(stage: Stage, chance: random.Random, size: Size, taken: list[str]) -> list[Person]:
    count = size.patients + size.left - len(taken)
    names = made_up_names(chance, taken, count)
    years = some(chance, size.born, size.spread, count)
    return [_person(stage, name, year, size, chance) for name, year in zip(names, years, strict=True)]


def _person(stage: Stage, name: str, year: int, size: Size, chance: random.Random) -> Person:
    is_supported = chance.random() < size.supported
    support = _some_contact(stage, "municipality", chance) if is_supported else None
    return Person(stage, name, year, _some_contact(stage, "region", chance), support)


def _some_contact(stage: Stage, principal: str, chance: random.Random) -> str:
    """Initials of somebody who holds people; who works half time holds half as many."""
    holders = stage.case_managers(principal)
    return chance.choices([hired.initials for hired in holders], [float(hired.fte) for hired in holders])[0]


def _schedule_team(teller: Teller, stage: Stage) -> None:
    for day in meeting_days(teller, stage):
        meeting_id = new_id()
        is_recent = day in teller.workdays[-1 - REMEMBERED :]
        teller.schedule(day, "08:05", partial(_keep_weekend_calls, stage))
        teller.schedule(day, "08:30", partial(meetings.start, stage, meeting_id, is_recent=is_recent))
        teller.schedule(day, meetings.ENDS, partial(_close, stage, meeting_id))
    teller.schedule(teller.today, "08:05", partial(_keep_weekend_calls, stage))
    teller.schedule(teller.today, "00:05", partial(_turn_day, stage))
    teller.schedule(teller.today, "07:40", partial(_keep_weekend_calls, stage))
    officer, deputy = DUTY[stage.plan.name]
    teller.schedule(teller.today, "07:45", partial(_take_duty, stage, officer, deputy))


def _turn_day(stage: Stage) -> None:
    turn_day(stage.team, by=None)


def _close(stage: Stage, meeting_id: uuid.UUID) -> None:
    meeting, chair = db.session.get_one(Meeting, meeting_id), meetings.chair_of(stage)
    blocks = blocks_of(meeting, chair)
    keep_held()
    for block in blocks:  # before a weekend: each red needs who does what
        if block.nomination_id:
            nomination = db.session.get_one(Nomination, block.nomination_id)
            promise_answer(nomination, chair.staff, clock.instant(clock.today(), "15:00"), by=chair)
        else:
            _plan_weekend(stage, db.session.get_one(Patient, block.patient_id), chair)
    meetings.close(stage, meeting_id)


def _plan_weekend(stage: Stage, person: Patient, chair: Membership) -> None:
    primary_id = next(known.primary_id for known in person.known if known.primary_id)
    next_on = clock.today(next_meeting(stage.plan.meeting_days, "08:30", clock.now()))
    owner = db.session.get_one(Staff, primary_id)
    keep_held()
    add_task(person, Todo(new_id(), WEEKEND_CALL, owner=owner, due_on=next_on), by=chair)


def _keep_weekend_calls(stage: Stage) -> None:
    calls = select(Task).where(Task.team_id == stage.team.id, Task.text == WEEKEND_CALL, Task.state == "open")
    kept = db.session.scalars(calls).all()
    keep_held()
    for task in kept:
        tick_task(task, by=_leader(stage))


def _take_duty(stage: Stage, officer: str, deputy: str) -> None:
    on_duty, after = (db.session.get_one(Staff, stage.staff_ids[each]) for each in (officer, deputy))
    set_duty(stage.team, on_duty, deputy=after, by=_leader(stage))


def _leader(stage: Stage) -> Membership:
    return db.session.get_one(Membership, stage.members[stage.parts["leader"]])
