"""What may be asked of a list to read in, and what its preview tells."""

import base64
from typing import Any

from marshmallow import fields, validate

from fact_board.coordination.services.columns import COLUMNS
from fact_board.coordination.services.sheet import table_in
from fact_board.errors import Invalid
from fact_board.web.fields import Typed
from fact_board.web.off_the_hub import off_the_hub
from fact_board.web.shapes import Shape, WireShape

MOST_BYTES = 8_000_000  # of a request with a list: some 25,000 lines


class ListFile(fields.String):
    """A CSV or XLSX file in base 64: its cells. Read before the request takes the team's turn."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **rest: Any) -> Any:
        packed = super()._deserialize(value, attr, data, **rest) or ""
        if not 0 < len(packed) <= MOST_BYTES:
            raise self.make_error("invalid")
        try:
            content = base64.b64decode(packed, validate=True)
        except ValueError as error:
            raise Invalid("import.unreadable", field="file") from error
        return off_the_hub("lists", lambda: table_in(content))


class ListAsking(WireShape):
    """A CSV or XLSX file in base 64, which of its columns are which, and what its unknown words mean.

    `words`: a kind's id, or "new" for one more in the team's list.
    """

    file = ListFile(required=True)
    columns = fields.Dict(
        keys=fields.Str(validate=validate.OneOf(COLUMNS)),
        values=fields.Int(strict=True, validate=validate.Range(0, 60)),
        load_default=None,
        allow_none=True,
    )
    words = fields.Dict(
        keys=Typed(60),
        values=fields.Str(validate=validate.Length(1, 36)),
        load_default=dict,
        validate=validate.Length(max=100),
    )


class ListImporting(ListAsking):
    """The same, to be written down; `left_out` lines have faults and are known to be left out."""

    left_out = fields.Int(required=True, strict=True)


class FaultRead(Shape):
    line = fields.Int(metadata={"description": "As a spreadsheet counts: the headings are line 1."})
    code = fields.Str()
    column = fields.Str()
    said = fields.Str()


class SumsRead(Shape):
    mapped = fields.Int()
    with_services = fields.Int()
    without_services = fields.Int()
    without_in_need = fields.Int()
    with_needing_more = fields.Int()


class LabelledRead(Shape):
    label = fields.Str()
    persons = fields.Int()


class UnknownRead(Shape):
    """A word for a service that the team's list does not have, and how many lines use it."""

    word = fields.Str()
    lines = fields.Int()


class PreviewRead(Shape):
    """What reading the list in would do."""

    headings = fields.List(fields.Str())
    columns = fields.Dict(keys=fields.Str(), values=fields.Int())
    missing = fields.List(fields.Str())
    lines = fields.Int()
    left_out = fields.Int()
    sums = fields.Nested(SumsRead)
    services = fields.List(fields.Nested(LabelledRead))
    needs = fields.Int()
    faults = fields.List(fields.Nested(FaultRead), metadata={"description": "The first of them."})
    faults_by_code = fields.Dict(keys=fields.Str(), values=fields.Int())
    unknown_services = fields.List(fields.Nested(UnknownRead))
    sample = fields.List(fields.List(fields.Str()))
