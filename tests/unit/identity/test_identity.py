"""Is an identity written with what the declaration lists, and read as it was?"""

import json

import pytest

from privacy.connect.users import Profile
from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from tests.clocks import BEGINNING
from tests.unit.identity.stage import SOMEBODY

KNOWN = Identity(SOMEBODY, "Ingrid", "atlassian", Standing.ACTIVE, BEGINNING)


@pytest.mark.parametrize(("active", "standing"), [(True, "active"), (False, "inactive")])
def test_an_identity_says_what_the_product_said_and_when(*, active: bool, standing: str) -> None:
    profile = Profile(SOMEBODY, "Ingrid", active=active, kind="customer")

    assert Identity.of(profile, BEGINNING) == Identity(
        SOMEBODY, "Ingrid", "customer", Standing(standing), BEGINNING
    )


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.INACTIVE])
@pytest.mark.parametrize("name", ["Ingrid Solheim", "宮崎 駿", "", '"\\\x00', "x" * 255])
def test_an_identity_is_read_as_it_was_written(name: str, standing: Standing) -> None:
    identity = Identity(SOMEBODY, name, "app", standing, BEGINNING)

    assert Identity.read(identity.written()) == identity


def test_an_account_that_the_product_does_not_know_is_read_as_it_was_written() -> None:
    identity = Identity.absent(SOMEBODY, BEGINNING)

    assert Identity.read(identity.written()) == identity
    assert (identity.display_name, identity.kind) == (None, None)


def test_nothing_is_written_but_what_the_declaration_lists() -> None:
    assert set(json.loads(KNOWN.written())) == {
        "account_id",
        "display_name",
        "kind",
        "standing",
        "fetched_at",
    }


@pytest.mark.parametrize(
    "made",
    [Identity.unreachable(SOMEBODY), Identity.closed(SOMEBODY), Identity.absent(SOMEBODY, None)],
)
def test_what_was_not_fetched_has_no_name_and_is_not_written(made: Identity) -> None:
    assert made.account_id == SOMEBODY
    assert (made.display_name, made.kind, made.fetched_at) == (None, None, None)
    with pytest.raises(ValueError, match="only an answer is kept"):
        made.written()


@pytest.mark.parametrize(
    "changed",
    [
        {"standing": "somewhere"},
        {"standing": None},
        {"fetched_at": "yesterday"},
        {"fetched_at": None},
        {"fetched_at": 10**20},
    ],
)
def test_a_field_that_cannot_be_read_is_not_guessed(changed: dict[str, object]) -> None:
    text = json.dumps(json.loads(KNOWN.written()) | changed)

    with pytest.raises(ValueError, match=r"."):
        Identity.read(text.encode())


@pytest.mark.parametrize("name", list(json.loads(KNOWN.written())))
def test_a_field_that_is_missing_is_not_made_up(name: str) -> None:
    fields = json.loads(KNOWN.written())
    del fields[name]

    with pytest.raises(ValueError, match="not an identity of this version"):
        Identity.read(json.dumps(fields).encode())


@pytest.mark.parametrize("text", [b"", b"\xff", b"[]", b"7", b"null", b'"text"', b"{"])
def test_what_is_no_identity_is_not_read_as_one(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        Identity.read(text)
