"""Codes of an authenticator app and codes on paper: each opens once, and only for its owner."""

import datetime as dt
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient
from passlib import totp as authenticator
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from fact_board import clock
from fact_board.extensions import db
from fact_board.sign_in import factors, lockout
from fact_board.sign_in.accounts import account_by_name
from fact_board.sign_in.factors import factors_of
from fact_board.sign_in.happenings import Who
from fact_board.sign_in.models import RecoveryCode
from fact_board.teams.models import ROLES, Membership
from tests.sign_in.conftest import PASSWORD, Door, Serve, token_in

HALF_MINUTE = 30


def app_of(door: Door, name: str = "maria") -> authenticator.TOTP:
    """Give the person an authenticator app, as the page does; the code that set it up is used."""
    with door.app.app_context():
        account = account_by_name(name)
        assert account is not None
        secret = factors.totp().generate_totp_secret()
        app = authenticator.TOTP(key=factors.totp().get_totp_b32_key(secret), format="base32")
        factors.add_totp(account, secret, code_of(app, -1), who=Who(account.staff_id))
    return app


def paper_of(door: Door, name: str = "maria") -> list[str]:
    with door.app.app_context():
        account = account_by_name(name)
        assert account is not None
        return factors.new_recovery_codes(account, who=Who(account.staff_id))


def code_of(app: authenticator.TOTP, half_minutes: int = 0) -> str:
    """What the app shows now, or showed or will show so many half minutes away."""
    return str(app.generate(time.time() + half_minutes * HALF_MINUTE).token)


def answer(browser: FlaskClient, code: str, way: str = "totp", **form: str) -> TestResponse:
    """Fill in the second step."""
    token = token_in(browser.get("/sign-in/second").text)
    return browser.post("/sign-in/second", data={"csrf": token, "code": code, "way": way, **form})


def half_in(door: Door, name: str = "maria") -> FlaskClient:
    """A browser where the password was right."""
    browser = door.browser()
    assert door.knock(browser, name).location == "/sign-in/second?next=/"
    return browser


def is_in(browser: FlaskClient) -> bool:
    return browser.get("/api/session").status_code == 200


def test_a_password_alone_opens_nothing_once_there_is_an_app(door: Door) -> None:
    app = app_of(door)
    browser = half_in(door)
    assert not is_in(browser)
    assert browser.get("/me/security").status_code == 302
    assert answer(browser, code_of(app)).location == "/"
    assert is_in(browser)
    with door.app.app_context():
        assert door.session_of("maria").second == "totp"


def test_a_code_opens_once(door: Door) -> None:
    app = app_of(door)
    code = code_of(app)
    assert answer(half_in(door), code).status_code == 303
    again = half_in(door)
    refused = answer(again, code)
    assert refused.status_code == 401
    assert "är redan använd" in refused.text
    assert not is_in(again)


def test_the_code_that_set_the_app_up_is_used(door: Door) -> None:
    app = app_of(door)
    assert answer(half_in(door), code_of(app, -1)).status_code == 401


@pytest.mark.parametrize(("half_minutes", "status"), [(0, 303), (1, 303), (3, 401), (-3, 401), (100, 401)])
def test_clocks_may_differ_by_half_a_minute(door: Door, half_minutes: int, status: int) -> None:
    app = app_of(door)
    assert answer(half_in(door), code_of(app, half_minutes)).status_code == status


@pytest.mark.parametrize("typed", ["", "abc", "12345", "1234567", "x" * 5000, "١٢٣٤٥٦", "\0"])
def test_nonsense_is_refused_like_a_wrong_code(door: Door, typed: str) -> None:
    app_of(door)
    assert answer(half_in(door), typed).status_code == 401


def test_a_code_may_be_typed_with_a_space(door: Door) -> None:
    code = code_of(app_of(door))
    assert answer(half_in(door), f" {code[:3]} {code[3:]} ").status_code == 303


def test_a_recovery_code_opens_once(door: Door) -> None:
    app_of(door)
    codes = paper_of(door)
    assert len(set(codes)) == factors.RECOVERY_CODES
    typed = codes[0].upper().replace("-", " ")
    assert answer(half_in(door), typed, "recovery_code").status_code == 303
    refused = answer(half_in(door), typed, "recovery_code")
    assert refused.status_code == 401
    assert "ingen av dina återställningskoder" in refused.text
    assert answer(half_in(door), codes[1], "recovery_code").status_code == 303
    with door.app.app_context():
        assert db.session.query(RecoveryCode).count() == len(codes) - 2


def test_anothers_recovery_code_opens_nothing(door: Door) -> None:
    app_of(door)
    paper_of(door)
    app_of(door, "boris")
    assert answer(half_in(door), paper_of(door, "boris")[0], "recovery_code").status_code == 401


def test_new_codes_end_the_old_ones(door: Door) -> None:
    app_of(door)
    old, new = paper_of(door)[0], paper_of(door)[0]
    assert answer(half_in(door), old, "recovery_code").status_code == 401
    assert answer(half_in(door), new, "recovery_code").status_code == 303


