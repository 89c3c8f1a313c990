"""What does a declaration have to keep, beside its form?"""

from collections.abc import Callable, Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.rules import (
    contacts,
    cookies,
    data,
    email,
    endings,
    host_owners,
    hosts,
    keepers,
    lists,
    processors,
    promises,
    retention,
    stores,
    transfers,
)

Check = Callable[[Draft], Iterator[Finding]]

_MODULES: Final = (
    lists,
    data,
    retention,
    stores,
    processors,
    transfers,
    hosts,
    host_owners,
    contacts,
    keepers,
    cookies,
    email,
    promises,
    endings,
)
RULES: Final[tuple[Rule, ...]] = tuple(rule for module in _MODULES for rule in module.RULES)


def broken(draft: Draft) -> Iterator[Finding]:
    """Return everything in a draft that breaks a rule."""
    for module in _MODULES:
        yield from module.check(draft)
