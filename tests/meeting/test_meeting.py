"""Starting and closing the daily meeting, and what midnight does."""

import datetime as dt

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.board.models import Episode
from fact_board.columns import new_id
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.meeting.actions import close_meeting, end_forgotten_meeting, start_meeting
from fact_board.meeting.models import Meeting
from fact_board.meeting.passing import TIME_VERBS
from fact_board.meeting.queries import open_meeting_of
from fact_board.meeting.rules import is_left_open
from tests.world import World

pytestmark = pytest.mark.both_databases


def start(world: World) -> Meeting:
    start_meeting(world.team, id=new_id(), by=world.member("karin"))
    meeting = open_meeting_of(world.team_id)
    assert meeting is not None
    return meeting


def lower(world: World) -> Episode:
    episode = Episode(
        id=new_id(),
        team_id=world.team_id,
        patient_id=world.people["Hanna Björk"],
        party_id=world.parties["region"],
        category_id=world.category("crisis").id,
        urgency="amber",
        placed_at=clock.now(),
        placed_by=world.staff_ids["maria"],
        urgency_since=clock.now(),
        lowered_at=clock.now(),
        version=7,
    )
    db.session.add(episode)
    db.session.commit()
    return episode


def test_whoever_starts_the_meeting_leads_it(world: World) -> None:
    assert start(world).chair_id == world.staff_ids["karin"]


def test_a_team_holds_one_meeting_at_a_time(world: World) -> None:
    meeting = start(world)
    with pytest.raises(Conflict, match=r"meeting\.already_open"):
        start(world)
    close_meeting(meeting, by=world.member("maria"))
    start(world)


def test_a_closed_meeting_stays_closed(world: World) -> None:
    meeting = start(world)
    close_meeting(meeting, by=world.member("karin"))
    with pytest.raises(Conflict, match=r"meeting\.closed"):
        close_meeting(meeting, by=world.member("karin"))


def test_closing_takes_the_mark_off_what_was_lowered_since_the_last_meeting(world: World) -> None:
    episode = lower(world)
    receipt = close_meeting(start(world), by=world.member("karin"))
    assert episode.lowered_at is None
    assert episode.version == 7  # nobody who is editing it is told of a conflict
    assert receipt.subjects == {("team", world.team_id), ("patient", episode.patient_id)}


@pytest.mark.parametrize(
    ("started", "now", "expected"),
    [
        ("2026-11-24T08:30", "2026-11-24T23:59", False),
        ("2026-11-24T08:30", "2026-11-25T00:00", True),
        ("2026-11-24T08:30", "2026-11-27T08:00", True),
    ],
)
def test_a_meeting_belongs_to_its_day(started: str, now: str, expected: bool) -> None:
    instants = [dt.datetime.fromisoformat(each).replace(tzinfo=clock.ZONE) for each in (started, now)]
    assert is_left_open(*instants) is expected


def test_midnight_ends_a_forgotten_meeting_once(world: World) -> None:
    episode, meeting = lower(world), start(world)
    for verb in TIME_VERBS:
        verb(world.team, clock.now())
    assert open_meeting_of(world.team_id) is not None
    midnight = clock.instant(clock.today() + dt.timedelta(days=1), "00:00")
    with clock.at(midnight + dt.timedelta(hours=7)):
        for _ in range(2):
            for verb in TIME_VERBS:
                verb(world.team, clock.now())
    assert meeting.closed_at == midnight
    assert episode.lowered_at is None
    names = list(db.session.scalars(select(Event.name).where(Event.actor_id.is_(None))))
    assert names.count("meeting_forgotten") == 1


def test_time_does_not_end_a_meeting_of_today(world: World) -> None:
    with pytest.raises(Conflict, match=r"meeting\.closed"):
        end_forgotten_meeting(start(world), by=None)
