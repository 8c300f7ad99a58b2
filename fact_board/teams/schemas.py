"""What may be asked of a team."""

from marshmallow import fields, validate

from fact_board.web.fields import CLOCK_TIME, Typed
from fact_board.web.routing import WireShape

MOST_DAYS = 365
LONGEST_STAY = 3650


class CategoryEdit(WireShape):
    """A column as it shall be; `review_days` 0 means each meeting, a stay of null is open."""

    label_sv = Typed(60, required=True)
    label_en = Typed(60, required=True)
    order = fields.Int(required=True, strict=True, validate=validate.Range(0, 99))
    is_active = fields.Bool(required=True)
    review_days = fields.Int(required=True, strict=True, validate=validate.Range(0, MOST_DAYS))
    stay_low_days = fields.Int(
        required=True, strict=True, allow_none=True, validate=validate.Range(0, LONGEST_STAY)
    )
    stay_high_days = fields.Int(
        required=True, strict=True, allow_none=True, validate=validate.Range(0, LONGEST_STAY)
    )


class SettingsEdit(WireShape):
    """The team's name, meeting days (0 = Monday) and times, and the number to call out of hours."""

    name = Typed(80, required=True)
    on_call_phone = Typed(40, required=True, may_be_empty=True)
    meeting_days = fields.List(
        fields.Int(strict=True, validate=validate.Range(0, 6)), required=True, validate=validate.Length(1, 7)
    )
    meeting_starts = fields.Str(required=True, validate=validate.Regexp(CLOCK_TIME))
    meeting_ends = fields.Str(required=True, validate=validate.Regexp(CLOCK_TIME))


class DutySetting(WireShape):
    """Who answers for urgent things from today on."""

    officer = fields.UUID(required=True)
    deputy = fields.UUID(load_default=None, allow_none=True)


class AbsenceWriting(WireShape):
    """Days somebody is away, both included."""

    id = fields.UUID(required=True)
    staff = fields.UUID(required=True)
    from_on = fields.Date(required=True)
    to_on = fields.Date(required=True)
