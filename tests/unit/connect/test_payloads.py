"""Is a hook's body believed only where it is whole and agrees with its token?"""

import json
from typing import Any

import pytest

from privacy.connect.addresses import AllowedHosts
from privacy.connect.payloads import Expected, Installation, read_installed
from privacy.errors import InvalidRequestError, InvalidTokenError
from tests.forging import changed

HOSTS = AllowedHosts((".atlassian.net",))
EXPECTED = Expected("installed", "com.example.app", "jira:acme-1")
SECRET = "s" * 32
HONEST = {
    "key": "com.example.app",
    "clientKey": "jira:acme-1",
    "eventType": "installed",
    "productType": "jira",
    "baseUrl": "https://acme.atlassian.net",
    "sharedSecret": SECRET,
    "displayUrl": "https://help.example.com/jira",
    "publicKey": "not used",
    "serverVersion": "100",
}


def body(**changes: Any) -> bytes:  # noqa: ANN401 - any JSON, right or wrong
    return json.dumps(changed(HONEST, changes)).encode()


def read(text: bytes) -> Installation:
    return read_installed(text, EXPECTED, HOSTS)


def test_an_honest_body_tells_all_that_is_stored() -> None:
    assert read(body()) == Installation(
        "jira", "https://acme.atlassian.net", "https://help.example.com", SECRET
    )


def test_confluence_is_told_apart() -> None:
    found = read(body(productType="confluence", baseUrl="https://acme.atlassian.net/wiki"))

    assert (found.product, found.base_url) == ("confluence", "https://acme.atlassian.net/wiki")


@pytest.mark.parametrize("address", [..., None, "http://plain.example", 1, ["x"], {}])
def test_an_address_for_people_that_is_unfit_is_left_out(address: object) -> None:
    assert read(body(displayUrl=address)).display_url is None


@pytest.mark.parametrize("length", [32, 128, 129, 4_096])
def test_a_secret_is_kept_whole(length: int) -> None:
    assert read(body(sharedSecret="x" * length)).secret == "x" * length


def test_a_secret_does_not_show_itself() -> None:
    assert SECRET not in repr(read(body()))


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"null", b'"installed"', b"\xff", b'{"key":"a","key":"b"}', b"a=b"]
)
def test_a_body_that_is_no_object_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidRequestError, match="body: "):
        read(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, ...) for name in list(HONEST)[:6]),
        *((name, None) for name in list(HONEST)[:6]),
        *((name, 1) for name in list(HONEST)[:6]),
        *((name, [HONEST[name]]) for name in list(HONEST)[:6]),
        ("clientKey", ""),
        ("clientKey", "x" * 256),
        ("key", "x" * 256),
        ("productType", "bitbucket"),
        ("sharedSecret", ""),
        ("sharedSecret", "x" * 31),
        ("sharedSecret", "x" * 4_097),
        ("sharedSecret", "\ud800" * 40),
    ],
)
def test_a_part_that_is_missing_or_unfit_is_named(name: str, value: object) -> None:
    with pytest.raises(InvalidRequestError, match=f"^body: {name}$"):
        read(body(**{name: value}))


def test_a_refusal_repeats_nothing_of_the_body() -> None:
    with pytest.raises(InvalidRequestError) as caught:
        read(body(sharedSecret="swordfish", key=["swordfish"], baseUrl={"swordfish": 1}))

    assert caught.value.reason == "body: baseUrl, key, sharedSecret"


@pytest.mark.parametrize("url", ["https://evil.example", "http://acme.atlassian.net", "https://[x"])
def test_a_host_that_is_not_allowed_is_refused(url: str) -> None:
    with pytest.raises(InvalidRequestError, match=r"^baseUrl: "):
        read(body(baseUrl=url))


@pytest.mark.parametrize("event", ["uninstalled", "enabled", "Installed", ""])
def test_a_body_of_another_hook_is_refused(event: str) -> None:
    with pytest.raises(InvalidRequestError, match="another hook"):
        read(body(eventType=event))


@pytest.mark.parametrize("key", ["com.example.other", "COM.EXAMPLE.APP", ""])
def test_a_body_about_another_app_is_no_better_than_a_forged_token(key: str) -> None:
    with pytest.raises(InvalidTokenError, match="another app"):
        read(body(key=key))


@pytest.mark.parametrize("client_key", ["jira:rival-3", "JIRA:ACME-1", "jira:acme-1 "])
def test_a_body_about_another_site_than_its_token_is_refused(client_key: str) -> None:
    with pytest.raises(InvalidTokenError, match="not the issuer"):
        read(body(clientKey=client_key))
