"""What happens when the app is removed from the site?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.publish.collected import holds
from privacy.publish.grade import DECLARED, Known, known, known_each
from privacy.publish.retention import Keeping, columns, keeping

DATA_KEY: Final = "db.site.data_key"
"""The column with the key that seals a site's data; without it the data cannot be read."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What an uninstall ends, and how that is known."""

    names: tuple[str, ...]
    known: Known


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that outlives the install, and for how long."""

    store: str
    keepings: tuple[Keeping, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What is destroyed, what is removed, what stays for a while; and how that rest is known."""

    destroyed: Gone
    ends_sealed: bool
    removed: Gone
    kept: tuple[Kept, ...]
    site: Keeping
    reinstall_restores: bool
    receipt: bool
    rest_known: Known


def ending(declaration: Declaration, proofs: Proofs) -> Ending:
    """Return what an uninstall does."""
    uninstall = declaration.lifecycle.uninstall
    destroyed = known_each(proofs, (("uninstall", "destroyed", it) for it in uninstall.destroyed))
    return Ending(
        destroyed=Gone(named(declaration, uninstall.destroyed), destroyed),
        ends_sealed=DATA_KEY in uninstall.destroyed,
        removed=Gone(named(declaration, uninstall.removed), known(proofs, "uninstall", "removed")),
        kept=tuple(_kept(declaration, name) for name in uninstall.kept),
        site=keeping(declaration, uninstall.retention),
        reinstall_restores=uninstall.reinstall_restores,
        receipt=uninstall.receipt,
        rest_known=DECLARED,
    )


def named(declaration: Declaration, names: Sequence[str]) -> tuple[str, ...]:
    """Return what these stores and columns are called; columns that hold the same are told once."""
    labels = _labels(declaration)
    return tuple(dict.fromkeys(labels[name] for name in names))


def _labels(declaration: Declaration) -> Mapping[str, str]:
    labels = {store.id: store.label for store in declaration.stores}
    for store in declaration.stores:
        for name, column in store.columns.items():
            labels[f"{store.id}.{name}"] = holds(declaration, column)
    return labels


def _kept(declaration: Declaration, name: str) -> Kept:
    store = declaration.store(name)
    classes = (
        retention for column, retention in columns(declaration, store) if column.item is not None
    )
    found = dict.fromkeys(keeping(declaration, retention) for retention in classes)
    return Kept(store.label, tuple(found))
