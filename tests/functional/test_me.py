"""What anybody sees of what is held about them on a site, and that they alone can end it."""

from datetime import timedelta

import pytest
from requests import PreparedRequest

from privacy.simulator.site import PretendSite
from tests.functional.asking import cache, held, kept, me, mine, services, site_of
from tests.unit.publish.outline import text_of
from tests.world import ADMIN, ADMIN_NAME, USER, World

USER_NAME = "Mateusz Wiśniewski"
NOTHING = "Nothing of your profile is held."


@pytest.fixture(params=["jira", "confluence"])
def site(installed: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(installed, request.param)
    return chosen


def is_said(html: str) -> bool:
    """Tell whether a page says openly that nothing is held."""
    return 'id="nothing-held">' in html


def test_an_ordinary_user_sees_the_copy_and_its_times(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    installed.clock.advance(timedelta(hours=1))

    response = me(installed, site, USER)

    text = text_of(response.text)
    assert response.status_code == 200
    for words in (USER_NAME, USER, "In use", "Person", "in 23 h", "Erase it now"):
        assert words in text
    receivers = text.partition("Who receives it")[2]
    for it in services(installed).in_force.now().processors:
        assert it.name in receivers
    # It is no part of the copy, though the same cache holds it.
    assert "Whether the account administers the site" not in receivers
    assert not is_said(response.text)


def test_looking_calls_nobody_and_keeps_nothing(installed: World, site: PretendSite) -> None:
    before, asked = installed.state(), len(installed.wires.sent)

    page, answer = me(installed, site, USER), mine(installed, site, USER)

    assert is_said(page.text)
    assert NOTHING in page.text
    assert 'id="erase"' not in page.text
    assert (held(answer), answer.json) == (None, {"held": None, "closed": False})
    assert installed.state() == before
    assert len(installed.wires.sent) == asked


def test_a_colleague_sees_nothing_of_mine(installed: World, site: PretendSite) -> None:
    cache(installed, site, ADMIN)

    page, answer = me(installed, site, USER), mine(installed, site, USER)

    assert is_said(page.text)
    assert held(answer) is None
    for secret in (ADMIN, ADMIN_NAME):
        assert secret not in page.text + answer.text


def test_the_api_tells_what_the_page_tells(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    began = installed.clock.now()
    installed.clock.advance(timedelta(minutes=5))

    assert held(mine(installed, site, USER)) == {
        "account_id": USER,
        "display_name": USER_NAME,
        "kind": "atlassian",
        "standing": "active",
        "held_since": began.isoformat(),
        "fetched_at": began.isoformat(),
        "expires_at": (began + timedelta(hours=24)).isoformat(),
    }


def test_erasing_leaves_nothing_in_tables_or_cache_and_is_noted(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER, ADMIN)

    response = mine(installed, site, USER, "DELETE")

    assert (response.status_code, response.json) == (200, {"erased": True})
    assert kept(installed, site, USER, ADMIN) == {ADMIN}
    assert len(installed.rows("SELECT * FROM identity_index")) == 1
    assert [row["held"] for row in installed.rows("SELECT held FROM site_identities")] == [1]
    assert installed.acts()[-1] == "account erased"
    assert USER not in str(installed.rows("SELECT * FROM audit_entry"))
    assert is_said(me(installed, site, USER).text)


def test_erasing_again_is_harmless_and_noted_once(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)

    answers = [mine(installed, site, USER, "DELETE").json for _ in range(2)]

    assert answers == [{"erased": True}, {"erased": False}]
    assert installed.acts().count("account erased") == 1


def test_it_may_be_fetched_again_when_it_is_needed(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    mine(installed, site, USER, "DELETE")

    assert cache(installed, site, USER)[USER].display_name == USER_NAME
    assert held(mine(installed, site, USER)) is not None


def test_a_fill_that_began_before_the_erasure_does_not_land_after_it(
    installed: World, site: PretendSite
) -> None:
    def erase_meanwhile(_: PreparedRequest) -> None:
        installed.wires.before = None
        assert mine(installed, site, USER, "DELETE").json == {"erased": False}

    installed.wires.before = erase_meanwhile

    assert cache(installed, site, USER)[USER].display_name == USER_NAME
    assert kept(installed, site, USER) == set()
    assert installed.rows("SELECT * FROM identity_index") == []
    assert is_said(me(installed, site, USER).text)


def test_another_site_shows_and_erases_nothing_of_the_first(installed: World) -> None:
    cache(installed, installed.jira, USER)

    page = me(installed, installed.other, USER)
    erased = mine(installed, installed.other, USER, "DELETE")

    assert is_said(page.text)
    assert erased.json == {"erased": False}
    assert kept(installed, installed.jira, USER) == {USER}


def test_a_closed_account_is_told_what_is_left_of_it(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    services(installed).identities.erasing.close(site_of(installed, site), [USER])

    page, answer = me(installed, site, USER), mine(installed, site, USER)

    assert "Atlassian reported your account as closed." in page.text
    assert "is kept for 30 days" in text_of(page.text)
    assert not is_said(page.text)
    assert "may be fetched again" not in page.text
    assert answer.json == {"held": None, "closed": True}
    assert mine(installed, site, ADMIN).json == {"held": None, "closed": False}
