"""Is everything signed as Atlassian signs it?"""

import json
from urllib.parse import parse_qs

import jwt
import pytest
from atlassian_jwt.url_utils import hash_url
from jwt.types import Options

from privacy.simulator.signing import (
    CONTEXT_QSH,
    Event,
    HookSigner,
    context_token,
    frame_query,
    hook,
    hook_body,
    hook_claims,
    page_query,
    url_token,
)
from privacy.simulator.site import PretendSite

from .doubles import APP_KEY, NOON

_APP = "https://app.example.com"
_UNTIMED: Options = {"verify_exp": False, "verify_iat": False, "verify_aud": False}


def read(token: str, key: str, algorithm: str) -> dict[str, object]:
    return jwt.decode(token, key, algorithms=[algorithm], options=_UNTIMED)


@pytest.mark.parametrize("event", ["installed", "uninstalled"])
def test_install_hooks_carry_atlassians_own_signature(
    event: Event, jira: PretendSite, signer: HookSigner
) -> None:
    made = hook(jira, event, signer, _APP, APP_KEY, NOON, account_id="557058:someone")
    token = made.headers["Authorization"].removeprefix("JWT ")
    claims = read(token, signer.public_pem, "RS256")

    assert jwt.get_unverified_header(token)["kid"] == signer.kid
    assert claims["aud"] == _APP
    assert claims["iss"] == jira.client_key
    assert claims["sub"] == "557058:someone"
    assert claims["qsh"] == hash_url("POST", f"/{event}")
    assert claims["exp"] == NOON.timestamp() + 180
    assert made.path == f"/{event}"


@pytest.mark.parametrize("event", ["enabled", "disabled"])
def test_other_hooks_carry_the_signature_of_the_site(
    event: Event, jira: PretendSite, signer: HookSigner
) -> None:
    made = hook(jira, event, signer, _APP, APP_KEY, NOON)
    claims = read(made.headers["Authorization"][4:], jira.shared_secret, "HS256")

    assert claims["qsh"] == hash_url("POST", f"/{event}")
    assert "sub" not in claims


def test_only_the_installed_hook_tells_the_secret(jira: PretendSite, signer: HookSigner) -> None:
    installed = json.loads(hook(jira, "installed", signer, _APP, APP_KEY, NOON).body)
    uninstalled = json.loads(hook(jira, "uninstalled", signer, _APP, APP_KEY, NOON).body)

    assert installed["sharedSecret"] == jira.shared_secret
    assert "sharedSecret" not in uninstalled


def test_a_body_names_app_site_and_product(confluence: PretendSite) -> None:
    body = hook_body(confluence, "installed", APP_KEY)

    assert body["key"] == APP_KEY
    assert body["clientKey"] == confluence.client_key
    assert body["baseUrl"] == "https://plum.atlassian.net/wiki"
    assert body["productType"] == "confluence"
    assert body["eventType"] == "installed"


def test_a_body_can_be_changed_and_lose_fields(jira: PretendSite) -> None:
    body = hook_body(jira, "installed", APP_KEY, clientKey="another", displayUrl=None)

    assert body["clientKey"] == "another"
    assert "displayUrl" not in body


def test_two_hooks_of_the_same_second_differ(jira: PretendSite) -> None:
    first, second = (hook_claims(jira, "/installed", [_APP], NOON) for _ in range(2))

    assert first != second
    assert first["aud"] == second["aud"] == [_APP]


def test_a_signer_can_be_told_to_lie_about_its_key(signer: HookSigner) -> None:
    token = signer.sign({"iss": "x"}, {"kid": "../etc"})

    assert jwt.get_unverified_header(token)["kid"] == "../etc"


def test_each_new_signer_has_a_key_id_of_its_own(signer: HookSigner) -> None:
    assert HookSigner.new().kid != signer.kid


def test_a_page_is_signed_with_its_own_query(jira: PretendSite) -> None:
    query = page_query(jira, "GET", "/panel", {"xdm_e": jira.origin, "cp": ""}, "5b10", NOON)
    token = parse_qs(query)["jwt"][0]
    claims = read(token, jira.shared_secret, "HS256")

    assert query.startswith("xdm_e=https%3A%2F%2Fpear.atlassian.net&cp=&jwt=")
    assert claims["qsh"] == hash_url("GET", "/panel?cp=&xdm_e=https://pear.atlassian.net")
    assert claims["sub"] == "5b10"


def test_a_page_without_parameters_has_only_its_token(jira: PretendSite) -> None:
    query = page_query(jira, "GET", "/panel", {}, None, NOON)

    assert list(parse_qs(query)) == ["jwt"]
    assert read(query[4:], jira.shared_secret, "HS256")["qsh"] == hash_url("GET", "/panel")


def test_a_frame_is_told_where_it_is(confluence: PretendSite) -> None:
    query = frame_query(confluence)

    assert query["xdm_e"] == "https://plum.atlassian.net"
    assert query["cp"] == "/wiki"
    assert set(query) == {"xdm_e", "xdm_c", "cp", "lic", "cv"}


def test_a_context_token_is_bound_to_no_url_and_lives_a_quarter_of_an_hour(
    jira: PretendSite,
) -> None:
    claims = read(context_token(jira, "5b10", NOON), jira.shared_secret, "HS256")

    assert claims["qsh"] == CONTEXT_QSH
    assert claims["exp"] == NOON.timestamp() + 900


def test_a_url_token_may_be_anonymous(jira: PretendSite) -> None:
    claims = read(url_token(jira, "GET", "/me", None, NOON), jira.shared_secret, "HS256")

    assert "sub" not in claims
