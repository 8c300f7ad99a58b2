"""The daily meeting in the story: who came, and whom the latest ones took up."""

import datetime as dt
import random
import uuid

from fact_board import clock
from fact_board.cli.story.stage import Hired, Person, Stage
from fact_board.errors import Conflict
from fact_board.extensions import db
from fact_board.meeting import actions
from fact_board.meeting.actions import Attending
from fact_board.meeting.models import Meeting
from fact_board.teams.models import Membership

ENDS = "08:50"
LAST_TURN = dt.timedelta(seconds=50)
COMES = {"region": 0.9, "municipality": 0.45}
REMOTE = {"region": 0.1, "municipality": 0.6}


def start(stage: Stage, meeting_id: uuid.UUID, *, is_recent: bool) -> None:
    """The next of the trained begins, with those who came; only of the latest meetings is it told whom they
    took up.
    """
    turns = stage.trained
    stage.chair = turns[(turns.index(stage.chair) + 1) % len(turns)] if stage.chair else turns[0]
    actions.start_meeting(stage.team, id=meeting_id, attending=_who_came(stage), by=chair_of(stage))
    stage.meeting_id = meeting_id if is_recent else None
    stage.turn_ends = clock.now()
    stage.gone_through = set()


def close(stage: Stage, meeting_id: uuid.UUID) -> None:
    """The chair closes."""
    stage.meeting_id = None
    actions.close_meeting(db.session.get_one(Meeting, meeting_id), by=chair_of(stage))


def go_through(person: Person) -> bool:
    """Take somebody up for a while, the last ones together; False when nobody remembers this meeting, or when
    not everybody there may see them (known without asking: a refusal would cost the teller all it holds).
    """
    stage = person.stage
    if stage.meeting_id is None or person.is_closed or not (person.support or person.is_asked):
        return False
    if person.name in stage.gone_through:
        return True
    stage.gone_through.add(person.name)
    meeting, chair = db.session.get_one(Meeting, stage.meeting_id), chair_of(stage)
    begins = max(clock.now(), stage.turn_ends or clock.now())
    try:
        if begins + LAST_TURN > clock.instant(clock.today(), ENDS):
            actions.leave_unchanged(meeting, [person.row], by=chair)
        else:
            with clock.at(begins):
                actions.take_up(meeting, person.row, by=chair)
            stage.turn_ends = begins + dt.timedelta(seconds=_chance(stage, person.name).randint(20, 75))
    except Conflict:
        return False
    return True


def _who_came(stage: Stage) -> list[Attending]:
    chance = _chance(stage, "attendance")
    at_work = [each for each in stage.plan.staff if each.role in ("member", "leader") and float(each.fte)]
    return [_attending(stage, each, chance) for each in at_work if chance.random() < COMES[each.principal]]


def _attending(stage: Stage, hired: Hired, chance: random.Random) -> Attending:
    is_remote = chance.random() < REMOTE[hired.principal]
    has_mandate = hired.principal == "municipality" and chance.random() < 0.5
    return Attending(stage.staff_ids[hired.initials], is_remote, has_mandate)


def _chance(stage: Stage, what: str) -> random.Random:
    """The same story each time."""
    return random.Random(f"{stage.plan.name} {clock.today()} {what}")  # nosec B311


def chair_of(stage: Stage) -> Membership:
    """Whoever leads the meeting going on."""
    return db.session.get_one(Membership, stage.members[stage.chair])
