"""Who else gets it, where, and what for?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor, Transfer
from privacy.declaration.proof import Proofs
from privacy.publish.grade import Known, known
from privacy.publish.words import Moment, day, place, span

ROLES: Final = {
    "sub_processor": "Sub-processor",
    "independent": "Independent",
    "own_affiliate": "Own affiliate",
}
STATES: Final = {"announced": "Announced", "active": "Active", "retired": "Retired"}
SIDES: Final = {"backend": "from our server", "browser": "from your browser"}
TRANSFERS: Final = {
    "not_applicable": "Not applicable",
    "none_needed": "None needed",
    "adequacy": "Adequacy decision",
    "scc_2021_module_2": "Standard contractual clauses, module 2",
    "scc_2021_module_3": "Standard contractual clauses, module 3",
    "bcr": "Binding corporate rules",
}


@dataclass(frozen=True, slots=True)
class HostLine:
    """An address that is called."""

    host: str
    side: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """A processor with everything that is said about it."""

    id: str
    name: str
    role: str
    state: str
    is_active: bool
    is_example: bool
    is_optional: bool
    service: str
    legal_name: str
    address: str
    country: str
    contact: str
    dpa_url: str | None
    purposes: tuple[str, ...]
    receives: tuple[str, ...]
    keeps: str | None
    locations: tuple[str, ...]
    transfer: str
    hosts: tuple[HostLine, ...]
    packages: tuple[str, ...]
    since: Moment
    known: Known


def recipients(declaration: Declaration, proofs: Proofs) -> tuple[Recipient, ...]:
    """Return every processor, in the order of the declaration."""
    addresses = known(proofs, "hosts")
    return tuple(_recipient(declaration, it, addresses) for it in declaration.processors)


def transfer(said: Transfer | None) -> str:
    """Return what allows data to leave the European Economic Area, in words."""
    if said is None:
        return TRANSFERS["none_needed"]
    parts = (TRANSFERS[said.mechanism], said.reference, said.reason)
    return ". ".join(words for words in parts if words)


def _recipient(declaration: Declaration, it: Processor, addresses: Known) -> Recipient:
    return Recipient(
        id=it.id,
        name=it.name,
        role=ROLES[it.role],
        state=STATES[it.status],
        is_active=it.status == "active",
        is_example=it.example,
        is_optional=it.optional,
        service=it.service,
        legal_name=it.legal_name,
        address=it.address,
        country=place(it.country),
        contact=it.contact,
        dpa_url=it.dpa_url,
        purposes=tuple(declaration.purposes[name].label for name in it.purposes),
        receives=tuple(declaration.data[name].label for name in it.receives),
        keeps=span(it.keeps) if it.keeps is not None else None,
        locations=tuple(place(said) for said in it.locations),
        transfer=transfer(it.transfer),
        hosts=tuple(HostLine(host.host, SIDES[host.side]) for host in it.hosts),
        packages=_packages(it),
        since=day(it.since),
        known=addresses,
    )


def _packages(it: Processor) -> tuple[str, ...]:
    registries = {"PyPI": it.sdks.pypi, "npm": it.sdks.npm}
    return tuple(f"{name} ({registry})" for registry, names in registries.items() for name in names)
