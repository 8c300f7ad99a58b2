"""The shapes that every slice shares: how a body is taken, a problem told and a change answered."""

from typing import Self

from marshmallow import RAISE, Schema, fields


class Shape(Schema):
    """A shape never changes, so documents share it: copies for a thousand answers took seconds."""

    def __deepcopy__(self, _memo: object) -> Self:
        return self


class WireShape(Shape):
    """The base of every request body: an unknown field is refused."""

    class Meta:
        unknown = RAISE


class Nothing(WireShape):
    """An empty body."""


class ProblemShape(Shape):
    """RFC 9457, from every source."""

    type = fields.Str(required=True)
    title = fields.Str(required=True)
    status = fields.Int(required=True)
    detail = fields.Str(required=True)
    code = fields.Str(required=True)
    fields_ = fields.Dict(data_key="fields")
    request_id = fields.Str(required=True)
    current = fields.Dict()
    version = fields.Int()
    changed_by = fields.Str(allow_none=True)
    changed_at = fields.Str(allow_none=True)
    blocks = fields.List(fields.Dict())


class ChangeShape(Shape):
    """What happened, and what is true now for the one who asked.

    `audience` is the same in all that may be put together: from another a screen starts from nothing.
    """

    v = fields.Int(required=True)
    audience = fields.Str()
    seq = fields.Int(required=True)
    mark = fields.UUID(required=True)
    now = fields.Str(required=True)
    name = fields.Str(allow_none=True)
    at = fields.Str(allow_none=True)
    by = fields.Str(allow_none=True)
    put = fields.List(fields.Dict(), required=True)
    remove = fields.List(fields.Dict(), required=True)
