"""The page's numbers worked out again, as simply as can be: all events one by one, all rows one by one.

Nothing here is shared with the product but its rows, the team's calendar and the clock.
"""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable

from sqlalchemy import select

from fact_board import clock
from fact_board.access.models import LegalBasis
from fact_board.board.models import Answer, Episode, Nomination, Task
from fact_board.extensions import db
from fact_board.live.models import Event, EventSubject
from fact_board.meeting.models import Attendance, Meeting, MeetingItem
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.calendar import is_workday
from fact_board.teams.models import Membership, Party, Team
from tests.caseload import oracle_of_parties, oracle_of_strength, oracle_of_support
from tests.caseload.naive import DAY, Numbers, middle, rows


class Replay:
    """What the events say, from the first to the last."""

    def __init__(self, team_id: uuid.UUID) -> None:
        self.people: set[str] = set()
        self.standing: Counter[str] = Counter()  # times on the board that go on, by person
        self.came: list[dt.date] = []
        self.went: list[dt.date] = []
        self.contacts: dict[str, tuple[str, uuid.UUID, dt.date, str]] = {}  # who, by whom, when, how
        self.read: dict[str, dt.datetime] = {}
        patient_of = {
            seq: str(id_)
            for seq, id_ in db.session.execute(
                select(EventSubject.seq, EventSubject.id).where(
                    EventSubject.stream_id == team_id, EventSubject.kind == "patient"
                )
            )
        }
        events = select(Event).where(Event.stream_id == team_id).order_by(Event.seq)
        for event in db.session.scalars(events):
            if hear := HEARD.get(event.name):
                hear(self, event, event.facts, patient_of.get(event.seq, ""))

    def patient_enrolled(self, _event: Event, facts: Numbers, _who: str) -> None:
        self.people.add(facts["patient"])

    def patient_left(self, event: Event, facts: Numbers, _who: str) -> None:
        self.people.discard(facts["patient"])
        self.went += [clock.today(event.at)] * self.standing.pop(facts["patient"], 0)

    def patient_placed(self, event: Event, _facts: Numbers, who: str) -> None:
        self.standing[who] += 1
        self.came.append(clock.today(event.at))

    def nomination_answered(self, event: Event, facts: Numbers, who: str) -> None:
        if facts["decision"] == "place":
            self.patient_placed(event, facts, who)

    def episode_closed(self, event: Event, _facts: Numbers, who: str) -> None:
        self.standing[who] -= 1
        self.went.append(clock.today(event.at))

    def contact_logged(self, event: Event, facts: Numbers, who: str) -> None:
        assert event.actor_id
        on = dt.date.fromisoformat(facts["on"])
        self.contacts[facts["contact"]] = (who, event.actor_id, on, facts["outcome"])

    def visit_log_undone(self, _event: Event, facts: Numbers, _who: str) -> None:
        self.contacts.pop(facts["contact"], None)

    def row_hidden(self, _event: Event, facts: Numbers, _who: str) -> None:
        self.contacts.pop(facts["row"], None)

    def answer_read(self, event: Event, facts: Numbers, _who: str) -> None:
        self.read[facts["answer"]] = event.at


HEARD = {
    "patient_enrolled": Replay.patient_enrolled,
    "patient_left": Replay.patient_left,
    "patient_placed": Replay.patient_placed,
    "nomination_answered": Replay.nomination_answered,
    "episode_closed": Replay.episode_closed,
    "contact_logged": Replay.contact_logged,
    "visit_log_undone": Replay.visit_log_undone,
    "row_hidden": Replay.row_hidden,
    "answer_read": Replay.answer_read,
}


def numbers_of(by: Membership, first: dt.date, last: dt.date) -> Numbers:
    """Everything that one reader is told of a period, and of now."""
    team_id, told, today = by.team_id, Replay(by.team_id), clock.today()
    on_board = [who for who, count in told.standing.items() for _ in range(count)]
    standing = sum(told.standing.values())
    reader = oracle_of_parties.Reader(by)
    parties = oracle_of_parties.of_parties(reader, today)
    for party, line in parties["parties"].items():
        line["replies"] = _replies_of(told, reader, [party], first, last)
    return {
        **oracle_of_strength.strength(team_id, len(told.people), standing, today),
        **parties,
        **oracle_of_support.of_support(team_id, first, last, today),
        "principals": _principals(told, reader, first, last),
        "on_board": standing,
        "weeks": oracle_of_strength.weeks(team_id, first, last),
        "stays": oracle_of_strength.stays_together(team_id, today),
        "categories": oracle_of_strength.stays(team_id, today),
        "turnover": _turnover(told, first, last),
        "nearness": _nearness(told, on_board, today),
        "missed": _missed(told, first, last),
        "to_doctor": _to_doctor(told, team_id, first, last, today),
        "replies": _replies(told, _asked(team_id, first, last)),
        "meetings": _meetings(team_id, first, last),
        "overdue": _overdue(team_id, today),
        "fresh": _fresh(team_id, today),
        "consent": _consent(team_id, today),
    }


