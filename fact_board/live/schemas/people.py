"""Everything a party is told of a person: each field names the scope it needs."""

from marshmallow import Schema, fields

from fact_board.live.schemas.scopes import scoped


class Why(Schema):
    text = scoped("notes", fields.Str())
    tags = scoped("status", fields.List(fields.Str()))


class Ward(Schema):
    name = fields.Str()
    contact = fields.Str()
    phone = fields.Str()
    discharge_on = fields.Date(allow_none=True)


class ChecklistShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    code = fields.Str()
    state = fields.Str()
    reason = fields.Str()


class StepDown(Schema):
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")
    why = scoped("notes", fields.Str())
    checklist = scoped("plans", fields.List(fields.Nested(ChecklistShape)))


class Undo(Schema):
    by = fields.UUID()
    until = fields.AwareDateTime(format="iso")


class EpisodeShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    category = fields.UUID()
    urgency = fields.Str()
    why = fields.Nested(Why)
    placed_at = fields.AwareDateTime(format="iso")
    placed_on = fields.Date()
    is_provisional = fields.Bool()
    review_on = fields.Date(allow_none=True)
    reviewed_on = fields.Date(allow_none=True)
    urgency_since = fields.AwareDateTime(format="iso")
    lowered_at = fields.AwareDateTime(format="iso", allow_none=True)
    goal = scoped("plans", fields.Str())
    ward = scoped("plans", fields.Nested(Ward, allow_none=True))
    discharged_on = fields.Date(allow_none=True)
    step_down = fields.Nested(StepDown, allow_none=True)
    undo = fields.Nested(Undo, allow_none=True)


class PromiseShape(Schema):
    """Who answers, at the latest when: "senast i dag 15:00, ansvarig …"."""

    staff = fields.UUID()
    at = fields.AwareDateTime(format="iso")


class NominationShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    nomination_kind = fields.Str(data_key="kind")
    state = fields.Str()
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")
    category = fields.UUID(allow_none=True)
    urgency = fields.Str(allow_none=True)
    tags = scoped("notes", fields.List(fields.Str()))
    text = scoped("notes", fields.Str())
    tried = scoped("notes", fields.Str())
    professions = scoped("notes", fields.List(fields.Str()))
    answer_due_at = fields.AwareDateTime(format="iso")
    returns_on = fields.Date(allow_none=True)
    promise = fields.Nested(PromiseShape, allow_none=True)


class TaskShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    text = scoped("notes", fields.Str())
    owner = fields.UUID(allow_none=True)
    offered_to = fields.UUID(allow_none=True)
    declined_by = fields.UUID(allow_none=True)
    declined_because = scoped("notes", fields.Str())
    due_on = fields.Date()
    due_time = fields.Str(allow_none=True)
    state = fields.Str()
    is_safety = fields.Bool()
    is_own = fields.Bool()
    category = fields.UUID(allow_none=True)


class CareContactRead(Schema):
    """Whom to call at a party."""

    party = fields.UUID()
    staff = fields.UUID()
    deputy = fields.UUID(allow_none=True)
    phone = fields.Str()
    hours = fields.Str()


class CareContactShape(CareContactRead):
    id = fields.UUID()
    version = fields.Int()


class TwoPerson(Schema):
    reason = fields.Str()
    review_on = fields.Date(allow_none=True)


class LegalShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    status = fields.Str(data_key="kind")
    ends_on = fields.Date(allow_none=True)
    apply_by = fields.Date(allow_none=True)


class DecisionShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    what = fields.Str()
    asked_on = fields.Date()
    expected_on = fields.Date(allow_none=True)
    due_on = fields.Date()


class PlanShape(Schema):
    """A plan that has not ended. `late_on`: the first day on which somebody should be reminded."""

    id = fields.UUID()
    plan = fields.Str(data_key="kind")
    state = fields.Str()
    next_on = fields.Date(allow_none=True)
    late_on = fields.Date(allow_none=True)


class Earlier(Schema):
    count = fields.Int()
    last_closed_on = fields.Date(allow_none=True)


class BasisShape(Schema):
    """Why one party may see what another holds; told to these two only."""

    id = fields.UUID()
    version = fields.Int()
    basis_kind = fields.Str(data_key="kind")
    how = fields.Str(allow_none=True)
    from_party = fields.UUID(data_key="from")
    to_party = fields.UUID(data_key="to")
    scopes = fields.List(fields.Str())
    given_on = fields.Date()
    valid_until = fields.Date(allow_none=True)


class ItemShape(Schema):
    """Somebody in the open meeting: now, discussed, later or unchanged.

    `since`: taken up last (null: not yet); `seconds`: used on them before that, or in all once discussed.
    """

    id = fields.UUID()
    state = fields.Str()
    since = fields.AwareDateTime(format="iso", allow_none=True)
    seconds = fields.Int()


class DraftShape(Schema):
    """A note while somebody types it."""

    text = fields.Str()
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")


class AlertSeenShape(Schema):
    """Who of one's own party has seen what held since that day. Nobody else is told."""

    code = fields.Str()
    since = fields.Date()
    by = fields.UUID()
    at = fields.AwareDateTime(format="iso")


class SignalWaitingShape(Schema):
    """A concern that nobody has answered. What was typed is read with the person, not sent to each screen."""

    id = fields.UUID()
    at = fields.AwareDateTime(format="iso")
    answer_due_at = fields.AwareDateTime(format="iso")
    tags = fields.List(fields.Str())


class PatientShape(Schema):
    """One person with everything about them that a board needs."""

    kind = fields.Constant("patient")
    id = fields.UUID()
    version = fields.Int()
    label = fields.Str()
    name = fields.Str()
    birth_year = fields.Int(allow_none=True)
    is_similar = fields.Bool()
    is_protected = fields.Bool()
    protected_kind = fields.Str(allow_none=True)
    primary = scoped("contacts", fields.UUID(allow_none=True))
    contacts = scoped("contacts", fields.List(fields.Nested(CareContactShape)))
    last_contact_on = scoped("contacts", fields.Date(allow_none=True))
    missed_on = scoped("contacts", fields.List(fields.Date()))
    medication_stopped_on = scoped("medication_stop", fields.Date(allow_none=True))
    two_person = scoped("status", fields.Nested(TwoPerson, allow_none=True))
    legal = scoped("plans", fields.List(fields.Nested(LegalShape)))
    decisions = scoped("plans", fields.List(fields.Nested(DecisionShape)))
    plans = scoped("plans", fields.List(fields.Nested(PlanShape)))
    earlier = scoped("status", fields.Nested(Earlier))
    changed_at = scoped("status", fields.AwareDateTime(format="iso", allow_none=True))
    episode = scoped("status", fields.Nested(EpisodeShape, allow_none=True))
    nominations = scoped("status", fields.List(fields.Nested(NominationShape)))
    signals = scoped("notes", fields.List(fields.Nested(SignalWaitingShape)))
    tasks = scoped("status", fields.List(fields.Nested(TaskShape)))
    meeting = scoped("status", fields.Nested(ItemShape, allow_none=True))
    draft = scoped("notes", fields.Nested(DraftShape, allow_none=True))
    alerts_seen = fields.List(fields.Nested(AlertSeenShape))
    bases = fields.List(fields.Nested(BasisShape))
    asked_at = fields.AwareDateTime(format="iso", allow_none=True)
