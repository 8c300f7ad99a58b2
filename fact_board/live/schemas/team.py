"""The team, its meeting, its people and its columns."""

from marshmallow import Schema, fields


class Attending(Schema):
    staff_id = fields.UUID(data_key="staff")
    is_remote = fields.Bool()
    has_mandate = fields.Bool()


class MeetingNow(Schema):
    """The open meeting. In part 2 (`part_party` alone) the others see that it is on, and nothing of it.

    `held_apart`: the parties whose part 2 is over.
    """

    id = fields.UUID()
    version = fields.Int()
    started_at = fields.AwareDateTime(format="iso")
    chair = fields.UUID()
    part = fields.Int()
    part_party = fields.UUID(allow_none=True)
    held_apart = fields.List(fields.UUID())
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
