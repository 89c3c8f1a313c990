"""May this declaration be shown to customers, or is it still the shipped example or a draft?"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from privacy.declaration.faults import Fault, Rule, Weight
from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor

P150: Final = Rule(
    "P150",
    "in production nobody is an example",
    "administrators would be told of a vendor and of processors that do not exist",
    "docs/declaration.md says how to make the example yours",
)
P151: Final = Rule(
    "P151",
    "in production the declaration is a published one",
    "a version is a promise with a number and a date, and an edit without them changes it unseen",
    "run `python -m privacy publish`, or undo the edit",
)
P152: Final = Rule(
    "P152",
    "in production the descriptor is the vendor's own",
    "Atlassian shows its name and links to customers, and an app's key can never be changed",
    "put your own key, name, vendor and links into atlassian-connect.json, and the key into app",
    Weight.WARNING,
)
RULES: Final = (P150, P151, P152)

# Names that RFC 2606 and RFC 6761 keep for examples, in addresses of all kinds.
_RESERVED: Final = re.compile(
    r"(^|[@./\s])(example\.(com|net|org)|[\w-]+\.(example|invalid))(?!\.?[\w-])", re.IGNORECASE
)
_NAME: Final = "Example "
_KEY: Final = "com.example."
_SHOWN: Final = 3


def example(declaration: Declaration) -> tuple[Fault, ...]:
    """Return one fault if anything of the shipped example is left in a declaration."""
    found = tuple(_examples(declaration))
    if not found:
        return ()
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    what = f"this is still the example ({', '.join(found[:_SHOWN])}{more})"
    return (P150.fault(f"{what}; put your own app, vendor and processors into it"),)


def descriptor(key: str, addresses: Iterable[str]) -> tuple[Fault, ...]:
    """Return one fault if the app's descriptor is still that of the example."""
    found = [*([key] if key.startswith(_KEY) else []), *filter(_RESERVED.search, addresses)]
    what = f"is still the example's ({', '.join(dict.fromkeys(found))})"
    return (P152.fault(what, file="atlassian-connect.json"),) if found else ()


def draft(*, is_draft: bool) -> tuple[Fault, ...]:
    """Return a fault if the working file is not what was published."""
    what = "is not published as it stands; run `python -m privacy publish`"
    return (P151.fault(what),) if is_draft else ()


def _examples(declaration: Declaration) -> Iterator[str]:
    for processor in declaration.processors:
        if processor.example:
            yield f"processors[{processor.id}].example"
    for place, said in (*_names(declaration), *_addresses(declaration)):
        if said is not None and (said.startswith(_NAME) or _RESERVED.search(said)):
            yield f"{place} {said}"


def _names(declaration: Declaration) -> Iterator[tuple[str, str]]:
    yield "vendor.legal_name", declaration.vendor.legal_name
    for processor in declaration.processors:
        yield f"processors[{processor.id}].legal_name", processor.legal_name


def _addresses(declaration: Declaration) -> Iterator[tuple[str, str | None]]:
    vendor = declaration.vendor
    yield "vendor.privacy_contact", vendor.privacy_contact
    yield "vendor.security_contact", vendor.security_contact
    yield "vendor.support_url", vendor.support_url
    yield "vendor.dpo", vendor.dpo
    yield "vendor.eu_representative", vendor.eu_representative
    yield "compliance.gdpr.dpa_url", declaration.compliance.gdpr.dpa_url
    for processor in declaration.processors:
        yield from _addresses_of(processor)


def _addresses_of(processor: Processor) -> Iterator[tuple[str, str | None]]:
    place = f"processors[{processor.id}]"
    yield f"{place}.contact", processor.contact
    yield f"{place}.dpa_url", processor.dpa_url
    for it in processor.hosts:
        yield f"{place}.hosts", it.host
