"""Random but honest work in a team: every action, plausible arguments, the clock moving over midnights."""

import dataclasses
import datetime as dt
import random
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import select

from fact_board import action, clock
from fact_board.access import actions as access
from fact_board.access.audience import WALL_MODES
from fact_board.access.gates import known_rows, may_know_of, sight_of
from fact_board.access.models import Bar, EmergencyAccess, LegalBasis
from fact_board.access.policy import SCOPES
from fact_board.action import Receipt
from fact_board.board import queries
from fact_board.board.actions import (
    answers,
    discharging,
    duty_calls,
    episodes,
    handing,
    nominations,
    notes,
    promises,
    step_down,
    tasks,
    wrong_person,
)
from fact_board.board.actions.answers import Reply
from fact_board.board.actions.discharging import GoingHome, LegalAfter
from fact_board.board.actions.nominations import Proposal
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.actions.proposing import Ticked
from fact_board.board.duty_calls import called_by
from fact_board.board.models import (
    CONSULTED,
    DECISIONS,
    REASONS,
    TAGS,
    URGENCIES,
    Answer,
    ChecklistItem,
    DutyCall,
    Episode,
    Nomination,
    Note,
    Task,
)
from fact_board.columns import new_id
from fact_board.coordination.decisions import actions as coordination
from fact_board.coordination.decisions.actions import Asked, Decided
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.discharges import actions as discharges
from fact_board.coordination.discharges.actions import Agreed
from fact_board.coordination.discharges.calendar import first_contact_by
from fact_board.coordination.discharges.models import DischargeItem
from fact_board.coordination.discharges.queries import wards_statuses_of
from fact_board.coordination.handovers import actions as handovers
from fact_board.coordination.handovers.actions import Offer
from fact_board.coordination.handovers.models import HANDED, Handover
from fact_board.coordination.plans import actions as plans
from fact_board.coordination.plans import queries as plan_queries
from fact_board.coordination.plans import rules as plan_rules
from fact_board.coordination.plans.models import KINDS, MADE
from fact_board.coordination.plans.models import Plan as CarePlan
from fact_board.coordination.services import actions as services
from fact_board.coordination.services import import_actions as service_lists
from fact_board.coordination.services.importing import ToWrite
from fact_board.coordination.services.list_rules import Gives, OnePerson
from fact_board.coordination.services.models import CLOSINGS as NEED_CLOSINGS
from fact_board.coordination.services.models import REASONS as NEED_REASONS
from fact_board.coordination.services.models import Need, Service
from fact_board.coordination.services.queries import kinds_of
from fact_board.coordination.ways_in import actions as ways_in
from fact_board.coordination.ways_in.actions import Listing
from fact_board.coordination.ways_in.models import DirectoryEntry
from fact_board.display import actions as displays
from fact_board.display.actions import Look
from fact_board.display.models import LANGUAGES, LAYOUTS, THEMES, Display
from fact_board.display.screens import wait_for_pairing
from fact_board.errors import DomainError
from fact_board.extensions import db
from fact_board.features import TIME_VERBS
from fact_board.live import publish
from fact_board.meeting import actions as meeting
from fact_board.meeting.minutes import actions as minutes
from fact_board.meeting.minutes.models import JournalMark
from fact_board.meeting.minutes.queries import days_not_held
from fact_board.meeting.models import Meeting
from fact_board.patients import actions as patients
from fact_board.patients.models import MAY_CONTACT, KnownTo, LegalStatus, NextOfKin, Patient
from fact_board.patients.personal_numbers import actions as personal_numbers
from fact_board.patients.personal_numbers.sealing import NumberKeys
from fact_board.teams import actions as teams
from fact_board.teams.models import Category, Invitation, Membership, Party, Staff
from fact_board.teams.rules import folded
from fact_board.teams.timeline import actions as timeline
from fact_board.teams.timeline.models import Annotation
from fact_board.visits import actions as visits
from fact_board.visits.door import actions as door
from fact_board.visits.planned import actions as planned
from fact_board.visits.planned.actions import Plan
from fact_board.visits.planned.models import PlannedVisit
from fact_board.visits.signals import actions as signals
from fact_board.visits.signals.models import Signal, SignalAnswer
from tests.conftest import NUMBER_KEY, SECRET
from tests.world import World

Row = TypeVar("Row")
NUMBER_KEYS = NumberKeys.of([NUMBER_KEY], SECRET)
WORDS = ("sover dåligt", "öppnar inte", "ringt två gånger", "lugnare i dag", "ny medicin", "vill prata")


@contextmanager
def unseen(app: Flask) -> Iterator[None]:
    """What happens here is told to no screen: nobody looks on."""
    action.publish_with(None)
    with app.app_context():
        yield
        db.session.rollback()
    action.publish_with(publish.publish)


