"""The board's rules as tables: from nomination to stepping down, and everything forbidden. Pure."""

import datetime as dt
import uuid
from typing import Any

import pytest

from fact_board.board import rules
from fact_board.board.rules import Facts, OpenTask
from fact_board.errors import Conflict, DomainError, Invalid, NotAllowed

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
ME, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)

ANY = Facts(ME, "nurse")
DOCTOR = Facts(ME, "doctor")
PRIMARY = Facts(ME, "nurse", primaries={ME})
DUTY = Facts(ME, "nurse", duty_officer_id=ME)
NOMINATOR = Facts(ME, "housing_support", nominator_id=ME)
MEETING = Facts(ME, "housing_support", is_meeting=True)
TIME = Facts(None, is_meeting=True)
WHO = {
    "any": ANY,
    "doctor": DOCTOR,
    "primary": PRIMARY,
    "duty": DUTY,
    "nominator": NOMINATOR,
    "meeting": MEETING,
    "time": TIME,
}
EVERYONE = frozenset(WHO) - {"time"}
AT_ONCE = frozenset({"doctor", "primary", "duty", "meeting"})
AT_MEETING = frozenset({"meeting"})
MINE = frozenset({"nominator"})
BY_TIME = frozenset({"time"})

# Written by hand from product.md, "From nomination to stepping down": (from, verb) → (to, who may).
TABLE: dict[tuple[str, str], tuple[str, frozenset[str]]] = {
    ("standard", "nominate"): ("nominated", EVERYONE),
    ("standard", "place"): ("on_board", AT_ONCE),
    ("nominated", "nominate"): ("nominated", EVERYONE),
    ("nominated", "place"): ("on_board", AT_ONCE),
    ("nominated", "wait"): ("waiting", AT_MEETING),
    ("nominated", "not_now"): ("standard", AT_MEETING),
    ("nominated", "reply"): ("standard", EVERYONE),
    ("nominated", "withdraw"): ("standard", MINE),
    ("nominated", "return"): ("nominated", BY_TIME),
    ("waiting", "nominate"): ("nominated", EVERYONE),
    ("waiting", "return"): ("nominated", BY_TIME),
    ("waiting", "place"): ("on_board", AT_ONCE),
    ("waiting", "wait"): ("waiting", AT_MEETING),
    ("waiting", "not_now"): ("standard", AT_MEETING),
    ("waiting", "withdraw"): ("standard", MINE),
    ("on_board", "nominate"): ("on_board", EVERYONE),
    ("on_board", "observed"): ("on_board", EVERYONE),
    ("on_board", "reply"): ("on_board", EVERYONE),
    ("on_board", "withdraw"): ("on_board", MINE),
    ("on_board", "return"): ("on_board", BY_TIME),
    ("on_board", "change"): ("on_board", EVERYONE),
    ("on_board", "ratify"): ("on_board", AT_MEETING),
    ("on_board", "propose_step_down"): ("stepping_down", EVERYONE),
    ("stepping_down", "nominate"): ("stepping_down", EVERYONE),
    ("stepping_down", "observed"): ("stepping_down", EVERYONE),
    ("stepping_down", "reply"): ("stepping_down", EVERYONE),
    ("stepping_down", "withdraw"): ("stepping_down", MINE),
    ("stepping_down", "return"): ("stepping_down", BY_TIME),
    ("stepping_down", "change"): ("stepping_down", EVERYONE),
    ("stepping_down", "ratify"): ("stepping_down", AT_MEETING),
    ("stepping_down", "withdraw_step_down"): ("on_board", EVERYONE),
    ("stepping_down", "close"): ("standard", AT_MEETING),
}
STATES = sorted({state for state, _ in TABLE} | {to for to, _ in TABLE.values()})
VERBS = sorted({verb for _, verb in TABLE})


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("where", STATES)
def test_a_verb_leads_where_the_table_says_for_those_it_names(where: str, verb: str, who: str) -> None:
    target, may = TABLE.get((where, verb), ("", frozenset()))
    if who in may:
        assert rules.follow(where, verb, WHO[who]) == target
    else:
        with pytest.raises((Conflict, NotAllowed)):
            rules.follow(where, verb, WHO[who])


def test_the_code_has_no_way_that_the_table_lacks() -> None:
    assert {key: target for key, (target, _) in rules.TRANSITIONS.items()} == {
        key: target for key, (target, _) in TABLE.items()
    }


