"""What reaches a phone: sealed for it alone, once, bundled, at its hours, and never about anybody."""

import base64
import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Flask

from fact_board import clock
from fact_board.access.actions import ask_for_basis, bar_staff
from fact_board.board.actions.answers import correct_answer, read_answer, tell_result
from fact_board.board.actions.duty_calls import read_call
from fact_board.board.actions.handing import hand_over_task
from fact_board.board.actions.tasks import tick_task
from fact_board.board.duty_calls import call_of
from fact_board.board.models import Answer
from fact_board.board.passing import pass_on_calls
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import Presence
from fact_board.push import subscriptions
from fact_board.push.models import Outbound, PushCursor, PushSubscription
from fact_board.push.notices import note_new
from fact_board.push.sending import CLAIMED_FOR, claim, send_due
from fact_board.push_settings import PushSettings
from fact_board.sign_in.models import DeviceSession
from fact_board.teams.actions import set_duty
from fact_board.visits.signals.actions import answer_signal, report_concern
from fact_board.visits.signals.models import Signal
from tests.board.team_at_work import again, answer, finish, nominate, start, task
from tests.push.conftest import Handed, Phones, Service
from tests.world import World

pytestmark = pytest.mark.both_databases

QUARTER = dt.timedelta(minutes=15)
LEAVING = ("signed out", "revoked", "switched off", "membership ended", "account closed")
ANSWER, TASK = "Du har ett svar på tavlan.", "Du har en åtgärd på tavlan."


@contextmanager
def later(minutes: float) -> Iterator[None]:
    with clock.at(clock.now() + dt.timedelta(minutes=minutes)):
        yield


def asked_and_answered(world: World, **words: str) -> Answer:
    """Boris asks the team something, and Karin answers between two meetings."""
    asked = nominate(world, by="boris", kind="consult", urgency=None, text=words.pop("asked", "Hur går det?"))
    return answer(world, asked, "reply", **words)


def rows() -> list[Outbound]:
    return db.session.query(Outbound).order_by(Outbound.noted_at, Outbound.id).all()


def test_an_answer_reaches_its_nominator_sealed_and_signed(phones: Phones) -> None:
    handset = phones.switch_on("boris")
    asked_and_answered(phones.world)
    assert phones.sweep() == 0, "a quarter is waited for what else comes"
    with later(15):
        assert phones.sweep() == 1
        assert phones.sweep() == 0
    (handed,) = phones.service.handed
    assert handset.open(handed) == {"title": "FACT-tavlan", "body": ANSWER, "lang": "sv"}
    assert handed.headers["content-encoding"] == "aes128gcm"
    assert (handed.headers["urgency"], handed.headers["topic"]) == ("normal", "fact-board")
    assert handed.headers["ttl"] == str(12 * 60 * 60)
    assert phones.row("boris").succeeded_at is not None
    assert signed_claims(handed.headers["authorization"], phones.settings.public_key) == {
        "aud": f"http://127.0.0.1:{phones.service.port}",
        "sub": "mailto:drift@example.org",
    }


