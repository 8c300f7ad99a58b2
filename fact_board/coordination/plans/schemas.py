"""Plans: what is taken, and what is told."""

from marshmallow import Schema, fields, validate

from fact_board.coordination.plans.models import BEST, KINDS, STATES, TOOK_PART
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape


def _name() -> Typed:
    return Typed(120, may_be_empty=True, load_default="")


def _somebody() -> fields.UUID:
    return fields.UUID(load_default=None, allow_none=True)


def _took_part() -> fields.Str:
    return fields.Str(load_default=None, allow_none=True, validate=validate.OneOf(TOOK_PART))


class PlanNaming(WireShape):
    """Who calls the meeting (always somebody), who leads, and where the plan lives: https or words."""

    caller = _somebody()
    caller_name = _name()
    leader = _somebody()
    leader_party = _somebody()
    leader_name = _name()
    place = Typed(300, may_be_empty=True, load_default="")


class PlanOffering(PlanNaming):
    """A plan of a kind, offered on a day."""

    id = fields.UUID(required=True)
    kind = fields.Str(required=True, validate=validate.OneOf(KINDS))
    on = fields.Date(required=True)


class PlanEntering(PlanOffering):
    """One that was made before: on a day, with the day of its next follow-up."""

    next_on = fields.Date(required=True)
    took_part = fields.Str(required=True, validate=validate.OneOf(TOOK_PART))


class PlanStepping(WireShape):
    """Whereto, on which day, and what comes next."""

    state = fields.Str(required=True, validate=validate.OneOf(STATES))
    on = fields.Date(required=True)
    next_on = fields.Date(load_default=None, allow_none=True)
    took_part = _took_part()


def _answer() -> fields.Int:
    return fields.Int(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(min=1, max=BEST)
    )


class PlanEvaluating(WireShape):
    """Three answers from 1 to 4, any of them left out; or that the person did not want to answer."""

    id = fields.UUID(required=True)
    on = fields.Date(required=True)
    is_declined = fields.Bool(load_default=False, truthy={True}, falsy={False})
    said = _answer()
    knows = _answer()
    better = _answer()


class PlanStepRead(Schema):
    """A step that was taken: whereto, when, what was to come next, and who wrote it down."""

    state = fields.Str()
    on = fields.Date()
    next_on = fields.Date(allow_none=True)
    took_part = fields.Str(allow_none=True)
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")


class PlanEvaluationRead(Schema):
    """What the person thought, and who asked."""

    id = fields.UUID()
    on = fields.Date()
    is_declined = fields.Bool()
    said = fields.Int(allow_none=True)
    knows = fields.Int(allow_none=True)
    better = fields.Int(allow_none=True)
    by = fields.UUID()


class PlanRead(Schema):
    """A plan as one's party may see it, with its steps. `late_on`: from then on somebody is reminded."""

    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID()
    kind = fields.Str()
    state = fields.Str()
    on = fields.Date()
    next_on = fields.Date(allow_none=True)
    late_on = fields.Date(allow_none=True)
    made_on = fields.Date(allow_none=True)
    took_part = fields.Str(allow_none=True)
    caller = fields.UUID(allow_none=True)
    caller_name = fields.Str()
    leader = fields.UUID(allow_none=True)
    leader_party = fields.UUID(allow_none=True)
    leader_name = fields.Str()
    link = fields.Str(allow_none=True)
    place = fields.Str()
    steps = fields.List(fields.Nested(PlanStepRead))
    evaluations = fields.List(fields.Nested(PlanEvaluationRead))


class PlansRead(Schema):
    """A person's plans. `signs`: what the SIP radar says; `may_be_named`: who may know of a plan of ours."""

    plans = fields.List(fields.Nested(PlanRead))
    signs = fields.List(fields.Str())
    may_be_named = fields.List(fields.UUID())
