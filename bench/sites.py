"""Who asks? Many installed sites of one pretend Atlassian, which answers for all of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from privacy.clock import Clock
from privacy.errors import PrivacyError
from privacy.simulator.cloud import create_cloud
from privacy.simulator.lifecycle import Lifecycle
from privacy.simulator.people import ADMINISTRATOR, Person
from privacy.simulator.places import Places
from privacy.simulator.sending import send_over_http
from privacy.simulator.serving import Served
from privacy.simulator.signing import HookSigner, frame_query, hook, page_query
from privacy.simulator.site import PretendSite, Product

Use = Literal["panel", "hook"]

_PRODUCTS: tuple[Product, ...] = ("jira", "confluence")


class InstallError(PrivacyError):
    """The app did not take a site, so there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Sites:
    """Sites for the panel and others for hooks, so that hooks do not lengthen the panel's pages.

    All of a product have one host, secret and staff: only so can one server answer for them.
    """

    places: Places
    clock: Clock
    signer: HookSigner
    app_key: str
    hosts: tuple[PretendSite, ...]

    @classmethod
    def new(cls, places: Places, clock: Clock, project: Path) -> "Sites":
        """Return sites that live at the pretend Atlassian of these places."""
        app_key = json.loads((project / "atlassian-connect.json").read_text())["key"]
        hosts = (PretendSite.new(each, each, places.simulator_url) for each in _PRODUCTS)
        return cls(places, clock, HookSigner.new(), app_key, tuple(hosts))

    @contextmanager
    def served(self) -> Iterator[None]:
        """Let the pretend Atlassian answer."""
        cloud = create_cloud(self.hosts, self.signer, self.clock, self.app_key)
        with Served(cloud, self.places.simulator_port):
            yield

    def of(self, use: Use, count: int) -> list[PretendSite]:
        """Return so many sites for one use, of each product in turn."""
        hosts = self.hosts
        return [
            replace(hosts[number % len(hosts)], client_key=f"{use}-{number}")
            for number in range(count)
        ]

    def install(self, sites: list[PretendSite]) -> None:
        """Install the app everywhere by its own hooks."""
        url = self.places.app_url
        lifecycle = Lifecycle(self.app_key, url, self.signer, self.clock, send_over_http)
        for site in sites:
            outcome = lifecycle.install(site, ADMINISTRATOR)
            if not outcome.accepted:
                raise InstallError(f"{site.client_key}: {outcome}")
        for host in self.hosts:
            host.installed = True

    def hire(self, account_id: str) -> str:
        """Make somebody an administrator everywhere; return the account."""
        for host in self.hosts:
            host.people[account_id] = Person(account_id, "Ingrid Solheim", administrator=True)
        return account_id

    def panel_request(self, site: PretendSite, account_id: str) -> str:
        """Return the raw request of a panel, with a fresh token."""
        query = frame_query(site)
        signed = page_query(site, "GET", "/panel", query, account_id, self.clock.now())
        return get(f"/panel?{signed}")

    def hook_request(self, site: PretendSite) -> str:
        """Return the raw request of an `installed` hook, with a token of its own."""
        url, now = self.places.app_url, self.clock.now()
        made = hook(site, "installed", self.signer, url, self.app_key, now)
        lines = [f"{name}: {value}" for name, value in made.headers.items()]
        lines.append(f"Content-Length: {len(made.body)}")
        return _request(f"POST {made.path}", lines) + made.body.decode("latin-1")


def get(target: str) -> str:
    """Return a raw request for a page."""
    return _request(f"GET {target}", [])


def _request(first: str, lines: list[str]) -> str:
    return "\r\n".join((f"{first} HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""))