def _turnover(told: Replay, first: dt.date, last: dt.date) -> list[Numbers]:
    monday, found = first - DAY * first.weekday(), []
    while monday <= last:
        days = [monday + DAY * n for n in range(7) if first <= monday + DAY * n <= last]
        came, went = (sum(day in days for day in all_) for all_ in (told.came, told.went))
        found.append({"week": monday.isoformat(), "on": came, "off": went})
        monday += 7 * DAY
    return found


def _nearness(told: Replay, on_board: list[str], today: dt.date) -> Numbers:
    recent = [
        (who, by)
        for who, by, on, how in told.contacts.values()
        if how == "done" and today - 13 * DAY <= on <= today
    ]
    faces = [len({by for whom, by in recent if whom == who}) for who in on_board]
    weekly = [sum(whom == who for whom, _ in recent) / 2 for who in on_board]
    return {
        "people": len(on_board),
        "unmet": sum(not each for each in faces),
        "contacts_a_week": middle(weekly, 1),
        "faces": middle(list(map(float, faces)), 1),
        "by_faces": [*(faces.count(n) for n in range(4)), sum(each >= 4 for each in faces)],
    }


def _missed(told: Replay, first: dt.date, last: dt.date) -> Numbers:
    how = [outcome for _, _, on, outcome in told.contacts.values() if first <= on <= last]
    in_vain = how.count("missed") + how.count("not_home")
    tried = in_vain + how.count("done")
    return {
        "tried": tried,
        "missed": in_vain,
        "per_100": round(100 * in_vain / tried) if tried >= 5 else None,
    }


def _to_doctor(told: Replay, team_id: uuid.UUID, first: dt.date, last: dt.date, today: dt.date) -> Numbers:
    doctors = {each.staff_id for each in rows(Membership, team_id) if each.profession == "doctor"}
    met: dict[str, list[dt.date]] = defaultdict(list)
    for who, by, on, how in told.contacts.values():
        if by in doctors and how == "done" and on >= first:
            met[who].append(on)
    waits = []
    for episode in rows(Episode, team_id):
        start = clock.today(episode.placed_at)
        if first <= start <= last:
            end = clock.today(episode.closed_at) if episode.closed_at else today
            days = sorted(day for day in met[str(episode.patient_id)] if start <= day <= end)
            wait = ((days[0] if days else end) - start).days
            waits.append((wait, bool(days), episode.closed_at is None and not days))
    return oracle_of_strength.firsts(waits)


def _asked(team_id: uuid.UUID, first: dt.date, last: dt.date) -> list[Nomination]:
    return [
        each
        for each in rows(Nomination, team_id)
        if not each.hidden_at and each.state != "withdrawn" and first <= clock.today(each.at) <= last
    ]


def _replies_of(
    told: Replay, reader: oracle_of_parties.Reader, parties: list[str], first: dt.date, last: dt.date
) -> Numbers:
    """Of the nominations of some parties: those of one's own, and of others' those that one is told of."""
    asked = [
        each
        for each in _asked(reader.team_id, first, last)
        if str(each.party_id) in parties and (each.party_id == reader.party or reader.knows(each, "status"))
    ]
    return _replies(told, asked, lambda answer: reader.knows(answer, "notes"))


def _principals(
    told: Replay, reader: oracle_of_parties.Reader, first: dt.date, last: dt.date
) -> list[Numbers]:
    parties = list(db.session.scalars(select(Party)))
    found = []
    for principal in ("region", "municipality"):
        theirs = [str(party.id) for party in parties if party.principal == principal]
        line = _replies_of(told, reader, theirs, first, last)
        found.append({"principal": principal, "replies": line})
    return found


