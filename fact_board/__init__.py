"""The FACT board: one live board for a team shared by region and municipality."""

from pathlib import Path

from flask import Flask

from fact_board.config import Config
from fact_board.live import AsyncMode

ROOT = Path(__file__).parent.parent


def create_app(config: Config | None = None, *, async_mode: AsyncMode = "threading") -> Flask:
    """Make the app: a table of contents. `async_mode` is "gevent" under the server, else "threading"."""
    from fact_board import audit, database, features, live, sign_in
    from fact_board.cli import init_doctor
    from fact_board.web import (
        assets,
        compression,
        headers,
        health,
        language,
        limits,
        logs,
        openapi,
        problems,
        proxies,
        shell,
    )

    config = config or Config.from_environment()
    app = Flask(__name__, template_folder=ROOT / "templates", static_folder=ROOT / "static")
    app.config.update(config.for_flask())

    logs.init_logs()
    database.init_database(app)
    compression.init_app(app)
    language.init_app(app)
    assets.init_app(app)
    headers.init_app(app)
    limits.init_limits(app)
    proxies.init_app(app)
    shell.init_app(app)
    openapi.init_openapi(app)
    problems.init_problems(app)  # after smorest, which brings error handlers of its own
    audit.init_audit(app)
    sign_in.init_app(app)
    features.init_features(app)
    live.init_live(app, config, async_mode=async_mode)
    health.init_health(app)
    init_doctor(app)
    return app
