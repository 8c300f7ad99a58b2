"""The number on its way in and out: in bodies alone, never in an address."""

from marshmallow import Schema, fields

from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape


class NumberTyped(WireShape):
    """As somebody types it: with or without century, hyphen or plus."""

    number = Typed(20, required=True)


class NumberShape(Schema):
    """Twelve digits, or none."""

    number = fields.Str(required=True, allow_none=True)


class FoundShape(Schema):
    """Whom the asker's party has in the team under this number."""

    patients = fields.List(fields.UUID(), required=True)
