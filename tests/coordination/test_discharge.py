"""Admitted and home again: the checklist, the discharge in one step, and what stays."""

import datetime as dt
from typing import Any

import pytest

from fact_board import clock
from fact_board.access.gates import sight_for
from fact_board.access.viewer import Viewer
from fact_board.board.actions.discharging import FIRST_CONTACT, GoingHome, LegalAfter, discharge_patient
from fact_board.board.actions.episodes import move_episode, set_ward, undo_change
from fact_board.board.models import Episode, Task
from fact_board.columns import new_id
from fact_board.coordination.discharges.actions import Agreed, plan_discharge, set_discharge_item
from fact_board.coordination.discharges.calendar import first_contact_by
from fact_board.coordination.discharges.models import ITEMS, DischargeItem
from fact_board.coordination.discharges.queries import discharge_about
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.patients.actions import add_legal_status
from fact_board.patients.models import LegalStatus
from tests.board.team_at_work import episode_of, place
from tests.world import World

pytestmark = pytest.mark.both_databases


@pytest.fixture
def admitted(world: World) -> Episode:
    """Petra, on ward 81."""
    episode = place(world, "Petra", into="admitted")
    set_ward(
        episode,
        name="Avd 81",
        contact="Sköterska",
        phone="0701",
        discharge_on=clock.today() + dt.timedelta(days=3),
        by=world.member("maria"),
    )
    return episode


def told(world: World, name: str = "maria") -> dict[str, Any]:
    membership = world.member(name)
    viewer, patient = Viewer(membership.staff, membership, new_id()), world.patient("Petra")
    return discharge_about(viewer, patient, sight_for(viewer, patient))


def discharge(world: World, episode: Episode, *, by: str = "maria", **how: Any) -> Task:
    id_, today = new_id(), clock.today()
    how = {"owner": world.staff("maria"), "contact_on": first_contact_by(today), **how}
    category = world.category("discharged")
    discharge_patient(episode, category, GoingHome(today, **how), id=id_, by=world.member(by))
    tasks = db.session.query(Task).filter_by(patient_id=episode.patient_id, text=FIRST_CONTACT).all()
    (task,) = tasks
    return task


def test_the_checklist_says_who_does_what(world: World, admitted: Episode) -> None:
    plan_discharge(admitted, id=new_id(), by=world.member("maria"))
    with pytest.raises(Conflict, match=r"discharge\.planned_already"):
        plan_discharge(admitted, id=new_id(), by=world.member("maria"))
    items = told(world)["planning"]["items"]
    assert [item["code"] for item in items] == list(ITEMS)
    item = db.session.get_one(DischargeItem, items[4]["id"])
    agreed = Agreed(owner=world.member("boris"), due_on=clock.today())
    set_discharge_item(item, agreed, by=world.member("sara"))
    assert told(world, "boris")["planning"]["items"][4]["owner_name"] == world.staff("boris").name
    with pytest.raises(Invalid, match=r"discharge\.reason_missing"):
        set_discharge_item(item, Agreed("not_needed"), by=world.member("sara"))
    set_discharge_item(item, Agreed("done", world.member("boris")), by=world.member("boris"))
    assert (item.settled_on, item.settled_by) == (clock.today(), world.staff_ids["boris"])
    set_discharge_item(item, Agreed("open"), by=world.member("boris"))
    assert (item.settled_on, item.settled_by) == (None, None)


def test_only_who_is_admitted_is_planned_for_and_discharged(world: World) -> None:
    episode = place(world, "Petra", into="crisis")
    with pytest.raises(Conflict, match=r"ward\.not_admitted"):
        plan_discharge(episode, id=new_id(), by=world.member("maria"))
    with pytest.raises(Conflict, match=r"ward\.not_admitted"):
        discharge(world, episode)


