"""Is it remembered who was closed, exactly as long as it is declared?"""

from datetime import timedelta

from privacy.identity.tombstones import AT_ONCE, buried, bury, remove_due, remove_left_behind
from privacy.installs.site import Site
from tests.clocks import BEGINNING
from tests.unit.identity.meanwhile import Aside
from tests.unit.identity.stage import DAY, Stage

MOMENT = timedelta(milliseconds=1)
ONE, TWO = b"1" * 32, b"2" * 32


def remember(stage: Stage, of: Site, *hashes: bytes, until: timedelta = DAY) -> None:
    with stage.database.writing() as connection:
        bury(connection, of, hashes, BEGINNING, BEGINNING + until)


def found(stage: Stage, of: Site, at: timedelta = timedelta(0)) -> set[bytes]:
    with stage.database.reading() as connection:
        return set(buried(connection, of.site_id, [ONE, TWO], BEGINNING + at))


def remove(stage: Stage, at: timedelta) -> int:
    with stage.database.writing() as connection:
        return remove_due(connection, BEGINNING + at)


def test_who_was_closed_is_found_on_that_site_until_the_time_is_over(stage: Stage) -> None:
    remember(stage, stage.jira, ONE)
    remember(stage, stage.jira)

    assert found(stage, stage.jira) == found(stage, stage.jira, DAY - MOMENT) == {ONE}
    assert found(stage, stage.jira, DAY) == set()
    assert found(stage, stage.confluence) == set()


def test_who_is_closed_again_is_remembered_from_then_on(stage: Stage) -> None:
    remember(stage, stage.jira, ONE, TWO)
    remember(stage, stage.jira, ONE, until=2 * DAY)

    assert found(stage, stage.jira, DAY) == {ONE}
    assert len(stage.buried()) == 2


def test_what_is_over_is_removed_and_nothing_before(stage: Stage) -> None:
    remember(stage, stage.jira, ONE)
    remember(stage, stage.confluence, TWO, until=2 * DAY)

    assert remove(stage, DAY - MOMENT) == 0
    assert [remove(stage, DAY) for _ in range(2)] == [1, 0]
    assert [found.account_hash for found in stage.buried()] == [TWO]


def test_many_are_removed_a_portion_at_a_time(stage: Stage) -> None:
    remember(stage, stage.jira, *(number.to_bytes(32) for number in range(AT_ONCE + 2)))

    assert [remove(stage, DAY) for _ in range(3)] == [AT_ONCE, 2, 0]


def test_one_that_is_being_written_anew_is_not_removed(stage: Stage) -> None:
    site = stage.jira
    remember(stage, stage.jira, ONE, TWO)
    removed: list[int] = []
    sweep = Aside(lambda: removed.append(remove(stage, DAY)))

    with stage.database.writing() as connection:
        bury(connection, site, [ONE], BEGINNING, BEGINNING + 2 * DAY)
        sweep.begin()
    sweep.end()

    assert removed == [1]
    assert found(stage, stage.jira) == {ONE}


def test_those_of_a_life_that_ended_are_removed_and_no_others(stage: Stage) -> None:
    ended = stage.jira
    remember(stage, ended, ONE)
    remember(stage, stage.confluence, ONE)
    stage.uninstall()
    stage.install(stage.sites[0])
    remember(stage, stage.jira, TWO)

    with stage.database.writing() as connection:
        remove_left_behind(connection, ended.site_id)

    assert found(stage, stage.jira) == {TWO}
    assert found(stage, stage.confluence) == {ONE}


def test_those_of_an_uninstalled_site_are_removed(stage: Stage) -> None:
    site = stage.jira
    remember(stage, site, ONE)
    stage.uninstall()

    with stage.database.writing() as connection:
        remove_left_behind(connection, site.site_id)

    assert stage.buried() == []
