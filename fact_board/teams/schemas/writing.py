"""What may be asked of a team."""

from decimal import Decimal
from typing import Any

from marshmallow import fields, post_load, validate

from fact_board.teams.models import PRINCIPALS, PROFESSIONS, ROLES
from fact_board.web.fields import CLOCK_TIME, Typed
from fact_board.web.routing import Body
from fact_board.web.shapes import WireShape

MOST_DAYS = 365
LONGEST_STAY = 3650
MOST_MOVES = 100
MOST_TEMPLATES = 20
SECRET = r"^[A-Za-z0-9_-]{43}$"


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


LONGEST_ON_PHONE = 72  # hours: over a weekend


class SettingsEdit(WireShape):
    """The team's name, meeting days (0 = Monday) and times, and the number to call out of hours."""

    name = Typed(80, required=True)
    on_call_phone = Typed(40, required=True, may_be_empty=True)
    meeting_days = fields.List(
        fields.Int(strict=True, validate=validate.Range(0, 6)), required=True, validate=validate.Length(1, 7)
    )
    meeting_starts = fields.Str(required=True, validate=validate.Regexp(CLOCK_TIME))
    meeting_ends = fields.Str(required=True, validate=validate.Regexp(CLOCK_TIME))
    shows_protected_names = fields.Bool(load_default=None, allow_none=True)
    phone_hours = fields.Int(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(0, LONGEST_ON_PHONE)
    )


class DutySetting(WireShape):
    """Who answers for urgent things from today on."""

    officer = fields.UUID(required=True)
    deputy = fields.UUID(load_default=None, allow_none=True)


class TaskMove(WireShape):
    """A task of somebody away, and who does it instead."""

    task = fields.UUID(required=True)
    to = fields.UUID(required=True)


class VisitPassing(WireShape):
    """A visit of somebody away, and who goes instead; nobody: it is cancelled."""

    visit = fields.UUID(required=True)
    to = fields.UUID(required=True, allow_none=True)


class AbsenceWriting(WireShape):
    """Days somebody is away, both included."""

    id = fields.UUID(required=True)
    staff = fields.UUID(required=True)
    from_on = fields.Date(required=True)
    to_on = fields.Date(required=True)
    moves = fields.List(fields.Nested(TaskMove), load_default=list, validate=validate.Length(max=MOST_MOVES))
    visits = fields.List(
        fields.Nested(VisitPassing), load_default=list, validate=validate.Length(max=MOST_MOVES)
    )


class Post(WireShape):
    """As what, how much, and from when until when somebody works in the team."""

    profession = fields.Str(required=True, validate=validate.OneOf(PROFESSIONS))
    role = fields.Str(required=True, validate=validate.OneOf(ROLES))
    fte = fields.Float(required=True, validate=validate.Range(0, 1.5))
    initials = Typed(4, required=True, may_be_empty=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)
    is_stand_in = fields.Bool(required=True)
    may_chair = fields.Bool(load_default=None, allow_none=True)
    knows_addiction = fields.Bool(load_default=None, allow_none=True)

    @post_load
    def _as_kept(self, values: Body, **_rest: Any) -> Body:
        return {**values, "fte": Decimal(str(round(values["fte"], 2)))}


class MembershipWriting(Post):
    """A new membership: of a colleague (`staff`), or of somebody new by `name`, who gets a link.

    `secret` is the link's: made by the page that shows it, 256 random bits in URL-safe base 64.
    """

    id = fields.UUID(required=True)
    party = fields.UUID(required=True)
    staff = fields.UUID(load_default=None, allow_none=True)
    staff_id = fields.UUID(load_default=None, allow_none=True)
    name = Typed(120, load_default="", may_be_empty=True)
    hsa_id = Typed(31, load_default="", may_be_empty=True)
    secret = fields.Str(load_default=None, allow_none=True, validate=validate.Regexp(SECRET))


class MembershipEnd(WireShape):
    """The last day, or `at_once`; and who takes over what was in hand."""

    at_once = fields.Bool(required=True)
    last_on = fields.Date(load_default=None, allow_none=True)
    successor = fields.UUID(load_default=None, allow_none=True)


class InvitationWriting(WireShape):
    """The secret of a new link."""

    secret = fields.Str(required=True, validate=validate.Regexp(SECRET))


class HsaIdSetting(WireShape):
    """As whom an identity provider knows somebody; null: as nobody."""

    hsa_id = Typed(31, required=True, allow_none=True, may_be_empty=True)


class TemplateShape(WireShape):
    """A task that a column proposes."""

    id = fields.UUID(required=True)
    text_sv = Typed(140, required=True)
    text_en = Typed(140, required=True)
    due_weekdays = fields.Int(required=True, strict=True, validate=validate.Range(0, MOST_DAYS))
    is_preticked = fields.Bool(required=True)
    is_active = fields.Bool(required=True)


class TemplatesEdit(WireShape):
    """Everything a column proposes, in order."""

    templates = fields.List(
        fields.Nested(TemplateShape), required=True, validate=validate.Length(max=MOST_TEMPLATES)
    )


class TeamFounding(WireShape):
    """A new team."""

    id = fields.UUID(required=True)
    name = Typed(80, required=True)
    on_call_phone = Typed(40, load_default="", may_be_empty=True)


class PartyAdding(WireShape):
    """A party that takes part: an old one by its id alone, or a new one."""

    id = fields.UUID(required=True)
    name = Typed(120, required=True)
    short = Typed(40, required=True)
    principal = fields.Str(required=True, validate=validate.OneOf(PRINCIPALS))
