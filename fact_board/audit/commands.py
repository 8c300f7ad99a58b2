"""The log from the command line: is it whole, and what is old enough to go."""

import click
from flask.cli import with_appcontext

from fact_board.audit.retention import retain
from fact_board.audit.verification import verify


def _number_and_digest(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[int, str] | None:
    if value is None:
        return None
    number, _, digest = value.partition(":")
    if not number.isdigit() or len(digest) != 64:
        raise click.BadParameter("write NUMBER:DIGEST, as this command printed them.")
    return int(number), digest


@click.command("verify-log")
@click.option(
    "--seal", callback=_number_and_digest, help="NUMBER:DIGEST of a seal that you kept outside the database."
)
@with_appcontext
def verify_log(seal: tuple[int, str] | None) -> None:
    """Check every row and every seal of the log; name what was altered or removed."""
    found = verify(seal)
    for fault in found.faults:
        click.echo(fault)
    click.echo(
        f"{found.rows} rows, {found.events} events, {found.seals} seals"
        f" ({found.emptied} emptied by retention): {len(found.faults) or 'no'} faults."
    )
    if found.last:
        click.echo("Last seal, to keep elsewhere: {}:{}".format(*found.last))
    if found.faults:
        raise SystemExit(1)


@click.command("retain-log")
@click.option("--years", type=click.IntRange(min=5), help="Default: FACT_LOG_YEARS. Never fewer than 5.")
@click.pass_context
@with_appcontext
def retain_log(context: click.Context, years: int | None) -> None:
    """Remove the sealed days of the log that are older than it must be kept; their seals stay."""
    kept = years or context.obj.load_app().config["FACT"].log_years
    removed = retain(kept)
    for one in removed:
        click.echo(f"{one.day}: {one.rows} rows removed")
    rows = sum(one.rows for one in removed)
    click.echo(f"{len(removed)} days and {rows} rows older than {kept} years removed; their seals are kept.")
