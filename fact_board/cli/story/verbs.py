"""What happens in the story, in the story's words: each verb calls one of the product's actions."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from fact_board import clock
from fact_board.access.actions import give_basis
from fact_board.access.policy import SCOPES
from fact_board.board.actions import answers, episodes, nominations, notes, step_down, tasks
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.actions.proposing import Ticked
from fact_board.board.models import Answer, ChecklistItem, Episode, Nomination, Task
from fact_board.cli.story.stage import Person
from fact_board.columns import new_id
from fact_board.coordination import actions as coordination
from fact_board.coordination.models import DecisionWatch
from fact_board.extensions import db
from fact_board.patients import actions as patients
from fact_board.patients.models import KnownTo
from fact_board.teams.calendar import add_weekdays
from fact_board.visits.actions import log_contact

Verb = Callable[..., None]


@dataclass(frozen=True)
class Step:
    """One thing that happens: so many workdays from the course's beginning, at a time of day."""

    day: int
    time: str
    verb: Verb
    facts: dict[str, Any]


def at(day: int, time: str, verb: Verb, by: str = "primary", **facts: Any) -> Step:
    """`at(-3, "14:10", note, by="KL", text="…")`."""
    return Step(day, time, verb, {"by": by, **facts})


def in_workdays(count: int) -> dt.date:
    """The date `count` workdays after the story's today."""
    return add_weekdays(clock.today(), count)


def enrol(person: Person, by: str) -> None:
    """The region takes the person into the team."""
    patients.enrol_patient(
        person.stage.team,
        id=person.id,
        name=person.name,
        birth_year=person.birth_year,
        contact=person.staff("primary"),
        deputy=_deputy(person, "primary"),
        primary=person.staff("primary"),
        phone=_phone(person.primary),
        hours="8–16",
        by=person.member("primary"),
    )


def enrol_with_support(person: Person, by: str) -> None:
    """The municipality gets to know the person, too."""
    patients.enrol_patient(
        person.stage.team,
        id=new_id(),
        name=person.name,
        birth_year=person.birth_year,
        contact=person.staff("support"),
        deputy=_deputy(person, "support"),
        phone=_phone(person.initials_of("support")),
        hours="8–9, 13–14",
        by=person.member("support"),
    )


def share(
    person: Person,
    by: str,
    *,
    to: str = "municipality",
    scopes: tuple[str, ...] = SCOPES,
    kind: str = "consent",
    how: str = "oral",
    days: int = 365,
) -> None:
    """The person agrees that a party tells the other; "coordination" is enough for the shared meeting."""
    give_basis(
        person.row,
        id=new_id(),
        to=person.stage.party_ids[to],
        kind=kind,
        how=how,
        scopes=scopes,
        valid_until=clock.today() + dt.timedelta(days=days),
        by=person.member(by),
    )


def share_back(person: Person, by: str, *, days: int = 365) -> None:
    """The municipality's side of the same consent."""
    share(person, by, to="region", days=days)


def both_ways(day: int, time: str) -> tuple[Step, Step]:
    """A consent that both sides write down."""
    return at(day, time, share), at(day, time, share_back, by="support")


def _books(person: Person, by: str) -> KnownTo:
    return db.session.get_one(KnownTo, (person.id, person.member(by).party_id))


def _deputy(person: Person, who: str) -> Any:
    mine = person.initials_of(who)
    principal = next(hired.principal for hired in person.stage.plan.staff if hired.initials == mine)
    holders = [holder.initials for holder in person.stage.case_managers(principal)]
    others = [holder for holder in holders if holder != mine]
    return person.staff(others[sum(map(ord, person.name)) % len(others)]) if others else None


def _phone(initials: str) -> str:
    # 070-174 06 05 to 99 are set aside for stories by the Swedish Post and Telecom Authority.
    return f"070-174 06 {5 + sum(ord(c) * (i + 3) for i, c in enumerate(initials)) % 95:02d}"


def nominate(
    person: Person,
    by: str,
    *,
    category: str | None = None,
    urgency: str | None = None,
    tags: tuple[str, ...] = (),
    text: str = "",
) -> None:
    """Propose someone for the board; without a category it is a question."""
    person.nomination_id = new_id()
    nominations.nominate_patient(
        person.row,
        nominations.Proposal(
            id=person.nomination_id,
            kind="board" if category else "consult",
            category=person.stage.category(category) if category else None,
            urgency=urgency,
            tags=tags,
            text=text,
        ),
        by=person.member(by),
    )


def _nomination(person: Person) -> Nomination:
    return db.session.get_one(Nomination, person.nomination_id)


def _episode(person: Person) -> Episode:
    return db.session.get_one(Episode, person.episode_id)


def _placing(
    person: Person, category: str, urgency: str, why: str, tags: tuple[str, ...], takes: dict[int, str]
) -> Placing:
    person.episode_id = new_id()
    column = person.stage.category(category)
    offered = person.stage.templates[category]
    ticked = tuple(Ticked(offered[place], person.staff(who)) for place, who in takes.items())
    return Placing(column, urgency, Why(why, tags), ticked, person.episode_id)