def test_codes_are_stored_as_hashes(door: Door) -> None:
    codes = paper_of(door)
    with door.app.app_context():
        stored = " ".join(row.code_hash for row in db.session.query(RecoveryCode))
    assert not any(code.replace("-", "") in stored or code in stored for code in codes)


def test_the_apps_secret_is_stored_encrypted(door: Door) -> None:
    app = app_of(door)
    with door.app.app_context():
        account = account_by_name("maria")
        assert account is not None
        stored = account.tf_totp_secret or ""
    assert app.base32_key not in stored
    assert "enckey" in stored


def test_five_wrong_codes_lock_the_name_at_every_door(door: Door) -> None:
    app = app_of(door)
    browser = half_in(door)
    assert [answer(browser, "000000").status_code for _ in range(6)] == [401] * 5 + [423]
    assert answer(browser, code_of(app)).status_code == 423, "the right one does not help any more"
    assert door.knock(door.browser(), "maria").status_code == 423, "nor does the password"
    with clock.at(clock.now() + lockout.WINDOW + dt.timedelta(seconds=1)):
        assert answer(half_in(door), code_of(app)).status_code == 303


def test_the_password_forgives_no_wrong_code(door: Door) -> None:
    """Whoever knows the password gets no more guesses by giving it again."""
    app_of(door)
    answers = []
    for _ in range(6):
        browser = door.browser()
        if door.knock(browser, "maria").status_code == 303:
            answers.append(answer(browser, "000000").status_code)
    assert answers == [401] * 5


def test_the_second_step_waits_five_minutes(door: Door) -> None:
    app_of(door)
    browser = half_in(door)
    with clock.at(clock.now() + dt.timedelta(minutes=5, seconds=1)):
        assert browser.get("/sign-in/second").location == "/sign-in?next=/"


def test_a_kept_cookie_of_the_first_step_opens_nothing_afterwards(door: Door) -> None:
    app = app_of(door)
    browser = half_in(door)
    kept = browser.get_cookie("fact")
    assert answer(browser, code_of(app)).status_code == 303
    attacker = door.browser()
    assert kept is not None
    attacker.set_cookie("fact", kept.value)
    assert attacker.get("/sign-in/second").location == "/sign-in?next=/"


def test_an_administrators_reset_leaves_the_password_and_ends_every_session(door: Door) -> None:
    app = app_of(door)
    browser = half_in(door)
    answer(browser, code_of(app))
    paper_of(door)
    result = door.app.test_cli_runner().invoke(args=["reset-factors", "maria"])
    assert "every device is signed out" in result.output
    assert not is_in(browser)
    with door.app.app_context():
        account = account_by_name("maria")
        assert account is not None
        assert factors_of(account).ways == []
        assert factors_of(account).recovery_codes == 0
    assert door.knock(door.browser(), "maria").location == "/"


def test_resetting_nobody_says_so(door: Door) -> None:
    result = door.app.test_cli_runner().invoke(args=["reset-factors", "ingen"])
    assert result.exit_code == 1
    assert "Nobody signs in as" in result.output


@pytest.mark.parametrize("role", ["member", "leader"])
@pytest.mark.parametrize("required", [(), ("leader",), ROLES])
@pytest.mark.parametrize("has_app", [False, True])
def test_who_must_have_a_second_factor(
    door: Door, serve: Serve, role: str, required: tuple[str, ...], has_app: bool
) -> None:
    """By role and setting: nothing, the code, or the set-up before anything else opens."""
    strict = serve(second_factor_roles=required)
    with strict.app.app_context():
        db.session.get_one(Membership, strict.members["maria"]).role = role
        db.session.commit()
    app = app_of(strict) if has_app else None
    browser = strict.browser()
    strict.knock(browser, "maria")
    if app:
        assert not is_in(browser)
        answer(browser, code_of(app))
    is_led_to_set_up = not has_app and role in required
    assert is_in(browser) is not is_led_to_set_up
    board = browser.get(f"/teams/{strict.team_id}/board")
    problem = browser.get("/api/session")
    if is_led_to_set_up:
        assert board.status_code == 302
        assert board.location.startswith("/me/security?next=")
        assert (problem.status_code, problem.json["code"]) == (403, "second_factor.needed")  # type: ignore[index]
        assert browser.get("/me/security").status_code == 200
    else:
        assert board.status_code == 200


def test_setting_up_an_app_opens_the_board_and_gives_codes(serve: Serve, door: Door) -> None:
    strict = serve(second_factor_roles=ROLES)
    browser = strict.browser()
    strict.knock(browser, "maria")
    page = browser.get("/me/security/app").text
    key = re.search(r'class="key">([A-Z2-7-]+)<', page)
    assert key
    assert "<svg" in page
    token = token_in(page)
    wrong = browser.post("/me/security/app", data={"csrf": token, "code": "000000"})
    assert wrong.status_code == 422
    assert key[1] in wrong.text, "the same key, so that the app need not be set up again"
    app = authenticator.TOTP(key=key[1].replace("-", ""), format="base32")
    codes = browser.post("/me/security/app", data={"csrf": token, "code": code_of(app)}).text
    assert len(re.findall(r"<code>[a-z2-9]{4}(?:-[a-z2-9]{4}){5}</code>", codes)) == factors.RECOVERY_CODES
    assert is_in(browser)
    assert "10 koder kvar" in browser.get("/me/security").text


