"""What does a story need? The real app, a pretend Atlassian behind wires, and people on a site."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import inspect
from werkzeug.test import EnvironBuilder, TestResponse

from app import create_app
from privacy.retention.removals import Removals
from privacy.retention.sweep import Sweep
from privacy.retention.swept import Swept
from privacy.sealing.keys import new_key
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.people import ADMINISTRATOR
from privacy.simulator.signing import (
    Event,
    Hook,
    HookSigner,
    context_token,
    frame_query,
    hook,
    hook_body,
    hook_claims,
    page_query,
    url_token,
)
from privacy.simulator.site import PretendSite
from privacy.storage.base import metadata
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.caches import cache_at
from tests.clocks import StoppedClock
from tests.forging import as_json, changed, with_rsa
from tests.wires import Wires

BASE_URL = "https://app.example"
APP_KEY = "com.example.privacy-panel"
SIGNER = HookSigner.new("0f6b1c2d-test-key")
SEALING_KEY = new_key()

ADMIN = ADMINISTRATOR
ADMIN_NAME = "Ingrid Solheim"
USER = "557058:91b7e0d4-26ac-4f13-8c5e-0a7fd3b64e28"


@dataclass
class World:
    """A pretend Atlassian with two sites of each product, and the app beside it."""

    folder: Path
    database_url: str
    policy: Path
    clock: StoppedClock = field(default_factory=StoppedClock)
    wires: Wires = field(default_factory=Wires)
    more: dict[str, str] = field(default_factory=dict)
    cache_url: str = ""

    def __post_init__(self) -> None:
        self.jira = PretendSite.new("jira:acme-1", "jira", "https://acme.atlassian.net")
        self.confluence = PretendSite.new(
            "confluence:acme-2", "confluence", "https://acme-docs.atlassian.net"
        )
        self.other = PretendSite.new("jira:rival-3", "jira", "https://rival.atlassian.net")
        self.sites = [self.jira, self.confluence, self.other]
        self.cloud: Cloud = create_cloud(self.sites, SIGNER, self.clock, APP_KEY)
        self.wires.hosts["keys.test"] = self.cloud
        for site in self.sites:
            self.wires.hosts[site.origin.removeprefix("https://")] = self.cloud
        self.cache_url = self.cache_url or f"sqlite:///{self.folder / 'cache.db'}"
        self.cache = cache_at(self.cache_url)
        self.database = Database(open_engine(self.database_url))
        self.opened = [self.database]
        migrate(self.database)
        self.app = self.new_app()

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "PRIVACY_BASE_URL": BASE_URL,
            "PRIVACY_DATABASE_URL": self.database_url,
            "PRIVACY_CACHE_URL": self.cache_url,
            "PRIVACY_SEALING_KEYS": SEALING_KEY,
            "PRIVACY_INSTALL_KEY_URLS": "https://keys.test/keys,https://keys.test/second-keys",
            "PRIVACY_THREADS": "32",
            "PRIVACY_POLICY": str(self.policy),
            **self.more,
        }

    def new_app(self, **more: str) -> Flask:
        """Return the app as another process would have it."""
        app = create_app({**self.environment, **more}, self.clock, self.wires)
        self.opened.append(app.extensions["privacy.services"].database)
        return app

    def close(self) -> None:
        for database in self.opened:
            database.engine.dispose()

    # What Atlassian does.

    def hook(self, site: PretendSite, event: Event) -> TestResponse:
        return self.send(self.made(site, event))

    def made(self, site: PretendSite, event: Event) -> Hook:
        return hook(site, event, SIGNER, BASE_URL, APP_KEY, self.clock.now())

    def send(self, hook: Hook) -> TestResponse:
        return self.post(hook.path, hook.body, hook.headers)

    def install(self, site: PretendSite) -> TestResponse:
        response = self.hook(site, "installed")
        site.installed = response.status_code == 204
        return response

    def uninstall(self, site: PretendSite) -> TestResponse:
        response = self.hook(site, "uninstalled")
        site.installed = False
        return response

    def signed(
        self,
        site: PretendSite,
        event: Event = "installed",
        *,
        claims: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> TestResponse:
        """Send a hook with other claims, token headers or body than an honest one has."""
        path = f"/{event}"
        honest = hook_claims(site, path, BASE_URL, self.clock.now())
        token = with_rsa(
            as_json(changed(honest, claims)),
            SIGNER.private_key,
            changed({"alg": "RS256", "kid": SIGNER.kid}, headers),
        )
        told = hook_body(site, event, APP_KEY, **(body or {}))
        return self.post(path, json.dumps(told).encode(), {"Authorization": f"JWT {token}"})

    def post(
        self, path: str, body: bytes, headers: Mapping[str, str] | None = None
    ) -> TestResponse:
        given = {"Content-Type": "application/json", **(headers or {})}
        return self.app.test_client().post(path, data=body, headers=given, buffered=True)

    # What people do.

    def panel(self, site: PretendSite, account_id: str | None = ADMIN) -> TestResponse:
        return self.get(f"/panel?{self.panel_query(site, account_id)}")

    def panel_query(self, site: PretendSite, account_id: str | None = ADMIN) -> str:
        query = frame_query(site)
        return page_query(site, "GET", "/panel", query, account_id, self.clock.now())

    def evidence(self, site: PretendSite, account_id: str | None = ADMIN) -> TestResponse:
        return self.call(self.context_token(site, account_id))

    def context_token(self, site: PretendSite, account_id: str | None = ADMIN) -> str:
        return context_token(site, account_id, self.clock.now())

    def call(self, token: str) -> TestResponse:
        return self.get("/api/evidence", {"Authorization": f"JWT {token}"})

    def get(self, target: str, headers: Mapping[str, str] | None = None) -> TestResponse:
        return self.app.test_client().get(target, headers=dict(headers or {}), buffered=True)

    def url_token(self, site: PretendSite, target: str, method: str = "GET") -> str:
        return url_token(site, method, target, ADMIN, self.clock.now())

    def url_token_of(self, site: PretendSite, target: str, account_id: str) -> str:
        return url_token(site, "GET", target, account_id, self.clock.now())

    def raw_get(self, path: str, query: str) -> TestResponse:
        """Ask with a query string that no honest client would send."""
        environ = EnvironBuilder(path=path).get_environ()
        environ["QUERY_STRING"] = query.encode().decode("latin-1")
        return self.app.test_client().open(environ)

    # What happens by itself.

    def sweep(self) -> Swept | None:
        """Sweep once, as the process beside the server does."""
        found = self.app.extensions["privacy.services"]
        return Sweep(Removals.of(found.database, found.identities, found.in_force)).run()

    # What is left.

    def rows(self, statement: str) -> list[Any]:
        with self.database.reading() as connection:
            return list(connection.exec_driver_sql(statement).mappings())

    def acts(self) -> list[str]:
        return [row["act"] for row in self.rows("SELECT act FROM audit_entry ORDER BY id")]

    def noted(self) -> set[str]:
        """Return the keys of the identities that the index knows."""
        return {row["account_hash"].hex() for row in self.rows("SELECT * FROM identity_index")}

    def state_of_schema(self) -> dict[str, str]:
        """Return how each table was made."""
        found = inspect(self.database.engine)
        return {name: str(found.get_columns(name)) for name in found.get_table_names()}

    def state(self) -> dict[str, list[Any]]:
        """Return all that is stored, to tell whether something changed it."""
        tables = sorted(set(metadata.tables) - {"lease"})
        return {name: self.rows(f"SELECT * FROM {name} ORDER BY 1") for name in tables}  # noqa: S608


def refusal(response: TestResponse) -> tuple[int, str]:
    """Return status and code of a refusal, after checking that it has the one shape."""
    if response.mimetype == "text/html":
        found = re.search(r"<code[^>]*>([a-z_]+)</code>", response.text)
        assert found is not None, response.text
        return response.status_code, found[1]
    assert response.json is not None, response.text
    assert set(response.json) == {"error"}
    assert set(response.json["error"]) == {"code", "message", "request_id"}
    assert response.json["error"]["request_id"] == response.headers["X-Request-Id"]
    return response.status_code, response.json["error"]["code"]
