"""Lock-out after failures: alike for names that exist and names that do not."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask_security import utils

from fact_board import clock
from fact_board.extensions import db
from fact_board.sign_in import lockout, passwords
from fact_board.sign_in.models import Account, FailedSignIn
from tests.sign_in.conftest import PASSWORD, Door, Serve


def fail(door: Door, name: str, times: int) -> list[int]:
    browser = door.browser()
    return [door.knock(browser, name, "fel").status_code for _ in range(times)]


@pytest.mark.parametrize("name", ["maria", "ingen"])
def test_five_failures_lock_a_name_whether_it_exists_or_not(door: Door, name: str) -> None:
    assert fail(door, name, 6) == [401] * 5 + [423]
    answer = door.knock(door.browser(), name.upper(), PASSWORD)
    assert answer.status_code == 423, "the right password does not help, nor do capitals"
    assert "Vänta 15 minuter" in answer.text
    assert door.knock(door.browser(), "boris").status_code == 303, "others come in"


def test_known_and_unknown_names_are_told_the_same_words(door: Door) -> None:
    known, unknown = (
        door.knock(door.browser(), name, "fel").text.replace(name, "NAME") for name in ("maria", "ingen")
    )
    strip = [line for line in known.splitlines() if "csrf" not in line and "nonce" not in line]
    assert strip == [line for line in unknown.splitlines() if "csrf" not in line and "nonce" not in line]


def test_the_lock_opens_after_fifteen_minutes_and_trying_on_does_not_prolong_it(door: Door) -> None:
    start = clock.now()
    with clock.at(start):
        fail(door, "maria", 5)
    with clock.at(start + dt.timedelta(minutes=14)):
        assert fail(door, "maria", 3) == [423] * 3
    with clock.at(start + dt.timedelta(minutes=15, seconds=1)):
        assert door.knock(door.browser(), "maria").status_code == 303


def test_the_right_password_clears_the_name(door: Door) -> None:
    fail(door, "maria", 4)
    door.enter("maria")
    assert fail(door, "maria", 5) == [401] * 5


def test_an_address_that_tries_many_names_is_locked(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockout, "MOST_PER_ADDRESS", 6)
    answers = [fail(door, f"name{number}", 1)[0] for number in range(7)]
    assert answers == [401] * 6 + [423]
    assert door.knock(door.browser(), "maria").status_code == 423
    elsewhere = door.browser()
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert door.knock(elsewhere, "maria").status_code == 303


def test_many_guesses_at_once_get_no_more_tries_than_one_after_the_other(door: Door) -> None:
    browsers = [door.browser() for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda browser: door.knock(browser, "maria", "fel").status_code, browsers))
    assert answers.count(401) <= 5
    assert set(answers) == {401, 423}


def test_nothing_that_was_typed_is_stored(door: Door) -> None:
    fail(door, "my-password-in-the-wrong-field", 1)
    with door.app.app_context():
        row = db.session.query(FailedSignIn).one()
        assert "my-password" not in f"{row.name_hash}{row.address_hash}"


@pytest.mark.parametrize("name", ["maria", "ingen", "sleeping"])
def test_a_hash_is_always_computed(door: Door, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same work for a known name, an unknown one and one without a password."""
    with door.app.app_context():
        if name == "sleeping":
            db.session.query(Account).filter_by(email="maria").update({"email": name, "password": None})
            db.session.commit()
        passwords.is_right(None, "warm")
    seen: list[str] = []
    verify = utils.verify_password

    def counted(typed: str, stored: str) -> bool:
        seen.append(stored)
        return bool(verify(typed, stored))

    monkeypatch.setattr(utils, "verify_password", counted)
    door.knock(door.browser(), name, "fel")
    assert len(seen) == 1
    assert seen[0].startswith("$argon2id$")


@pytest.mark.parametrize(("proxies", "answer"), [(0, 423), (1, 401)])
def test_who_an_address_is_only_a_known_proxy_may_say(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, proxies: int, answer: int
) -> None:
    monkeypatch.setattr(lockout, "MOST_PER_ADDRESS", 2)
    behind = serve(proxies=proxies)
    answers = []
    for number in range(4):
        browser = behind.browser()
        browser.environ_base["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}"
        answers.append(behind.knock(browser, f"name{number}", "fel").status_code)
    assert answers[-1] == answer
