"""Is a pretend site a believable one?"""

import re

from privacy.simulator.people import (
    ACTIVE_TEST_ACCOUNT,
    ADMINISTRATOR,
    CLOSED_TEST_ACCOUNT,
    believable_people,
)
from privacy.simulator.site import PretendSite

_ACCOUNT_ID = re.compile(r"[0-9a-f]{24}|\d{6}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|unknown")


def test_every_account_id_has_a_form_that_atlassian_uses() -> None:
    assert all(_ACCOUNT_ID.fullmatch(account_id) for account_id in believable_people())


def test_the_documented_test_accounts_are_there_and_one_is_closed() -> None:
    people = believable_people()

    assert people[ACTIVE_TEST_ACCOUNT].active
    assert not people[CLOSED_TEST_ACCOUNT].active
    assert people[CLOSED_TEST_ACCOUNT].display_name == "Former user"


def test_the_base_url_of_confluence_ends_in_wiki() -> None:
    site = PretendSite.new("key", "confluence", "https://plum.atlassian.net")

    assert site.base_url == "https://plum.atlassian.net/wiki"
    assert site.base_path == "/wiki"
    assert site.origin == "https://plum.atlassian.net"


def test_jira_lives_at_the_root_of_its_host() -> None:
    site = PretendSite.new("key", "jira", "http://127.0.0.1:8100")

    assert site.base_url == site.origin == "http://127.0.0.1:8100"
    assert site.base_path == ""


def test_a_rotated_secret_is_another_one() -> None:
    site = PretendSite.new("key", "jira", "https://pear.atlassian.net")
    before = site.shared_secret

    site.rotate_secret()

    assert site.shared_secret != before


def test_a_person_can_be_made_and_unmade_an_administrator_at_one_site_only() -> None:
    site = PretendSite.new("one", "jira", "https://pear.atlassian.net")
    other = PretendSite.new("two", "jira", "https://plum.atlassian.net")

    site.set_administrator(ADMINISTRATOR, administrator=False)

    assert not site.people[ADMINISTRATOR].administrator
    assert other.people[ADMINISTRATOR].administrator


def test_only_the_last_reports_of_a_long_demo_are_kept() -> None:
    site = PretendSite.new("one", "jira", "https://pear.atlassian.net")

    for number in range(10_001):
        site.hear(f"{number:024x}", "2026-11-20T03:04:05.678Z")

    assert len(site.reported) == 10_000
    assert site.reported[0][0] == f"{1:024x}"
