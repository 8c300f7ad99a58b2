"""What may be asked about decisions, and what is told of them."""

from marshmallow import fields, validate

from fact_board.coordination.decisions.models import HOW, ORIGINS, OUTCOMES
from fact_board.web.fields import Typed
from fact_board.web.shapes import Shape, WireShape


class DecisionRequest(WireShape):
    """A request that waits: what, of whom (a unit, a party of the team or one of its staff), since when, and
    by when an answer is expected.
    """

    id = fields.UUID(required=True)
    what = Typed(140, required=True)
    asked_of = Typed(120, load_default="", may_be_empty=True)
    asked_party = fields.UUID(load_default=None, allow_none=True)
    asked_staff = fields.UUID(load_default=None, allow_none=True)
    origin = fields.Str(load_default="other", validate=validate.OneOf(ORIGINS))
    asked_on = fields.Date(required=True)
    expected_on = fields.Date(load_default=None, allow_none=True)


class DecisionEnd(WireShape):
    """What was decided, in the decider's words, and when (today, if not said)."""

    outcome = fields.Str(required=True, validate=validate.OneOf(OUTCOMES))
    decided_on = fields.Date(load_default=None, allow_none=True)
    text = Typed(280, load_default="", may_be_empty=True)


class DecisionCorrection(DecisionRequest):
    """The whole request as it should have been; without an outcome it waits."""

    outcome = fields.Str(load_default=None, allow_none=True, validate=validate.OneOf(OUTCOMES))
    decided_on = fields.Date(load_default=None, allow_none=True)
    text = Typed(280, load_default="", may_be_empty=True)


class ReminderWriting(WireShape):
    """That somebody was reminded: on the board alone, or also called or written to."""

    id = fields.UUID(required=True)
    how = fields.Str(load_default="list", validate=validate.OneOf(HOW))
    on = fields.Date(load_default=None, allow_none=True)


class MoreTime(WireShape):
    """The answer is expected on another day."""

    id = fields.UUID(required=True)
    expected_on = fields.Date(required=True)


class Escalation(WireShape):
    """To whom it was taken, by name."""

    id = fields.UUID(required=True)
    to = Typed(120, required=True)
    on = fields.Date(load_default=None, allow_none=True)


class DecisionStepRead(Shape):
    """reminded, postponed or escalated: when, by whom, and how, until when or to whom."""

    kind = fields.Str()
    on = fields.Date()
    by_name = fields.Str()
    how = fields.Str()
    until = fields.Date(allow_none=True)
    to = fields.Str(attribute="to_whom")


class DecisionRead(Shape):
    """A request as its reader sees it. `is_told`: whether the party that was asked may see it, if one was."""

    id = fields.UUID()
    version = fields.Int()
    patient = fields.UUID()
    what = fields.Str()
    origin = fields.Str()
    asked_of = fields.Str()
    asked_party = fields.UUID(allow_none=True)
    asked_staff = fields.UUID(allow_none=True)
    asked_name = fields.Str()
    party = fields.UUID()
    by = fields.UUID()
    by_name = fields.Str()
    asked_on = fields.Date()
    expected_on = fields.Date(allow_none=True)
    due_on = fields.Date()
    remind_on = fields.Date()
    escalate_on = fields.Date()
    waited = fields.Int()
    standing = fields.Str()
    steps = fields.List(fields.Nested(DecisionStepRead))
    outcome = fields.Str(allow_none=True)
    decided_on = fields.Date(allow_none=True)
    text = fields.Str()
    ended_by_name = fields.Str()
    is_told = fields.Bool(allow_none=True)
    is_asked_of_us = fields.Bool()
    is_corrected = fields.Bool()


class LegalRead(Shape):
    """A legal status, and by when the next period has to be applied for. `stage`: 42, 21 or 7 days left."""

    id = fields.UUID()
    version = fields.Int()
    kind = fields.Str()
    party = fields.UUID()
    starts_on = fields.Date()
    ends_on = fields.Date(allow_none=True)
    apply_by = fields.Date(allow_none=True)
    is_apply_by_chosen = fields.Bool()
    days_left = fields.Int(allow_none=True)
    stage = fields.Int(allow_none=True)
    ended_on = fields.Date(allow_none=True)


class PartyToAsk(Shape):
    id = fields.UUID()
    name = fields.Str()
    may_see = fields.Bool()


class StaffToAsk(Shape):
    id = fields.UUID()
    name = fields.Str()
    party = fields.UUID()


class PersonDecisionsRead(Shape):
    """What the person waits for and their legal status; whom one may ask, and whether they could see it."""

    today = fields.Date()
    party = fields.UUID()
    legal = fields.List(fields.Nested(LegalRead))
    decisions = fields.List(fields.Nested(DecisionRead))
    parties = fields.List(fields.Nested(PartyToAsk))
    staff = fields.List(fields.Nested(StaffToAsk))


class ListedDecision(DecisionRead):
    """One in a list, with the person as the reader's own books call them."""

    patient_label = fields.Str()
    party_name = fields.Str()
    legal = fields.List(fields.Nested(LegalRead))


class DecisionsRead(Shape):
    """What waits for us, and what we wait for."""

    today = fields.Date()
    asked_of_us = fields.List(fields.Nested(ListedDecision))
    asked_by_us = fields.List(fields.Nested(ListedDecision))
