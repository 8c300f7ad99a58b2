"""What a line of the table in tests/access/table.py is made of: roles, bodies, and the line itself."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from fact_board import clock

ROLES = ("member", "leader", "nominator", "administrator", "log_reviewer")
TEAM = frozenset({"member", "leader"})
NOMINATOR = frozenset({"nominator"})
NOMINATORS = TEAM | NOMINATOR
LEADER = frozenset({"leader"})
REVIEWER = frozenset({"log_reviewer"})
ADMINISTRATOR = frozenset({"administrator"})
STAFFING = LEADER | ADMINISTRATOR
ANYONE = frozenset(ROLES)
NOBODY_HERE = frozenset[str]()  # whoever leads several teams: tests/caseload/test_comparison.py

NEW = "$new"
SOON = (clock.today() + dt.timedelta(days=3)).isoformat()
LATER = (clock.today() + dt.timedelta(days=40)).isoformat()
TODAY = clock.today().isoformat()
COLUMN: dict[str, Any] = {
    "label_sv": "Kris",
    "label_en": "Crisis",
    "order": 1,
    "is_active": True,
    "review_days": 1,
    "stay_low_days": None,
    "stay_high_days": None,
}
POST: dict[str, Any] = {
    "profession": "nurse",
    "role": "member",
    "fte": 0.5,
    "initials": "ML",
    "starts_on": TODAY,
    "ends_on": None,
    "is_stand_in": False,
}
UNTIL = {"valid_until": SOON}
OWNED = {"owner": "$colleague", "due_on": SOON}
AT = f"{SOON}T15:00:00Z"
LOOK = {"name": "Rummet", "mode": "name", "layout": "columns", "theme": "dark", "language": "sv"}
UNIT = {"name": "Beroendecentrum", "principal": "region"}
A_LIST = "TmFtbjtGw7Zkc2Vsw6VyCklzbWFpbCBLYXJkZWxlbjsxOTYxCg=="  # Ismail Kardelen, 1961
LACKING = {"kind": "$kind", "reason": "queue", "since_on": TODAY}
WHY = {"text": "öppnar inte", "tags": ["unopened_door"]}


@dataclass(frozen=True)
class Line:
    """Which roles may reach a route, about which row, with which body."""

    who: frozenset[str]
    row: str = ""
    needs: str = ""
    body: dict[str, Any] = field(default_factory=dict)
    is_asked: bool = True


def to(who: frozenset[str], row: str = "", *, needs: str = "", **body: Any) -> Line:
    """`needs`: other than what `ROWS` says of the row."""
    return Line(who, row, needs, body)


OPEN = Line(ANYONE, is_asked=False)  # for anybody: it shows nothing of anyone, or lets people in and out
FORM = Line(ANYONE, is_asked=False)  # acts on what is the asker's own alone: tests/sign_in
