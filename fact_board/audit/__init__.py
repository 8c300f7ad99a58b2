"""The log: who looked, signed in, exported or was let in, signed row by row and sealed every minute."""

from flask import Flask


def init_audit(app: Flask) -> None:
    """Give the log its keys, an ear at the door, and the command line its two commands."""
    from fact_board.audit import commands, door, keys
    from fact_board.sign_in import happenings

    keys.use_keys(app.config["FACT"].log_keys)
    happenings.listen(app, door.write_down)
    app.cli.add_command(commands.verify_log)
    app.cli.add_command(commands.retain_log)
