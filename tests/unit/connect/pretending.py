"""Whom do these tests ask? The pretend Atlassian, over wires, as the installed app."""

from dataclasses import dataclass, field

from privacy.connect.host import Access, Host
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.fault import Kind
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite, Product
from tests.clocks import StoppedClock
from tests.wires import Wires

from .answering import host_over

_KINDS: dict[Product, tuple[Kind, Kind]] = {
    "jira": (Kind.JIRA_USERS, Kind.JIRA_REPORTS),
    "confluence": (Kind.CONFLUENCE_USERS, Kind.CONFLUENCE_REPORTS),
}
_SIGNER = HookSigner.new("a-key")


@dataclass
class Pretended:
    """A pretend site with the app installed, and the app's means to ask it."""

    product: Product
    clock: StoppedClock = field(default_factory=StoppedClock)

    def __post_init__(self) -> None:
        self.site = PretendSite.new("a-site", self.product, "https://acme.atlassian.net")
        self.site.installed = True
        self.cloud: Cloud = create_cloud([self.site], _SIGNER, self.clock, "com.example.app")
        self.wires = Wires({"acme.atlassian.net": self.cloud})
        self.host: Host = host_over(self.wires, clock=self.clock)
        self.users, self.reports = _KINDS[self.product]

    @property
    def access(self) -> Access:
        site = self.site
        return Access(1, site.client_key, self.product, site.base_url, site.shared_secret)
