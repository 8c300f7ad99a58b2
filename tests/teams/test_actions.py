"""Founding a team, who works in it, its categories and settings."""

import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import bar_staff
from fact_board.action import Receipt
from fact_board.board.models import Episode, Task
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import HOUSE, Event, Stream
from fact_board.teams.actions import (
    THE_HOUSE,
    add_membership,
    add_party,
    add_staff,
    edit_category,
    edit_settings,
    end_membership,
    set_duty,
    turn_day,
    write_absence,
)
from fact_board.teams.models import Category, Membership, TaskTemplate, Team, TeamParty
from fact_board.teams.passing import TIME_VERBS
from fact_board.teams.queries.team import duty_of
from fact_board.teams.rules import DEFAULT_CATEGORIES
from fact_board.visits.planned.actions import Plan, plan_visit
from fact_board.visits.planned.models import PlannedVisit
from tests.world import World

pytestmark = pytest.mark.both_databases


def employ(world: World, name: str, *, initials: str | None = None, **rest: object) -> Membership:
    staff_id, membership_id = new_id(), new_id()
    add_staff(THE_HOUSE, id=staff_id, name=name, by=None)
    world.staff_ids[name] = staff_id
    facts: dict[str, object] = {
        "party": world.parties["region"],
        "profession": "nurse",
        "starts_on": clock.today(),
        **rest,
    }
    add_membership(
        world.team,
        world.staff(name),
        id=membership_id,
        initials=initials,
        by=world.member("karin"),
        **facts,  # type: ignore[arg-type]
    )
    return db.session.get_one(Membership, membership_id)


def test_a_founded_team_has_a_stream_of_its_own_and_every_category_with_its_tasks(world: World) -> None:
    assert db.session.get(Stream, world.team_id) is not None
    categories = db.session.scalars(select(Category).order_by(Category.position)).all()
    assert [c.code for c in categories] == [seed.code for seed in DEFAULT_CATEGORIES]
    templates = db.session.scalars(select(TaskTemplate)).all()
    assert len(templates) == sum(len(seed.templates) for seed in DEFAULT_CATEGORIES)


def test_founding_is_an_event_of_the_house(world: World) -> None:
    event = db.session.scalars(select(Event).where(Event.stream_id == HOUSE).order_by(Event.seq)).first()
    assert event is not None
    assert (event.name, event.facts) == ("team_founded", {"team": str(world.team_id)})


def test_a_party_is_added_once(world: World) -> None:
    region = world.party("region")
    receipt = add_party(world.team, id=region.id, name="x", short="x", principal="region", by=None)
    assert receipt.event is None
    assert db.session.query(TeamParty).count() == 2


def test_two_colleagues_get_initials_of_their_own(world: World) -> None:
    assert world.member("karin").initials == "KL"
    assert employ(world, "Kalle Lind").initials == "KLI"
    with pytest.raises(Conflict, match=r"membership\.initials_taken"):
        employ(world, "Klara Lo", initials="kl")


def test_nobody_works_in_a_team_for_a_party_outside_it(world: World) -> None:
    with pytest.raises(Invalid, match=r"party\.not_in_team"):
        employ(world, "Eva Ny", party=new_id())


def test_a_profession_or_role_that_does_not_exist_is_refused(world: World) -> None:
    for wrong in ({"profession": "wizard"}, {"role": "king"}):
        with pytest.raises(Invalid, match=r"membership\.kind"):
            employ(world, "Eva Ny", **wrong)


def test_a_party_belongs_to_region_or_municipality(world: World) -> None:
    with pytest.raises(Invalid, match=r"party\.principal"):
        add_party(world.team, id=new_id(), name="Kyrkan", short="K", principal="church", by=None)


def test_nobody_works_twice_in_a_team_on_one_day(world: World) -> None:
    with pytest.raises(Conflict, match=r"membership\.exists"):
        add_membership(
            world.team,
            world.staff("maria"),
            id=new_id(),
            party=world.parties["region"],
            profession="nurse",
            starts_on=clock.today(),
            by=None,
        )


