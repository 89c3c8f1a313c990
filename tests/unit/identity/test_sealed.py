"""Does what was sealed open for this account, this site and this life only?"""

import json
from dataclasses import replace
from typing import Any

import pytest

from privacy.connect.tokens import Secret
from privacy.identity.identity import Identity
from privacy.identity.sealed import SiteSeal
from privacy.identity.standing import Standing
from privacy.installs.site import Site
from privacy.sealing.keys import DataKey
from privacy.sealing.sealer import Place, Sealer, UnsealableError
from tests.clocks import BEGINNING
from tests.world import ADMIN, USER

SITE = Site(
    site_id=7,
    life=1,
    client_key="jira:acme-1",
    product="jira",
    base_url="https://acme.atlassian.net",
    display_url=None,
    secret=Secret("swordfish"),
    previous_secret=None,
    data_key=DataKey(b"haddocks" * 4),
)
SEAL = SiteSeal.of(SITE)
KNOWN = Identity(ADMIN, "Ingrid Solheim", "atlassian", Standing.ACTIVE, BEGINNING)


def sealed(text: bytes, account_id: str = ADMIN) -> bytes:
    """Return what somebody sealed rightly, with another text in it."""
    place = Place("identity", SITE.site_id, SEAL.key(account_id))
    return Sealer.of_site(SITE.data_key, "identity").seal(text, place)


def test_an_entry_opens_as_what_was_sealed() -> None:
    assert SEAL.identity(ADMIN, SEAL.entry(KNOWN)) == KNOWN


def test_neither_key_nor_entry_nor_row_shows_whom_it_is_about() -> None:
    shown = SEAL.key(ADMIN).encode() + SEAL.entry(KNOWN) + SEAL.hash(ADMIN) + SEAL.sealed_id(ADMIN)

    assert ADMIN.encode() not in shown
    assert b"Ingrid" not in shown
    assert SEAL.key(ADMIN) == SEAL.hash(ADMIN).hex()


def test_an_entry_does_not_open_for_another_account() -> None:
    assert SEAL.identity(USER, SEAL.entry(KNOWN)) is None


@pytest.mark.parametrize(
    "other",
    [replace(SITE, site_id=8), replace(SITE, life=2, data_key=DataKey(b"mackerel" * 4))],
)
def test_an_entry_does_not_open_for_another_site_or_life(other: Site) -> None:
    assert SiteSeal.of(other).identity(ADMIN, SEAL.entry(KNOWN)) is None


def test_every_life_has_hashes_of_its_own() -> None:
    other = SiteSeal.of(replace(SITE, data_key=DataKey(b"mackerel" * 4)))

    assert other.hash(ADMIN) != SEAL.hash(ADMIN) != SEAL.hash(USER)


def test_an_entry_that_tells_of_another_account_is_not_believed() -> None:
    assert SEAL.identity(USER, sealed(KNOWN.written(), USER)) is None


@pytest.mark.parametrize("entry", [b"", b"text", b"\0" * 80, b'{"account_id": "7"}'])
def test_what_was_not_sealed_here_is_not_believed(entry: bytes) -> None:
    assert SEAL.identity(ADMIN, entry) is None


@pytest.mark.parametrize("at", [0, 10, -1])
def test_a_changed_byte_is_not_believed(at: int) -> None:
    entry = bytearray(SEAL.entry(KNOWN))
    entry[at] ^= 1

    assert SEAL.identity(ADMIN, bytes(entry)) is None


@pytest.mark.parametrize(
    "form",
    [
        {"account_id": ADMIN, "display_name": "Ingrid", "active": True, "fetched_at": 7},
        [],
        "text",
    ],
)
def test_an_entry_of_an_earlier_form_is_not_believed(form: Any) -> None:  # noqa: ANN401 - any JSON
    assert SEAL.identity(ADMIN, sealed(json.dumps(form).encode())) is None


def test_the_account_id_of_a_row_opens_for_its_site_only() -> None:
    sealed_id, account_hash = SEAL.sealed_id(ADMIN), SEAL.hash(ADMIN)

    assert SEAL.account_id(sealed_id, account_hash) == ADMIN
    for other in (replace(SITE, site_id=8), replace(SITE, data_key=DataKey(b"mackerel" * 4))):
        with pytest.raises(UnsealableError):
            SiteSeal.of(other).account_id(sealed_id, account_hash)


def test_the_account_id_of_a_row_opens_in_no_other_row() -> None:
    with pytest.raises(UnsealableError):
        SEAL.account_id(SEAL.sealed_id(ADMIN), SEAL.hash(USER))


def test_an_entry_is_no_row_and_a_row_is_no_entry() -> None:
    assert SEAL.identity(ADMIN, SEAL.sealed_id(ADMIN)) is None
    with pytest.raises(UnsealableError):
        SEAL.account_id(SEAL.entry(KNOWN), SEAL.hash(ADMIN))
