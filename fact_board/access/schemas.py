"""What may be asked about legal bases, bars and emergency access."""

from marshmallow import fields, validate

from fact_board.access.models import BASES, BLOCK, WAYS
from fact_board.access.policy import SCOPES
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape


class BasisGiving(WireShape):
    """Who may see what, on which basis, until when; a block says no to everything."""

    id = fields.UUID(required=True)
    to = fields.UUID(required=True)
    kind = fields.Str(required=True, validate=validate.OneOf((*BASES, BLOCK)))
    how = fields.Str(load_default=None, allow_none=True, validate=validate.OneOf(WAYS))
    scopes = fields.List(fields.Str(validate=validate.OneOf(SCOPES)), load_default=list)
    necessity = Typed(280, load_default="", may_be_empty=True)
    given_on = fields.Date(load_default=None, allow_none=True)
    valid_until = fields.Date(load_default=None, allow_none=True)


class Asking(WireShape):
    """A request that the person be asked."""

    id = fields.UUID(required=True)


class Barring(WireShape):
    """Who must not see the person."""

    id = fields.UUID(required=True)
    staff = fields.UUID(required=True)


class EmergencyOpening(WireShape):
    """Why the person must be opened now."""

    id = fields.UUID(required=True)
    reason = Typed(280, required=True)


class EmergencyReview(WireShape):
    """What came of looking at why."""

    comment = Typed(280, required=True)


class BarRead(WireShape):
    id = fields.UUID()
    version = fields.Int()
    staff = fields.UUID()
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")


class BasisRead(WireShape):
    """A basis with its whole story, ended ones too."""

    id = fields.UUID()
    version = fields.Int()
    basis_kind = fields.Str(data_key="kind")
    how = fields.Str(allow_none=True)
    from_party = fields.UUID(data_key="from")
    to_party = fields.UUID(data_key="to")
    scopes = fields.List(fields.Str())
    necessity = fields.Str(allow_none=True)
    given_on = fields.Date()
    valid_until = fields.Date(allow_none=True)
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")
    ended_at = fields.AwareDateTime(format="iso", allow_none=True)
    ended_by = fields.UUID(allow_none=True)
    ended_how = fields.Str(allow_none=True)


class SharingRead(WireShape):
    """Everything that decides who sees a person, as far as the asker's party is part of it."""

    bases = fields.List(fields.Nested(BasisRead))
    bars = fields.List(fields.Nested(BarRead))


class EmergencyRead(WireShape):
    """One opening in emergency, for those who review it and for the one who did it."""

    id = fields.UUID()
    version = fields.Int()
    patient = fields.UUID()
    patient_label = fields.Str()
    staff = fields.UUID()
    staff_name = fields.Str()
    reason = fields.Str()
    at = fields.AwareDateTime(format="iso")
    ends_at = fields.AwareDateTime(format="iso")
    ended_at = fields.AwareDateTime(format="iso", allow_none=True)
    reviewed_at = fields.AwareDateTime(format="iso", allow_none=True)
    reviewed_by = fields.UUID(allow_none=True)
    reviewer_name = fields.Str(allow_none=True)
    comment = fields.Str()


class EmergenciesRead(WireShape):
    emergencies = fields.List(fields.Nested(EmergencyRead))
