"""The shapes of pairing, and of a team's walls."""

from marshmallow import Schema, fields, validate

from fact_board.access.audience import WALL_MODES
from fact_board.display.models import LANGUAGES, LAYOUTS, THEMES
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape

LONGEST_NAME = 40


class PairingShape(Schema):
    """What a waiting screen shows; nothing but the state once it is paired."""

    state = fields.Str(required=True)
    code = fields.Str()
    expires_at = fields.AwareDateTime(format="iso")
    lasts_seconds = fields.Int()
    address = fields.Str(metadata={"description": "Where the code is confirmed."})
    qr = fields.Str(metadata={"description": "The same address as a picture, in a data URI."})


class PairingState(Schema):
    """Whether a waiting screen was paired: waiting, paired, or gone."""

    state = fields.Str(required=True)


class DisplayLook(WireShape):
    """A wall's name, and how it shows."""

    name = Typed(LONGEST_NAME, required=True, may_be_empty=True)
    mode = fields.Str(required=True, validate=validate.OneOf(WALL_MODES))
    layout = fields.Str(required=True, validate=validate.OneOf(LAYOUTS))
    theme = fields.Str(required=True, validate=validate.OneOf(THEMES))
    language = fields.Str(required=True, validate=validate.OneOf(LANGUAGES))


class DisplayPairing(DisplayLook):
    """The code that a screen shows, confirmed."""

    id = fields.UUID(required=True)
    code = Typed(20, required=True, may_be_empty=True)


class DisplayShape(Schema):
    """A paired screen."""

    id = fields.UUID(required=True)
    version = fields.Int(required=True)
    name = fields.Str(required=True)
    mode = fields.Str(required=True)
    layout = fields.Str(required=True)
    theme = fields.Str(required=True)
    language = fields.Str(required=True)
    paired_at = fields.AwareDateTime(format="iso", required=True)
    paired_by = fields.Str(required=True)
    seen_at = fields.AwareDateTime(format="iso", allow_none=True)
    is_on = fields.Bool(required=True)
    expires_at = fields.AwareDateTime(format="iso", required=True)


class DisplaysShape(Schema):
    """A team's walls."""

    displays = fields.List(fields.Nested(DisplayShape), required=True)
