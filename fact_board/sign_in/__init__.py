"""Signing in: local accounts, one row per device, lock-out, and who is asking."""

from flask import Flask

from fact_board.sign_in.sessions import keep_locale, other_assignments, valid_sessions, viewer
from fact_board.web import language

__all__ = ["init_app", "valid_sessions", "viewer"]


def init_app(app: Flask) -> None:
    """Bind accounts and sessions to the app; the demo's page exists in demo mode alone."""
    from flask_security import Security, SQLAlchemyUserDatastore

    from fact_board.extensions import api, db
    from fact_board.sign_in import api as session_api
    from fact_board.sign_in import (
        commands,
        csrf,
        demo,
        door_api,
        factors,
        lock_api,
        mine,
        openid_client,
        openid_pages,
        pages,
        passwords,
        professions,
        security,
        words,
    )
    from fact_board.sign_in.models import Account, Role, WebAuthn

    app.config.update(
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 (the name of the algorithm)  # nosec B106
        SECURITY_PASSWORD_SINGLE_HASH=["argon2"],
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=passwords.CHEAP if app.testing else passwords.COST,
        SECURITY_REGISTERABLE=False,
    )
    datastore = SQLAlchemyUserDatastore(db, Account, Role, WebAuthn)
    library = Security(app, datastore, register_blueprint=False)
    library.principal.identity_loaders.clear()  # `viewer` says who asks: it needs no user of its own
    csrf.init_csrf(app)
    factors.init_totp(app)
    for blueprint in (session_api.blueprint, lock_api.blueprint, door_api.blueprint):
        api.register_blueprint(blueprint)
    app.register_blueprint(pages.pages)
    app.register_blueprint(security.pages)
    app.register_blueprint(openid_pages.pages)
    openid_client.init_openid(app)
    app.cli.add_command(commands.create_account)
    app.cli.add_command(commands.set_password)
    app.cli.add_command(commands.set_hsa_id)
    app.cli.add_command(commands.reset_factors)
    app.cli.add_command(commands.create_administrator)
    app.extensions[language.SAVE_LOCALE] = keep_locale
    app.config["SIGN_IN_ENDPOINT"] = "sign_in.sign_in"
    app.jinja_env.globals.update(
        profession_text=professions.profession_text,
        other_assignments=other_assignments,
        page_lock=mine.page_lock,
    )
    app.jinja_env.filters["when"] = words.when
    if app.config["FACT"].is_demo:
        app.register_blueprint(demo.pages)
        app.config["SIGN_IN_ENDPOINT"] = "demo.people"
    app.config["DETOURS"] = {
        "session.expired": app.config["SIGN_IN_ENDPOINT"],
        "session.revoked": app.config["SIGN_IN_ENDPOINT"],
        "session.locked": "sign_in.confirm",
        "second_factor.needed": "security.page",
    }