def test_a_discharge_moves_the_card_keeps_the_ward_and_books_the_first_contact(
    world: World, admitted: Episode
) -> None:
    plan_discharge(admitted, id=new_id(), by=world.member("maria"))
    task = discharge(world, admitted)
    assert (admitted.category.code, admitted.discharged_on) == ("discharged", clock.today())
    assert (admitted.ward_name, admitted.discharge_on) == (None, None)
    assert (task.state, task.owner_id, task.due_on) == (
        "open",
        world.staff_ids["maria"],
        first_contact_by(clock.today()),
    )
    (stay,) = told(world)["stays"]
    assert (stay["ward_name"], stay["ward_phone"], stay["discharged_on"]) == (
        "Avd 81",
        "0701",
        clock.today(),
    )
    assert stay["left_open"] == list(ITEMS)
    assert told(world)["planning"] is None


def test_nobody_planned_it_and_the_stay_is_kept_all_the_same(world: World, admitted: Episode) -> None:
    task = discharge(world, admitted, owner=None)
    assert (task.state, task.owner_id) == ("proposed", None)
    assert [stay["ward_name"] for stay in told(world)["stays"]] == ["Avd 81"]


def test_a_team_without_the_template_gets_the_task_too(world: World, admitted: Episode) -> None:
    for template in world.category("discharged").templates:
        template.is_active = False
    db.session.commit()
    assert discharge(world, admitted).state == "open"


def test_the_first_contact_is_within_seven_days(world: World, admitted: Episode) -> None:
    with pytest.raises(Invalid, match=r"discharge\.first_contact_late"):
        discharge(world, admitted, contact_on=clock.today() + dt.timedelta(days=8))


class TestLegalStatus:
    @pytest.fixture
    def lpt(self, world: World, admitted: Episode) -> LegalStatus:
        id_, today = new_id(), clock.today()
        days = {"starts_on": today, "ends_on": today + dt.timedelta(days=9)}
        add_legal_status(world.patient("Petra"), id=id_, status="LPT", **days, by=world.member("sara"))
        return db.session.get_one(LegalStatus, id_)

    def test_it_is_asked_about(self, world: World, admitted: Episode, lpt: LegalStatus) -> None:
        with pytest.raises(Invalid, match=r"discharge\.legal_unsettled"):
            discharge(world, admitted)
        assert [one["id"] for one in told(world)["legal"]] == [lpt.id]

    def test_it_ends(self, world: World, admitted: Episode, lpt: LegalStatus) -> None:
        discharge(world, admitted, legal=(LegalAfter(lpt.id, "ended"),))
        assert lpt.ended_at is not None
        assert told(world)["legal"] == []

    def test_it_goes_on_outside_with_its_own_end(
        self, world: World, admitted: Episode, lpt: LegalStatus
    ) -> None:
        ends_on = clock.today() + dt.timedelta(days=180)
        discharge(world, admitted, legal=(LegalAfter(lpt.id, "outside", ends_on),))
        opt = db.session.query(LegalStatus).filter_by(patient_id=admitted.patient_id, status="ÖPT").one()
        assert (opt.starts_on, opt.ends_on, opt.party_id) == (clock.today(), ends_on, lpt.party_id)
        assert lpt.ended_at is not None

    def test_it_goes_on_as_it_was(self, world: World, admitted: Episode, lpt: LegalStatus) -> None:
        discharge(world, admitted, legal=(LegalAfter(lpt.id, "goes_on"),))
        assert [one["id"] for one in told(world)["legal"]] == [lpt.id]


def test_a_discharge_is_not_undone_as_a_move_is(world: World, admitted: Episode) -> None:
    discharge(world, admitted)
    with pytest.raises(Conflict, match=r"undo\.nothing"):
        undo_change(admitted, by=world.member("maria"))


def test_a_card_dragged_home_counts_from_that_day_and_back_again(world: World, admitted: Episode) -> None:
    maria = world.member("maria")
    move_episode(admitted, world.category("discharged"), why="hem", by=maria)
    assert admitted.discharged_on == clock.today()
    undo_change(admitted, by=maria)
    assert episode_of(world, "Petra").discharged_on is None
    move_episode(admitted, world.category("discharged"), why="hem", by=maria)
    move_episode(admitted, world.category("admitted"), why="åter inlagd", by=maria)
    assert episode_of(world, "Petra").discharged_on is None
