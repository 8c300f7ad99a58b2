"""What may be asked about decisions."""

from marshmallow import fields, validate

from fact_board.coordination.decisions.models import OUTCOMES
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape


class DecisionRequest(WireShape):
    """A request that waits: what, of whom, since when, and by when an answer is expected."""

    id = fields.UUID(required=True)
    what = Typed(140, required=True)
    asked_of = Typed(120, load_default="", may_be_empty=True)
    asked_on = fields.Date(required=True)
    expected_on = fields.Date(load_default=None, allow_none=True)


class DecisionEnd(WireShape):
    """What was decided."""

    outcome = fields.Str(required=True, validate=validate.OneOf(OUTCOMES))
