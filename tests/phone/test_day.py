"""One's own day over HTTP: what is in it, whose it is, and not a word that the reader may not see."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fact_board import clock
from fact_board.access.actions import ask_for_basis, withdraw_basis
from fact_board.access.models import LegalBasis
from fact_board.audit.models import TrailRow
from fact_board.board.actions.episodes import change_urgency
from fact_board.board.actions.handing import decline_offer, hand_over_task
from fact_board.board.actions.placing import Why
from fact_board.columns import new_id
from fact_board.coordination.decisions.actions import Asked, remind_decision, watch_decision
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.extensions import db
from fact_board.patients.actions import add_legal_status, protect_identity
from fact_board.teams.actions import set_duty, write_absence
from fact_board.visits.planned.actions import Plan, plan_visit
from tests.board.conftest import Screen, sign_in
from tests.board.team_at_work import answer, in_days, nominate, place, start, task
from tests.visits.test_signals import answer as answer_signal_of
from tests.visits.test_signals import report
from tests.world import World, build_world

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("monday_morning")]

Telling = Callable[[World], Any]


def told(app: Flask, story: Telling | None = None, *, is_shared: bool = True) -> World:
    """A world in which the story has happened."""
    with app.app_context():
        world = build_world(is_shared=is_shared)
        if story:
            story(world)
        db.session.rollback()
        db.session.remove()
    return world


def day(screen: Screen) -> dict[str, Any]:
    response = screen.get("/day")
    assert response.status_code == 200, response.text
    return dict(response.json or {})


def day_of(app: Flask, world: World, name: str) -> dict[str, Any]:
    return day(sign_in(app, world, name))


def texts(of: dict[str, Any]) -> list[str]:
    return [each.get("text", "") for each in of["tasks"]]


def test_my_open_tasks_are_in_my_day_and_nobody_elses(app: Flask) -> None:
    def story(world: World) -> None:
        task(world, owner="maria", text="Ring mamman")
        task(world, owner="boris", text="Handla")

    world = told(app, story)
    assert texts(day_of(app, world, "maria")) == ["Ring mamman"]
    assert texts(day_of(app, world, "boris")) == ["Handla"]
    assert texts(day_of(app, world, "karin")) == []


def test_what_is_offered_to_me_is_in_my_day_beside_its_owners(app: Flask) -> None:
    def story(world: World) -> None:
        hand_over_task(task(world, owner="maria"), world.staff("boris"), by=world.member("maria"))

    world = told(app, story)
    (mine,), (offered,) = (day_of(app, world, name)["tasks"] for name in ("maria", "boris"))
    assert mine["owner"] == offered["owner"] == str(world.staff_ids["maria"])
    assert mine["offered_to"] == offered["offered_to"] == str(world.staff_ids["boris"])
    assert day_of(app, world, "sara")["tasks"] == []


def test_an_offer_of_somebody_away_makes_nobody_their_stand_in(app: Flask) -> None:
    def story(world: World) -> None:
        hand_over_task(task(world, owner="maria"), world.staff("boris"), by=world.member("maria"))
        today = clock.today()
        maria, karin = world.staff("maria"), world.member("karin")
        write_absence(world.team, maria, id=new_id(), from_on=today, to_on=today, by=karin)

    world = told(app, story)
    seen = day_of(app, world, "boris")
    assert (len(seen["tasks"]), seen["standing_in_for"]) == (1, [])


def test_why_somebody_said_no_is_told_with_the_text_or_not_at_all(app: Flask) -> None:
    def story(world: World) -> None:
        world.share("Ismail", "boris", to="region")
        world.share("Ismail", "maria", to="municipality", scopes=("status",))
        asked = task(world, owner="boris")
        hand_over_task(asked, world.staff("sara"), by=world.member("maria"))
        decline_offer(asked, "Hemligt skäl", by=world.member("sara"))

    world = told(app, story, is_shared=False)
    answer_ = sign_in(app, world, "boris").get("/day")
    (mine,) = (answer_.json or {})["tasks"]
    assert mine["declined_by"] == str(world.staff_ids["sara"])
    assert "Hemligt" not in answer_.text


def test_a_ticked_task_stays_until_midnight_and_can_be_unticked(app: Flask) -> None:
    world = told(app, lambda world: task(world, due_on=clock.today()))
    screen = sign_in(app, world, "maria")
    (mine,) = day(screen)["tasks"]
    ticked = screen.send(f"/tasks/{mine['id']}/tick", version=mine["version"])
    (mine,) = day(screen)["tasks"]
    assert (mine["state"], mine["version"]) == ("done", (ticked.json or {})["seq"])
    assert screen.send(f"/tasks/{mine['id']}/undo", version=mine["version"]).status_code == 200
    assert day(screen)["tasks"][0]["state"] == "open"
    (mine,) = day(screen)["tasks"]
    screen.send(f"/tasks/{mine['id']}/tick", version=mine["version"])
    with clock.at(clock.now() + dt.timedelta(hours=16, minutes=30)):
        assert day_of(app, world, "maria")["tasks"] == []


def test_a_task_without_a_basis_for_its_text_is_mine_without_it(app: Flask) -> None:
    """Boris's own party sees all of its own; what the region wrote crosses by scope."""

    def story(world: World) -> None:
        world.share("Ismail", "boris", to="region")
        world.share("Ismail", "maria", to="municipality", scopes=("status",))
        task(world, owner="boris", text="Hemligt ärende")

    world = told(app, story, is_shared=False)
    answer_ = sign_in(app, world, "boris").get("/day")
    assert "Hemligt" not in answer_.text
    (mine,) = (answer_.json or {})["tasks"]
    assert "text" not in mine


