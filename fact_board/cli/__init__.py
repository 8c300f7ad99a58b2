"""Commands: the demo, and the doctor."""

import click
from flask import Flask


def init_doctor(app: Flask) -> None:
    """Offer `doctor`; what it looks with is imported only when it is called."""

    @app.cli.command("doctor")
    @click.option("--url", help="The board's address as people write it: https://board.example")
    def doctor(url: str | None) -> None:
        """Check this deployment: secret, HTTPS, websocket, database, migrations, clock, Redis, provider."""
        from fact_board.cli.doctor import examine

        examine(app.config["FACT"], url)
