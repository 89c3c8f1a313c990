"""What administrators may ask about accounts of their site, and erase; and who may not."""

import json
from typing import Any

import pytest

from privacy.simulator import fault
from privacy.simulator.fault import Kind
from privacy.simulator.people import HIDDEN_USER
from privacy.simulator.site import PretendSite
from tests.functional.asking import accounts, cache, call, held, kept, services, site_of
from tests.world import ADMIN, ADMIN_NAME, USER, World, refusal

USER_NAME = "Mateusz Wiśniewski"
CALLS: dict[str, dict[str, object]] = {
    "find": {"account_id": USER},
    "erase": {"account_id": USER},
    "list": {"following": None},
}
DENIED = (403, "not_administrator")
INVALID = (400, "invalid_request")


@pytest.fixture(params=["jira", "confluence"])
def site(installed: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(installed, request.param)
    return chosen


def listed(world: World, site: PretendSite, following: str | None = None) -> Any:  # noqa: ANN401  # JSON
    response = accounts(world, site, "list", {"following": following})
    assert response.status_code == 200, response.text
    return response.json


def permission_kind(site: PretendSite) -> Kind:
    return Kind.JIRA_PERMISSIONS if site.product == "jira" else Kind.CONFLUENCE_USER


def test_an_administrator_finds_what_is_held(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)

    found = held(accounts(installed, site, "find", {"account_id": USER}))

    assert found is not None
    assert (found["account_id"], found["display_name"]) == (USER, USER_NAME)
    assert (found["kind"], found["standing"]) == ("atlassian", "active")


def test_finding_keeps_nothing_and_asks_for_nobody(installed: World, site: PretendSite) -> None:
    accounts(installed, site, "find", {"account_id": ADMIN})
    before, asked = installed.state(), len(installed.wires.sent)

    response = accounts(installed, site, "find", {"account_id": USER})

    assert response.json == {"held": None, "closed": False}
    assert installed.state() == before
    assert len(installed.wires.sent) == asked


def test_a_closed_account_is_told_as_one(installed: World, site: PretendSite) -> None:
    services(installed).identities.erasing.close(site_of(installed, site), [USER], always=True)

    response = accounts(installed, site, "find", {"account_id": USER})

    assert response.json == {"held": None, "closed": True}


def test_erasing_leaves_nothing_and_says_that_it_may_return(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER, ADMIN)

    answers = [accounts(installed, site, "erase", {"account_id": USER}).json for _ in range(2)]

    assert answers == [{"erased": it, "may_return": True} for it in (True, False)]
    assert kept(installed, site, USER, ADMIN) == {ADMIN}
    assert len(installed.rows("SELECT * FROM identity_index")) == 1
    assert installed.acts().count("account erased") == 1
    assert USER not in str(installed.rows("SELECT * FROM audit_entry"))


def test_a_list_names_everybody_of_whom_something_is_held(
    installed: World, site: PretendSite
) -> None:
    assert listed(installed, site) == {"accounts": [], "following": None}
    cache(installed, site, USER, ADMIN, HIDDEN_USER)

    found = listed(installed, site)

    assert {it["account_id"] for it in found["accounts"]} == {USER, ADMIN, HIDDEN_USER}
    assert {ADMIN_NAME, USER_NAME} < {it["display_name"] for it in found["accounts"]}
    assert found["following"] is None


def test_a_long_list_comes_in_pages_and_each_account_once(
    installed: World, site: PretendSite
) -> None:
    strangers = [f"5f{number:022x}" for number in range(51)]
    cache(installed, site, *strangers)

    first = listed(installed, site)
    second = listed(installed, site, first["following"])

    assert (len(first["accounts"]), len(second["accounts"])) == (50, 1)
    found = [it["account_id"] for page in (first, second) for it in page["accounts"]]
    assert sorted(found) == strangers
    assert {it["standing"] for it in first["accounts"]} == {"absent"}
    assert second["following"] is None


def test_another_site_finds_lists_and_erases_nothing_of_the_first(installed: World) -> None:
    cache(installed, installed.jira, USER)
    other = installed.other

    assert held(accounts(installed, other, "find", {"account_id": USER})) is None
    assert listed(installed, other)["accounts"] == []
    erased = accounts(installed, other, "erase", {"account_id": USER}).json
    assert erased == {"erased": False, "may_return": True}
    assert kept(installed, installed.jira, USER) == {USER}


@pytest.mark.parametrize("what", CALLS)
def test_an_ordinary_user_gets_nothing(installed: World, site: PretendSite, what: str) -> None:
    cache(installed, site, USER)

    assert refusal(accounts(installed, site, what, CALLS[what], by=USER)) == DENIED
    nobody = call(installed, "POST", f"/api/accounts/{what}", installed.context_token(site, None))
    assert refusal(nobody) == DENIED
    assert kept(installed, site, USER) == {USER}


def test_to_erase_the_right_is_asked_anew(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    assert installed.evidence(site).status_code == 200
    site.set_administrator(ADMIN, administrator=False)

    assert installed.evidence(site).status_code == 200
    assert refusal(accounts(installed, site, "erase", CALLS["erase"])) == DENIED
    assert refusal(installed.evidence(site)) == DENIED
    assert kept(installed, site, USER) == {USER}


def test_nobody_erases_while_the_product_does_not_say(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    assert installed.evidence(site).status_code == 200
    installed.cloud.faults.set(permission_kind(site), fault.server_error())

    refused = accounts(installed, site, "erase", CALLS["erase"])

    assert refusal(refused) == (503, "administrator_unknown")
    assert kept(installed, site, USER) == {USER}


@pytest.mark.parametrize("what", CALLS)
def test_a_page_token_opens_no_call(installed: World, site: PretendSite, what: str) -> None:
    path = f"/api/accounts/{what}"
    token = installed.url_token(site, path, "POST")

    response = call(installed, "POST", path, token, json.dumps(CALLS[what]).encode())

    assert refusal(response) == (401, "invalid_token")


def test_a_cache_that_is_away_is_told_and_nothing_is_half_done(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    before, whole = installed.state(), installed.app
    installed.app = installed.new_app(PRIVACY_CACHE_URL=f"sqlite:///{installed.folder}")

    for what, body in CALLS.items():
        assert refusal(accounts(installed, site, what, body)) == (503, "unavailable")
    installed.app = whole
    assert installed.state() == before
    assert kept(installed, site, USER) == {USER}


def test_the_log_holds_no_account_and_no_name(
    installed: World, site: PretendSite, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    cache(installed, site, USER)
    for what in ("find", "list", "erase"):
        accounts(installed, site, what, CALLS[what])
        accounts(installed, site, what, {USER: USER_NAME})

    assert caplog.text.count('"/api/accounts/') == 6
    for secret in (USER, USER_NAME, ADMIN, ADMIN_NAME):
        assert secret not in caplog.text
