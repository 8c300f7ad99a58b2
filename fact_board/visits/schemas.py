"""What may be logged."""

from marshmallow import fields, validate

from fact_board.visits.models import KINDS, OUTCOMES
from fact_board.web.shapes import WireShape


class ContactLog(WireShape):
    """A visit or a call, and how it went."""

    id = fields.UUID(required=True)
    kind = fields.Str(required=True, validate=validate.OneOf(KINDS))
    outcome = fields.Str(required=True, validate=validate.OneOf(OUTCOMES))
    on = fields.Date(required=True)
