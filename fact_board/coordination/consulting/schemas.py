"""What the list of questions answers. A field that isn't named here reaches nobody."""

from marshmallow import fields

from fact_board.board.shapes import MyPromiseRead
from fact_board.web.shapes import Shape


class ProposalRead(Shape):
    """What was proposed, when it is followed up, and how it went."""

    id = fields.UUID()
    by_name = fields.Str()
    at = fields.AwareDateTime(format="iso")
    text = fields.Str()
    next_step = fields.Str()
    follow_up_on = fields.Date(allow_none=True)
    result = fields.Str(allow_none=True)
    result_by_name = fields.Str(allow_none=True)


class QuestionRead(Shape):
    """A question; `place` says in which list: to_me, to_team, mine, to_follow or answered."""

    id = fields.UUID()
    version = fields.Int()
    patient = fields.UUID()
    patient_label = fields.Str()
    place = fields.Str()
    by_name = fields.Str()
    at = fields.AwareDateTime(format="iso")
    professions = fields.List(fields.Str())
    text = fields.Str()
    tried = fields.Str()
    answer_due_at = fields.AwareDateTime(format="iso")
    promise = fields.Nested(MyPromiseRead, allow_none=True)
    is_due = fields.Bool()
    answer = fields.Nested(ProposalRead, allow_none=True)


class QuestionsRead(Shape):
    now = fields.AwareDateTime(format="iso")
    today = fields.Date()
    reads_at = fields.AwareDateTime(format="iso", allow_none=True)
    questions = fields.List(fields.Nested(QuestionRead))
