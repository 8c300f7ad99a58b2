"""What may be asked about meetings that were, and what is answered."""

from marshmallow import fields, validate

from fact_board.web.fields import Typed
from fact_board.web.shapes import Shape, WireShape

MOST_MEETINGS = 100


class Journaling(WireShape):
    """Whose decisions stand in the record."""

    patient = fields.UUID(required=True)


class NotHeldWriting(WireShape):
    """Why a planned meeting never was."""

    on = fields.Date(required=True)
    why = Typed(140, required=True)


class MeetingsQuery(WireShape):
    """From where to read on, and how many."""

    after = fields.UUID()
    limit = fields.Int(load_default=20, validate=validate.Range(1, MOST_MEETINGS))


class MeetingShape(Shape):
    """A meeting that is over; `people` and `not_journaled` count whom the asker may know of."""

    id = fields.UUID()
    started_at = fields.AwareDateTime(format="iso")
    closed_at = fields.AwareDateTime(format="iso")
    is_forgotten = fields.Bool()
    chair = fields.Str()
    people = fields.Int()
    not_journaled = fields.Int()


class MeetingsRead(Shape):
    meetings = fields.List(fields.Nested(MeetingShape))


class AttendeeShape(Shape):
    staff_id = fields.UUID(data_key="staff")
    name = fields.Str()
    profession = fields.Str()
    party = fields.Str()
    principal = fields.Str()
    is_remote = fields.Bool()
    has_mandate = fields.Bool()


class SaidShape(Shape):
    """One thing decided: its code, and how it is said in the asker's language."""

    what = fields.Str()
    at = fields.AwareDateTime(format="iso")
    by = fields.Str()
    head = fields.Str()
    text = fields.Str()


class MarkShape(Shape):
    initials = fields.Str()
    at = fields.AwareDateTime(format="iso")


class PersonShape(Shape):
    """Somebody the meeting took up; `mark` says that it stands in the record of the asker's party."""

    patient_id = fields.UUID(data_key="patient")
    label = fields.Str()
    state = fields.Str()
    seconds = fields.Int()
    said = fields.List(fields.Nested(SaidShape), data_key="decisions")
    mark = fields.Nested(MarkShape, allow_none=True, data_key="journaled")


class MinutesShape(Shape):
    """The minutes as the asker's party may see them now."""

    id = fields.UUID()
    started_at = fields.AwareDateTime(format="iso")
    closed_at = fields.AwareDateTime(format="iso", allow_none=True)
    is_forgotten = fields.Bool()
    chair = fields.Str()
    seconds = fields.Int()
    attendance = fields.List(fields.Nested(AttendeeShape))
    missing = fields.List(fields.Str())
    people = fields.List(fields.Nested(PersonShape))
    also = fields.List(fields.Nested(PersonShape))
    unchanged = fields.List(fields.Nested(PersonShape))
    parked = fields.List(fields.Nested(PersonShape))
    not_journaled = fields.Int()


class NotHeldShape(Shape):
    """A planned day without its meeting, and why, when somebody has said it."""

    on = fields.Date()
    why = fields.Str()


class NotHeldRead(Shape):
    days = fields.List(fields.Nested(NotHeldShape))


class ChairShape(Shape):
    """A colleague trained to lead, and when they last did."""

    staff_id = fields.UUID(data_key="staff")
    name = fields.Str()
    chaired_at = fields.AwareDateTime(format="iso", allow_none=True)


class ChairsRead(Shape):
    """Those trained and here today, whoever led longest ago first."""

    chairs = fields.List(fields.Nested(ChairShape))
