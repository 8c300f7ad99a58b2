"""What the board's reads answer. A field that isn't named here reaches nobody."""

from typing import Any

from marshmallow import Schema, fields

from fact_board.live.schemas import NominationShape, TaskShape, scoped
from fact_board.visits.signals.schemas import MySignalRead, SignalRead


def _instant(**rest: Any) -> fields.AwareDateTime:
    return fields.AwareDateTime(format="iso", **rest)


class NoteRead(Schema):
    id = fields.UUID()
    text = fields.Str()
    by = fields.UUID()
    at = _instant()
    supersedes = fields.UUID(allow_none=True)
    is_mine = fields.Bool()
    is_own = fields.Bool(metadata={"description": "For the reader's own party alone."})


class HappeningRead(Schema):
    """One line of a person's history: ids and facts, and what was written then."""

    at = _instant()
    by = fields.UUID(allow_none=True)
    name = fields.Str()
    facts = fields.Dict()
    text = fields.Str()


class EpisodeRead(Schema):
    id = fields.UUID()
    placed_at = _instant()
    closed_at = _instant(allow_none=True)
    category = fields.UUID()
    outcome = fields.Str(allow_none=True)
    closing_text = scoped("notes", fields.Str())
    goal = scoped("plans", fields.Str())
    holder = fields.UUID(allow_none=True)


class TaskRead(TaskShape):
    """As on the card, with who wrote it and how it ended."""

    by = fields.UUID()
    at = _instant()
    done_at = _instant(allow_none=True)
    done_by = fields.UUID(allow_none=True)
    closed_reason = scoped("notes", fields.Str())


class ResultRead(Schema):
    text = fields.Str()
    at = _instant()
    by = fields.UUID()


class AnswerRead(Schema):
    id = fields.UUID()
    decision = fields.Str()
    text = fields.Str()
    reason = fields.Str()
    instead = fields.Str()
    holder = fields.UUID(allow_none=True)
    next_step = fields.Str()
    next_on = fields.Date(allow_none=True)
    by = fields.UUID()
    at = _instant()
    supersedes = fields.UUID(allow_none=True)
    read_at = _instant(allow_none=True)
    result = fields.Nested(ResultRead, allow_none=True)
    result_due_on = fields.Date(allow_none=True)


class NominationRead(NominationShape):
    """As on the card, with the answer."""

    class Meta:
        exclude = ("promise",)

    answer = fields.Nested(AnswerRead, allow_none=True)


class KinRead(Schema):
    id = fields.UUID()
    version = fields.Int()
    name = fields.Str()
    relation = fields.Str()
    phone = fields.Str()
    may_contact = fields.Str()
    kind = fields.Str()
    decides = fields.Str()


class VisitRead(Schema):
    id = fields.UUID()
    kind = fields.Str()
    outcome = fields.Str()
    on = fields.Date()
    by = fields.UUID()
    at = _instant()


class MisplacedRead(Schema):
    """A row on the wrong person: where it stood and who had it on a screen; not what it said."""

    kind = fields.Str()
    id = fields.UUID()
    patient = fields.UUID()
    by = fields.UUID()
    at = _instant()
    hidden_by = fields.UUID()
    hidden_at = _instant()
    readers = fields.List(fields.UUID())


class MisplacedListRead(Schema):
    rows = fields.List(fields.Nested(MisplacedRead))


class PanelRead(Schema):
    """One person, whole; the look at them is logged."""

    patient = fields.Dict()
    notes = fields.List(fields.Nested(NoteRead))
    history = fields.List(fields.Nested(HappeningRead))
    episodes = fields.List(fields.Nested(EpisodeRead))
    tasks = fields.List(fields.Nested(TaskRead))
    nominations = fields.List(fields.Nested(NominationRead))
    next_of_kin = fields.List(fields.Nested(KinRead))
    visits = fields.List(fields.Nested(VisitRead))
    signals = fields.List(fields.Nested(SignalRead))


class EndedRead(Schema):
    on = fields.Date()
    outcome = fields.Str()


class MyAnswerRead(AnswerRead):
    """An answer to one of my nominations, and how the time on the board ended that it began."""

    nomination = fields.UUID()
    patient = fields.UUID()
    patient_label = fields.Str()
    asked = fields.Str()
    asked_at = _instant()
    ended = fields.Nested(EndedRead, allow_none=True)


