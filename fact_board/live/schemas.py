"""The shapes of everything a screen is told. A field that isn't named here reaches nobody.

Each field of a person names the scope of sight it needs (`fact_board.access.policy`); a field of a row goes
only to those who hold that scope of what the writing party holds.
"""

from typing import Any

from marshmallow import Schema, fields


def scoped(scope: str, field: fields.Field[Any]) -> fields.Field[Any]:
    """The field, marked with the scope an audience needs to be told it."""
    field.metadata = {**field.metadata, "scope": scope}
    return field


class Attending(Schema):
    staff_id = fields.UUID(data_key="staff")
    is_remote = fields.Bool()
    has_mandate = fields.Bool()


class MeetingNow(Schema):
    """The open meeting. In part 2 (`part_party` alone) the others see that it is on, and nothing of it."""

    id = fields.UUID()
    version = fields.Int()
    started_at = fields.AwareDateTime(format="iso")
    chair = fields.UUID()
    part = fields.Int()
    part_party = fields.UUID(allow_none=True)
    shows_text = fields.Bool()
    attendance = fields.List(fields.Nested(Attending))


class Totals(Schema):
    patients = fields.Int()
    on_board = fields.Int()
    fte = fields.Float()


class Model(Schema):
    patients_low = fields.Int()
    patients_high = fields.Int()
    per_fte_low = fields.Float()
    per_fte_high = fields.Float()
    share_low = fields.Int()
    share_high = fields.Int()


class TeamShape(Schema):
    kind = fields.Constant("team")
    id = fields.UUID()
    version = fields.Int()
    name = fields.Str()
    zone = fields.Constant("Europe/Stockholm")
    today = fields.Date()
    meeting_days = fields.List(fields.Int())
    meeting_starts = fields.Str()
    meeting_ends = fields.Str()
    on_call_phone = fields.Str()
    upcoming_meetings = fields.List(fields.AwareDateTime(format="iso"))
    meeting = fields.Nested(MeetingNow, allow_none=True)
    last_meeting_at = fields.AwareDateTime(format="iso", allow_none=True)
    duty_officer = fields.UUID(allow_none=True)
    duty_deputy = fields.UUID(allow_none=True)
    away = fields.List(fields.UUID())
    totals = fields.Nested(Totals)
    model = fields.Nested(Model)


class TeamOnWall(TeamShape):
    """A wall needs the meeting's times and the totals, no phone numbers and nobody's absence."""

    class Meta:
        exclude = ("on_call_phone", "away", "duty_officer", "duty_deputy")


class PartyShape(Schema):
    kind = fields.Constant("party")
    id = fields.UUID()
    name = fields.Str()
    short = fields.Str()
    principal = fields.Str()


class TemplateShape(Schema):
    id = fields.UUID()
    text_sv = fields.Str()
    text_en = fields.Str()
    due_weekdays = fields.Int()
    is_preticked = fields.Bool()


class CategoryShape(Schema):
    kind = fields.Constant("category")
    id = fields.UUID()
    version = fields.Int()
    code = fields.Str()
    label_sv = fields.Str()
    label_en = fields.Str()
    order = fields.Int()
    is_active = fields.Bool()
    review_days = fields.Int()
    stay_low_days = fields.Int(allow_none=True)
    stay_high_days = fields.Int(allow_none=True)
    templates = fields.List(fields.Nested(TemplateShape))


class CategoryOnWall(CategoryShape):
    class Meta:
        exclude = ("templates",)


class StaffShape(Schema):
    kind = fields.Constant("staff")
    id = fields.UUID()
    name = fields.Str()
    initials = fields.Str()
    party = fields.UUID()
    profession = fields.Str()
    role = fields.Str()
    is_stand_in = fields.Bool()
    ends_on = fields.Date(allow_none=True)


class StaffOnWall(Schema):
    kind = fields.Constant("staff")
    id = fields.UUID()
    initials = fields.Str()
    party = fields.UUID()


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
    answer_due_at = fields.AwareDateTime(format="iso")
    returns_on = fields.Date(allow_none=True)
    promise = fields.Nested(PromiseShape, allow_none=True)


class TaskShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    text = scoped("notes", fields.Str())
    owner = fields.UUID(allow_none=True)
    due_on = fields.Date()
    due_time = fields.Str(allow_none=True)
    state = fields.Str()
    is_safety = fields.Bool()
    is_own = fields.Bool()
    category = fields.UUID(allow_none=True)


class CareContactShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID()
    staff = fields.UUID()
    deputy = fields.UUID(allow_none=True)
    phone = fields.Str()
    hours = fields.Str()


class TwoPerson(Schema):
    reason = fields.Str()
    review_on = fields.Date(allow_none=True)


class LegalShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    status = fields.Str(data_key="kind")
    ends_on = fields.Date(allow_none=True)


class DecisionShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    what = fields.Str()
    asked_on = fields.Date()
    expected_on = fields.Date(allow_none=True)


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
    earlier = scoped("status", fields.Nested(Earlier))
    changed_at = scoped("status", fields.AwareDateTime(format="iso", allow_none=True))
    episode = scoped("status", fields.Nested(EpisodeShape, allow_none=True))
    nominations = scoped("status", fields.List(fields.Nested(NominationShape)))
    tasks = scoped("status", fields.List(fields.Nested(TaskShape)))
    meeting = scoped("status", fields.Nested(ItemShape, allow_none=True))
    draft = scoped("notes", fields.Nested(DraftShape, allow_none=True))
    bases = fields.List(fields.Nested(BasisShape))
    asked_at = fields.AwareDateTime(format="iso", allow_none=True)


class WhyOnWall(Schema):
    tags = fields.List(fields.Str())


class EpisodeOnWall(Schema):
    id = fields.UUID()
    category = fields.UUID()
    urgency = fields.Str()
    why = fields.Nested(WhyOnWall)
    placed_at = fields.AwareDateTime(format="iso")
    placed_on = fields.Date()


class NominationOnWall(Schema):
    id = fields.UUID()
    nomination_kind = fields.Str(data_key="kind")
    state = fields.Str()
    at = fields.AwareDateTime(format="iso")


class TaskOnWall(Schema):
    """That something is to be done and by whom; what it says is typed text and stays off the wall."""

    id = fields.UUID()
    owner = fields.UUID(allow_none=True)
    due_on = fields.Date()
    due_time = fields.Str(allow_none=True)
    state = fields.Str()


class CareContactOnWall(Schema):
    party = fields.UUID()
    staff = fields.UUID()


class ItemOnWall(Schema):
    state = fields.Str()
    since = fields.AwareDateTime(format="iso", allow_none=True)


class ShownTask(Schema):
    id = fields.UUID()
    text = fields.Str()


class ShownShape(Schema):
    """What was typed about the person whose turn it is, while the chair shows it: "Visa på väggen"."""

    draft = fields.Str()
    why = fields.Str()
    tasks = fields.List(fields.Nested(ShownTask))


class PatientOnWall(Schema):
    """A person in a room where others may look in: a label, no full name; typed text only when `shown`."""

    kind = fields.Constant("patient")
    id = fields.UUID()
    wall_label = fields.Str(data_key="label")
    is_protected = fields.Bool()
    contacts = fields.List(fields.Nested(CareContactOnWall))
    last_contact_on = fields.Date(allow_none=True)
    episode = fields.Nested(EpisodeOnWall, allow_none=True)
    nominations = fields.List(fields.Nested(NominationOnWall))
    tasks = fields.List(fields.Nested(TaskOnWall))
    meeting = fields.Nested(ItemOnWall, allow_none=True)
    shown = fields.Nested(ShownShape, allow_none=True)


class ProtectedOnWall(PatientOnWall):
    """Protected identity: no contacts, days, times or places."""

    class Meta:
        exclude = (
            "contacts",
            "last_contact_on",
            "tasks",
            "episode.placed_at",
            "episode.placed_on",
            "nominations.at",
            "meeting.since",
            "shown",
        )


def within(shape: type[Schema], values: dict[str, Any], scopes: frozenset[str]) -> dict[str, Any]:
    """The values of a row, without those that need a scope which isn't held."""
    kept: dict[str, Any] = {}
    for name, field in shape._declared_fields.items():
        if name not in values or field.metadata.get("scope", "status") not in scopes:
            continue
        inner, value = _nested(field), values[name]
        kept[name] = within(inner, value, scopes) if inner and isinstance(value, dict) else value
    return kept


def _nested(field: fields.Field[Any]) -> type[Schema] | None:
    return type(field.schema) if isinstance(field, fields.Nested) else None
