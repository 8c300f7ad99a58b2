"""The shapes of the caseload page's figures."""

from marshmallow import Schema, fields, validate

from fact_board.caseload.behind.late import OTHERS
from fact_board.caseload.metrics.standing import PRINCIPALS
from fact_board.caseload.people_behind import COUNTED
from fact_board.web.shapes import WireShape


class GaugeShape(Schema):
    """A number as shown, the model's span, and where the number lies: under, within or over."""

    value = fields.Float(allow_none=True)
    low = fields.Float()
    high = fields.Float()
    verdict = fields.Str(allow_none=True)


class PeriodAsked(WireShape):
    """So many weeks until a day (today), or from one day to another, both included."""

    weeks = fields.Int(load_default=13, strict=False, validate=validate.Range(1, 265))
    first = fields.Date(load_default=None)
    last = fields.Date(load_default=None)


class BehindAsked(PeriodAsked):
    """Which number, of which days; perhaps one category's, or of decisions those on one principal."""

    number = fields.Str(required=True, validate=validate.OneOf(COUNTED))
    category = fields.UUID(load_default=None)
    principal = fields.Str(
        load_default=None,
        validate=validate.OneOf([*PRINCIPALS, OTHERS]),
        metadata={"description": "Others: nobody of the team."},
    )


class CountedPerson(Schema):
    id = fields.UUID()
    name = fields.Str()
    count = fields.Int(metadata={"description": "How often the person is counted."})
    days = fields.Int(allow_none=True, metadata={"description": "For how long, where the number tells."})


class CountedPeople(Schema):
    """Who is counted, as far as the asker may know, and how many more are."""

    people = fields.List(fields.Nested(CountedPerson))
    not_shared = fields.Int()


class RepliesShape(Schema):
    """What became of the period's nominations; hours and days are medians."""

    asked = fields.Int()
    count = fields.Int(metadata={"description": "Answered."})
    in_time = fields.Int()
    median_hours = fields.Float(allow_none=True)
    proposals = fields.Int(metadata={"description": "Of the answered: somebody for the board."})
    placed = fields.Int()
    waiting = fields.Int(metadata={"description": "Not answered yet."})
    late = fields.Int(metadata={"description": "Not answered although it was due."})
    read = fields.Int()
    read_hours = fields.Float(allow_none=True)
    results = fields.Int(metadata={"description": "Of the answered: told how it went."})
    result_days = fields.Float(allow_none=True)


class PartyFigures(Schema):
    party = fields.UUID()
    name = fields.Str()
    principal = fields.Str()
    patients = fields.Int()
    fte = fields.Float()
    per_fte = fields.Float(allow_none=True)
    on_board = fields.Int()
    replies = fields.Nested(RepliesShape)


class PrincipalFigures(Schema):
    principal = fields.Str()
    replies = fields.Nested(RepliesShape)


class WaitingShape(Schema):
    """Decisions that wait on a principal; none: on somebody outside the team."""

    principal = fields.Str(allow_none=True)
    count = fields.Int()
    median_days = fields.Float(allow_none=True)
    longest_days = fields.Int(allow_none=True)
    late = fields.Int(metadata={"description": "Past the day they were expected."})


class UnmetShape(Schema):
    """A kind of support that people lack, and for how many of them which reason was given."""

    kind = fields.UUID()
    label = fields.Str()
    people = fields.Int()
    reasons = fields.Dict(keys=fields.Str(), values=fields.Int())


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
    weighted = fields.Float(allow_none=True)
    verdict = fields.Str(allow_none=True)


class WeekShape(Schema):
    day = fields.Date()
    on_board = fields.Int()
    patients = fields.Int()


class TurnoverShape(Schema):
    """Times on the board that began and ended in the week from that Monday."""

    week = fields.Date()
    on = fields.Int()
    off = fields.Int()


class MeetingsShape(Schema):
    """Meetings of the period; minutes and disciplines are medians."""

    planned = fields.Int()
    missed = fields.Int(metadata={"description": "Planned days without a meeting."})
    held = fields.Int()
    minutes = fields.Float(allow_none=True)
    seconds_each = fields.Float(allow_none=True, metadata={"description": "For each person taken up."})
    disciplines = fields.Float(allow_none=True)
    with_both = fields.Int(metadata={"description": "With somebody of each principal."})


class NearnessShape(Schema):
    """The board's people in the last 14 days."""

    people = fields.Int()
    unmet = fields.Int()
    contacts_a_week = fields.Float(allow_none=True)
    faces = fields.Float(allow_none=True, metadata={"description": "Median of different staff met."})
    by_faces = fields.List(fields.Int(), metadata={"description": "Met by nobody, 1, 2, 3, 4 or more."})


