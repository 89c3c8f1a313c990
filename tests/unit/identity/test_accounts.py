"""Is each account that is held shown once, with its times, to nobody but its own site?"""

import pytest
from sqlalchemy import update

from privacy.identity.accounts import PAGE, AccountPage, Accounts
from privacy.identity.sealed import SiteSeal
from privacy.identity.store import StoreError
from privacy.storage.tables import identity_index
from tests.clocks import BEGINNING
from tests.unit.identity.meanwhile import away, meanwhile_store
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import USER


def accounts(stage: Stage) -> Accounts:
    return Accounts(stage.database, stage.directory())


def listed(stage: Stage) -> list[AccountPage]:
    pages, following = list[AccountPage](), None
    while True:
        pages.append(accounts(stage).page(stage.jira, following))
        following = pages[-1].following
        if following is None:
            return pages


def test_what_is_held_about_an_account_is_told_with_its_times(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.clock.advance(DAY / 2)
    stage.keep(stage.jira)

    found = accounts(stage).of(stage.jira, SOMEBODY)

    assert found is not None
    assert found.identity is not None
    assert (found.account_id, found.identity.display_name) == (SOMEBODY, "A name")
    assert (found.held_since, found.fetched_at) == (BEGINNING, BEGINNING + DAY / 2)
    assert found.expires_at == BEGINNING + DAY / 2 + DAY
    assert stage.wires.sent == []


def test_nothing_is_told_where_nothing_is_held(stage: Stage) -> None:
    stage.keep(stage.jira)

    assert accounts(stage).of(stage.jira, USER) is None
    assert accounts(stage).of(stage.confluence, SOMEBODY) is None


def test_a_row_whose_entry_is_gone_is_told_as_such(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.store.clear()

    found = accounts(stage).of(stage.jira, SOMEBODY)

    assert found is not None
    assert (found.account_id, found.identity) == (SOMEBODY, None)


def test_each_account_is_listed_once_fifty_at_a_time(stage: Stage) -> None:
    people = [f"557058:person-{number}" for number in range(120)]
    stage.keep(stage.jira, people)
    stage.keep(stage.confluence, ["another"])

    pages = listed(stage)

    assert [len(page.accounts) for page in pages] == [PAGE, PAGE, 20]
    assert sorted(it.account_id for page in pages for it in page.accounts) == sorted(people)
    assert all(it.identity for page in pages for it in page.accounts)


@pytest.mark.parametrize("count", [0, 1, PAGE])
def test_what_fits_on_one_page_is_one_page(stage: Stage, count: int) -> None:
    stage.keep(stage.jira, [f"person-{number}" for number in range(count)])

    (page,) = listed(stage)

    assert len(page.accounts) == count


def test_an_account_that_comes_or_goes_between_two_pages_moves_no_other(stage: Stage) -> None:
    people = [f"557058:person-{number}" for number in range(120)]
    stage.keep(stage.jira, people)
    first = accounts(stage).page(stage.jira, None)
    gone = first.accounts[0].account_id
    stage.erasing().erase(stage.jira, gone)

    second = accounts(stage).page(stage.jira, first.following)

    shown = [it.account_id for it in (*first.accounts, *second.accounts)]
    assert len(set(shown)) == len(shown) == 2 * PAGE


@pytest.mark.parametrize("text", ["", "7", "zz" * 32, "00" * 31, "00" * 33, "é" * 64, "0x" * 32])
def test_what_no_page_gave_is_refused(stage: Stage, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        accounts(stage).page(stage.jira, text)


def test_a_row_of_an_ended_life_is_not_shown(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.uninstall()
    stage.install(stage.sites[0])
    stage.keep(stage.jira, [USER])

    (page,) = listed(stage)

    assert [it.account_id for it in page.accounts] == [USER]


def test_a_row_that_somebody_changed_is_not_shown(stage: Stage) -> None:
    stage.keep(stage.jira)
    with stage.database.writing() as connection:
        connection.execute(update(identity_index).values(account_id=b"text"))

    assert accounts(stage).of(stage.jira, SOMEBODY) is None


def test_an_account_id_that_was_put_into_another_row_is_not_shown(stage: Stage) -> None:
    stage.keep(stage.jira, [SOMEBODY, USER])
    mine = SiteSeal.of(stage.jira).sealed_id(SOMEBODY)
    with stage.database.writing() as connection:
        connection.execute(update(identity_index).values(account_id=mine))

    assert accounts(stage).of(stage.jira, USER) is None
    (page,) = listed(stage)
    assert [it.account_id for it in page.accounts] == [SOMEBODY]


def test_where_the_cache_is_away_that_is_said(stage: Stage) -> None:
    stage.keep(stage.jira)
    store = meanwhile_store(stage, before_get_many=away)

    with pytest.raises(StoreError, match="away"):
        Accounts(stage.database, stage.directory(store)).of(stage.jira, SOMEBODY)
