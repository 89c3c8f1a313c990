"""Which commands are there? Each a few lines over the rooms."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from privacy.cli import policy
from privacy.cli.invocation import Environment, Invocation
from privacy.cli.report import report_command
from privacy.cli.serving import check_address, server_of, sweeper_of
from privacy.cli.upkeep import sweep_command
from privacy.clock import Clock, SystemClock
from privacy.errors import PrivacyError
from privacy.installs.keys import SiteKeys
from privacy.installs.rotation import rotate
from privacy.sealing.keys import new_key, parse_keys
from privacy.sealing.sealer import Sealer
from privacy.services import build
from privacy.settings.model import Settings
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.transport.http import HttpTransport


class LostKeysError(PrivacyError):
    """Some sites' keys open with none of the listed sealing keys."""


@click.group()
def cli() -> None:
    """Privacy Panel: an Atlassian app whose privacy policy is executable."""


@cli.command("new-key")
def new_key_command() -> None:
    """Print a new sealing key for PRIVACY_SEALING_KEYS. Needs no setting."""
    click.echo(new_key())


@cli.command("migrate")
@click.pass_obj
def migrate_command(invocation: Invocation) -> None:
    """Bring the database's tables to this version."""
    with _database(Settings.read(invocation.environment)) as database:
        migrate(database)
    click.echo("the database is up to date")


@cli.command("rotate-keys")
@click.pass_obj
def rotate_keys_command(invocation: Invocation) -> None:
    """Seal every site's keys anew with the newest of PRIVACY_SEALING_KEYS."""
    settings = Settings.read(invocation.environment)
    keys = SiteKeys(Sealer.of(parse_keys(settings.sealing_keys)))
    with _database(settings) as database:
        rotation = rotate(database, keys)
    click.echo(f"{rotation.done} sites were sealed anew with the newest key")
    if rotation.lost:
        raise LostKeysError(
            f"the keys of sites {', '.join(map(str, rotation.lost))} open with no listed key; "
            "each heals when the app is installed there again"
        )
    click.echo("older keys may be taken off the list now")


@cli.command("serve")
@click.pass_obj
def serve_command(invocation: Invocation) -> None:
    """Run the production server until it is stopped, and one sweeper beside it."""
    settings = Settings.read(invocation.environment)
    # The server's processes open connections of their own.
    build(settings, invocation.clock, HttpTransport()).database.engine.dispose()
    check_address(settings.bind)
    with sweeper_of(settings, invocation):
        server_of(settings).serve()


for _command in (*policy.COMMANDS, report_command, sweep_command):
    cli.add_command(_command)


def run(arguments: Sequence[str], environment: Environment, clock: Clock | None = None) -> int:
    """Run a command and return its exit code; an expected failure is one clear message."""
    invocation = Invocation(environment, clock or SystemClock())
    try:
        code = cli(
            list(arguments), prog_name="python -m privacy", obj=invocation, standalone_mode=False
        )
    except PrivacyError as error:
        click.echo(f"error: {error}", err=True)
        return 1
    except (CommandError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        return 1
    except SQLAlchemyError as error:
        # Its own text could hold what stands in a row.
        click.echo(f"error: the database: {type(error).__name__}; is it migrated?", err=True)
        return 1
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code or 0


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    engine = open_engine(settings.database_url)
    try:
        yield Database(engine)
    finally:
        engine.dispose()
