"""What the person's page is told before its sections are."""

from marshmallow import fields

from fact_board.web.shapes import Shape


class PersonPageRead(Shape):
    """The person, the team and its staff, each drawn as on the board; and who asks."""

    now = fields.Str()
    me = fields.UUID()
    own = fields.UUID(metadata={"description": "The reader's party."})
    role = fields.Str()
    put = fields.List(fields.Dict())
