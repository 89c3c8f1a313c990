"""May this declaration be shown to customers, or is it still the shipped example or a draft?"""

import re
from collections.abc import Iterator
from typing import Final

from privacy.declaration.faults import Fault, Rule
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
RULES: Final = (P150, P151)

# Names that RFC 2606 and RFC 6761 keep for examples, in addresses of all kinds.
_RESERVED: Final = re.compile(
    r"(^|[@./\s])(example\.(com|net|org)|[\w-]+\.(example|invalid))(?!\.?[\w-])", re.IGNORECASE
)
_SHOWN: Final = 3


def example(declaration: Declaration) -> tuple[Fault, ...]:
    """Return one fault if anything of the shipped example is left in a declaration."""
    found = tuple(_examples(declaration))
    if not found:
        return ()
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    what = f"this is still the example ({', '.join(found[:_SHOWN])}{more})"
    return (P150.fault(f"{what}; put your own app, vendor and processors into it"),)


def draft(*, is_draft: bool) -> tuple[Fault, ...]:
    """Return a fault if the working file is not what was published."""
    what = "differs from every published version; run `python -m privacy publish`"
    return (P151.fault(what),) if is_draft else ()


def _examples(declaration: Declaration) -> Iterator[str]:
    for processor in declaration.processors:
        if processor.example:
            yield f"processors[{processor.id}].example"
    for place, said in _addresses(declaration):
        if said is not None and _RESERVED.search(said):
            yield f"{place} {said}"


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
