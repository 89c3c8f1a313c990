"""What a bad body of a lifecycle hook gets, under a token that is good."""

import json
from typing import Any

import pytest

from privacy.simulator.signing import Event
from tests.forging import as_json
from tests.world import World, refusal

INVALID = (400, "invalid_request")
FORGED = (401, "invalid_token")

BODIES: dict[str, bytes] = {
    "none": b"",
    "an array": b"[]",
    "text": b'"installed"',
    "null": b"null",
    "broken": b'{"key": ',
    "not UTF-8": b'{"key": "\xff"}',
    "a key twice": b'{"key": "a", "key": "b"}',
    "NaN": b'{"key": NaN}',
    "beyond numbers": b'{"n": 1e400}',
    "nested": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "a huge number": b'{"n": ' + b"9" * 5_000 + b"}",
}


@pytest.mark.parametrize("event", ["installed", "uninstalled"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_body_that_cannot_be_read_changes_nothing(
    installed: World, event: Event, body: bytes
) -> None:
    before = installed.state()
    headers = installed.made(installed.jira, event).headers

    assert refusal(installed.post(f"/{event}", body, headers)) == INVALID
    assert installed.state() == before


FIELDS: dict[str, tuple[dict[str, Any], tuple[int, str]]] = {
    "of another hook": ({"eventType": "enabled"}, INVALID),
    "no event": ({"eventType": None}, INVALID),
    "key of another app": ({"key": "com.example.other"}, FORGED),
    "key a list": ({"key": ["com.example.privacy-panel"]}, INVALID),
    "no secret": ({"sharedSecret": None}, INVALID),
    "an empty secret": ({"sharedSecret": ""}, INVALID),
    "a short secret": ({"sharedSecret": "s" * 31}, INVALID),
    "a secret of 4 kB and one": ({"sharedSecret": "s" * 4_097}, INVALID),
    "a secret that is a number": ({"sharedSecret": 12345678901234567890123456789012}, INVALID),
    "no client key": ({"clientKey": None}, INVALID),
    "another client key": ({"clientKey": "jira:rival-3"}, FORGED),
    "a client key with a NUL": ({"clientKey": "jira:acme-1\x00"}, FORGED),
    "a secret with half a character": ({"sharedSecret": "\ud83d" * 40}, INVALID),
    "a client key in other case": ({"clientKey": "JIRA:ACME-1"}, FORGED),
    "another product": ({"productType": "bitbucket"}, INVALID),
    "no product": ({"productType": None}, INVALID),
    "no base URL": ({"baseUrl": None}, INVALID),
}


@pytest.mark.parametrize(("change", "outcome"), FIELDS.values(), ids=FIELDS.keys())
def test_a_field_that_is_wrong_stores_nothing(
    world: World, change: dict[str, Any], outcome: tuple[int, str]
) -> None:
    assert refusal(world.signed(world.jira, body=change)) == outcome
    assert all(not rows for rows in world.state().values())


BASE_URLS = (
    "http://acme.atlassian.net",
    "https://user@acme.atlassian.net",
    "https://user:word@acme.atlassian.net",
    "https://acme.atlassian.net:8443",
    "https://acme.atlassian.net:443",
    "https://acme.atlassian.net.",
    "https://acme.atlassian.net.evil.example",
    "https://evilatlassian.net",
    "https://atlassian.net",
    "https://.atlassian.net",
    "https://acme.atlassian.net/wiki",
    "https://acme.atlassian.net/../x",
    "https://acme.atlassian.net?x=1",
    "https://acme.atlassian.net#x",
    "https://evil.example/.atlassian.net",
    "https://evil.example\\.atlassian.net",
    "https://evil.example%2f.atlassian.net",
    "https://10.0.0.1",
    "https://[::1]",
    "https://127.0.0.1",
    "https://localhost",
    "https://acme.atlassian.net\n",
    "https://acme .atlassian.net",
    "https://acm\u0435.atlassian.net",
    "https://-acme.atlassian.net",
    "//acme.atlassian.net",
    "file:///etc/passwd",
    "https://" + "a" * 300 + ".atlassian.net",
    "",
)


@pytest.mark.parametrize("base_url", BASE_URLS)
def test_a_base_url_that_is_no_site_is_refused(world: World, base_url: str) -> None:
    assert refusal(world.signed(world.jira, body={"baseUrl": base_url})) == INVALID
    assert world.rows("SELECT * FROM site") == []


@pytest.mark.parametrize(
    "base_url", ["https://acme.atlassian.net/", "https://ACME.atlassian.net", "https://a.jira.com"]
)
def test_a_base_url_is_kept_in_one_form(world: World, base_url: str) -> None:
    assert world.signed(world.jira, body={"baseUrl": base_url}).status_code == 204

    kept = world.rows("SELECT base_url FROM site ORDER BY id")[0]["base_url"]
    assert kept == base_url.lower().rstrip("/")


def test_confluence_lives_below_wiki(world: World) -> None:
    bare = {"baseUrl": "https://acme.atlassian.net"}

    assert refusal(world.signed(world.confluence, body=bare)) == INVALID
    assert world.signed(world.confluence).status_code == 204


@pytest.mark.parametrize("event", ["uninstalled", "enabled", "disabled"])
def test_every_hook_must_name_an_allowed_host(installed: World, event: Event) -> None:
    before = installed.state()
    made = installed.made(installed.jira, event)
    body = {**json.loads(made.body), "baseUrl": "https://evil.example"}

    assert refusal(installed.post(made.path, as_json(body), made.headers)) == INVALID
    assert installed.state() == before


@pytest.mark.parametrize("event", ["uninstalled", "enabled", "disabled"])
def test_a_hook_without_a_host_still_counts(installed: World, event: Event) -> None:
    made = installed.made(installed.jira, event)
    body = {k: v for k, v in json.loads(made.body).items() if k not in ("baseUrl", "productType")}

    assert installed.post(made.path, as_json(body), made.headers).status_code == 204


def test_a_long_secret_is_kept_whole(world: World) -> None:
    world.jira.shared_secret = "s" * 400 + "the end matters"

    assert world.install(world.jira).status_code == 204
    assert world.panel(world.jira).status_code == 200


def test_a_client_key_is_opaque(world: World) -> None:
    world.jira.client_key = "jira:123-äöü/../' OR 1=1 --"

    assert world.install(world.jira).status_code == 204
    assert world.panel(world.jira).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_is_not_json_by_name_is_refused(world: World, kind: str) -> None:
    made = world.made(world.jira, "installed")

    response = world.post(made.path, made.body, {**made.headers, "Content-Type": kind})

    assert refusal(response) == (415, "unsupported_media_type")
    assert world.rows("SELECT * FROM site") == []


def test_a_body_beyond_the_bound_is_refused(world: World) -> None:
    made = world.made(world.jira, "installed")

    response = world.post(made.path, made.body + b" " * 70_000, made.headers)

    assert refusal(response) == (413, "too_large")
    assert world.rows("SELECT * FROM site") == []


def test_fields_that_we_do_not_know_are_ignored(world: World) -> None:
    more = {"capabilitySet": "capabilityStandard", "new": {"nested": [1, 2]}, "publicKey": None}

    assert world.signed(world.jira, body=more).status_code == 204
    assert world.install(world.confluence).status_code == 204


@pytest.mark.parametrize(
    "display", ["http://people.example", "https://a.example/x; script-src *", 7, None, "https://"]
)
def test_an_address_for_people_that_is_no_plain_https_is_left_out(
    world: World, display: object
) -> None:
    assert world.signed(world.jira, body={"displayUrl": display}).status_code == 204

    kept = world.rows("SELECT display_url FROM site ORDER BY id")[0]["display_url"]
    assert kept in (None, "https://a.example")
