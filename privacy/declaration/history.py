"""How does the working file become a published version?"""

from datetime import date
from pathlib import Path

from privacy.declaration.faults import DeclarationError, errors_of
from privacy.declaration.filing import keep
from privacy.declaration.loader import examine
from privacy.declaration.model import Declaration
from privacy.declaration.record import published
from privacy.declaration.succession import publishing_faults
from privacy.declaration.versions import Versions
from privacy.errors import PrivacyError


class NothingToPublishError(PrivacyError):
    """The working file is published already."""


def publish(folder: Path, today: date) -> Declaration:
    """Put the working file and its texts into history, and return what was published.

    Raise DeclarationError where it breaks a rule, NothingToPublishError where it is there already,
    InterferenceError where somebody else was at it in the same moment.
    """
    examined = examine(folder)
    if examined.declaration is None:
        raise DeclarationError(examined.faults)
    versions = Versions(published(folder), examined.declaration)
    if not versions.is_draft:
        version = versions.working.policy.version
        raise NothingToPublishError(f"version {version} is published already, and nothing changed")
    faults = publishing_faults(versions, today, examined.marks)
    if errors_of(faults):
        raise DeclarationError(faults)
    keep(folder, versions.working, today)
    return versions.working
