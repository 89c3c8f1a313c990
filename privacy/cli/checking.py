"""Is everything right with a policy: its files, its versions, and what else is asked about?"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from privacy.declaration.faults import DeclarationError, Fault, errors_of, explained
from privacy.declaration.loader import examine
from privacy.declaration.model import Declaration
from privacy.declaration.record import published
from privacy.declaration.succession import version_faults
from privacy.declaration.versions import Versions

Further = Callable[[Versions], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the versions, if they can be read, and every fault."""

    versions: Versions | None
    faults: tuple[Fault, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether nothing stops the program."""
        return not errors_of(self.faults)

    def as_text(self) -> str:
        """Return every fault, explained, and what was checked, for a terminal."""
        lines = explained(self.faults)
        if self.versions is None:
            return lines
        working = self.versions.working
        state = "a draft" if self.versions.is_draft else "published"
        return f"{lines}\nversion {working.policy.version}, {state}, digest {working.digest}"

    def as_json(self) -> str:
        """Return the same for programs."""
        working = self.versions.working if self.versions else None
        said = {
            "is_right": self.is_right,
            "version": working.policy.version if working else None,
            "is_draft": self.versions.is_draft if self.versions else None,
            "digest": working.digest if working else None,
            "faults": [_told(fault) for fault in self.faults],
        }
        return json.dumps(said, indent=2, ensure_ascii=False)


def check(folder: Path, today: date, further: Further = lambda _: ()) -> Checked:
    """Return what is wrong with the policy in a folder: form and rules, then versions.

    What is asked further is asked only of a policy without errors.
    """
    examined = examine(folder)
    kept, broken = _published(folder)
    faults = (*examined.faults, *broken)
    if examined.declaration is None or errors_of(faults):
        return Checked(None, faults)
    versions = Versions(kept, examined.declaration)
    faults += version_faults(versions, today, examined.marks)
    if not errors_of(faults):
        faults += tuple(further(versions))
    return Checked(versions, faults)


def _published(folder: Path) -> tuple[tuple[Declaration, ...], tuple[Fault, ...]]:
    try:
        return published(folder), ()
    except DeclarationError as error:
        return (), error.faults


def _told(fault: Fault) -> dict[str, object]:
    return {
        "code": fault.rule.code,
        "weight": fault.rule.weight,
        "file": fault.file,
        "line": fault.line,
        "path": fault.path,
        "what": fault.what,
        "why": fault.rule.why,
        "fix": fault.rule.fix,
    }
