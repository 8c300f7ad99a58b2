"""The secrecy rules once more, naively, from the words of the design: which audience is told what of whom.

It shares nothing with `fact_board.access.policy` nor with the drawing: it reads whole tables and asks of each
row who wrote it. It is slow and forgets nothing; the product must agree with it.
"""

import datetime as dt
import json
import unicodedata
import uuid
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from sqlalchemy import select

from fact_board.extensions import db

Row = Any
Values = dict[str, Any]
HERE = ZoneInfo("Europe/Stockholm")
TWO_WEEKS = dt.timedelta(days=14)
SWEDEN = holidays.country_holidays("SE", categories=("public", "de_facto"))


TABLES = (
    *("patient", "known_to", "care_contact", "legal_status", "nomination", "episode", "episode_change"),
    *("checklist_item", "note", "task", "decision_watch", "plan", "contact"),
    *("meeting", "meeting_item", "draft", "alert_ack"),
    *("legal_basis", "basis_request", "bar", "membership"),
)


def day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(HERE).date()


def office_day(one: dt.date, step: int) -> dt.date:
    """That day, or the next one after (before) it on which an office is open."""
    while one.weekday() > 4 or one in SWEDEN:
        one += dt.timedelta(days=step)
    return one


class Everything:
    """Every row of a team's tables, as the database has them now."""

    def __init__(self, team_id: uuid.UUID) -> None:
        db.session.rollback()
        self.team_id = team_id
        self.rows: dict[str, list[Row]] = {}
        for name in TABLES:
            table = db.metadata.tables[name]
            self.rows[name] = list(db.session.execute(select(table).where(table.c.team_id == team_id)))
        table = db.metadata.tables["team"]
        self.team = db.session.execute(select(table).where(table.c.id == team_id)).one()

    def about(self, name: str, person: uuid.UUID) -> list[Row]:
        return [row for row in self.rows[name] if row.patient_id == person]


