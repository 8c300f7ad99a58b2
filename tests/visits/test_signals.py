"""Reporting a worry: what it needs, who sees it, who answers, and what the one who reported is told."""

import datetime as dt
import uuid
from typing import Any

import pytest
from flask import Flask

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.board.actions.wrong_person import hide_row
from fact_board.columns import new_id
from fact_board.errors import DomainError
from fact_board.extensions import db
from fact_board.visits.signals.actions import (
    answer_signal,
    correct_signal_answer,
    read_signal_answer,
    report_concern,
    tell_signal_result,
)
from fact_board.visits.signals.models import Signal, SignalAnswer
from fact_board.visits.signals.queries import concerns_for
from tests.board.conftest import Screen, Stage, sign_in
from tests.meeting.at_the_meeting import keep_apart
from tests.world import World

pytestmark = pytest.mark.both_databases


def report(world: World, by: str = "boris", person: str = "Hanna", **said: Any) -> Signal:
    id_ = new_id()
    values = {"tags": ("sleep",), "text": "Sover inte", **said}
    report_concern(world.patient(person), id=id_, **values, by=world.member(by))
    return db.session.get_one(Signal, id_)


def answer(world: World, signal: Signal, by: str = "maria", **told: Any) -> SignalAnswer:
    id_ = new_id()
    values = {"next_step": "", "next_on": None, **told}
    answer_signal(signal, "Vi ringer i dag", id=id_, **values, by=world.member(by))
    return db.session.get_one(SignalAnswer, id_)


def refusal(act: Any) -> str:
    with pytest.raises(DomainError) as caught:
        act()
    db.session.rollback()
    return caught.value.key


def panel(screen: Screen, person: uuid.UUID) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = screen.get(f"/patients/{person}").get_json()["signals"]
    return told


def test_a_word_or_a_line_is_needed(world: World) -> None:
    assert refusal(lambda: report(world, tags=(), text="")) == "signal.tag_or_text_needed"
    assert report(world, tags=(), text="Svarar inte").text == "Svarar inte"
    assert report(world, text="").tags == ["sleep"]


def test_it_is_the_writers_partys_and_due_after_the_next_meeting(world: World) -> None:
    with clock.at(dt.datetime(2026, 11, 23, 12, 0, tzinfo=clock.ZONE)):
        signal = report(world)
    assert signal.party_id == world.parties["municipality"]
    assert clock.today(signal.answer_due_at) == dt.date(2026, 11, 25)


def test_a_signal_is_answered_once_and_not_by_its_author(world: World) -> None:
    signal = report(world)
    assert refusal(lambda: answer(world, signal, by="boris")) == "signal.own"
    answer(world, signal)
    assert refusal(lambda: answer(world, signal, by="karin")) == "signal.already_answered"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"next_step": "Ringer"}, "answer.next_on_needed"),
        ({"next_on": clock.today()}, "answer.next_step_needed"),
        ({"next_step": "Ringer", "next_on": clock.today() - dt.timedelta(days=1)}, "date.in_past"),
    ],
)
def test_a_next_step_has_its_day(world: World, told: dict[str, Any], expected: str) -> None:
    signal = report(world)
    assert refusal(lambda: answer(world, signal, **told)) == expected


def test_the_author_is_nudged_reads_it_and_hears_how_it_went(world: World) -> None:
    signal, tomorrow = report(world), clock.today() + dt.timedelta(days=1)
    given = answer(world, signal, next_step="Hembesök", next_on=tomorrow)
    assert given.result_due_on == tomorrow
    assert refusal(lambda: read_signal_answer(given, by=world.member("lina"))) == "signal.not_to_you"
    read_signal_answer(given, by=world.member("boris"))
    assert given.read_at is not None
    receipt = tell_signal_result(given, "Hon öppnade", by=world.member("maria"))
    assert receipt.nudged == {world.staff_ids["boris"]}
    assert tell_signal_result(given, "Hon öppnade", by=world.member("maria")).event is None
    again = lambda: tell_signal_result(given, "Nej", by=world.member("maria"))  # noqa: E731
    assert refusal(again) == "answer.result_told"


def correct(world: World, given: SignalAnswer, text: str, by: str = "maria") -> SignalAnswer:
    id_ = new_id()
    receipt = correct_signal_answer(given, text, id=id_, by=world.member(by))
    assert receipt.nudged == {world.staff_ids["boris"]}
    return db.session.get_one(SignalAnswer, id_)


