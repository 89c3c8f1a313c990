"""Which secrets may have signed a token? The previous one only what it signed in its time."""

from datetime import timedelta

import pytest

from privacy.connect.tokens import Secret
from privacy.errors import InvalidTokenError
from tests.clocks import BEGINNING
from tests.forging import as_json, encoded, with_hmac

from .making import ACCOUNT, NOW, PAGE, SECRET, Door, page_claims, site_token

NEW = "the secret that came with the latest install"


@pytest.fixture
def rotated() -> Door:
    """Return a door of a site whose secret was replaced just now."""
    return Door(secrets=(Secret(NEW), Secret(SECRET, signs_until=BEGINNING)))


@pytest.mark.parametrize("iat", [NOW - 100, NOW - 1, NOW])
def test_the_previous_secret_verifies_what_it_signed_before(rotated: Door, iat: int) -> None:
    assert rotated.page(iat=iat) == ACCOUNT
    assert rotated.context(iat=iat) == ACCOUNT


@pytest.mark.parametrize("iat", [NOW + 0.001, NOW + 1, NOW + 20])
def test_the_previous_secret_signs_nothing_any_more(rotated: Door, iat: float) -> None:
    with pytest.raises(InvalidTokenError, match="signature"):
        rotated.page(iat=iat)
    with pytest.raises(InvalidTokenError, match="signature"):
        rotated.context(iat=iat)


@pytest.mark.parametrize("iat", [NOW - 100, NOW, NOW + 20])
def test_the_secret_in_force_verifies_whatever_it_signed(rotated: Door, iat: int) -> None:
    token = site_token(page_claims(iat=iat), NEW)

    assert rotated.verifier.page(token, PAGE, rotated.secrets).account_id == ACCOUNT


def test_a_secret_without_an_end_may_have_signed_at_any_time() -> None:
    assert Secret(SECRET).may_have_signed(BEGINNING + timedelta(days=9_999))


def test_a_secret_does_not_show_itself() -> None:
    assert SECRET not in repr(Secret(SECRET))


@pytest.mark.parametrize(
    "secret", ["-----BEGIN PUBLIC KEY-----\nMFk=\n-----END PUBLIC KEY-----", ""]
)
def test_a_secret_that_no_hmac_takes_opens_nothing(secret: str) -> None:
    door = Door(secrets=(Secret(secret),))

    with pytest.raises(InvalidTokenError, match="signature"):
        door.page()


def test_a_payload_that_is_not_signed_with_the_token_does_not_count(rotated: Door) -> None:
    header, _, signature = with_hmac(as_json(page_claims()), NEW.encode()).split(".")
    other = encoded(as_json(page_claims(sub="another")))
    assert header
    token = site_token(page_claims(), NEW)
    forged = type(token).read(f"{header}.{other}.{signature}", "HS256")

    with pytest.raises(InvalidTokenError, match="signature"):
        rotated.verifier.page(forged, PAGE, rotated.secrets)
