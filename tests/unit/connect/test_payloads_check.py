"""Is the body of the other hooks checked as strictly, though it tells nothing more?"""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from privacy.connect.addresses import AllowedHosts
from privacy.connect.payloads import Event, Expected, check_body
from privacy.errors import InvalidRequestError, InvalidTokenError
from tests.forging import changed

HOSTS = AllowedHosts((".atlassian.net",))
LEAST = {"key": "com.example.app", "clientKey": "jira:acme-1", "eventType": "uninstalled"}
PLACE = {"productType": "jira", "baseUrl": "https://acme.atlassian.net"}


def check(changes: Mapping[str, Any] | None = None, event: Event = "uninstalled") -> None:
    text = json.dumps(changed(LEAST, changes)).encode()
    check_body(text, Expected(event, "com.example.app", "jira:acme-1"), HOSTS)


@pytest.mark.parametrize("event", ["uninstalled", "enabled", "disabled"])
def test_three_parts_are_enough(event: Event) -> None:
    check({"eventType": event}, event)


@pytest.mark.parametrize("more", [PLACE, {"productType": "jira"}, {"baseUrl": "anything"}])
def test_a_place_is_checked_only_where_it_is_whole(more: dict[str, str]) -> None:
    check(more)


def test_a_place_that_is_not_allowed_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="baseUrl"):
        check({"productType": "jira", "baseUrl": "https://evil.example"})


@pytest.mark.parametrize("name", list(LEAST))
def test_a_missing_part_is_named(name: str) -> None:
    with pytest.raises(InvalidRequestError, match=f"body: {name}"):
        check({name: ...})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"key": "com.example.other"}, "another app"), ({"clientKey": "jira:rival-3"}, "issuer")],
)
def test_what_disagrees_with_the_token_is_refused(changes: dict[str, str], reason: str) -> None:
    with pytest.raises(InvalidTokenError, match=reason):
        check(changes)


def test_a_body_of_another_hook_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="another hook"):
        check(event="enabled")
