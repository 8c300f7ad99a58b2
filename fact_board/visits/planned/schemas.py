"""Planned visits: what is taken, and what is told."""

from marshmallow import Schema, fields, validate

from fact_board.visits.models import KINDS, OUTCOMES
from fact_board.visits.planned.models import PLACES
from fact_board.web.fields import CLOCK_TIME, Typed
from fact_board.web.shapes import WireShape


class VisitChanging(WireShape):
    """When, how, where, and who goes."""

    kind = fields.Str(load_default="visit", validate=validate.OneOf(KINDS))
    place = fields.Str(load_default="home", validate=validate.OneOf(PLACES))
    on = fields.Date(required=True)
    time = fields.Str(load_default=None, allow_none=True, validate=validate.Regexp(CLOCK_TIME))
    staff = fields.UUID(required=True)
    companion = fields.UUID(load_default=None, allow_none=True, data_key="with")
    agreed_with = fields.UUID(load_default=None, allow_none=True)
    agreed_why = Typed(140, may_be_empty=True, load_default="")


class VisitPlanning(VisitChanging):
    """A new plan; the id is the client's own."""

    id = fields.UUID(required=True)


class VisitCancelling(WireShape):
    """Who cancelled it."""

    whose = fields.Str(required=True, validate=validate.OneOf(("person", "team")))


class VisitLogging(WireShape):
    """How it went; the id becomes the contact's."""

    id = fields.UUID(required=True)
    outcome = fields.Str(required=True, validate=validate.OneOf(OUTCOMES))


class AgreedRead(Schema):
    """With whom it was agreed that one goes alone, and why."""

    with_ = fields.UUID(data_key="with", attribute="with")
    why = fields.Str()


class PlannedVisitRead(Schema):
    """A planned visit as one's party may see it."""

    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID()
    kind = fields.Str()
    place = fields.Str()
    on = fields.Date()
    time = fields.Str(allow_none=True)
    staff = fields.UUID()
    with_ = fields.UUID(data_key="with", attribute="with", allow_none=True)
    agreed = fields.Nested(AgreedRead, allow_none=True)
    state = fields.Str()
