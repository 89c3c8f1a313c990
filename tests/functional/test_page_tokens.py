"""What a bad token of a page or of a call from inside a page gets: 401, and nothing is asked."""

import json
from typing import Any

import jwt
import pytest
from werkzeug.test import TestResponse

from privacy.simulator.tokens import LIFE, site_claims
from tests.forging import as_json, changed, encoded, with_hmac
from tests.world import ADMIN, SIGNER, World, refusal

REFUSED = (401, "invalid_token")
NOW = 1795424400


def page(world: World, token: str, query: str = "lic=none") -> TestResponse:
    return world.get(f"/panel?{query}&jwt={token}")


def honest_claims(world: World, target: str = "/panel?lic=none") -> dict[str, Any]:
    token = world.url_token(world.jira, target)
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return claims


def secret(world: World) -> bytes:
    return world.jira.shared_secret.encode()


def test_an_honest_page_opens(installed: World) -> None:
    token = with_hmac(as_json(honest_claims(installed)), secret(installed))

    assert page(installed, token).status_code == 200


CLAIMS: dict[str, dict[str, Any]] = {
    "no exp": {"exp": ...},
    "exp as text": {"exp": str(NOW + 100)},
    "exp a list": {"exp": [NOW + 100]},
    "exp past": {"iat": NOW - 300, "exp": NOW - 31},
    "lives more than a day": {"exp": NOW + 86_401},
    "exp at the end of all years": {"exp": 253_402_300_799},
    "iat and exp there": {"iat": 253_402_300_790, "exp": 253_402_300_799},
    "no iat": {"iat": ...},
    "iat as text": {"iat": str(NOW)},
    "iat true": {"iat": True},
    "iat ahead": {"iat": NOW + 31},
    "iat below zero": {"iat": -1},
    "nbf ahead": {"nbf": NOW + 31},
    "nbf as text": {"nbf": "1"},
    "iss missing": {"iss": ...},
    "iss a list": {"iss": ["jira:acme-1"]},
    "iss an object": {"iss": {"clientKey": "jira:acme-1"}},
    "iss a number": {"iss": 3},
    "iss unknown": {"iss": "jira:nobody"},
    "iss of the other product": {"iss": "confluence:acme-2"},
    "iss with a space": {"iss": "jira:acme-1 "},
    "iss with a NUL": {"iss": "jira:acme-1\x00"},
    "iss with half a character": {"iss": "\ud83d"},
    "sub an object": {"sub": {"a": 1}},
    "sub a list": {"sub": [ADMIN]},
    "sub with markup": {"sub": "<script>"},
    "sub too long": {"sub": "a" * 129},
    "sub empty": {"sub": ""},
    "two account ids": {"context": {"user": {"accountId": "somebody else"}}},
    "context a list": {"context": []},
    "qsh missing": {"qsh": ...},
    "qsh of another query": {"qsh": "0" * 64},
    "qsh in capitals": {"qsh": "upper"},
    "context qsh on a page, CVE-2021-26074": {"qsh": "context-qsh"},
}


@pytest.mark.parametrize("claims", CLAIMS.values(), ids=CLAIMS.keys())
def test_wrong_claims_are_refused(installed: World, claims: dict[str, Any]) -> None:
    honest = honest_claims(installed)
    if claims.get("qsh") == "upper":
        claims = {"qsh": honest["qsh"].upper()}
    asked = len(installed.wires.sent)
    before = installed.state()

    token = with_hmac(as_json(changed(honest, claims)), secret(installed))

    assert refusal(page(installed, token)) == REFUSED
    assert installed.state() == before
    assert len(installed.wires.sent) == asked