def test_a_task_goes_when_the_basis_does(app: Flask) -> None:
    kept: dict[str, Any] = {}

    def story(world: World) -> None:
        world.share("Ismail", "boris", to="region")
        kept["basis"] = world.share("Ismail", "maria", to="municipality")
        task(world, owner="boris", text="Hemligt ärende")

    world = told(app, story, is_shared=False)
    boris = sign_in(app, world, "boris")
    assert len(day(boris)["tasks"]) == 1
    with app.app_context():
        withdraw_basis(db.session.get_one(LegalBasis, kept["basis"]), by=world.member("maria"))
        db.session.rollback()
    assert boris.get("/day").text.count("Hemligt") == 0
    assert day(boris)["tasks"] == []


def test_an_answer_is_there_until_a_week_after_it_was_read(app: Flask) -> None:
    def story(world: World) -> None:
        start(world)
        answer(world, nominate(world, by="boris"), "not_now")

    world = told(app, story)
    boris = sign_in(app, world, "boris")
    (mine,) = day(boris)["answers"]
    assert (mine["decision"], mine["read_at"]) == ("not_now", None)
    assert boris.send(f"/answers/{mine['id']}/reading").status_code == 200
    assert day(boris)["answers"][0]["read_at"] is not None
    with clock.at(clock.now() + dt.timedelta(days=8)):
        assert day_of(app, world, "boris")["answers"] == []


def test_what_others_changed_since_i_worked_is_told_of_my_people_alone(app: Flask) -> None:
    def story(world: World) -> None:
        place(world, "Ismail", by="sara")  # Maria is everybody's primary contact
        with clock.at(clock.now() - dt.timedelta(days=30)):
            red = place(world, "Hanna", by="sara")
        sara, why = world.member("sara"), Why("lugnare", ())
        change_urgency(red, "amber", why=why, met_at=clock.now(), by=sara)

    world = told(app, story)
    mine = day_of(app, world, "maria")["changed"]
    assert {(one["what"], one["urgency"]) for one in mine} == {("placed", "red"), ("urgency", "amber")}
    assert day_of(app, world, "karin")["changed"] == []  # nobody's contact
    assert day_of(app, world, "sara")["changed"] == []  # she did it


def test_what_happened_before_my_last_working_day_is_no_news(app: Flask, friday_before: None) -> None:
    world = told(app, lambda world: place(world, "Ismail", by="sara"))
    with clock.at(dt.datetime(2026, 11, 23, 8, 0, tzinfo=clock.ZONE)):
        assert len(day_of(app, world, "maria")["changed"]) == 1
    with clock.at(dt.datetime(2026, 11, 24, 8, 0, tzinfo=clock.ZONE)):
        assert day_of(app, world, "maria")["changed"] == []


def test_a_request_for_consent_reaches_whoever_has_the_person_and_shares_nothing(app: Flask) -> None:
    def story(world: World) -> None:
        world.share("Ismail", "boris", to="region")
        ask_for_basis(world.patient("Ismail"), id=new_id(), by=world.member("boris"))

    world = told(app, story, is_shared=False)
    (asked,) = day_of(app, world, "maria")["requests"]
    assert asked["party"] == str(world.parties["municipality"])
    assert day_of(app, world, "karin")["requests"] == []
    assert day_of(app, world, "boris")["requests"] == []
    with app.app_context():
        world.share("Ismail", "maria", to="municipality", scopes=("status",))
    assert day_of(app, world, "maria")["requests"] == []


