"""Is an identity written with what the declaration lists, and read as it was?"""

import json

import pytest

from privacy.connect.users import Profile
from privacy.identity.identity import Identity, Standing
from tests.clocks import BEGINNING

from .stage import SOMEBODY


@pytest.mark.parametrize(("active", "standing"), [(True, "active"), (False, "inactive")])
def test_an_identity_says_what_the_product_said_and_when(active: bool, standing: str) -> None:  # noqa: FBT001
    found = Identity.of(Profile(SOMEBODY, "Ingrid", active=active), BEGINNING)

    assert found == Identity(SOMEBODY, "Ingrid", Standing(standing), BEGINNING)


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("name", ["Ingrid Solheim", "宮崎 駿", "", '"\\\x00', "x" * 255])
def test_an_identity_is_read_as_it_was_written(name: str, active: bool) -> None:  # noqa: FBT001
    identity = Identity.of(Profile(SOMEBODY, name, active=active), BEGINNING)

    assert Identity.read(identity.written(BEGINNING)) == identity


def test_nothing_is_written_but_what_the_declaration_lists() -> None:
    known = Identity.of(Profile(SOMEBODY, "Ingrid", active=True), BEGINNING)

    written = json.loads(known.written(BEGINNING))

    assert set(written) == {"account_id", "display_name", "active", "fetched_at"}


def test_one_that_could_not_be_asked_about_has_no_name_and_no_time() -> None:
    found = Identity.unreachable(SOMEBODY)

    assert (found.account_id, found.standing) == (SOMEBODY, Standing.UNREACHABLE)
    assert (found.display_name, found.fetched_at) == (None, None)
