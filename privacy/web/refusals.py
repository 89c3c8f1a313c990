"""What is a caller told about each refusal? The same for a stranger and for a forger."""

from dataclasses import dataclass
from http import HTTPStatus

from privacy.errors import (
    AdministratorUnknownError,
    InvalidRequestError,
    InvalidTokenError,
    NotAdministratorError,
    NotSignedInError,
    RefusalError,
    SupersededError,
    UnavailableError,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the caller is told. It is the same for a stranger and for a forger."""

    status: HTTPStatus
    code: str
    message: str
    todo: str


INTERNAL = Shown(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal_error",
    "Something went wrong on our side.",
    "Try again in a moment. If it happens again, send the request id to the app's support.",
)
INVALID = Shown(
    HTTPStatus.BAD_REQUEST,
    "invalid_request",
    "The request cannot be understood.",
    "Open the page from inside Jira or Confluence.",
)

_REFUSALS: dict[type[RefusalError], Shown] = {
    InvalidRequestError: INVALID,
    InvalidTokenError: Shown(
        HTTPStatus.UNAUTHORIZED,
        "invalid_token",
        "The token is missing, not valid or no longer valid.",
        "Open the page from inside Jira or Confluence, or reload it there. If the app was just "
        "installed anew, reload the whole page.",
    ),
    NotSignedInError: Shown(
        HTTPStatus.FORBIDDEN,
        "not_signed_in",
        "Your site did not say who you are, so nothing is shown.",
        "Log in to your Jira or Confluence site, then open the page again.",
    ),
    NotAdministratorError: Shown(
        HTTPStatus.FORBIDDEN,
        "not_administrator",
        "Only administrators of this site may see this.",
        "Ask an administrator of your Jira or Confluence site. If you became one just now, wait "
        "a minute and reload the page.",
    ),
    AdministratorUnknownError: Shown(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "administrator_unknown",
        "We could not ask your site whether you administer it, so nothing is shown.",
        "Reload the page in a minute. If it happens again, check that the app is enabled in "
        "your site's administration, or install it again.",
    ),
    SupersededError: Shown(
        HTTPStatus.CONFLICT,
        "superseded",
        "A newer notification about this site was accepted already.",
        "Nothing needs to be done.",
    ),
    UnavailableError: Shown(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "Something that we depend on does not answer.",
        "Try again in a minute.",
    ),
}

_HTTP: dict[int, tuple[str, str]] = {
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that method."),
    413: ("too_large", "The request is too large."),
    415: ("unsupported_media_type", "The body must be application/json."),
    429: ("too_many_requests", "There were too many requests."),
}


def of_refusal(error: RefusalError) -> Shown:
    """Return what is said about an expected refusal."""
    return next(_REFUSALS[kind] for kind in type(error).__mro__ if kind in _REFUSALS)


def of_status(status: HTTPStatus) -> Shown:
    """Return what is said about a request that HTTP itself refuses."""
    code, message = _HTTP.get(status, (INVALID.code, INVALID.message))
    return Shown(status, code, message, INVALID.todo)
