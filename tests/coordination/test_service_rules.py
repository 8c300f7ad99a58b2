"""When somebody has a service, what a need must say, and what nobody thought of: as tables."""

import datetime as dt
import uuid

import pytest

from fact_board.coordination.services import rules
from fact_board.coordination.services.rules import Known
from fact_board.errors import Conflict, Invalid

TODAY = dt.date(2026, 11, 23)
BEFORE, AFTER = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
HOME, WORK, RARE = (uuid.uuid4() for _ in range(3))


@pytest.mark.parametrize(
    ("from_on", "to_on", "is_on"),
    [
        (None, None, True),
        (BEFORE, None, True),
        (TODAY, TODAY, True),  # its last day is included
        (AFTER, None, False),
        (None, TODAY, True),
        (None, BEFORE, False),
        (BEFORE, BEFORE, False),
        (BEFORE, AFTER, True),
    ],
)
def test_a_service_goes_on_from_its_first_day_to_its_last(
    from_on: dt.date | None, to_on: dt.date | None, is_on: bool
) -> None:
    assert rules.is_going_on(from_on, to_on, TODAY) == is_on


def test_a_service_ends_after_it_has_begun() -> None:
    rules.check_span(TODAY, TODAY)
    rules.check_span(None, BEFORE)
    with pytest.raises(Invalid, match=r"span\.ends_before_start"):
        rules.check_span(TODAY, BEFORE)


@pytest.mark.parametrize(
    ("reason", "text", "since", "refused"),
    [
        ("queue", "", TODAY, None),
        ("other", "Vill flytta först", BEFORE, None),
        ("other", "", TODAY, "text"),
        ("refused", "", AFTER, "since_on"),
    ],
)
def test_a_need_has_begun_and_another_reason_is_written(
    reason: str, text: str, since: dt.date, refused: str | None
) -> None:
    if refused is None:
        return rules.check_need(reason, text, since, TODAY)
    with pytest.raises(Invalid) as raised:
        rules.check_need(reason, text, since, TODAY)
    assert raised.value.field == refused
    return None


def test_services_are_not_gone_through_tomorrow_and_a_need_closes_once() -> None:
    rules.check_mapped(TODAY, TODAY)
    with pytest.raises(Invalid, match=r"date\.in_future"):
        rules.check_mapped(AFTER, TODAY)
    rules.guard_open(None)
    with pytest.raises(Conflict, match=r"need\.closed"):
        rules.guard_open(BEFORE)


def known(*has: uuid.UUID, ever: tuple[uuid.UUID, ...] = (), is_mapped: bool = True) -> Known:
    return Known(frozenset(has), frozenset(), frozenset({*has, *ever}), is_mapped)


def test_common_is_what_one_in_ten_of_those_gone_through_has_and_the_team_offers() -> None:
    people = [known(HOME) for _ in range(3)] + [known(RARE)] + [known() for _ in range(16)]
    unmapped = [known(WORK, is_mapped=False) for _ in range(30)]
    assert rules.common_kinds([*people, *unmapped], {HOME, WORK, RARE}) == {HOME}
    assert rules.common_kinds(people, {WORK}) == set()


def test_nobody_thought_of_what_nobody_ever_wrote_of() -> None:
    assert rules.not_thought_of(known(), {HOME, WORK}) == {HOME, WORK}
    assert rules.not_thought_of(known(HOME), {HOME, WORK}) == {WORK}
    assert rules.not_thought_of(known(ever=(WORK,)), {HOME, WORK}) == {HOME}  # ended, or a need
