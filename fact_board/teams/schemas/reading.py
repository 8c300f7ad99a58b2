"""What a team answers: its people, categories and settings, and the house."""

from marshmallow import RAISE, Schema, fields

from fact_board.teams.schemas.writing import TemplateShape


class PartyShape(Schema):
    id = fields.UUID()
    name = fields.Str()
    short = fields.Str()
    principal = fields.Str()


class MemberShape(Schema):
    """One membership; `state` is current, coming or ended; `account` is yes, invited, expired or none."""

    id = fields.UUID()
    version = fields.Int()
    staff = fields.UUID()
    name = fields.Str()
    party = fields.UUID()
    profession = fields.Str()
    role = fields.Str()
    fte = fields.Float()
    initials = fields.Str()
    starts_on = fields.Date()
    ends_on = fields.Date(allow_none=True)
    is_stand_in = fields.Bool()
    may_chair = fields.Bool()
    knows_addiction = fields.Bool()
    state = fields.Str()
    account = fields.Str()
    hsa_id = fields.Str(allow_none=True)
    invited_until = fields.DateTime(allow_none=True)
    in_hand = fields.Int()


class CategoryShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    code = fields.Str()
    label_sv = fields.Str()
    label_en = fields.Str()
    order = fields.Int(attribute="position")
    is_active = fields.Bool()
    is_empty = fields.Bool()
    review_days = fields.Int()
    stay_low_days = fields.Int(allow_none=True)
    stay_high_days = fields.Int(allow_none=True)
    templates = fields.List(fields.Nested(TemplateShape))


class SettingsShape(Schema):
    id = fields.UUID()
    version = fields.Int()
    name = fields.Str()
    on_call_phone = fields.Str()
    meeting_days = fields.List(fields.Int())
    meeting_starts = fields.Str()
    meeting_ends = fields.Str()
    zone = fields.Str()
    shows_protected_names = fields.Bool()
    phone_hours = fields.Int()


class GrantsShape(Schema):
    """Whom the asker may staff the team with: for one party or (null) for all, in which roles."""

    party = fields.UUID(allow_none=True)
    roles = fields.List(fields.Str())


class AdministrationShape(Schema):
    """Everything a team leader or an administrator sets, and nothing of anybody on the board."""

    today = fields.Date()
    team = fields.Nested(SettingsShape)
    parties = fields.List(fields.Nested(PartyShape))
    grants = fields.Nested(GrantsShape)
    members = fields.List(fields.Nested(MemberShape))
    categories = fields.List(fields.Nested(CategoryShape))


class HeldTask(Schema):
    id = fields.UUID()
    person = fields.Str()
    text = fields.Str()
    due_on = fields.Str()
    due_time = fields.Str()
    is_safety = fields.Bool()
    to = fields.UUID()


class HeldVisit(Schema):
    """A visit planned for a day away, and who could go instead."""

    id = fields.UUID()
    person = fields.Str()
    kind = fields.Str()
    on = fields.Date()
    time = fields.Str(allow_none=True)
    with_ = fields.UUID(data_key="with", attribute="with", allow_none=True)
    may_go = fields.List(fields.UUID())
    to = fields.UUID(allow_none=True)


class HeldPerson(Schema):
    id = fields.UUID()
    person = fields.Str()


class HoldingShape(Schema):
    """What somebody has in hand: all of it counted, and what the asker may see of it by name."""

    tasks = fields.List(fields.Nested(HeldTask))
    primary = fields.List(fields.Nested(HeldPerson))
    contacts = fields.List(fields.Nested(HeldPerson))
    visits = fields.List(fields.Nested(HeldVisit))
    counts = fields.Dict(keys=fields.Str(), values=fields.Int())


class HoldingQuery(Schema):
    """Somebody's last day: visits before it are still theirs. Without one all they have planned is told."""

    last_on = fields.Date()

    class Meta:
        unknown = RAISE


class AbsenceQuery(Schema):
    """Whose days, until when."""

    staff = fields.UUID(required=True)
    to_on = fields.Date(required=True)

    class Meta:
        unknown = RAISE


class AwaySpan(Schema):
    from_on = fields.Date()
    to_on = fields.Date()


class ColleagueShape(Schema):
    staff = fields.UUID()
    name = fields.Str()
    party = fields.UUID()
    profession = fields.Str()
    away = fields.List(fields.Nested(AwaySpan))


class AttendanceShape(Schema):
    """Who is there today and who answers for urgent things."""

    today = fields.Date()
    parties = fields.List(fields.Nested(PartyShape))
    colleagues = fields.List(fields.Nested(ColleagueShape))
    officer = fields.UUID(allow_none=True)
    deputy = fields.UUID(allow_none=True)


class StaffShape(Schema):
    id = fields.UUID()
    name = fields.Str()


class TeamShape(Schema):
    id = fields.UUID()
    name = fields.Str()
    staff = fields.Int()
    leaders = fields.List(fields.Str())
    parties = fields.List(fields.Nested(PartyShape))


class HouseShape(Schema):
    """The house: its teams, parties and everybody who works with patients."""

    teams = fields.List(fields.Nested(TeamShape))
    parties = fields.List(fields.Nested(PartyShape))
    staff = fields.List(fields.Nested(StaffShape))
