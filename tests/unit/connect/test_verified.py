"""Are verified claims what the verifier found, and nothing that was made of it later?"""

import dataclasses

import pytest

from privacy.connect.verified import ContextClaims, HookClaims, PageClaims, SiteHookClaims
from tests.clocks import BEGINNING

CLAIMS = [
    HookClaims("site", BEGINNING, BEGINNING, b"digest"),
    SiteHookClaims("site", BEGINNING, b"digest"),
    PageClaims("site", "account"),
    ContextClaims("site", None),
]


@pytest.mark.parametrize("claims", CLAIMS)
def test_verified_claims_cannot_be_changed(claims: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(claims, "client_key", "another")  # noqa: B010 - a plain one is no valid Python here
