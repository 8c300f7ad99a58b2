"""Eighteen months of a team: who was on the board when, who came, who left, who was met."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fact_board.cli.story import courses
from fact_board.cli.story.stage import Person, Stage
from fact_board.cli.story.teller import Teller
from fact_board.cli.story.verbs import at, both_ways, contact, enrol, enrol_with_support, leave

DARK_MONTHS = (11, 12, 1, 2)
QUIET_MONTHS = (7,)
RENEWED = 220  # workdays
AGAIN_SOON = 0.16  # of those who come on the board: back within weeks of the last time


@dataclass(frozen=True)
class Size:
    """A team in numbers: people today, their age, and how much happened."""

    patients: int
    born: int
    spread: int
    supported: float  # share that the municipality knows, too
    courses: int
    came: int  # of today's people, during the eighteen months
    left: int
    contacts: int  # beside those in the courses
    begun: int = 0  # courses that go on this morning
    asked: int = 0  # nominations nobody has answered yet
    reviewed: float = 1.0  # share of those on the board whom the last meetings went through

    def scaled(self, scale: float) -> "Size":
        """The same team with a shorter or longer history."""
        less = {name: round(getattr(self, name) * scale) for name in ("courses", "came", "left", "contacts")}
        return replace(self, **less)


@dataclass
class History:
    """What has been scheduled of a team so far."""

    teller: Teller
    stage: Stage
    chance: random.Random
    free_from: dict[str, int] = field(default_factory=dict)  # by name: the first workday nothing is told of
    closed_at: dict[str, int] = field(default_factory=dict)

    def tell_courses(self, people: list[Person], count: int) -> None:
        """Spread so many courses over the months, darker ones over the winter."""
        days = self.teller.workdays
        for _ in range(count):
            kind = self.chance.choices(courses.KINDS, [kind.weight for kind in courses.KINDS])[0]
            begins = self._some_day(kind.darker)
            steps = kind.tell(self.chance)
            length = courses.length_of(steps)
            if begins + length >= len(days) - 1:
                begins = max(20, len(days) - 2 - length - self.chance.randint(0, 70))
            person = self._somebody(people, begins, length, kind.opens)
            if person is None:
                continue
            self.free_from[person.name] = begins + length + 2
            if kind.opens:
                self.closed_at[person.name] = begins + length
            self.teller.schedule_steps(person, steps, days[begins])

    def tell_begun(self, people: list[Person], size: Size) -> None:
        """Courses in the middle of which the morning finds the team, each with something to do next."""
        last = len(self.teller.workdays) - 1
        opening = [kind for kind in courses.KINDS if kind.opens]
        for _ in range(size.begun):
            steps = self.chance.choice(opening).tell(self.chance)
            length = courses.length_of(steps)
            begins = last - self.chance.randint(7, length - 3)
            person = self._somebody(people, begins, last - begins, opens=False)
            if person is None:
                continue
            self.free_from[person.name] = last + 1
            lately = courses.lately(self.chance, is_reviewed=self.chance.random() < size.reviewed)
            self.teller.schedule_steps(person, steps, self.teller.workdays[begins])
            self.teller.schedule_steps(person, lately)
        for _ in range(size.asked):
            person = self._somebody(people, last - 6, 6, opens=False)
            if person is not None:
                self.free_from[person.name] = last + 1
                self.teller.schedule_steps(person, courses.reported(self.chance))

    def _some_day(self, darker: float) -> int:
        days = self.teller.workdays
        places = range(20, len(days) - 3)
        weights = [_weight(days[place], darker) for place in places]
        return self.chance.choices(places, weights)[0]

    def _somebody(self, people: list[Person], begins: int, length: int, opens: bool) -> Person | None:
        """Someone nothing else is told of then; now and then someone who was on the board weeks before."""
        if opens and self.chance.random() < AGAIN_SOON:
            lately = [p for p in people if 4 <= begins - self.closed_at.get(p.name, -99) <= 55]
            if free := [p for p in lately if self.free_from[p.name] <= begins]:
                return self.chance.choice(free)
        for _ in range(40):
            person = self.chance.choice(people)
            if self.free_from.get(person.name, 20) <= begins:
                return person
        return None

    def tell_arrivals(self, people: list[Person]) -> None:
        """Enrol people on days of their own; half of them begin on the board as new to the team."""
        days = self.teller.workdays
        for person in people:
            begins = self.chance.randrange(25, len(days) - 40)
            self.schedule_enrolment(person, begins)
            self.free_from[person.name] = begins + 20
            if self.chance.random() < 0.5:
                steps = courses.newcomer(self.chance)
                self.free_from[person.name] = begins + courses.length_of(steps) + 4
                self.teller.schedule_steps(person, steps, days[begins + 1])

    def schedule_enrolment(self, person: Person, place: int = 0) -> None:
        """The region enrols someone, then the municipality, if it knows them; each may tell the other.

        A consent is asked for anew within a year.
        """
        begins = self.teller.workdays[place]
        steps = [at(0, "07:10", enrol)]
        if person.support:
            steps.append(at(0, "07:30", enrol_with_support))
            agreed = [step for day in (0, RENEWED) for step in both_ways(day, "07:40")]
            steps += agreed[1::2] if person.is_closed else agreed
        self.teller.schedule_steps(person, steps, begins)

    def tell_departures(self, people: list[Person]) -> None:
        """Let people leave, each for a reason and to somebody."""
        for person in people:
            day = self.chance.randrange(60, len(self.teller.workdays) - 8)
            reason, successor = self.chance.choices(DEPARTURES, [6, 5, 3, 2])[0]
            left = at(0, "15:30", leave, by="leader", reason=reason, successor=successor)
            self.teller.schedule_steps(person, [left], self.teller.workdays[day])
            self._meet(person, day - self.chance.randint(8, 20))

    def tell_contacts(self, people: list[Person], count: int) -> None:
        """Everyone was met within the last weeks, and some of what was before."""
        last = len(self.teller.workdays) - 1
        for person in people:
            first = self.free_from.get(person.name, 0)
            if first < last:
                self._meet(person, max(last - min(30, round(self.chance.expovariate(1 / 9)) + 1), first))
        for _ in range(max(0, count - len(people))):
            person = self.chance.choice(people)
            place = last - round(abs(self.chance.gauss(0, 120))) - 2
            if max(1, self.free_from.get(person.name, 0)) <= place:
                self._meet(person, place)

    def _meet(self, person: Person, place: int) -> None:
        who = "support" if person.support and self.chance.random() < 0.4 else "primary"
        kind = self.chance.choices(("visit", "call", "video"), (6, 3, 1))[0]
        outcome = self.chance.choices(OUTCOMES, (88, 4, 3, 3, 2))[0]
        met = at(0, f"{self.chance.randint(10, 15)}:{self.chance.choice((10, 25, 40, 55))}", contact, by=who)
        met.facts.update(kind=kind, outcome=outcome)
        self.teller.schedule_steps(person, [met], self.teller.workdays[place])


OUTCOMES = ("done", "missed", "not_home", "cancelled_by_person", "cancelled_by_team")
DEPARTURES = (
    ("moved", "Psykosmottagningen i den nya kommunen"),
    ("other_provider", "Vårdcentralen"),
    ("own_wish", "Privat mottagning"),
    ("died", None),
)


def _weight(day: dt.date, darker: float) -> float:
    if day.month in DARK_MONTHS:
        return darker
    return 0.6 if day.month in QUIET_MONTHS else 1.0


def meeting_days(teller: Teller, stage: Stage) -> Iterator[dt.date]:
    """The days the team met."""
    return (day for day in teller.workdays[:-1] if day.weekday() in stage.plan.meeting_days)
