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
# What browsers take away around a part of a cookie, and nothing else.
_BLANKS: Final = " \t"
Attributes = Mapping[str, str]


class Counter(Protocol):
    """Where drops are counted."""

    def note(self, name: str) -> str | None:
        """Count a drop; return the name, as counted, where it is a new one."""
        ...

    def flush(self) -> None:
        """Write what was counted, where it is time to."""
        ...


class CookieGate:
    """Stands around the whole app, so that it sees what Flask itself sets, too."""

    enforces: Final = (
        Enforcement(
            ("cookies",),
            "a cookie that the server sets and that is not declared is dropped"
            " before it leaves the app",
        ),
    )

    def __init__(
        self,
        app: WSGIApplication,
        declared: Callable[[], Sequence[Cookie]],
        dropped: Counter,
        failed: Callable[[Exception], None],
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Take the app, the cookies in force, who counts drops, who hears of failures and drops."""
        self._app = app
        self._declared = declared
        self._dropped = dropped
        self._failed = failed
        self._told = told

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
        kept = list(self._kept(headers))
        self._flush()
        return start_response(status, kept, *failure)

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
        new = self._dropped.note(name)
        if new is not None:
            self._told(f"dropped the cookie '{new}', which is not declared as it was set")

    def _flush(self) -> None:
        try:
            self._dropped.flush()
        except SQLAlchemyError as error:
            # The cookie is dropped all the same, and the answer is not to blame.
            self._failed(error)


def _parsed(value: str) -> tuple[str, Attributes]:
    pair, *attributes = value.split(";")
    name, is_named, _ = pair.partition("=")
    parts = (attribute.partition("=") for attribute in attributes)
    # Without "=" a browser takes the word for the value of a cookie without a name.
    return name.strip(_BLANKS) if is_named else "", {
        key.strip(_BLANKS).lower(): said.strip(_BLANKS).lower() for key, _, said in parts
    }


def _is_as_declared(cookie: Cookie, attributes: Attributes) -> bool:
    return (
        # With it the cookie would go to other hosts, too.
        "domain" not in attributes
        and ("secure" in attributes) == cookie.secure
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