def test_who_leaves_with_work_in_hand_needs_a_successor(world: World) -> None:
    with pytest.raises(Conflict, match=r"membership\.successor_missing") as refused:
        end_membership(world.member("maria"), last_on=clock.today(), by=world.member("karin"))
    assert refused.value.facts == {"tasks": 0, "people": 6}


def test_the_successor_gets_tasks_people_and_contacts_at_once(world: World) -> None:
    hanna = world.patient("Hanna")
    task = Task(
        id=new_id(),
        team_id=world.team_id,
        patient_id=hanna.id,
        party_id=world.parties["region"],
        text="Ring hem",
        owner_id=world.staff_ids["maria"],
        due_on=clock.today(),
        by_id=world.staff_ids["maria"],
        at=clock.now(),
    )
    db.session.add(task)
    db.session.commit()
    receipt = end_membership(
        world.member("maria"),
        last_on=clock.today(),
        successor=world.staff("sara"),
        by=world.member("karin"),
    )
    assert task.owner_id == world.staff_ids["sara"]
    assert task.version == receipt.seq
    assert world.known("Ulla").primary_id == world.staff_ids["sara"]
    assert ("patient", hanna.id) in receipt.subjects
    assert world.member("maria").ends_on == clock.today()


def test_whoever_takes_over_makes_the_visits_that_are_planned_after_the_last_day(world: World) -> None:
    hanna, maria = world.patient("Hanna"), world.member("maria")
    planned = {}
    for days in (0, 2):
        planned[days] = new_id()
        plan = Plan(clock.today() + dt.timedelta(days=days), world.staff("maria"))
        plan_visit(hanna, plan, id=planned[days], by=maria)
    receipt = end_membership(
        world.member("maria"),
        last_on=clock.today(),
        successor=world.staff("sara"),
        by=world.member("karin"),
    )
    goes = {days: db.session.get_one(PlannedVisit, id_).staff_id for days, id_ in planned.items()}
    assert goes == {0: world.staff_ids["maria"], 2: world.staff_ids["sara"]}
    assert ("patient", hanna.id) in receipt.subjects


def test_a_visit_alone_asks_for_a_successor_who_may_see_the_person(world: World) -> None:
    """Sara has no tasks and leads nobody; only a visit is hers."""
    plan = Plan(clock.today() + dt.timedelta(days=2), world.staff("sara"))
    plan_visit(world.patient("Hanna"), plan, id=new_id(), by=world.member("sara"))
    with pytest.raises(Conflict, match=r"membership\.successor_missing"):
        end_membership(world.member("sara"), last_on=clock.today(), by=world.member("karin"))
    bar_staff(world.patient("Hanna"), world.staff("maria"), id=new_id(), by=world.member("karin"))
    with pytest.raises(Invalid, match=r"membership\.successor_barred"):
        end_membership(
            world.member("sara"),
            last_on=clock.today(),
            successor=world.staff("maria"),
            by=world.member("karin"),
        )


def test_a_stranger_to_the_team_is_no_successor(world: World) -> None:
    stranger_id = new_id()
    add_staff(THE_HOUSE, id=stranger_id, name="Okänd Person", by=None)
    world.staff_ids["stranger"] = stranger_id
    with pytest.raises(Invalid, match=r"membership\.successor_unfit"):
        end_membership(
            world.member("maria"), last_on=clock.today(), successor=world.staff("stranger"), by=None
        )


def test_an_absence_touches_the_team_and_the_one_away(world: World) -> None:
    receipt = write_absence(
        world.team,
        world.staff("boris"),
        id=new_id(),
        from_on=clock.today(),
        to_on=clock.today() + dt.timedelta(days=2),
        by=world.member("boris"),
    )
    assert receipt.subjects == {("team", world.team_id), ("staff", world.staff_ids["boris"])}


def test_an_absence_that_is_over_or_runs_backwards_is_refused(world: World) -> None:
    today, day = clock.today(), dt.timedelta(days=1)
    for from_on, to_on in ((today - 3 * day, today - day), (today, today - day)):
        with pytest.raises(Invalid):
            write_absence(
                world.team,
                world.staff("boris"),
                id=new_id(),
                from_on=from_on,
                to_on=to_on,
                by=world.member("boris"),
            )


