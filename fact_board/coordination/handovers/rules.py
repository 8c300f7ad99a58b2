"""What can be handed over to whom, who may answer, and when it is late: pure."""

import datetime as dt
import uuid

from fact_board.errors import Conflict, Invalid, NotAllowed

WAITS = dt.timedelta(days=7)  # longer without a yes, both sides are reminded though its day has not come


def check_handover(
    *, what: str, topic: str, to_party: uuid.UUID | None, to_outside: str, own: uuid.UUID, has_basis: bool
) -> None:
    """One receiver: another party of the team that may read it, or somebody outside; a service is named."""
    if bool(to_party) == bool(to_outside):
        raise Invalid("handover.one_receiver", field="to")
    if to_party == own:
        raise Invalid("handover.own_party", field="to")
    if to_party and not has_basis:
        raise Conflict("handover.needs_basis")
    if what == "service" and not topic:
        raise Invalid("handover.topic_missing", field="topic")


def guard_open(state: str) -> None:
    """What was answered or taken back is over."""
    if state != "open":
        raise Conflict("handover.over")


def guard_receiver(*, to_party: uuid.UUID | None, own: uuid.UUID) -> None:
    """Only the receiving party says yes or no; for somebody outside, nobody in the team does."""
    if to_party != own:
        raise NotAllowed("handover.not_to_you")


def guard_giver(*, party: uuid.UUID, own: uuid.UUID) -> None:
    """Only the party that offers takes it back, or writes down who accepted outside."""
    if party != own:
        raise NotAllowed("handover.not_yours")


def check_acceptance(*, name: str, on: dt.date | None, offered_on: dt.date, today: dt.date) -> None:
    """Outside the team: by name, on a day between the offer and today."""
    if not name:
        raise Invalid("handover.name_missing", field="name")
    if on is None or not offered_on <= on <= today:
        raise Invalid("handover.accepted_on", field="on")


def is_late(*, state: str, from_on: dt.date, offered_on: dt.date, today: dt.date) -> bool:
    """Nobody has said yes though it was to hold from today, or a week has gone."""
    return state == "open" and (from_on <= today or today - offered_on > WAITS)
