"""A task that is handed over stays its owner's until the receiver has said yes by name."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.actions import bar_staff, withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.board.actions.handing import (
    accept_offer,
    decline_offer,
    hand_over_task,
    return_offer,
    take_back_offer,
)
from fact_board.board.actions.tasks import close_task, move_task, tick_task, untick_task
from fact_board.board.handing_rules import goes_back, is_given_at_once
from fact_board.board.models import Task
from fact_board.board.passing import return_offers
from fact_board.board.rules import Facts
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.teams.actions import end_membership, turn_day, write_absence
from tests.board.team_at_work import ISMAIL, again, event_of, in_days, start, task
from tests.world import World

pytestmark = pytest.mark.both_databases
ME, OTHER = new_id(), new_id()


def offered(world: World, *, to: str = "lina", owner: str = "maria") -> Task:
    """Maria's task, which she asks somebody to take."""
    given = task(world, owner=owner)
    hand_over_task(given, world.staff(to), by=world.member(owner))
    return given


def hands(given: Task, world: World) -> tuple[str, str | None]:
    """Whose it is, and who is asked, by name."""
    names = {id_: name for name, id_ in world.staff_ids.items()}
    row = again(given)
    return names[row.owner_id], names.get(row.offered_to_id)


def last_event(world: World) -> Event:
    """The newest of the team's events."""
    newest = select(Event).where(Event.stream_id == world.team_id).order_by(Event.seq.desc()).limit(1)
    return db.session.scalars(newest).one()


# The rules


@pytest.mark.parametrize(
    ("is_meeting", "role", "to_oneself"),
    [*itertools.product((True, False), ("member", "leader"), (True, False))],
)
def test_it_is_given_at_once_at_the_meeting_by_a_leader_and_to_oneself(
    is_meeting: bool, role: str, to_oneself: bool
) -> None:
    facts = Facts(ME, role=role, is_meeting=is_meeting)
    given = is_given_at_once(facts, ME if to_oneself else OTHER)
    assert given is (is_meeting or role == "leader" or to_oneself)


@pytest.mark.parametrize(
    ("due", "starts", "ends", "goes"),
    [
        (0, 0, 3, True),  # away from today: nobody answers
        (9, 0, 3, True),
        (0, 1, 3, False),  # due before they go
        (1, 1, 3, True),
        (3, 1, 3, True),
        (4, 1, 3, False),  # back by then
        (-2, 1, 3, False),
    ],
)
def test_an_offer_goes_back_when_nobody_is_there_to_answer_it_or_to_do_it(
    due: int, starts: int, ends: int, goes: bool
) -> None:
    today = dt.date(2026, 11, 24)
    day = [today + dt.timedelta(days=days) for days in (due, starts, ends)]
    assert goes_back(day[0], from_on=day[1], to_on=day[2], today=today) is goes


# Offered, taken, declined, taken back


def test_what_is_handed_over_is_the_givers_until_it_is_taken(world: World) -> None:
    given = offered(world)
    assert hands(given, world) == ("maria", "lina")
    taken = accept_offer(given, by=world.member("lina"))
    assert hands(given, world) == ("lina", None)
    event = event_of(taken)
    assert (event.name, event.facts["was"]) == ("task_offer_accepted", str(world.staff_ids["maria"]))
    assert accept_offer(given, by=world.member("lina")).event is None


def test_who_says_no_says_why_and_it_stays_where_it_was(world: World) -> None:
    given = offered(world)
    told = event_of(decline_offer(given, "Jag är på utbildning", by=world.member("lina")))
    assert hands(given, world) == ("maria", None)
    assert (given.declined_by, given.declined_because) == (world.staff_ids["lina"], "Jag är på utbildning")
    assert "utbildning" not in str(told.facts)
    assert decline_offer(given, "Jag är på utbildning", by=world.member("lina")).event is None
    hand_over_task(given, world.staff("sara"), by=world.member("maria"))
    assert (again(given).declined_by, given.declined_because) == (None, "")


def test_the_giver_takes_an_offer_back(world: World) -> None:
    given = offered(world)
    assert event_of(take_back_offer(given, by=world.member("maria"))).name == "task_offer_taken_back"
    assert hands(given, world) == ("maria", None)
    assert take_back_offer(given, by=world.member("maria")).event is None
    with pytest.raises(Conflict, match=r"task\.not_offered"):
        accept_offer(given, by=world.member("lina"))


def test_only_the_one_who_is_asked_answers(world: World) -> None:
    given = offered(world)
    for name in ("sara", "maria", "karin"):
        with pytest.raises(Conflict, match=r"task\.not_offered"):
            decline_offer(given, "nej", by=world.member(name))
    with pytest.raises(Conflict, match=r"task\.not_offered"):
        accept_offer(given, by=world.member("sara"))
    with pytest.raises(Conflict, match=r"task\.decline_instead"):
        take_back_offer(given, by=world.member("lina"))
    assert hands(given, world) == ("maria", "lina")


def test_the_same_is_offered_once_and_another_offer_takes_its_place(world: World) -> None:
    given = offered(world)
    assert hand_over_task(given, world.staff("lina"), by=world.member("maria")).event is None
    hand_over_task(given, world.staff("sara"), by=world.member("maria"))
    assert hands(given, world) == ("maria", "sara")


