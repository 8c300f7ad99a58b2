"""What each party wrote in the scene: something in every column that people type in about a person."""

import datetime as dt
import uuid
from typing import Any

from flask import Flask

from fact_board import clock
from fact_board.access.actions import withdraw_basis
from fact_board.access.models import EmergencyAccess, LegalBasis
from fact_board.audit.models import TrailRow
from fact_board.board.actions.answers import tell_result
from fact_board.board.actions.episodes import set_goal, set_ward
from fact_board.board.actions.handing import decline_offer
from fact_board.board.actions.nominations import Proposal, nominate_patient
from fact_board.board.actions.notes import write_note
from fact_board.board.actions.step_down import check_item
from fact_board.board.actions.tasks import Todo, add_task, close_task
from fact_board.board.actions.wrong_person import hide_row
from fact_board.board.models import ChecklistItem, DutyCall, Episode, Nomination, Note, Task
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import (
    Asked,
    Decided,
    end_decision,
    escalate_decision,
    watch_decision,
)
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.coordination.discharges.actions import Agreed, set_discharge_item
from fact_board.coordination.discharges.models import Discharge, DischargeItem
from fact_board.coordination.handovers.actions import Offer, offer_handover, record_acceptance
from fact_board.coordination.handovers.models import Handover
from fact_board.coordination.plans.actions import Answers, enter_plan, evaluate_plan
from fact_board.coordination.plans.models import SIP
from fact_board.coordination.plans.models import Plan as CarePlan
from fact_board.coordination.plans.rules import Named, Step
from fact_board.coordination.services.actions import (
    Given,
    Lacking,
    add_need,
    add_service,
    close_need,
    map_services,
)
from fact_board.coordination.services.models import Need, Service
from fact_board.coordination.services.queries import kinds_of
from fact_board.coordination.ways_in.actions import Listing, add_entry
from fact_board.extensions import db
from fact_board.meeting.drafts import save_draft
from fact_board.patients.actions import Kin, add_legal_status, add_next_of_kin, set_contact, set_two_person
from fact_board.patients.personal_numbers.actions import set_personal_number
from fact_board.patients.personal_numbers.sealing import NumberKeys
from fact_board.teams.timeline.actions import annotate
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.signals.actions import (
    answer_signal,
    correct_signal_answer,
    report_concern,
    tell_signal_result,
)
from fact_board.visits.signals.models import Signal, SignalAnswer
from tests.access.words import NUMBERS
from tests.board.conftest import Stage
from tests.board.team_at_work import answer, in_days, nominate
from tests.world import World

TODAY = clock.today()


def write_about_ismail(app: Flask, world: World, name: str) -> None:
    """Somebody's party writes whatever may be written about a person, on the board or not."""
    by, ismail = world.member(name), world.patient("Ismail")
    write_note(ismail, "Sover på dagen", id=new_id(), by=by)
    write_hidden_and_kept(world, name)
    tell_facts(world, name)
    report_and_answer(world, name)
    hand_over_outside(world, name)
    make_plans(world, name)
    close_task(own_task(world, name), "behövs inte", by=by)
    decline_one(world, name)
    own_task(world, name)
    save_draft(ismail, "Skriver just nu", by=by)
    config = app.config["FACT"]
    keys = NumberKeys.of(config.personal_number_keys, config.personal_number_index_key)
    party = next(party for party, id_ in world.parties.items() if id_ == by.party_id)
    set_personal_number(ismail, NUMBERS[party], keys=keys, by=by)


def write_hidden_and_kept(world: World, name: str) -> None:
    """A note on the wrong person, and one kept inside the party."""
    by, hidden, kept = world.member(name), new_id(), new_id()
    for id_, text in ((hidden, "Fel person"), (kept, "Bara för oss")):
        write_note(world.patient("Ismail"), text, id=id_, by=by)
    hide_row(db.session.get_one(Note, hidden), by=by)
    db.session.get_one(Note, kept).is_own = True
    db.session.commit()


def tell_facts(world: World, name: str) -> None:
    """Next of kin, legal status, what is waited for, and a warning."""
    by, ismail = world.member(name), world.patient("Ismail")
    kin = Kin("Eva", "syster", "0700", "yes", "guardian", "ekonomi")
    add_next_of_kin(ismail, kin, id=new_id(), by=by)
    reach: dict[str, Any] = {"phone": "0700", "hours": "9–11", "after_hours": "helger: jouren"}
    set_contact(ismail, by.staff, party=by.party_id, **reach, by=by)
    add_legal_status(ismail, id=new_id(), status="LPT", starts_on=TODAY, ends_on=in_days(30), by=by)
    be_waited_for(world, name)
    write_services(world, name)
    set_two_person(world.known("Ismail", name), reason="Hot i trapphuset", review_on=in_days(20), by=by)
    chief = world.staff("karin" if name != "karin" else "maria")
    plan = Plan(in_days(1), world.staff(name), "10:30", agreed_with=chief, agreed_why="Hunden är borta")
    plan_visit(ismail, plan, id=new_id(), by=by)


