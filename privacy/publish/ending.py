"""What happens when the app is removed from the site?"""

from dataclasses import dataclass

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.publish.collected import holds
from privacy.publish.grade import Known, known
from privacy.publish.retention import Keeping, columns, keeping


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
    """What is destroyed, what is removed, and what stays for a while."""

    destroyed: Gone
    removed: Gone
    kept: tuple[Kept, ...]
    site: Keeping
    reinstall_restores: bool
    receipt: bool


def ending(declaration: Declaration, proofs: Proofs) -> Ending:
    """Return what an uninstall does."""
    uninstall, labels = declaration.lifecycle.uninstall, _labels(declaration)
    destroyed = dict.fromkeys(labels[name] for name in uninstall.destroyed)
    removed = dict.fromkeys(labels[name] for name in uninstall.removed)
    return Ending(
        destroyed=Gone(tuple(destroyed), known(proofs, "uninstall", "destroyed")),
        removed=Gone(tuple(removed), known(proofs, "uninstall", "removed")),
        kept=tuple(_kept(declaration, name) for name in uninstall.kept),
        site=keeping(declaration, uninstall.retention),
        reinstall_restores=uninstall.reinstall_restores,
        receipt=uninstall.receipt,
    )


def _labels(declaration: Declaration) -> dict[str, str]:
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