def place(
    person: Person,
    by: str,
    *,
    category: str,
    urgency: str,
    why: str,
    tags: tuple[str, ...] = (),
    takes: dict[int, str] | None = None,
) -> None:
    """Put someone on the board who is not nominated; `takes` are template tasks by place, and by whom."""
    placing = _placing(person, category, urgency, why, tags, takes or {})
    episodes.place_patient(person.row, placing, by=person.member(by))


def answer_place(
    person: Person,
    by: str,
    *,
    category: str,
    urgency: str,
    why: str,
    tags: tuple[str, ...] = (),
    takes: dict[int, str] | None = None,
    text: str,
    next_step: str = "",
    next_in: int = 2,
) -> None:
    """Answer a nomination: on the board."""
    placing = _placing(person, category, urgency, why, tags, takes or {})
    _answer(
        person,
        by,
        decision="place",
        text=text,
        next_step=next_step,
        next_on=in_workdays(next_in) if next_step else None,
        placing=placing,
    )


def answer_not_now(
    person: Person, by: str, *, reason: str, instead: str, holder: str, text: str, next_in: int = 5
) -> None:
    """Answer a nomination: not now, what is done instead, and who holds the case."""
    _answer(
        person,
        by,
        decision="not_now",
        reason=reason,
        instead=instead,
        holder=person.staff(holder),
        text=text,
        next_step=instead,
        next_on=in_workdays(next_in),
    )


def answer_wait(person: Person, by: str, *, returns_in: int, text: str) -> None:
    """Answer a nomination: it comes back on a day."""
    _answer(person, by, decision="wait", returns_on=in_workdays(returns_in), text=text)


def answer_reply(person: Person, by: str, *, text: str, next_step: str = "", next_in: int = 3) -> None:
    """Answer a question."""
    next_on = in_workdays(next_in) if next_step else None
    _answer(person, by, decision="reply", text=text, next_step=next_step, next_on=next_on)


def answer_observed(person: Person, by: str, *, text: str) -> None:
    """Thank for what was seen of someone on the board."""
    _answer(person, by, decision="observed", text=text)


def _answer(person: Person, by: str, **facts: Any) -> None:
    person.answer_id = new_id()
    reply = answers.Reply(id=person.answer_id, **facts)
    answers.answer_nomination(_nomination(person), reply, by=person.member(by))


def tell_result(person: Person, by: str, *, text: str) -> None:
    """Tell the nominator how it went."""
    answers.tell_result(db.session.get_one(Answer, person.answer_id), text, by=person.member(by))


def read_answer(person: Person, by: str) -> None:
    """The nominator reads the answer."""
    answers.read_answer(db.session.get_one(Answer, person.answer_id), by=person.member(by))


def withdraw(person: Person, by: str) -> None:
    """The nominator takes it back."""
    nominations.withdraw_nomination(_nomination(person), by=person.member(by))


def come_back(person: Person, by: str) -> None:
    """The day a nomination waited for has come."""
    nominations.return_nomination(_nomination(person), by=None)


def urgency(
    person: Person, by: str, *, to: str, why: str, tags: tuple[str, ...] = (), met: bool = False
) -> None:
    """Raise or lower; `met`: lowered between meetings, having met the person an hour ago."""
    met_at = clock.now() - dt.timedelta(hours=1) if met else None
    episodes.change_urgency(_episode(person), to, Why(why, tags), by=person.member(by), met_at=met_at)


def move(person: Person, by: str, *, to: str, why: str) -> None:
    """Another column."""
    episodes.move_episode(_episode(person), person.stage.category(to), why=why, by=person.member(by))


def goal(person: Person, by: str, *, text: str) -> None:
    """What this time on the board is for."""
    episodes.set_goal(_episode(person), text, by=person.member(by))


def ward(
    person: Person, by: str, *, name: str, contact: str, phone: str, discharge_in: int | None = None
) -> None:
    """Where the person is admitted."""
    discharge_on = None if discharge_in is None else in_workdays(discharge_in)
    episodes.set_ward(
        _episode(person),
        name=name,
        contact=contact,
        phone=phone,
        discharge_on=discharge_on,
        by=person.member(by),
    )


def review(person: Person, by: str) -> None:
    """Gone through at the meeting, nothing changed."""
    episodes.review_episode(_episode(person), by=person.member(by))


def ratify(person: Person, by: str) -> None:
    """The meeting agrees with a provisional placing."""
    episodes.ratify_episode(_episode(person), by=person.member(by))


def note(person: Person, by: str, *, text: str) -> None:
    """A few words."""
    notes.write_note(person.row, text, id=new_id(), by=person.member(by))


def task(
    person: Person,
    by: str,
    *,
    text: str,
    owner: str = "primary",
    due: int = 0,
    at_time: str | None = None,
    is_safety: bool = False,
) -> None:
    """Something to do, `due` workdays from now."""
    person.tasks[text] = new_id()
    todo = tasks.Todo(person.tasks[text], text, person.staff(owner), in_workdays(due), at_time, is_safety)
    tasks.add_task(person.row, todo, by=person.member(by))