class Oracle:
    """What one audience may be told: a party, or a wall in one mode, or one who is barred from somebody."""

    def __init__(
        self,
        has: Everything,
        now: dt.datetime,
        *,
        party: uuid.UUID | None = None,
        wall: str | None = None,
        staff: uuid.UUID | None = None,
    ) -> None:
        self.has, self.now, self.party, self.wall, self.staff = has, now, party, wall, staff
        self.today = day(now)

    # The rules

    def tells(self, owner: uuid.UUID, other: uuid.UUID, person: uuid.UUID, scope: str) -> bool:
        """Whether `owner` lets `other` see that scope of what it holds of the person."""
        if owner == other:
            return True
        between = [
            basis
            for basis in self.has.about("legal_basis", person)
            if basis.party_id == owner and basis.to_party_id == other and self.counts(basis)
        ]
        if any(basis.kind == "block" for basis in between):
            return False
        return any(scope in basis.scopes for basis in between)

    def counts(self, basis: Row) -> bool:
        if basis.ended_at is not None and basis.ended_at <= self.now:
            return False
        if basis.given_on > self.today:
            return False
        return basis.valid_until is None or basis.valid_until >= self.today

    def lookers(self) -> list[uuid.UUID]:
        """Those who look: one party, or all who are in the room with the wall."""
        if self.party:
            return [self.party]
        at_work = (
            row
            for row in self.has.rows["membership"]
            if row.role in ("member", "leader")
            and row.starts_on <= self.today
            and (row.ends_on is None or row.ends_on >= self.today)
        )
        return sorted({row.party_id for row in at_work}, key=str)

    def may_see(self, row: Row, scope: str) -> bool:
        person = row.patient_id
        return all(self.tells(row.party_id, looker, person, scope) for looker in self.lookers())

    def is_there(self, person: uuid.UUID) -> bool:
        """Whether the person exists for this audience: in its own party's books, and not barred from it."""
        for bar in self.has.about("bar", person):
            if self.staff and bar.staff_id == self.staff and bar.lifted_at is None:
                return False
        is_on_a_wall_for_all = self.wall is not None and self.party is None
        return is_on_a_wall_for_all or any(row.party_id == self.party for row in self.books(person))

    # What is drawn

    def people(self) -> list[Values]:
        drawn = [self.person(row) for row in self.has.rows["patient"] if row.left_on is None]
        return [plain(each) for each in drawn if each is not None]

    def person(self, anchor: Row) -> Values | None:
        if not self.is_there(anchor.id):
            return None
        return self.on_wall(anchor) if self.wall else self.whole(anchor)

    def application_day(self, row: Row) -> dt.date | None:
        """By when more compulsory care is applied for: the chosen day, else a week before its end."""
        if row.status == "HSL" or row.ends_on is None:
            return None
        return row.apply_by or office_day(row.ends_on - dt.timedelta(days=7), -1)

    def books(self, person: uuid.UUID) -> list[Row]:
        """Those who have the person in their books, the own first."""
        rows = [row for row in self.has.about("known_to", person) if row.left_on is None]
        return sorted(rows, key=lambda row: (row.party_id != self.party, row.party_id.hex))

    def whole(self, anchor: Row) -> Values:
        person, books = anchor.id, self.books(anchor.id)
        own = books[0]
        closed = [
            row
            for row in self.some("episode", person)
            if row.closed_at is not None and self.is_known(row.party_id, person)
        ]
        is_protected = any(row.protected_kind and self.may_see(row, "status") for row in books)
        is_named = self.has.team.shows_protected_names or not is_protected
        return {
            "kind": "patient",
            "id": person,
            "version": own.version,
            "label": own.label if is_named else anchor.protected_code,
            "name": own.name if is_named else anchor.protected_code,
            "birth_year": own.birth_year if is_named else None,
            "is_similar": own.is_similar,
            "is_protected": is_protected,
            "protected_kind": own.protected_kind,
            "primary": self.first(books, "contacts", "primary_id"),
            "contacts": self.contacts(person),
            "last_contact_on": max((row.on_date for row in self.visits(person, "done")), default=None),
            "missed_on": self.missed(person),
            "medication_stopped_on": self.first(books, "medication_stop", "medication_stopped_on"),
            "two_person": next(
                (
                    {"reason": row.two_person_reason, "review_on": row.two_person_review_on}
                    for row in books
                    if row.two_person_reason is not None and self.may_see(row, "status")
                ),
                None,
            ),
            "legal": [
                {
                    "id": row.id,
                    "version": row.version,
                    "kind": row.status,
                    "ends_on": row.ends_on,
                    "apply_by": self.application_day(row),
                }
                for row in self.some("legal_status", person, "plans")
                if row.ended_at is None
            ],
            "decisions": [
                {
                    "id": row.id,
                    "version": row.version,
                    "what": row.what,
                    "asked_on": row.asked_on,
                    "expected_on": row.expected_on,
                    "due_on": office_day(row.expected_on or row.asked_on + TWO_WEEKS, +1),
                }
                for row in self.some("decision_watch", person, "plans")
                if row.ended_at is None and row.superseded_at is None
            ],
            "plans": [
                {
                    "id": row.id,
                    "kind": row.kind,
                    "state": row.state,
                    "next_on": row.next_on,
                    "late_on": self.late_on(row),
                }
                for row in self.some("plan", person, "plans")
                if row.state != "ended"
            ],
            "earlier": {
                "count": len(closed),
                "last_closed_on": max((day(row.closed_at) for row in closed), default=None),
            },
            "changed_at": self.changed_at(person),
            "episode": self.episode(person),
            "nominations": [self.nomination(row) for row in self.open_nominations(person)],
            "tasks": [self.task(row) for row in self.open_tasks(person)],
            "bases": [
                {
                    "id": row.id,
                    "version": row.version,
                    "kind": row.kind,
                    "how": row.how,
                    "from": row.party_id,
                    "to": row.to_party_id,
                    "scopes": row.scopes,
                    "given_on": row.given_on,
                    "valid_until": row.valid_until,
                }
                for row in self.has.about("legal_basis", person)
                if self.party in (row.party_id, row.to_party_id) and self.counts(row) and self.is_told(row)
            ],
            "meeting": self.at_the_meeting(person),
            "draft": self.draft(person),
            "alerts_seen": self.alerts_seen(person),
            "asked_at": next(
                (
                    row.at
                    for row in self.has.about("basis_request", person)
                    if row.party_id == self.party and row.ended_at is None
                ),
                None,
            ),
        }

    def late_on(self, plan: Row) -> dt.date | None:
        """When somebody is reminded: a fortnight after an offer; after two weekdays that are no holidays."""
        if plan.state == "offered":
            offered: dt.date = plan.stepped_on
            return offered + dt.timedelta(days=15)
        day: dt.date | None = plan.next_on
        if day is None or plan.state == "declined":
            return day
        weekdays = -1  # its own day, or the first weekday after it, is none of the two
        off = holidays.country_holidays("SE", categories=("public", "de_facto"))
        while weekdays < 2:
            weekdays += day.weekday() < 5 and day not in off
            day += dt.timedelta(days=1)
        return day

    def some(self, name: str, person: uuid.UUID, scope: str = "status") -> list[Row]:
        """The rows of a table about the person that the audience may know of."""
        return [
            row
            for row in self.has.about(name, person)
            if self.may_see(row, scope)
            and getattr(row, "hidden_at", None) is None
            and not (getattr(row, "is_own", False) and row.party_id != self.party)
        ]

    def is_told(self, basis: Row) -> bool:
        """A block by who never let the party in would tell that they know the person."""
        if basis.kind != "block" or basis.party_id == self.party:
            return True
        others = self.has.about("legal_basis", basis.patient_id)
        return any(
            (row.party_id, row.to_party_id) == (basis.party_id, self.party)
            and row.kind != "block"
            and row.ended_at is None
            for row in others
        )

    def alerts_seen(self, person: uuid.UUID) -> list[Values]:
        """By one's own people, the latest of each; the neutral line is told to some, so not here."""
        latest: dict[str, Row] = {}
        for row in self.has.about("alert_ack", person):
            if row.party_id == self.party and row.code != "call_first":
                last = latest.get(row.code)
                latest[row.code] = row if last is None or row.since > last.since else last
        told = sorted(latest.values(), key=lambda row: (row.since, row.id))
        return [{"code": row.code, "since": row.since, "by": row.by_id, "at": row.at} for row in told]

    # At the meeting

    def item(self, person: uuid.UUID) -> Row | None:
        """The person in the open meeting: whose turn it is, else what is of part 2, else the latest."""
        open_now = {row.id: row for row in self.has.rows["meeting"] if row.closed_at is None}
        items = [
            row
            for row in self.some("meeting_item", person)
            if row.meeting_id in open_now
            and (row.part == 1 or self.party == row.party_id == open_now[row.meeting_id].part_party_id)
        ]
        return max(items, key=lambda row: (row.state == "now", row.part, str(row.id)), default=None)

    def at_the_meeting(self, person: uuid.UUID) -> Values | None:
        item = self.item(person)
        names = ("id", "state", "since", "seconds")
        return item and {name: getattr(item, name) for name in names}

    def draft(self, person: uuid.UUID) -> Values | None:
        drafts = self.some("draft", person, "notes")
        last = max(drafts, key=lambda row: (row.at, str(row.id)), default=None)
        return last and {"text": last.text, "by": last.by_id, "at": last.at}

    def shown(self, item: Row | None, episode: Row | None, person: uuid.UUID) -> Values | None:
        """Texts on a wall, while the chair shows them."""
        meeting = next((row for row in self.has.rows["meeting"] if item and row.id == item.meeting_id), None)
        if item is None or meeting is None or item.state != "now" or not meeting.shows_text:
            return None
        draft = self.draft(person)
        return {
            "draft": draft["text"] if draft else "",
            "why": episode.why_text if episode and self.may_see(episode, "notes") else "",
            "tasks": [
                {"id": row.id, "text": row.text}
                for row in self.open_tasks(person)
                if row.state == "open" and self.may_see(row, "notes") and row.text
            ],
        }

    def is_known(self, party: uuid.UUID, person: uuid.UUID) -> bool:
        return any(row.party_id == party for row in self.books(person))

    def first(self, books: Iterable[Row], scope: str, name: str) -> Any:
        found = (getattr(row, name) for row in books if self.may_see(row, scope))
        return next((value for value in found if value is not None), None)

    def contacts(self, person: uuid.UUID) -> list[Values]:
        return [
            {
                "id": row.id,
                "version": row.version,
                "party": row.party_id,
                "staff": row.staff_id,
                "deputy": row.deputy_id,
                "phone": row.phone,
                "hours": row.hours,
            }
            for row in self.some("care_contact", person, "contacts")
            if self.is_known(row.party_id, person)
        ]

    def visits(self, person: uuid.UUID, *outcomes: str) -> list[Row]:
        return [
            row
            for row in self.some("contact", person, "contacts")
            if row.outcome in outcomes and self.is_known(row.party_id, person)
        ]

    def missed(self, person: uuid.UUID) -> list[dt.date]:
        episode = self.open_episode(person)
        if episode is None:
            return []
        since = day(episode.placed_at) - TWO_WEEKS
        missed = (row.on_date for row in self.visits(person, "missed", "not_home"))
        return sorted(on for on in missed if on >= since)

    def open_episode(self, person: uuid.UUID) -> Row | None:
        """Two parties may each have one, neither telling the other: then one's own counts."""
        going_on = [row for row in self.some("episode", person) if row.closed_at is None]
        going_on.sort(key=lambda row: (row.party_id != self.party, row.placed_at))
        return next(iter(going_on), None)

    def open_nominations(self, person: uuid.UUID) -> list[Row]:
        """Not those that a party decided which doesn't tell: whether one waits would say how it decided."""
        return [
            row
            for row in self.some("nomination", person)
            if row.state in ("open", "waiting")
            and (
                row.decided_party_id is None
                or all(self.tells(row.decided_party_id, one, person, "status") for one in self.lookers())
            )
        ]

    def open_tasks(self, person: uuid.UUID) -> list[Row]:
        return [row for row in self.some("task", person) if row.state in ("open", "proposed")]

    def changed_at(self, person: uuid.UUID) -> dt.datetime | None:
        known = {row.party_id for row in self.books(person)}
        told = [row for row in self.some("note", person, "notes") if row.party_id in known]
        moments = [row.at for row in told]
        moments += [row.at for row in self.some("episode_change", person) if row.party_id in known]
        moments += [row.done_at for row in self.some("task", person) if row.party_id in known]
        moments += [row.closed_at for row in self.some("episode", person) if row.party_id in known]
        moments += [row.at for row in self.open_nominations(person)]
        moments += [row.at for row in self.open_tasks(person)]
        episode = self.open_episode(person)
        if episode:
            moments += [episode.placed_at, episode.reviewed_at, episode.step_down_at]
        return max((moment for moment in moments if moment), default=None)

    def episode(self, person: uuid.UUID) -> Values | None:
        row = self.open_episode(person)
        if row is None:
            return None
        notes, plans = self.may_see(row, "notes"), self.may_see(row, "plans")
        values: Values = {
            "id": row.id,
            "version": row.version,
            "category": row.category_id,
            "urgency": row.urgency,
            "why": {"tags": row.why_tags} | ({"text": row.why_text} if notes else {}),
            "placed_at": row.placed_at,
            "placed_on": day(row.placed_at),
            "is_provisional": row.is_provisional,
            "review_on": row.review_on,
            "reviewed_on": day(row.reviewed_at) if row.reviewed_at else None,
            "urgency_since": row.urgency_since,
            "lowered_at": row.lowered_at,
            "discharged_on": row.discharged_on,
            "step_down": self.step_down(row, notes=notes, plans=plans),
            "undo": self.undo(row),
        }
        if plans:
            values["goal"] = row.goal
            values["ward"] = row.ward_name and {
                "name": row.ward_name,
                "contact": row.ward_contact or "",
                "phone": row.ward_phone or "",
                "discharge_on": row.discharge_on,
            }
        return values

    def step_down(self, row: Row, *, notes: bool, plans: bool) -> Values | None:
        if row.step_down_at is None:
            return None
        values: Values = {"by": row.step_down_by, "at": row.step_down_at}
        if notes:
            values["why"] = row.step_down_why
        if plans:
            values["checklist"] = [
                {
                    "id": item.id,
                    "version": item.version,
                    "code": item.code,
                    "state": item.state,
                    "reason": item.reason,
                }
                for item in self.some("checklist_item", row.patient_id, "plans")
                if item.episode_id == row.id
            ]
        return values

    def undo(self, row: Row) -> Values | None:
        for change in self.has.about("episode_change", row.patient_id):
            is_last = change.episode_id == row.id and change.seq == row.version
            if is_last and change.undone_at is None and change.was_category_id is not None:
                return {"by": change.by_id, "until": change.at + dt.timedelta(seconds=10)}
        return None

    def nomination(self, row: Row) -> Values:
        values: Values = {
            "id": row.id,
            "version": row.version,
            "kind": row.kind,
            "state": row.state,
            "by": row.by_id,
            "at": row.at,
            "category": row.category_id,
            "urgency": row.urgency,
            "answer_due_at": row.answer_due_at,
            "returns_on": row.returns_on,
            "promise": row.promise_at and {"staff": row.promise_staff_id, "at": row.promise_at},
        }
        if self.may_see(row, "notes"):
            values |= {"tags": row.tags, "text": row.text}
            values |= {"tried": row.tried, "professions": row.professions}
        return values

    def task(self, row: Row) -> Values:
        values: Values = {
            "id": row.id,
            "version": row.version,
            "owner": row.owner_id,
            "offered_to": row.offered_to_id,
            "declined_by": row.declined_by,
            "due_on": row.due_on,
            "due_time": row.due_time,
            "state": row.state,
            "is_safety": row.is_safety,
            "is_own": row.is_own,
            "category": row.category_id,
        }
        if self.may_see(row, "notes"):
            values |= {"text": row.text, "declined_because": row.declined_because}
        return values

    # The wall

    def on_wall(self, anchor: Row) -> Values | None:
        """A label and chips of those on the board or nominated; protected people without times and places."""
        person, episode = anchor.id, self.open_episode(anchor.id)
        nominations, item = self.open_nominations(person), self.item(person)
        is_now = item is not None and item.state == "now"
        if episode is None and not nominations and not is_now:
            return None
        values: Values = {
            "kind": "patient",
            "id": person,
            "label": self.wall_label(anchor),
            "is_protected": self.is_protected_on_wall(anchor),
            "episode": episode
            and {
                "id": episode.id,
                "category": episode.category_id,
                "urgency": episode.urgency,
                "why": {"tags": episode.why_tags},
            },
            "nominations": [{"id": row.id, "kind": row.kind, "state": row.state} for row in nominations],
            "meeting": item and {"state": item.state},
        }
        if self.is_protected_on_wall(anchor):
            return values
        if episode:
            values["episode"] |= {"placed_at": episode.placed_at, "placed_on": day(episode.placed_at)}
        if item:
            values["meeting"]["since"] = item.since
        values["shown"] = self.shown(item, episode, person)
        for row, drawn in zip(nominations, values["nominations"], strict=True):
            drawn["at"] = row.at
        values["contacts"] = [{"party": row["party"], "staff": row["staff"]} for row in self.contacts(person)]
        values["last_contact_on"] = max((row.on_date for row in self.visits(person, "done")), default=None)
        values["tasks"] = [
            {
                "id": row.id,
                "owner": row.owner_id,
                "due_on": row.due_on,
                "due_time": row.due_time,
                "state": row.state,
            }
            for row in self.open_tasks(person)
        ]
        return values

    def is_protected_on_wall(self, anchor: Row) -> bool:
        """Always before several parties; before one as far as it may know of the protection."""
        protecting = [row for row in self.books(anchor.id) if row.protected_kind]
        return any(self.party is None or self.may_see(row, "status") for row in protecting)

    def wall_label(self, anchor: Row) -> str:
        """The shortest of what the mode allows that nobody else is called; else with a number."""
        if self.is_protected_on_wall(anchor):
            return str(anchor.protected_code)
        others = [row for row in self.has.rows["patient"] if row.left_on is None and self.team_label(row)]
        alike = [row for row in others if same(self.forms(row)[0], self.forms(anchor)[0])]
        kinds = range(len(self.forms(anchor)))
        best = max(kinds, key=lambda n: (len({bare(self.forms(row)[n]) for row in alike}), -n))
        called = self.forms(anchor)[best]
        namesakes = [row for row in alike if same(self.forms(row)[best], called)]
        in_order = sorted(namesakes, key=lambda row: (bare(self.team_label(row)), row.id.hex))
        number = [row.id for row in in_order].index(anchor.id) + 1
        return called if number == 1 else f"{called} {number}"

    def team_label(self, anchor: Row) -> str:
        """By which they are told apart: the wall of one party knows nobody else's people."""
        if self.party is None:
            return str(anchor.label)
        return next((row.label for row in self.books(anchor.id) if row.party_id == self.party), "")

    def forms(self, anchor: Row) -> list[str]:
        """What a wall of this mode may call somebody, the shortest first."""
        if self.wall == "code":
            return [f"Kod {anchor.id.hex[-n:].upper()}" for n in range(3, 9)]
        words = self.team_label(anchor).replace(".", "").split()
        number = words.pop() if words[-1].isdigit() else ""
        first, last = words[0], words[-1] if len(words) > 1 else ""
        if self.wall == "initials":
            return [first[0] + last[:1] + number, first[0] + last[:2] + number, first[:2] + last[:1] + number]
        return [" ".join(filter(None, (first, last and f"{last[:n]}.", number))) for n in (1, 2)]


def bare(text: str) -> str:
    """Without accents and case."""
    split = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def same(one: str, other: str) -> bool:
    return bare(one) == bare(other)


def plain(value: Any) -> Any:
    """As it stands on the wire, lists in an order of our own."""
    return in_order(json.loads(json.dumps(value, default=_on_the_wire)))


def _on_the_wire(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: in_order(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((in_order(inner) for inner in value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


def differences(drawn: Iterable[Values], expected: Iterable[Values]) -> list[str]:
    """Where the product and the oracle disagree, person by person and field by field."""
    told = {each["id"]: plain(each) for each in drawn}
    right = {each["id"]: each for each in expected}
    found = [f"{id_}: told, though nobody there" for id_ in sorted(told.keys() - right.keys())]
    found += [f"{id_}: not told" for id_ in sorted(right.keys() - told.keys())]
    for id_ in sorted(told.keys() & right.keys()):
        have, want = told[id_], right[id_]
        found += [
            f"{id_}: {name} is {have.get(name, 'absent')!r}, not {want.get(name, 'absent')!r}"
            for name in sorted(have.keys() | want.keys())
            if have.get(name, "absent") != want.get(name, "absent")
        ]
    return found
