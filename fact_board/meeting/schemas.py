"""What may be asked of a meeting."""

from typing import Any

from marshmallow import Schema, fields, validate

from fact_board.web.fields import MANY_LINES, Typed
from fact_board.web.shapes import Shape, WireShape

MOST_THERE = 60
MOST_UNCHANGED = 100


def _flag(**rest: Any) -> fields.Bool:
    return fields.Bool(truthy={True}, falsy={False}, **rest)


class AttendingShape(WireShape):
    """Somebody at the meeting."""

    staff = fields.UUID(required=True)
    is_remote = _flag(load_default=False)
    has_mandate = _flag(load_default=False)


def _attendance(**rest: Any) -> fields.List[Any]:
    return fields.List(fields.Nested(AttendingShape), validate=validate.Length(max=MOST_THERE), **rest)


class MeetingStart(WireShape):
    """A meeting that starts now, led by the one who starts it."""

    id = fields.UUID(required=True)
    attendance = _attendance(load_default=list)


class AttendanceWriting(WireShape):
    """Everybody at the meeting; who isn't named isn't there."""

    attendance = _attendance(required=True)


class TakingUp(WireShape):
    """Whose turn it is; null: nobody's."""

    patient = fields.UUID(required=True, allow_none=True)


class PuttingOff(WireShape):
    """Who is taken later in the meeting."""

    patient = fields.UUID(required=True)


class LeavingUnchanged(WireShape):
    """Those for whom nothing changes."""

    patients = fields.List(fields.UUID(), required=True, validate=validate.Length(min=1, max=MOST_UNCHANGED))


class TextShowing(WireShape):
    """Whether the wall shows what is written."""

    is_shown = _flag(required=True)


class PartChanging(WireShape):
    """Part 2 names its party (the chair's own) and who of it was confirmed in the room."""

    part = fields.Int(required=True, strict=True, validate=validate.OneOf((1, 2)))
    party = fields.UUID(load_default=None, allow_none=True)
    present = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MOST_THERE))


class DraftSaving(WireShape):
    """What stands in the field now; empty takes the draft away."""

    text = Typed(280, pattern=MANY_LINES, may_be_empty=True, required=True)


class DraftRead(Schema):
    """What stands in the draft now."""

    text = fields.Str(required=True)
    by = fields.UUID(required=True, allow_none=True)


class LeaverShape(Shape):
    """Who is asked to leave the room before the person is taken up."""

    patient = fields.UUID()
    staff = fields.List(fields.UUID())


class LeaversRead(Shape):
    """For the chair alone: empty for everybody else."""

    leavers = fields.List(fields.Nested(LeaverShape))


class BlockShape(Shape):
    """Of whom something must be decided first."""

    kind = fields.Str()
    patient_id = fields.UUID(data_key="patient")
    nomination_id = fields.UUID(data_key="nomination", allow_none=True)


class AnswerSent(Shape):
    patient = fields.UUID()
    by = fields.UUID()
    decision = fields.Str()


class TaskTaken(Shape):
    patient = fields.UUID()
    text = fields.Str()
    owner = fields.UUID(allow_none=True)
    due_on = fields.Date()


class Parked(Shape):
    patient = fields.UUID()


class WillShape(Shape):
    """What has been sent and taken on since the meeting began, and who waits for the next."""

    answers = fields.List(fields.Nested(AnswerSent))
    tasks = fields.List(fields.Nested(TaskTaken))
    parked = fields.List(fields.Nested(Parked))


class ClosureRead(Shape):
    """What keeps the meeting open, what closing it means, and how many nominations wait for an answer."""

    blocks = fields.List(fields.Nested(BlockShape))
    will = fields.Nested(WillShape)
    unanswered = fields.Int()
