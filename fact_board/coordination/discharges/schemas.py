"""What may be asked about a discharge, and what is told of it."""

from marshmallow import fields, validate

from fact_board.coordination.discharges.models import DONE, NOT_NEEDED, OPEN
from fact_board.web.fields import Typed
from fact_board.web.shapes import Shape, WireShape


class DischargePlanning(WireShape):
    """The checklist is begun."""

    id = fields.UUID(required=True)


class DischargeItemSetting(WireShape):
    """Who does it, until when, and whether it is done or why it isn't needed."""

    state = fields.Str(load_default=OPEN, validate=validate.OneOf((OPEN, DONE, NOT_NEEDED)))
    owner = fields.UUID(load_default=None, allow_none=True)
    who = Typed(80, load_default="", may_be_empty=True)
    due_on = fields.Date(load_default=None, allow_none=True)
    reason = Typed(280, load_default="", may_be_empty=True)


class AdmittedRead(Shape):
    """Somebody's time on the board, as far as it is about a ward. `is_closed`: the ward is not shown."""

    id = fields.UUID()
    version = fields.Int()
    code = fields.Str()
    is_closed = fields.Bool()
    ward_name = fields.Str()
    ward_contact = fields.Str()
    ward_phone = fields.Str()
    planned_on = fields.Date(allow_none=True)
    placed_on = fields.Date()
    discharged_on = fields.Date(allow_none=True)
    first_contact_by = fields.Date()
    met_on = fields.Date(allow_none=True)
    is_uncontacted = fields.Bool()


class DischargeItemRead(Shape):
    id = fields.UUID()
    version = fields.Int()
    code = fields.Str()
    owner = fields.UUID(allow_none=True)
    owner_name = fields.Str()
    who = fields.Str()
    due_on = fields.Date(allow_none=True)
    state = fields.Str()
    reason = fields.Str()
    settled_on = fields.Date(allow_none=True)


class PlanningRead(Shape):
    id = fields.UUID()
    items = fields.List(fields.Nested(DischargeItemRead))


class WardsStatusRead(Shape):
    """Compulsory care on a ward, and what it may become outside."""

    id = fields.UUID()
    kind = fields.Str()
    outside = fields.Str()
    ends_on = fields.Date(allow_none=True)


class StayRead(Shape):
    """A stay that has ended; `left_open`: what of the checklist nobody had settled."""

    id = fields.UUID()
    ward_name = fields.Str()
    ward_contact = fields.Str()
    ward_phone = fields.Str()
    planned_on = fields.Date(allow_none=True)
    discharged_on = fields.Date(allow_none=True)
    left_open = fields.List(fields.Str())


class PersonDischargeRead(Shape):
    """Admitted, recently discharged, or neither; and earlier stays."""

    today = fields.Date()
    episode = fields.Nested(AdmittedRead, allow_none=True)
    planning = fields.Nested(PlanningRead, allow_none=True)
    legal = fields.List(fields.Nested(WardsStatusRead))
    stays = fields.List(fields.Nested(StayRead))
