"""What does an installed site give out, and what does it keep to itself?"""

from dataclasses import replace

import pytest

from privacy.connect.host import Access
from privacy.connect.tokens import Secret
from privacy.installs.site import Site
from privacy.sealing.keys import DataKey
from tests.clocks import BEGINNING

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
ROTATED = replace(SITE, previous_secret=Secret("mackerel", signs_until=BEGINNING))


def test_a_page_is_signed_with_the_secret_in_force_only() -> None:
    assert SITE.secrets == (Secret("swordfish"),)


def test_a_page_may_be_signed_with_the_previous_secret_too_which_comes_last() -> None:
    assert ROTATED.secrets == (Secret("swordfish"), Secret("mackerel", signs_until=BEGINNING))


@pytest.mark.parametrize("site", [SITE, ROTATED])
def test_a_call_is_never_signed_with_a_previous_secret(site: Site) -> None:
    assert site.access == Access(
        7, "jira:acme-1", "jira", "https://acme.atlassian.net", secret="swordfish"
    )


@pytest.mark.parametrize(
    ("base_url", "display_url", "origins"),
    [
        ("https://acme.atlassian.net", None, ("https://acme.atlassian.net",)),
        ("https://acme.atlassian.net/wiki", None, ("https://acme.atlassian.net",)),
        (
            "https://acme.atlassian.net/wiki",
            "https://acme.atlassian.net",
            ("https://acme.atlassian.net",),
        ),
        (
            "https://acme.atlassian.net/wiki",
            "https://help.acme.example",
            ("https://acme.atlassian.net", "https://help.acme.example"),
        ),
        ("http://127.0.0.1:9000/wiki", None, ("http://127.0.0.1:9000",)),
    ],
)
def test_its_pages_may_stand_in_frames_of_its_own_addresses(
    base_url: str, display_url: str | None, origins: tuple[str, ...]
) -> None:
    assert replace(SITE, base_url=base_url, display_url=display_url).origins == origins


@pytest.mark.parametrize("hidden", ["swordfish", "mackerel", "haddock"])
def test_no_key_is_shown_with_it(hidden: str) -> None:
    assert hidden not in repr(ROTATED)
    assert hidden not in repr(ROTATED.access)
    assert hidden not in repr(ROTATED.secrets)
    assert hidden not in repr(ROTATED.data_key)
