"""Production refuses to start without secrets and a database of its own."""

import pytest

from fact_board.config import DEMO_SECRET, Config
from fact_board.errors import Misconfigured
from fact_board.teams.models import ROLES

OWN = {
    "DATABASE_URL": "postgresql+psycopg://localhost/fact",
    "FACT_SECRET": "a" * 40,
    "FACT_PASSWORD_SALT": "b" * 40,
    "FACT_LOG_KEYS": "new:" + "c" * 40,
}


def test_production_starts_with_its_own_settings() -> None:
    config = Config.from_environment(OWN)
    assert (config.is_demo, config.behind_https) == (False, True)
    assert config.for_flask()["SESSION_COOKIE_NAME"] == "__Host-fact"


@pytest.mark.parametrize("missing", OWN)
def test_production_names_what_is_missing(missing: str) -> None:
    with pytest.raises(Misconfigured, match=missing):
        Config.from_environment({name: value for name, value in OWN.items() if name != missing})


@pytest.mark.parametrize("secret", ["short", DEMO_SECRET])
@pytest.mark.parametrize("name", ["FACT_SECRET", "FACT_PASSWORD_SALT"])
def test_production_refuses_a_weak_secret(name: str, secret: str) -> None:
    with pytest.raises(Misconfigured, match=name):
        Config.from_environment({**OWN, name: secret})


def test_the_demo_needs_no_setting() -> None:
    config = Config.from_environment({"FACT_DEMO": "1"})
    assert config.is_sqlite
    assert not config.behind_https


def test_the_log_may_have_several_keys_and_the_first_signs() -> None:
    config = Config.from_environment({**OWN, "FACT_LOG_KEYS": f"new:{'c' * 40}, old:{'d' * 40}"})
    assert config.log_keys == (("new", "c" * 40), ("old", "d" * 40))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FACT_LOG_KEYS", "no-id-" + "c" * 40),
        ("FACT_LOG_KEYS", "new:short"),
        ("FACT_LOG_KEYS", f"new:{DEMO_SECRET}"),
        ("FACT_LOG_KEYS", f"same:{'c' * 40},same:{'d' * 40}"),
        ("FACT_LOG_YEARS", "4"),
        ("FACT_LOG_SAMPLE_PERCENT", "0"),
        ("FACT_LOG_SAMPLE_PERCENT", "101"),
    ],
)
def test_production_refuses_a_log_that_cannot_be_trusted(name: str, value: str) -> None:
    with pytest.raises(Misconfigured, match=name):
        Config.from_environment({**OWN, name: value})


PROVIDER = {
    "FACT_OIDC_ISSUER": "https://idp.example/oidc",
    "FACT_OIDC_CLIENT_ID": "board",
    "FACT_OIDC_CLIENT_SECRET": "secret",
}


def test_without_an_issuer_there_is_no_identity_provider() -> None:
    config = Config.from_environment(OWN)
    assert (config.openid, config.has_local_accounts) == (None, True)


def test_an_identity_provider_is_read_from_the_environment() -> None:
    settings = {
        "FACT_OIDC_SECOND_FACTORS": "http://id.sambi.se/loa/loa3, mfa",
        "FACT_OIDC_HOSTS": "login.example",
        "FACT_LOCAL_ACCOUNTS": "0",
    }
    config = Config.from_environment({**OWN, **PROVIDER, **settings})
    provider = config.openid
    assert provider is not None
    assert not config.has_local_accounts
    assert provider.second_factors == {"http://id.sambi.se/loa/loa3", "mfa"}
    assert provider.origins == ["https://idp.example", "https://login.example"]
    assert (provider.scopes, provider.hsa_claim, provider.label) == ("openid", "employeeHsaId", "SITHS")
    for theirs in ("https://idp.example/token", "https://login.example/authorize"):
        assert provider.is_ours(theirs)
    for foreign in (
        "http://idp.example/token",
        "https://idp.example.evil.example/",
        "https://evil.example/idp.example",
        "https://idp.example:8443/",
        "https://a@evil.example/",
        "https://evil.example@idp.example/",
        "/token",
        "",
    ):
        assert not provider.is_ours(foreign), foreign


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"FACT_OIDC_CLIENT_ID": ""}, "CLIENT_ID"),
        ({"FACT_OIDC_CLIENT_SECRET": ""}, "CLIENT_SECRET"),
        ({"FACT_OIDC_PRIVATE_KEY_FILE": "/etc/key.pem"}, "PRIVATE_KEY_FILE"),
        ({"FACT_OIDC_CLIENT_SECRET": "", "FACT_OIDC_PRIVATE_KEY_FILE": "/nowhere/key.pem"}, "can't be read"),
        ({"FACT_OIDC_ISSUER": "http://idp.example"}, "https"),
        ({"FACT_OIDC_ISSUER": "idp.example"}, "https"),
        ({"FACT_OIDC_ISSUER": "", "FACT_LOCAL_ACCOUNTS": "0"}, "FACT_LOCAL_ACCOUNTS"),
    ],
)
def test_half_an_identity_provider_is_refused(changed: dict[str, str], named: str) -> None:
    with pytest.raises(Misconfigured, match=named):
        Config.from_environment({**OWN, **PROVIDER, **changed})


def test_in_production_every_role_needs_a_second_factor_and_in_the_demo_none() -> None:
    assert Config.from_environment(OWN).second_factor_roles == ROLES
    assert Config.from_environment({"FACT_DEMO": "1"}).second_factor_roles == ()
    chosen = {**OWN, "FACT_SECOND_FACTOR_ROLES": "leader, administrator"}
    assert Config.from_environment(chosen).second_factor_roles == ("leader", "administrator")
    assert Config.from_environment({**OWN, "FACT_SECOND_FACTOR_ROLES": "none"}).second_factor_roles == ()


def test_keys_of_authenticator_apps_have_numbers() -> None:
    keys = {**OWN, "FACT_TOTP_KEYS": f"1:{'a' * 32},2:{'b' * 32}"}
    assert Config.from_environment(keys).totp_keys == (("1", "a" * 32), ("2", "b" * 32))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FACT_SECOND_FACTOR_ROLES", "boss"),
        ("FACT_TOTP_KEYS", "short"),
        ("FACT_TOTP_KEYS", "1:short"),
        ("FACT_TOTP_KEYS", f"x:{'a' * 32}"),
    ],
)
def test_a_slip_in_what_guards_sign_in_is_refused(name: str, value: str) -> None:
    with pytest.raises(Misconfigured, match=name):
        Config.from_environment({**OWN, name: value})
