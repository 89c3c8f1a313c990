"""Does a signed request accept its own hash and no other?"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from privacy.connect.qsh import SignedRequest, query_string_hash
from privacy.errors import InvalidTokenError

QUERY = "cp=%2Fwiki&lic=none"
REQUEST = SignedRequest("GET", "/panel", QUERY)
HASH = query_string_hash("GET", f"/panel?{QUERY}")


def test_the_very_request_is_accepted() -> None:
    REQUEST.check(HASH)


@pytest.mark.parametrize(
    "other",
    [
        SignedRequest("HEAD", "/panel", QUERY),
        SignedRequest("POST", "/panel", QUERY),
        SignedRequest("GET", "/me", QUERY),
        SignedRequest("GET", "/Panel", QUERY),
        SignedRequest("GET", "/privacy/panel", QUERY),
        SignedRequest("GET", "/panel", ""),
        SignedRequest("GET", "/panel", f"{QUERY}&a="),
        SignedRequest("GET", "/panel", "cp=%2Fwiki&lic=active"),
        SignedRequest("GET", "/panel", "cp=%2Fwiki&LIC=none"),
    ],
)
def test_any_other_request_is_refused(other: SignedRequest) -> None:
    with pytest.raises(InvalidTokenError, match="another request"):
        other.check(HASH)


@pytest.mark.parametrize("claimed", ["", "context-qsh", HASH.upper(), HASH[:-1], HASH + "0", "é"])
def test_any_other_hash_is_refused(claimed: str) -> None:
    with pytest.raises(InvalidTokenError, match="another request"):
        REQUEST.check(claimed)


@pytest.mark.parametrize("query", [f"{QUERY}&jwt=a.b.c", f"jwt=a.b.c&{QUERY}", "lic=none&cp=/wiki"])
def test_the_token_and_the_way_of_writing_do_not_matter(query: str) -> None:
    SignedRequest("GET", "/panel", query).check(HASH)


@pytest.mark.parametrize("more", ["#", "#a=b", "\t", "\n", "\r", " ", "\x00", "\x7f", "é"])
def test_what_a_library_would_drop_in_silence_is_refused(more: str) -> None:
    with pytest.raises(InvalidTokenError, match="cannot have been signed"):
        SignedRequest("GET", "/panel", QUERY + more).check(HASH)


def test_the_longest_query_is_hashed_and_a_longer_one_is_not() -> None:
    longest = "a=" + "x" * 16_382
    SignedRequest("GET", "/panel", longest).check(query_string_hash("GET", f"/panel?{longest}"))

    with pytest.raises(InvalidTokenError, match="cannot have been signed"):
        SignedRequest("GET", "/panel", longest + "x").check(HASH)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=60))
def test_no_query_whatever_makes_more_than_a_refusal(query: str) -> None:
    with pytest.raises(InvalidTokenError):
        SignedRequest("GET", "/panel", query).check("0" * 64)


@given(st.text(max_size=80))
def test_no_claimed_hash_whatever_makes_more_than_a_refusal(claimed: str) -> None:
    assume(claimed != HASH)

    with pytest.raises(InvalidTokenError):
        REQUEST.check(claimed)
