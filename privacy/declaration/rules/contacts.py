"""Can everybody who is named be reached?"""

import re
from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.place import Step

P048: Final = Rule(
    "P048",
    "a contact is an e-mail address or a web page, and an address is on https",
    "people and programs follow it from the page and from the exports",
    "write it whole, such as privacy@host.example or https://host.example/privacy",
)
RULES: Final = (P048,)

Spot = tuple[tuple[Step, ...], str | None]

_LABEL: Final = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_PAGE: Final = re.compile(
    rf"https://{_LABEL}(\.{_LABEL})+(:(?P<port>[1-9][0-9]{{0,4}}))?([/?#][^\s<>\"]*)?"
)
_PORTS: Final = 65_535
_MAIL: Final = re.compile(r"[^\s@<>\",;:?&]+@[^\s@<>\",;:?&]+\.[^\s@<>\",;:?&.]+")


def check(draft: Draft) -> Iterator[Finding]:
    """Return each contact and each address that cannot be followed."""
    for steps, said in _contacts(draft):
        if said is not None and not (_MAIL.fullmatch(said) or _is_page(said)):
            what = "must be an e-mail address or an https address"
            yield P048.broken(what, *steps)
    for steps, said in _pages(draft):
        if said is not None and not _is_page(said):
            yield P048.broken("must be an https address", *steps)


def _contacts(draft: Draft) -> Iterator[Spot]:
    if draft.vendor is not None:
        yield ("vendor", "privacy_contact"), draft.vendor.privacy_contact
        yield ("vendor", "security_contact"), draft.vendor.security_contact
    for number, processor in draft.processors.items():
        yield ("processors", number, "contact"), processor.contact


def _pages(draft: Draft) -> Iterator[Spot]:
    if draft.vendor is not None:
        yield ("vendor", "support_url"), draft.vendor.support_url
    for number, processor in draft.processors.items():
        yield ("processors", number, "dpa_url"), processor.dpa_url
    if draft.compliance is not None:
        yield ("compliance", "gdpr", "dpa_url"), draft.compliance.gdpr.dpa_url


def _is_page(said: str) -> bool:
    found = _PAGE.fullmatch(said)
    return found is not None and int(found["port"] or 0) <= _PORTS
