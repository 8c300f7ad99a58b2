"""Accounts are made and mended from the command line."""

from fact_board.extensions import db
from fact_board.sign_in.accounts import account_by_name
from fact_board.teams.models import Party, Team
from tests.sign_in.conftest import Door

NEW = "en helt ny mening"


def test_an_account_is_made_for_a_member_of_staff(door: Door) -> None:
    runner = door.app.test_cli_runner()
    made = runner.invoke(args=["create-account", "Lina Ek", "Lina.Ek", "--password", NEW])
    assert made.exit_code == 0, made.output
    assert door.knock(door.browser(), "lina.ek", NEW).status_code == 303
    assert NEW not in made.output


def test_a_refused_account_says_why(door: Door) -> None:
    runner = door.app.test_cli_runner()
    for arguments, why in (
        (["Lina Ek", "lina", "--password", "kort"], "at least 12"),
        (["Ingen Alls", "ingen", "--password", NEW], "0 members of staff"),
        (["Maria Berg", "maria2", "--password", NEW], "has an account"),
        (["Lina Ek", "MARIA", "--password", NEW], "taken"),
    ):
        refused = runner.invoke(args=["create-account", *arguments])
        assert refused.exit_code != 0
        assert why in refused.output


def test_a_new_password_signs_every_device_out(door: Door) -> None:
    browser = door.enter("maria")
    runner = door.app.test_cli_runner()
    changed = runner.invoke(args=["set-password", "maria", "--password", NEW])
    assert changed.exit_code == 0, changed.output
    assert browser.get("/api/session").status_code == 401
    assert door.knock(door.browser(), "maria").status_code == 401
    assert door.knock(door.browser(), "maria", NEW).status_code == 303
    assert runner.invoke(args=["set-password", "ingen", "--password", NEW]).exit_code != 0


def test_a_password_is_stored_as_an_argon2_hash(door: Door) -> None:
    with door.app.app_context():
        account = account_by_name("maria")
        assert account is not None
        assert str(account.password).startswith("$argon2id$")


def test_a_password_longer_than_allowed_is_refused_not_cut(door: Door) -> None:
    """Cut to its first signs, a password would open with any other that begins alike."""
    runner, longest = door.app.test_cli_runner(), "ö" * 200
    assert runner.invoke(args=["set-password", "maria", "--password", longest + "x"]).exit_code != 0
    assert runner.invoke(args=["set-password", "maria", "--password", longest]).exit_code == 0
    assert door.knock(door.browser(), "maria", longest + "x").status_code == 401
    assert door.knock(door.browser(), "maria", longest[:-1]).status_code == 401
    assert door.knock(door.browser(), "maria", longest).status_code == 303


def administrator(name: str, sign_in_name: str, **changed: str) -> list[str]:
    given = {
        "team": "Förvaltning",
        "party": "Psykiatri Väst",
        "principal": "region",
        "password": NEW,
    } | changed
    return ["create-administrator", name, sign_in_name, *(f"--{key}={value}" for key, value in given.items())]


def test_the_first_administrator_is_founded_and_can_sign_in(door: Door) -> None:
    runner = door.app.test_cli_runner()
    made = runner.invoke(args=administrator("Anna Ek", "anna"))
    assert made.exit_code == 0, made.output
    browser = door.browser()
    assert door.knock(browser, "anna", NEW).status_code == 303
    assert browser.get("/api/session").json["assignment"]["role"] == "administrator"  # type: ignore[index]
    assert browser.get("/admin").status_code == 200
    again = runner.invoke(args=administrator("Bo Ek", "bo"))
    assert again.exit_code != 0
    assert "administrator already" in again.output


def test_a_founded_administrator_enters_a_team_there_is(door: Door) -> None:
    runner = door.app.test_cli_runner()
    taken = runner.invoke(args=administrator("Anna Ek", "maria", team="Team Prov"))
    assert taken.exit_code != 0
    made = runner.invoke(args=administrator("Anna Ek", "anna", team="Team Prov", party="Psykosmottagningen"))
    assert made.exit_code == 0, made.output
    with door.app.app_context():
        assert db.session.query(Team).count() == 1
        assert db.session.query(Party).count() == 2
