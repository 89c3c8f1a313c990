"""How do two WSGI applications talk without a socket? Over this transport, which keeps a record."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest
from werkzeug.test import Client

from privacy.errors import UnreachableError
from privacy.transport.call import Answer, Limits


@dataclass(slots=True)
class Wires:
    """Carries calls out to the applications of hosts; a host without one is unreachable."""

    hosts: dict[str, Any] = field(default_factory=dict)
    sent: list[PreparedRequest] = field(default_factory=list)
    before: Callable[[PreparedRequest], None] | None = None

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        self.sent.append(request)
        if self.before is not None:
            self.before(request)
        parts = urlsplit(str(request.url))
        application = self.hosts.get(parts.netloc)
        if application is None:
            raise UnreachableError("no such host")
        try:
            response = Client(application).open(
                request.path_url,
                base_url=f"{parts.scheme}://{parts.netloc}",
                method=request.method,
                headers=list(request.headers.items()),
                data=request.body or b"",
            )
        except ConnectionResetError as error:
            raise UnreachableError("closed") from error
        if len(response.data) > limits.size:
            raise UnreachableError("the answer is too large")
        headers = {name.lower(): value for name, value in response.headers}
        return Answer(response.status_code, headers, response.data)

    @property
    def urls(self) -> list[str]:
        return [str(request.url) for request in self.sent]