def test_a_correction_supersedes_the_answer_and_both_stay(app: Flask, world: World) -> None:
    given = answer(world, report(world), next_step="Ringer", next_on=clock.today())
    read_signal_answer(given, by=world.member("boris"))
    second = correct(world, given, "Vi kommer i morgon")
    assert refusal(lambda: correct(world, given, "En annan sak")) == "answer.already_corrected"
    assert (
        refusal(lambda: tell_signal_result(given, "Öppnade", by=world.member("maria")))
        == "answer.already_corrected"
    )
    assert refusal(lambda: correct(world, second, "Mitt eget", by="boris")) == "signal.own"
    assert correct_signal_answer(second, second.text, id=new_id(), by=world.member("maria")).event is None
    for name in ("boris", "maria"):
        (one,) = panel(sign_in(app, world, name), world.people["Hanna Björk"])
        told = one["answer"]
        assert (told["text"], told["next_step"], told["read_at"]) == ("Vi kommer i morgon", "Ringer", None)
        assert [earlier["text"] for earlier in told["earlier"]] == ["Vi ringer i dag"]


def test_a_correction_that_may_not_be_told_changes_nothing_for_the_one_who_reported(
    app: Flask, world: World
) -> None:
    given = answer(world, report(world))
    given_id = given.id
    keep_apart(world, "Hanna")
    boris, hanna = sign_in(app, world, "boris"), world.people["Hanna Björk"]
    boris.send(f"/signal-answers/{given_id}/reading")
    (before,) = panel(boris, hanna)
    assert before["answer"]["is_neutral"]
    with app.app_context():
        first, maria = db.session.get_one(SignalAnswer, given_id), world.member("maria")
        receipt = correct_signal_answer(first, "Vi kommer i morgon", id=new_id(), by=maria)
        assert receipt.nudged == frozenset()
    assert panel(boris, hanna) == [before]


def test_on_the_wrong_person_it_is_gone_with_its_answer(app: Flask, world: World) -> None:
    signal = report(world)
    given = answer(world, signal)
    hide_row(signal, by=world.member("boris"))
    assert (
        refusal(lambda: tell_signal_result(given, "Hon öppnade", by=world.member("maria"))) == "row.not_found"
    )
    assert panel(sign_in(app, world, "boris"), world.people["Hanna Björk"]) == []


def to_answer(world: World, name: str, *, is_on_duty: bool = False) -> int:
    viewer = Viewer(world.staff(name), world.member(name), new_id())
    return len(concerns_for(viewer, is_on_duty=is_on_duty))


def test_it_waits_for_the_contacts_of_the_person_and_whoever_is_on_duty(world: World) -> None:
    signal = report(world)
    assert to_answer(world, "maria") == 1
    assert to_answer(world, "sara") == 0
    assert to_answer(world, "sara", is_on_duty=True) == 1
    assert to_answer(world, "boris", is_on_duty=True) == 0
    answer(world, signal)
    assert to_answer(world, "maria") == 0


def test_it_waits_for_nobody_who_may_not_see_it(world: World) -> None:
    keep_apart(world, "Hanna")
    report(world)
    assert to_answer(world, "maria", is_on_duty=True) == 0


def test_without_a_basis_it_waits_in_the_authors_party_and_then_comes(app: Flask, stage: Stage) -> None:
    """As a nomination does; and it is not on any screen of the other party until then."""
    world, hanna = stage.world, stage.ids["Hanna"]
    with app.app_context():
        keep_apart(world, "Hanna")
        signal_id = report(world).id
    maria, lina = sign_in(app, world, "maria"), sign_in(app, world, "lina")
    assert [one["id"] for one in panel(lina, hanna)] == [str(signal_id)]
    assert panel(maria, hanna) == []
    body = {"id": str(new_id()), "text": "Tack."}
    assert maria.send(f"/signals/{signal_id}/answers", body).status_code == 404
    with app.app_context():
        world.share("Hanna", "boris", to="region", scopes=("notes",))
    assert [one["id"] for one in panel(maria, hanna)] == [str(signal_id)]
    assert maria.send(f"/signals/{signal_id}/answers", body).status_code == 201


def test_an_answer_without_a_basis_says_only_that_it_was_read(app: Flask, world: World) -> None:
    keep_apart(world, "Hanna")
    hanna = world.people["Hanna Björk"]
    world.share("Hanna", "boris", to="region", scopes=("notes",))
    signal_id = (signal := report(world)).id
    answer(world, signal, next_step="Hembesök", next_on=clock.today())
    boris = sign_in(app, world, "boris")
    (told,) = panel(boris, hanna)
    assert (told["id"], told["answer"]["is_neutral"]) == (str(signal_id), True)
    assert "Vi ringer" not in boris.get(f"/patients/{hanna}").text
    assert "Hembesök" not in boris.get(f"/patients/{hanna}").text


def test_the_receipt_reads_the_same_whether_or_not_the_other_side_sees_it(app: Flask, stage: Stage) -> None:
    """Nothing in the answer to a report tells who else knows the person."""
    with app.app_context():
        keep_apart(stage.world, "Olof")
    boris = sign_in(app, stage.world, "boris")
    given = [
        boris.send(f"/patients/{stage.ids[name]}/signals", {"id": str(new_id()), "tags": ["worry"]})
        for name in ("Hanna", "Olof")
    ]
    assert [answer.status_code for answer in given] == [201, 201]
    assert [answer.get_json()["name"] for answer in given] == ["concern_reported"] * 2