class MissedShape(Schema):
    """Contacts that somebody came to in vain."""

    tried = fields.Int()
    missed = fields.Int()
    per_100 = fields.Float(allow_none=True)


class FirstsShape(Schema):
    """Days from coming onto the board until something happened first (Kaplan–Meier)."""

    count = fields.Int()
    reached = fields.Int()
    waiting = fields.Int()
    median_days = fields.Int(allow_none=True)


class PartShape(Schema):
    part = fields.Int()
    whole = fields.Int()


class StaysShape(Schema):
    """Stays of the last year; open ones count as "at least that long"."""

    now = fields.Int()
    count = fields.Int()
    median_days = fields.Int(allow_none=True)
    nine_of_ten_days = fields.Int(allow_none=True)
    closed = fields.Int()
    back = fields.Int(metadata={"description": "Of the closed: on the board again within 90 days."})
    back_soon = fields.Int(metadata={"description": "Within 30 days."})


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


class AnnotationShape(Schema):
    """Something that happened to the team on a day of the period."""

    id = fields.UUID()
    day = fields.Date()
    text = fields.Str()


class CaseloadShape(Schema):
    team = fields.UUID()
    name = fields.Str()
    today = fields.Date()
    fte = fields.Float()
    patients = fields.Nested(GaugeShape)
    per_fte = fields.Nested(GaugeShape)
    per_case_manager = fields.Nested(GaugeShape)
    weighted = fields.Float(
        allow_none=True, metadata={"description": "Per case manager; on the board counts as `intensive`."}
    )
    intensive = fields.Int()
    on_board = fields.Int()
    share = fields.Nested(GaugeShape)
    first = fields.Date()
    last = fields.Date()
    turnover = fields.List(fields.Nested(TurnoverShape))
    meetings = fields.Nested(MeetingsShape)
    nearness = fields.Nested(NearnessShape)
    missed = fields.Nested(MissedShape)
    to_doctor = fields.Nested(FirstsShape)
    to_crisis_plan = fields.Nested(FirstsShape)
    waiting = fields.List(fields.Nested(WaitingShape))
    sip = fields.Nested(PartShape, metadata={"description": "Support of both principals: with a SIP."})
    in_need = fields.Int(metadata={"description": "People who lack some support."})
    unmet = fields.List(fields.Nested(UnmetShape))
    overdue = fields.Nested(PartShape, metadata={"description": "Open tasks that were due before today."})
    fresh = fields.Nested(PartShape, metadata={"description": "Cards that were gone through in time."})
    consent = fields.Nested(PartShape, metadata={"description": "Known to both: each may tell the other."})
    replies = fields.Nested(RepliesShape)
    principals = fields.List(fields.Nested(PrincipalFigures))
    parties = fields.List(fields.Nested(PartyFigures))
    colleagues = fields.List(fields.Nested(LoadShape))
    weeks = fields.List(fields.Nested(WeekShape))
    stays = fields.Nested(StaysShape, metadata={"description": "Of the whole board."})
    categories = fields.List(fields.Nested(CategoryFigures))
    staffing = fields.List(fields.Nested(PostShape))
    whole_team = fields.Nested(GaugeShape)
    addiction = fields.Nested(GaugeShape)
    chairs = fields.Nested(GaugeShape)
    annotations = fields.List(fields.Nested(AnnotationShape))
    fewest = fields.Int(metadata={"description": "With fewer, the page shows n in place of a share."})


class WhatIfAsked(WireShape):
    """What is more, or below nought fewer, and whether the team is one or is split in two."""

    fte = fields.Float(load_default=0.0, validate=validate.Range(-50, 50))
    patients = fields.Int(load_default=0, strict=False, validate=validate.Range(-1000, 1000))
    teams = fields.Int(load_default=1, strict=False, validate=validate.Range(1, 2))


class SupposedShape(Schema):
    """A team as it would be, held against the model."""

    patients = fields.Nested(GaugeShape)
    whole_team = fields.Nested(GaugeShape)
    per_fte = fields.Nested(GaugeShape)
    on_board_low = fields.Int()
    on_board_high = fields.Int()
    room = fields.Int(
        metadata={"description": "More people the posts are enough for; below nought: too many."}
    )
    posts_missing = fields.Float()


class WhatIfShape(Schema):
    teams = fields.List(fields.Nested(SupposedShape))