def tick(person: Person, by: str, *, text: str) -> None:
    """It is done."""
    tasks.tick_task(db.session.get_one(Task, person.tasks[text]), by=person.member(by))


def tick_taken(person: Person, by: str) -> None:
    """The template tasks that were taken on are done; those nobody took are let go."""
    for id_, state in _standing_tasks(person):
        if state == "open":
            tasks.tick_task(db.session.get_one(Task, id_), by=person.member(by))
        else:
            tasks.close_task(db.session.get_one(Task, id_), by=person.member(by))


def _standing_tasks(person: Person) -> list[tuple[Any, str]]:
    standing = select(Task.id, Task.state).where(
        Task.patient_id == person.id, Task.state.in_(("open", "proposed"))
    )
    return _read(standing.order_by(Task.due_on, Task.id))


def _read(what: Select[Any, Any]) -> list[Any]:
    """Read, and end the transaction without forgetting what is at hand."""
    found = db.session.execute(what).all()
    db.session.commit()
    return list(found)


def contact(
    person: Person, by: str, *, kind: str = "visit", outcome: str = "done", days_ago: int = 0
) -> None:
    """A visit or call, done or missed."""
    on = clock.today() - dt.timedelta(days=days_ago)
    log_contact(person.row, id=new_id(), kind=kind, outcome=outcome, on=on, by=person.member(by))


def legal(person: Person, by: str, *, status: str, starts_on: dt.date, ends_on: dt.date | None) -> None:
    """A legal status with its last day."""
    patients.add_legal_status(
        person.row, id=new_id(), status=status, starts_on=starts_on, ends_on=ends_on, by=person.member(by)
    )


def ask_decision(person: Person, by: str, *, what: str, of: str, expected: int) -> None:
    """A request starts to wait for somebody's decision, expected in so many days."""
    person.decisions[what] = new_id()
    today = clock.today()
    coordination.watch_decision(
        person.row,
        id=person.decisions[what],
        what=what,
        asked_of=of,
        asked_on=today,
        expected_on=today + dt.timedelta(days=expected),
        by=person.member(by),
    )


def get_decision(person: Person, by: str, *, what: str, outcome: str = "granted") -> None:
    """The decision has come."""
    watch = db.session.get_one(DecisionWatch, person.decisions[what])
    coordination.end_decision(watch, outcome=outcome, by=person.member(by))


def two_person(person: Person, by: str, *, reason: str, days: int) -> None:
    """Go in pairs."""
    review_on = clock.today() + dt.timedelta(days=days)
    patients.set_two_person(_books(person, by), reason=reason, review_on=review_on, by=person.member(by))


def lift_two_person(person: Person, by: str) -> None:
    """One visitor is enough again."""
    patients.lift_two_person(_books(person, by), by=person.member(by))


def stop_medication(person: Person, by: str) -> None:
    """The person stopped taking their medication."""
    patients.stop_medication(_books(person, by), on=clock.today(), by=person.member(by))


def resume_medication(person: Person, by: str) -> None:
    """The person takes it again."""
    patients.resume_medication(_books(person, by), by=person.member(by))


def kin(
    person: Person, by: str, *, name: str, relation: str, phone: str = "", may_contact: str = "yes"
) -> None:
    """Someone close."""
    patients.add_next_of_kin(
        person.row,
        id=new_id(),
        name=name,
        relation=relation,
        phone=phone,
        may_contact=may_contact,
        by=person.member(by),
    )


def protect(person: Person, by: str, *, code: str) -> None:
    """A protected identity."""
    patients.protect_identity(_books(person, by), code=code, by=person.member(by))


def leave(person: Person, by: str, *, reason: str, successor: str | None = None) -> None:
    """The person leaves the team."""
    patients.leave_team(_books(person, by), reason=reason, successor=successor, by=person.member(by))


def propose_step_down(person: Person, by: str, *, why: str) -> None:
    """Back to the standard level?"""
    step_down.propose_step_down(_episode(person), why, by=person.member(by))


def check(person: Person, by: str, *, codes: tuple[str, ...], waived: str = "") -> None:
    """Tick items off the checklist, or waive them with a reason."""
    by_code = {
        item.code: item.id
        for item in _read(
            select(ChecklistItem.id, ChecklistItem.code).where(ChecklistItem.episode_id == person.episode_id)
        )
    }
    for code in codes:
        item = db.session.get_one(ChecklistItem, by_code[code])
        step_down.check_item(item, "waived" if waived else "done", reason=waived, by=person.member(by))


def close(person: Person, by: str, *, outcome: str = "goals_met", text: str = "") -> None:
    """Off the board; open tasks go along with the primary contact."""
    kept = [
        step_down.Kept(id_, person.staff("primary"), in_workdays(5))
        for id_, state in _standing_tasks(person)
        if state == "open"
    ]
    step_down.close_episode(
        _episode(person),
        outcome=outcome,
        holder=person.staff("primary"),
        tasks=kept,
        text=text,
        by=person.member(by),
    )
    person.episode_id = None
