"""What people type, on its way in: trimmed, composed, without what no database keeps."""

import unicodedata
from typing import Any

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")
from marshmallow import fields, validate

# Control characters, and halves of surrogate pairs, which JSON can spell but UTF-8 can't.
ONE_LINE = r"^[^\x00-\x1f\x7f\ud800-\udfff]*$"
MANY_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]*$"
CLOCK_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
UNREADABLE = N_("This has signs that can't be saved.")


class Typed(fields.String):
    """A text somebody typed, of at most `longest` signs; the spaces around it don't count."""

    def __init__(
        self, longest: int, *, may_be_empty: bool = False, pattern: str = ONE_LINE, **rest: Any
    ) -> None:
        checks = [
            validate.Length(min=0 if may_be_empty else 1, max=longest),
            validate.Regexp(pattern, error=UNREADABLE),
        ]
        super().__init__(validate=checks, **rest)

    def _deserialize(self, value: Any, attr: Any, data: Any, **rest: Any) -> Any:
        text = super()._deserialize(value, attr, data, **rest)
        return unicodedata.normalize("NFC", text or "").strip()
