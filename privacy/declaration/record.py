"""How is a published version kept, and read back to the letter?"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from privacy.declaration.faults import FILE, DeclarationError, Fault, Rule
from privacy.declaration.form import VERSION
from privacy.declaration.loader import load_record
from privacy.declaration.model import Declaration
from privacy.declaration.semver import Semver

HISTORY: Final = "history"
P095: Final = Rule(
    "P095",
    "a published version is never edited",
    "people were told of that version; what it says now must be what it said then",
    "restore the folder from version control; to change the policy, publish a new version",
)
RULES: Final = (P095,)

_DIGEST: Final = "digest"
# Readers leave out what begins with a dot, such as what a crash left of this.
_UNFINISHED: Final = ".unfinished-"


def published(folder: Path) -> tuple[Declaration, ...]:
    """Return every published version in the order of the numbers; raise DeclarationError."""
    found: list[Declaration] = []
    faults: list[Fault] = []
    for kept in _kept(folder / HISTORY):
        try:
            found.append(_read(kept, kept.name))
        except DeclarationError as error:
            faults += (_inside(kept.name, fault) for fault in error.faults)
    if faults:
        raise DeclarationError(faults)
    return tuple(sorted(found, key=Semver.of))


def keep(folder: Path, declaration: Declaration) -> None:
    """Move a copy of the working file and its texts into history, whole or not at all.

    Raise DeclarationError where the copy is not the declaration, OSError where there is one.
    """
    version = declaration.policy.version
    history = folder / HISTORY
    history.mkdir(exist_ok=True)
    for left in history.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    unfinished = history / f"{_UNFINISHED}{version}"
    for name, content in _files(folder, declaration):
        (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
        (unfinished / name).write_bytes(content)
    _read(unfinished, version)
    unfinished.rename(history / version)


def _kept(history: Path) -> list[Path]:
    entries = sorted(history.iterdir()) if history.is_dir() else []
    return [entry for entry in entries if not entry.name.startswith(".")]


def _read(kept: Path, version: str) -> Declaration:
    if not (kept.is_dir() and re.fullmatch(VERSION, version)):
        raise _edited("is no version; only the folders of published versions belong here", "")
    declaration = load_record(kept)
    if declaration.policy.version != version:
        what = f"says version {declaration.policy.version}, but stands in the folder of {version}"
        raise _edited(what, FILE)
    if _digest_beside(kept) != declaration.digest:
        raise _edited(
            f"was edited after publishing: its digest is {declaration.digest}, "
            f"but {_digest_beside(kept) or 'none'} was published",
            FILE,
        )
    return declaration


def _digest_beside(kept: Path) -> str:
    file = kept / _DIGEST
    return file.read_text("utf-8", errors="replace").strip() if file.is_file() else ""


def _files(folder: Path, declaration: Declaration) -> Iterator[tuple[str, bytes]]:
    yield FILE, (folder / FILE).read_bytes()
    for place, text in declaration.texts.items():
        yield place, text.source.encode()
    yield _DIGEST, f"{declaration.digest}\n".encode()


def _inside(version: str, fault: Fault) -> Fault:
    return replace(fault, file=f"{HISTORY}/{version}/{fault.file}".rstrip("/"))


def _edited(what: str, file: str) -> DeclarationError:
    return DeclarationError([P095.fault(what, file=file)])
