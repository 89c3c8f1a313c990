"""Which data is that of end users, and who else than Atlassian and the vendor gets it?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration import countries
from privacy.declaration.items import Item
from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor

ATLASSIAN: Final = "atlassian"
"""The id of the processor that is the host of the app itself, and so no third party."""

_INSIDE: Final = countries.EEA | {"EU", "EEA"}
_BASES: Final = {"adequacy", "scc_2021_module_2", "scc_2021_module_3", "bcr"}


def end_user_data(declaration: Declaration) -> Mapping[str, Item]:
    """Return the items that say something about people, or that a customer put in."""
    return {
        name: item
        for name, item in declaration.data.items()
        if item.identifies != "no" or item.source == "customer"
    }


def third_parties(declaration: Declaration) -> tuple[Processor, ...]:
    """Return who receives end-user data, announced ones too; who is retired gets nothing more."""
    known = end_user_data(declaration).keys()
    return tuple(
        it
        for it in declaration.processors
        if it.id != ATLASSIAN and it.status != "retired" and known & set(it.receives)
    )


def vendor_is_outside(declaration: Declaration) -> bool:
    """Tell whether the vendor itself sits outside the European Economic Area."""
    return declaration.vendor.country not in countries.EEA


def is_outside(party: Processor) -> bool:
    """Tell whether it sits or works in a country outside the European Economic Area."""
    return any(place in countries.CODES and place not in _INSIDE for place in _places(party))


def is_unplaced(party: Processor) -> bool:
    """Tell whether a location is told in words, so that no program can place it."""
    return any(place not in countries.CODES and place not in _INSIDE for place in _places(party))


def has_basis(party: Processor) -> bool:
    """Tell whether a transfer to this company rests on a mechanism of the GDPR's Chapter V."""
    return party.transfer is not None and party.transfer.mechanism in _BASES


def _places(party: Processor) -> tuple[str, ...]:
    return (party.country, *party.locations)