class Storyteller:
    """Tells what a team does, one verb at a time; a verb the rules refuse is no event."""

    pauses: Sequence[int] = (2, 5, 30, 600, 3600, 9 * 3600)  # seconds between two verbs

    def __init__(self, world: World, seed: int, start: dt.datetime) -> None:
        self.world = world
        self.rng = random.Random(seed)
        self.now = start
        self.receipts: list[Receipt] = []
        self.refused: dict[str, str] = {}
        self.actor_id = world.members["maria"]

    def verbs(self) -> list[Callable[[], Receipt]]:
        """Everything a team can do, the common things more often."""
        often = [
            self.nominate, self.answer, self.move, self.urge, self.write, self.add_task, self.tick,
            self.take_up,
        ]  # fmt: skip
        seldom = [
            self.place, self.undo, self.goal, self.review_on, self.ward, self.review, self.ratify,
            self.propose_down, self.withdraw_down, self.check, self.close, self.correct_note, self.hide,
            self.accept, self.untick, self.hand_over, self.hand_over,
            self.accept_offer, self.decline_offer, self.take_back_offer, self.reschedule,
            self.close_task, self.withdraw,
            self.correct_answer, self.tell_result, self.read_answer, self.visit, self.decision,
            self.report, self.report, self.answer_signal, self.correct_signal_answer,
            self.tell_signal_result, self.read_signal_answer,
            self.read_call, self.decision, self.end_decision, self.remind, self.postpone, self.escalate,
            self.correct_decision, self.legal, self.apply_by,
            self.plan_discharge, self.agree, self.agree, self.discharge, self.discharge,
            self.read_call, self.end_decision, self.legal,
            self.service, self.service, self.correct_service, self.end_service, self.need, self.need,
            self.correct_need, self.close_need, self.reopen_need, self.map_services, self.add_kind,
            self.change_kind, self.import_services,
            self.end_legal, self.two_person, self.lift_two_person,
            self.plan_visit, self.change_visit, self.cancel_visit, self.log_visit, self.unlog_visit,
            self.see_alert,
            self.offer_plan, self.enter_plan, self.ask_again, self.decline_plan, self.call_meeting,
            self.make_plan, self.follow_up_plan, self.end_plan, self.undo_plan_step, self.change_plan,
            self.evaluate_plan,
            self.stop_medication, self.resume_medication, self.contact, self.primary, self.kin,
            self.kin, self.correct_kin, self.may_contact, self.end_kin,
            self.personal_number, self.remove_personal_number,
            self.meet, self.adjourn, self.attend, self.take_over, self.later, self.unchanged, self.show,
            self.part, self.promise, self.employ, self.end_employment, self.invite, self.new_link,
            self.take_link, self.promote, self.templates, self.hang_wall, self.turn_wall, self.take_wall_down,
            self.journal, self.unjournal, self.explain,
            self.list_unit, self.change_unit, self.check_unit, self.unlist_unit, self.name_asked,
            self.annotate, self.unannotate,
            self.offer_handover, self.offer_handover, self.accept_handover, self.note_acceptance,
            self.decline_handover, self.withdraw_handover,
            self.enrol, self.leave, self.protect, self.unprotect, self.give, self.give,
            self.withdraw_basis, self.ask, self.bar, self.lift_bar, self.break_glass, self.close_glass,
            self.review_glass, self.category, self.settings, self.duty, self.absence, self.meet,
            self.adjourn,
        ]  # fmt: skip
        return often * 4 + seldom

    def step(self) -> Receipt | None:
        """Let some time pass and try one verb; the receipt if it was done."""
        self.now += dt.timedelta(seconds=self.rng.choice(self.pauses))
        with clock.at(self.now):
            self.actor_id = self.member().id
            verb = self.rng.choice(self.verbs())
            try:
                receipt = verb()
            except DomainError as error:
                self.refused[verb.__name__] = error.key
                return None
            finally:
                db.session.rollback()
        self.receipts.append(receipt)
        return receipt

    def pass_time(self) -> None:
        """Let time act, as the beacon does."""
        with clock.at(self.now):
            for verb in TIME_VERBS:
                verb(self.world.team, self.now)
        db.session.rollback()

    # Choosing

    def some(self, model: type[Row], *where: Any) -> Row:
        """One of the team's rows, or a refusal when there is none."""
        table: Any = model
        order = table.patient_id if table is KnownTo else table.id
        rows = db.session.scalars(
            select(table).where(table.team_id == self.world.team_id, *where).order_by(order)
        ).all()
        chosen: Row = self.one_of([row for row in rows if self.may_know_of(row)])
        return chosen

    def may_know_of(self, row: Any) -> bool:
        """What the gates let the one who acts come by."""
        if isinstance(row, KnownTo):
            return row.party_id == self.actor.party_id and row.patient.left_on is None
        if isinstance(row, Patient):
            return sight_of(self.actor, row).is_anybody
        return may_know_of(sight_of(self.actor, row.patient), row) if hasattr(row, "patient") else True

    @property
    def actor(self) -> Membership:
        """Who acts in this step."""
        return db.session.get_one(Membership, self.actor_id)

    def known(self, *where: Any) -> KnownTo:
        """Someone in the books of the actor's party."""
        return self.some(KnownTo, *where)

    def one_of(self, rows: Sequence[Row]) -> Row:
        if not rows:
            raise DomainError("story.nothing_to_choose")
        return self.rng.choice(rows)

    def patient(self) -> Patient:
        return self.some(Patient, Patient.left_on.is_(None))

    def episode(self) -> Episode:
        return self.some(Episode, Episode.closed_at.is_(None))

    def task(self, state: str) -> Task:
        return self.some(Task, Task.state == state, Task.hidden_at.is_(None))

    def member(self) -> Membership:
        rows = db.session.scalars(
            select(Membership).where(Membership.team_id == self.world.team_id).order_by(Membership.id)
        ).all()
        return self.one_of([row for row in rows if row.is_current(clock.today())])

    def words(self) -> str:
        return self.rng.choice(WORDS)

    def why(self) -> Why:
        return Why(self.words(), tuple(self.rng.sample(REASONS, self.rng.randrange(3))))

    def soon(self) -> dt.date:
        return clock.today() + dt.timedelta(days=self.rng.randrange(1, 20))

    def placing(self, *, with_tasks: bool = True) -> Placing:
        category = self.some(Category, Category.is_active.is_(True))
        owner = self.member().staff
        ticked = tuple(Ticked(t.id, owner) for t in category.templates[: self.rng.randrange(3)])
        urgency = self.rng.choice(URGENCIES)
        return Placing(category, urgency, self.why(), ticked if with_tasks else (), new_id())

    # Nominations and answers

    def nominate(self) -> Receipt:
        proposal = Proposal(
            new_id(),
            kind=self.rng.choice(("board", "board", "consult")),
            category=self.some(Category, Category.is_active.is_(True)),
            urgency=self.rng.choice(URGENCIES),
            tags=tuple(self.rng.sample(TAGS, 2)),
            text=self.words(),
            tried=self.words(),
            professions=tuple(self.rng.sample(CONSULTED, self.rng.randrange(3))),
        )
        return nominations.nominate_patient(self.patient(), proposal, by=self.actor)

    def withdraw(self) -> Receipt:
        nomination = self.some(Nomination, Nomination.state == "open")
        by = self.some(Membership, Membership.staff_id == nomination.by_id)
        return nominations.withdraw_nomination(nomination, by=by)

    def answer(self) -> Receipt:
        reply = Reply(
            new_id(),
            self.rng.choice(DECISIONS),
            text=self.words(),
            reason=self.words(),
            instead=self.words(),
            holder=self.member().staff,
            next_step=self.words(),
            next_on=self.soon(),
            returns_on=self.soon(),
            placing=self.placing(),
        )
        nomination = self.some(Nomination, Nomination.state.in_(("open", "waiting")))
        return answers.answer_nomination(nomination, reply, by=self.actor)

    def correct_answer(self) -> Receipt:
        return answers.correct_answer(self.some(Answer), self.words(), id=new_id(), by=self.actor)

    def tell_result(self) -> Receipt:
        return answers.tell_result(self.some(Answer), self.words(), by=self.actor)

    def read_answer(self) -> Receipt:
        answer = self.some(Answer)
        nomination = db.session.get_one(Nomination, answer.nomination_id)
        return answers.read_answer(answer, by=self.some(Membership, Membership.staff_id == nomination.by_id))

    # Time on the board

    def place(self) -> Receipt:
        return episodes.place_patient(self.patient(), self.placing(), by=self.actor)

    def move(self) -> Receipt:
        category = self.some(Category, Category.is_active.is_(True))
        return episodes.move_episode(self.episode(), category, why=self.words(), by=self.actor)

    def urge(self) -> Receipt:
        met_at = self.rng.choice((None, clock.now()))
        urgency = self.rng.choice(URGENCIES)
        return episodes.change_urgency(self.episode(), urgency, self.why(), by=self.actor, met_at=met_at)

    def undo(self) -> Receipt:
        episode = self.episode()
        last = queries.latest_change_of(episode.id)
        if last is None:
            raise DomainError("story.nothing_to_choose")
        by = self.some(Membership, Membership.staff_id == last.by_id)
        with clock.at(last.at + dt.timedelta(seconds=3)):
            return episodes.undo_change(episode, by=by)

    def goal(self) -> Receipt:
        return episodes.set_goal(self.episode(), self.words(), by=self.actor)

    def review_on(self) -> Receipt:
        return episodes.set_review(self.episode(), self.soon(), by=self.actor)

    def ward(self) -> Receipt:
        episode = self.episode()
        return episodes.set_ward(
            episode, name="Avd 87", contact="Eva", phone="0700", discharge_on=self.soon(), by=self.actor
        )

    def review(self) -> Receipt:
        return episodes.review_episode(self.episode(), by=self.actor)

    def ratify(self) -> Receipt:
        return episodes.ratify_episode(self.episode(), by=self.actor)

    def propose_down(self) -> Receipt:
        return step_down.propose_step_down(self.episode(), self.words(), by=self.actor)

    def withdraw_down(self) -> Receipt:
        return step_down.withdraw_step_down(self.episode(), by=self.actor)

    def check(self) -> Receipt:
        state = self.rng.choice(("done", "waived", "open"))
        return step_down.check_item(self.some(ChecklistItem), state, reason=self.words(), by=self.actor)

    def close(self) -> Receipt:
        """Step someone down at a meeting, having done what the checklist asks."""
        episode = self.some(Episode, Episode.closed_at.is_(None), Episode.urgency != "red")
        by = self.member()
        if not db.session.scalar(select(Meeting.id).where(Meeting.closed_at.is_(None))):
            self.receipts.append(meeting.start_meeting(self.world.team, id=new_id(), by=by))
        if episode.step_down_at is None:
            self.receipts.append(step_down.propose_step_down(episode, self.words(), by=by))
        for item in queries.checklist_of(episode.id):
            if item.state == "open":
                self.receipts.append(step_down.check_item(item, "done", by=by))
        left = [task for task in queries.tasks_of(episode.patient, by) if task.state == "open"]
        ends = [step_down.Dropped(task.id, self.words()) for task in left]
        return step_down.close_episode(
            episode, outcome="stable", holder=by.staff, tasks=ends, text=self.words(), by=by
        )

    # Notes and tasks

    def write(self) -> Receipt:
        return notes.write_note(
            self.patient(), self.words(), id=new_id(), is_own=self.rng.random() < 0.3, by=self.actor
        )

    def correct_note(self) -> Receipt:
        note = self.some(Note, Note.hidden_at.is_(None))
        by = self.some(Membership, Membership.staff_id == note.by_id)
        return notes.correct_note(note, self.words(), id=new_id(), by=by)

    def hide(self) -> Receipt:
        model: Any = self.rng.choice((Note, Task, Nomination, Signal, CarePlan, NextOfKin))
        return wrong_person.hide_row(self.some(model), by=self.world.member("karin"))

    def add_task(self) -> Receipt:
        todo = tasks.Todo(new_id(), self.words(), self.member().staff, self.soon(), "10:30")
        todo = dataclasses.replace(todo, is_own=self.rng.random() < 0.3)
        return tasks.add_task(self.patient(), todo, by=self.actor)

    def accept(self) -> Receipt:
        return tasks.accept_task(self.task("proposed"), self.member().staff, self.soon(), by=self.actor)

    def tick(self) -> Receipt:
        return tasks.tick_task(self.task("open"), by=self.actor)

    def untick(self) -> Receipt:
        task = self.task("done")
        by = self.some(Membership, Membership.staff_id == task.done_by)
        with clock.at((task.done_at or clock.now()) + dt.timedelta(seconds=3)):
            return tasks.untick_task(task, by=by)

    def hand_over(self) -> Receipt:
        return handing.hand_over_task(self.task("open"), self.member().staff, by=self.actor)

    def offered(self) -> Task:
        return self.some(Task, Task.state == "open", Task.offered_to_id.is_not(None))

    def accept_offer(self) -> Receipt:
        task = self.offered()
        return handing.accept_offer(task, by=self.some(Membership, Membership.staff_id == task.offered_to_id))

    def decline_offer(self) -> Receipt:
        task = self.offered()
        by = self.some(Membership, Membership.staff_id == task.offered_to_id)
        return handing.decline_offer(task, self.words(), by=by)

    def take_back_offer(self) -> Receipt:
        return handing.take_back_offer(self.offered(), by=self.actor)

    def reschedule(self) -> Receipt:
        return tasks.move_task(self.task("open"), self.soon(), "09:00", by=self.actor)

    def close_task(self) -> Receipt:
        return tasks.close_task(self.task("open"), self.words(), by=self.actor)

    # Around the person

    def visit(self) -> Receipt:
        outcome = self.rng.choice(("done", "missed", "not_home"))
        return visits.log_contact(
            self.patient(), id=new_id(), kind="visit", outcome=outcome, on=clock.today(), by=self.actor
        )

    def report(self) -> Receipt:
        tags = tuple(self.rng.sample(TAGS, 2))
        return signals.report_concern(
            self.patient(), id=new_id(), tags=tags, text=self.words(), by=self.actor
        )

    def answer_signal(self) -> Receipt:
        signal, text, next_on = self.some(Signal), self.words(), self.soon()
        return signals.answer_signal(
            signal, text, id=new_id(), next_step=self.words(), next_on=next_on, by=self.actor
        )

    def correct_signal_answer(self) -> Receipt:
        return signals.correct_signal_answer(
            self.some(SignalAnswer), self.words(), id=new_id(), by=self.actor
        )

    def tell_signal_result(self) -> Receipt:
        return signals.tell_signal_result(self.some(SignalAnswer), self.words(), by=self.actor)

    def read_signal_answer(self) -> Receipt:
        answer = self.some(SignalAnswer)
        signal = db.session.get_one(Signal, answer.signal_id)
        by = self.some(Membership, Membership.staff_id == signal.by_id)
        return signals.read_signal_answer(answer, by=by)

    def read_call(self) -> Receipt:
        call = self.some(DutyCall, DutyCall.read_at.is_(None))
        reader = self.one_of(called_by(call))
        return duty_calls.read_call(call, by=self.some(Membership, Membership.staff_id == reader))

    def plan_visit(self) -> Receipt:
        return planned.plan_visit(self.patient(), self.plan(), id=new_id(), by=self.actor)

    def change_visit(self) -> Receipt:
        visit = self.some(PlannedVisit, PlannedVisit.state == "planned")
        return planned.change_visit(visit, self.plan(), by=self.actor)

    def cancel_visit(self) -> Receipt:
        visit = self.some(PlannedVisit, PlannedVisit.state == "planned")
        return planned.cancel_visit(visit, whose=self.rng.choice(("person", "team")), by=self.actor)

    def log_visit(self) -> Receipt:
        due = (PlannedVisit.state == "planned", PlannedVisit.on <= clock.today())
        outcome = self.rng.choice(("done", "missed", "not_home", "cancelled_by_person"))
        return planned.log_visit(self.some(PlannedVisit, *due), id=new_id(), outcome=outcome, by=self.actor)

    def unlog_visit(self) -> Receipt:
        visit = self.some(PlannedVisit, PlannedVisit.contact_id.is_not(None))
        by = self.some(Membership, Membership.staff_id == visit.ended_by)
        with clock.at((visit.ended_at or clock.now()) + dt.timedelta(seconds=3)):
            return planned.undo_visit_log(visit, by=by)

    def see_alert(self) -> Receipt:
        code = self.rng.choice(("missed_visit", "threat", "call_first"))
        return door.acknowledge_alert(
            self.patient(), id=new_id(), code=code, since=clock.today(), by=self.actor
        )

    def plan(self) -> Plan:
        agreed: dict[str, Any] = {"agreed_with": self.member().staff, "agreed_why": self.words()}
        on = clock.today() + dt.timedelta(days=self.rng.choice((0, 0, 1, 6)))
        return Plan(on, self.member().staff, self.rng.choice((None, "10:30")), **agreed)

    def asked(self) -> Asked:
        """Of a unit, of a colleague, or of both their parties."""
        days: dict[str, Any] = {
            "asked_on": clock.today(),
            "expected_on": self.rng.choice((None, self.soon())),
        }
        named = {"staff": self.member()} if self.rng.random() < 0.5 else {"unit": "handläggare"}
        return Asked("LSS", **days, **named)

    def decision(self) -> Receipt:
        return coordination.watch_decision(self.patient(), self.asked(), id=new_id(), by=self.actor)

    def waiting(self) -> DecisionWatch:
        return self.some(
            DecisionWatch, DecisionWatch.hidden_at.is_(None), DecisionWatch.superseded_at.is_(None)
        )

    def end_decision(self) -> Receipt:
        decided = Decided(self.rng.choice(("granted", "refused")), clock.today(), self.words())
        return coordination.end_decision(self.waiting(), decided, by=self.actor)

    def remind(self) -> Receipt:
        return coordination.remind_decision(
            self.waiting(), id=new_id(), how="called", on=clock.today(), by=self.actor
        )

    def postpone(self) -> Receipt:
        return coordination.postpone_decision(self.waiting(), self.soon(), id=new_id(), by=self.actor)

    def escalate(self) -> Receipt:
        return coordination.escalate_decision(
            self.waiting(), "enhetschefen", id=new_id(), on=clock.today(), by=self.actor
        )

    def correct_decision(self) -> Receipt:
        watch = self.waiting()
        decided = Decided("granted", clock.today()) if self.rng.random() < 0.5 else None
        return coordination.correct_decision(watch, self.asked(), decided, id=new_id(), by=self.actor)

    def plan_discharge(self) -> Receipt:
        return discharges.plan_discharge(self.episode(), id=new_id(), by=self.actor)

    def agree(self) -> Receipt:
        agreed = Agreed(
            self.rng.choice(("open", "done", "not_needed")), self.member(), "", None, self.words()
        )
        return discharges.set_discharge_item(self.some(DischargeItem), agreed, by=self.actor)

    def discharge(self) -> Receipt:
        """Of somebody admitted; what they are kept by ends, goes on or moves outside."""
        ward = select(Category.id).where(Category.code == "admitted")
        episode = self.some(Episode, Episode.closed_at.is_(None), Episode.category_id.in_(ward))
        becomes = self.rng.choice(("ended", "outside", "goes_on"))
        statuses = known_rows(self.actor, episode.patient, wards_statuses_of(episode.patient_id))
        legal = tuple(LegalAfter(row.id, becomes, clock.today() + dt.timedelta(30)) for row in statuses)
        owner = self.rng.choice((None, self.actor.staff))
        going = GoingHome(clock.today(), first_contact_by(clock.today()), owner, legal)
        category = self.some(Category, Category.code == "discharged")
        return discharging.discharge_patient(episode, category, going, id=new_id(), by=self.actor)

    # Plans

    def named(self) -> plan_rules.Named:
        caller = self.member().staff_id if self.rng.random() < 0.5 else None
        name = "" if caller else self.words()
        return plan_rules.Named(caller, name, leader_name=self.words(), place=self.words())

    def offer_plan(self) -> Receipt:
        kind, named = self.rng.choice(KINDS), self.named()
        return plans.offer_plan(
            self.patient(), named, id=new_id(), kind=kind, on=clock.today(), by=self.actor
        )

    def enter_plan(self) -> Receipt:
        kind, named, step = self.rng.choice(KINDS), self.named(), self.plan_step("made")
        return plans.enter_plan(self.patient(), named, step, id=new_id(), kind=kind, by=self.actor)

    def plan_step(self, state: str) -> plan_rules.Step:
        next_on = self.soon() if state in plan_rules.HAS_NEXT else None
        took_part = self.rng.choice(("yes", "no")) if state in MADE else None
        return plan_rules.Step(state, clock.today(), next_on, took_part)

    def standing_plan(self, *states: str) -> CarePlan:
        return self.some(CarePlan, CarePlan.hidden_at.is_(None), CarePlan.state.in_(states))

    def ask_again(self) -> Receipt:
        return plans.offer_again(self.standing_plan("declined"), self.plan_step("offered"), by=self.actor)

    def decline_plan(self) -> Receipt:
        declined = self.plan_step("declined")
        return plans.decline_plan(self.standing_plan("offered", "called"), declined, by=self.actor)

    def call_meeting(self) -> Receipt:
        called = self.plan_step("called")
        return plans.call_meeting(self.standing_plan("offered", "called"), called, by=self.actor)

    def make_plan(self) -> Receipt:
        return plans.make_plan(self.standing_plan("offered", "called"), self.plan_step("made"), by=self.actor)

    def follow_up_plan(self) -> Receipt:
        return plans.follow_up_plan(self.standing_plan(*MADE), self.plan_step("followed_up"), by=self.actor)

    def end_plan(self) -> Receipt:
        return plans.end_plan(self.standing_plan(*MADE), self.plan_step("ended"), by=self.actor)

    def undo_plan_step(self) -> Receipt:
        plan = self.standing_plan("declined", "called", *MADE, "ended")
        last = plan_queries.steps_of([plan.id])[-1]
        by = self.some(Membership, Membership.staff_id == last.by_id)
        with clock.at(last.at + dt.timedelta(seconds=3)):
            return plans.undo_plan_step(plan, by=by)

    def change_plan(self) -> Receipt:
        plan = self.standing_plan("offered", "called", *MADE)
        return plans.change_plan(plan, self.named(), by=self.actor)

    def evaluate_plan(self) -> Receipt:
        answers = plans.Answers(self.rng.randrange(1, 5), self.rng.randrange(1, 5))
        return plans.evaluate_plan(
            self.standing_plan(*MADE),
            answers,
            id=new_id(),
            on=clock.today(),
            is_declined=False,
            by=self.actor,
        )

    def given(self) -> services.Given:
        kind = self.rng.choice(kinds_of(self.world.team_id))
        return services.Given(kind.id, provider=self.words(), owner_id=self.actor.staff_id, to_on=self.soon())

    def lacking(self) -> services.Lacking:
        kind = self.rng.choice(kinds_of(self.world.team_id))
        return services.Lacking(kind.id, self.rng.choice(NEED_REASONS), self.words(), clock.today())

    def service(self) -> Receipt:
        return services.add_service(self.patient(), self.given(), id=new_id(), by=self.actor)

    def correct_service(self) -> Receipt:
        return services.correct_service(self.some(Service), self.given(), by=self.actor)

    def end_service(self) -> Receipt:
        return services.end_service(self.some(Service), on=clock.today(), by=self.actor)

    def need(self) -> Receipt:
        return services.add_need(self.patient(), self.lacking(), id=new_id(), by=self.actor)

    def correct_need(self) -> Receipt:
        return services.correct_need(self.some(Need), self.lacking(), by=self.actor)

    def close_need(self) -> Receipt:
        return services.close_need(self.some(Need), how=self.rng.choice(NEED_CLOSINGS), by=self.actor)

    def reopen_need(self) -> Receipt:
        return services.reopen_need(self.some(Need), by=self.actor)

    def map_services(self) -> Receipt:
        return services.map_services(self.patient(), on=clock.today(), by=self.actor)

    def add_kind(self) -> Receipt:
        id_ = new_id()
        label = f"Fotvård {id_.hex[-6:]}"
        return services.add_kind(self.world.team, id=id_, label=label, principal=None, by=self.actor)

    def change_kind(self) -> Receipt:
        kind = self.rng.choice(kinds_of(self.world.team_id))
        return services.change_kind(
            kind,
            label=kind.label,
            position=self.rng.randrange(20),
            is_active=not kind.is_active,
            principal="region",
            by=self.actor,
        )

    def import_services(self) -> Receipt:
        kinds = {folded(kind.label): kind.id for kind in kinds_of(self.world.team_id)}
        word = self.rng.choice(sorted(kinds))
        person = OnePerson(clock.today(), {word: Gives(word, self.words(), self.words(), None, self.soon())})
        found = ToWrite({self.patient().id: person}, kinds, (), 0)
        return service_lists.import_services(self.world.team, found, by=self.actor)

    def legal(self) -> Receipt:
        return patients.add_legal_status(
            self.patient(),
            id=new_id(),
            status="LPT",
            starts_on=clock.today(),
            ends_on=self.soon(),
            by=self.actor,
        )

    def apply_by(self) -> Receipt:
        day = self.rng.choice((None, clock.today()))
        return patients.set_apply_by(self.some(LegalStatus), day, by=self.actor)

    def end_legal(self) -> Receipt:
        return patients.end_legal_status(self.some(LegalStatus), by=self.actor)

    def two_person(self) -> Receipt:
        return patients.set_two_person(
            self.known(), reason=self.words(), review_on=self.soon(), by=self.actor
        )

    def lift_two_person(self) -> Receipt:
        return patients.lift_two_person(self.known(KnownTo.two_person_reason.is_not(None)), by=self.actor)

    def stop_medication(self) -> Receipt:
        return patients.stop_medication(self.known(), on=clock.today(), by=self.actor)

    def resume_medication(self) -> Receipt:
        stopped = self.known(KnownTo.medication_stopped_on.is_not(None))
        return patients.resume_medication(stopped, by=self.actor)

    def contact(self) -> Receipt:
        staff = self.actor
        return patients.set_contact(
            self.patient(), staff.staff, party=staff.party_id, phone="0700", hours="8–9", by=staff
        )

    def primary(self) -> Receipt:
        return patients.set_primary(self.known(), self.member().staff, by=self.actor)

    def kin(self) -> Receipt:
        return patients.add_next_of_kin(self.patient(), self.somebody_close(), id=new_id(), by=self.actor)

    def somebody_close(self) -> patients.Kin:
        kind = self.rng.choice(("kin", "guardian"))
        decides = "ekonomi" if kind == "guardian" else ""
        return patients.Kin(self.words(), "syster", "0700", self.rng.choice(MAY_CONTACT), kind, decides)

    def correct_kin(self) -> Receipt:
        row = self.some(NextOfKin, NextOfKin.hidden_at.is_(None))
        return patients.correct_next_of_kin(row, self.somebody_close(), id=new_id(), by=self.actor)

    def may_contact(self) -> Receipt:
        row = self.some(NextOfKin, NextOfKin.hidden_at.is_(None))
        return patients.change_may_contact(row, self.rng.choice(MAY_CONTACT), by=self.actor)

    def end_kin(self) -> Receipt:
        row = self.some(NextOfKin, NextOfKin.hidden_at.is_(None))
        return patients.end_next_of_kin(row, by=self.actor)

    def enrol(self) -> Receipt:
        by = self.actor
        first, last = self.rng.choice(("Ulla", "Olof", "Hanna")), self.rng.choice(("Sand", "Sund", "Björk"))
        return patients.enrol_patient(
            self.world.team,
            id=new_id(),
            name=f"{first} {last}",
            birth_year=self.rng.randrange(1950, 2000),
            contact=by.staff,
            by=by,
        )

    def leave(self) -> Receipt:
        if db.session.query(Patient).filter(Patient.left_on.is_(None)).count() < 4:
            raise DomainError("story.too_few")
        reason = self.rng.choice(("moved", "died"))
        return patients.leave_team(
            self.known(),
            reason=reason,
            successor="Team Norr",
            reply=self.words(),
            by=self.actor,
        )

    def protect(self) -> Receipt:
        return patients.protect_identity(self.known(), by=self.actor)

    def unprotect(self) -> Receipt:
        return patients.unprotect_identity(self.known(KnownTo.protected_kind.is_not(None)), by=self.actor)

    # Who sees whom

    def other_party(self) -> uuid.UUID:
        return next(id_ for id_ in self.world.parties.values() if id_ != self.actor.party_id)

    def give(self) -> Receipt:
        kind = self.rng.choice(("consent", "consent", "consent", "incapable", "block"))
        return access.give_basis(
            self.patient(),
            id=new_id(),
            to=self.other_party(),
            kind=kind,
            how="oral",
            scopes=self.rng.sample(SCOPES, self.rng.randrange(1, len(SCOPES) + 1)),
            necessity=self.words(),
            valid_until=clock.today() + dt.timedelta(days=self.rng.randrange(0, 9)),
            by=self.actor,
        )

    def withdraw_basis(self) -> Receipt:
        return access.withdraw_basis(self.some(LegalBasis, LegalBasis.ended_at.is_(None)), by=self.actor)

    def ask(self) -> Receipt:
        return access.ask_for_basis(self.patient(), id=new_id(), by=self.actor)

    def bar(self) -> Receipt:
        barred = self.one_of([name for name in ("lina",) if self.is_of_own_party(name)])
        return access.bar_staff(self.patient(), self.world.staff(barred), id=new_id(), by=self.actor)

    def is_of_own_party(self, name: str) -> bool:
        return self.world.member(name).party_id == self.actor.party_id

    def lift_bar(self) -> Receipt:
        return access.lift_bar(self.some(Bar, Bar.lifted_at.is_(None)), by=self.actor)

    def break_glass(self) -> Receipt:
        return access.open_in_emergency(
            self.patient(), id=new_id(), reason="Hittad medvetslös i trapphuset.", by=self.actor
        )

    def close_glass(self) -> Receipt:
        return access.close_emergency(self.some(EmergencyAccess), by=self.actor)

    def review_glass(self) -> Receipt:
        return access.review_emergency(self.some(EmergencyAccess), self.words(), by=self.actor)

    def personal_number(self) -> Receipt:
        by = self.member()
        return personal_numbers.set_personal_number(self.patient(), "199001012385", keys=NUMBER_KEYS, by=by)

    def remove_personal_number(self) -> Receipt:
        return personal_numbers.remove_personal_number(self.patient(), by=self.member())

    # The team

    def category(self) -> Receipt:
        category = self.some(Category)
        return teams.edit_category(
            category,
            label_sv=f"{category.code} {self.rng.randrange(99)}",
            label_en=category.label_en,
            order=category.position,
            is_active=True,
            review_days=self.rng.randrange(7),
            stay_low_days=category.stay_low_days,
            stay_high_days=category.stay_high_days,
            by=self.world.member("karin"),
        )

    def settings(self) -> Receipt:
        return teams.edit_settings(
            self.world.team,
            name=f"Team {self.rng.randrange(99)}",
            on_call_phone="0700 00 00 00",
            meeting_days=self.rng.choice(([0, 2, 4], [0, 1, 2, 3, 4])),
            meeting_starts="08:30",
            meeting_ends="08:50",
            by=self.world.member("karin"),
        )

    def duty(self) -> Receipt:
        officer, deputy = self.member().staff, self.member().staff
        return teams.set_duty(self.world.team, officer, deputy=deputy, by=self.actor)

    def absence(self) -> Receipt:
        return teams.write_absence(
            self.world.team,
            self.member().staff,
            id=new_id(),
            from_on=clock.today(),
            to_on=self.soon(),
            by=self.actor,
        )

    def templates(self) -> Receipt:
        category = self.some(Category)
        kept = [
            teams.TemplateWish(t.id, t.text_sv, t.text_en, t.due_weekdays, t.is_preticked, t.is_active)
            for t in category.templates
        ]
        self.rng.shuffle(kept)
        new = teams.TemplateWish(new_id(), self.words(), self.words(), 2, False, True)
        return teams.edit_templates(category, [*kept, new][:20], by=self.world.member("karin"))

    def meet(self) -> Receipt:
        return meeting.start_meeting(self.world.team, id=new_id(), by=self.actor)

    def adjourn(self) -> Receipt:
        return meeting.close_meeting(self.open_meeting(), by=self.actor)

    def journal(self) -> Receipt:
        return minutes.mark_journaled(self.some(Meeting), self.patient(), by=self.actor)

    def unjournal(self) -> Receipt:
        mark = self.some(JournalMark, JournalMark.party_id == self.actor.party_id)
        held = db.session.get_one(Meeting, mark.meeting_id)
        return minutes.unmark_journaled(held, mark.patient, by=self.actor)

    def explain(self) -> Receipt:
        team, today = self.world.team, clock.today()
        days = days_not_held(team, today - dt.timedelta(days=9), today)
        return minutes.explain_not_held(team, self.one_of(days), self.words(), by=self.actor)

    def open_meeting(self) -> Meeting:
        return self.some(Meeting, Meeting.closed_at.is_(None))

    def led_meeting(self) -> Meeting:
        """The open meeting, with its chair acting: as those in the room can't, whoever takes over does."""
        led = self.open_meeting()
        if led.chair_id != self.actor.staff_id:
            self.receipts.append(meeting.take_over_meeting(led, by=self.actor))
        return self.open_meeting()

    def attend(self) -> Receipt:
        there = {self.member().staff_id for _ in range(3)} | {self.open_meeting().chair_id}
        attending = [meeting.Attending(id_, is_remote=self.rng.random() < 0.3) for id_ in sorted(there)]
        return meeting.write_attendance(self.open_meeting(), attending, by=self.actor)

    def take_over(self) -> Receipt:
        return meeting.take_over_meeting(self.open_meeting(), by=self.actor)

    def take_up(self) -> Receipt:
        nobody = self.rng.random() < 0.1
        return meeting.take_up(self.led_meeting(), None if nobody else self.patient(), by=self.actor)

    def later(self) -> Receipt:
        return meeting.put_off(self.led_meeting(), self.patient(), by=self.actor)

    def unchanged(self) -> Receipt:
        people = list(dict.fromkeys(self.patient() for _ in range(3)))
        return meeting.leave_unchanged(self.led_meeting(), people, by=self.actor)

    def show(self) -> Receipt:
        led = self.led_meeting()
        return meeting.show_text(led, is_shown=not led.shows_text, by=self.actor)

    def part(self) -> Receipt:
        led = self.led_meeting()
        part = 1 if led.part == 2 else 2
        return meeting.change_part(led, part, party=self.actor.party_id, present=(), by=self.actor)

    def promise(self) -> Receipt:
        nomination = self.some(Nomination, Nomination.state.in_(("open", "waiting")))
        at = clock.now() + dt.timedelta(hours=self.rng.randrange(1, 30))
        return promises.promise_answer(nomination, self.member().staff, at, by=self.actor)

    def employ(self) -> Receipt:
        staff = new_id()
        teams.add_staff(teams.THE_HOUSE, id=staff, name=f"Vikarie {self.words()}", by=None)
        known = db.session.get_one(Staff, staff)
        teams.set_hsa_id(teams.THE_HOUSE, known, hsa_id=f"SE2321000016-{staff.hex[-8:]}", by=None)
        return teams.add_membership(
            self.world.team,
            db.session.get_one(Staff, staff),
            id=new_id(),
            party=self.world.parties["region"],
            profession="nurse",
            starts_on=clock.today(),
            ends_on=self.soon(),
            is_stand_in=True,
            by=self.world.member("karin"),
        )

    def end_employment(self) -> Receipt:
        stand_in = self.some(Membership, Membership.is_stand_in.is_(True))
        return teams.end_membership(
            stand_in,
            last_on=clock.today(),
            successor=self.world.staff("maria"),
            by=self.world.member("karin"),
        )

    def look(self) -> Look:
        mode, theme = self.rng.choice(WALL_MODES), self.rng.choice(THEMES)
        return Look(self.words(), mode, self.rng.choice(LAYOUTS), theme, self.rng.choice(LANGUAGES))

    def hang_wall(self) -> Receipt:
        shown = wait_for_pairing("")
        assert shown
        return displays.pair_display(self.world.team, shown.code, self.look(), id=new_id(), by=self.actor)

    def turn_wall(self) -> Receipt:
        wall = self.some(Display, Display.revoked_at.is_(None))
        return displays.change_display(wall, self.look(), by=self.actor)

    def take_wall_down(self) -> Receipt:
        return displays.revoke_display(self.some(Display, Display.revoked_at.is_(None)), by=self.actor)

    def unit(self) -> DirectoryEntry:
        return self.some(DirectoryEntry, DirectoryEntry.removed_at.is_(None))

    def listing(self) -> Listing:
        return Listing(self.words(), self.rng.choice(("region", "other")), phone="0700")

    def list_unit(self) -> Receipt:
        owner = self.member().staff
        return ways_in.add_entry(self.world.team, self.listing(), owner, id=new_id(), by=self.actor)

    def change_unit(self) -> Receipt:
        unit, owner, is_checked = self.unit(), self.member().staff, self.rng.random() < 0.5
        return ways_in.edit_entry(unit, self.listing(), owner, is_checked=is_checked, by=self.actor)

    def check_unit(self) -> Receipt:
        return ways_in.check_entry(self.unit(), by=self.actor)

    def annotate(self) -> Receipt:
        return timeline.annotate(
            self.world.team, clock.today(), self.words(), id=new_id(), by=self.world.member("karin")
        )

    def unannotate(self) -> Receipt:
        written = self.some(Annotation, Annotation.withdrawn_at.is_(None))
        return timeline.withdraw_annotation(written, by=self.world.member("karin"))

    def handover(self) -> Handover:
        return self.some(Handover, Handover.state == "open")

    def offer_handover(self) -> Receipt:
        what = self.rng.choice(HANDED)
        to = db.session.get_one(Party, self.other_party()) if self.rng.random() < 0.7 else None
        outside = "" if to else "Lund"
        offer = Offer(what, self.words(), self.soon(), topic=self.words(), to_party=to, to_outside=outside)
        return handovers.offer_handover(self.patient(), offer, id=new_id(), by=self.actor)

    def accept_handover(self) -> Receipt:
        return handovers.accept_handover(self.handover(), by=self.actor)

    def note_acceptance(self) -> Receipt:
        return handovers.record_acceptance(self.handover(), self.words(), clock.today(), by=self.actor)

    def decline_handover(self) -> Receipt:
        return handovers.decline_handover(self.handover(), self.words(), by=self.actor)

    def withdraw_handover(self) -> Receipt:
        return handovers.withdraw_handover(self.handover(), by=self.actor)

    def name_asked(self) -> Receipt:
        weekdays = self.rng.randrange(1, 5)
        return ways_in.set_who_is_asked(
            self.world.team, to=self.words(), phone="", weekdays=weekdays, by=self.actor
        )

    def unlist_unit(self) -> Receipt:
        return ways_in.remove_entry(self.unit(), by=self.actor)

    def invite(self) -> Receipt:
        return teams.invite_colleague(
            self.world.team,
            staff_id=new_id(),
            name=f"Ny {self.words()}",
            secret=new_id().hex,
            id=new_id(),
            party=self.world.parties["region"],
            profession="nurse",
            role="member",
            fte=Decimal("0.5"),
            initials=None,
            starts_on=clock.today(),
            ends_on=None,
            is_stand_in=True,
            by=self.world.member("karin"),
        )

    def new_link(self) -> Receipt:
        return teams.renew_invitation(
            self.world.team, self.member().staff, secret=new_id().hex, by=self.world.member("karin")
        )

    def take_link(self) -> Receipt:
        invitation = self.some(Invitation)
        by = self.some(Membership, Membership.staff_id == invitation.staff_id)
        return teams.accept_invitation(invitation, name=new_id().hex, password_hash="x", by=by)

    def promote(self) -> Receipt:
        someone = self.member()
        return teams.change_membership(
            someone,
            profession=someone.profession,
            role=self.rng.choice(("member", "leader")),
            fte=Decimal("0.8"),
            starts_on=someone.starts_on,
            ends_on=someone.ends_on,
            is_stand_in=someone.is_stand_in,
            may_chair=self.rng.random() < 0.5,
            knows_addiction=self.rng.random() < 0.5,
            by=self.world.member("karin"),
        )
