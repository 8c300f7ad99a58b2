"""Two signals within seven days, from different people, draft a nomination: a rule of rows and a clock."""

import datetime as dt
import uuid

import pytest

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.columns import new_id
from fact_board.visits.signals.drafts import drafts_for
from fact_board.visits.signals.rules import Seen, drafted
from tests.board.team_at_work import nominate
from tests.meeting.at_the_meeting import keep_apart
from tests.visits.test_signals import report
from tests.world import World

pytestmark = pytest.mark.both_databases
NOW = dt.datetime(2026, 11, 23, 8, 20, tzinfo=clock.ZONE)
ANNA, BORIS, CARL = (uuid.UUID(int=number) for number in (1, 2, 3))


def seen(by: uuid.UUID, hours_ago: float, *tags: str) -> Seen:
    return Seen(by, NOW - dt.timedelta(hours=hours_ago), tags)


WEEK = 7 * 24
TABLE = [
    # signals, hours since the last nomination, in hand, drafted
    ([], None, False, False),
    ([seen(ANNA, 1)], None, False, False),
    ([seen(ANNA, 1), seen(ANNA, 2)], None, False, False),
    ([seen(ANNA, 1), seen(BORIS, 2)], None, False, True),
    ([seen(ANNA, 0), seen(BORIS, WEEK)], None, False, True),
    ([seen(ANNA, 0), seen(BORIS, WEEK + 0.1)], None, False, False),
    ([seen(ANNA, WEEK + 1), seen(BORIS, WEEK + 2), seen(CARL, 1)], None, False, False),
    ([seen(ANNA, 1), seen(BORIS, 2)], None, True, False),
    ([seen(ANNA, 1), seen(BORIS, 2)], 0.5, False, False),
    ([seen(ANNA, 1), seen(BORIS, 2)], 1.5, False, False),
    ([seen(ANNA, 1), seen(BORIS, 2)], 3, False, True),
    ([seen(ANNA, -1), seen(BORIS, 2)], None, False, False),  # a clock that is wrong
]


@pytest.mark.parametrize(("signals", "nominated", "is_in_hand", "expected"), TABLE)
def test_when_signals_make_a_draft(
    signals: list[Seen], nominated: float | None, is_in_hand: bool, expected: bool
) -> None:
    nominated_at = None if nominated is None else NOW - dt.timedelta(hours=nominated)
    draft = drafted(signals, is_in_hand=is_in_hand, nominated_at=nominated_at, now=NOW)
    assert (draft is not None) is expected


def test_a_draft_says_what_was_seen_since_when_and_by_how_many() -> None:
    said = [seen(ANNA, 1, "worry"), seen(BORIS, 30, "sleep", "worry"), seen(BORIS, 2, "money")]
    draft = drafted(said, is_in_hand=False, nominated_at=None, now=NOW)
    assert draft is not None
    assert (draft.tags, draft.people) == (("sleep", "worry", "money"), 2)
    assert draft.since == NOW - dt.timedelta(hours=30)


def drafts(world: World, name: str) -> list[str]:
    viewer = Viewer(world.staff(name), world.member(name), new_id())
    return [one["patient_label"] for one in drafts_for(viewer)]


def test_the_primary_contact_has_it_until_the_person_is_nominated(world: World) -> None:
    report(world, "boris")
    assert drafts(world, "maria") == []
    report(world, "karin")
    assert len(drafts(world, "maria")) == 1
    assert drafts(world, "sara") == []
    nominate(world, "Hanna", by="lina")
    assert drafts(world, "maria") == []


def test_what_ones_party_does_not_see_counts_for_nothing(world: World) -> None:
    keep_apart(world, "Hanna")
    for name in ("boris", "lina", "karin"):
        report(world, name)
    assert drafts(world, "maria") == []
    world.share("Hanna", "boris", to="region", scopes=("status", "contacts"))
    assert drafts(world, "maria") == []
    world.share("Hanna", "boris", to="region", scopes=("notes",))
    assert len(drafts(world, "maria")) == 1
