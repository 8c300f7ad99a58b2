"""When a meeting may be closed. Pure: plain values in, what stands in the way out."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

NEXT_DAY = 1


@dataclass(frozen=True)
class Asked:
    """A nomination of somebody the meeting has taken up; `promised_at` is its "senast", if it has one."""

    id: uuid.UUID
    patient_id: uuid.UUID
    state: str
    promised_at: dt.datetime | None = None


@dataclass(frozen=True)
class Planned:
    """A task as far as closing asks about it."""

    state: str
    owner_id: uuid.UUID | None
    due_on: dt.date


@dataclass(frozen=True)
class Red:
    """Somebody red, and their tasks."""

    patient_id: uuid.UUID
    tasks: Collection[Planned] = ()


@dataclass(frozen=True)
class Block:
    """Why the meeting can't be closed yet: an unanswered nomination, or a red without who does what."""

    kind: str
    patient_id: uuid.UUID
    nomination_id: uuid.UUID | None = None

    @property
    def told(self) -> dict[str, str]:
        """As it stands on the wire."""
        told = {"kind": self.kind, "patient": str(self.patient_id)}
        return told | ({"nomination": str(self.nomination_id)} if self.nomination_id else {})


def blocks(
    asked: Iterable[Asked], reds: Iterable[Red], *, now: dt.datetime, today: dt.date, next_on: dt.date
) -> list[Block]:
    """Everything that stands in the way of closing.

    Each nomination taken up has an answer, or somebody who gives it by a time still to come. Before a
    weekend or a holiday each red has an open task, with an owner, due until the next meeting (`next_on`).
    """
    found = [Block("nomination", one.patient_id, one.id) for one in asked if not is_settled(one, now)]
    if is_before_days_off(today, next_on):
        found += [
            Block("red_without_task", red.patient_id)
            for red in reds
            if not any(covers(task, today, next_on) for task in red.tasks)
        ]
    return found


def is_settled(asked: Asked, now: dt.datetime) -> bool:
    """Answered, told to wait or withdrawn; or promised by a time that has not passed."""
    return asked.state != "open" or (asked.promised_at is not None and asked.promised_at > now)


def is_before_days_off(today: dt.date, next_on: dt.date) -> bool:
    """Whether a day without a meeting comes first: a weekend, a holiday, or a day the team doesn't meet."""
    return (next_on - today).days > NEXT_DAY


def covers(task: Planned, today: dt.date, next_on: dt.date) -> bool:
    """Somebody does it before the team meets again."""
    return task.state == "open" and task.owner_id is not None and today <= task.due_on <= next_on
