"""Whom does the page about oneself refuse, and what is left of a call that could not be done?"""

import json

import pytest

from privacy.simulator.site import PretendSite
from tests.functional.asking import cache, call, kept, me, mine
from tests.world import USER, World, refusal

USER_NAME = "Mateusz Wiśniewski"


@pytest.fixture(params=["jira", "confluence"])
def site(installed: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(installed, request.param)
    return chosen


def test_nobody_signed_in_is_nobody_to_tell(installed: World, site: PretendSite) -> None:
    page = me(installed, site, None)
    answers = [mine(installed, site, None, method) for method in ("GET", "DELETE")]

    assert page.mimetype == "text/html"
    assert [refusal(it) for it in (page, *answers)] == [(403, "not_signed_in")] * 3


def test_a_page_token_opens_no_api_and_the_reverse(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    context = installed.context_token(site, USER)

    assert refusal(installed.get(f"/me?jwt={context}")) == (401, "invalid_token")
    for method in ("GET", "DELETE"):
        page = installed.url_token_of(site, "/api/me", USER)
        assert refusal(call(installed, method, "/api/me", page)) == (401, "invalid_token")
    assert kept(installed, site, USER) == {USER}


def test_a_cache_that_is_away_is_told_and_nothing_is_half_done(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    before, whole = installed.state(), installed.app
    installed.app = installed.new_app(PRIVACY_CACHE_URL=f"sqlite:///{installed.folder}")

    answers = [me(installed, site, USER), mine(installed, site, USER, "DELETE")]

    assert [refusal(it) for it in answers] == [(503, "unavailable")] * 2
    assert installed.state() == before
    installed.app = whole
    assert kept(installed, site, USER) == {USER}


def test_the_log_holds_no_account_and_no_name(
    installed: World, site: PretendSite, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    cache(installed, site, USER)
    for method in ("GET", "DELETE"):
        mine(installed, site, USER, method)
    me(installed, site, USER)

    lines = [json.loads(it.message) for it in caplog.records if it.name == "privacy.request"]
    assert [line["route"] for line in lines] == ["/api/me", "/api/me", "/me"]
    assert USER not in caplog.text
    assert USER_NAME not in caplog.text
