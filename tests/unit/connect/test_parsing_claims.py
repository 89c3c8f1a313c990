"""Is each claim of its right type, or the token refused?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.connect.parsing import Claims, Unverified
from privacy.errors import InvalidTokenError
from tests.forging import as_json, with_hmac

from .making import ACCOUNT, NOW, SECRET, page_claims

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
UNFIT: dict[str, list[object]] = {
    "iss": [None, 1, True, [], ["jira:1"], {}, "", "x" * 256, "a\x00b", "a\n", "\x7f"],
    "iat": [None, "1", True, False, [], {}, -1, 10**12, 10**30],
    "exp": [None, "1", True, False, [1], {}, -1, -0.5, 10**12, 1e300],
    "nbf": [None, "1", True, [], {}, -1, 10**12],
    "qsh": [None, 1, True, [], {}, "", "0" * 65],
    "sub": [1, True, [], {}, "", "a b", "a/b", "é", "a\n", "x" * 129],
    "context": [None, 1, "text", [], True],
}


def read(payload: bytes) -> Claims:
    return Unverified.read(with_hmac(payload, SECRET.encode()), "HS256").claims


def refused(payload: bytes) -> str:
    with pytest.raises(InvalidTokenError) as caught:
        read(payload)
    return caught.value.reason


@pytest.mark.parametrize(
    ("claim", "value"), [(claim, value) for claim, values in UNFIT.items() for value in values]
)
def test_a_claim_of_another_type_or_out_of_bounds_is_refused(claim: str, value: object) -> None:
    assert refused(as_json(page_claims(**{claim: value}))) == f"claims: {claim}"


@pytest.mark.parametrize("claim", ["iss", "iat", "exp", "qsh"])
def test_a_token_without_one_of_the_four_is_refused(claim: str) -> None:
    assert refused(as_json(page_claims(**{claim: ...}))) == f"claims: {claim}"


def test_all_that_is_wrong_is_named_and_nothing_of_it_repeated() -> None:
    reason = refused(
        as_json(page_claims(iss=["swordfish"], exp="swordfish", sub={"a": "swordfish"}))
    )

    assert reason == "claims: exp, iss, sub"


@pytest.mark.parametrize("number", [b"NaN", b"1e400", b"1" * 5_000])
def test_a_number_that_is_none_is_refused(number: bytes) -> None:
    payload = as_json(page_claims()).replace(f'"exp": {NOW + 180}'.encode(), b'"exp": ' + number)

    assert refused(payload).startswith("not a token: ")


@pytest.mark.parametrize(
    "payload", [b"null", b"[]", b'"text"', b"1", b"\xff", b'{"iss":"\\ud800"}']
)
def test_a_payload_that_is_no_object_of_text_is_refused(payload: bytes) -> None:
    assert refused(payload)


def test_a_claim_that_stands_twice_is_refused() -> None:
    payload = as_json(page_claims())[:-1] + b', "iss": "jira:rival-3"}'

    assert refused(payload) == "not a token: a key stands twice"


@pytest.mark.parametrize("seconds", [NOW, NOW + 0.25, 0])
def test_times_are_whole_or_broken_seconds(seconds: float) -> None:
    assert read(as_json(page_claims(iat=seconds))).iat == seconds


@pytest.mark.parametrize("sub", [ACCOUNT, "5be24ad8b1653240376955d2", "unknown", "qm:a-b:1"])
def test_an_account_id_is_kept_as_it_is(sub: str) -> None:
    assert read(as_json(page_claims(sub=sub))).sub == sub


@pytest.mark.parametrize("changes", [{"sub": ...}, {"sub": None}])
def test_a_token_may_name_no_account(changes: dict[str, object]) -> None:
    assert read(as_json(page_claims(**changes))).sub is None


@pytest.mark.parametrize(
    "context",
    [
        {},
        {"jira": {"project": {"id": "1"}}},
        {"user": {}},
        {"user": "somebody"},
        {"user": {"accountId": ACCOUNT}},
        {"user": {"accountId": None, "userKey": "another"}},
    ],
)
def test_a_context_that_does_not_contradict_the_account_is_let_in(context: object) -> None:
    assert read(as_json(page_claims(context=context))).sub == ACCOUNT


@pytest.mark.parametrize("named", ["another", ACCOUNT.upper(), "", 1, [ACCOUNT]])
def test_a_token_that_names_two_accounts_is_refused(named: object) -> None:
    payload = as_json(page_claims(context={"user": {"accountId": named}}))

    assert refused(payload) == "two account ids"


def test_a_context_may_not_name_an_account_where_nobody_is_signed_in() -> None:
    payload = as_json(page_claims(sub=..., context={"user": {"accountId": ACCOUNT}}))

    assert refused(payload) == "two account ids"


@given(st.sampled_from(["iss", "iat", "exp", "qsh", "nbf", "sub", "aud", "context", "more"]), JSON)
def test_no_claim_whatever_makes_more_than_a_refusal(claim: str, value: object) -> None:
    payload = as_json(page_claims(**{claim: value}))

    try:
        found = read(payload)
    except InvalidTokenError:
        return
    assert isinstance(found, Claims)
