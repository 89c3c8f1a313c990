"""What Atlassian's security scanner asks of every Connect app (CSRT), each row a test."""

import json
from typing import Any

import jwt
import pytest
from atlassian_jwt.url_utils import hash_url

from tests.world import APP_KEY, BASE_URL, USER, World

FOR_ADMINISTRATORS = ("/panel",)
PAGES = ("/me", *FOR_ADMINISTRATORS)
HOOKS = ("/installed", "/uninstalled", "/enabled", "/disabled")
SECRET = "fake-jwt-secret-of-the-scanner-0123456789"


def urls(world: World) -> list[str]:
    """Return what the scanner would visit: every URL that the descriptor names."""
    descriptor = world.get("/atlassian-connect.json").json
    assert descriptor is not None
    modules = descriptor["modules"].values()
    entries = [
        entry for module in modules for entry in (module if isinstance(module, list) else [module])
    ]
    return sorted({entry["url"] for entry in entries} | set(descriptor["lifecycle"].values()))


def fake_claims(method: str, path: str) -> dict[str, Any]:
    now = 1795424400
    return {
        "iss": "csrt-fake-token-ignore",
        "qsh": hash_url(method, path),
        "iat": now,
        "exp": now + 3 * 3600,
    }


def test_the_scanner_visits_what_we_think_it_does(world: World) -> None:
    assert urls(world) == sorted(PAGES + HOOKS)
    descriptor = world.get("/atlassian-connect.json").json
    assert descriptor is not None
    assert descriptor["authentication"]["type"] == "jwt"
    assert {"baseUrl", "key", "name"} <= descriptor.keys()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("algorithm", [None, "HS256", "none"])
def test_1_1_no_url_answers_without_a_true_token(
    world: World, method: str, algorithm: str | None
) -> None:
    for path in urls(world):
        headers = {}
        if algorithm is not None:
            key = SECRET if algorithm == "HS256" else ""
            token = jwt.encode(fake_claims(method, path), key, algorithm)
            headers = {"Authorization": f"JWT {token}"}

        response = world.app.test_client().open(path, method=method, headers=headers)

        assert response.status_code in (401, 405), path
        assert "error" in response.text.lower() or "invalid" in response.text.lower()


def test_1_2_no_administrators_page_answers_a_user(installed: World) -> None:
    for path in FOR_ADMINISTRATORS:
        token = installed.url_token_of(installed.jira, path, USER)
        both = installed.get(f"{path}?jwt={token}", {"Authorization": f"JWT {token}"})
        one = installed.get(path, {"Authorization": f"JWT {token}"})

        assert (both.status_code, one.status_code) == (401, 403)


@pytest.mark.parametrize("path", ["/installed", "/uninstalled"])
def test_1_4_a_fake_signed_install_is_refused(world: World, path: str) -> None:
    claims = fake_claims("POST", path) | {"aud": f"{BASE_URL}/atlassian-connect.json"}
    token = jwt.encode(claims, SECRET, "HS256", headers={"alg": "HS256", "kid": "fake-kid"})
    body = {
        "key": APP_KEY, "clientKey": "csrt-fake-token-ignore", "sharedSecret": SECRET,
        "cloudId": "csrt-fake-token-ignore", "baseUrl": "https://csrt-scanner-1.atlassian.net",
        "eventType": path[1:], "productType": "jira", "oauthClientId": "x", "description": "x",
        "serverVersion": "1", "pluginsVersion": "1",
    }  # fmt: skip

    response = world.post(path, json.dumps(body).encode(), {"Authorization": f"JWT {token}"})

    assert response.status_code == 401
    assert world.rows("SELECT * FROM site") == []


def test_3_0_and_7_hold_on_answers_that_succeed(installed: World) -> None:
    for response in (installed.panel(installed.jira), installed.get("/atlassian-connect.json")):
        assert response.status_code == 200
        directives = {part.strip() for part in response.headers["Cache-Control"].split(",")}
        assert {"no-cache", "no-store"} <= directives
        assert int(response.headers["Strict-Transport-Security"][8:16]) >= 31_536_000
        assert response.headers["Referrer-Policy"] not in (
            "", "no-referrer-when-downgrade", "unsafe-url",
        )  # fmt: skip
        assert "Set-Cookie" not in response.headers


def test_16_the_name_is_our_own(world: World) -> None:
    descriptor = world.get("/atlassian-connect.json").json
    assert descriptor is not None
    brands = ("atlassian", "jira", "confluence", "bitbucket", "trello", "statuspage", "opsgenie")

    name = descriptor["name"].lower()

    assert not name.startswith(brands)
    assert "premium" not in name
    assert not any(brand in descriptor["baseUrl"] for brand in brands)