def test_at_the_meeting_and_by_a_leader_it_is_given_at_once(world: World) -> None:
    given = offered(world)
    hand_over_task(given, world.staff("sara"), by=world.member("karin"))
    assert hands(given, world) == ("sara", None)
    start(world)
    receipt = hand_over_task(given, world.staff("lina"), by=world.member("maria"))
    assert (event_of(receipt).name, hands(given, world)) == ("task_handed_over", ("lina", None))


def test_who_takes_it_over_has_said_yes(world: World) -> None:
    given = offered(world, to="sara")
    hand_over_task(given, world.staff("lina"), by=world.member("lina"))
    assert hands(given, world) == ("lina", None)


def test_another_day_leaves_an_offer_and_an_end_takes_it_along(world: World) -> None:
    given = offered(world)
    move_task(given, in_days(3), by=world.member("maria"))
    assert hands(given, world) == ("maria", "lina")
    tick_task(given, by=world.member("maria"))
    untick_task(given, by=world.member("maria"))
    assert hands(given, world) == ("maria", None)
    hand_over_task(given, world.staff("lina"), by=world.member("maria"))
    close_task(given, "behövs inte", by=world.member("maria"))
    with pytest.raises(Conflict, match=r"task\.not_open"):
        accept_offer(given, by=world.member("lina"))


# Who isn't there


def be_away(world: World, name: str, first: int, last: int) -> None:
    write_absence(
        world.team,
        world.staff(name),
        id=new_id(),
        from_on=in_days(first),
        to_on=in_days(last),
        by=world.member("karin"),
    )


def test_nothing_is_offered_to_somebody_away(world: World) -> None:
    be_away(world, "lina", 0, 2)
    with pytest.raises(Invalid, match=r"task\.receiver_away") as refusal:
        offered(world)
    assert (refusal.value.field, refusal.value.facts["name"]) == ("owner", world.staff("lina").name)


def test_an_offer_goes_back_when_its_receiver_is_written_down_as_away(world: World) -> None:
    given, later = offered(world), offered(world)
    move_task(later, in_days(20), by=world.member("maria"))
    be_away(world, "lina", 1, 3)
    assert (hands(given, world), hands(later, world)) == (("maria", None), ("maria", "lina"))
    with clock.at(clock.now() + dt.timedelta(days=1)):
        turn_day(world.team, by=None)
    assert hands(later, world) == ("maria", None)


def test_and_when_their_work_here_ends(world: World) -> None:
    given = offered(world)
    end_membership(
        world.member("lina"), last_on=clock.today(), successor=world.staff("sara"), by=world.member("karin")
    )
    assert hands(given, world) == ("maria", None)


# Who may no longer know of it


def bar_from(world: World, name: str, leader: str) -> None:
    bar_staff(world.patient(ISMAIL), world.staff(name), id=new_id(), by=world.member(leader))


def withdraw(world: World) -> None:
    party = world.parties["region"]
    given = select(LegalBasis).where(
        LegalBasis.patient_id == world.patient(ISMAIL).id, LegalBasis.party_id == party
    )
    withdraw_basis(db.session.scalars(given).one(), by=world.member("maria"))


@pytest.mark.parametrize(
    ("to", "loses"),
    [
        ("sara", lambda world: bar_from(world, "sara", "karin")),
        ("lina", withdraw),
    ],
    ids=["barred", "without a basis"],
)
def test_an_offer_goes_back_from_whoever_may_no_longer_know_of_it(
    world: World, to: str, loses: Callable[[World], None]
) -> None:
    given = offered(world, to=to)
    return_offers(world.team, clock.now())
    assert hands(given, world) == ("maria", to)
    loses(world)
    return_offers(world.team, clock.now())
    assert hands(given, world) == ("maria", None)
    told = last_event(world)
    assert (told.name, told.actor_id, sorted(told.facts)) == ("task_offer_returned", None, ["owner", "task"])
    return_offers(world.team, clock.now())
    assert last_event(world).seq == told.seq


def test_it_goes_back_when_a_basis_has_run_out(world: World) -> None:
    given = offered(world)
    after = clock.now() + dt.timedelta(days=181)
    with clock.at(after):
        return_offers(world.team, after)
        assert hands(given, world) == ("maria", None)


def test_what_the_giver_reads_is_the_same_as_of_somebody_who_only_said_no(world: World) -> None:
    barred, declined, away = offered(world, to="sara"), offered(world, to="sara"), offered(world, to="sara")
    decline_offer(declined, "", by=world.member("sara"))
    be_away(world, "sara", 0, 0)
    bar_from(world, "sara", "karin")
    return_offers(world.team, clock.now())
    for given in (barred, declined, away):
        row = again(given)
        said = (row.offered_to_id, row.declined_by, row.declined_because)
        assert said == (None, world.staff_ids["sara"], "")


def test_what_is_offered_to_nobody_does_not_go_back(world: World) -> None:
    given = task(world, owner="maria")
    assert return_offer(given, by=None).event is None
