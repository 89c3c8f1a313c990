"""Which sites does the register know, and with which secrets?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.connect.tokens import Secret
from privacy.errors import InvalidTokenError, UnavailableError
from privacy.sealing.keys import new_key
from tests.clocks import BEGINNING
from tests.unit.installs.making import (
    ACME,
    RIVAL,
    SECOND_SECRET,
    SECRET,
    TOLD,
    TOLD_ANEW,
    Installs,
)

FIVE_MINUTES = timedelta(minutes=5)
MOMENT = timedelta(milliseconds=1)


@pytest.fixture
def rotated(installs: Installs) -> Installs:
    """Return installs whose one site got another secret just now."""
    installs.install()
    installs.clock.advance(timedelta(hours=1))
    installs.install(TOLD_ANEW)
    return installs


def test_an_installed_site_is_what_its_hook_told(installs: Installs) -> None:
    told = replace(
        TOLD,
        product="confluence",
        base_url="https://acme.atlassian.net/wiki",
        display_url="https://help.acme.example",
    )
    site_id = installs.install(told)

    site = installs.register.installed(ACME)

    assert (site.site_id, site.life, site.client_key) == (site_id, 1, ACME)
    assert (site.product, site.base_url) == ("confluence", "https://acme.atlassian.net/wiki")
    assert site.display_url == "https://help.acme.example"
    assert site.secrets == (Secret(SECRET),)


@pytest.mark.parametrize("stranger", [RIVAL, ACME.upper(), ACME + " ", "", "%"])
def test_a_site_that_is_not_known_is_refused(installs: Installs, stranger: str) -> None:
    installs.install()

    with pytest.raises(InvalidTokenError, match="no such site"):
        installs.register.installed(stranger)


def test_an_uninstalled_site_is_refused_in_the_same_words(installs: Installs) -> None:
    installs.install()
    installs.uninstall()

    with pytest.raises(InvalidTokenError, match="no such site"):
        installs.register.installed(ACME)


def test_sites_have_keys_of_their_own(installs: Installs) -> None:
    installs.install()
    installs.install(TOLD_ANEW, RIVAL)

    acme, rival = installs.site(ACME), installs.site(RIVAL)

    assert (acme.secret.value, rival.secret.value) == (SECRET, SECOND_SECRET)
    assert acme.data_key != rival.data_key
    assert acme.site_id != rival.site_id


def test_a_lost_sealing_key_is_the_operators_to_mend(installs: Installs) -> None:
    site_id = installs.install()
    installs.sealing_key = new_key()

    with pytest.raises(UnavailableError) as caught:
        installs.register.installed(ACME)

    assert str(caught.value) == f"site {site_id}: site.secret: sealed with a key that is not listed"
    assert caught.value.retry_after is None


@pytest.mark.parametrize("column", ["secret", "previous_secret", "data_key"])
def test_a_site_of_which_one_key_does_not_open_is_not_given_out_by_halves(
    rotated: Installs, column: str
) -> None:
    sealed = bytearray(getattr(rotated.row(), column))
    sealed[-1] ^= 1
    rotated.change(**{column: bytes(sealed)})

    with pytest.raises(UnavailableError, match=f"site.{column}: does not open here"):
        rotated.register.installed(ACME)


def test_a_previous_secret_signs_only_until_it_was_replaced(rotated: Installs) -> None:
    rotated_at = BEGINNING + timedelta(hours=1)

    assert rotated.site().previous_secret == Secret(SECRET, signs_until=rotated_at)
    assert rotated.site().secret == Secret(SECOND_SECRET)


@pytest.mark.parametrize(("later", "lasts"), [(FIVE_MINUTES, True), (FIVE_MINUTES + MOMENT, False)])
def test_a_previous_secret_lasts_exactly_five_minutes(
    rotated: Installs, later: timedelta, *, lasts: bool
) -> None:
    rotated.clock.advance(later)

    assert (rotated.site().previous_secret is not None) is lasts


def test_a_previous_secret_does_not_last_longer_for_another_hook(rotated: Installs) -> None:
    rotated.clock.advance(timedelta(minutes=4))
    rotated.install(TOLD_ANEW)
    rotated.clock.advance(timedelta(minutes=1) + MOMENT)

    assert rotated.site().previous_secret is None


def test_only_the_last_secret_is_the_previous_one(rotated: Installs) -> None:
    rotated.clock.advance(timedelta(seconds=1))
    rotated.install(replace(TOLD, secret="the third secret, of enough letters"))

    assert [secret.value for secret in rotated.site().secrets] == [
        "the third secret, of enough letters",
        SECOND_SECRET,
    ]


def test_a_new_life_knows_no_previous_secret(rotated: Installs) -> None:
    rotated.uninstall()
    rotated.install(TOLD_ANEW)

    assert rotated.site().previous_secret is None
