"""Is what is over removed, entry and row, in portions, and nothing else?"""

from datetime import timedelta

import pytest

from privacy.identity.store import StoreError
from tests.unit.identity.meanwhile import MeanwhileDatabase, away, meanwhile_store
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import USER

MINUTE = timedelta(minutes=1)
MOMENT = timedelta(milliseconds=1)
MANY = [f"557058:person-{number}" for number in range(24)]


def test_what_is_due_is_removed_on_every_site(stage: Stage) -> None:
    stage.keep(stage.jira, [SOMEBODY, USER])
    stage.keep(stage.confluence)
    stage.clock.advance(MINUTE)
    stage.keep(stage.jira, ["later"])
    stage.clock.advance(DAY - MINUTE)

    assert list(stage.remover().due(stage.clock.now())) == [3]
    assert list(stage.remover().due(stage.clock.now())) == []

    assert stage.stored() == stage.noted() == {stage.key(stage.jira, "later")}
    assert stage.standing(stage.confluence).held == 0


def test_what_is_due_is_removed_up_to_a_minute_before_its_end_and_no_earlier(stage: Stage) -> None:
    stage.clock.advance(timedelta(seconds=59))
    stage.keep(stage.jira)
    end = stage.clock.now() + DAY

    assert sum(stage.remover().due(end - MINUTE + MOMENT)) == 0
    assert sum(stage.remover().due(end - timedelta(seconds=59))) == 1


@pytest.mark.parametrize("is_back", [False, True])
def test_what_an_ended_life_left_is_removed_and_nothing_else(
    stage: Stage, *, is_back: bool
) -> None:
    ended = stage.jira
    assert stage.remover().left_behind(ended.site_id) == 0
    stage.keep(ended, [SOMEBODY, USER])
    stage.keep(stage.confluence)
    stage.uninstall()
    if is_back:
        stage.install(stage.sites[0])
        stage.keep(stage.jira)
    before = stage.noted()

    assert stage.remover().left_behind(ended.site_id) == 2
    assert stage.remover().left_behind(ended.site_id) == 0

    gone = {stage.key(ended), stage.key(ended, USER)}
    assert stage.noted() == stage.stored() == before - gone


def test_many_are_removed_a_portion_at_a_time_site_by_site(stage: Stage) -> None:
    stage.at_once = 3
    stage.keep(stage.confluence, MANY[:2])
    stage.clock.advance(MINUTE)
    stage.keep(stage.jira, MANY[:4])
    portions = stage.remover().due(stage.clock.now() + DAY)

    assert next(portions) == 3
    assert len(stage.noted()) == 3
    assert [stage.standing(it).held for it in (stage.jira, stage.confluence)] == [1, 2]
    assert list(portions) == [1, 2]
    assert stage.stored() == stage.noted() == set()


def test_a_portion_that_is_full_may_be_the_last_one(stage: Stage) -> None:
    stage.at_once = 3
    stage.keep(stage.jira, MANY[:3])

    assert list(stage.remover().due(stage.clock.now() + DAY)) == [3, 0]
    assert stage.stored() == stage.noted() == set()


def test_among_very_many_those_go_first_that_ended_first(stage: Stage) -> None:
    stage.at_once = 1
    stage.keep(stage.confluence, MANY)
    stage.clock.advance(MINUTE)
    stage.keep(stage.jira)
    portions = stage.remover().due(stage.clock.now() + DAY)

    while len(stage.noted()) > 1:
        next(portions)
    assert stage.stored() == stage.noted() == {stage.key(stage.jira)}
    assert sum(portions) == 1


def test_where_nothing_is_over_nobody_is_held_up(stage: Stage) -> None:
    stage.keep(stage.jira)
    remover = stage.remover(database=MeanwhileDatabase(stage, away))

    assert list(remover.due(stage.clock.now())) == []
    assert remover.left_behind(stage.jira.site_id) == 0


def test_what_becomes_due_between_two_portions_is_removed_too(stage: Stage) -> None:
    now = stage.clock.now() + DAY
    stage.keep(stage.jira)
    portions = stage.remover().due(now)
    assert next(portions) == 1

    stage.keep(stage.confluence)

    assert list(portions) == [1]
    assert stage.stored() == stage.noted() == set()


def test_where_the_store_is_away_rows_stay_to_be_found_again(stage: Stage) -> None:
    stage.keep(stage.jira)
    now = stage.clock.now() + DAY

    with pytest.raises(StoreError, match="away"):
        list(stage.remover(meanwhile_store(stage, before_delete_many=away)).due(now))
    assert len(stage.noted()) == 1
    assert stage.standing(stage.jira).held == 1

    assert sum(stage.remover().due(now)) == 1
    assert stage.stored() == stage.noted() == set()
