"""Is what is held counted for this life of the site, at this moment, under today's time?"""

from datetime import datetime, timedelta

import pytest

from privacy.identity.held import Held, held
from privacy.installs.site import Site
from tests.clocks import BEGINNING
from tests.unit.identity.stage import DAY, SOMEBODY, Stage

NOTHING = Held(0, None, None, None)
HOUR = timedelta(hours=1)
MOMENT = timedelta(milliseconds=1)


def note(stage: Stage, of: Site, account_id: str = SOMEBODY, at: timedelta = timedelta(0)) -> None:
    fetched_at = BEGINNING + at
    assert stage.index.note(of, account_id, fetched_at, fetched_at + DAY)


def held_of(stage: Stage, of: Site, now: datetime, ttl: timedelta = DAY) -> Held:
    with stage.database.reading() as connection:
        return held(connection, of, now, ttl)


def test_nothing_is_held_at_first(stage: Stage) -> None:
    assert held_of(stage, stage.jira, BEGINNING) == NOTHING


def test_what_is_held_is_counted_with_its_times(stage: Stage) -> None:
    for account_id, at in (("one", HOUR), ("two", 3 * HOUR), ("three", 2 * HOUR)):
        note(stage, stage.jira, account_id, at)
    note(stage, stage.confluence, "four", timedelta(0))

    assert held_of(stage, stage.jira, BEGINNING + 4 * HOUR) == Held(
        3, BEGINNING + HOUR, BEGINNING + HOUR + DAY, BEGINNING + 3 * HOUR + DAY
    )


@pytest.mark.parametrize(("now", "count"), [(DAY - MOMENT, 1), (DAY, 0)])
def test_what_has_expired_is_not_held(stage: Stage, now: timedelta, count: int) -> None:
    note(stage, stage.jira)

    assert held_of(stage, stage.jira, BEGINNING + now).count == count


def test_what_an_ended_life_left_is_not_held(stage: Stage) -> None:
    note(stage, stage.jira)
    stage.uninstall()
    stage.install(stage.sites[0])

    assert held_of(stage, stage.jira, BEGINNING) == NOTHING
    assert len(stage.noted()) == 1


def test_held_since_survives_a_fetch_that_renews_a_copy(stage: Stage) -> None:
    note(stage, stage.jira)
    note(stage, stage.jira, at=HOUR)

    ends = BEGINNING + HOUR + DAY
    assert held_of(stage, stage.jira, BEGINNING + HOUR) == Held(1, BEGINNING, ends, ends)


def test_a_shorter_time_of_today_counts_and_a_longer_one_does_not(stage: Stage) -> None:
    note(stage, stage.jira, "early")
    note(stage, stage.jira, "late", HOUR)
    now = BEGINNING + 2 * HOUR

    shorter = held_of(stage, stage.jira, now, 2 * HOUR)
    longer = held_of(stage, stage.jira, now, 7 * DAY)

    ends = BEGINNING + 3 * HOUR
    assert shorter == Held(1, BEGINNING + HOUR, ends, ends)
    assert longer == Held(2, BEGINNING, BEGINNING + DAY, BEGINNING + HOUR + DAY)