class MyAnswersRead(Schema):
    answers = fields.List(fields.Nested(MyAnswerRead))


class DutyCallRead(Schema):
    """A red nomination between meetings, for whoever is on duty to read; by name once they have."""

    nomination = fields.UUID()
    patient = fields.UUID()
    patient_label = fields.Str()
    by_name = fields.Str()
    at = _instant()
    tags = scoped("notes", fields.List(fields.Str()))
    text = scoped("notes", fields.Str())
    passed_on_at = _instant(allow_none=True)
    read_at = _instant(allow_none=True)
    read_by_name = fields.Str(allow_none=True)


class MyTeamRead(Schema):
    """Whom a nominator reaches, and when."""

    id = fields.UUID()
    name = fields.Str()
    on_call_phone = fields.Str()


class OtherPartyRead(Schema):
    id = fields.UUID()
    name = fields.Str()
    short = fields.Str()


class ColumnRead(Schema):
    id = fields.UUID()
    code = fields.Str()
    label_sv = fields.Str()
    label_en = fields.Str()


class GivenRead(Schema):
    """What one's own party lets another see."""

    id = fields.UUID()
    version = fields.Int()
    kind = fields.Str()
    how = fields.Str(allow_none=True)
    to_party_id = fields.UUID(data_key="to")
    scopes = fields.List(fields.Str())
    valid_until = fields.Date(allow_none=True)


class ClientRead(Schema):
    """An own client, by the books of one's own party alone."""

    id = fields.UUID()
    label = fields.Str()
    name = fields.Str()
    birth_year = fields.Int(allow_none=True)
    is_protected = fields.Bool()
    is_similar = fields.Bool()
    bases = fields.List(fields.Nested(GivenRead))
    seen_by = fields.List(fields.UUID())


class NamedAnswerRead(AnswerRead):
    """An answer to somebody who has no list of staff to look names up in."""

    by_name = fields.Str()
    holder_name = fields.Str()


class MyPromiseRead(Schema):
    """Who answers, by name, at the latest when."""

    by_name = fields.Str()
    at = _instant()


class DutyReadingRead(Schema):
    """Who on duty has read it between meetings, by name, and when."""

    by_name = fields.Str()
    at = _instant()


class MyNominationRead(Schema):
    id = fields.UUID()
    version = fields.Int()
    patient = fields.UUID()
    patient_label = fields.Str()
    nomination_kind = fields.Str(data_key="kind")
    state = fields.Str()
    at = _instant()
    category = fields.UUID(allow_none=True)
    urgency = fields.Str(allow_none=True)
    tags = fields.List(fields.Str())
    text = fields.Str()
    answer_due_at = _instant()
    returns_on = fields.Date(allow_none=True)
    promise = fields.Nested(MyPromiseRead, allow_none=True)
    duty_reading = fields.Nested(DutyReadingRead, allow_none=True)
    answer = fields.Nested(NamedAnswerRead, allow_none=True)


class MyDecisionRead(Schema):
    """A request that I was asked by name to decide."""

    id = fields.UUID()
    version = fields.Int()
    patient = fields.UUID()
    patient_label = fields.Str()
    what = fields.Str()
    origin = fields.Str()
    party_name = fields.Str()
    by_name = fields.Str()
    asked_on = fields.Date()
    expected_on = fields.Date(allow_none=True)
    waited = fields.Int()
    standing = fields.Str()
    reminded_on = fields.Date(allow_none=True)


class MineRead(Schema):
    """The page of someone outside the team: no board, and of others nothing but their answers."""

    now = _instant()
    today = fields.Date()
    team = fields.Nested(MyTeamRead)
    reads_at = _instant()
    party = fields.UUID()
    parties = fields.List(fields.Nested(OtherPartyRead))
    categories = fields.List(fields.Nested(ColumnRead))
    clients = fields.List(fields.Nested(ClientRead))
    nominations = fields.List(fields.Nested(MyNominationRead))
    decisions = fields.List(fields.Nested(MyDecisionRead))
    signals = fields.List(fields.Nested(MySignalRead))
