"""How does a hook reach the app? Over HTTP, or however a test hands it in."""

from collections.abc import Mapping
from typing import Protocol

import requests


class Send(Protocol):
    """Sends a request to the app and returns status and text of the answer."""

    def __call__(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, /
    ) -> tuple[int, str]:
        """Return what the app answered; raise OSError where it did not."""
        ...


def send_over_http(
    method: str, url: str, headers: Mapping[str, str], body: bytes
) -> tuple[int, str]:
    """Send over HTTP: no redirect followed, no proxy of the machine, ten seconds of patience."""
    with requests.Session() as session:
        session.trust_env = False
        answer = session.request(
            method, url, headers=dict(headers), data=body, timeout=10, allow_redirects=False
        )
        return answer.status_code, answer.text
