"""What a phone is told: one of these sentences, in the person's language, and never a word about anybody."""

import json
from collections.abc import Sequence

from flask_babel import force_locale, gettext
from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

from fact_board.push.models import ANSWER, DUTY, REQUEST, TASK, TEST
from fact_board.push.rules import one_reason


def message_of(reasons: Sequence[str], locale: str) -> str:
    """The message's whole content."""
    with force_locale(locale):
        return json.dumps({"title": gettext("FACT board"), "body": _sentence(reasons), "lang": locale})


def _sentence(reasons: Sequence[str]) -> str:
    alone = one_reason(reasons)
    if alone or DUTY in reasons:
        return str(SINGLE[alone or DUTY])
    return str(gettext("You have %(count)s things new on the board.", count=len(reasons)))


SINGLE = {
    ANSWER: N_("You have an answer on the board."),
    TASK: N_("You have a task on the board."),
    REQUEST: N_("You have a request on the board."),
    DUTY: N_("You are on duty: read the board now. This is not an alarm."),
    TEST: N_("Notices come to this phone. They are not an alarm."),
}
