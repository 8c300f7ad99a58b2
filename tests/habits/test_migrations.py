"""From nothing to head, the migrations make just what the models say; and there is one head."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask

from fact_board.extensions import db

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations" / "versions"

pytestmark = pytest.mark.both_databases


def test_the_migrated_database_is_the_one_the_models_describe(migrated_app: Flask) -> None:
    with migrated_app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_no_migration_imports_the_app() -> None:
    for path in MIGRATIONS.glob("*.py"):
        assert "from fact_board" not in path.read_text(), path.name
