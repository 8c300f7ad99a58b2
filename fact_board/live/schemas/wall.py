"""What a wall is told of a person."""

from marshmallow import Schema, fields


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
