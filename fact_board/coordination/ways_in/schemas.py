"""The shapes of the directory, and of whom to call about one person."""

from marshmallow import fields, validate

from fact_board.coordination.ways_in.models import PROVIDERS
from fact_board.web.fields import MANY_LINES, Typed
from fact_board.web.shapes import Shape, WireShape


def _line(longest: int) -> Typed:
    return Typed(longest, load_default="", may_be_empty=True)


class EntryWriting(WireShape):
    """A unit or a service; `owner` keeps it true."""

    name = Typed(120, required=True)
    does = Typed(280, pattern=MANY_LINES, load_default="", may_be_empty=True)
    principal = fields.Str(required=True, validate=validate.OneOf(PROVIDERS))
    phone = _line(40)
    hours = _line(120)
    after_hours = _line(120)
    address = _line(200)
    ask_for = _line(140)
    owner = fields.UUID(required=True)


class EntryAdding(EntryWriting):
    """A new one: whoever writes it down has just made sure of it."""

    id = fields.UUID(required=True)


class EntryEditing(EntryWriting):
    """`is_checked`: all of it was made sure of today."""

    is_checked = fields.Bool(load_default=False, truthy={True}, falsy={False})


class EntryRead(Shape):
    """`state`: ownerless, stale (not made sure of for 180 days) or fresh. `owner`: who still works here."""

    id = fields.UUID()
    version = fields.Int()
    name = fields.Str()
    does = fields.Str()
    principal = fields.Str()
    phone = fields.Str()
    hours = fields.Str()
    after_hours = fields.Str()
    address = fields.Str()
    ask_for = fields.Str()
    owner = fields.UUID(allow_none=True)
    owner_name = fields.Str(allow_none=True)
    checked_on = fields.Date(allow_none=True)
    checked_by_name = fields.Str(allow_none=True)
    state = fields.Str()


class KeeperRead(Shape):
    """Somebody who may keep an entry true."""

    id = fields.UUID()
    name = fields.Str()


class DirectoryRead(Shape):
    """The whole directory, and whom an entry can be given to; `me` is the reader."""

    me = fields.UUID()
    entries = fields.List(fields.Nested(EntryRead))
    colleagues = fields.List(fields.Nested(KeeperRead))


class WayInRead(Shape):
    """A party's contact for the person: named, with a deputy, phone hours, and what holds after them."""

    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID()
    staff = fields.UUID()
    deputy = fields.UUID(allow_none=True)
    phone = fields.Str()
    hours = fields.Str()
    after_hours = fields.Str()


class CloseRead(Shape):
    """Somebody close, or a guardian. `is_own`: of the reader's party, which alone may put it right."""

    id = fields.UUID()
    version = fields.Int()
    party = fields.UUID()
    is_own = fields.Bool()
    kind = fields.Str()
    name = fields.Str()
    relation = fields.Str()
    phone = fields.Str()
    may_contact = fields.Str()
    decides = fields.Str()
    at = fields.AwareDateTime(format="iso", allow_none=True)


class WaysInRead(Shape):
    """Whom to call about one person, on both sides and at home."""

    contacts = fields.List(fields.Nested(WayInRead))
    next_of_kin = fields.List(fields.Nested(CloseRead))


class AskedSetting(WireShape):
    """Who answers about somebody who is not in the team, on which number, within how many weekdays."""

    to = _line(120)
    phone = _line(40)
    weekdays = fields.Int(required=True, strict=True, validate=validate.Range(min=1, max=20))


class AskedRead(Shape):
    """The same for everybody and about everybody, whoever they searched for; empty `to`: nobody is named."""

    version = fields.Int()
    to = fields.Str()
    phone = fields.Str()
    weekdays = fields.Int()
