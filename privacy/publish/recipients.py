"""Who else gets it, where, and what for?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor, Transfer
from privacy.declaration.proof import Proofs
from privacy.publish.grade import DECLARED, Known, known
from privacy.publish.words import Moment, day, place, span

ROLES: Final = {
    "sub_processor": "Sub-processor",
    "independent": "Independent",
    "own_affiliate": "Own affiliate",
}
_LEADS: Final = {"Announced": "From", "Active": "Since", "Retired": "Took part from"}
_SIDES: Final = {"backend": "from our server", "browser": "from your browser"}
_TRANSFERS: Final = {
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
    hosts_known: Known
    packages: tuple[str, ...]
    packages_known: Known
    lead: str
    since: Moment
    rest_known: Known


def begun_by(declaration: Declaration, on: date) -> frozenset[str]:
    """Return the ids of the processors whose first day is this one or was before it."""
    return frozenset(it.id for it in declaration.processors if it.since <= on)


def recipients(
    declaration: Declaration, proofs: Proofs, begun: Collection[str]
) -> tuple[Recipient, ...]:
    """Return every processor, in the order of the declaration; those who have begun are active."""
    return tuple(
        _recipient(declaration, proofs, it, _state(it, it.id in begun))
        for it in declaration.processors
    )


def transfer(said: Transfer | None) -> str:
    """Return what allows data to leave the European Economic Area, in words."""
    if said is None:
        return _TRANSFERS["none_needed"]
    parts = (_TRANSFERS[said.mechanism], said.reference, said.reason)
    return ". ".join(words for words in parts if words)


def _state(it: Processor, has_begun: bool) -> str:  # noqa: FBT001  # whether its day has come
    if it.status == "retired":
        return "Retired"
    return "Active" if has_begun else "Announced"


def _recipient(declaration: Declaration, proofs: Proofs, it: Processor, state: str) -> Recipient:
    return Recipient(
        id=it.id,
        name=it.name,
        role=ROLES[it.role],
        state=state,
        is_active=state == "Active",
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
        hosts=tuple(HostLine(host.host, _SIDES[host.side]) for host in it.hosts),
        hosts_known=known(proofs, "hosts"),
        packages=_packages(it),
        packages_known=known(proofs, "sdks"),
        lead=_LEADS[state],
        since=day(it.since),
        rest_known=DECLARED,
    )


def _packages(it: Processor) -> tuple[str, ...]:
    registries = {"PyPI": it.sdks.pypi, "npm": it.sdks.npm}
    return tuple(f"{name} ({registry})" for registry, names in registries.items() for name in names)
