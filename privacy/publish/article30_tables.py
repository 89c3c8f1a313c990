"""Which tables has the record of processing?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration import taxonomy
from privacy.declaration.model import Declaration
from privacy.publish.markdown import table
from privacy.publish.recipients import ROLES, transfer
from privacy.publish.retention import columns, keeping
from privacy.publish.third_parties import is_outside, is_unplaced, vendor_is_outside
from privacy.publish.words import listed, place, plain

_OWN: Final = "None is declared; the vendor itself is outside the European Economic Area"


def purposes(declaration: Declaration, role: str) -> Iterator[str]:
    """Return what is done in this role, and on which basis."""
    yield from table(
        ("For what", "Kind", "Basis"),
        [
            (
                it.label,
                taxonomy.USES.get(it.fides, it.fides),
                plain(it.lawful_basis or "the controller's"),
            )
            for it in declaration.purposes.values()
            if it.role == role
        ],
    )


def data(declaration: Declaration, role: str) -> Iterator[str]:
    """Return the items that are handled in this role, and whom they are about."""
    handled = [it for it in declaration.purposes.values() if it.role == role]
    yield from table(
        ("Data", "Category", "About", "For what"),
        [
            (
                item.label,
                taxonomy.CATEGORIES.get(item.category, item.category),
                declaration.subjects[item.subject].label,
                listed(it.label for it in handled if name in it.items),
            )
            for name, item in declaration.data.items()
            if any(name in it.items for it in handled)
        ],
    )


def transfers(declaration: Declaration) -> Iterator[str]:
    """Return who gets data outside the European Economic Area, or in a place told in words.

    The vendor comes first where it is one of them: every item goes there.
    """
    yield from table(
        ("To", "Where", "Safeguard"),
        [
            *_to_the_vendor(declaration),
            *(
                (
                    it.legal_name,
                    listed(dict.fromkeys(map(place, (it.country, *it.locations)))),
                    transfer(it.transfer),
                )
                for it in declaration.processors
                if it.status != "retired" and (is_outside(it) or is_unplaced(it))
            ),
        ],
    )


def recipients(declaration: Declaration) -> Iterator[str]:
    """Return who else gets data."""
    yield from table(
        ("Who", "Address", "Contact", "Role", "Service", "Receives", "Where", "Contract"),
        [
            (
                it.legal_name,
                f"{it.address} ({place(it.country)})",
                it.contact,
                ROLES[it.role],
                it.service,
                listed(declaration.data[name].label for name in it.receives),
                listed(map(place, it.locations)),
                it.dpa_url or "None named",
            )
            for it in declaration.processors
            if it.status != "retired"
        ],
    )


def kept(declaration: Declaration) -> Iterator[str]:
    """Return for how long each item is kept, and where."""
    rows = dict.fromkeys(
        (declaration.data[column.item].label, store.label, *_length(declaration, retention))
        for store in declaration.stores
        for column, retention in columns(declaration, store)
        if column.item is not None
    )
    yield from table(("Data", "Where", "How long", "Counted"), list(rows))


def _to_the_vendor(declaration: Declaration) -> Iterator[tuple[str, str, str]]:
    vendor = declaration.vendor
    if vendor_is_outside(declaration):
        yield vendor.legal_name, place(vendor.country), _OWN


def _length(declaration: Declaration, retention: str | None) -> tuple[str, str]:
    said = keeping(declaration, retention)
    return said.length, said.label