def test_a_first_factor_signs_out_devices_that_never_showed_one(door: Door) -> None:
    elsewhere, here = door.enter("maria"), door.enter("maria")
    page = here.get("/me/security/app").text
    key = re.search(r'class="key">([A-Z2-7-]+)<', page)
    assert key
    app = authenticator.TOTP(key=key[1].replace("-", ""), format="base32")
    here.post("/me/security/app", data={"csrf": token_in(page), "code": code_of(app)})
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_changing_a_factor_asks_who_it_is_after_a_while(door: Door) -> None:
    browser = door.enter("maria")
    with clock.at(clock.now() + dt.timedelta(minutes=16)):
        assert browser.get("/me/security").status_code == 200
        asked = browser.get("/me/security/app")
        assert asked.location == "/confirm?next=/me/security/app"
        token = token_in(browser.get(asked.location).text)
        wrong = browser.post("/confirm", data={"csrf": token, "password": "fel"})
        assert wrong.status_code == 422
        assert "Lösenordet stämmer inte." in wrong.text
        form = {"csrf": token, "password": PASSWORD, "next": "/me/security/app"}
        assert browser.post("/confirm", data=form).location == "/me/security/app"
        assert browser.get("/me/security/app").status_code == 200


def test_the_last_factor_stays_where_one_is_needed(serve: Serve, door: Door) -> None:
    strict = serve(second_factor_roles=ROLES)
    app = app_of(strict)
    browser = strict.browser()
    strict.knock(browser, "maria")
    answer(browser, code_of(app))
    token = token_in(browser.get("/me/security").text)
    refused = browser.post("/me/security/app/removal", data={"csrf": token})
    assert refused.status_code == 409
    assert "Lägg till ett annat sätt" in refused.text


def test_where_none_is_needed_the_last_may_go(door: Door) -> None:
    app = app_of(door)
    browser = half_in(door)
    answer(browser, code_of(app))
    token = token_in(browser.get("/me/security").text)
    assert browser.post("/me/security/app/removal", data={"csrf": token}).status_code == 303
    assert door.knock(door.browser(), "maria").location == "/"


def give(browser: FlaskClient, form: dict[str, str]) -> int:
    return browser.post("/sign-in/second", data=form).status_code


def test_one_code_given_many_times_at_once_opens_once(door: Door) -> None:
    """Two halves of one second, perhaps two processes: the database decides."""
    code = code_of(app_of(door))
    paper = paper_of(door)[0]
    for way, typed in (("totp", code), ("recovery_code", paper)):
        with door.app.app_context():
            lockout.forgive("maria")
        browsers = [half_in(door) for _ in range(4)]
        tokens = [token_in(browser.get("/sign-in/second").text) for browser in browsers]

        forms = [{"csrf": token, "code": typed, "way": way} for token in tokens]
        with ThreadPoolExecutor(4) as pool:
            answers = sorted(pool.map(give, browsers, forms))
        assert answers == [303, 401, 401, 401], way


def test_a_session_without_the_factor_there_is_changes_none(door: Door) -> None:
    """The demo's page asks for no factor: whoever came that way shows it before a factor changes."""
    app = app_of(door)
    browser = door.browser()
    token = token_in(browser.get("/demo").text)
    browser.post("/demo/sign-in", data={"csrf": token, "staff": str(door.staff_ids["maria"])})
    assert is_in(browser)
    token = token_in(browser.get("/me/security").text)
    refused = browser.post("/me/security/app/removal", data={"csrf": token})
    assert refused.location == "/sign-in/second?next=/me/security"
    assert answer(browser, code_of(app), next="/me/security").location == "/me/security"
    token = token_in(browser.get("/me/security").text)
    assert browser.post("/me/security/app/removal", data={"csrf": token}).location == "/me/security"


def test_an_older_key_still_reads_and_the_newest_writes(serve: Serve, door: Door) -> None:
    old, new = ("1", "a" * 32), ("2", "b" * 32)
    app = app_of(serve(totp_keys=(old,)))
    both = serve(totp_keys=(old, new))
    assert answer(half_in(both), code_of(app)).status_code == 303
    with both.app.app_context():
        assert '"t":"2"' in factors.totp().generate_totp_secret()


def test_an_error_page_needs_no_database(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = door.enter("maria")

    def away(*_: object) -> None:
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setattr(db.session, "get", away)
    page = browser.get("/me/security")
    assert page.status_code == 503
    assert "Databasen svarar inte" in page.text
