"""Is a token read only when it is written in its one right way, with the endpoint's algorithm?"""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.connect.parsing import LONGEST_TOKEN, Unverified
from privacy.errors import InvalidTokenError
from tests.forging import HS256, as_json, encoded, with_hmac

from .making import ACCOUNT, CLIENT_KEY, SECRET, page_claims

TOKEN = with_hmac(as_json(page_claims()), SECRET.encode())
HEADER, PAYLOAD, SIGNATURE = TOKEN.split(".")


def refused(text: str, algorithm: str = "HS256") -> str:
    with pytest.raises(InvalidTokenError) as caught:
        Unverified.read(text, algorithm)
    return caught.value.reason


def of_length(length: int) -> str:
    """Return a good token whose signature makes it this long."""
    shortest = f"{HEADER}.{PAYLOAD}."
    text = shortest + "A" * (length - len(shortest))
    assert len(text) == length
    return text


def test_a_token_tells_what_it_claims() -> None:
    token = Unverified.read(TOKEN, "HS256")

    assert (token.claimed_client_key, token.claims.sub) == (CLIENT_KEY, ACCOUNT)


def test_the_longest_token_is_read_and_a_longer_one_is_not() -> None:
    # A segment of one letter too many is no base64 at all, so the sizes around are tried too.
    readable = [n for n in range(LONGEST_TOKEN - 2, LONGEST_TOKEN + 1) if _reads(of_length(n))]

    assert LONGEST_TOKEN == 8_192
    assert readable[-1] == LONGEST_TOKEN
    assert {refused(of_length(LONGEST_TOKEN + more)) for more in range(1, 5)} == {"not a token"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "..",
        f"{HEADER}.{PAYLOAD}",
        f"{HEADER}.{PAYLOAD}.",
        f".{PAYLOAD}.{SIGNATURE}",
        f"{HEADER}..{SIGNATURE}",
        f"{TOKEN}.{SIGNATURE}",
        f"{TOKEN}.",
        f" {TOKEN}",
        f"{TOKEN}\n",
        f"{TOKEN}=",
        f"{HEADER}.{PAYLOAD}=.{SIGNATURE}",
        f"{HEADER}.{PAYLOAD}.{SIGNATURE[:-1]}+",
        f"{HEADER}.{PAYLOAD}.{SIGNATURE[:-1]}/",
        f"{HEADER}.{PAYLOAD}.{SIGNATURE[:-1]}é",
        f"{HEADER}.{PAYLOAD[:4]} {PAYLOAD[4:]}.{SIGNATURE}",
    ],
)
def test_what_has_not_three_segments_of_the_alphabet_is_refused(text: str) -> None:
    assert refused(text) == "not a token"


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_segment_of_a_length_that_no_bytes_have_is_refused(at: int) -> None:
    segments = [HEADER, PAYLOAD, SIGNATURE]
    segments[at] = "AAAAA"

    assert refused(".".join(segments)).startswith("not a token: ")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_bits_that_stand_for_nothing_must_be_zero(at: int) -> None:
    # `QQ` and `QR` are the same byte to a lenient reader.
    segments = [HEADER, PAYLOAD, SIGNATURE]
    segments[at] = "QR"

    assert "one right way" in refused(".".join(segments))


def test_a_signature_written_otherwise_is_no_other_token() -> None:
    token = Unverified.read(TOKEN, "HS256")
    other = Unverified.read(f"{HEADER}.{PAYLOAD}.{encoded(b'another')}", "HS256")

    assert token.digest == hashlib.sha256(f"{HEADER}.{PAYLOAD}".encode()).digest()
    assert other.digest == token.digest


@pytest.mark.parametrize("algorithm", ["none", "None", "hs256", "HS512", "RS256", "ES256", "", 256])
def test_the_endpoint_chooses_the_algorithm(algorithm: object) -> None:
    token = with_hmac(as_json(page_claims()), SECRET.encode(), {"alg": algorithm})

    assert refused(token) == "not the algorithm of this endpoint"


@pytest.mark.parametrize("algorithm", [["HS256"], {"HS256": 1}, None, True])
def test_an_algorithm_that_is_no_text_is_refused(algorithm: object) -> None:
    token = with_hmac(as_json(page_claims()), SECRET.encode(), {"alg": algorithm})

    assert refused(token) == "not the algorithm of this endpoint"


def test_a_token_that_names_no_algorithm_is_refused() -> None:
    token = with_hmac(as_json(page_claims()), SECRET.encode(), {"typ": "JWT"})

    assert refused(token) == "not the algorithm of this endpoint"


@pytest.mark.parametrize("crit", [["exp"], ["b64"], [], None])
def test_a_token_that_asks_for_an_extension_is_refused(crit: Any) -> None:  # noqa: ANN401 - any JSON
    token = with_hmac(as_json(page_claims()), SECRET.encode(), {**HS256, "crit": crit})

    assert refused(token) == "asks for an extension"


def test_a_token_does_not_show_itself() -> None:
    described = repr(Unverified.read(TOKEN, "HS256"))

    assert not any(part in described for part in (SIGNATURE, PAYLOAD, ACCOUNT, CLIENT_KEY))


@given(st.binary(max_size=80), st.binary(max_size=80), st.binary(min_size=1, max_size=40))
def test_no_bytes_whatever_make_more_than_a_refusal(
    header: bytes, payload: bytes, signature: bytes
) -> None:
    refused(".".join(encoded(part) for part in (header, payload, signature)))


@given(st.text(max_size=200))
def test_no_text_whatever_makes_more_than_a_refusal(text: str) -> None:
    refused(text)


def _reads(text: str) -> bool:
    try:
        Unverified.read(text, "HS256")
    except InvalidTokenError:
        return False
    return True
