"""What do tests of the gate need? A cookie, a counter, and an app that sets cookies."""

from collections.abc import Callable, Iterable

from sqlalchemy.exc import OperationalError
from werkzeug.test import Client, TestResponse

from privacy.declaration.promises import Cookie
from privacy.web.cookies import CookieGate

FLAGS = "Secure; HttpOnly; SameSite=None; Partitioned"
SEEN = Cookie.model_validate_json(
    '{"id": "seen", "label": "Seen", "purpose": "greet", "ttl": "PT1H", "secure": true,'
    ' "http_only": true, "same_site": "none", "partitioned": true}'
)


class Noted:
    """Counts in memory, and flushes, or fails to as a database does."""

    def __init__(self, *, fails: bool = False) -> None:
        self.names: list[str] = []
        self.flushed: list[int] = []
        self.failures: list[Exception] = []
        self.lines: list[str] = []
        self._fails = fails

    def note(self, name: str) -> str | None:
        self.names.append(name)
        return name[:8] if self.names.count(name) == 1 else None

    def flush(self) -> None:
        self.flushed.append(len(self.names))
        if self._fails:
            raise OperationalError("INSERT", {}, Exception("away"))


def answer(noted: Noted, *headers: str, declared: tuple[Cookie, ...] = (SEEN,)) -> TestResponse:
    """Return the answer of an app that sets these cookies, behind the gate."""

    def app(environ: object, start_response: Callable[..., object]) -> Iterable[bytes]:
        del environ
        cookies = [("Set-Cookie", header) for header in headers]
        start_response("200 OK", [("X-Other", "Set-Cookie"), *cookies])
        return [b"body"]

    gate = CookieGate(app, lambda: declared, noted, noted.failures.append, noted.lines.append)
    return Client(gate).get("/")
