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
_SQLITE = "sqlite:///"
_REDIS_PATH = re.compile(r"(/[0-9]{0,3})?")
_SOCKET_PATH = re.compile(r"/[^?#]+")
# Others would weaken what the client does: its time limits, and whom it trusts.
_REDIS_QUERY = re.compile(r"db=[0-9]{1,3}")
_TLS_QUERY = re.compile(r"(db=[0-9]{1,3}|ssl_(ca_certs|certfile|keyfile)=[^=]+)")
_NO_URL = "must be a URL such as https://app.example.com, without a user name"
_NO_DATABASE = (
    "cannot be read; in a password, write %40 for @, %3A for :, %2F for /, %3F for ? and %23 for #,"
    " and put several hosts into the query: ?host=first:5432&host=second:5432"
)
_NO_CACHE = (
    "cannot be read; after rediss:// write user:password@host:6380/0, after unix:// write "
    "/path?db=0, and in a password %40 for @, %3A for :, %2F for /, %3F for ? and %23 for #"
)
_PATH = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")


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
    parts = _parts(url, _NO_URL)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(_NO_URL)
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
    if not url.startswith(_SQLITE) and not _is_plain(_parts(url, _NO_DATABASE)):
        raise ValueError(_NO_DATABASE)
    return url


def cache_address(url: str) -> str:
    """Return an address of a cache that can be read in one way only; raise ValueError otherwise.

    It may hold a password, so the message repeats nothing of it.
    """
    if url.startswith(_SQLITE):
        if url.removeprefix(_SQLITE) in ("", ":memory:"):
            raise ValueError("must name a file, such as sqlite:///var/cache.db")
        return url
    if not url.startswith(("rediss://", "redis://", "unix://")):
        raise ValueError("must begin with sqlite:///, rediss://, redis:// or unix://")
    parts = _parts(url, _NO_CACHE)
    if not (_is_socket(parts) if parts.scheme == "unix" else _is_redis(parts)):
        raise ValueError(_NO_CACHE)
    known = _TLS_QUERY if parts.scheme == "rediss" else _REDIS_QUERY
    if parts.query and not all(map(known.fullmatch, parts.query.split("&"))):
        raise ValueError("may have the parameters db and, with rediss, ssl_ca_certs and the like")
    return url


def is_sent_in_clear(url: str) -> bool:
    """Tell whether a checked address of a cache sends what it is told over a network unsealed."""
    return url.startswith("redis://") and not Address.of(url).is_loopback


def site_path(path: str) -> str:
    """Return a path on a site that needs no encoding; raise ValueError otherwise."""
    if _PATH.fullmatch(path) is None:
        raise ValueError("must be a path such as /rest/api, of letters, digits and . _ ~ -")
    return path


def _parts(url: str, fault: str) -> SplitResult:
    """Return the parts of a URL; raise ValueError with this text where it cannot have any."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # checked when it is read
    except ValueError:
        raise ValueError(fault) from None  # urlsplit's own text repeats some of the URL
    if not url.isprintable():  # urlsplit leaves line ends out, and others may not
        raise ValueError(fault)
    return parts


def _is_redis(parts: SplitResult) -> bool:
    path = _REDIS_PATH.fullmatch(parts.path)
    return _is_plain(parts) and bool(parts.hostname) and parts.port != 0 and path is not None


def _is_socket(parts: SplitResult) -> bool:
    path = _SOCKET_PATH.fullmatch(parts.path)
    return _is_plain(parts) and not parts.hostname and path is not None


def _is_plain(parts: SplitResult) -> bool:
    host = parts.netloc.rpartition("@")[2]
    one_at = parts.netloc.count("@") <= 1 and "@" not in parts.path
    return one_at and not parts.fragment and _HOST_AND_PORT.fullmatch(host) is not None


def host_suffix(value: str) -> str:
    """Return a host suffix such as `.atlassian.net`; raise ValueError otherwise."""
    if _SUFFIX.fullmatch(value) is None:
        raise ValueError("must be a host suffix such as .atlassian.net, in lower case")
    return value
