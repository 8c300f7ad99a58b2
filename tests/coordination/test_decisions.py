"""Waiting for decisions: asked, reminded, given more time, taken higher, answered and corrected."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from fact_board import clock
from fact_board.access.gates import sight_for
from fact_board.access.viewer import Viewer
from fact_board.board.actions.wrong_person import hide_row
from fact_board.columns import new_id
from fact_board.coordination.decisions import actions
from fact_board.coordination.decisions.actions import Asked, Decided, watch_decision
from fact_board.coordination.decisions.models import DecisionStep, DecisionWatch
from fact_board.coordination.decisions.queries import decisions_about, decisions_for
from fact_board.errors import Conflict, Invalid, NotFound
from fact_board.extensions import db
from fact_board.teams.models import Party
from tests.access.scenes import enter_in_books
from tests.world import World

pytestmark = pytest.mark.both_databases


def in_days(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def watch(
    world: World, *, asked: int = -12, expected: int | None = 5, by: str = "maria", **of: Any
) -> DecisionWatch:
    id_, of = new_id(), of or {"unit": "Socialtjänsten"}
    days: Any = {"asked_on": in_days(asked), "expected_on": None if expected is None else in_days(expected)}
    watch_decision(
        world.patient("Petra"), Asked("Boendestöd 10 h i veckan", **days, **of), id=id_, by=world.member(by)
    )
    return db.session.get_one(DecisionWatch, id_)


def viewer(world: World, name: str) -> Viewer:
    membership = world.member(name)
    return Viewer(membership.staff, membership, new_id())


def about(world: World, name: str) -> dict[str, Any]:
    """What somebody reads of Petra's decisions."""
    patient = world.patient("Petra")
    return decisions_about(viewer(world, name), patient, sight_for(viewer(world, name), patient))


def listed(world: World, name: str) -> dict[str, list[str]]:
    """What stands in somebody's two lists."""
    lists = decisions_for(viewer(world, name))
    return {key: [one["what"] for one in lists[key]] for key in ("asked_of_us", "asked_by_us")}


ASKED = ["Boendestöd 10 h i veckan"]


def test_a_request_waits_until_somebody_writes_what_was_decided(world: World) -> None:
    waiting = watch(world)
    assert (waiting.ended_at, waiting.asked_by) == (None, world.staff_ids["maria"])
    decided = Decided("partly", in_days(-1), "Fem timmar till att börja med.")
    receipt = actions.end_decision(waiting, decided, by=world.member("lina"))
    assert (waiting.outcome, waiting.version) == ("partly", receipt.seq)
    assert (waiting.decided_on, waiting.ended_by) == (in_days(-1), world.staff_ids["lina"])
    with pytest.raises(Conflict, match=r"decision\.ended"):
        actions.end_decision(waiting, Decided("refused", clock.today()), by=world.member("lina"))


@pytest.mark.parametrize(("asked", "expected"), [(1, 5), (-1, -2), (0, 800)])
def test_a_request_of_tomorrow_or_answered_before_it_is_made_is_refused(
    world: World, asked: int, expected: int
) -> None:
    with pytest.raises(Invalid):
        watch(world, asked=asked, expected=expected)


def test_somebody_named_is_asked(world: World) -> None:
    with pytest.raises(Invalid, match=r"decision\.of_whom"):
        watch(world, unit="")
    of_boris = watch(world, staff=world.member("boris"))
    assert (of_boris.asked_staff_id, of_boris.asked_party_id) == (
        world.staff_ids["boris"],
        world.parties["municipality"],
    )


def test_reminders_are_counted_and_tell_when_the_next_is_due(world: World) -> None:
    waiting = watch(world, asked=-30, expected=-10)
    for days, how in ((-8, "called"), (-1, "list")):
        actions.remind_decision(waiting, id=new_id(), how=how, on=in_days(days), by=world.member("karin"))
    (one,) = about(world, "maria")["decisions"]
    assert [(step["kind"], step["on"], step["how"]) for step in one["steps"]] == [
        ("reminded", in_days(-8), "called"),
        ("reminded", in_days(-1), "list"),
    ]
    assert one["remind_on"] >= in_days(6)
    assert (one["standing"], one["waited"]) == ("late", 30)


@pytest.mark.parametrize("on", [-13, 1])
def test_one_reminds_of_what_was_asked_and_not_ahead(world: World, on: int) -> None:
    with pytest.raises(Invalid):
        actions.remind_decision(
            watch(world), id=new_id(), how="called", on=in_days(on), by=world.member("maria")
        )


def test_a_reminder_gets_in_nobodys_way(world: World) -> None:
    """Adding never conflicts: who is about to answer isn't told that somebody changed the request."""
    waiting = watch(world)
    was = waiting.version
    actions.remind_decision(waiting, id=new_id(), how="list", on=clock.today(), by=world.member("maria"))
    actions.escalate_decision(waiting, "Chefen", id=new_id(), on=clock.today(), by=world.member("maria"))
    assert waiting.version == was


