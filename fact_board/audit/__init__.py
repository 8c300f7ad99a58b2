"""The log: who looked, signed in, exported or was let in, signed row by row and sealed every minute."""

from flask import Flask


def init_audit(app: Flask) -> None:
    """Give the log its keys, and the command line its two commands."""
    from fact_board.audit import commands, keys

    keys.use_keys(app.config["FACT"].log_keys)
    app.cli.add_command(commands.verify_log)
    app.cli.add_command(commands.retain_log)
