"""Which hosts does a text name?"""

import re
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from privacy.checks.endings import AMBIGUOUS, PLAIN
from privacy.checks.source import BLANK

_URL: Final = re.compile(r"(?:[a-z0-9+.*-]:|^)//([^\s/?#\"'`<>{}\\|),;]+)")
# What `format`, `%`, Jinja and a script's templates fill in later. Quotes and slashes are not among
# it, so that JSON and a default are read as they are.
_BLANKS: Final = re.compile(
    r"\$\{[^{}/]*\}|\{+[\w .|\[\]()-]*(?:![rsa])?(?::[\w.<>^+=-]*)?\}+|%(?:\(\w+\))?[srdi]"
)
_PORT: Final = re.compile(r":[0-9*]*$")
_LABEL: Final = r"\w(?:[\w-]*\w)?"
_NAME: Final = re.compile(rf"\.?{_LABEL}(?:\.{_LABEL})*|[0-9a-f]*:[0-9a-f:.]+")
_BARE: Final = re.compile(rf"(\.?(?:{_LABEL}\.)+([^\W\d_]+))(:[0-9]+)?")
_BARE_ADDRESS: Final = re.compile(
    r"(?:([0-9]+(?:\.[0-9]+){3})|\[([0-9a-f:.]+)\])(?::[0-9]+)?|([23][0-9a-f]{3}:[0-9a-f:.]+)"
)
_NETWORK: Final = re.compile(r"[0-9a-f.:]+/[0-9]+")
# Names of XML that look like addresses, and that nothing fetches.
_NAMESPACES: Final = re.compile(
    r"http://www[.]w3[.]org/(?:1999/xhtml|1999/xlink|2000/svg|2000/xmlns/|1998/math/mathml|"
    r"xml/1998/namespace)(?![\w/?#.])"
)


def hosts(text: str) -> Iterator[str]:
    """Return the hosts that a text names: in web addresses, and where all of it is a host's name.

    `*.host.example` stands for hosts whose first labels are not known before the program runs.
    """
    if "." not in text and ":" not in text and "//" not in text:
        return
    unescaped = text.lower().replace("\\/", "/")
    said = _NAMESPACES.sub("", _BLANKS.sub(BLANK, unescaped)).strip()
    found = (_known(_PORT.sub("", match[1].rpartition("@")[2])) for match in _URL.finditer(said))
    for host in dict.fromkeys(plain(it) for it in (*found, *_bare(said))):
        if _NAME.fullmatch(host) and not is_own(host):
            yield wildcard(host)


def plain(host: str) -> str:
    """Return a host as declarations write it: in small letters and ASCII, without brackets."""
    name = host.lower().strip("[]").removesuffix(".")
    address = _address(name)
    if address is not None:
        return str(address)
    return ".".join(label if label.isascii() else _encoded(label) for label in name.split("."))


def wildcard(host: str) -> str:
    """Return `.host.example` as declarations write it, `*.host.example`, and others as they are."""
    return f"*{host}" if host.startswith(".") else host


def is_own(host: str) -> bool:
    """Tell whether only this machine can be meant."""
    name = plain(host)
    address = _address(name) or _short(name)
    if address is None:
        return name == "localhost" or name.endswith(".localhost")
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def _encoded(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        # No client can call it as it is; that it was found has to be told all the same.
        return label


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None


def _short(name: str) -> IPv4Address | None:
    """Return what is meant by `127.1` and `0x7f000001`, which are addresses, too."""
    try:
        return IPv4Address(socket.inet_aton(name)) if name[:1].isdigit() else None
    except OSError:
        return None


def _known(host: str) -> str:
    """Return the part of a host that is known; nothing where that is one label of several."""
    before, blank, known = host.removesuffix(".").rpartition(BLANK)
    if blank and not known:
        # The host ends where the blank begins, and a path or a port is in it.
        return _known(before) if re.search(r"[.\]].*(?<!\.)$", before) else ""
    return "" if blank and "." not in known.removeprefix(".") else known


def _bare(said: str) -> Iterator[str]:
    if " " in said or _NETWORK.fullmatch(said):
        return
    whole = _known(said.partition("/")[0])
    address, name = _BARE_ADDRESS.fullmatch(whole), _BARE.fullmatch(whole)
    if address is not None:
        yield from (it for it in address.groups() if it and _address(it))
    elif name is not None and _is_host(*name.groups()):
        yield name[1]


def _is_host(name: str, top: str, port: str | None) -> bool:
    # A name that begins with its ending is turned round, as the keys of apps are.
    is_key = name.startswith("com.")
    is_clear = name.strip(".").count(".") > 1 or port is not None
    return not is_key and (top in PLAIN or (top in AMBIGUOUS and is_clear))
