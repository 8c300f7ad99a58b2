"""Run the migrations with the app's own database."""

from alembic import context
from flask import current_app

database = current_app.extensions["migrate"].db


def plain_types(kind, value, _context):
    """Migrations name the database's own types: they must not change when the app's classes do."""
    if kind == "type" and type(value).__module__.startswith(("fact_board", "flask_security")):
        return f"sa.{value.impl_instance!r}"
    return False


def run_online() -> None:
    """One connection, one transaction per migration; batch mode so that SQLite can alter tables.

    To alter a table SQLite copies and drops it, which what points at it would forbid.
    """
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=plain_types,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        if connection.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")


run_online()