@pytest.mark.parametrize(
    ("where", "verb", "key"),
    [
        ("on_board", "place", "episode.already_open"),  # never two open episodes
        ("stepping_down", "place", "episode.already_open"),
        ("on_board", "not_now", "answer.already_on_board"),
        ("on_board", "wait", "answer.already_on_board"),
        ("nominated", "observed", "answer.not_on_board"),
        ("on_board", "close", "step_down.not_proposed"),
        ("stepping_down", "propose_step_down", "step_down.already_proposed"),
        ("standard", "close", "board.not_possible"),
        ("nominated", "close", "board.not_possible"),  # a nomination is answered, not closed
    ],
)
def test_what_is_forbidden_says_what_to_do_instead(where: str, verb: str, key: str) -> None:
    with pytest.raises(Conflict) as refusal:
        rules.follow(where, verb, MEETING)
    assert refusal.value.key == key


@pytest.mark.parametrize(
    ("board", "stepping", "nominations", "where"),
    [
        (False, False, [], "standard"),
        (False, False, ["open"], "nominated"),
        (False, False, ["waiting"], "waiting"),
        (False, False, ["waiting", "open"], "nominated"),
        (True, False, ["open"], "on_board"),
        (True, True, [], "stepping_down"),
    ],
)
def test_a_person_stands_in_one_place(
    board: bool, stepping: bool, nominations: list[str], where: str
) -> None:
    assert (
        rules.standing(is_on_board=board, is_stepping_down=stepping, nomination_states=nominations) == where
    )


@pytest.mark.parametrize(
    ("kind", "category", "tags", "text", "field"),
    [
        ("board", True, True, "", None),
        ("board", True, False, "öppnar inte", None),
        ("board", True, False, "", "text"),
        ("board", False, True, "öppnar inte", "category"),
        ("consult", False, False, "Får han köra bil?", None),
        ("consult", True, True, "", "text"),
    ],
)
def test_a_nomination_has_a_category_and_a_tag_or_a_text_and_a_question_its_text(
    kind: str, category: bool, tags: bool, text: str, field: str | None
) -> None:
    def check() -> None:
        rules.guard_nomination(kind=kind, has_category=category, has_tags=tags, text=text)

    refused_at(field, check)


@pytest.mark.parametrize(
    ("kind", "decision", "field"),
    [
        ("board", "place", None),
        ("board", "wait", None),
        ("board", "not_now", None),
        ("board", "observed", None),
        ("board", "reply", "decision"),
        ("consult", "reply", None),
        ("consult", "place", None),
        ("consult", "observed", None),
        ("consult", "wait", "decision"),
        ("consult", "not_now", "decision"),
    ],
)
def test_a_question_gets_a_reply_and_a_proposal_a_decision(
    kind: str, decision: str, field: str | None
) -> None:
    refused_at(field, lambda: rules.guard_decision(kind=kind, decision=decision))


@pytest.mark.parametrize(
    ("text", "tags", "field"), [("lugnare", [], None), ("", ["calmer"], None), ("", [], "why")]
)
def test_an_urgency_says_why(text: str, tags: list[str], field: str | None) -> None:
    refused_at(field, lambda: rules.guard_why(text, tags))


HOUR_AGO, WEEKS_AGO, AHEAD = (
    NOW - dt.timedelta(hours=1),
    NOW - dt.timedelta(days=15),
    NOW + dt.timedelta(minutes=1),
)


@pytest.mark.parametrize(
    ("was", "to", "who", "met_at", "outcome"),
    [
        ("amber", "red", ANY, None, False),  # up: anyone, at once
        ("green", "amber", ANY, None, False),
        ("amber", "green", ANY, None, False),
        ("red", "red", ANY, None, False),  # only the why
        ("red", "amber", MEETING, None, False),
        ("red", "amber", ANY, HOUR_AGO, "urgency.red_needs_meeting"),
        ("red", "green", DUTY, HOUR_AGO, "urgency.red_needs_meeting"),
        ("red", "amber", PRIMARY, HOUR_AGO, True),  # marked until a meeting has been held
        ("red", "green", DOCTOR, HOUR_AGO, True),
        ("red", "amber", PRIMARY, None, "urgency.met_at_needed"),
        ("red", "amber", DOCTOR, AHEAD, "urgency.met_in_future"),
        ("red", "amber", DOCTOR, WEEKS_AGO, "urgency.met_too_long_ago"),
    ],
)
def test_a_red_is_lowered_at_a_meeting_or_by_who_has_met_the_person(
    was: str, to: str, who: Facts, met_at: dt.datetime | None, outcome: bool | str
) -> None:
    def lower() -> bool:
        return rules.guard_lowering(was=was, urgency=to, facts=who, met_at=met_at, now=NOW)

    if isinstance(outcome, bool):
        assert lower() is outcome
    else:
        with pytest.raises(DomainError) as refusal:
            lower()
        assert refusal.value.key == outcome


