"""Are people looked up once, kept for their time, and never made up?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from privacy.installs.site import Site
from privacy.simulator.people import APP_ACCOUNT, CLOSED_TEST_ACCOUNT, CUSTOMER, HIDDEN_USER
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import ADMIN_NAME, USER

MOMENT = timedelta(milliseconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["jira", "confluence"])
def site(request: pytest.FixtureRequest, stage: Stage) -> Site:
    found: Site = getattr(stage, request.param)
    return found


def test_an_account_is_who_the_product_says(stage: Stage, site: Site) -> None:
    ids = [SOMEBODY, CLOSED_TEST_ACCOUNT, APP_ACCOUNT, CUSTOMER, HIDDEN_USER, "nobody"]
    found = stage.directory().lookup(site, ids)

    assert {it: (one.display_name, one.kind, one.standing) for it, one in found.items()} == {
        SOMEBODY: (ADMIN_NAME, "atlassian", "active"),
        CLOSED_TEST_ACCOUNT: ("Former user", "atlassian", "inactive"),
        APP_ACCOUNT: ("Automation for Pears", "app", "active"),
        CUSTOMER: ("Dorothea Okafor", "customer", "active"),
        HIDDEN_USER: ("siobhan", "atlassian", "active"),
        "nobody": (None, None, "absent"),
    }
    assert {one.fetched_at for one in found.values()} == {stage.clock.now()}
    assert len(stage.wires.sent) == 1


def test_what_is_kept_is_not_asked_again(stage: Stage, site: Site) -> None:
    ids = [SOMEBODY, CLOSED_TEST_ACCOUNT, "nobody"]
    first = stage.directory().lookup(site, ids)

    assert stage.directory().lookup(site, [*ids, *ids]) == first
    assert len(stage.wires.sent) == 1
    assert len(stage.stored()) == 3


@pytest.mark.parametrize(
    ("account_id", "lasts"),
    [(SOMEBODY, DAY), (CLOSED_TEST_ACCOUNT, 6 * HOUR), ("nobody", HOUR / 6)],
)
def test_what_is_kept_ends_at_the_time_of_its_standing(
    stage: Stage, account_id: str, lasts: timedelta
) -> None:
    directory = stage.directory()
    first = directory.lookup(stage.jira, [account_id])
    stage.clock.advance(lasts - MOMENT)
    assert directory.lookup(stage.jira, [account_id]) == first

    stage.clock.advance(MOMENT)
    again = directory.lookup(stage.jira, [account_id])[account_id]

    assert again.fetched_at == stage.clock.now()
    assert len(stage.wires.sent) == 2


def test_a_shorter_time_of_today_ends_what_was_kept_under_a_longer_one(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.clock.advance(DAY / 2)
    stage.ttl = DAY / 2

    assert stage.directory().kept(stage.jira, [SOMEBODY]) == {}
    stage.directory().lookup(stage.jira, [SOMEBODY])
    assert len(stage.wires.sent) == 2


def test_a_shorter_time_that_the_site_chose_ends_what_was_kept_under_a_longer_one(
    stage: Stage,
) -> None:
    for site in (stage.jira, stage.confluence):
        stage.directory().lookup(site, [SOMEBODY])
    stage.change(stage.jira, identity_ttl=3_600)
    stage.clock.advance(HOUR)

    assert stage.directory().kept(stage.jira, [SOMEBODY]) == {}
    assert set(stage.directory().kept(stage.confluence, [SOMEBODY])) == {SOMEBODY}


def test_what_is_kept_is_told_without_asking_anybody(stage: Stage) -> None:
    assert stage.directory().kept(stage.jira, [SOMEBODY]) == {}
    stage.directory().lookup(stage.jira, [SOMEBODY])

    assert set(stage.directory().kept(stage.jira, [SOMEBODY, USER])) == {SOMEBODY}
    assert len(stage.wires.sent) == 1


def test_every_entry_has_its_row_and_shows_nobody(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY, USER])

    assert stage.noted() == stage.stored()
    for key, value in stage.entries():
        shown = key.encode() + (value or b"")
        assert not any(it.encode() in shown for it in (SOMEBODY, USER, ADMIN_NAME))


def test_sites_keep_the_same_account_apart(stage: Stage) -> None:
    for site in (stage.jira, stage.confluence):
        stage.directory().lookup(site, [SOMEBODY])

    assert len(stage.wires.sent) == 2
    assert len(stage.stored()) == 2


@pytest.mark.parametrize("text", ["unknown", "", "a b", "x" * 129, "é", "\ud800", "a/b?c&d", "\n"])
def test_what_is_no_account_id_is_absent_and_neither_asked_nor_kept(
    stage: Stage, text: str
) -> None:
    assert stage.directory().lookup(stage.jira, [text]) == {text: Identity.absent(text, None)}

    assert stage.wires.sent == []
    assert stage.stored() == stage.noted() == set()


def test_nobody_is_nobody(stage: Stage) -> None:
    assert stage.directory().lookup(stage.jira, []) == {}
    assert stage.wires.sent == []


def test_an_answer_about_another_account_is_not_believed(stage: Stage) -> None:
    people = stage.sites[0].people
    people[SOMEBODY] = replace(people[SOMEBODY], account_id=USER)

    found = stage.directory().lookup(stage.jira, [SOMEBODY])

    assert found == {SOMEBODY: Identity.unreachable(SOMEBODY)}
    assert stage.stored() == stage.noted() == set()


@pytest.mark.parametrize("value", [b"\0" * 80, b"text", b"{}"])
def test_an_entry_that_somebody_changed_is_not_believed_and_is_fetched_anew(
    stage: Stage, value: bytes
) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.store.set(stage.key(stage.jira), value, DAY)

    found = stage.directory().lookup(stage.jira, [SOMEBODY])[SOMEBODY]

    assert found.display_name == ADMIN_NAME
    assert len(stage.wires.sent) == 2
    assert set(stage.directory().kept(stage.jira, [SOMEBODY])) == {SOMEBODY}


def test_an_entry_that_somebody_put_under_another_key_is_not_believed(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY, USER])
    stage.directory().lookup(stage.confluence, [SOMEBODY])
    moved = stage.store.get(stage.key(stage.jira, SOMEBODY)) or b""
    stage.store.set(stage.key(stage.jira, USER), moved, DAY)
    stage.store.set(stage.key(stage.confluence, SOMEBODY), moved, DAY)

    assert set(stage.directory().kept(stage.jira, [SOMEBODY, USER])) == {SOMEBODY}
    assert stage.directory().kept(stage.confluence, [SOMEBODY]) == {}
    found = stage.directory().lookup(stage.jira, [SOMEBODY, USER])
    assert found[USER].standing is Standing.ACTIVE
    assert found[USER].account_id == USER
