"""Deeds in words: a short head, and what was written."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import format_date, format_datetime

from fact_board.meeting.minutes import words
from fact_board.meeting.minutes.tellers import Deed
from fact_board.meeting.minutes.words import worded as _


@dataclass(frozen=True)
class Said:
    """One deed as it is read: "Task for Maria Berg by Tue 24 Nov" and what it says."""

    what: str
    at: dt.datetime
    by: str
    head: str
    text: str = ""

    @property
    def line(self) -> str:
        """On one line, to paste."""
        return f"{self.head}: {self.text}" if self.text else self.head


@dataclass(frozen=True)
class Names:
    """What the team's staff and columns are called, by id and by code."""

    staff: Mapping[uuid.UUID, str]
    columns: Mapping[str, str]

    def of(self, id_: Any) -> str:
        """Somebody's name; a former colleague's too."""
        return self.staff.get(uuid.UUID(str(id_)), "") if id_ else ""

    def column(self, key: Any) -> str:
        """A column by its id or its code."""
        return self.columns.get(str(key), "")


def say(deeds: Iterable[Deed], names: Names) -> list[Said]:
    """Each deed in the reader's language."""
    return [
        Said(deed.what, deed.at, names.of(deed.by_id), HEADS[deed.what](deed, names), _text(deed, names))
        for deed in deeds
    ]


def _text(deed: Deed, names: Names) -> str:
    """What was written about it; of an answer all that the nominator was told."""
    written = deed.facts.get("text", deed.text)
    parts = [words.why_text(written, deed.facts.get("tags", []))]
    if deed.what == "nomination_answered":
        parts += _told(deed, names)
    if deed.facts.get("reason") and deed.what == "task_closed":
        parts.append(str(deed.facts["reason"]))
    return " · ".join(part for part in parts if part)


def _told(deed: Deed, names: Names) -> list[str]:
    facts = deed.facts
    return [
        _("reason: %(what)s", what=facts["reason"]) if facts["reason"] else "",
        _("instead: %(what)s", what=facts["instead"]) if facts["instead"] else "",
        _("%(name)s holds the case", name=names.of(facts["holder"])) if facts["holder"] else "",
        _("next step: %(what)s", what=_step(facts)) if facts["next_step"] else "",
    ]


def _step(facts: Mapping[str, Any]) -> str:
    day = f" ({day_of(facts['next_on'])})" if facts["next_on"] else ""
    return f"{facts['next_step']}{day}"


def day_of(value: Any) -> str:
    """ "tis 24 nov": a day, as the events have it or as the rows do."""
    day = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return str(format_date(day, "EEE d MMM")).rstrip(".")


# A head for each deed.

Head = Callable[[Deed, Names], str]


def _placed(deed: Deed, names: Names) -> str:
    column, urgency = names.column(deed.facts["column"]), str(words.URGENCY[deed.facts["urgency"]]).lower()
    return _("Placed on the board: %(column)s, %(urgency)s", column=column, urgency=urgency)


def _moved(deed: Deed, names: Names) -> str:
    was, now = names.column(deed.facts["was"]), names.column(deed.facts["column"])
    return _("Moved from %(was)s to %(now)s", was=was, now=now)


def _urged(deed: Deed, _names: Names) -> str:
    was, now = (str(words.URGENCY[deed.facts[name]]).lower() for name in ("was", "urgency"))
    if was == now:
        return _("Still %(now)s", now=now)
    return _("Urgency from %(was)s to %(now)s", was=was, now=now)


def _answered(deed: Deed, names: Names) -> str:
    decision = str(words.DECISION[deed.facts["decision"]]).lower()
    if deed.facts["returns_on"] and deed.facts["decision"] == "wait":
        decision = _("waits until %(day)s", day=day_of(deed.facts["returns_on"]))
    told = ", ".join(names.of(id_) for id_ in deed.facts["told_to"])
    return _("Answer to %(names)s, %(decision)s", names=told, decision=decision)


def _promised(deed: Deed, names: Names) -> str:
    at = deed.facts["promised_at"]
    when = format_datetime(at, "EEE d MMM HH:mm") if at else ""
    return _("Answer promised by %(when)s, %(name)s", when=when, name=names.of(deed.facts["staff"]))


