"""Which hosts do web addresses and a database's address name?"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from sqlalchemy import make_url


def hosts_of(urls: Iterable[str]) -> tuple[str, ...]:
    """Return the hosts of web addresses."""
    return tuple(host for url in urls if (host := urlsplit(url).hostname))


def hosts_of_database(url: str) -> tuple[str, ...]:
    """Return the hosts of a database; a file and a socket of this machine have none."""
    target = make_url(url)
    return tuple(
        host for host in (target.host, *_queried(target.query.get("host"))) if host is not None
    )


def _queried(hosts: str | Iterable[str] | None) -> Iterator[str]:
    several = (hosts,) if isinstance(hosts, str) else hosts or ()
    for host in several:
        if not host.startswith(("/", "@")):
            yield host.partition(":")[0]
