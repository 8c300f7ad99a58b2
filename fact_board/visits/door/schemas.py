"""What the safe door tells, and how it is acknowledged."""

from marshmallow import Schema, fields, validate

from fact_board.live.schemas import CareContactRead, TwoPerson
from fact_board.visits.door.rules import ACKNOWLEDGED
from fact_board.visits.planned.schemas import PlannedVisitRead
from fact_board.web.shapes import WireShape


class AlertSeeing(WireShape):
    """I have seen it."""

    id = fields.UUID(required=True)
    code = fields.Str(required=True, validate=validate.OneOf(ACKNOWLEDGED))
    since = fields.Date(required=True)


class SeenRead(Schema):
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")


class CautionRead(Schema):
    """One thing to know: a code, since when, how many, of which party, and who has seen it."""

    code = fields.Str()
    since = fields.Date()
    n = fields.Int()
    party = fields.UUID(allow_none=True)
    seen = fields.Nested(SeenRead, allow_none=True)


class AtTheDoor(Schema):
    """Who it is, by the reader's own books."""

    patient = fields.UUID()
    label = fields.Str()
    name = fields.Str()
    birth_year = fields.Int(allow_none=True)
    is_protected = fields.Bool()
    cautions = fields.List(fields.Nested(CautionRead))
    names = fields.Dict(keys=fields.UUID(), values=fields.Str())


class ToKnowRead(AtTheDoor):
    """Somebody to know of; `instead_of`: the colleague who is away and whose stand-in one is."""

    instead_of = fields.UUID(allow_none=True)


class AlertsRead(Schema):
    """What to know of my people and of those I visit within a week. Never kept on a phone."""

    people = fields.List(fields.Nested(ToKnowRead))


class ContactRead(Schema):
    kind = fields.Str()
    outcome = fields.Str()
    on = fields.Date()
    by = fields.UUID()
    party = fields.UUID()


class MetRead(Schema):
    staff = fields.UUID()
    party = fields.UUID()
    on = fields.Date()


class DoorRead(AtTheDoor):
    """Before a visit: what happened lately, what to beware of, and whom to call."""

    now = fields.AwareDateTime(format="iso")
    today = fields.Date()
    last_contact = fields.Nested(ContactRead, allow_none=True)
    missed = fields.List(fields.Nested(ContactRead))
    met = fields.List(fields.Nested(MetRead))
    planned = fields.List(fields.Nested(PlannedVisitRead))
    two_person = fields.Nested(TwoPerson, allow_none=True)
    contacts = fields.List(fields.Nested(CareContactRead))
    on_call_phone = fields.Str()