@pytest.mark.parametrize(
    ("author", "seconds", "is_latest", "key"),
    [
        (ME, 9, True, None),
        (ME, 12, True, None),  # two seconds of grace for the network
        (ME, 13, True, "undo.too_late"),
        (OTHER, 3, True, "undo.not_yours"),
        (ME, 3, False, "undo.changed_since"),
    ],
)
def test_undo_is_for_the_author_within_ten_seconds_while_nothing_came_after(
    author: uuid.UUID, seconds: int, is_latest: bool, key: str | None
) -> None:
    def undo() -> None:
        rules.guard_undo(
            author_id=author,
            facts=ANY,
            changed_at=NOW - dt.timedelta(seconds=seconds),
            is_latest=is_latest,
            now=NOW,
        )

    if key is None:
        undo()
    else:
        with pytest.raises(DomainError) as refusal:
            undo()
        assert refusal.value.key == key


@pytest.mark.parametrize(
    ("days", "field"), [(0, None), (1, None), (730, None), (-1, "due_on"), (731, "due_on")]
)
def test_a_day_to_come_is_today_or_later(days: int, field: str | None) -> None:
    refused_at(field, lambda: rules.guard_coming(TODAY + dt.timedelta(days=days), TODAY, "due_on"))


def in_days(days: int | None) -> dt.date | None:
    return None if days is None else TODAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("decision", "next_in", "has_tasks", "due_in"),
    [
        ("place", 3, False, 3),
        ("place", None, True, 14),
        ("not_now", 30, False, 14),
        ("reply", None, False, None),
        ("wait", 3, False, None),
    ],
)
def test_a_result_is_due_with_the_next_step_at_latest_after_14_days(
    decision: str, next_in: int | None, has_tasks: bool, due_in: int | None
) -> None:
    due = rules.result_due(decision=decision, today=TODAY, next_on=in_days(next_in), has_tasks=has_tasks)
    assert due == in_days(due_in)


@pytest.mark.parametrize("days", [None, 0, 14, 90])
def test_a_proposal_to_a_question_is_followed_up_on_its_own_day(days: int | None) -> None:
    due = rules.result_due(
        decision="reply", today=TODAY, next_on=in_days(days), has_tasks=False, is_question=True
    )
    assert due == in_days(days)


READY: dict[str, Any] = {
    "urgency": "amber",
    "checklist": ["done", "waived"],
    "open_tasks": [OpenTask(ME, False)],
    "settled": [ME],
    "open_nominations": 0,
}


@pytest.mark.parametrize(
    ("broken", "key"),
    [
        ({}, None),
        ({"urgency": "green"}, None),
        ({"urgency": "red"}, "step_down.is_red"),
        ({"checklist": ["done", "open"]}, "step_down.checklist_open"),
        ({"open_nominations": 1}, "nomination.answer_first"),
        ({"open_tasks": [OpenTask(ME, True)]}, "step_down.safety_task_open"),
        ({"settled": []}, "step_down.tasks_unsettled"),
        ({"settled": [ME, OTHER]}, "step_down.tasks_unsettled"),
        ({"settled": [ME, ME]}, "step_down.tasks_unsettled"),
        ({"open_tasks": [], "settled": []}, None),
    ],
)
def test_stepping_down_needs_everything_settled(broken: dict[str, Any], key: str | None) -> None:
    if key is None:
        rules.guard_closing(**(READY | broken))
        return
    with pytest.raises(DomainError) as refusal:
        rules.guard_closing(**(READY | broken))
    assert refusal.value.key == key


@pytest.mark.parametrize(
    ("author", "role", "may"),
    [(ME, "member", True), (OTHER, "leader", True), (OTHER, "member", False)],
)
def test_wrong_person_is_for_the_author_and_the_leader(author: uuid.UUID, role: str, may: bool) -> None:
    facts = Facts(ME, role=role)
    if may:
        rules.guard_hiding(author_id=author, facts=facts)
    else:
        with pytest.raises(NotAllowed):
            rules.guard_hiding(author_id=author, facts=facts)


@pytest.mark.parametrize(
    ("state", "done_days_ago", "is_proposable"),
    [
        ("open", None, False),
        ("proposed", None, False),
        ("closed", None, True),
        ("done", 30, False),
        ("done", 31, True),
    ],
)
def test_a_template_task_is_not_proposed_twice(
    state: str, done_days_ago: int | None, is_proposable: bool
) -> None:
    done_at = None if done_days_ago is None else NOW - dt.timedelta(days=done_days_ago)
    assert rules.is_proposable(ME, [(ME, state, done_at), (OTHER, "open", None)], NOW) is is_proposable


def refused_at(field: str | None, check: Any) -> None:
    """The check passes, or is refused as invalid at that field."""
    if field is None:
        check()
        return
    with pytest.raises(Invalid) as refusal:
        check()
    assert refusal.value.field == field