def be_waited_for(world: World, name: str) -> None:
    """A request that was taken higher, and one that was answered."""
    by, ismail, ids = world.member(name), world.patient("Ismail"), [new_id(), new_id()]
    for id_ in ids:
        watch_decision(ismail, Asked("Boende", TODAY, in_days(9), unit="Nämnden"), id=id_, by=by)
    waiting, ended = (db.session.get_one(DecisionWatch, id_) for id_ in ids)
    escalate_decision(waiting, "Enhetschefen", id=new_id(), on=TODAY, by=by)
    end_decision(ended, Decided("refused", TODAY, "Inte nu"), by=by)


def write_services(world: World, name: str) -> None:
    """What somebody has, needs and needed; and of each one on the wrong person."""
    by, ismail, ids = world.member(name), world.patient("Ismail"), [new_id() for _ in range(5)]
    kind = kinds_of(world.team_id)[0].id
    for id_ in ids[:2]:
        add_service(ismail, Given(kind, provider="Hemma AB", owner_name="Eva Ek"), id=id_, by=by)
    for id_ in ids[2:]:
        add_need(ismail, Lacking(kind, "other", "Vill ha annat", TODAY), id=id_, by=by)
    hide_row(db.session.get_one(Service, ids[1]), by=by)
    hide_row(db.session.get_one(Need, ids[3]), by=by)
    close_need(db.session.get_one(Need, ids[4]), how="met", by=by)
    map_services(ismail, on=TODAY, by=by)


def report_and_answer(world: World, name: str) -> None:
    """Somebody reports a worry, and a colleague answers it; one waits, one is hidden."""
    by, ismail, ids = world.member(name), world.patient("Ismail"), [new_id() for _ in range(4)]
    for id_ in ids[:3]:
        report_concern(ismail, id=id_, tags=("sleep",), text="Svarar inte", by=by)
    hide_row(db.session.get_one(Signal, ids[2]), by=by)
    signal = db.session.get_one(Signal, ids[0])
    colleague = {"maria": "karin", "boris": "lina"}.get(name)
    if colleague is None:
        return
    by = world.member(colleague)
    answer_signal(signal, "Vi ringer", id=ids[3], next_step="Ringer", next_on=in_days(2), by=by)
    corrected = new_id()
    correct_signal_answer(db.session.get_one(SignalAnswer, ids[3]), "Vi ringer i dag", id=corrected, by=by)
    tell_signal_result(db.session.get_one(SignalAnswer, corrected), "Hon svarade", by=by)


def make_plans(world: World, name: str) -> None:
    """A SIP with what the person thought of it; another was somebody else's."""
    by, ismail, ids = world.member(name), world.patient("Ismail"), [new_id(), new_id()]
    for id_, kind in zip(ids, (SIP, "crisis"), strict=True):
        named = Named(caller_name="Eva på LSS", leader_name="Siv på VC", place="Cosmic/SIP")
        enter_plan(ismail, named, Step("made", TODAY, in_days(60), "partly"), id=id_, kind=kind, by=by)
    evaluate_plan(
        db.session.get_one(CarePlan, ids[0]), Answers(3, 4), id=new_id(), on=TODAY, is_declined=False, by=by
    )
    hide_row(db.session.get_one(CarePlan, ids[1]), by=by)


def decline_one(world: World, name: str) -> None:
    """A task offered to somebody, who says why not; its own giver where the party has nobody else."""
    task, by = own_task(world, name), world.member(name)
    task.offered_to_id = by.staff_id
    db.session.commit()
    decline_offer(task, "hinner inte", by=by)


def own_task(world: World, name: str) -> Task:
    """A task for oneself."""
    todo = Todo(new_id(), "Ring mamman", world.staff(name), in_days(1))
    add_task(world.patient("Ismail"), todo, by=world.member(name))
    return db.session.get_one(Task, todo.id)


def be_answered(world: World, name: str) -> None:
    """The region answered a nomination; it no longer hears of those of the municipality."""
    basis = world.share("Olof", name, to="region") if name != "maria" else None
    ask_about(world, "Ulla Sand", name)
    told = answer(world, nominate(world, "Olof", by=name), "not_now", next_step="Ringer", next_on=in_days(2))
    tell_result(told, "Det gick bra.", by=world.member("karin"))
    if basis:
        withdraw_basis(db.session.get_one(LegalBasis, basis), by=world.member(name))


