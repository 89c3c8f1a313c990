"""Does this account administer the site? Atlassian says so now, or did a moment ago."""

from datetime import timedelta
from typing import Final, Protocol

from privacy.connect.host import Host
from privacy.connect.permissions import administers
from privacy.declaration.in_force import Lifetime
from privacy.declaration.proof import Enforcement
from privacy.errors import AdministratorUnknownError, NotAdministratorError, UnavailableError
from privacy.identity.ttl import ADMINISTRATOR_CHECK, cache_timeout
from privacy.installs.site import Site
from privacy.sealing.sealer import Place, Sealer, UnsealableError

_PURPOSE = "administrator"
LONGEST = timedelta(seconds=60)


class Verdicts(Protocol):
    """Where answers are remembered."""

    def get(self, key: str) -> bytes | None:
        """Return what was kept, or None."""
        ...

    def set(self, key: str, value: bytes, timeout: int) -> object:
        """Keep bytes for so many seconds."""
        ...


class Administrators:
    """Asks the product, and remembers a yes or no for at most a minute."""

    enforces: Final = (
        Enforcement(
            ("retention", ADMINISTRATOR_CHECK, "cache.entry"), "Atlassian is asked again after that"
        ),
    )

    def __init__(self, host: Host, verdicts: Verdicts, lifetime: Lifetime) -> None:
        """Take what it asks, where it remembers, and for how long the declaration lets it."""
        self._host = host
        self._verdicts = verdicts
        self._lifetime = lifetime

    def require(self, site: Site, account_id: str | None, *, anew: bool = False) -> str:
        """Return the account id, for an administrator of the site only.

        With `anew`, which an act that destroys needs, no remembered yes counts; a remembered no
        does, so that nobody without the right can make us ask again and again. Raise
        NotAdministratorError where the product says no, and AdministratorUnknownError where it does
        not say.
        """
        if account_id is None:
            raise NotAdministratorError("nobody is signed in")
        key = verdicts_of(site.site_id) + site.data_key.hash(_PURPOSE, account_id).hex()
        verdict = self._remembered(site, key)
        if verdict is None or (verdict and anew):
            verdict = self._ask(site, account_id)
            self._remember(site, key, verdict=verdict)
        if not verdict:
            raise NotAdministratorError("the product says no")
        return account_id

    def _ask(self, site: Site, account_id: str) -> bool:
        try:
            return administers(self._host, site.access, account_id)
        except UnavailableError as error:
            raise AdministratorUnknownError(error.reason, error.retry_after) from error

    def _remembered(self, site: Site, key: str) -> bool | None:
        sealed = self._verdicts.get(key)
        if sealed is None:
            return None
        try:
            return _sealer(site).open(sealed, Place(_PURPOSE, site.site_id, key)) == b"yes"
        except UnsealableError:
            return None

    def _remember(self, site: Site, key: str, *, verdict: bool) -> None:
        plain = b"yes" if verdict else b"no"
        sealed = _sealer(site).seal(plain, Place(_PURPOSE, site.site_id, key))
        self._verdicts.set(key, sealed, cache_timeout(min(self._lifetime(), LONGEST)))


def verdicts_of(site_id: int) -> str:
    """Return what the keys of a site's remembered answers begin with, and no others do."""
    return f"{_PURPOSE}/{site_id}/"


def _sealer(site: Site) -> Sealer:
    return Sealer.of_site(site.data_key, _PURPOSE)