def test_more_time_is_asked_for_ahead_and_stays_in_the_history(world: World) -> None:
    waiting, boris = watch(world, expected=-1), world.member("boris")
    with pytest.raises(Invalid, match=r"date\.in_past"):
        actions.postpone_decision(waiting, in_days(-1), id=new_id(), by=boris)
    actions.postpone_decision(waiting, in_days(9), id=new_id(), by=boris)
    step = db.session.scalars(select(DecisionStep)).one()
    assert (waiting.expected_on, step.until, step.by_id) == (in_days(9), in_days(9), boris.staff_id)
    assert step.party_id == waiting.party_id


def test_it_is_taken_higher_to_somebody_named(world: World) -> None:
    waiting = watch(world)
    actions.escalate_decision(
        waiting, "Enhetschef Berg", id=new_id(), on=clock.today(), by=world.member("maria")
    )
    (one,) = about(world, "maria")["decisions"]
    assert [step["to_whom"] for step in one["steps"]] == ["Enhetschef Berg"]


def test_a_correction_supersedes_and_takes_the_reminders_along(world: World) -> None:
    wrong, maria, id_ = watch(world), world.member("maria"), new_id()
    actions.remind_decision(wrong, id=new_id(), how="called", on=clock.today(), by=maria)
    actions.end_decision(wrong, Decided("granted", clock.today()), by=maria)
    right = Asked("Boendestöd 15 h i veckan", in_days(-12), in_days(5), unit="Socialtjänsten")
    actions.correct_decision(wrong, right, None, id=id_, by=world.member("karin"))
    (one,) = about(world, "maria")["decisions"]
    assert (one["id"], one["what"], one["outcome"], one["is_corrected"]) == (id_, right.what, None, True)
    assert len(one["steps"]) == 1
    assert wrong.outcome == "granted"  # what was written stays
    with pytest.raises(Conflict, match=r"decision\.corrected"):
        actions.end_decision(wrong, Decided("refused", clock.today()), by=maria)
    with pytest.raises(Conflict, match=r"decision\.corrected"):
        actions.correct_decision(wrong, right, None, id=new_id(), by=maria)


def test_an_outcome_is_corrected_without_waiting_again(world: World) -> None:
    wrong, maria = watch(world), world.member("maria")
    actions.end_decision(wrong, Decided("granted", clock.today()), by=maria)
    asked = Asked(wrong.what, wrong.asked_on, wrong.expected_on, unit=wrong.asked_of)
    actions.correct_decision(wrong, asked, Decided("refused", in_days(-1), "Avslag"), id=new_id(), by=maria)
    (one,) = about(world, "maria")["decisions"]
    assert (one["outcome"], one["standing"], one["text"]) == ("refused", "ended", "Avslag")


def test_what_was_asked_about_the_wrong_person_is_gone(world: World) -> None:
    waiting, maria = watch(world), world.member("maria")
    hide_row(waiting, by=maria)
    assert about(world, "maria")["decisions"] == []
    assert listed(world, "maria") == {"asked_of_us": [], "asked_by_us": []}
    with pytest.raises(NotFound):
        actions.end_decision(waiting, Decided("refused", clock.today()), by=maria)


class TestBetweenParties:
    """The world of these tests shares nothing at first."""

    @pytest.fixture
    def world(self, closed_world: World) -> World:
        enter_in_books(closed_world, "boris")
        return closed_world

    def of_them(self, world: World) -> DecisionWatch:
        return watch(world, party=db.session.get_one(Party, world.parties["municipality"]))

    def test_who_is_asked_sees_it_with_the_scope_and_the_asker_is_told_so(self, world: World) -> None:
        self.of_them(world)
        assert listed(world, "boris") == {"asked_of_us": [], "asked_by_us": []}
        assert self.is_told(world) is False
        world.share("Petra", "maria", to="municipality", scopes=["status", "contacts", "notes"])
        assert (listed(world, "boris")["asked_of_us"], self.is_told(world)) == ([], False)
        world.share("Petra", "maria", to="municipality", scopes=["plans"])
        assert (listed(world, "boris")["asked_of_us"], self.is_told(world)) == (ASKED, True)
        assert listed(world, "maria") == {"asked_of_us": [], "asked_by_us": ASKED}

    def is_told(self, world: World) -> bool | None:
        (one,) = about(world, "maria")["decisions"]
        told: bool | None = one["is_told"]
        return told

    def test_the_answer_reaches_the_asker(self, world: World) -> None:
        waiting = self.of_them(world)
        world.share("Petra", "maria", to="municipality", scopes=["plans"])
        decided = Decided("granted", clock.today(), "Börjar på måndag.")
        actions.end_decision(waiting, decided, by=world.member("boris"))
        (one,) = about(world, "maria")["decisions"]
        assert (one["outcome"], one["text"], one["ended_by_name"]) == (
            "granted",
            "Börjar på måndag.",
            world.staff("boris").name,
        )
        assert listed(world, "boris") == {"asked_of_us": [], "asked_by_us": []}

    def test_whether_the_other_side_knows_the_person_changes_nothing_for_the_asker(
        self, world: World
    ) -> None:
        """The basis is one's own; whether the person stands in the other's books is theirs."""
        self.of_them(world)
        for known in world.patient("Petra").known:
            if known.party_id == world.parties["municipality"]:
                known.left_on = clock.today()
        db.session.commit()
        assert self.is_told(world) is False
        assert [one["may_see"] for one in about(world, "maria")["parties"]] == [True, False]
