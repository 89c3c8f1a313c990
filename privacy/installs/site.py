"""What is an installed site? Only the register makes one, from a row whose keys open."""

from dataclasses import dataclass, field
from datetime import timedelta

from privacy.connect.addresses import origin
from privacy.connect.host import Access
from privacy.connect.payloads import Product
from privacy.connect.tokens import Secret
from privacy.sealing.keys import DataKey


@dataclass(frozen=True, slots=True)
class Site:
    """A site that has the app installed now, with the keys that this life of the install has."""

    site_id: int
    life: int
    client_key: str
    product: Product
    base_url: str
    display_url: str | None
    secret: Secret = field(repr=False)
    previous_secret: Secret | None = field(repr=False)
    data_key: DataKey = field(repr=False)
    identity_ttl: timedelta | None = None
    """A shorter life of cached identities, where the site chose one."""

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Return the secrets that may have signed a page, newest first."""
        return (
            (self.secret,)
            if self.previous_secret is None
            else (
                self.secret,
                self.previous_secret,
            )
        )

    @property
    def access(self) -> Access:
        """Return what is needed to call the site; never with a previous secret."""
        return Access(self.site_id, self.client_key, self.product, self.base_url, self.secret.value)

    @property
    def origins(self) -> tuple[str, ...]:
        """Return the origins that may put the site's pages into a frame."""
        own = origin(self.base_url)
        return (own,) if self.display_url in (None, own) else (own, str(self.display_url))
