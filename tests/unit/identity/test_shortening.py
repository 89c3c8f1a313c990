"""Do copies end earlier from the moment on that they are given less time?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from privacy.identity import shortening
from privacy.identity.freshness import SKEW
from privacy.identity.ttl import due
from privacy.storage.tables import lease
from tests.backends import Backend
from tests.unit.installs.making import ACME, RIVAL
from tests.unit.retention.stage import DAY, HOUR, PEOPLE, SweepStage


@pytest.fixture
def stage(backend: Backend) -> Iterator[SweepStage]:
    made = SweepStage(backend.database_url, backend.cache_url)
    made.begin()
    yield made
    made.close()


def lives(stage: SweepStage) -> list[timedelta]:
    """Return how long the copy of each row lives, after checking when it is due."""
    rows = stage.rows()
    assert [row.due_at for row in rows] == [due(row.expires_at) for row in rows]
    return [row.expires_at - row.fetched_at for row in rows]


def windows(stage: SweepStage) -> list[int]:
    return list(stage.shortening.windows())


def remembered(stage: SweepStage) -> int | None:
    with stage.database.reading() as connection:
        found: int | None = connection.execute(select(lease.c.identity_ttl)).scalar_one()
    return found


def test_copies_that_were_given_more_end_when_the_declaration_says_now(stage: SweepStage) -> None:
    stage.keep(ACME, *PEOPLE[:2])
    stage.keep(RIVAL, PEOPLE[0], ttl=6 * HOUR)
    assert windows(stage) == [0]

    stage.ttl = 12 * HOUR + timedelta(seconds=7)

    assert windows(stage) == [2]
    assert lives(stage) == [stage.ttl, stage.ttl, 6 * HOUR]


def test_a_copy_whose_shorter_time_is_over_goes_with_the_next_sweep(stage: SweepStage) -> None:
    stage.keep(ACME)
    stage.run()
    stage.clock.advance(13 * HOUR)
    assert stage.run().identities == 0

    stage.ttl = 12 * HOUR

    assert stage.run().identities == 5


def test_more_time_changes_no_copy_that_is_there(stage: SweepStage) -> None:
    stage.keep(ACME, PEOPLE[0])
    windows(stage)
    stage.ttl = 2 * DAY

    assert windows(stage) == []
    assert lives(stage) == [DAY]
    assert remembered(stage) == 2 * DAY.total_seconds()

    stage.keep(ACME, PEOPLE[0])
    stage.ttl = DAY
    assert windows(stage) == [1]
    assert lives(stage) == [DAY]


def test_no_row_is_looked_at_while_the_time_is_the_same(stage: SweepStage) -> None:
    stage.keep(ACME)
    windows(stage)
    said: list[str] = []
    event.listen(stage.database.engine, "before_cursor_execute", lambda *it: said.append(it[2]))

    assert windows(stage) == []

    assert len([it for it in said if not it.startswith("BEGIN")]) == 1


def test_an_end_that_came_too_late_is_found_all_the_same(stage: SweepStage) -> None:
    stage.ttl = HOUR
    windows(stage)
    # Somebody still runs with the older declaration.
    stage.keep(ACME, PEOPLE[0], ttl=DAY)

    assert windows(stage) == [1]
    assert lives(stage) == [HOUR]
    assert windows(stage) == []


def test_a_walk_that_is_stopped_begins_anew(stage: SweepStage) -> None:
    stage.keep(ACME, PEOPLE[0])
    windows(stage)
    stage.ttl = HOUR
    stopped = stage.shortening.windows()
    next(stopped)

    assert remembered(stage) == DAY.total_seconds()
    assert windows(stage) == [0]
    assert remembered(stage) == HOUR.total_seconds()


def test_rows_are_walked_a_window_at_a_time(stage: SweepStage) -> None:
    many = [f"557058:{number}" for number in range(7)]
    stage.keep(ACME, *many)
    stage.erasing.refresh(stage.installs.site(), many[2:4])
    stage.ttl = HOUR

    small = shortening.Shortening(stage.database, lambda: stage.ttl, stage.clock, window=2)

    assert list(small.windows()) == [2, 2, 1]
    assert lives(stage) == [HOUR] * 5


def test_a_copy_from_the_future_has_its_time_from_now_on_and_is_walked_once(
    stage: SweepStage,
) -> None:
    now = stage.clock.now()
    windows(stage)
    stage.clock.set(now + 365 * DAY)
    stage.keep(ACME, PEOPLE[0])
    stage.clock.set(now)
    stage.keep(ACME, PEOPLE[1])

    assert windows(stage) == [1]
    stage.clock.advance(HOUR)
    assert windows(stage) == []

    assert [row.expires_at for row in stage.rows()] == [now + DAY, now + DAY]
    stage.clock.set(now + DAY)
    assert stage.run().identities == 2


def test_clocks_that_differ_a_little_make_nobody_look_at_every_row(stage: SweepStage) -> None:
    now = stage.clock.now()
    windows(stage)
    stage.clock.set(now + SKEW)
    stage.keep(ACME, PEOPLE[0])
    stage.clock.set(now)

    assert windows(stage) == []
