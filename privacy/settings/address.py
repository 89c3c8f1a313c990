"""Is this an address that a setting may name? Web addresses, bind addresses, host suffixes."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, urlsplit

_PLAIN = re.compile(r"[!\"$->@-~]+")  # printable ASCII without `#` and `?`
_SUFFIX = re.compile(r"(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?){2,}")
_BIND = re.compile(r"(\[(?P<six>[0-9a-fA-F:]+)\]|(?P<host>[A-Za-z0-9.-]+)):(?P<port>[0-9]{1,5})")
_HOST_AND_PORT = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]]*)(:[0-9]{1,5})?")
_LAST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port."""

    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """Return the address that a checked web address names."""
        parts = urlsplit(url)
        return cls(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))

    @property
    def is_loopback(self) -> bool:
        """Tell whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def web_address(url: str) -> str:
    """Return a URL that has a scheme, a host and at most a path; raise ValueError otherwise."""
    if _PLAIN.fullmatch(url) is None:
        raise ValueError("must be plain text without spaces, query or fragment")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be a URL such as https://app.example.com")
    if parts.username is not None:
        raise ValueError("must have no user name")
    _ = parts.port  # urlsplit checks the port when it is read
    return url


def bind_address(value: object) -> object:
    """Return the Address in `host:port`; raise ValueError otherwise."""
    if not isinstance(value, str):
        return value
    match = _BIND.fullmatch(value)
    if match is None or int(match["port"]) > _LAST_PORT:
        raise ValueError("must be an address such as 127.0.0.1:8000")
    return Address(match["six"] or match["host"], int(match["port"]))


def database_address(url: str) -> str:
    """Return an address of a database that can be read in one way only; raise ValueError else.

    It may hold a password, so the message repeats nothing of it.
    """
    parts = urlsplit(url)
    if parts.scheme != "sqlite" and not _is_plain(parts):
        raise ValueError(
            "cannot be read; in a password, write %40 for @, %3A for :, %2F for /, %3F for ? and "
            "%23 for #, and put several hosts into the query: ?host=first:5432&host=second:5432"
        )
    return url


def _is_plain(parts: SplitResult) -> bool:
    host = parts.netloc.rpartition("@")[2]
    one_at = parts.netloc.count("@") <= 1 and "@" not in parts.path
    return one_at and _HOST_AND_PORT.fullmatch(host) is not None


def host_suffix(value: str) -> str:
    """Return a host suffix such as `.atlassian.net`; raise ValueError otherwise."""
    if _SUFFIX.fullmatch(value) is None:
        raise ValueError("must be a host suffix such as .atlassian.net, in lower case")
    return value
