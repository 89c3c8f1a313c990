"""Which hosts do web addresses and a database's address name?

What is not in the address itself, such as `PGHOST` in the environment, is not seen here.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from sqlalchemy import make_url

from privacy.checks.source import BLANK


def hosts_of(urls: Iterable[str]) -> tuple[str, ...]:
    """Return the hosts of web addresses."""
    return tuple(host for url in urls if (host := urlsplit(url).hostname))


def hosts_of_database(url: str) -> tuple[str, ...]:
    """Return the hosts of a database; a file and a socket of this machine have none.

    A service stands for hosts that a file elsewhere names: it is returned as a blank.
    """
    target = make_url(url)
    query = target.normalized_query
    asked = (target.host or "", *query.get("host", ()), *query.get("hostaddr", ()))
    services = tuple(BLANK for _ in query.get("service", ()))
    return (*(host for several in asked for host in _hosts(several)), *services)


def _hosts(several: str) -> Iterator[str]:
    for it in several.split(","):
        if it and not it.startswith(("/", "@")):
            yield _without_port(it)


def _without_port(host: str) -> str:
    """Return a host without its port; a lone address of version 6 has none."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0] if host.count(":") == 1 else host
