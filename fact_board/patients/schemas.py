"""What may be asked about a person."""

from marshmallow import fields, validate

from fact_board.patients.models import DEPARTURES, KIN_KINDS, LEGAL_KINDS, MAY_CONTACT, PROTECTED_KINDS
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape


class Enrolment(WireShape):
    """Someone new to the books of the asker's party, with that party's contact.

    The answer's `put` says which id the person has.
    """

    name = Typed(120, required=True)
    birth_year = fields.Int(required=True, strict=True, allow_none=True)
    contact = fields.UUID(required=True)
    deputy = fields.UUID(load_default=None, allow_none=True)
    phone = Typed(40, load_default="", may_be_empty=True)
    hours = Typed(60, load_default="", may_be_empty=True)
    primary = fields.UUID(load_default=None, allow_none=True)
    is_another = fields.Bool(
        load_default=False,
        metadata={"description": "Somebody else, though name and birth year are the same."},
    )


class ClientEnrolment(WireShape):
    """An own client of someone outside the team."""

    name = Typed(120, required=True)
    birth_year = fields.Int(required=True, strict=True, allow_none=True)
    phone = Typed(40, load_default="", may_be_empty=True)
    hours = Typed(60, load_default="", may_be_empty=True)


class ContactSetting(WireShape):
    """A party's contact for the person; `after_hours`: another number, or who answers then."""

    staff = fields.UUID(required=True)
    deputy = fields.UUID(load_default=None, allow_none=True)
    phone = Typed(40, load_default="", may_be_empty=True)
    hours = Typed(60, load_default="", may_be_empty=True)
    after_hours = Typed(120, load_default="", may_be_empty=True)


class PrimarySetting(WireShape):
    """The person's primary contact."""

    staff = fields.UUID(required=True)


class KinWriting(WireShape):
    """Someone close, or a guardian (god man) or trustee (förvaltare) with what they may decide about."""

    id = fields.UUID(required=True)
    name = Typed(120, required=True)
    relation = Typed(60, load_default="", may_be_empty=True)
    phone = Typed(40, load_default="", may_be_empty=True)
    may_contact = fields.Str(load_default="not_asked", validate=validate.OneOf(MAY_CONTACT))
    kind = fields.Str(load_default="kin", validate=validate.OneOf(KIN_KINDS))
    decides = Typed(140, load_default="", may_be_empty=True)


class MayContact(WireShape):
    """What the person said about contacting somebody close."""

    may_contact = fields.Str(required=True, validate=validate.OneOf(MAY_CONTACT))


class LegalWriting(WireShape):
    """A legal status with its last day."""

    id = fields.UUID(required=True)
    kind = fields.Str(required=True, validate=validate.OneOf(LEGAL_KINDS))
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(load_default=None, allow_none=True)
    apply_by = fields.Date(load_default=None, allow_none=True)


class ApplyBySetting(WireShape):
    """By when the next period is applied for; null: as it is counted."""

    apply_by = fields.Date(required=True, allow_none=True)


class TwoPersonSetting(WireShape):
    """Why to go in pairs, and when to look at it again (within 30 days)."""

    reason = Typed(140, required=True)
    review_on = fields.Date(required=True)


class Protection(WireShape):
    """Which protection the person's identity has: sekretessmarkering, skyddad folkbokföring or fingerad."""

    kind = fields.Str(load_default="marked", validate=validate.OneOf(PROTECTED_KINDS))


class MedicationStop(WireShape):
    """Since when the person takes no medication."""

    on = fields.Date(required=True)


class Departure(WireShape):
    """Why somebody leaves, and to whom; nobody follows after a death."""

    reason = fields.Str(required=True, validate=validate.OneOf(DEPARTURES))
    successor = Typed(120, load_default=None, allow_none=True, may_be_empty=True)
