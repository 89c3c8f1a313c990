"""Is each host one that can be called, narrow, and of one processor only?"""

import re
from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.place import Step

P043: Final = Rule(
    "P043",
    "a host belongs to one processor",
    "a call to it could not be told apart, nor be blocked for one of the two",
    "leave it with the processor that runs it",
)
P045: Final = Rule(
    "P045",
    "a host is a host name, or `*.` before a name of two labels or more",
    "a wide wildcard lets data go to strangers, and anything else matches no call",
    "write the name alone, in small letters, without scheme, port and path",
)
RULES: Final = (P043, P045)

_LABEL: Final = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_NAME: Final = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_LONGEST: Final = 253
_WILDCARD: Final = "*."


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the hosts of the processors."""
    owners: dict[str, tuple[int, str]] = {}
    sides: set[tuple[str, str]] = set()
    for number, processor in draft.processors.items():
        for place, named in enumerate(processor.hosts):
            steps: tuple[Step, ...] = ("processors", number, "hosts", place, "host")
            host = named.host
            yield from (P045.broken(what, *steps) for what in _malformed(host))
            owner, first = owners.setdefault(host, (number, processor.id))
            if owner != number:
                yield P043.broken(f"'{host}' is claimed by '{first}' already", *steps)
            elif (host, named.side) in sides:
                yield P043.broken(f"'{host}' is there twice from {named.side}", *steps)
            sides.add((host, named.side))


def _malformed(host: str) -> Iterator[str]:
    name = host.removeprefix(_WILDCARD)
    if "*" in name:
        yield f"'{host}': `*` may only be the whole first label, as in *.host.example"
    elif len(name) > _LONGEST or _NAME.fullmatch(name) is None:
        yield f"'{host}' is not a host name"
    elif name != host and "." not in name:
        yield f"'{host}' is too wide; a wildcard needs at least two fixed labels"
