"""Lists on paper: the board and today's tasks, as the reader's own screen shows them at this moment."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fact_board.access.audience import Audience
from fact_board.live.changes import changes_since, people_in
from fact_board.meeting.minutes import words
from fact_board.web.language import current_locale

Drawn = dict[str, Any]
URGENCIES = ("red", "amber", "green")
NOBODY: Drawn = {"name": "", "initials": "–", "party": None}
NO_PARTY: Drawn = {"principal": "", "short": ""}


@dataclass(frozen=True)
class Board:
    """What an audience is shown now, by kind and id."""

    team: Drawn
    staff: dict[str, Drawn]
    parties: dict[str, Drawn]
    categories: dict[str, Drawn]
    people: list[Drawn]
    ids: list[uuid.UUID]

    @property
    def today(self) -> dt.date:
        return dt.date.fromisoformat(self.team["today"])

    def principal_of(self, staff_id: str) -> str:
        """Whose staff somebody is: region or municipality."""
        party = self.staff.get(staff_id, NOBODY)["party"]
        return str(self.parties.get(party, NO_PARTY)["principal"])

    def label_of(self, category_id: str | None) -> str:
        """A column's name in the reader's language."""
        category = self.categories.get(category_id or "", {})
        return str(category.get(f"label_{current_locale()}", ""))


def board_of(audience: Audience) -> Board:
    """The board as this audience sees it, under the policy of now."""
    change = changes_since(audience, None)
    by_kind: dict[str, dict[str, Drawn]] = {kind: {} for kind in ("staff", "party", "category", "patient")}
    team: Drawn = {}
    for thing in change["put"]:
        if thing["kind"] == "team":
            team = thing
        else:
            by_kind[thing["kind"]][thing["id"]] = thing
    people = sorted(by_kind["patient"].values(), key=lambda person: str(person["name"]))
    return Board(team, by_kind["staff"], by_kind["party"], by_kind["category"], people, people_in(change))


# The morning list


@dataclass(frozen=True)
class Line:
    """Somebody on the board, in a line or two."""

    id: str
    name: str
    column: str
    days: int
    why: str
    flags: list[str]
    contacts: list[Drawn]
    tasks: list[Drawn]


@dataclass(frozen=True)
class Waiting:
    """Somebody nominated, and not on the board."""

    id: str
    name: str
    urgency: str | None
    why: str
    by: str
    due: dt.datetime


@dataclass(frozen=True)
class MorningList:
    """The board on one page."""

    urgencies: list[tuple[str, list[Line]]]
    nominated: list[Waiting]

    @property
    def ids(self) -> set[uuid.UUID]:
        shown = [line.id for _, lines in self.urgencies for line in lines]
        return {uuid.UUID(id_) for id_ in (*shown, *(one.id for one in self.nominated))}

    @property
    def is_long(self) -> bool:
        """Whether only small type keeps it on one page."""
        return len(self.ids) > MOST_IN_LARGE_TYPE


MOST_IN_LARGE_TYPE = 26


def morning_list_of(board: Board) -> MorningList:
    """Everybody on the board, red first, then those longest on it; then the nominations to be answered."""
    standing = [person for person in board.people if person.get("episode")]
    standing.sort(
        key=lambda person: (
            URGENCIES.index(person["episode"]["urgency"]),
            person["episode"]["placed_on"],
            person["name"],
        )
    )
    by_urgency = groupby(standing, key=lambda person: str(person["episode"]["urgency"]))
    return MorningList(
        [(urgency, [_line(board, person) for person in group]) for urgency, group in by_urgency],
        [
            _waiting(board, person, nomination)
            for person in board.people
            for nomination in person.get("nominations", ())
            if nomination["state"] == "open" and not person.get("episode")
        ],
    )


def _line(board: Board, person: Drawn) -> Line:
    episode = person["episode"]
    why = episode.get("why", {})
    return Line(
        person["id"],
        name_of(person),
        board.label_of(episode["category"]),
        (board.today - dt.date.fromisoformat(episode["placed_on"])).days,
        words.why_text(why.get("text", ""), why.get("tags", [])),
        flags_of(person),
        [_contact(board, contact) for contact in person.get("contacts", ())],
        [_task(board, task) for task in person.get("tasks", ()) if task["state"] == "open"],
    )


def name_of(person: Drawn) -> str:
    """The name, with the birth year for those who are alike."""
    year = person["birth_year"] if person["is_similar"] else None
    return f"{person['name']} ({year})" if year else str(person["name"])


def flags_of(person: Drawn) -> list[str]:
    """What a visitor must know at the door: codes, the most urgent first."""
    tags = person["episode"].get("why", {}).get("tags", []) if person.get("episode") else []
    found = {
        "threat": "threat" in tags,
        "two_person": person.get("two_person"),
        "medication_stopped": person.get("medication_stopped_on"),
    }
    return [code for code, is_so in found.items() if is_so]


def _contact(board: Board, contact: Drawn) -> Drawn:
    somebody = board.staff.get(contact["staff"], NOBODY)
    return {
        "initials": somebody["initials"],
        "principal": board.principal_of(contact["staff"]),
        "phone": contact["phone"],
    }


def _task(board: Board, task: Drawn) -> Drawn:
    return {
        "text": task.get("text", ""),
        "initials": board.staff.get(task["owner"], NOBODY)["initials"],
        "due_on": dt.date.fromisoformat(task["due_on"]),
        "due_time": task["due_time"],
        "is_safety": task["is_safety"],
    }


def _waiting(board: Board, person: Drawn, nomination: Drawn) -> Waiting:
    return Waiting(
        person["id"],
        name_of(person),
        nomination["urgency"],
        words.why_text(nomination.get("text", ""), nomination.get("tags", [])),
        board.staff.get(nomination["by"], NOBODY)["name"],
        dt.datetime.fromisoformat(nomination["answer_due_at"]),
    )


# Today, by person


@dataclass(frozen=True)
class Todo:
    """A task that is to be done today, or should have been."""

    patient_id: str
    person: str
    urgency: str | None
    text: str
    due_on: dt.date
    due_time: str | None
    is_late: bool
    is_safety: bool
    flags: list[str]


@dataclass(frozen=True)
class Plate:
    """What one colleague has to do today."""

    staff_id: str
    name: str
    initials: str
    principal: str
    is_away: bool
    todos: list[Todo]


def plates_of(board: Board, first: uuid.UUID) -> list[Plate]:
    """Today's tasks and those that are late, by owner: `first` comes first, then by name."""
    todos: dict[str, list[Todo]] = {}
    for person in board.people:
        for task in person.get("tasks", ()):
            if task["state"] == "open" and dt.date.fromisoformat(task["due_on"]) <= board.today:
                todos.setdefault(str(task["owner"]), []).append(_todo(board, person, task))
    plates = [
        Plate(
            staff_id,
            somebody["name"],
            somebody["initials"],
            board.principal_of(staff_id),
            staff_id in board.team["away"],
            sorted(mine, key=lambda one: (one.due_on, one.due_time or "99", one.person)),
        )
        for staff_id, mine in todos.items()
        for somebody in (board.staff.get(staff_id, NOBODY),)
    ]
    return sorted(plates, key=lambda plate: (plate.staff_id != str(first), plate.name))


def _todo(board: Board, person: Drawn, task: Drawn) -> Todo:
    due_on = dt.date.fromisoformat(task["due_on"])
    return Todo(
        person["id"],
        name_of(person),
        person["episode"]["urgency"] if person.get("episode") else None,
        task.get("text", ""),
        due_on,
        task["due_time"],
        due_on < board.today,
        task["is_safety"],
        flags_of(person),
    )


def people_on(plates: Iterable[Plate]) -> set[uuid.UUID]:
    """Everybody these tasks are about."""
    return {uuid.UUID(todo.patient_id) for plate in plates for todo in plate.todos}
