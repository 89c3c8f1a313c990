"""How does a folder become a declaration, or a list of what is wrong with it?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from privacy.declaration import rules, shape, source, texts
from privacy.declaration.draft import Draft
from privacy.declaration.faults import (
    FILE,
    DeclarationError,
    Fault,
    Finding,
    errors_of,
    in_order,
    located,
)
from privacy.declaration.mending import mended
from privacy.declaration.model import Declaration
from privacy.declaration.place import Marks
from privacy.declaration.references import repeated, unresolved


@dataclass(frozen=True, slots=True)
class Examined:
    """A declaration, if there are no errors in its folder, and all faults that there are.

    `marks` tell on which line of the file something stands.
    """

    declaration: Declaration | None
    faults: tuple[Fault, ...]
    marks: Marks


def load(folder: Path) -> Declaration:
    """Return the declaration of this folder; raise DeclarationError with all that is wrong."""
    return _whole(examine(folder))


def load_record(folder: Path) -> Declaration:
    """Return a declaration that was published: in form, but not held to the rules of today."""
    return _whole(_examined(folder, lambda _: ()))


def examine(folder: Path) -> Examined:
    """Return the declaration of this folder with all of its faults, warnings too."""
    return _examined(folder, rules.broken)


def _examined(folder: Path, broken: Callable[[Draft], Iterable[Finding]]) -> Examined:
    try:
        said = source.read(folder / FILE)
    except DeclarationError as error:
        return Examined(None, error.faults, Marks())
    document, misshapen = shape.document(said.raw)
    raw = said.raw if document else mended(said.raw, misshapen)
    draft = Draft.of(document) if document else Draft.salvaged(raw)
    written, missing = texts.read(folder, raw)
    found = (*misshapen, *repeated(raw), *unresolved(raw), *broken(draft))
    faults = in_order((*said.faults, *located(found, raw, said.marks), *missing))
    if document is None or errors_of(faults):
        return Examined(None, faults, said.marks)
    return Examined(Declaration.of(document, written), faults, said.marks)


def _whole(examined: Examined) -> Declaration:
    if examined.declaration is None:
        raise DeclarationError(examined.faults)
    return examined.declaration
