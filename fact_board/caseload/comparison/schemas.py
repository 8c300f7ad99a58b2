"""The shapes of the comparison: parts of those of a team's own page."""

from marshmallow import Schema, fields

from fact_board.caseload.schemas import (
    GaugeShape,
    MeetingsShape,
    NearnessShape,
    PartShape,
    RepliesShape,
    StaysShape,
    WaitingShape,
)


class RepliesSeen(RepliesShape):
    """The period's nominations; answered, and answered before it was due."""

    class Meta:
        fields = ("asked", "count", "in_time", "median_hours", "waiting", "late")


class MeetingsSeen(MeetingsShape):
    """Planned days of the period, and those of them without a meeting."""

    class Meta:
        fields = ("planned", "missed")


class NearnessSeen(NearnessShape):
    """The board's people, and those whom nobody met in 14 days."""

    class Meta:
        fields = ("people", "unmet")


class TeamSeen(Schema):
    """One team's totals, as its own page has them."""

    team = fields.UUID()
    name = fields.Str()
    post = fields.UUID(metadata={"description": "The asker's own membership there."})
    is_here = fields.Bool(metadata={"description": "The team of this session's assignment."})
    patients = fields.Nested(GaugeShape)
    whole_team = fields.Nested(GaugeShape)
    per_fte = fields.Nested(GaugeShape)
    per_case_manager = fields.Nested(GaugeShape)
    on_board = fields.Int()
    share = fields.Nested(GaugeShape)
    stays = fields.Nested(StaysShape)
    replies = fields.Nested(RepliesSeen)
    meetings = fields.Nested(MeetingsSeen)
    nearness = fields.Nested(NearnessSeen)
    overdue = fields.Nested(PartShape)
    sip = fields.Nested(PartShape)
    waiting = fields.List(fields.Nested(WaitingShape))


class ComparisonShape(Schema):
    today = fields.Date()
    first = fields.Date()
    last = fields.Date()
    fewest = fields.Int(metadata={"description": "With fewer, the page shows n in place of a share."})
    teams = fields.List(fields.Nested(TeamSeen), metadata={"description": "By name."})