def test_my_tasks_are_shown_to_my_stand_in_while_i_am_away(app: Flask) -> None:
    def story(world: World) -> None:
        task(world, owner="maria", text="Ring mamman", due_on=clock.today())
        task(world, owner="maria", text="Nästa vecka", due_on=in_days(7))
        set_duty(world.team, world.staff("sara"), deputy=None, by=world.member("karin"))

    world = told(app, story)
    assert texts(day_of(app, world, "sara")) == []
    with app.app_context():
        today = clock.today()
        write_absence(
            world.team,
            world.staff("maria"),
            id=new_id(),
            from_on=today,
            to_on=today,
            by=world.member("karin"),
        )
        db.session.rollback()
    stand_in = day_of(app, world, "sara")
    assert texts(stand_in) == ["Ring mamman"]
    assert stand_in["standing_in_for"] == [{"staff": str(world.staff_ids["maria"]), "until": str(today)}]
    assert day_of(app, world, "boris")["standing_in_for"] == []
    maria = day_of(app, world, "maria")
    assert maria["away"] == {"from_on": str(today), "to_on": str(today)}
    assert len(maria["tasks"]) == 2


def test_somebody_protected_is_a_code_in_every_list(app: Flask) -> None:
    def story(world: World) -> None:
        task(world, owner="maria")
        protect_identity(world.known("Ismail"), by=world.member("maria"))

    maria = sign_in(app, told(app, story), "maria")
    for path in ("/day", "/people"):
        found = maria.get(path)
        assert "Kardelen" not in found.text
        assert any(one["is_protected"] for one in (found.json or {})["people"])


def test_another_party_searches_among_those_in_its_own_books(app: Flask) -> None:
    def story(world: World) -> None:
        world.share("Ismail", "maria", to="municipality", scopes=("contacts",))
        place(world, "Ismail")

    world = told(app, story, is_shared=False)
    (ismail,) = (sign_in(app, world, "boris").get("/people").json or {})["people"]
    assert ismail["name"] == "Ismail Kardelen"
    assert (ismail["category"], ismail["urgency"]) == (None, None)
    assert len((sign_in(app, world, "maria").get("/people").json or {})["people"]) == 6


def test_reading_the_day_again_is_logged_when_it_shows_somebody_new(app: Flask) -> None:
    world = told(app, lambda world: task(world, owner="boris"))
    boris = sign_in(app, world, "boris")
    day(boris), day(boris)
    with app.app_context():
        task(world, "Hanna", owner="boris")
        db.session.rollback()
    day(boris)
    with app.app_context():
        rows = db.session.query(TrailRow).filter_by(kind="day").order_by(TrailRow.id).all()
        shown = [len(row.shown) for row in rows]
        db.session.rollback()
    assert shown == [1, 2]


# Written by hand: what a phone is told. A new field is a decision.
FIELDS = """
now today keep_hours team team.id team.name team.on_call_phone reads_at me me.id me.name me.party me.role away
standing_in_for parties parties.id parties.name parties.short
categories categories.id categories.code categories.label_sv categories.label_en
staff staff.id staff.name staff.initials staff.party staff.is_away
tasks tasks.id tasks.version tasks.patient tasks.text tasks.owner tasks.offered_to tasks.declined_by
tasks.declined_because tasks.due_on tasks.due_time tasks.state
tasks.is_safety tasks.is_own tasks.done_at
visits visits.id visits.version visits.patient visits.party visits.kind visits.place visits.on visits.time
visits.staff visits.with visits.agreed visits.agreed.with visits.agreed.why visits.state
answers answers.id answers.decision answers.text answers.reason answers.instead answers.holder
answers.next_step answers.next_on answers.by answers.at answers.supersedes answers.read_at answers.result
answers.result_due_on answers.nomination answers.patient answers.patient_label answers.asked answers.asked_at
answers.ended
calls calls.nomination calls.patient calls.patient_label calls.by_name calls.at calls.tags calls.text
calls.passed_on_at calls.read_at calls.read_by_name
drafts drafts.patient drafts.patient_label drafts.why drafts.tags drafts.since drafts.people
drafts.missed_on drafts.category
concerns concerns.id concerns.tags concerns.text concerns.by concerns.at concerns.answer_due_at
concerns.is_late concerns.by_name concerns.patient concerns.patient_label
signals signals.id signals.tags signals.text signals.by signals.at signals.answer_due_at signals.is_late
signals.patient signals.patient_label signals.answer signals.answer.id signals.answer.by
signals.answer.by_name signals.answer.at signals.answer.is_neutral signals.answer.text signals.answer.earlier
signals.answer.next_step signals.answer.next_on signals.answer.read_at signals.answer.result
signals.answer.result_due_on
changed changed.patient changed.what changed.at changed.by changed.category changed.urgency
requests
decisions decisions.id decisions.version decisions.patient decisions.what decisions.origin
decisions.asked_of decisions.asked_party decisions.asked_staff decisions.asked_name decisions.party
decisions.by decisions.by_name decisions.asked_on decisions.expected_on decisions.due_on decisions.remind_on
decisions.escalate_on decisions.waited decisions.standing decisions.steps decisions.outcome
decisions.decided_on decisions.text decisions.ended_by_name decisions.is_told decisions.is_asked_of_us
decisions.is_corrected decisions.patient_label decisions.party_name decisions.legal decisions.steps.kind
decisions.steps.on decisions.steps.by_name decisions.steps.how decisions.steps.until decisions.steps.to
decisions.legal.id decisions.legal.version decisions.legal.kind decisions.legal.party
decisions.legal.starts_on decisions.legal.ends_on decisions.legal.apply_by
decisions.legal.is_apply_by_chosen decisions.legal.days_left decisions.legal.stage decisions.legal.ended_on
people people.id people.label people.name people.birth_year people.is_protected people.is_similar
people.is_mine people.category people.urgency people.last_contact_on people.contacts people.contacts.party
people.contacts.staff people.contacts.deputy people.contacts.phone people.contacts.hours
"""


