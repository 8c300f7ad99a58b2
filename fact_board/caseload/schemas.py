"""The shapes of the caseload page's figures."""

from marshmallow import Schema, fields


class GaugeShape(Schema):
    """A number as shown, the model's span, and where the number lies: under, within or over."""

    value = fields.Float(allow_none=True)
    low = fields.Float()
    high = fields.Float()
    verdict = fields.Str(allow_none=True)


class RepliesShape(Schema):
    """Nominations answered in the last 91 days: hours to the first answer."""

    count = fields.Int()
    in_time = fields.Int()
    median_hours = fields.Float(allow_none=True)


class PartyFigures(Schema):
    party = fields.UUID()
    name = fields.Str()
    principal = fields.Str()
    patients = fields.Int()
    fte = fields.Float()
    per_fte = fields.Float(allow_none=True)
    on_board = fields.Int()
    replies = fields.Nested(RepliesShape)


class LoadShape(Schema):
    """One colleague's people for a full-time post; who it is only for themself and the team leader."""

    staff = fields.UUID(allow_none=True)
    name = fields.Str(allow_none=True)
    is_me = fields.Bool()
    party = fields.UUID()
    profession = fields.Str(allow_none=True)
    fte = fields.Float(allow_none=True)
    patients = fields.Int(allow_none=True)
    per_fte = fields.Float(allow_none=True)
    verdict = fields.Str(allow_none=True)


class WeekShape(Schema):
    day = fields.Date()
    on_board = fields.Int()
    patients = fields.Int()


class StaysShape(Schema):
    """Stays of the last year; open ones count as "at least that long"."""

    now = fields.Int()
    count = fields.Int()
    median_days = fields.Int(allow_none=True)
    nine_of_ten_days = fields.Int(allow_none=True)
    closed = fields.Int()
    back = fields.Int(metadata={"description": "Of the closed: on the board again within 90 days."})


class CategoryFigures(Schema):
    category = fields.UUID()
    code = fields.Str()
    label_sv = fields.Str()
    label_en = fields.Str()
    stays = fields.Nested(StaysShape)


class PostShape(Schema):
    """Full-time posts of one function, now and in the model."""

    function = fields.Str()
    now = fields.Float()
    model = fields.Float(allow_none=True)
    verdict = fields.Str(allow_none=True)


class CaseloadShape(Schema):
    team = fields.UUID()
    name = fields.Str()
    today = fields.Date()
    fte = fields.Float()
    patients = fields.Nested(GaugeShape)
    per_fte = fields.Nested(GaugeShape)
    per_case_manager = fields.Nested(GaugeShape)
    on_board = fields.Int()
    share = fields.Nested(GaugeShape)
    replies = fields.Nested(RepliesShape)
    parties = fields.List(fields.Nested(PartyFigures))
    colleagues = fields.List(fields.Nested(LoadShape))
    weeks = fields.List(fields.Nested(WeekShape))
    categories = fields.List(fields.Nested(CategoryFigures))
    staffing = fields.List(fields.Nested(PostShape))
    whole_team = fields.Nested(GaugeShape)
    fewest = fields.Int(metadata={"description": "With fewer, the page shows n in place of a share."})
