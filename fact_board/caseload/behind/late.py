"""Numbers that count rows: cards, tasks, visits, nominations, decisions that are waited for."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any

from fact_board import clock
from fact_board.board.models import Episode, Task
from fact_board.caseload.behind.number import Counted, Number, People, enrolled, told
from fact_board.caseload.metrics.nearness import UNMET
from fact_board.caseload.queries.standing import LATE_AFTER
from fact_board.caseload.queries.work import asked_in
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.teams.calendar import add_weekdays
from fact_board.teams.queries.team import principals
from fact_board.visits.models import Contact

OTHERS = "others"  # whom a decision waits on, when it is nobody of the team


def cards_of(number: Number) -> Sequence[Episode]:
    """The times on the board that go on."""
    is_asked = [Episode.category_id == number.category_id] if number.category_id else []
    return enrolled(Episode, number, Episode.closed_at.is_(None), *is_asked)


def on_board(number: Number, people: People) -> Counted:
    return _each(cards_of(number), people)


def stale(number: Number, people: People) -> Counted:
    """Cards that were not gone through in time."""
    return _each([card for card in cards_of(number) if _is_late(card.review_on, number.today)], people)


def _is_late(review_on: dt.date | None, today: dt.date) -> bool:
    return review_on is not None and add_weekdays(review_on, LATE_AFTER) < today


def overdue(number: Number, people: People) -> Counted:
    """Open tasks; since the day they were due."""
    is_open = (Task.state == "open", Task.hidden_at.is_(None))
    late = enrolled(Task, number, *is_open, Task.due_on < number.today)
    return _each(late, people, lambda task: task.due_on)


def in_vain(number: Number, people: People) -> Counted:
    """Contacts of the period."""
    during = Contact.on.between(number.period.first, number.period.last)
    return _each(
        enrolled(Contact, number, Contact.hidden_at.is_(None), Contact.outcome.in_(UNMET), during), people
    )


def late_answers(number: Number, people: People) -> Counted:
    """Nominations of the period whose answer was due."""
    asked = asked_in(number.team_id, number.period)
    return _each([each for each in asked if not each.answers and each.due_at < clock.now()], people)


def waiting(number: Number, people: People) -> Counted:
    """Requests without a decision; since the day they were made."""
    open_now = (
        DecisionWatch.ended_at.is_(None),
        DecisionWatch.superseded_at.is_(None),
        DecisionWatch.hidden_at.is_(None),
    )
    asked = enrolled(DecisionWatch, number, *open_now)
    if number.principal is not None:
        side = principals()
        asked = [row for row in asked if side.get(row.asked_party_id, OTHERS) == number.principal]
    return _each(asked, people, lambda row: row.asked_on)


def _each(rows: Collection[Any], people: People, since_of: Callable[[Any], dt.date] | None = None) -> Counted:
    """Each row counts for its person; the longest tells since when."""
    known = told(rows, people)
    days = [(row.patient_id, since_of(row)) for row in known] if since_of else []
    since: dict[uuid.UUID, dt.date] = dict(sorted(days, key=lambda each: each[1], reverse=True))
    return Counted(len(rows), Counter(row.patient_id for row in known), since)
