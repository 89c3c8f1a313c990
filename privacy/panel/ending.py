"""What happens when the app is removed from the site?"""

from dataclasses import dataclass

from privacy.declaration.model import Declaration
from privacy.panel.collected import Keeping, columns, holds, keeping
from privacy.panel.grade import DECLARED, Known


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that outlives the install, and for how long."""

    store: str
    keeping: Keeping | None


@dataclass(frozen=True, slots=True)
class Ending:
    """What is destroyed, what is removed, and what stays for a while."""

    destroyed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[Kept, ...]
    reinstall_restores: bool
    receipt: bool
    known: Known


def ending(declaration: Declaration) -> Ending:
    """Return what an uninstall does."""
    uninstall, labels = declaration.lifecycle.uninstall, _labels(declaration)
    return Ending(
        destroyed=tuple(dict.fromkeys(labels[name] for name in uninstall.destroyed)),
        removed=tuple(dict.fromkeys(labels[name] for name in uninstall.removed)),
        kept=tuple(_kept(declaration, name) for name in uninstall.kept),
        reinstall_restores=uninstall.reinstall_restores,
        receipt=uninstall.receipt,
        known=DECLARED,
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
        store.retention or column.retention
        for column in columns(declaration, store)
        if column.item is not None
    )
    retention = next(classes, None)
    return Kept(store.label, keeping(declaration.retention[retention]) if retention else None)
