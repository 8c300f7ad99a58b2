"""Is the process alive, and is it ready: for whoever runs it."""

from flask import Blueprint, Flask, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from fact_board.extensions import db
from fact_board.live import beacon

OLDEST_BEAT = 15.0

health = Blueprint("health", __name__)


def init_health(app: Flask) -> None:
    """Add `/healthz` and `/readyz`."""
    app.register_blueprint(health)


@health.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@health.get("/readyz")
def readyz() -> tuple[Response, int]:
    """The database answers and the beacon beats."""
    database, age = _database_answers(), beacon.age()
    is_ready = database and age is not None and age < OLDEST_BEAT
    facts = {"database": database, "beacon_age_seconds": round(age, 1) if age is not None else None}
    return jsonify(status="ready" if is_ready else "not ready", **facts), 200 if is_ready else 503


def _database_answers() -> bool:
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    finally:
        db.session.rollback()
    return True
