"""Does an entry end with its row, also where the row took its time to be written?"""

from datetime import datetime, timedelta

import pytest

from privacy.identity.directory import Directory
from privacy.identity.index import IdentityIndex
from privacy.installs.site import Site
from tests.unit.identity.stage import DAY, SOMEBODY, Stage

MOMENT = timedelta(milliseconds=1)


class SlowIndex(IdentityIndex):
    """An index that takes its time to write a row."""

    def __init__(self, stage: Stage, takes: timedelta) -> None:
        super().__init__(stage.database)
        self._clock = stage.clock
        self._takes = takes

    def note(self, of: Site, account_id: str, fetched_at: datetime, expires_at: datetime) -> bool:
        self._clock.advance(self._takes)
        return super().note(of, account_id, fetched_at, expires_at)


def slow_directory(stage: Stage, takes: timedelta) -> Directory:
    index = SlowIndex(stage, takes)
    return Directory(stage.host, stage.store, index, stage.clock, lambda: DAY)


def test_an_entry_ends_when_its_row_says(stage: Stage) -> None:
    end = stage.clock.now() + DAY
    slow_directory(stage, timedelta(seconds=7)).lookup(stage.jira, [SOMEBODY])
    (key,) = stage.stored()

    stage.clock.set(end - MOMENT)
    assert stage.store.has(key)
    stage.clock.set(end)
    assert not stage.store.has(key)


@pytest.mark.parametrize("takes", [DAY - timedelta(milliseconds=999), DAY, 2 * DAY])
def test_what_is_over_before_it_is_kept_is_not_kept(stage: Stage, takes: timedelta) -> None:
    slow_directory(stage, takes).lookup(stage.jira, [SOMEBODY])

    assert stage.stored() == set()
