"""What is asked time and again is planned once, although every read ends in a rollback."""

import pytest
from flask import Flask
from sqlalchemy import select, text

from fact_board.database import is_sqlite
from fact_board.extensions import db
from fact_board.live.models import Stream

pytestmark = pytest.mark.both_databases

MORE_THAN_A_FEW = 10
KEPT = text(
    "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT stream.seq%FROM stream'"
)


def test_a_statement_asked_often_stays_prepared_whatever_is_rolled_back(app: Flask) -> None:
    with app.app_context():
        for _ in range(MORE_THAN_A_FEW):
            db.session.execute(select(Stream.seq)).all()
            db.session.rollback()
        assert is_sqlite() or db.session.scalar(KEPT) == 1
        db.session.rollback()
