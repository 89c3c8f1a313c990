"""Who else gets it, where, and what for?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor
from privacy.panel.grade import DECLARED, Known
from privacy.panel.words import Moment, day, span

_ROLES: Final = {
    "sub_processor": "Sub-processor",
    "independent": "Independent",
    "own_affiliate": "Own affiliate",
}
_STATES: Final = {"announced": "Announced", "active": "Active", "retired": "Retired"}
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
    since: Moment
    known: Known


def recipients(declaration: Declaration) -> tuple[Recipient, ...]:
    """Return every processor, in the order of the declaration."""
    return tuple(_recipient(declaration, processor) for processor in declaration.processors)


def _recipient(declaration: Declaration, it: Processor) -> Recipient:
    return Recipient(
        id=it.id,
        name=it.name,
        role=_ROLES[it.role],
        state=_STATES[it.status],
        is_example=it.example,
        is_optional=it.optional,
        service=it.service,
        legal_name=it.legal_name,
        address=it.address,
        country=it.country,
        contact=it.contact,
        dpa_url=it.dpa_url,
        purposes=tuple(declaration.purposes[name].label for name in it.purposes),
        receives=tuple(declaration.data[name].label for name in it.receives),
        keeps=span(it.keeps) if it.keeps is not None else None,
        locations=it.locations,
        transfer=_transfer(it),
        hosts=tuple(HostLine(host.host, _SIDES[host.side]) for host in it.hosts),
        since=day(it.since),
        known=DECLARED,
    )


def _transfer(it: Processor) -> str:
    said = (_TRANSFERS[it.transfer.mechanism], it.transfer.reference, it.transfer.reason)
    return ". ".join(words for words in said if words)
