"""Rotating the keys from the command line."""

import click
from flask.cli import ScriptInfo

from fact_board.errors import NotFound
from fact_board.patients.personal_numbers.rotation import rotate
from fact_board.patients.personal_numbers.sealing import NumberKeys


@click.command("rotate-personal-numbers")
@click.pass_context
def rotate_personal_numbers(context: click.Context) -> None:
    """Seal every personal number with the first of FACT_PERSONAL_NUMBER_KEYS, then drop the others."""
    app = context.ensure_object(ScriptInfo).load_app()
    config = app.config["FACT"]
    try:
        keys = NumberKeys.of(config.personal_number_keys, config.personal_number_index_key)
    except NotFound as error:
        raise click.ClickException("Personal numbers are off: FACT_PERSONAL_NUMBER_KEYS is empty.") from error
    with app.app_context():
        click.echo(f"{rotate(keys)} personal numbers are sealed with the newest key.")
