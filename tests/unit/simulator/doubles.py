"""What stands in for the world in these tests?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import jwt
from atlassian_jwt.url_utils import hash_url
from werkzeug.test import TestResponse

from privacy.simulator.cloud import Cloud
from privacy.simulator.site import PretendSite

APP_KEY = "com.example.privacy-panel"
APP_URL = "https://app.example.com"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class StoppedClock:
    """A clock that moves when told."""

    time: datetime = NOON
    seconds: float = 0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.time += timedelta(seconds=seconds)


@dataclass
class App:
    """The app, as far as the pretend Atlassian sees it: someone who asks with a token."""

    cloud: Cloud
    clock: StoppedClock
    changes: Mapping[str, object] = field(default_factory=dict)

    def token(self, site: PretendSite, method: str, path: str) -> str:
        now = int(self.clock.now().timestamp())
        claims = {
            "iss": APP_KEY,
            "iat": now,
            "exp": now + 180,
            "qsh": hash_url(method, path),
            **self.changes,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, site.shared_secret, "HS256")

    def get(self, site: PretendSite, path: str, data: bytes = b"") -> TestResponse:
        headers = {"Authorization": f"JWT {self.token(site, 'GET', path)}"}
        return self.cloud.test_client().get(site.base_url + path, headers=headers, data=data)

    def post(self, site: PretendSite, path: str, body: object) -> TestResponse:
        headers = {"Authorization": f"JWT {self.token(site, 'POST', path)}"}
        return self.cloud.test_client().post(site.base_url + path, headers=headers, json=body)
