"""What may be asked about handovers, and what is answered."""

from marshmallow import fields, validate

from fact_board.coordination.handovers.models import HANDED
from fact_board.web.fields import MANY_LINES, Typed
from fact_board.web.shapes import Shape, WireShape


class HandoverOffering(WireShape):
    """The person, the primary contact or a service (`topic`); to a party of the team, or outside in words."""

    id = fields.UUID(required=True)
    what = fields.Str(required=True, validate=validate.OneOf(HANDED))
    topic = Typed(140, load_default="", may_be_empty=True)
    why = Typed(280, pattern=MANY_LINES, required=True)
    from_on = fields.Date(required=True)
    to = fields.UUID(load_default=None, allow_none=True)
    to_outside = Typed(120, load_default="", may_be_empty=True)


class OutsideAccepting(WireShape):
    """Who accepted outside the team, and on which day."""

    name = Typed(120, required=True)
    on = fields.Date(required=True)


class HandoverDeclining(WireShape):
    """Why not: the giver reads it."""

    reason = Typed(280, pattern=MANY_LINES, required=True)


class HandoverRead(Shape):
    """`is_ours`: the reader's party gives; `is_to_us`: it is asked. `is_late`: nobody said yes in time."""

    id = fields.UUID()
    version = fields.Int()
    what = fields.Str()
    topic = fields.Str()
    why = fields.Str()
    from_on = fields.Date()
    party = fields.UUID()
    to_party = fields.UUID(allow_none=True)
    to_outside = fields.Str()
    by_name = fields.Str()
    at = fields.AwareDateTime(format="iso")
    state = fields.Str()
    is_ours = fields.Bool()
    is_to_us = fields.Bool()
    is_late = fields.Bool()
    answered_by_name = fields.Str(allow_none=True)
    answered_at = fields.AwareDateTime(format="iso", allow_none=True)
    accepted_name = fields.Str()
    accepted_on = fields.Date(allow_none=True)
    declined_because = fields.Str()


class HandoversRead(Shape):
    handovers = fields.List(fields.Nested(HandoverRead))


class WaitingHandoverRead(HandoverRead):
    """With whom it is about."""

    patient = fields.UUID()
    patient_label = fields.Str()


class WaitingHandoversRead(Shape):
    handovers = fields.List(fields.Nested(WaitingHandoverRead))
