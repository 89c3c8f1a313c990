"""What does the pretend Atlassian know? Its sites, its keys, its faults, and what it was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from privacy.clock import Clock
from privacy.simulator.faults import Faults
from privacy.simulator.site import PretendSite, Product

_REMEMBERED = 10_000


@dataclass(slots=True)
class Atlassian:
    """Everything that the routes of the pretend Atlassian share.

    `asked` holds method and path of every request, `targets` path and query without the token.
    """

    sites: Sequence[PretendSite]
    keys: dict[str, str]
    clock: Clock
    app_key: str
    faults: Faults
    asked: list[tuple[str, str]] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def site_at(self, host: str, product: Product) -> PretendSite | None:
        """Return the site of a product at a host, where there is one."""
        for site in self.sites:
            if site.product == product and urlsplit(site.base_url).netloc == host:
                return site
        return None

    def record(self, method: str, target: str) -> None:
        """Remember a request, without its token."""
        path, _, query = target.partition("?")
        kept = "&".join(part for part in query.split("&") if not part.startswith("jwt="))
        self.asked.append((method, path))
        self.targets.append(f"{path}?{kept}" if kept else path)
        # A demo may stand for days.
        del self.asked[:-_REMEMBERED], self.targets[:-_REMEMBERED]
