"""What a bad token of an `installed` or `uninstalled` hook gets: 401, nothing stored or fetched."""

import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from privacy.simulator.signing import Event, hook_body, hook_claims
from tests.forging import as_json, with_hmac
from tests.world import APP_KEY, BASE_URL, SIGNER, World, refusal

REFUSED = (401, "invalid_token")
DAY = 24 * 3600
_KID = {"kid": SIGNER.kid}

# What the claims say -> none of these needs a key to be refused, so none is fetched.
CLAIMS: dict[str, dict[str, Any]] = {
    "no exp": {"exp": ...},
    "exp as text": {"exp": "1795424580"},
    "exp as a list": {"exp": [1795424580]},
    "exp is true": {"exp": True},
    "exp past": {"exp": 1795424400 - 31, "iat": 1795424400 - 100},
    "lives more than a day": {"exp": 1795424400 + DAY + 1},
    "exp before iat": {"exp": 1795424400, "iat": 1795424400},
    "exp at the end of all years": {"exp": 253_402_300_799},
    "iat and exp there": {"iat": 253_402_300_790, "exp": 253_402_300_799},
    "nbf at the end of all years": {"nbf": 253_402_300_799},
    "no iat": {"iat": ...},
    "iat ahead": {"iat": 1795424400 + 31},
    "nbf ahead": {"nbf": 1795424400 + 31},
    "no qsh": {"qsh": ...},
    "context qsh, CVE-2021-26073": {"qsh": "context-qsh"},
    "qsh as a list": {"qsh": ["x"]},
    "qsh of GET": {"qsh": "9f60a9470ccace2b0696c223d6b30cbcf57e0c9cadf84c5a76634dae453f92f5"},
    "no aud": {"aud": ...},
    "aud of another app": {"aud": "https://other.example"},
    "aud with ours second": {"aud": ["https://other.example", BASE_URL]},
    "aud with ours first of two": {"aud": [BASE_URL, "https://other.example"]},
    "aud that starts like ours": {"aud": BASE_URL + ".evil.example"},
    "aud of which ours is a part": {"aud": f"https://evil.example/?{BASE_URL}"},
    "aud a list of lists": {"aud": [[BASE_URL]]},
    "aud empty": {"aud": []},
    "no iss": {"iss": ...},
    "iss a list": {"iss": ["jira:acme-1"]},
    "iss an object": {"iss": {"$ne": ""}},
    "iss a number": {"iss": 1},
    "iss with a NUL": {"iss": "jira:acme\x00-1"},
    "iss with half a character": {"iss": "jira:\ud83d"},
    "sub an object": {"sub": {"accountId": "x"}},
    "two account ids": {"sub": "a", "context": {"user": {"accountId": "b"}}},
}


@pytest.mark.parametrize("event", ["installed", "uninstalled"])
@pytest.mark.parametrize("claims", CLAIMS.values(), ids=CLAIMS.keys())
def test_wrong_claims_are_refused_before_a_key_is_fetched(
    world: World, event: Event, claims: dict[str, Any]
) -> None:
    if "qsh" in claims and claims["qsh"] != ... and len(claims["qsh"]) == 64:
        claims = {"qsh": hook_claims(world.jira, "/panel", BASE_URL, world.clock.now())["qsh"]}
    before = world.state()

    response = world.signed(world.jira, event, claims=claims)

    assert refusal(response) == REFUSED
    assert response.headers["WWW-Authenticate"] == "JWT"
    assert world.state() == before
    assert world.wires.sent == []


def test_an_install_token_does_not_uninstall(installed: World) -> None:
    before = installed.state()
    made = installed.made(installed.jira, "installed")
    body = json.dumps(hook_body(installed.jira, "uninstalled", APP_KEY)).encode()

    assert refusal(installed.post("/uninstalled", body, made.headers)) == REFUSED
    assert installed.state() == before


KIDS: dict[str, Any] = {
    "missing": ...,
    "empty": "",
    "4 kB": "k" * 4096,
    "climbs up": "../../etc/passwd",
    "climbs up inside": "a/..",
    "dots": "..",
    "asks": "key?x=1",
    "another host": "https://evil.example/key",
    "at sign": "@evil.example",
    "three parts": "a/b/c",
    "percent": "%2e%2e",
    "line end": "key\n",
    "a number": 7,
    "a list": ["key"],
}


@pytest.mark.parametrize("kid", KIDS.values(), ids=KIDS.keys())
def test_a_key_id_that_is_none_is_never_asked_for(world: World, kid: object) -> None:
    response = world.signed(world.jira, headers={"kid": kid})

    assert refusal(response) == REFUSED
    assert world.wires.sent == []
    assert world.rows("SELECT * FROM site") == []


def test_the_fault_of_sentry_112409_a_token_without_key_id_was_not_verified_at_all(
    world: World,
) -> None:
    token = with_hmac(b'{"iss": "jira:acme-1"}', b"anything", {"alg": "RS256"})
    body = json.dumps(hook_body(world.jira, "installed", APP_KEY)).encode()

    response = world.post("/installed", body, {"Authorization": f"JWT {token}"})

    assert refusal(response) == REFUSED
    assert world.rows("SELECT * FROM site") == []


def _hs256_secret(world: World, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, world.jira.shared_secret, "HS256", headers=_KID)


def _hs256_pem(_: World, claims: dict[str, Any]) -> str:
    # The old confusion: the public key's text used as an HMAC secret, under a header that lies.
    return with_hmac(as_json(claims), SIGNER.public_pem.encode(), _KID | {"alg": "HS256"})


def _rs256_header_hs256_body(_: World, claims: dict[str, Any]) -> str:
    return with_hmac(as_json(claims), SIGNER.public_pem.encode(), _KID | {"alg": "RS256"})


def _rs512(_: World, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SIGNER.private_key, "RS512", headers=_KID)


def _ps256(_: World, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SIGNER.private_key, "PS256", headers=_KID)


def _es256(_: World, claims: dict[str, Any]) -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return jwt.encode(claims, key, "ES256", headers=_KID)


def _none(_: World, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "", "none", headers=_KID)


def _another_key(_: World, claims: dict[str, Any]) -> str:
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    return jwt.encode(claims, key, "RS256", headers=_KID)


def _critical(_: World, claims: dict[str, Any]) -> str:
    return SIGNER.sign(claims, {"crit": ["b64"], "b64": False})


FORGERIES: list[Callable[[World, dict[str, Any]], str]] = [
    _hs256_secret, _hs256_pem, _rs256_header_hs256_body, _rs512, _ps256, _es256, _none,
    _another_key, _critical,
]  # fmt: skip


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__.strip("_"))
@pytest.mark.parametrize("event", ["installed", "uninstalled"])
def test_a_token_of_another_algorithm_or_key_is_refused(
    installed: World, event: Event, forge: Callable[[World, dict[str, Any]], str]
) -> None:
    before = installed.state()
    claims = hook_claims(installed.jira, f"/{event}", BASE_URL, installed.clock.now())
    body = json.dumps(hook_body(installed.jira, event, APP_KEY)).encode()

    token = forge(installed, claims)
    response = installed.post(f"/{event}", body, {"Authorization": f"JWT {token}"})

    assert refusal(response) == REFUSED
    assert installed.state() == before