PAYLOADS: dict[str, bytes] = {
    "null": b"null",
    "an array": b"[]",
    "a number": b"1",
    "text": b'"x"',
    "empty": b"{}",
    "not JSON": b"{",
    "not UTF-8": b'{"iss": "\xff\xfe"}',
    "infinite exp": b'{"iss": "jira:acme-1", "iat": 1, "qsh": "x", "exp": 1e400}',
    "exp is no number": b'{"iss": "jira:acme-1", "iat": 1, "qsh": "x", "exp": NaN}',
    "exp beyond any time": b'{"iss": "jira:acme-1", "iat": 1, "qsh": "x", "exp": 1e300}',
    "many digits": b'{"iss": "jira:acme-1", "iat": 1, "qsh": "x", "exp": ' + b"9" * 5_000 + b"}",
    "nested": b"[" * 5_000,
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_a_payload_that_is_none_is_refused(installed: World, payload: bytes) -> None:
    token = with_hmac(payload, secret(installed))

    assert refusal(page(installed, token)) == REFUSED


def test_a_claim_that_stands_twice_is_refused(installed: World) -> None:
    text = json.dumps(honest_claims(installed))
    doubled = text[:-1] + ', "iss": "jira:rival-3"}'

    assert refusal(page(installed, with_hmac(doubled.encode(), secret(installed)))) == REFUSED


HEADERS: dict[str, Any] = {
    "none": {"alg": "none"},
    "None": {"alg": "None"},
    "no algorithm": {"typ": "JWT"},
    "RS256": {"alg": "RS256"},
    "HS384": {"alg": "HS384"},
    "hs256": {"alg": "hs256"},
    "a list": {"alg": ["HS256"]},
    "an extension": {"alg": "HS256", "crit": ["exp"]},
    "twice": b'{"alg": "HS256", "alg": "none"}',
    "null": b"null",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_the_endpoint_chooses_the_algorithm_not_the_token(installed: World, header: Any) -> None:  # noqa: ANN401 - any JSON
    token = with_hmac(as_json(honest_claims(installed)), secret(installed), header)

    assert refusal(page(installed, token)) == REFUSED


def forms(token: str) -> dict[str, str]:
    first, second, third = token.split(".")
    return {
        "two parts": f"{first}.{second}",
        "four parts": f"{token}.{third}",
        "no signature": f"{first}.{second}.",
        "padded": f"{token}=",
        "a space": f"{first}.{second} .{third}",
        "not its alphabet": f"{first}.{second}.{third[:-1]}%2B",
        "another signature": f"{first}.{second}.{encoded(b'x' * 32)}",
        "a longer signature": f"{token}AAAA",
        "empty": "",
        "dots": "..",
        "too long": f"{first}.{second}.{'A' * 9_000}",
    }


@pytest.mark.parametrize("form", forms("a.b.c"))
def test_a_token_of_another_form_is_refused(installed: World, form: str) -> None:
    token = with_hmac(as_json(honest_claims(installed)), secret(installed))

    assert refusal(page(installed, forms(token)[form])) == REFUSED


def test_the_longest_token_is_let_in_and_one_more_letter_is_not(installed: World) -> None:
    claims = honest_claims(installed)
    empty = with_hmac(as_json({**claims, "context": {"pad": ""}}), secret(installed))
    room = (8_192 - len(empty)) * 3 // 4
    longest = with_hmac(as_json({**claims, "context": {"pad": "x" * room}}), secret(installed))
    longer = with_hmac(as_json({**claims, "context": {"pad": "x" * (room + 4)}}), secret(installed))

    assert 8_186 <= len(longest) <= 8_192 < len(longer)
    assert page(installed, longest).status_code == 200
    assert refusal(page(installed, longer)) == REFUSED


class TestWhereTheTokenStands:
    """In the header or in the query, never both, never twice."""

    def test_in_the_header(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/panel?lic=none")

        response = installed.get("/panel?lic=none", {"Authorization": f"JWT {token}"})

        assert response.status_code == 200

    def test_in_both(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/panel?lic=none")

        response = installed.get(f"/panel?lic=none&jwt={token}", {"Authorization": f"JWT {token}"})

        assert refusal(response) == REFUSED

    def test_twice_in_the_query(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/panel?lic=none")

        assert refusal(page(installed, f"{token}&jwt={token}")) == REFUSED
        assert refusal(page(installed, f"{token}&jwt=")) == REFUSED
        assert refusal(page(installed, f"{token}&%6Awt={token}")) == REFUSED

    def test_in_two_headers(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/panel")
        value = f"JWT {token}"
        client = installed.app.test_client()

        response = client.get("/panel", headers=[("Authorization", value)] * 2)

        assert refusal(response) == REFUSED

    @pytest.mark.parametrize("scheme", ["jwt ", "Bearer ", "Basic ", "", "JWT", "JWT  ", "JWT\t"])
    def test_under_another_scheme(self, installed: World, scheme: str) -> None:
        token = installed.url_token(installed.jira, "/panel")

        response = installed.get("/panel", {"Authorization": f"{scheme}{token}"})

        assert refusal(response) == REFUSED

    def test_with_another_scheme_beside_the_query(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/panel?lic=none")

        response = installed.get(f"/panel?lic=none&jwt={token}", {"Authorization": "Basic eDp5"})

        assert refusal(response) == REFUSED

    def test_nowhere(self, installed: World) -> None:
        assert refusal(installed.get("/panel")) == REFUSED
        assert refusal(installed.get("/api/evidence")) == REFUSED

    def test_in_a_form_or_a_cookie(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/enabled", "POST")
        client = installed.app.test_client()

        form = client.post("/enabled", data={"jwt": token})
        cookie = client.get("/panel", headers={"Cookie": f"jwt={token}"})

        assert refusal(form) == REFUSED
        assert refusal(cookie) == REFUSED


class TestKindsOfToken:
    """A page's token never opens the API, and the reverse (CVE-2021-26073, 26074, 26077)."""

    def test_a_context_token_opens_no_page(self, installed: World) -> None:
        assert refusal(page(installed, installed.context_token(installed.jira))) == REFUSED

    def test_a_context_token_is_no_hook(self, installed: World) -> None:
        token = installed.context_token(installed.jira)
        before = installed.state()

        for event in ("installed", "uninstalled", "enabled", "disabled"):
            made = installed.made(installed.jira, event)
            response = installed.post(made.path, made.body, {"Authorization": f"JWT {token}"})
            assert refusal(response) == REFUSED
        assert installed.state() == before

    def test_a_page_token_opens_no_api(self, installed: World) -> None:
        for target in ("/panel", "/api/evidence"):
            token = installed.url_token(installed.jira, target)
            assert refusal(installed.call(token)) == REFUSED

    def test_an_installation_key_signs_no_page(self, installed: World) -> None:
        claims = {**site_claims_of(installed), "qsh": honest_claims(installed)["qsh"]}
        token = SIGNER.sign(claims)

        assert refusal(page(installed, token)) == REFUSED


def site_claims_of(world: World) -> dict[str, object]:
    return site_claims(world.jira, ADMIN, world.clock.now(), LIFE)


class TestTheRequestThatWasSigned:
    """The hash is over the route's own path and the raw query."""

    @pytest.mark.parametrize(
        "query",
        [
            "a=b+c", "a=b%20c", "a=%e2%82%ac", "a=%E2%82%AC", "a=1&a=2&b", "r=~&r=%C3%A9&r=z",
            "r=10&r=9", "=x", "a[]=1&a[]=2", "a=%zz", "a=%E9", "a=1;b=2", "JWT=x",
            "xdm_e=https%3A%2F%2Facme.atlassian.net&cp=&lic=none",
        ],
    )  # fmt: skip
    def test_it_is_the_one_that_is_sent(self, installed: World, query: str) -> None:
        token = installed.url_token(installed.jira, f"/panel?{query}")

        assert page(installed, token, query).status_code == 200
        assert refusal(page(installed, token, f"{query}&more=1")) == REFUSED
        assert refusal(page(installed, token, f"{query}x")) == REFUSED

    @pytest.mark.parametrize("query", ["a=1#x", "a=1\tb", "a=\x7f", "a=ä", "a=1\nb"])
    def test_it_holds_nothing_that_the_hash_would_drop(self, installed: World, query: str) -> None:
        token = installed.url_token(installed.jira, "/panel?a=1")

        response = installed.raw_get("/panel", f"{query}&jwt={token}")

        assert refusal(response) == REFUSED

    def test_a_query_without_end_is_not_hashed(self, installed: World) -> None:
        query = "&".join(f"a{number}=1" for number in range(3_000))
        token = installed.url_token(installed.jira, f"/panel?{query}")

        assert refusal(page(installed, token, query)) == REFUSED

    @pytest.mark.parametrize(
        "path",
        ["/panel/", "//panel", "/./panel", "/panel;x=1", "/%2Fpanel", "/PANEL", "/x/../panel"],
    )
    def test_another_path_is_not_the_page(self, installed: World, path: str) -> None:
        token = installed.url_token(installed.jira, "/panel")

        assert installed.get(f"{path}?jwt={token}").status_code in (401, 404)

    def test_a_token_for_get_is_none_for_head_or_post(self, installed: World) -> None:
        token = installed.url_token(installed.jira, "/panel")
        client = installed.app.test_client()

        assert client.head(f"/panel?jwt={token}").status_code == 401
        assert refusal(client.post(f"/panel?jwt={token}")) == (405, "method_not_allowed")
        assert client.options(f"/panel?jwt={token}").status_code == 405

    def test_forwarding_headers_lie_in_vain(self, installed: World) -> None:
        lies = {
            "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http",
            "X-Forwarded-Prefix": "/x", "X-Original-URL": "/healthz", "Host": "evil.example",
        }  # fmt: skip
        token = installed.url_token(installed.jira, "/panel")

        response = installed.get(f"/panel?jwt={token}", lies)

        assert response.status_code == 200
        assert "evil.example" not in response.text + str(response.headers)


def test_a_token_of_an_uninstalled_site_opens_nothing(installed: World) -> None:
    token = installed.context_token(installed.jira)
    query = installed.panel_query(installed.jira)
    installed.uninstall(installed.jira)

    assert refusal(installed.get(f"/panel?{query}")) == REFUSED
    assert refusal(installed.call(token)) == REFUSED


def test_a_stranger_and_a_forger_get_the_same_answer(installed: World) -> None:
    forged = with_hmac(as_json(honest_claims(installed)), b"x" * 40)
    stranger = with_hmac(as_json({**honest_claims(installed), "iss": "nobody"}), b"x" * 40)

    first, second = installed.call(forged), installed.call(stranger)

    assert refusal(first) == refusal(second) == REFUSED
    assert list(first.headers.keys()) == list(second.headers.keys())
    request_id = [response.headers["X-Request-Id"] for response in (first, second)]
    assert first.text.replace(request_id[0], "") == second.text.replace(request_id[1], "")