def _task(deed: Deed, names: Names) -> str:
    when = day_of(deed.facts["due_on"])
    if deed.facts.get("due_time"):
        when = f"{when} {deed.facts['due_time']}"
    return _("Task for %(name)s by %(when)s", name=names.of(deed.facts["owner"]), when=when)


def _closed(deed: Deed, names: Names) -> str:
    outcome = str(words.OUTCOME.get(deed.facts["outcome"], "")).lower()
    holder = names.of(deed.facts["holder"])
    return _("To standard level: %(outcome)s, %(name)s holds the case", outcome=outcome, name=holder)


def _checked(deed: Deed, _names: Names) -> str:
    item, state = words.CHECKLIST[deed.facts["code"]], words.CHECKLIST_STATE[deed.facts["state"]]
    return _("Checklist: %(item)s, %(state)s", item=item, state=state)


def _met(deed: Deed, _names: Names) -> str:
    kind, outcome = words.VISIT[deed.facts["kind"]], words.VISIT[deed.facts["outcome"]]
    return _("%(kind)s %(day)s: %(outcome)s", kind=kind, day=day_of(deed.facts["on"]), outcome=outcome)


def _planned(deed: Deed, _names: Names) -> str:
    return f"{words.PLAN[deed.facts['kind']]}: {words.PLAN_STEP[deed.what]}"


HEADS: dict[str, Head] = {
    "patient_nominated": lambda deed, names: _("Nominated by %(name)s", name=names.of(deed.by_id)),
    "nomination_withdrawn": lambda _deed, _names: _("Nomination withdrawn"),
    "nomination_returned": lambda _deed, _names: _("Nomination came back"),
    "answer_promised": _promised,
    "nomination_answered": _answered,
    "answer_corrected": lambda _deed, _names: _("Answer corrected"),
    "result_given": lambda _deed, _names: _("Result: how it went"),
    "patient_placed": _placed,
    "episode_ratified": lambda _deed, _names: _("Placing confirmed"),
    "episode_moved": _moved,
    "urgency_changed": _urged,
    "goal_set": lambda _deed, _names: _("Goal"),
    "ward_set": lambda _deed, _names: _("Ward written"),
    "review_set": lambda deed, _names: _("Next review %(day)s", day=day_of(deed.facts["review_on"])),
    "step_down_proposed": lambda _deed, _names: _("Standard level proposed"),
    "step_down_withdrawn": lambda _deed, _names: _("Step-down withdrawn"),
    "checklist_changed": _checked,
    "episode_closed": _closed,
    "note_written": lambda _deed, _names: _("Note"),
    "task_added": _task,
    "task_handed_over": lambda deed, names: _(
        "Task handed over to %(name)s", name=names.of(deed.facts["owner"])
    ),
    "task_moved": lambda deed, _names: _("Task moved to %(day)s", day=day_of(deed.facts["due_on"])),
    "task_closed": lambda _deed, _names: _("Task closed"),
    "task_ticked": lambda _deed, _names: _("Task done"),
    "contact_logged": _met,
    "primary_set": lambda deed, names: _("Primary contact: %(name)s", name=names.of(deed.facts["staff"])),
    "medication_stopped": lambda deed, _names: _(
        "Medication stopped since %(day)s", day=day_of(deed.facts["on"])
    ),
    "medication_resumed": lambda _deed, _names: _("Medication resumed"),
    "two_person_set": lambda _deed, _names: _("Go in pairs"),
    "two_person_lifted": lambda _deed, _names: _("No longer in pairs"),
    "legal_status_added": lambda deed, _names: _("Legal status: %(status)s", status=deed.facts["status"]),
    "legal_status_ended": lambda deed, _names: _("%(status)s ended", status=deed.facts["status"]),
    "decision_watched": lambda _deed, _names: _("Waiting for a decision"),
    "decision_ended": lambda _deed, _names: _("Decision came"),
    **dict.fromkeys(words.PLAN_STEP, _planned),
    "decision_postponed": lambda _deed, _names: _("New day for the decision"),
    "decision_escalated": lambda _deed, _names: _("Decision taken further"),
    "patient_left": lambda _deed, _names: _("Left the team"),
}
