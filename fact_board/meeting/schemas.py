"""What may be asked of a meeting."""

from marshmallow import fields

from fact_board.web.routing import WireShape


class MeetingStart(WireShape):
    """A meeting that starts now, led by the one who starts it."""

    id = fields.UUID(required=True)
