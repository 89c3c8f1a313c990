"""Is each host one that can be called, and narrow?"""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule

P045: Final = Rule(
    "P045",
    "a host is a host name, or `*.` before a name of two labels or more",
    "a wide wildcard lets data go to strangers, and anything else matches no call",
    "write the name alone, in small letters, without scheme, port and path",
)
RULES: Final = (P045,)

# Networks of containers have names with `_`.
_LABEL: Final = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME: Final = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_LONGEST: Final = 253
_WILDCARD: Final = "*."


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the hosts of the processors."""
    for number, processor in draft.processors.items():
        for place, named in enumerate(processor.hosts):
            for what in _malformed(named.host):
                yield P045.broken(what, "processors", number, "hosts", place, "host")


def _malformed(host: str) -> Iterator[str]:
    name = host.removeprefix(_WILDCARD)
    if "*" in name:
        yield f"'{host}': `*` may only be the whole first label, as in *.host.example"
    elif not _is_name(name) and not _is_address(host):
        yield f"'{host}' is not a host name"
    elif name != host and "." not in name:
        yield f"'{host}' is too wide; a wildcard needs at least two fixed labels"


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST and _NAME.fullmatch(name) is not None


def _is_address(host: str) -> bool:
    """Tell whether it is an address as comparisons write it, without brackets and zeros."""
    try:
        return str(ip_address(host)) == host
    except ValueError:
        return False
