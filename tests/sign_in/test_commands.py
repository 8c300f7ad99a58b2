"""Accounts are made and mended from the command line."""

from fact_board.sign_in.accounts import account_by_name
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