def visits(of: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["on"], each["state"]) for each in of["visits"]]


def test_my_visits_of_a_week_are_in_my_day_and_nobody_elses(app: Flask) -> None:
    """Also what I go along to; but not what is further off."""

    def story(world: World) -> None:
        for days, who, companion in (
            (0, "maria", None),
            (3, "boris", "maria"),
            (1, "boris", None),
            (9, "maria", None),
        ):
            together = world.staff(companion) if companion else None
            plan = Plan(in_days(days), world.staff(who), companion=together)
            plan_visit(world.patient("Hanna"), plan, id=new_id(), by=world.member(who))

    shown = visits(day_of(app, told(app, story), "maria"))
    assert shown == [(in_days(0).isoformat(), "planned"), (in_days(3).isoformat(), "planned")]


def test_my_visits_are_shown_to_my_stand_in_while_i_am_away(app: Flask) -> None:
    def story(world: World) -> None:
        for days in (0, 2):
            plan = Plan(in_days(days), world.staff("maria"))
            plan_visit(world.patient("Hanna"), plan, id=new_id(), by=world.member("maria"))
        set_duty(world.team, world.staff("sara"), deputy=None, by=None)
        days_off: dict[str, Any] = {"from_on": clock.today(), "to_on": in_days(3)}
        write_absence(world.team, world.staff("maria"), id=new_id(), **days_off, by=world.member("karin"))

    world = told(app, story)
    assert visits(day_of(app, world, "sara")) == [(in_days(0).isoformat(), "planned")]
    assert visits(day_of(app, world, "karin")) == []


def test_a_visit_planned_by_a_party_that_no_longer_shares_is_not_shown(app: Flask) -> None:
    def story(world: World) -> None:
        together = Plan(in_days(0), world.staff("boris"), companion=world.staff("maria"))
        plan_visit(world.patient("Hanna"), together, id=new_id(), by=world.member("boris"))
        given = db.session.query(LegalBasis).filter_by(
            party_id=world.parties["municipality"], patient_id=world.people["Hanna Björk"]
        )
        withdraw_basis(given.one(), by=world.member("boris"))

    assert visits(day_of(app, told(app, story), "maria")) == []


def names_in(value: Any, under: str = "") -> set[str]:
    if isinstance(value, list):
        return {name for each in value for name in names_in(each, under)}
    if not isinstance(value, dict):
        return set()
    inner = {name for key, each in value.items() for name in names_in(each, f"{under}{key}.")}
    return {under + key for key in value} | inner


def worry(world: World) -> None:
    """Something for Maria in each list: to read, to send, to answer, and one of hers that was answered."""
    set_duty(world.team, world.staff("maria"), deputy=None, by=world.member("karin"))
    nominate(world, "Petra", by="boris")
    for name in ("boris", "karin"):
        report(world, name, person="Olof")
    answer_signal_of(world, report(world, "maria", person="Olof"), by="karin")


def test_what_others_worry_about_waits_for_whoever_it_concerns(app: Flask) -> None:
    world = told(app, worry)
    maria, boris = day_of(app, world, "maria"), day_of(app, world, "boris")
    lists = ("calls", "drafts", "concerns", "signals")
    assert [len(maria[name]) for name in lists] == [1, 1, 2, 1]
    assert [len(boris[name]) for name in lists] == [0, 0, 0, 1]
    shown = {person["id"] for person in maria["people"]}
    assert {one["patient"] for name in lists for one in maria[name]} <= shown


