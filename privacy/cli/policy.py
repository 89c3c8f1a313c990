"""What may an operator do with the policy itself? Check, compare and publish it."""

from pathlib import Path

import click

from privacy.cli import checking
from privacy.cli.existing import Existing
from privacy.cli.invocation import Invocation
from privacy.declaration import history
from privacy.declaration.diff import changes
from privacy.declaration.diff.written import as_json, as_markdown, as_text
from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from privacy.declaration.record import published
from privacy.declaration.schema import written
from privacy.declaration.versions import Versions
from privacy.errors import PrivacyError
from privacy.publish.exports import FORMATS

_WORKING = "working"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_WRITERS = {"text": as_text, "json": as_json, "markdown": as_markdown}


class UnknownVersionError(PrivacyError):
    """A version that was never published."""


@click.command("check")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--production", is_flag=True, help="Tell also what only production refuses.")
@click.option("--marketplace", type=_FILE, help="Compare with the Marketplace's published answers.")
@click.pass_obj
def check_command(
    invocation: Invocation, form: str, *, production: bool, marketplace: Path | None
) -> int:
    """Tell everything that is wrong with the policy, and where what exists differs from it.

    Needs no setting but PRIVACY_POLICY.
    """
    existing = Existing(invocation, production, marketplace)
    checked = checking.check(invocation.policy, invocation.today, existing.differences)
    click.echo(_for(form, checked.as_json() if form == "json" else checked.as_text()))
    return 0 if checked.is_right else 1


@click.command("diff")
@click.argument("old", metavar="[A]", required=False)
@click.argument("new", metavar="[B]", default=_WORKING)
@click.option("--format", "form", type=click.Choice(list(_WRITERS)), default="text")
@click.pass_obj
def diff_command(invocation: Invocation, old: str | None, new: str, form: str) -> None:
    """Tell what changed from version A to version B.

    Each is a version number, or `working` for the file as it is now. Without B it is the working
    file; without A the version that the working file replaces. Needs no setting but
    PRIVACY_POLICY.
    """
    known = _known(invocation.policy, old, new)
    before = _version(known, old) if old else _base(known)
    after = _version(known, new)
    click.echo(_for(form, _WRITERS[form](before, after, changes(before, after))))


@click.command("publish")
@click.pass_obj
def publish_command(invocation: Invocation) -> None:
    """Publish the working file as a version. Needs no setting but PRIVACY_POLICY."""
    done = history.publish(invocation.policy, invocation.today)
    version = done.policy.version
    click.echo(
        f"version {version} is published in {invocation.policy / 'history' / version}\n"
        f"digest    {done.digest}\n"
        f"effective {done.policy.effective}\n"
        f"next: commit {invocation.policy}, run `python -m privacy migrate`, then deploy"
    )


@click.command("export")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@click.option("--controller", help="Name the customer in an article30 record.")
@click.argument("version", required=False)
@click.pass_obj
def export_command(
    invocation: Invocation, form: str, controller: str | None, version: str | None
) -> None:
    """Print the policy for others: the version in force, a published one, or `working`.

    Needs no setting but PRIVACY_POLICY.
    """
    if controller is not None and form != "article30":
        raise click.UsageError("--controller goes with --format article30")
    known = _known(invocation.policy, version)
    shown = _version(known, version) if version else known.in_force(invocation.today)
    click.echo(_for(form, FORMATS[form](shown, known, controller)), nl=False)


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of privacy.yaml, for editors. Needs no setting."""
    click.echo(_for("json", written()), nl=False)


COMMANDS = (check_command, diff_command, publish_command, export_command, schema_command)


def _for(form: str, said: str) -> str | bytes:
    """Return what programs and pages read in UTF-8, whatever the terminal takes."""
    return said if form == "text" else said.encode("utf-8", "backslashreplace")


def _known(folder: Path, *asked: str | None) -> Versions:
    """Return the versions; the working file is read only where it is asked for."""
    kept = published(folder)
    is_needed = _WORKING in asked or not kept
    return Versions(kept, load(folder) if is_needed else kept[-1])


def _version(known: Versions, version: str) -> Declaration:
    found = known.working if version == _WORKING else known.find(version)
    if found is None:
        names = [*(it.policy.version for it in known.published), _WORKING]
        raise UnknownVersionError(f"no version '{version}'; known: {', '.join(names)}")
    return found


def _base(known: Versions) -> Declaration:
    found = known.before(known.working) or known.newest
    if found is None:
        raise UnknownVersionError(
            "nothing is published yet, so there is nothing to compare with; "
            "`python -m privacy publish` publishes the first version"
        )
    return found
