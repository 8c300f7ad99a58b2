"""Enrolling somebody, new or known to another party."""

import uuid

import pytest
from sqlalchemy import select

from fact_board.action import Receipt
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.actions import enrol_patient, leave_team
from fact_board.patients.models import CareContact, KnownTo, Patient
from fact_board.teams.rules import folded
from tests.world import World

pytestmark = pytest.mark.both_databases


def enrol(
    world: World,
    name: str,
    year: int | None = 1980,
    *,
    by: str = "maria",
    contact: str = "",
    is_another: bool = False,
) -> tuple[uuid.UUID, Receipt]:
    patient_id = world.unlike_id()
    receipt = enrol_patient(
        world.team,
        id=patient_id,
        name=name,
        birth_year=year,
        contact=world.staff(contact or by),
        by=world.member(by),
        is_another=is_another,
    )
    return patient_id, receipt


def test_a_new_person_has_an_anchor_a_name_per_party_and_a_contact(world: World) -> None:
    patient_id, receipt = enrol(world, "Nadia Voss")
    patient = db.session.get_one(Patient, patient_id)
    assert patient.label == "Nadia V."
    known = db.session.scalars(select(KnownTo).where(KnownTo.patient_id == patient_id)).all()
    assert [(k.name, k.party_id, k.version) for k in known] == [
        ("Nadia Voss", world.parties["region"], receipt.seq)
    ]
    contact = db.session.scalars(select(CareContact).where(CareContact.patient_id == patient_id)).one()
    assert contact.staff_id == world.staff_ids["maria"]
    assert receipt.subjects == {("patient", patient_id), ("team", world.team_id)}


def test_look_alikes_are_marked_and_relabelled_with_their_cards(world: World) -> None:
    assert world.patient("Ulla Sand").label == "Ulla Sa."
    assert world.patient("Ulla Svan").label == "Ulla Sv."
    assert world.known("Ulla Sand").is_similar
    patient_id, receipt = enrol(world, "Ulla Salm")
    assert world.patient("Ulla Sand").label == "Ulla San."
    assert ("patient", world.people["Ulla Sand"]) in receipt.subjects
    assert ("patient", world.people["Ulla Svan"]) not in receipt.subjects
    assert db.session.get_one(Patient, patient_id).label == "Ulla Sal."


def test_labels_stay_unique_with_accents_folded(world: World) -> None:
    for year, name in enumerate(("Åsa Öst", "Asa Ost", "Ulla Sånd"), 1970):
        enrol(world, name, year)
    labels = [folded(label) for label in db.session.scalars(select(Patient.label))]
    assert len(labels) == len(set(labels))


def test_whom_the_other_party_has_keeps_one_anchor_and_the_answer_reads_the_same(closed_world: World) -> None:
    world = closed_world
    hanna = world.patient("Hanna")
    asked_id, known = enrol(world, "hanna bjork", 1960, by="boris")
    new_id_, new = enrol(world, "Nadia Voss", by="boris")
    assert db.session.get(Patient, asked_id) is None
    assert db.session.get(Patient, new_id_) is not None
    assert ("patient", hanna.id) in known.subjects
    names = {k.party_id: k.name for k in db.session.scalars(select(KnownTo).filter_by(patient_id=hanna.id))}
    assert names == {world.parties["region"]: "Hanna Björk", world.parties["municipality"]: "hanna bjork"}
    assert hanna.label == "Hanna B."
    assert known.event is not None
    assert new.event is not None
    assert (known.event.name, set(known.event.facts), known.event.is_sight_changing) == (
        new.event.name,
        set(new.event.facts),
        new.event.is_sight_changing,
    )


def test_the_same_person_is_not_registered_twice_by_one_party(world: World) -> None:
    with pytest.raises(Conflict, match=r"patient\.already_enrolled"):
        enrol(world, "Hanna Björk", 1960)
    patient_id, _ = enrol(world, "Hanna Björk", 1960, is_another=True)
    assert db.session.get_one(Patient, patient_id).label == "Hanna B. 2"


def test_namesakes_of_another_year_or_of_no_year_are_other_people(world: World) -> None:
    for year in (1961, None):
        patient_id, _ = enrol(world, "Hanna Björk", year, by="boris")
        assert db.session.get(Patient, patient_id) is not None


def test_who_comes_back_keeps_their_history(world: World) -> None:
    hanna = world.patient("Hanna")
    leave_team(world.known("Hanna"), reason="moved", successor="Lund", by=world.member("karin"))
    asked_id, receipt = enrol(world, "Hanna Björk", 1960)
    assert db.session.get(Patient, asked_id) is None
    assert hanna.left_on is None
    assert hanna.successor is None
    assert world.known("Hanna").version == receipt.seq


def test_the_contact_works_for_the_party_that_enrols(world: World) -> None:
    with pytest.raises(Invalid, match=r"contact\.of_other_party"):
        enrol(world, "Nadia Voss", contact="boris")
    assert db.session.scalar(select(KnownTo).where(KnownTo.name == "Nadia Voss")) is None


def test_the_event_holds_ids_only(world: World) -> None:
    enrol(world, "Nadia Voss")
    for event in db.session.scalars(select(Event)):
        assert "Nadia" not in str(event.facts)