def test_without_a_basis_nothing_of_it_is_in_another_partys_day(app: Flask) -> None:
    """Not a word, and no draft that could be told from how many have reported."""
    world = told(app, worry, is_shared=False)
    maria = sign_in(app, world, "maria")
    assert "Sover inte" in maria.get("/day").text  # Karin's, and her own
    assert "öppnar inte" not in maria.get("/day").text
    assert [len(day(maria)[name]) for name in ("calls", "drafts", "concerns")] == [0, 1, 1]
    assert day(maria)["drafts"][0]["people"] == 2  # Karin and herself: of Boris not even that there is one


def wait_for_decision(world: World) -> None:
    """Maria is asked about Hanna, who is on a ward for LPT, and is reminded."""
    hanna, karin, id_ = world.patient("Hanna"), world.member("karin"), new_id()
    add_legal_status(hanna, id=new_id(), status="LPT", starts_on=clock.today(), ends_on=in_days(9), by=karin)
    watch_decision(hanna, Asked("Boende", clock.today(), staff=world.member("maria")), id=id_, by=karin)
    watch = db.session.get_one(DecisionWatch, id_)
    remind_decision(watch, id=new_id(), how="called", on=clock.today(), by=karin)


def test_a_phone_is_told_no_other_field(app: Flask) -> None:
    def story(world: World) -> None:
        worry(world)
        start(world)
        task(world)
        answer(world, nominate(world, by="maria"), "not_now")
        place(world, "Hanna")
        agreed: dict[str, Any] = {"agreed_with": world.staff("karin"), "agreed_why": "Hunden är borta"}
        plan = Plan(clock.today(), world.staff("maria"), **agreed)
        plan_visit(world.patient("Hanna"), plan, id=new_id(), by=world.member("maria"))
        wait_for_decision(world)

    assert names_in(day_of(app, told(app, story), "maria")) == set(FIELDS.split())


def test_the_shell_says_nothing_of_anyone(app: Flask) -> None:
    """It is kept in the browser: the same bytes for everybody, but for the nonce of the answer."""
    world = told(app)
    pages = {sign_in(app, world, name).client.get("/phone").text for name in ("karin", "boris")}
    assert not any(word in page for page in pages for word in ("Karin", "Boris", str(world.team_id), "csrf"))
    assert app.test_client().get("/phone/shell").status_code == 200


def status_of(client: FlaskClient, address: str) -> int:
    with client.get(address) as answer_:
        return answer_.status_code


@pytest.mark.parametrize(("locale", "name"), [("sv", "FACT-tavlan"), ("en", "FACT board")])
def test_the_app_can_be_installed_in_both_languages(app: Flask, locale: str, name: str) -> None:
    client = app.test_client()
    told_ = client.get("/phone/manifest.webmanifest", headers={"Accept-Language": locale})
    assert told_.mimetype == "application/manifest+json"
    facts = told_.json or {}
    assert (facts["name"], facts["lang"], facts["start_url"], facts["scope"]) == (name, locale, "/phone", "/")
    assert {icon["sizes"] for icon in facts["icons"]} == {"any", "192x192", "512x512"}
    assert {status_of(client, icon["src"]) for icon in facts["icons"]} == {200}


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_worker_is_in_the_pages_language_whatever_the_browser_asks_for(app: Flask, locale: str) -> None:
    client = app.test_client()
    code = client.get("/sw.js", query_string={"lang": locale}, headers={"Accept-Language": "fr"})
    kept = json.loads(code.text.removeprefix("const KEPT = ").split(";\n", 1)[0])
    assert (kept["locale"], kept["shell"]) == (locale, f"/phone/shell?lang={locale}")
    assert [f"/{locale}-" in address for address in kept["files"] if "/i18n/" in address] == [True]
    assert f'<html lang="{locale}"' in client.get(kept["shell"]).text


def test_the_worker_keeps_files_that_are_there_and_nothing_else(app: Flask) -> None:
    client = app.test_client()
    code = client.get("/sw.js?lang=fr")
    assert code.mimetype == "text/javascript"
    kept = json.loads(code.text.removeprefix("const KEPT = ").split(";\n", 1)[0])
    assert all(address.startswith("/static/") for address in kept["files"])
    assert {status_of(client, address) for address in kept["files"]} == {200}
    assert kept["shell"] == "/phone/shell?lang=sv"