def _replies(
    told: Replay, asked: list[Nomination], is_told: Callable[[Answer], bool] = lambda _: True
) -> Numbers:
    found: Counter[str] = Counter(
        asked=len(asked), count=0, proposals=0, in_time=0, placed=0, waiting=0, late=0, read=0, results=0
    )
    hours, read, results = [], [], []
    for nomination in asked:
        given = [row for row in rows(Answer, nomination.team_id) if row.nomination_id == nomination.id]
        answers = sorted((row for row in given if not row.hidden_at), key=lambda row: (row.at, row.id))
        if not answers:
            found["waiting"] += 1
            found["late"] += nomination.answer_due_at < clock.now()
            continue
        at = answers[0].at
        found["count"] += 1
        found["in_time"] += at <= nomination.answer_due_at
        found["proposals"] += nomination.kind == "board"
        found["placed"] += answers[0].decision == "place" and is_told(answers[0])
        hours.append(_hours(nomination.at, at))
        read += [_hours(at, min(when)) for when in [_read(told, answers)] if when]
        heard = [each.result_at for each in answers if each.result_at and is_told(each)]
        results += [_hours(at, min(heard)) / 24] if heard else []
    return {
        **found,
        "read": len(read),
        "results": len(results),
        "median_hours": middle(hours),
        "read_hours": middle(read),
        "result_days": middle(results),
    }


def _read(told: Replay, answers: list[Answer]) -> list[dt.datetime]:
    return [told.read[str(answer.id)] for answer in answers if str(answer.id) in told.read]


def _hours(start: dt.datetime, end: dt.datetime) -> float:
    return (end - start).total_seconds() / 3600


def _meetings(team_id: uuid.UUID, first: dt.date, last: dt.date) -> Numbers:
    team = db.session.get_one(Team, team_id)
    held = [
        each
        for each in rows(Meeting, team_id)
        if each.closed_at and first <= clock.today(each.started_at) <= last
    ]
    chosen = set(team.meeting_days) or set(range(5))
    planned = [day for day in _days(first, last) if day.weekday() in chosen and _is_planned(day)]
    talked = [
        item
        for item in rows(MeetingItem, team_id)
        if item.meeting_id in {each.id for each in held} and item.state == "discussed"
    ]
    there = [
        [each for each in rows(Attendance, team_id) if each.meeting_id == meeting.id] for meeting in held
    ]
    principal = {party.id: party.principal for party in db.session.scalars(select(Party))}
    return {
        "planned": len(planned),
        "missed": len(set(planned) - {clock.today(each.started_at) for each in held}),
        "held": len(held),
        "minutes": middle(
            [(each.closed_at - each.started_at).total_seconds() / 60 for each in held if each.closed_by_id]
        ),
        "seconds_each": round(sum(item.seconds for item in talked) / len(talked)) if talked else None,
        "disciplines": middle([float(len({each.profession for each in all_})) for all_ in there], 1),
        "with_both": sum(len({principal[each.party_id] for each in all_}) == 2 for all_ in there),
    }


def _is_planned(day: dt.date) -> bool:
    """No holiday; a weekday that the team chose may be a Saturday."""
    return is_workday(day) or day.weekday() > 4


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + DAY * n for n in range((last - first).days + 1)]


def _overdue(team_id: uuid.UUID, today: dt.date) -> Numbers:
    due = [task.due_on for task in rows(Task, team_id) if task.state == "open" and not task.hidden_at]
    return {"part": sum(day < today for day in due), "whole": len(due)}


def _fresh(team_id: uuid.UUID, today: dt.date) -> Numbers:
    cards = [episode.review_on for episode in rows(Episode, team_id) if episode.closed_at is None]
    late = 0
    for day in cards:
        workdays = [one for one in _days(day, today) if is_workday(one)] if day else []
        late += len(workdays) > 2 and workdays[2] < today  # its own workday, and two more
    return {"part": len(cards) - late, "whole": len(cards)}


def _consent(team_id: uuid.UUID, today: dt.date) -> Numbers:
    principal = {party.id: party.principal for party in db.session.scalars(select(Party))}
    part = whole = 0
    for patient in rows(Patient, team_id):
        known = {
            principal[row.party_id]
            for row in rows(KnownTo, team_id)
            if row.patient_id == patient.id and row.left_on is None
        }
        if patient.left_on or len(known) < 2:
            continue
        whole += 1
        bases = [
            basis
            for basis in rows(LegalBasis, team_id)
            if basis.patient_id == patient.id
            and basis.ended_at is None
            and (basis.valid_until is None or basis.valid_until >= today)
        ]
        givers = {
            principal[basis.party_id]
            for basis in bases
            if "status" in basis.scopes and principal[basis.to_party_id] != principal[basis.party_id]
        }
        part += len(givers) == 2 and not any(basis.kind == "block" for basis in bases)
    return {"part": part, "whole": whole}
