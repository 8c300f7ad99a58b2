"""The shapes of an earlier board. What a row does not keep is named nowhere here, and reaches nobody."""

from marshmallow import Schema, fields, validate

from fact_board.live.schemas import Earlier, Why
from fact_board.web.fields import CLOCK_TIME
from fact_board.web.shapes import WireShape


def _instant(**rest: object) -> fields.AwareDateTime:
    return fields.AwareDateTime(format="iso", **rest)  # type: ignore[arg-type]


class ReplayAsked(WireShape):
    """Which moment: an instant, or a day and a time of day where the team is. None: this one."""

    at = fields.AwareDateTime(load_default=None)
    on = fields.Date(load_default=None)
    time = fields.Str(load_default="08:30", validate=validate.Regexp(CLOCK_TIME))
    again = fields.Bool(
        load_default=False, metadata={"description": "An open page, about what it shows already."}
    )


class StepDownThen(Schema):
    by = fields.UUID()
    at = _instant()


class EpisodeThen(Schema):
    id = fields.UUID()
    category = fields.UUID()
    urgency = fields.Str()
    why = fields.Nested(Why)
    placed_at = _instant()
    placed_on = fields.Date()
    is_provisional = fields.Bool()
    urgency_since = _instant()
    step_down = fields.Nested(StepDownThen, allow_none=True)


class NominationThen(Schema):
    id = fields.UUID()
    nomination_kind = fields.Str(data_key="kind")
    state = fields.Str()
    by = fields.UUID()
    at = _instant()
    category = fields.UUID(allow_none=True)
    urgency = fields.Str(allow_none=True)
    tags = fields.List(fields.Str())
    text = fields.Str()
    tried = fields.Str()
    professions = fields.List(fields.Str())


class TaskThen(Schema):
    """Owner and day are null where nothing tells any more who had it, or when it was due."""

    id = fields.UUID()
    text = fields.Str()
    owner = fields.UUID(allow_none=True)
    due_on = fields.Date(allow_none=True)
    state = fields.Str()
    is_safety = fields.Bool()
    is_own = fields.Bool()
    category = fields.UUID(allow_none=True)


class PatientThen(Schema):
    """One person who was on the board or nominated then; called what they are called today."""

    kind = fields.Constant("patient")
    id = fields.UUID()
    label = fields.Str()
    name = fields.Str()
    birth_year = fields.Int(allow_none=True)
    is_protected = fields.Bool()
    last_contact_on = fields.Date(allow_none=True)
    missed_on = fields.List(fields.Date())
    earlier = fields.Nested(Earlier)
    episode = fields.Nested(EpisodeThen, allow_none=True)
    nominations = fields.List(fields.Nested(NominationThen))
    tasks = fields.List(fields.Nested(TaskThen))


class ColumnThen(Schema):
    """A column as it is named today."""

    id = fields.UUID()
    code = fields.Str()
    label_sv = fields.Str()
    label_en = fields.Str()
    is_active = fields.Bool()


class ColleagueThen(Schema):
    id = fields.UUID()
    name = fields.Str()
    initials = fields.Str()
    party = fields.UUID()


class PartyThen(Schema):
    id = fields.UUID()
    short = fields.Str()
    principal = fields.Str()


class StepsShape(Schema):
    """The moments next to this one; an event is something that changed for whoever asks."""

    meeting_before = _instant(allow_none=True)
    meeting_after = _instant(allow_none=True)
    event_before = _instant(allow_none=True)
    event_after = _instant(allow_none=True)


class ReplayShape(Schema):
    """The board at a moment, as far as rows keep what was and the asker may see them today.

    `not_shared`: times on the board then that the asker is not shown, or whose people have left.
    """

    at = _instant()
    now = _instant()
    on = fields.Date()
    time = fields.Str()
    today = fields.Date()
    first_on = fields.Date()
    on_board = fields.Int()
    not_shared = fields.Int()
    duty_officer = fields.UUID(allow_none=True)
    duty_deputy = fields.UUID(allow_none=True)
    meeting_since = _instant(allow_none=True)
    columns = fields.List(fields.Nested(ColumnThen))
    staff = fields.List(fields.Nested(ColleagueThen))
    parties = fields.List(fields.Nested(PartyThen))
    people = fields.List(fields.Dict(), metadata={"description": "Each as PatientThen."})
    steps = fields.Nested(StepsShape)
