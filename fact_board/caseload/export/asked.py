"""The days that a page's address asks for."""

import datetime as dt
from collections.abc import Mapping

from marshmallow import ValidationError

from fact_board.caseload.metrics.period import Period, asked_period
from fact_board.caseload.schemas import PeriodAsked
from fact_board.errors import Invalid


def period_of(args: Mapping[str, str], today: dt.date) -> Period:
    """As the figures take them; refused in the same way."""
    asked = {name: value for name, value in args.items() if name in PeriodAsked().fields}
    try:
        return asked_period(**PeriodAsked().load(asked), today=today)
    except ValidationError as error:
        raise Invalid("request.invalid") from error
