"""Is what somebody sees of their copy true at the time when they look, and no earlier time's?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.identity.accounts import Accounts, HeldAccount
from privacy.identity.sealed import SiteSeal
from privacy.installs.site import Site
from privacy.simulator.site import PretendSite
from privacy.web.accounts import found as look
from tests.functional.asking import accounts, cache, held, me, mine, services, site_of
from tests.unit.publish.outline import text_of
from tests.world import USER, World

USER_NAME = "Mateusz Wiśniewski"


@pytest.fixture(params=["jira", "confluence"])
def site(installed: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(installed, request.param)
    return chosen


def assert_unreadable(world: World, site: PretendSite, goes: str) -> None:
    page, found = me(world, site, USER), held(mine(world, site, USER))
    text = text_of(page.text)
    assert "The copy of your profile can no longer be read." in text
    assert goes in text
    assert USER_NAME not in text
    assert "Unreadable from" not in text
    assert found is not None
    assert (found["account_id"], found["display_name"], found["standing"]) == (USER, None, None)


def test_what_is_over_is_not_shown_as_if_it_could_be_read(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    installed.clock.advance(timedelta(hours=24))

    assert_unreadable(installed, site, "It goes by itself with the next sweep.")
    installed.sweep()
    assert 'id="nothing-held">' in me(installed, site, USER).text


def test_what_the_cache_lost_is_told_with_the_end_of_what_is_left(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    services(installed).identities.store.delete(SiteSeal.of(site_of(installed, site)).key(USER))

    assert_unreadable(installed, site, "It goes by itself after 24 Nov 2026, 09:00 UTC")
    installed.sweep()
    assert_unreadable(installed, site, "It goes by itself after 24 Nov 2026, 09:00 UTC")


def test_the_end_that_holds_today_is_told_and_not_that_of_the_fill(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    with installed.database.writing() as connection:
        connection.exec_driver_sql("UPDATE site_identities SET identity_ttl = 3600")
    end = (installed.clock.now() + timedelta(hours=1)).isoformat()

    found = held(mine(installed, site, USER))
    (listed,) = accounts(installed, site, "list", {"following": None}).json["accounts"]  # type: ignore[index]

    assert "23 Nov 2026, 10:00 UTC in 1 h" in text_of(me(installed, site, USER).text)
    assert found is not None
    assert (found["expires_at"], listed["expires_at"]) == (end, end)


def test_whoever_is_closed_while_it_is_read_has_no_copy(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    found = services(installed)
    there = found.identities.accounts

    class ClosedMeanwhile(Accounts):
        def of(self, site: Site, account_id: str) -> HeldAccount | None:
            read = there.of(site, account_id)
            found.identities.erasing.close(site, [account_id])
            return read

    slow = ClosedMeanwhile(there.database, there.directory)
    racing = replace(found, identities=replace(found.identities, accounts=slow))

    seen = look(racing, site_of(installed, site), USER)

    assert (seen.held, seen.is_closed) == (None, True)
