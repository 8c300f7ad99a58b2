"""The shapes of the team's time line."""

from marshmallow import fields

from fact_board.teams.timeline.models import LONGEST
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape


class AnnotationWriting(WireShape):
    """What happened on a day."""

    id = fields.UUID(required=True)
    day = fields.Date(required=True)
    text = Typed(LONGEST, required=True)
