"""What there is of smaller matters about people, as one list in one statement."""

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    exists,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from fact_board.board.models import ChecklistItem, Episode
from fact_board.columns import UTCDateTime
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.plans.models import Plan
from fact_board.live.loading.asked import TEAM, limited
from fact_board.meeting.models import Draft, Meeting, MeetingItem
from fact_board.patients.models import LegalStatus
from fact_board.visits.door.models import CALL_FIRST, AlertAck
from fact_board.visits.models import Contact
from fact_board.visits.signals.models import Signal, SignalAnswer

IN_PART_2 = 2
SINCE = bindparam("since", type_=Date())

# The one list of a person's smaller matters: each has the columns that mean something to it.
MATTER: dict[str, ColumnElement[Any]] = {
    "id": cast(null(), Uuid()),
    "version": literal(0, Integer()),
    "text": literal("", String()),
    "state": literal("", String()),
    "reason": literal("", String()),
    "starts_on": cast(null(), Date()),
    "ends_on": cast(null(), Date()),
    "chosen_on": cast(null(), Date()),
    "by": cast(null(), Uuid()),
    "at": cast(null(), UTCDateTime()),
    "due_at": cast(null(), UTCDateTime()),
    "episode_id": cast(null(), Uuid()),
    "seconds": literal(0, Integer()),
    "is_kept": literal(False, Boolean()),
    "is_shown": literal(False, Boolean()),
}


def _matter(name: str, model: Any, **columns: Any) -> Select[Any]:
    return select(
        literal(name).label("matter"),
        model.patient_id.label("patient_id"),
        model.party_id.label("party_id"),
        *(columns.get(column, empty).label(column) for column, empty in MATTER.items()),
    ).where(model.team_id == TEAM)


@cache
def matters(some: bool) -> Any:
    """Legal statuses, decisions waited for, plans, missed visits, checklist items, the open meeting,
    drafts, which alerts somebody has seen, and concerns that nobody has answered.
    """
    parts = [
        limited(part, model.patient_id, some)
        for part, model in (
            (_legal_statuses(), LegalStatus),
            (_decisions(), DecisionWatch),
            (_plans(), Plan),
            (_missed_visits(), Contact),
            (_checklist_items(), ChecklistItem),
            (_meeting_items(), MeetingItem),
            (_drafts(), Draft),
            (_alerts_seen(), AlertAck),
            (_signals(), Signal),
        )
    ]
    together = union_all(*parts).subquery()
    return select(together).order_by(together.c.starts_on, together.c.id)


def _legal_statuses() -> Select[Any]:
    return _matter(
        "legal",
        LegalStatus,
        id=LegalStatus.id,
        version=LegalStatus.version,
        text=LegalStatus.status,
        starts_on=LegalStatus.starts_on,
        ends_on=LegalStatus.ends_on,
        chosen_on=LegalStatus.apply_by,
    ).where(LegalStatus.ended_at.is_(None))


def _decisions() -> Select[Any]:
    return _matter(
        "decision",
        DecisionWatch,
        id=DecisionWatch.id,
        version=DecisionWatch.version,
        text=DecisionWatch.what,
        starts_on=DecisionWatch.asked_on,
        ends_on=DecisionWatch.expected_on,
    ).where(
        DecisionWatch.ended_at.is_(None),
        DecisionWatch.hidden_at.is_(None),
        DecisionWatch.superseded_at.is_(None),
    )


def _plans() -> Select[Any]:
    return _matter(
        "plan",
        Plan,
        id=Plan.id,
        text=Plan.kind,
        state=Plan.state,
        starts_on=Plan.stepped_on,
        ends_on=Plan.next_on,
    ).where(Plan.state != "ended", Plan.hidden_at.is_(None))


def _missed_visits() -> Select[Any]:
    on_board = select(Episode.patient_id).where(Episode.team_id == TEAM, Episode.closed_at.is_(None))
    return _matter("missed", Contact, id=Contact.id, starts_on=Contact.on).where(
        Contact.patient_id.in_(on_board),
        Contact.outcome.in_(("missed", "not_home")),
        Contact.hidden_at.is_(None),
        Contact.on >= SINCE,
    )


def _checklist_items() -> Select[Any]:
    return _matter(
        "checklist",
        ChecklistItem,
        id=ChecklistItem.id,
        version=ChecklistItem.version,
        text=ChecklistItem.code,
        state=ChecklistItem.state,
        reason=ChecklistItem.reason,
        episode_id=ChecklistItem.episode_id,
    ).join(Episode, and_(Episode.id == ChecklistItem.episode_id, Episode.closed_at.is_(None)))


def _meeting_items() -> Select[Any]:
    """What part 2 takes up is drawn while part 2 lasts, and for its party alone."""
    return _matter(
        "meeting",
        MeetingItem,
        id=MeetingItem.id,
        state=MeetingItem.state,
        at=MeetingItem.since,
        seconds=MeetingItem.seconds,
        is_kept=MeetingItem.part == IN_PART_2,
        is_shown=Meeting.shows_text,
    ).join(
        Meeting,
        and_(
            Meeting.id == MeetingItem.meeting_id,
            Meeting.closed_at.is_(None),
            or_(MeetingItem.part == 1, MeetingItem.party_id == Meeting.part_party_id),
        ),
    )


def _drafts() -> Select[Any]:
    return _matter(
        "draft", Draft, id=Draft.id, text=Draft.text, by=Draft.by_id, at=Draft.at, is_kept=Draft.is_own
    )


def _alerts_seen() -> Select[Any]:
    """The latest of each code, kept in its party. The neutral line is told to some of a party: not here."""
    later = aliased(AlertAck)
    is_overtaken = exists().where(
        later.patient_id == AlertAck.patient_id,
        later.party_id == AlertAck.party_id,
        later.code == AlertAck.code,
        later.since > AlertAck.since,
    )
    return _matter(
        "seen",
        AlertAck,
        id=AlertAck.id,
        text=AlertAck.code,
        starts_on=AlertAck.since,
        by=AlertAck.by_id,
        at=AlertAck.at,
        is_kept=literal(True, Boolean()),
    ).where(~is_overtaken, AlertAck.code != CALL_FIRST)


def _signals() -> Select[Any]:
    """Answered by whomever, it waits no more: that much is told to all who see the concern itself."""
    is_answered = exists().where(SignalAnswer.signal_id == Signal.id)
    return _matter(
        "signal",
        Signal,
        id=Signal.id,
        text=cast(Signal.tags, String()),
        at=Signal.at,
        due_at=Signal.answer_due_at,
    ).where(Signal.hidden_at.is_(None), ~is_answered)