def signed_claims(authorization: str, public_key: str) -> dict[str, str]:
    """VAPID (RFC 8292): the token is signed with the key that it names, which is ours, and soon too old."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert (scheme, parts["k"]) == ("vapid", public_key)
    head, claims, signature = parts["t"].split(".")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(public_key))
    r, s = (int.from_bytes(half, "big") for half in (raw(signature)[:32], raw(signature)[32:]))
    point.verify(encode_dss_signature(r, s), f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    said = json.loads(raw(claims))
    hours = (said.pop("exp") - dt.datetime.now(dt.UTC).timestamp()) / 3600
    assert 0 < hours <= 24
    return said  # type: ignore[no-any-return]


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_meeting_with_35_changes_tells_each_phone_once_at_most(phones: Phones) -> None:
    world = phones.world
    phones.switch_on("maria")
    phones.switch_on("boris")
    asked = [nominate(world, person, by="boris") for person in world.people]
    start(world)
    for index in range(35):
        with later(index):
            if index < len(asked):
                answer(world, asked[index], "not_now")
            else:
                task(world, owner=("boris", "maria", "sara")[index % 3], text=f"Gör {index}")
            phones.sweep()
    assert phones.service.handed == [], "while a meeting is open nobody is told"
    with later(36):
        finish(world)
    for minutes in range(37, 240, 5):
        with later(minutes):
            phones.sweep()
    theirs = [row for row in rows() if row.subscription_id == phones.row("boris").id]
    assert phones.told("boris") == [f"Du har {len(theirs)} nyheter på tavlan."]
    assert len(theirs) > 10
    assert phones.told("maria") == [], "what one did oneself is no news"


def test_at_most_one_an_hour(phones: Phones) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")
    with later(20):
        phones.sweep()
        task(phones.world, owner="sara", text="Ring igen")
    with later(60):
        phones.sweep()
        assert phones.told("sara") == [TASK]
    with later(81):
        phones.sweep()
    assert phones.told("sara") == [TASK, TASK]


def test_what_comes_in_the_quiet_hours_waits_until_they_end(phones: Phones) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")  # Monday at 8
    with clock.at(clock.instant(dt.date(2026, 11, 23), "16:50")):
        phones.sweep()
        task(phones.world, owner="sara", text="Ring igen")
    assert phones.told("sara") == [TASK]
    for at in ("17:10", "23:30"):
        with clock.at(clock.instant(dt.date(2026, 11, 23), at)):
            assert phones.sweep() == 0
    with clock.at(clock.instant(dt.date(2026, 11, 24), "06:59")):
        assert phones.sweep() == 0
    with clock.at(clock.instant(dt.date(2026, 11, 24), "07:00")):
        assert phones.sweep() == 1


def test_everything_that_may_be_told_is(phones: Phones) -> None:
    world = phones.world
    for name in ("maria", "boris", "sara"):
        phones.switch_on(name)
    given = asked_and_answered(world)
    signal_id = new_id()
    report_concern(
        world.patient("Ulla Sand"), id=signal_id, tags=("sleep",), text="", by=world.member("boris")
    )
    reported = db.session.get_one(Signal, signal_id)
    answer_signal(reported, "Tack", id=new_id(), next_step="", next_on=None, by=world.member("maria"))
    handed = task(world, owner="maria")
    hand_over_task(handed, world.staff("sara"), by=world.member("maria"))
    note_new(clock.now())
    assert reasons(phones, "boris") == ["answer", "answer"]
    assert reasons(phones, "sara") == ["task"]
    assert reasons(phones, "maria") == []
    read_answer(given, by=world.member("boris"))
    with later(1):
        correction = new_id()
        correct_answer(again(given), "Rättat", id=correction, by=world.member("karin"))
        note_new(clock.now())
    assert reasons(phones, "boris") == ["answer"] * 3
    with later(20):
        assert phones.sweep() == 2
    assert phones.told("boris") == ["Du har 2 nyheter på tavlan."], "the first was read, and superseded"


def reasons(phones: Phones, name: str) -> list[str]:
    return [row.reason for row in rows() if row.subscription_id == phones.row(name).id]


def test_a_result_is_told_to_those_who_may_read_it(phones: Phones) -> None:
    phones.switch_on("boris")
    given = asked_and_answered(phones.world)
    read_answer(given, by=phones.world.member("boris"))
    with later(30):
        tell_result(again(given), "Hon öppnade", by=phones.world.member("karin"))
        phones.sweep()
    with later(50):
        phones.sweep()
    assert phones.told("boris") == [ANSWER]


def test_who_asks_for_consent_is_told_to_the_one_who_is_to_ask(
    monday_morning: None, closed_world: World, service: Service, settings: PushSettings
) -> None:
    phones = Phones(closed_world, service, settings)
    for name in ("maria", "karin", "boris"):
        phones.switch_on(name)
    boris = closed_world.member("boris")
    closed_world.share("Hanna", "boris", to="region")
    ask_for_basis(closed_world.patient("Hanna"), id=new_id(), by=boris)
    note_new(clock.now())
    assert [reasons(phones, name) for name in ("maria", "karin", "boris")] == [["request"], [], []]
    with later(16):
        phones.sweep()
    assert phones.told("maria") == ["Du har en förfrågan på tavlan."]


def test_what_was_read_done_or_closed_meanwhile_is_not_told(phones: Phones) -> None:
    world = phones.world
    phones.switch_on("boris")
    phones.switch_on("sara")
    given = asked_and_answered(world)
    todo = task(world, owner="sara")
    note_new(clock.now())
    read_answer(given, by=world.member("boris"))
    tick_task(todo, by=world.member("maria"))
    with later(15):
        assert phones.sweep() == 0
    assert {row.done_how for row in rows()} == {"read"}


def test_nothing_is_told_of_someone_one_must_not_see(phones: Phones) -> None:
    world = phones.world
    phones.switch_on("sara")
    task(world, owner="sara")
    note_new(clock.now())
    bar_staff(world.patient("Ismail"), world.staff("sara"), id=new_id(), by=world.member("karin"))
    with later(15):
        assert phones.sweep() == 0


def test_whoever_has_the_board_open_is_not_told_what_they_see_there(phones: Phones) -> None:
    world = phones.world
    phones.switch_on("boris")
    task(world, owner="boris")
    asked_and_answered(world)
    with later(16):
        be_here(phones, "boris")
        assert phones.sweep() == 0
    with later(20):
        assert phones.sweep() == 1, "the answer waits for its own reading"
    assert phones.told("boris") == [ANSWER]


def be_here(phones: Phones, name: str) -> None:
    member = phones.world.member(name)
    values = {"team_id": member.team_id, "staff_id": member.staff_id, "party_id": member.party_id}
    db.session.add(Presence(socket_id="here", place="desk", seen_at=clock.now(), **values))
    db.session.commit()


def test_a_call_on_duty_is_told_at_once_and_goes_on_to_the_deputy(phones: Phones) -> None:
    world = phones.world
    set_duty(world.team, world.staff("maria"), deputy=world.staff("sara"), by=world.member("karin"))
    for name in ("maria", "sara"):
        phones.switch_on(name)
    nomination = nominate(world, by="boris", urgency="red")
    phones.sweep()
    assert phones.told("maria") == ["Du har jouren: läs tavlan nu. Det här är inte ett larm."]
    assert phones.told("sara") == []
    (handed,) = phones.service.handed
    assert (handed.headers["urgency"], handed.headers["ttl"]) == ("high", "1800")
    assert "topic" not in handed.headers, "a bundle does not take its place"
    with later(31):
        pass_on_calls(world.team, clock.now())
        phones.sweep()
        phones.sweep()
    assert (len(phones.told("maria")), len(phones.told("sara"))) == (1, 1)
    assert call_of(nomination.id) is not None


@pytest.mark.parametrize(("duty_always", "expected"), [(False, 0), (True, 1)])
def test_a_call_passes_the_quiet_hours_only_if_one_chose_so(
    phones: Phones, duty_always: bool, expected: int
) -> None:
    world = phones.world
    set_duty(world.team, world.staff("maria"), deputy=None, by=world.member("karin"))
    phones.switch_on("maria", duty_always=duty_always)
    with clock.at(clock.instant(dt.date(2026, 11, 23), "19:00")):
        nomination = nominate(world, by="boris", urgency="red")
        assert phones.sweep() == expected
        call = call_of(nomination.id)
        assert call is not None
        read_call(call, by=world.member("maria"))
    with clock.at(clock.instant(dt.date(2026, 11, 24), "07:30")):
        assert phones.sweep() == 0, "read meanwhile"


def test_one_is_told_only_what_one_wants(phones: Phones) -> None:
    phones.switch_on("sara", wants=["answer"])
    task(phones.world, owner="sara")
    note_new(clock.now())
    assert rows() == []


@pytest.mark.parametrize("how", LEAVING)
def test_whoever_left_is_told_nothing_from_that_moment(phones: Phones, how: str) -> None:
    world = phones.world
    phones.switch_on("sara")
    task(world, owner="sara", person="Hanna")
    note_new(clock.now())
    session = db.session.get_one(DeviceSession, phones.sessions["sara"])
    if how in ("signed out", "revoked"):
        session.ended_at, session.ended_here = clock.now(), how == "signed out"
    elif how == "account closed":
        session.account.active = False
    db.session.commit()
    if how == "switched off":
        subscriptions.end(phones.viewer("sara"), clock.now())
    elif how == "membership ended":
        member = world.member("sara")
        member.ends_on = clock.today() - dt.timedelta(days=1)
        db.session.commit()
    with later(15):
        assert phones.sweep() == 0
    assert [row.done_how for row in rows()] == ["ended"]


def test_a_timed_out_session_is_still_somebodys_phone_but_not_for_ever(phones: Phones) -> None:
    phones.switch_on("sara")
    with later(60 * 24 * 10):  # a Thursday; the session's own hours ended long ago
        task(phones.world, owner="sara")
        phones.sweep()
        with later(16):
            assert phones.sweep() == 1
    with later(60 * 24 * 15):
        task(phones.world, owner="sara", text="Ring igen")
        phones.sweep()
        with later(16):
            assert phones.sweep() == 0


@pytest.mark.parametrize("status", [404, 410])
def test_a_phone_that_its_service_no_longer_knows_is_ended(phones: Phones, status: int) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")
    phones.service.answers = [status]
    with later(15):
        assert phones.sweep() == 0
        assert phones.row("sara").ended_at is not None
        assert phones.sweep() == 0
    assert len(phones.service.handed) == 1


@pytest.mark.parametrize("status", [307, 403, 429, 500, 503])
def test_a_failure_is_tried_again_ever_later_and_given_up_after_a_day(phones: Phones, status: int) -> None:
    phones.switch_on("sara", quiet_from="08:00", quiet_until="08:00", quiet_days_off=False)
    task(phones.world, owner="sara")
    phones.service.answers = [status] * 1000
    for minutes in (*range(130), *range(130, 26 * 60, 10)):
        with later(minutes):
            phones.sweep()
    assert 25 <= len(phones.service.handed) <= 35, "minutes at first, then once an hour"
    assert {one.path for one in phones.service.handed} == {one.path for one in phones.service.handed[:1]}
    assert [row.done_how for row in rows()] == ["given_up"]
    phones.service.answers = []
    with later(27 * 60):
        task(phones.world, owner="sara", text="Ring igen")
        phones.sweep()
        with later(16):
            assert phones.sweep() == 1, "what comes later is tried anew"


def test_a_service_that_is_not_listed_is_never_called(phones: Phones) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")
    closed = type(phones.settings)(phones.settings.private_key, phones.settings.contact)
    with later(15):
        note_new(clock.now())
        assert send_due(closed) == 0
    assert phones.service.handed == []


def test_a_sender_that_dies_between_claim_and_sending_is_followed_by_another(phones: Phones) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")
    with later(15):
        note_new(clock.now())
        assert claim(phones.row("sara").id, clock.now()) is not None
        assert send_due(phones.settings) == 0, "somebody is about to"
    with later(15 + CLAIMED_FOR.total_seconds() / 60):
        assert send_due(phones.settings) == 1
    assert phones.told("sara") == [TASK]


def test_a_process_that_dies_while_noting_leaves_nothing_half_noted(
    phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")
    from fact_board.push import notices

    with monkeypatch.context() as dying:
        dying.setattr(notices, "_forget_old", lambda _now: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            note_new(clock.now())
    assert rows() == []
    note_new(clock.now())
    note_new(clock.now())
    assert len(rows()) == 1


def test_two_senders_at_once_send_once(app: Flask, phones: Phones) -> None:
    phones.switch_on("sara")
    task(phones.world, owner="sara")
    settings, ready = phones.settings, threading.Barrier(4)

    def send() -> None:
        with app.app_context():
            ready.wait()
            note_new(clock.now())
            send_due(settings)

    with later(15):
        senders = [threading.Thread(target=send) for _ in range(4)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
    db.session.rollback()
    assert phones.told("sara") == [TASK]
    assert len(rows()) == 1


def test_no_word_about_anybody_is_kept_or_sent(phones: Phones) -> None:
    """Each name and text of the story is searched in what is kept, what is sent, and what is sealed."""
    world = phones.world
    for name in ("maria", "sara", "boris"):
        phones.switch_on(name)
    asked_and_answered(world, asked="kvarnhjul", text="spettekaka")
    task(world, owner="sara", text="lingonskog")
    with later(20):
        phones.sweep()
    opened = [
        json.dumps(phones.handsets[name].open(one))
        for name in phones.handsets
        for one in handed_to(phones, name)
    ]
    kept = [
        str(getattr(row, column.key))
        for model in (Outbound, PushSubscription, PushCursor)
        for row in db.session.query(model).all()
        for column in model.__table__.columns
    ]
    sent = [f"{one.path} {one.headers} {one.body!r}" for one in phones.service.handed]
    assert opened
    people = {part for person in world.people for part in person.split()}
    planted = {"kvarnhjul", "spettekaka", "lingonskog", *people, *world.people}
    everything = "\n".join([*opened, *kept, *sent]).lower()
    assert [word for word in planted if word.lower() in everything] == []
    ids = {str(id_) for id_ in world.people.values()}
    assert [id_ for id_ in ids if id_ in everything] == [], "nor who it is about, by any id"


def handed_to(phones: Phones, name: str) -> list[Handed]:
    return [one for one in phones.service.handed if phones.handsets[name].endpoint.endswith(one.path)]
