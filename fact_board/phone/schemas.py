"""What the phone is told. A field that isn't named here reaches nobody."""

from typing import Any

from marshmallow import Schema, fields

from fact_board.board.shapes import ColumnRead, DutyCallRead, MyAnswerRead, MyTeamRead, OtherPartyRead
from fact_board.coordination.decisions.schemas import ListedDecision
from fact_board.live.schemas import CareContactRead, scoped
from fact_board.visits.planned.schemas import PlannedVisitRead
from fact_board.visits.signals.schemas import ConcernRead, DraftedNominationRead, MySignalRead


def _instant(**rest: Any) -> fields.AwareDateTime:
    return fields.AwareDateTime(format="iso", **rest)


class MeRead(Schema):
    id = fields.UUID()
    name = fields.Str()
    party = fields.UUID()
    role = fields.Str()


class AwayRead(Schema):
    from_on = fields.Date()
    to_on = fields.Date()


class StandingInRead(Schema):
    """Somebody away whose tasks of today fall to me."""

    staff = fields.UUID()
    until = fields.Date()


class ColleagueRead(Schema):
    id = fields.UUID()
    name = fields.Str()
    initials = fields.Str()
    party = fields.UUID()
    is_away = fields.Bool()


class DayTaskRead(Schema):
    """Mine, offered to me, of one I stand in for, or proposed for one of my people: see owner and state."""

    id = fields.UUID()
    version = fields.Int()
    patient = fields.UUID()
    text = scoped("notes", fields.Str())
    owner = fields.UUID(allow_none=True)
    offered_to = fields.UUID(allow_none=True)
    declined_by = fields.UUID(allow_none=True)
    declined_because = scoped("notes", fields.Str())
    due_on = fields.Date()
    due_time = fields.Str(allow_none=True)
    state = fields.Str()
    is_safety = fields.Bool()
    is_own = fields.Bool()
    done_at = _instant(allow_none=True)


class DayVisitRead(PlannedVisitRead):
    """A visit of mine. What to know before it stands at the safe door, which no phone keeps."""

    patient = fields.UUID()


class ChangedRead(Schema):
    """placed, closed, category or urgency: what became of one of my people on the board."""

    patient = fields.UUID()
    what = fields.Str()
    at = _instant()
    by = fields.UUID(allow_none=True)
    category = fields.UUID()
    urgency = fields.Str()


class RequestRead(Schema):
    """Another party asks that one of my people be asked for consent."""

    id = fields.UUID()
    patient = fields.UUID()
    party = fields.UUID()
    at = _instant()


class PersonRead(Schema):
    """Somebody in a list, as far as the reader sees; without `status` there is no category."""

    id = fields.UUID()
    label = fields.Str()
    name = fields.Str()
    birth_year = fields.Int(allow_none=True)
    is_protected = fields.Bool()
    is_similar = fields.Bool()
    is_mine = fields.Bool()
    category = fields.UUID(allow_none=True)
    urgency = fields.Str(allow_none=True)
    last_contact_on = fields.Date(allow_none=True)
    contacts = fields.List(fields.Nested(CareContactRead))


class PeopleRead(Schema):
    people = fields.List(fields.Nested(PersonRead))


class DayRead(Schema):
    """My day. `keep_hours`: so long a phone may keep it to be read without a network."""

    now = _instant()
    today = fields.Date()
    keep_hours = fields.Int()
    team = fields.Nested(MyTeamRead)
    reads_at = _instant()
    me = fields.Nested(MeRead)
    away = fields.Nested(AwayRead, allow_none=True)
    standing_in_for = fields.List(fields.Nested(StandingInRead))
    parties = fields.List(fields.Nested(OtherPartyRead))
    categories = fields.List(fields.Nested(ColumnRead))
    staff = fields.List(fields.Nested(ColleagueRead))
    tasks = fields.List(fields.Nested(DayTaskRead))
    visits = fields.List(fields.Nested(DayVisitRead))
    answers = fields.List(fields.Nested(MyAnswerRead))
    calls = fields.List(fields.Nested(DutyCallRead))
    drafts = fields.List(fields.Nested(DraftedNominationRead))
    concerns = fields.List(fields.Nested(ConcernRead))
    signals = fields.List(fields.Nested(MySignalRead))
    changed = fields.List(fields.Nested(ChangedRead))
    requests = fields.List(fields.Nested(RequestRead))
    decisions = fields.List(fields.Nested(ListedDecision))
    people = fields.List(fields.Nested(PersonRead))
