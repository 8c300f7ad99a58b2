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
    """One connection, one transaction per migration; batch mode so that SQLite can alter tables."""
    with database.engine.connect() as connection:
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


run_online()
