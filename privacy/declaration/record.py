"""Is what was published still there, and still what it was, to the letter?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from privacy.declaration.faults import FILE, DeclarationError, Fault, Rule
from privacy.declaration.form import VERSION
from privacy.declaration.loader import load_record
from privacy.declaration.model import Declaration
from privacy.declaration.semver import Semver

HISTORY: Final = "history"
DIGEST: Final = "digest"
P095: Final = Rule(
    "P095",
    "a published version is never edited, nor taken away",
    "people were told of that version; what it says now must be what it said then",
    "restore the folder from version control; to change the policy, publish a new version",
)
RULES: Final = (P095,)


def published(folder: Path) -> tuple[Declaration, ...]:
    """Return every published version in the order of the numbers; raise DeclarationError."""
    found: list[Declaration] = []
    faults: list[Fault] = []
    for kept in _kept(folder / HISTORY):
        try:
            found.append(_read(kept, kept.name))
        except DeclarationError as error:
            faults += (_inside(kept.name, fault) for fault in error.faults)
    found.sort(key=Semver.of)
    # What cannot be read would be missed in the row as well.
    faults = faults or list(_gaps(found))
    if faults:
        raise DeclarationError(faults)
    return tuple(found)


def _kept(history: Path) -> list[Path]:
    try:
        return sorted(it for it in history.iterdir() if not it.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError) as error:
        if isinstance(error, FileNotFoundError) and not history.is_symlink():
            return []
        what = "is no folder; the published versions belong in one of this name"
        raise _broken(what, HISTORY) from error


def _read(kept: Path, version: str) -> Declaration:
    if not (kept.is_dir() and re.fullmatch(VERSION, version)):
        raise _broken("is no version; only the folders of published versions belong here", "")
    declaration = load_record(kept)
    if declaration.policy.version != version:
        what = f"says version {declaration.policy.version}, but stands in the folder of {version}"
        raise _broken(what, FILE)
    was = _digest_beside(kept)
    if was is None:
        raise _broken("has no digest file, so nothing shows that it is what was published", DIGEST)
    if was != declaration.digest:
        what = f"its digest is {declaration.digest}, but {was or 'nothing'} was published"
        raise _broken(f"was edited after publishing: {what}", FILE)
    return declaration


def _digest_beside(kept: Path) -> str | None:
    file = kept / DIGEST
    return file.read_text("utf-8", errors="replace").strip() if file.is_file() else None


def _gaps(versions: Sequence[Declaration]) -> Iterator[Fault]:
    numbers = {it.policy.version for it in versions}
    due: str | None = None
    for it in versions:
        said = it.policy.supersedes
        if said != due:
            follows = f"but the version before it here is {due or 'none'}"
            why = follows if said in {None, *numbers} else f"which is missing from {HISTORY}"
            what = f"supersedes {said or 'none'}, {why}"
            yield _inside(it.policy.version, P095.fault(what, "policy.supersedes"))
        due = it.policy.version


def _inside(version: str, fault: Fault) -> Fault:
    return replace(fault, file=f"{HISTORY}/{version}/{fault.file}".rstrip("/"))


def _broken(what: str, file: str) -> DeclarationError:
    return DeclarationError([P095.fault(what, file=file)])
