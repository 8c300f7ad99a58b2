"""Keys for push services, from the command line."""

import click

from fact_board.push_settings import new_key


@click.command("make-push-key")
def make_push_key() -> None:
    """Make a pair of keys for web push. The private one is a secret of this installation."""
    private, public = new_key()
    click.echo(f"FACT_PUSH_PRIVATE_KEY={private}")
    click.echo(f"# public, for reference only: {public}")
