"""Is what is held told for one site, with its times, as it is at this moment?"""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import insert

from privacy.identity.held import SWEEP, Held, held
from privacy.installs.site import Site
from privacy.storage.tables import lease
from tests.clocks import BEGINNING
from tests.unit.identity.stage import DAY, SOMEBODY, Stage

NOTHING = Held(0, None, None, None, None, None)
HOUR = timedelta(hours=1)


def held_of(stage: Stage, of: Site) -> Held:
    with stage.database.reading() as connection:
        return held(connection, of)


def test_nothing_is_held_at_first(stage: Stage) -> None:
    assert held_of(stage, stage.jira) == NOTHING


def test_what_is_held_is_counted_with_its_times_for_each_site(stage: Stage) -> None:
    stage.keep(stage.confluence, ["four"])
    for account_id in ("one", "two", "three"):
        stage.clock.advance(HOUR)
        stage.keep(stage.jira, [account_id])

    first, last = BEGINNING + HOUR, BEGINNING + 3 * HOUR
    assert held_of(stage, stage.jira) == Held(3, first, first + DAY, last + DAY, None, None)
    assert held_of(stage, stage.confluence).count == 1


def test_all_that_is_there_is_held_also_what_nobody_may_read_any_more(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.uninstall()
    stage.install(stage.sites[0])
    stage.clock.advance(2 * DAY)

    assert held_of(stage, stage.jira).count == 1
    stage.forgetting().left_behind(stage.jira.site_id)
    assert held_of(stage, stage.jira) == NOTHING


def test_held_since_survives_a_fetch_that_renews_a_copy(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.clock.advance(HOUR)
    stage.keep(stage.jira)

    ends = BEGINNING + HOUR + DAY
    assert held_of(stage, stage.jira) == Held(1, BEGINNING, ends, ends, None, None)


def test_an_erasure_is_seen_at_once(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.erasing().erase(stage.jira, SOMEBODY)

    assert held_of(stage, stage.jira) == NOTHING


def test_the_last_report_of_the_site_and_the_last_sweep_of_all_are_told(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.keep(stage.confluence)
    stage.change(stage.jira, reported_at=BEGINNING)
    with stage.database.writing() as connection:
        rows = [{"name": SWEEP, "finished_at": BEGINNING + HOUR}]
        connection.execute(insert(lease), [*rows, {"name": "another", "finished_at": BEGINNING}])

    assert held_of(stage, stage.jira).reported_at == BEGINNING
    assert held_of(stage, stage.confluence).reported_at is None
    assert held_of(stage, stage.jira).swept_at == BEGINNING + HOUR


def test_the_last_sweep_is_told_also_where_nothing_was_ever_held(stage: Stage) -> None:
    with stage.database.writing() as connection:
        connection.execute(insert(lease).values(name=SWEEP, finished_at=BEGINNING))

    assert held_of(stage, stage.jira) == replace(NOTHING, swept_at=BEGINNING)
