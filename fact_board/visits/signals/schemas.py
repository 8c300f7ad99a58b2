"""What may be reported and answered, and what of it is told."""

from typing import Any

from marshmallow import Schema, fields, validate

from fact_board.board.models import TAGS
from fact_board.web.fields import MANY_LINES, Typed
from fact_board.web.shapes import WireShape


class ConcernReporting(WireShape):
    """A word or a line of what was seen."""

    id = fields.UUID(required=True)
    tags = fields.List(
        fields.Str(validate=validate.OneOf(TAGS)), load_default=list, validate=validate.Length(max=len(TAGS))
    )
    text = Typed(140, pattern=MANY_LINES, may_be_empty=True, load_default="")


class SignalAnswering(WireShape):
    """What the one who reported is told; a next step has its day."""

    id = fields.UUID(required=True)
    text = Typed(1000, pattern=MANY_LINES, required=True)
    next_step = Typed(140, may_be_empty=True, load_default="")
    next_on = fields.Date(load_default=None, allow_none=True)


class SignalAnswerCorrecting(WireShape):
    """The new words; the old ones stay."""

    id = fields.UUID(required=True)
    text = Typed(1000, pattern=MANY_LINES, required=True)


class SignalResultTelling(WireShape):
    """How it went."""

    text = Typed(1000, pattern=MANY_LINES, required=True)


def _instant(**rest: Any) -> fields.AwareDateTime:
    return fields.AwareDateTime(format="iso", **rest)


class SignalResultRead(Schema):
    text = fields.Str()
    at = _instant()
    by = fields.UUID()


class EarlierWordsRead(Schema):
    """What stood there before it was corrected."""

    text = fields.Str()
    at = _instant()


class SignalAnswerRead(Schema):
    """Neutral: it was read and judged, and more may not be told without a legal basis."""

    id = fields.UUID()
    by = fields.UUID()
    by_name = fields.Str()
    at = _instant()
    is_neutral = fields.Bool()
    text = fields.Str()
    earlier = fields.List(fields.Nested(EarlierWordsRead))
    next_step = fields.Str()
    next_on = fields.Date(allow_none=True)
    read_at = _instant(allow_none=True)
    result = fields.Nested(SignalResultRead, allow_none=True)
    result_due_on = fields.Date(allow_none=True)


class ReportedRead(Schema):
    id = fields.UUID()
    tags = fields.List(fields.Str())
    text = fields.Str()
    by = fields.UUID()
    at = _instant()
    answer_due_at = _instant()
    is_late = fields.Bool()


class SignalRead(ReportedRead):
    """A signal in a person's panel."""

    is_mine = fields.Bool()
    answer = fields.Nested(SignalAnswerRead, allow_none=True)


class MySignalRead(ReportedRead):
    """One's own signal, and what came of it."""

    patient = fields.UUID()
    patient_label = fields.Str()
    answer = fields.Nested(SignalAnswerRead, allow_none=True)


class ConcernRead(ReportedRead):
    """Somebody's signal that waits for the reader's answer."""

    by_name = fields.Str()
    patient = fields.UUID()
    patient_label = fields.Str()


class DraftedNominationRead(Schema):
    """A nomination that signals or missed visits add up to, for the primary contact to send."""

    patient = fields.UUID()
    patient_label = fields.Str()
    why = fields.Str(metadata={"description": "signals: two worried in seven days; two_missed: in fourteen."})
    tags = fields.List(fields.Str())
    since = _instant()
    people = fields.Int()
    missed_on = fields.List(fields.Date())
    category = fields.UUID(allow_none=True)
