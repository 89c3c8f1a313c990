"""Which hosts does a text name?"""

import ipaddress
import re
from collections.abc import Iterator
from typing import Final

from privacy.checks.source import BLANK

_URL: Final = re.compile(r"(?:[a-z*][a-z0-9+.*-]*:|^)//([^\s/?#\"'<>\\|),;]+)")
# What `format`, `%`, Jinja and a script's templates fill in later. Quotes and colons are not among
# it, so that JSON is read as it is.
_BLANKS: Final = re.compile(r"\$?\{+[\w .\[\]()-]*\}+|%(?:\(\w+\))?s")
_PORT: Final = re.compile(r":[0-9*]*$")
_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_NAME: Final = re.compile(rf"\.?{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\]")
_BARE: Final = re.compile(rf"(\.?(?:{_LABEL}\.)+([a-z]+))(?::[0-9]+)?(?:/\S*)?")

# A name without a scheme is a host only below one of these: elsewhere `panel.html`, `db.site` and
# `request.path` would be hosts, too. The second lot ends the names of other things as well, so
# there three labels are needed.
_TOP: Final = frozenset(
    {
        *("com", "net", "org", "edu", "gov", "io", "ai", "co", "example", "invalid", "eu", "uk"),
        *("de", "fr", "ch", "nl", "ie", "pt", "dk", "fi", "cz", "pl", "ca", "au", "nz", "jp", "cn"),
    }
)
_LONGER: Final = frozenset(
    {
        *("app", "dev", "cloud", "tech", "online", "test", "info", "biz", "me", "tv", "to", "us"),
        *("at", "be", "br", "es", "in", "it", "no", "se"),
    }
)


def hosts(text: str) -> Iterator[str]:
    """Return the hosts that a text names: in web addresses, and where all of it is a host's name.

    `*.host.example` stands for hosts whose first labels are not known before the program runs.
    """
    plain = _BLANKS.sub(BLANK, text.lower()).strip()
    found = [_known(_PORT.sub("", match[1].rpartition("@")[2])) for match in _URL.finditer(plain)]
    for host in dict.fromkeys((*found, *_bare(plain))):
        if _NAME.fullmatch(host) and not is_own(host):
            yield wildcard(host)


def wildcard(host: str) -> str:
    """Return `.host.example` as declarations write it, `*.host.example`, and others as they are."""
    return f"*{host}" if host.startswith(".") else host


def is_own(host: str) -> bool:
    """Tell whether only this machine can be meant."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def _known(host: str) -> str:
    """Return the part of a host that is known, from its end; nothing where that is one label."""
    _, blank, known = host.rstrip(".").rpartition(BLANK)
    return "" if blank and "." not in known.removeprefix(".") else known


def _bare(plain: str) -> Iterator[str]:
    match = _BARE.fullmatch(plain.rpartition(BLANK)[2])
    if match is None or " " in plain:
        return
    name, top = match.groups()
    if top in _TOP or (top in _LONGER and name.strip(".").count(".") > 1):
        yield name