def test_the_latest_duty_of_the_day_counts_and_saying_it_again_is_no_event(world: World) -> None:
    def set_to(officer: str, deputy: str) -> Receipt:
        return set_duty(
            world.team, world.staff(officer), deputy=world.staff(deputy), by=world.member("karin")
        )

    set_to("maria", "karin")
    set_to("sara", "karin")
    duty = duty_of(world.team_id, clock.today())
    assert duty is not None
    assert duty.officer_id == world.staff_ids["sara"]
    assert set_to("sara", "karin").event is None
    with pytest.raises(Invalid, match=r"duty\.deputy_is_officer"):
        set_to("sara", "sara")


def edit(world: World, code: str, **changes: object) -> Receipt:
    category = world.category(code)
    asked: dict[str, object] = {
        "label_sv": category.label_sv,
        "label_en": category.label_en,
        "order": category.position,
        "is_active": category.is_active,
        "review_days": category.review_days,
        "stay_low_days": category.stay_low_days,
        "stay_high_days": category.stay_high_days,
        **changes,
    }
    return edit_category(category, **asked, by=world.member("karin"))  # type: ignore[arg-type]


def test_an_occupied_category_stays_switched_on(world: World) -> None:
    hanna = world.patient("Hanna")
    crisis = world.category("crisis")
    db.session.add(
        Episode(
            id=new_id(),
            team_id=world.team_id,
            patient_id=hanna.id,
            party_id=world.parties["region"],
            category_id=crisis.id,
            urgency="red",
            placed_at=clock.now(),
            placed_by=world.staff_ids["maria"],
            urgency_since=clock.now(),
        )
    )
    db.session.commit()
    with pytest.raises(Conflict, match=r"category\.occupied"):
        edit(world, "crisis", is_active=False)
    edit(world, "detained", is_active=False)
    assert not world.category("detained").is_active


def test_a_category_takes_the_teams_own_words_and_keeps_its_code(world: World) -> None:
    receipt = edit(world, "avoiding", label_sv="Svårnådd", review_days=4)
    assert receipt.subjects == {("category", world.category("avoiding").id)}
    assert world.category("avoiding").label_sv == "Svårnådd"
    assert world.category("avoiding").version == receipt.seq
    assert edit(world, "avoiding").event is None


def test_settings_change_the_meeting_and_say_so_once(world: World) -> None:
    def change() -> Receipt:
        return edit_settings(
            world.team,
            name="Team Prov",
            on_call_phone="0700 11 11 11",
            meeting_days=[4, 0],
            meeting_starts="09:00",
            meeting_ends="09:20",
            by=world.member("karin"),
        )

    receipt = change()
    assert world.team.meeting_days == [0, 4]
    assert world.team.version == receipt.seq
    assert change().event is None


def test_the_day_turns_once_and_draws_those_who_start_and_those_who_left(world: World) -> None:
    tomorrow = clock.instant(clock.today() + dt.timedelta(days=1), "00:01")
    starting = employ(world, "Eva Ny", starts_on=clock.today(tomorrow), fte=Decimal("0.5"))
    ended = end_membership(
        world.member("lina"), last_on=clock.today(), successor=None, by=world.member("karin")
    )
    assert ended.event is not None
    with clock.at(tomorrow):
        receipt = turn_day(world.team, by=None)
        assert receipt.event is not None
        assert receipt.event.is_sight_changing
        assert receipt.subjects == {
            ("team", world.team_id),
            ("staff", starting.staff_id),
            ("staff", world.staff_ids["lina"]),
        }
        assert turn_day(world.team, by=None).event is None
        for verb in TIME_VERBS:
            verb(world.team, clock.now())
    turned = select(Event).where(Event.name == "day_turned")
    assert len(db.session.scalars(turned).all()) == 1
    assert db.session.get_one(Team, world.team_id).day_turned_on == clock.today(tomorrow)
