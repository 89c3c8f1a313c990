"""Which cookies leave the app? Only declared ones, with the flags and the life so declared."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlalchemy.exc import SQLAlchemyError

from privacy.declaration.promises import Cookie
from privacy.declaration.proof import Enforcement

_NUMBER: Final = re.compile(r"-?[0-9]{1,12}")
Attributes = Mapping[str, str]


class Counter(Protocol):
    """Where drops are counted."""

    def note(self, name: str) -> None:
        """Count a drop."""
        ...


class CookieGate:
    """Stands around the whole app, so that it sees what Flask itself sets, too."""

    enforces: Final = (
        Enforcement(
            ("cookies",), "a cookie that is not declared is dropped before it leaves the app"
        ),
    )

    def __init__(
        self,
        app: WSGIApplication,
        declared: Callable[[], Sequence[Cookie]],
        dropped: Counter,
        failed: Callable[[Exception], None],
    ) -> None:
        """Take the app, the cookies in force, who counts drops, and who is told of failures."""
        self._app = app
        self._declared = declared
        self._dropped = dropped
        self._failed = failed

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the app does, without the cookies that may not leave it."""
        return self._app(environ, partial(self._start, start_response))

    def _start(
        self,
        start_response: StartResponse,
        status: str,
        headers: list[tuple[str, str]],
        *failure: Any,  # noqa: ANN401  # handed on as it came
    ) -> Callable[[bytes], object]:
        return start_response(status, list(self._kept(headers)), *failure)

    def _kept(self, headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for name, value in headers:
            if name.lower() != "set-cookie" or self._may_leave(value):
                yield name, value

    def _may_leave(self, value: str) -> bool:
        name, attributes = _parsed(value)
        allowed = any(it.id == name and _is_as_declared(it, attributes) for it in self._declared())
        if not allowed:
            self._count(name)
        return allowed

    def _count(self, name: str) -> None:
        try:
            self._dropped.note(name)
        except SQLAlchemyError as error:
            # The cookie is dropped all the same, and the answer is not to blame.
            self._failed(error)


def _parsed(value: str) -> tuple[str, Attributes]:
    pair, *attributes = value.split(";")
    named = (attribute.partition("=") for attribute in attributes)
    return pair.partition("=")[0].strip(), {
        key.strip().lower(): said.strip().lower() for key, _, said in named
    }


def _is_as_declared(cookie: Cookie, attributes: Attributes) -> bool:
    return (
        ("secure" in attributes) == cookie.secure
        and ("httponly" in attributes) == cookie.http_only
        and ("partitioned" in attributes) == cookie.partitioned
        and attributes.get("samesite") == cookie.same_site
        and _ends_in_time(cookie, attributes)
    )


def _ends_in_time(cookie: Cookie, attributes: Attributes) -> bool:
    """Tell whether it ends with the session or within the declared time, told by Max-Age."""
    age = attributes.get("max-age")
    if age is None:
        return "expires" not in attributes
    return bool(_NUMBER.fullmatch(age)) and int(age) <= cookie.ttl.total_seconds()
