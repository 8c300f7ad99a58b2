"""Tells scheduled happenings in the order of time, each with the clock at its moment."""

import datetime as dt
import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import count

from fact_board import clock
from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs import Step
from fact_board.teams.calendar import ONE_DAY, is_workday

ENDS = "08:20"  # what happens later today is lived, not told

Happening = Callable[[], None]
Tell = Callable[[int, int], None]  # how many are told, of how many


class Teller:
    """Collects what happens, then tells it."""

    def __init__(self, today: dt.date, first_day: dt.date) -> None:
        self.today = today
        self._scheduled: list[tuple[dt.datetime, int, Happening]] = []
        self._order = count()
        self.workdays = list(_workdays(first_day, today))
        self._place = {day: place for place, day in enumerate(self.workdays)}

    def ago(self, days: int) -> int:
        """The last workday at least so many days back, counted in workdays from today."""
        place = bisect_right(self.workdays, self.today - dt.timedelta(days=days)) - 1
        return place - self._place[self.today]

    def day(self, day: int, begins: dt.date | None = None) -> dt.date | None:
        """So many workdays after `begins` (today, unless said); None when the story ends before."""
        place = self._place[begins or self.today] + day
        return self.workdays[max(0, place)] if place < len(self.workdays) else None

    def is_over(self, begins: dt.date, length: int) -> bool:
        """Whether a course of so many workdays ends before today."""
        return self._place[begins] + length < self._place[self.today]

    def schedule(self, day: dt.date, time: str, happening: Happening) -> None:
        """Remember to let it happen then; at the same moment in the order of scheduling."""
        heapq.heappush(self._scheduled, (clock.instant(day, time), next(self._order), happening))

    def schedule_steps(self, person: Person, steps: Iterable[Step], begins: dt.date | None = None) -> None:
        """Let a person's course happen."""
        for step in steps:
            day = self.day(step.day, begins)
            if day and (day < self.today or step.time < ENDS):
                self.schedule(day, step.time, _happening(person, step))

    def tell(self, told: Tell) -> int:
        """Let everything happen, in the order of time; gives how much that was."""
        total = len(self._scheduled)
        done = 0
        while self._scheduled:
            moment, _, happening = heapq.heappop(self._scheduled)
            with clock.at(moment):
                happening()
            done += 1
            told(done, total)
        return done


def _happening(person: Person, step: Step) -> Happening:
    return lambda: step.verb(person, **step.facts)


def _workdays(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    day = first
    while day <= last:
        if is_workday(day):
            yield day
        day += ONE_DAY
