"""What does the body of a lifecycle hook say? Text that nobody signed, so each part is checked."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from privacy.connect.addresses import AllowedHosts, display_url
from privacy.connect.strict_json import read_object
from privacy.errors import InvalidRequestError, InvalidTokenError

Event = Literal["installed", "uninstalled", "enabled", "disabled"]
Product = Literal["jira", "confluence"]


class _Body(BaseModel):
    """What every hook says; fields that we do not use are not read."""

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)

    key: Annotated[str, Field(max_length=255)]
    clientKey: Annotated[str, Field(min_length=1, max_length=255)]  # noqa: N815 - Atlassian's name
    eventType: str  # noqa: N815 - Atlassian's name
    productType: Product | None = None  # noqa: N815
    baseUrl: str | None = None  # noqa: N815


class _InstalledBody(_Body):
    """What an `installed` hook says besides. RFC 7518, 3.2: an HS256 key has 256 bits or more."""

    sharedSecret: Annotated[str, Field(min_length=32, max_length=4096)]  # noqa: N815
    productType: Product  # noqa: N815
    baseUrl: str  # noqa: N815
    displayUrl: Any = None  # noqa: N815


_Some = TypeVar("_Some", bound=_Body)


@dataclass(frozen=True, slots=True)
class Installation:
    """What an accepted `installed` hook tells about a site."""

    product: Product
    base_url: str
    display_url: str | None
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a hook's body must agree with."""

    event: Event
    app_key: str
    client_key: str


def read_installed(body: bytes, expected: Expected, hosts: AllowedHosts) -> Installation:
    """Return what an `installed` hook tells.

    Raise InvalidRequestError where it cannot be read or names a host that is not allowed, and
    InvalidTokenError where it is about another app or site than its token.
    """
    found = _read(_InstalledBody, body)
    _compare(found, expected)
    base_url = _base_url(found.baseUrl, found.productType, hosts)
    return Installation(
        found.productType, base_url, display_url(found.displayUrl), found.sharedSecret
    )


def check_body(body: bytes, expected: Expected, hosts: AllowedHosts) -> None:
    """Check the body of a hook that tells nothing beyond its name; raise as read_installed does."""
    found = _read(_Body, body)
    _compare(found, expected)
    if found.baseUrl is not None and found.productType is not None:
        _base_url(found.baseUrl, found.productType, hosts)


def _base_url(url: str, product: Product, hosts: AllowedHosts) -> str:
    try:
        return hosts.base_url(url, product)
    except ValueError as error:
        raise InvalidRequestError(f"baseUrl: {error}") from None


def _read(kind: type[_Some], body: bytes) -> _Some:
    try:
        return kind.model_validate(read_object(body))
    except ValidationError as error:
        names = sorted({str(fault["loc"][0]) for fault in error.errors()})
        raise InvalidRequestError(f"body: {', '.join(names)}") from None
    except ValueError as error:
        raise InvalidRequestError(f"body: {error}") from None


def _compare(body: _Body, expected: Expected) -> None:
    if body.eventType != expected.event:
        raise InvalidRequestError("eventType is of another hook")
    if body.key != expected.app_key:
        raise InvalidTokenError("key of another app")
    if body.clientKey != expected.client_key:
        raise InvalidTokenError("clientKey is not the issuer")
