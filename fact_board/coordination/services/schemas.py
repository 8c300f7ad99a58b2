"""What may be asked about services and needs, and what is answered."""

from marshmallow import fields, validate

from fact_board.coordination.services.figures import GROUPS
from fact_board.coordination.services.models import CLOSINGS, REASONS
from fact_board.web.fields import Typed
from fact_board.web.shapes import Shape, WireShape

PRINCIPALS = ("region", "municipality")


def _day() -> fields.Date:
    return fields.Date(load_default=None, allow_none=True)


def _principal() -> fields.Str:
    return fields.Str(load_default=None, allow_none=True, validate=validate.OneOf(PRINCIPALS))


class ServiceCorrecting(WireShape):
    """What somebody has: of which kind, from whom, from when till when."""

    kind = fields.UUID(required=True)
    provider = Typed(120, load_default="", may_be_empty=True)
    owner = fields.UUID(load_default=None, allow_none=True)
    owner_name = Typed(120, load_default="", may_be_empty=True)
    from_on = _day()
    to_on = _day()


class ServiceWriting(ServiceCorrecting):
    """The same, new; perhaps it meets a need."""

    id = fields.UUID(required=True)
    meets = fields.UUID(load_default=None, allow_none=True)


class ServiceEnding(WireShape):
    """The last day."""

    on = fields.Date(required=True)


class NeedCorrecting(WireShape):
    """What somebody needs, why they don't have it, since when."""

    kind = fields.UUID(required=True)
    reason = fields.Str(required=True, validate=validate.OneOf(REASONS))
    text = Typed(140, load_default="", may_be_empty=True)
    since_on = fields.Date(required=True)


class NeedWriting(NeedCorrecting):
    """The same, new."""

    id = fields.UUID(required=True)


class NeedClosing(WireShape):
    """Whether it is met, or no longer there."""

    how = fields.Str(required=True, validate=validate.OneOf(CLOSINGS))


class MappingOn(WireShape):
    """The day somebody's services were gone through."""

    on = fields.Date(required=True)


class KindWriting(WireShape):
    """A new kind of support, last in the list."""

    id = fields.UUID(required=True)
    label = Typed(60, required=True)
    principal = _principal()


class KindChanging(WireShape):
    """A kind of support: its name, place, whether it is offered, and who normally gives it."""

    label = Typed(60, required=True)
    order = fields.Int(required=True, strict=True, validate=validate.Range(0, 500))
    is_active = fields.Bool(required=True)
    principal = _principal()


class KindRead(Shape):
    id = fields.UUID()
    version = fields.Int()
    label = fields.Str()
    order = fields.Int(attribute="position")
    is_active = fields.Bool()
    principal = fields.Str(allow_none=True)


class ServiceRead(Shape):
    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID(attribute="party_id")
    kind = fields.UUID(attribute="kind_id")
    provider = fields.Str()
    owner = fields.UUID(attribute="owner_id", allow_none=True)
    owner_name = fields.Str()
    from_on = fields.Date(allow_none=True)
    to_on = fields.Date(allow_none=True)
    by = fields.UUID(attribute="by_id")


class NeedRead(Shape):
    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID(attribute="party_id")
    kind = fields.UUID(attribute="kind_id")
    reason = fields.Str()
    text = fields.Str()
    since_on = fields.Date()
    closed_on = fields.Date(allow_none=True)
    closed_how = fields.Str(allow_none=True)
    by = fields.UUID(attribute="by_id")


class MappedRead(Shape):
    """When a party last went through the person's services."""

    party = fields.UUID()
    version = fields.Int()
    on = fields.Date()
    by = fields.UUID()


class KindFiguresRead(Shape):
    """Of one kind: how many have it, and how many need it, for each reason."""

    kind = fields.UUID()
    has = fields.Int()
    needs = fields.Int()
    reasons = fields.Dict(keys=fields.Str(), values=fields.Int())


class FiguresRead(Shape):
    """How many of those enrolled are gone through, have services, and need something."""

    enrolled = fields.Int()
    mapped = fields.Int()
    with_services = fields.Int()
    without_services = fields.Int()
    without_in_need = fields.Int()
    with_needing_more = fields.Int()
    kinds = fields.List(fields.Nested(KindFiguresRead))


class OverviewRead(Shape):
    """A team's services and needs in numbers, the same for every party; and the kinds it has words for."""

    name = fields.Str()
    today = fields.Date()
    kinds = fields.List(fields.Nested(KindRead))
    figures = fields.Nested(FiguresRead)


class BehindAsking(Shape):
    """Which number: a group of people, or those who have or need one kind (for a reason)."""

    group = fields.Str(load_default="enrolled", validate=validate.OneOf(GROUPS))
    kind = fields.UUID(load_default=None)
    state = fields.Str(load_default=None, validate=validate.OneOf(("has", "needs")))
    reason = fields.Str(load_default=None, validate=validate.OneOf(REASONS))


class BehindPerson(Shape):
    id = fields.UUID()
    label = fields.Str()


class BehindRead(Shape):
    """Who is counted, as far as the reader may know; and how many more."""

    people = fields.List(fields.Nested(BehindPerson))
    not_shared = fields.Int()


class ServicesRead(Shape):
    """One person's services and needs, and the kinds to choose from."""

    kinds = fields.List(fields.Nested(KindRead))
    services = fields.List(fields.Nested(ServiceRead))
    needs = fields.List(fields.Nested(NeedRead))
    mapped = fields.List(fields.Nested(MappedRead))
    not_thought_of = fields.List(fields.UUID())