def hand_over_outside(world: World, name: str) -> None:
    """To somebody outside, who accepted by name."""
    by, id_ = world.member(name), new_id()
    offer = Offer("service", "Flyttar i vår", TODAY, topic="Ledsagning", to_outside="Lunds kommun")
    offer_handover(world.patient("Ismail"), offer, id=id_, by=by)
    record_acceptance(db.session.get_one(Handover, id_), "Eva Lind", TODAY, by=by)


def ask_about(world: World, person: str, name: str) -> None:
    """A question to the whole team, with what was tried."""
    question = Proposal(new_id(), kind="consult", text="Hur når vi dem?", tried="Tre hembesök")
    nominate_patient(world.patient(person), question, by=world.member(name))


def call_duty(world: World, nomination: Nomination) -> None:
    """As if it had been red, and made between meetings."""
    about = {"team_id": world.team_id, "patient_id": nomination.patient_id, "party_id": nomination.party_id}
    db.session.add(DutyCall(**about, nomination_id=nomination.id, at=nomination.at))
    db.session.commit()


def write_on_the_board(stage: Stage) -> None:
    """What only a time on the board has room for: the region's."""
    call_duty(stage.world, db.session.get_one(Nomination, stage.ids["open_nomination"]))
    world, maria = stage.world, stage.world.member("maria")
    check_item(db.session.get_one(ChecklistItem, stage.ids["item"]), "waived", reason="behövs inte", by=maria)
    admitted = db.session.get_one(Episode, stage.ids["provisional"])
    set_ward(admitted, name="Avd", contact="Eva", phone="1", discharge_on=None, by=world.member("maria"))
    item = db.session.get_one(DischargeItem, stage.ids["discharge_item"])
    set_discharge_item(item, Agreed("not_needed", who="Kuratorn", reason="Har redan"), by=maria)
    now = clock.now()
    earlier: dict[str, Any] = {"started_by": maria.staff_id, "started_at": now, "ended_at": now}
    earlier |= {"ward_name": "Avd 25", "ward_contact": "Sköterska", "ward_phone": "0701"}
    mine = {"team_id": item.team_id, "patient_id": item.patient_id, "party_id": item.party_id}
    db.session.add(Discharge(**mine, **earlier, episode_id=stage.ids["stepping"]))
    db.session.commit()
    episode = db.session.get_one(Episode, stage.ids["episode"])
    set_goal(episode, "Sova", by=world.member("maria"))
    episode.closing_text = "Mår bra"
    db.session.commit()


def open_to_third(world: World, name: str) -> uuid.UUID:
    """Somebody's party let social services know how it stands."""
    by = world.member(name)
    facts = {"kind": "incapable", "scopes": ["status"], "necessity": "För vården", "at": clock.now()}
    basis = LegalBasis(
        id=new_id(),
        version=1,
        team_id=world.team_id,
        party_id=by.party_id,
        patient_id=world.patient("Ismail").id,
        to_party_id=world.parties["social"],
        by_id=by.staff_id,
        given_on=TODAY,
        valid_until=in_days(90),
        **facts,
    )
    db.session.add(basis)
    db.session.commit()
    return basis.id


def open_in_emergency(world: World, person: str, name: str, *, hours: int = 0) -> uuid.UUID:
    """Somebody opened a person; it goes on for so many hours, or has ended."""
    by, now = world.member(name), clock.now()
    row = EmergencyAccess(
        id=new_id(),
        version=1,
        team_id=world.team_id,
        party_id=by.party_id,
        patient_id=world.patient(person).id,
        staff_id=by.staff_id,
        at=now,
        reason="Hittad medvetslös",
        comment="Rätt gjort",
        ends_at=now + dt.timedelta(hours=hours),
        ended_at=None if hours else now,
    )
    db.session.add(row)
    db.session.commit()
    return row.id


def list_unit(world: World) -> uuid.UUID:
    """A unit in the team's directory."""
    id_, listing = new_id(), Listing("Beroendecentrum", "region")
    add_entry(world.team, listing, world.staff("karin"), id=id_, by=world.member("karin"))
    return id_


def annotate_timeline(world: World) -> uuid.UUID:
    """Something that happened to the team."""
    id_ = new_id()
    annotate(world.team, clock.today(), "Ny teamledare", id=id_, by=world.member("karin"))
    return id_


def look_at_petra(world: World) -> uuid.UUID:
    """Maria opened Petra's panel: a row of the log."""
    row = TrailRow(
        at=clock.now(),
        kind="panel",
        team_id=world.team_id,
        shown=[],
        facts={},
        party_id=world.parties["region"],
        staff_id=world.staff_ids["maria"],
        patient_id=world.people["Petra Dahl"],
        key_id="",
        mac="",
    )
    db.session.add(row)
    db.session.commit()
    return row.id
