"""Does each verifier let in its own kind of token, signed with the right key, and no other?"""

from datetime import UTC, datetime, timedelta

import pytest

from privacy.connect.qsh import SignedRequest
from privacy.connect.tokens import Secret
from privacy.connect.verified import ContextClaims, HookClaims, PageClaims, SiteHookClaims
from privacy.errors import InvalidTokenError
from tests.clocks import BEGINNING

from .making import (
    ACCOUNT,
    CLIENT_KEY,
    HOOK,
    NOW,
    PAGE,
    SECRET,
    Door,
    a_private_key,
    hook_claims,
    hook_token,
    page_claims,
    site_token,
)

OTHER_SECRET = "the secret of quite another site, just as long"


@pytest.fixture
def door() -> Door:
    return Door()


def test_a_page_token_tells_site_and_account(door: Door) -> None:
    found = door.verifier.page(site_token(page_claims()), PAGE, door.secrets)

    assert found == PageClaims(CLIENT_KEY, ACCOUNT)


def test_a_context_token_tells_site_and_account(door: Door) -> None:
    token = site_token(page_claims(qsh="context-qsh", sub=...))

    assert door.verifier.context(token, door.secrets) == ContextClaims(CLIENT_KEY, None)


def test_a_hook_of_atlassian_tells_site_times_and_its_own_hash(door: Door) -> None:
    token = hook_token(hook_claims())
    found = door.verifier.hook(token, HOOK, a_private_key().public_key())

    ends = datetime.fromtimestamp(NOW + 180, UTC)
    assert found == HookClaims(CLIENT_KEY, BEGINNING, ends, token.digest)


def test_a_hook_of_a_site_tells_site_end_and_its_own_hash(door: Door) -> None:
    enabled = SignedRequest("POST", "/installed", "")
    token = site_token(hook_claims())
    found = door.verifier.site_hook(token, enabled, Secret(SECRET))

    assert found == SiteHookClaims(CLIENT_KEY, BEGINNING + timedelta(seconds=180), token.digest)


def test_a_context_token_never_opens_a_page(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="another request"):
        door.page(qsh="context-qsh")


def test_a_page_token_never_opens_an_api(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="not a context token"):
        door.context(qsh=page_claims()["qsh"])


@pytest.mark.parametrize("qsh", ["Context-qsh", "context-qsh ", "context", "0" * 64])
def test_only_the_one_word_makes_a_context_token(door: Door, qsh: str) -> None:
    with pytest.raises(InvalidTokenError, match="not a context token"):
        door.context(qsh=qsh)


def test_a_context_token_is_never_a_hook(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="another request"):
        door.hook(qsh="context-qsh")

    with pytest.raises(InvalidTokenError, match="another request"):
        door.verifier.site_hook(site_token(page_claims(qsh="context-qsh")), HOOK, Secret(SECRET))


def test_a_site_hook_is_for_one_address(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="another request"):
        door.verifier.site_hook(
            site_token(hook_claims()), SignedRequest("POST", "/disabled", ""), Secret(SECRET)
        )


def test_a_stranger_s_signature_opens_nothing(door: Door) -> None:
    page = site_token(page_claims(), OTHER_SECRET)
    context = site_token(page_claims(qsh="context-qsh"), OTHER_SECRET)

    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.page(page, PAGE, door.secrets)
    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.context(context, door.secrets)
    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.site_hook(site_token(hook_claims(), OTHER_SECRET), HOOK, Secret(SECRET))


def test_without_a_secret_nothing_opens(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.page(site_token(page_claims()), PAGE, [])


def test_a_hook_that_another_key_signed_is_refused(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.hook(hook_token(hook_claims()), HOOK, a_private_key(2_304).public_key())


def test_a_token_of_the_other_algorithm_never_counts_as_signed(door: Door) -> None:
    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.hook(site_token(hook_claims()), HOOK, a_private_key().public_key())
    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.page(hook_token(page_claims()), PAGE, door.secrets)


def test_a_signature_counts_before_anything_that_it_covers(door: Door) -> None:
    forged = site_token(page_claims(exp=1, qsh="x"), OTHER_SECRET)

    with pytest.raises(InvalidTokenError, match="signature"):
        door.verifier.page(forged, PAGE, door.secrets)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"exp": NOW - 100}, "expired"), ({"aud": "x"}, "audience"), ({"qsh": "x"}, "request")],
)
def test_all_that_needs_no_key_is_checked_before_one_is_fetched(
    door: Door, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(InvalidTokenError, match=reason):
        door.verifier.check_hook(hook_token(hook_claims(**changes)), HOOK)
