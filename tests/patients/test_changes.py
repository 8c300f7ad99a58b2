"""Contacts, next of kin, and the flags on a person."""

import datetime as dt

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.patients.actions import (
    Kin,
    add_legal_status,
    add_next_of_kin,
    end_legal_status,
    enrol_patient,
    lift_two_person,
    protect_identity,
    resume_medication,
    set_contact,
    set_primary,
    set_two_person,
    stop_medication,
)
from fact_board.patients.models import CareContact, LegalStatus, NextOfKin
from fact_board.patients.queries import contact_of
from tests.world import World

pytestmark = pytest.mark.both_databases


def set_region_contact(world: World, staff: str, deputy: str | None = None) -> Receipt:
    return set_contact(
        world.patient("Hanna"),
        world.staff(staff),
        party=world.parties["region"],
        deputy=world.staff(deputy) if deputy else None,
        phone="0700 00 00 02",
        hours="8–9",
        by=world.member("maria"),
    )


def test_a_party_has_one_contact_with_deputy_and_phone_hours(world: World) -> None:
    receipt = set_region_contact(world, "sara", "karin")
    contact = contact_of(world.patient("Hanna"), world.parties["region"])
    assert contact is not None
    assert (contact.staff_id, contact.deputy_id) == (world.staff_ids["sara"], world.staff_ids["karin"])
    assert contact.version == receipt.seq
    assert db.session.query(CareContact).filter_by(patient_id=contact.patient_id).count() == 1
    assert set_region_contact(world, "sara", "karin").event is None


def test_the_deputy_is_somebody_else(world: World) -> None:
    with pytest.raises(Invalid, match=r"contact\.deputy_is_staff"):
        set_region_contact(world, "sara", "sara")


def test_a_contact_works_for_the_party_it_is_the_contact_of(world: World) -> None:
    with pytest.raises(Invalid, match=r"contact\.of_other_party"):
        set_region_contact(world, "boris")


def test_each_party_names_its_own_contact_and_learns_nothing_of_the_others(closed_world: World) -> None:
    """Also when the other party doesn't know the person: the refusal is the same."""
    for name in ("Hanna", "Ismail"):
        with pytest.raises(Conflict, match=r"contact\.of_own_party_only"):
            set_contact(
                closed_world.patient(name),
                closed_world.staff("maria"),
                party=closed_world.parties["municipality"],
                by=closed_world.member("maria"),
            )


def test_the_primary_contact_changes_and_the_event_says_from_whom(world: World) -> None:
    receipt = set_primary(world.known("Hanna"), world.staff("sara"), by=world.member("karin"))
    assert receipt.event is not None
    assert receipt.event.facts == {
        "was": str(world.staff_ids["maria"]),
        "staff": str(world.staff_ids["sara"]),
    }


def test_next_of_kin_carry_whether_they_may_be_contacted(world: World) -> None:
    add_next_of_kin(
        world.patient("Hanna"),
        Kin("Rut Björk", "mor", "0700", "no"),
        id=(id_ := new_id()),
        by=world.member("maria"),
    )
    kin = db.session.scalars(select(NextOfKin)).one()
    assert (kin.may_contact, kin.party_id) == ("no", world.parties["region"])
    event = db.session.scalars(select(Event).where(Event.name == "next_of_kin_added")).one()
    assert event.facts == {"kin": str(id_), "kind": "kin", "may_contact": "no"}


def test_a_protected_identity_is_a_code_in_every_place_of_the_name(world: World) -> None:
    protect_identity(world.known("Hanna"), code="Kod 7Q", by=world.member("karin"))
    assert world.patient("Hanna").label == "Kod 7Q"
    protect_identity(world.known("Ismail"), by=world.member("karin"))
    assert world.patient("Ismail").label.startswith("Kod ")
    assert "Ismail" not in world.patient("Ismail").label
    with pytest.raises(Conflict, match=r"patient\.code_taken"):
        protect_identity(world.known("Petra"), code="Kod 7Q", by=world.member("karin"))


def test_a_protected_person_keeps_the_code_when_a_namesake_comes(world: World) -> None:
    protect_identity(world.known("Ulla Sand"), code="Kod 7Q", by=world.member("karin"))
    enrol_patient(
        world.team,
        id=new_id(),
        name="Ulla Salm",
        birth_year=None,
        contact=world.staff("maria"),
        by=world.member("maria"),
    )
    assert world.patient("Ulla Sand").label == "Kod 7Q"


def test_a_legal_status_holds_until_it_is_ended(world: World) -> None:
    add_legal_status(
        world.patient("Petra"),
        id=new_id(),
        status="LPT",
        starts_on=clock.today(),
        ends_on=clock.today() + dt.timedelta(days=9),
        by=world.member("sara"),
    )
    legal = db.session.scalars(select(LegalStatus)).one()
    end_legal_status(legal, by=world.member("sara"))
    assert legal.ended_at is not None
    with pytest.raises(Conflict, match=r"legal_status\.ended"):
        end_legal_status(legal, by=world.member("sara"))


def test_going_in_pairs_is_set_and_lifted(world: World) -> None:
    review_on = clock.today() + dt.timedelta(days=14)
    set_two_person(
        world.known("Hanna"), reason="Hot i trapphuset", review_on=review_on, by=world.member("sara")
    )
    assert world.known("Hanna").two_person_review_on == review_on
    lift_two_person(world.known("Hanna"), by=world.member("sara"))
    assert world.known("Hanna").two_person_reason is None
    assert lift_two_person(world.known("Hanna"), by=world.member("sara")).event is None


def test_stopped_medication_has_a_day_that_has_been(world: World) -> None:
    with pytest.raises(Invalid, match=r"date\.in_future"):
        stop_medication(
            world.known("Hanna"), on=clock.today() + dt.timedelta(days=1), by=world.member("sara")
        )
    stop_medication(world.known("Hanna"), on=clock.today(), by=world.member("sara"))
    assert world.known("Hanna").medication_stopped_on == clock.today()
    resume_medication(world.known("Hanna"), by=world.member("sara"))
    assert world.known("Hanna").medication_stopped_on is None
