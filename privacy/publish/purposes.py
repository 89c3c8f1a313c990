"""What is it all for, and on whose decision?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration import taxonomy
from privacy.declaration.items import Purpose
from privacy.declaration.model import Declaration
from privacy.publish.grade import DECLARED, Known
from privacy.publish.words import plain

ROLES: Final = {"processor": "On your behalf, as a processor", "controller": "As a controller"}
_DEFAULTS: Final = {
    None: "Optional",
    "on": "Optional, on unless it is switched off",
    "off": "Optional, off unless it is switched on",
}


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """A purpose with everything that is said about it."""

    label: str
    kind: str
    role: str
    basis: str
    items: tuple[str, ...]
    choice: str
    known: Known


def purposes(declaration: Declaration) -> tuple[PurposeLine, ...]:
    """Return every purpose, in the order of the declaration."""
    return tuple(_line(declaration, purpose) for purpose in declaration.purposes.values())


def _line(declaration: Declaration, it: Purpose) -> PurposeLine:
    return PurposeLine(
        label=it.label,
        kind=taxonomy.USES.get(it.fides, it.fides),
        role=ROLES[it.role],
        basis=plain(it.lawful_basis) if it.lawful_basis else "The one that you rely on",
        items=tuple(declaration.data[name].label for name in it.items),
        choice="Always" if it.required else _DEFAULTS[it.default],
        known=DECLARED,
    )
