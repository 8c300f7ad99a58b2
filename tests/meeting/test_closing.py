"""When a meeting may be closed: truth tables."""

import datetime as dt
import uuid

import pytest

from fact_board.meeting.closing import Asked, Planned, Red, blocks, is_before_days_off

NOW = dt.datetime(2026, 11, 27, 7, 50, tzinfo=dt.UTC)  # a Friday, 08:50 in Stockholm
FRIDAY, MONDAY = dt.date(2026, 11, 27), dt.date(2026, 11, 30)
THURSDAY = dt.date(2026, 11, 26)
WHO, NOMINATION, OWNER = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "promised_at", "is_blocked"),
    [
        ("open", None, True),
        ("open", NOW + HOUR, False),  # "senast i dag 15:00"
        ("open", NOW, True),  # the time has come and nobody answered
        ("open", NOW - HOUR, True),
        ("answered", None, False),
        ("waiting", None, False),  # told to wait is an answer
        ("withdrawn", None, False),
        ("answered", NOW - HOUR, False),
    ],
)
def test_a_nomination_taken_up_is_answered_or_promised(
    state: str, promised_at: dt.datetime | None, is_blocked: bool
) -> None:
    asked = [Asked(NOMINATION, WHO, state, promised_at)]
    found = blocks(asked, [], now=NOW, today=FRIDAY, next_on=MONDAY)
    said = [(block.kind, block.patient_id, block.nomination_id) for block in found]
    assert said == ([("nomination", WHO, NOMINATION)] if is_blocked else [])


@pytest.mark.parametrize(
    ("state", "owner", "due_on", "is_blocked"),
    [
        ("open", OWNER, FRIDAY, False),
        ("open", OWNER, FRIDAY + dt.timedelta(days=1), False),
        ("open", OWNER, MONDAY, False),
        ("open", OWNER, MONDAY + dt.timedelta(days=1), True),  # nobody does anything until then
        ("open", OWNER, THURSDAY, True),  # overdue is not a plan
        ("open", None, FRIDAY, True),
        ("proposed", None, FRIDAY, True),
        ("proposed", OWNER, FRIDAY, True),
        ("done", OWNER, FRIDAY, True),
        ("closed", OWNER, FRIDAY, True),
    ],
)
def test_before_a_weekend_each_red_has_who_does_what(
    state: str, owner: uuid.UUID | None, due_on: dt.date, is_blocked: bool
) -> None:
    reds = [Red(WHO, [Planned(state, owner, due_on)])]
    found = blocks([], reds, now=NOW, today=FRIDAY, next_on=MONDAY)
    assert [(block.kind, block.patient_id) for block in found] == (
        [("red_without_task", WHO)] if is_blocked else []
    )


@pytest.mark.parametrize(
    ("today", "next_on", "expected"),
    [
        (FRIDAY, MONDAY, True),
        (THURSDAY, FRIDAY, False),
        (dt.date(2026, 12, 23), dt.date(2026, 12, 28), True),  # Christmas
        (dt.date(2026, 11, 24), FRIDAY, True),  # a team that meets twice a week
        (FRIDAY, FRIDAY, False),  # a second meeting the same day
    ],
)
def test_days_off_come_first(today: dt.date, next_on: dt.date, expected: bool) -> None:
    assert is_before_days_off(today, next_on) is expected


def test_on_an_ordinary_day_a_red_without_a_task_does_not_keep_the_meeting_open() -> None:
    assert blocks([], [Red(WHO)], now=NOW, today=THURSDAY, next_on=FRIDAY) == []
    assert blocks([], [Red(WHO)], now=NOW, today=FRIDAY, next_on=MONDAY) != []


def test_one_good_task_is_enough() -> None:
    tasks = [Planned("open", OWNER, MONDAY + dt.timedelta(days=9)), Planned("open", OWNER, FRIDAY)]
    assert blocks([], [Red(WHO, tasks)], now=NOW, today=FRIDAY, next_on=MONDAY) == []
