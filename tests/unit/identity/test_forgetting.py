"""Is all removed that an ended life left behind, also by whoever comes later?"""

from datetime import timedelta

import pytest

from privacy.identity.administrators import Administrators, verdicts_of
from privacy.identity.store import StoreError
from tests.unit.identity.meanwhile import away, meanwhile_store
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import USER

MINUTE = timedelta(minutes=1)


def test_copies_tombstones_and_remembered_answers_go_with_their_life(stage: Stage) -> None:
    for site in (stage.jira, stage.confluence):
        Administrators(stage.host, stage.store, lambda: DAY).require(site, SOMEBODY)
        stage.keep(site, [SOMEBODY, USER])
        stage.erasing().close(site, ["closed"], always=True)
    ended, other = stage.jira, stage.confluence
    stage.uninstall()

    assert stage.forgetting().left_behind(ended.site_id) == 2

    assert stage.noted() == {stage.key(other), stage.key(other, USER)}
    (verdict,) = stage.stored() - stage.noted()
    assert verdict.startswith(verdicts_of(other.site_id))
    assert [found.site_id for found in stage.buried()] == [other.site_id]


def test_a_life_that_goes_on_keeps_its_own(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.erasing().close(stage.jira, ["closed"], always=True)

    assert stage.forgetting().left_behind(stage.jira.site_id) == 0

    assert stage.stored() == stage.noted() == {stage.key(stage.jira)}
    assert len(stage.buried()) == 1


def test_more_than_one_portion_is_removed(stage: Stage) -> None:
    site, stage.at_once = stage.jira, 2
    stage.keep(site, ["one", "two", "three"])
    stage.uninstall()

    assert stage.forgetting().left_behind(site.site_id) == 3
    assert stage.stored() == stage.noted() == set()


def test_whoever_is_in_a_hurry_leaves_the_rest_to_the_sweep(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site, ["one", "two"])
    stage.uninstall()

    assert stage.forgetting().left_behind(site.site_id, portions=1) == 2
    assert stage.forgetting().pending(9) == (site.site_id,)

    assert stage.forgetting().left_behind(site.site_id, portions=1) == 0
    assert stage.forgetting().pending(9) == ()


def test_a_site_waits_to_be_forgotten_until_it_is(stage: Stage) -> None:
    jira, confluence = stage.jira, stage.confluence
    assert stage.forgetting().pending(9) == ()
    stage.installs.uninstall(confluence.client_key)
    stage.clock.advance(MINUTE)
    stage.uninstall()

    assert stage.forgetting().pending(9) == (confluence.site_id, jira.site_id)
    assert stage.forgetting().pending(1) == (confluence.site_id,)
    stage.forgetting().left_behind(confluence.site_id)
    assert stage.forgetting().pending(9) == (jira.site_id,)


def test_a_site_that_is_back_waits_for_what_it_left_before(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.uninstall()
    stage.install(stage.sites[0])
    stage.keep(stage.jira, [USER])

    assert stage.forgetting().pending(9) == (stage.jira.site_id,)
    assert stage.forgetting().left_behind(stage.jira.site_id) == 1
    assert stage.forgetting().pending(9) == ()
    assert stage.noted() == {stage.key(stage.jira, USER)}


@pytest.mark.parametrize("work", ["delete_below", "delete_many"])
def test_where_the_store_is_away_the_site_goes_on_waiting(stage: Stage, work: str) -> None:
    site = stage.jira
    stage.keep(site)
    stage.uninstall()

    with pytest.raises(StoreError, match="away"):
        stage.forgetting(meanwhile_store(stage, **{f"before_{work}": away})).left_behind(
            site.site_id
        )

    assert stage.forgetting().pending(9) == (site.site_id,)
    assert stage.forgetting().left_behind(site.site_id) == 1
    assert stage.stored() == stage.noted() == set()


def test_a_life_that_ends_meanwhile_is_forgotten_the_next_time(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site)
    stage.uninstall()
    stage.install(stage.sites[0])
    stage.keep(stage.jira, [USER])
    stage.clock.advance(MINUTE)
    store = meanwhile_store(stage, before_delete_below=stage.uninstall)

    stage.forgetting(store).left_behind(site.site_id)

    assert stage.forgetting().pending(9) == (site.site_id,)


def test_a_site_that_is_not_there_has_left_nothing(stage: Stage) -> None:
    assert stage.forgetting().left_behind(4711) == 0
