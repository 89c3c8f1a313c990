"""Is an answer kept with its row, for its time, and never when it came too late?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.connect.users import Profile
from privacy.identity.identity import Identity
from privacy.identity.index import Opening
from privacy.identity.standing import Standing
from privacy.identity.store import StoreError
from privacy.installs.site import Site
from tests.unit.identity.meanwhile import Aside, MeanwhileIndex, away, meanwhile_store
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import USER

FRESH = Opening(0, frozenset())
MOMENT = timedelta(milliseconds=1)


def answers(stage: Stage, *account_ids: str) -> list[Identity]:
    profiles = [Profile(it, "A name", active=True, kind="atlassian") for it in account_ids]
    return [Identity.of(profile, stage.clock.now()) for profile in profiles]


def test_what_is_kept_is_read_again(stage: Stage) -> None:
    found = answers(stage, SOMEBODY, USER)

    assert stage.keeping().keep(stage.jira, found, FRESH)

    assert list(stage.directory().kept(stage.jira, [SOMEBODY, USER]).values()) == found
    assert stage.stored() == stage.noted()


def test_each_standing_is_kept_for_its_own_time(stage: Stage) -> None:
    now = stage.clock.now()
    found = [
        *answers(stage, SOMEBODY),
        replace(*answers(stage, USER), standing=Standing.INACTIVE),
        Identity.absent("nobody", now),
    ]
    assert stage.keeping().keep(stage.jira, found, FRESH)

    ends = {row.account_hash.hex(): row.expires_at - now for row in stage.rows()}
    for it, lasts in zip(found, [DAY, DAY / 4, timedelta(minutes=10)], strict=True):
        key = stage.key(stage.jira, it.account_id)
        assert ends[key] == lasts
        stage.clock.set(now + lasts - MOMENT)
        assert stage.store.get(key) is not None
        stage.clock.set(now + lasts)
        assert stage.store.get(key) is None


def test_what_is_no_answer_is_not_kept(stage: Stage) -> None:
    found = [Identity.unreachable(SOMEBODY), Identity.closed(USER)]

    assert stage.keeping().keep(stage.jira, found, FRESH)
    assert stage.keeping().keep(stage.jira, [], FRESH)

    assert stage.stored() == stage.noted() == set()


@pytest.mark.parametrize("takes", [DAY - timedelta(milliseconds=999), DAY, 2 * DAY])
def test_what_is_over_before_it_is_kept_is_not_kept(stage: Stage, takes: timedelta) -> None:
    slow = MeanwhileIndex(stage, after_note=lambda: stage.clock.advance(takes))

    stage.keeping(index=slow).keep(stage.jira, answers(stage, SOMEBODY), FRESH)

    assert stage.stored() == set()


def test_an_entry_ends_when_its_row_says_also_where_the_row_took_its_time(stage: Stage) -> None:
    slow = MeanwhileIndex(stage, after_note=lambda: stage.clock.advance(timedelta(seconds=7)))
    stage.keeping(index=slow).keep(stage.jira, answers(stage, SOMEBODY), FRESH)
    ((key, _),), (row,) = stage.entries(), stage.rows()

    stage.clock.set(row.expires_at - MOMENT)
    assert stage.store.has(key)
    stage.clock.set(row.expires_at)
    assert not stage.store.has(key)


def between(stage: Stage, site: Site, name: str) -> None:
    """Let something come between the row and the entry."""
    if name == "erased":
        stage.erasing().erase(site, SOMEBODY)
    elif name == "swept":
        stage.clock.advance(DAY)
        list(stage.remover().due(stage.clock.now()))
    else:
        stage.uninstall()
        if name == "forgotten":
            stage.forgetting().left_behind(site.site_id)
        if name == "back":
            stage.install(stage.sites[0])


@pytest.mark.parametrize("name", ["erased", "swept", "uninstalled", "forgotten", "back"])
def test_what_comes_between_the_row_and_the_entry_leaves_no_entry(stage: Stage, name: str) -> None:
    site = stage.jira
    index = MeanwhileIndex(stage, after_note=lambda: between(stage, site, name))

    assert not stage.keeping(index=index).keep(site, answers(stage, SOMEBODY), FRESH)

    assert stage.stored() == set()


def test_an_erasure_of_one_between_row_and_entry_lets_the_others_be_kept(stage: Stage) -> None:
    site = stage.jira
    index = MeanwhileIndex(stage, after_note=lambda: stage.erasing().erase(site, SOMEBODY))

    assert not stage.keeping(index=index).keep(site, answers(stage, SOMEBODY, USER), FRESH)

    assert stage.stored() == stage.noted() == {stage.key(site, USER)}


@pytest.mark.parametrize("moment", ["before_set_many", "after_set_many"])
def test_an_erasure_waits_while_the_entry_is_set_and_then_finds_it(
    stage: Stage, moment: str
) -> None:
    site = stage.jira
    erase = Aside(lambda: stage.erasing().erase(site, SOMEBODY))
    store = meanwhile_store(stage, **{moment: erase.begin})

    assert stage.keeping(store).keep(site, answers(stage, SOMEBODY), FRESH)
    erase.end()

    assert stage.stored() == stage.noted() == set()


def test_an_uninstall_waits_while_the_entry_is_set_and_then_forgets_it(stage: Stage) -> None:
    site = stage.jira

    def uninstall() -> None:
        stage.uninstall()
        stage.forgetting().left_behind(site.site_id)

    aside = Aside(uninstall)
    store = meanwhile_store(stage, before_set_many=aside.begin)

    assert stage.keeping(store).keep(site, answers(stage, SOMEBODY), FRESH)
    aside.end()

    assert stage.stored() == stage.noted() == set()


def test_where_the_entry_cannot_be_set_its_row_stays_for_the_sweep(stage: Stage) -> None:
    store = meanwhile_store(stage, before_set_many=away)

    with pytest.raises(StoreError, match="away"):
        stage.keeping(store).keep(stage.jira, answers(stage, SOMEBODY), FRESH)

    assert stage.stored() == set()
    assert len(stage.noted()) == 1
