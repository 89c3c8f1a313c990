"""Is each call counted before it is made, for its site and its day, and for no longer than that?"""

import time
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, update

from privacy.connect.circuit import NoFaultError
from privacy.identity.calls import by_day, remove_due
from privacy.installs.site import Site
from privacy.storage.tables import site_call
from tests.clocks import BEGINNING
from tests.unit.identity.meanwhile import at_once
from tests.unit.identity.stage import DAY, SOMEBODY, Stage

TODAY = BEGINNING.date()
MOMENT = timedelta(milliseconds=1)


def counted(stage: Stage, of: Site, days: int = 30) -> dict[date, int]:
    with stage.database.reading() as connection:
        return dict(by_day(connection, of.site_id, stage.clock.now(), days))


def remove(stage: Stage, kept: timedelta = 30 * DAY) -> int:
    with stage.database.writing() as connection:
        return remove_due(connection, stage.clock.now(), kept)


def test_calls_are_counted_for_each_site_and_day(stage: Stage) -> None:
    stage.calls.note(stage.jira.site_id)
    stage.calls.note(stage.jira.site_id)
    stage.clock.advance(2 * DAY)
    stage.calls.note(stage.jira.site_id)
    stage.calls.note(stage.confluence.site_id)

    assert counted(stage, stage.jira) == {TODAY: 2, TODAY + 2 * DAY: 1}
    assert counted(stage, stage.confluence) == {TODAY + 2 * DAY: 1}
    assert counted(stage, stage.jira, days=2) == {TODAY + 2 * DAY: 1}


def test_a_day_begins_at_midnight(stage: Stage) -> None:
    stage.clock.set(BEGINNING.replace(hour=23, minute=59, second=59))
    stage.calls.note(stage.jira.site_id)
    stage.clock.advance(timedelta(seconds=1))
    stage.calls.note(stage.jira.site_id)

    assert counted(stage, stage.jira) == {TODAY: 1, TODAY + DAY: 1}


def test_a_look_up_is_counted_before_it_goes_out(stage: Stage) -> None:
    site, seen = stage.jira, list[dict[date, int]]()
    stage.wires.before = lambda _: seen.append(counted(stage, site))

    stage.directory().lookup(site, [SOMEBODY])
    stage.directory().lookup(site, [SOMEBODY])

    assert seen == [{TODAY: 1}]


def test_calls_at_once_are_all_counted(stage: Stage) -> None:
    site_id = stage.jira.site_id

    at_once(*[lambda: stage.calls.note(site_id)] * 8)

    assert counted(stage, stage.jira) == {TODAY: 8}


def test_a_call_to_no_site_cannot_be_counted(stage: Stage) -> None:
    with pytest.raises(NoFaultError, match="could not be counted") as caught:
        stage.calls.note(4711)

    assert caught.value.__suppress_context__


def test_a_count_that_somebody_holds_is_waited_for_a_moment(stage: Stage) -> None:
    stage.calls.note(stage.jira.site_id)
    site_id = stage.jira.site_id

    with stage.database.writing() as connection:
        connection.execute(update(site_call).values(calls=1))
        started = time.perf_counter()
        with pytest.raises(NoFaultError):
            stage.calls.note(site_id)

    assert 0.5 < time.perf_counter() - started < 2
    assert counted(stage, stage.jira) == {TODAY: 1}


def test_no_call_is_counted_for_longer_than_is_declared(stage: Stage) -> None:
    stage.calls.note(stage.jira.site_id)
    midnight = BEGINNING.replace(hour=0)

    stage.clock.set(midnight + 30 * DAY - MOMENT)
    assert remove(stage) == 0
    assert counted(stage, stage.jira) == {TODAY: 1}
    stage.clock.set(midnight + 30 * DAY)
    assert [remove(stage), remove(stage)] == [1, 0]
    assert counted(stage, stage.jira, days=99) == {}


def test_only_what_is_over_is_removed_a_portion_at_a_time(stage: Stage) -> None:
    last = TODAY.toordinal()
    rows = [
        {"site_id": stage.jira.site_id, "day": last - number, "calls": 7} for number in range(1_050)
    ]
    with stage.database.writing() as connection:
        connection.execute(insert(site_call), rows)

    assert [remove(stage) for _ in range(3)] == [1_000, 20, 0]
    assert len(counted(stage, stage.jira, days=9_999)) == 30
