"""The shapes of who has met whom."""

from marshmallow import Schema, fields


class FaceShape(Schema):
    """A colleague, as a column: those who work here today, and who met somebody before they left."""

    id = fields.UUID()
    name = fields.Str()
    initials = fields.Str()
    party = fields.UUID()
    is_me = fields.Bool()


class MeetingOfTwo(Schema):
    """A colleague has met the person, last on that day."""

    staff = fields.UUID()
    on = fields.Date()


class PersonMet(Schema):
    """`told_of`: the parties whose contacts the reader may know of; nothing is said of the others'."""

    id = fields.UUID()
    label = fields.Str()
    met = fields.List(fields.Nested(MeetingOfTwo))
    told_of = fields.List(fields.UUID())


class PartyOfFaces(Schema):
    id = fields.UUID()
    name = fields.Str()
    short = fields.Str()
    principal = fields.Str()


class FacesShape(Schema):
    """Everybody on the board whom the reader may see; how many times on the board there are besides."""

    first = fields.Date()
    last = fields.Date()
    parties = fields.List(fields.Nested(PartyOfFaces))
    staff = fields.List(fields.Nested(FaceShape))
    people = fields.List(fields.Nested(PersonMet))
    not_shared = fields.Int()
