"""Is there never an entry without its row, also when two processes work at the same moment?"""

import threading

import pytest

from tests.unit.identity.stage import DAY, SOMEBODY, MeanwhileStore, Stage


@pytest.mark.parametrize("refilled", [SOMEBODY, "5d2f81c94ab07e0c63d1e95a"])
def test_a_copy_that_is_filled_while_a_due_one_is_removed_keeps_its_row(
    stage: Stage, refilled: str
) -> None:
    site = stage.jira
    stage.directory().lookup(site, [SOMEBODY])
    stage.clock.advance(DAY)

    def filled_by_another() -> None:
        stage.directory().forget_due()
        stage.directory().lookup(site, [refilled])

    stage.directory(MeanwhileStore(stage, after_delete=filled_by_another)).forget_due()

    assert len(stage.wires.sent) == 2
    assert stage.stored() == stage.noted()
    assert len(stage.stored()) == 1


def test_a_copy_that_is_renewed_while_it_is_removed_keeps_its_row(stage: Stage) -> None:
    site = stage.jira
    stage.directory().lookup(site, [SOMEBODY])
    stage.clock.advance(DAY)

    def renewed_by_another() -> None:
        stage.directory().lookup(site, [SOMEBODY])

    stage.directory(MeanwhileStore(stage, after_delete=renewed_by_another)).forget_due()

    assert stage.stored() == stage.noted()
    assert len(stage.stored()) == 1


def test_an_entry_that_comes_while_an_uninstall_forgets_does_not_outlive_its_row(
    stage: Stage,
) -> None:
    site, noted, go = stage.jira, threading.Event(), threading.Event()

    def wait() -> None:
        noted.set()
        go.wait(10)

    late = stage.directory(MeanwhileStore(stage, before_set=wait))
    fill = threading.Thread(target=late.lookup, args=(site, [SOMEBODY]))

    def filled_by_another() -> None:
        go.set()
        fill.join()

    fill.start()
    noted.wait(10)
    stage.uninstall()

    store = MeanwhileStore(stage, after_delete=filled_by_another)
    stage.directory(store).forget_left_behind(site.site_id)

    assert stage.stored() <= stage.noted()


def test_a_row_of_another_site_that_took_the_place_of_a_removed_one_stays(stage: Stage) -> None:
    site = stage.jira
    stage.directory().lookup(site, [SOMEBODY])
    stage.uninstall()

    def forgotten_and_filled_by_another() -> None:
        stage.directory().forget_left_behind(site.site_id)
        stage.directory().lookup(stage.confluence, [SOMEBODY])

    store = MeanwhileStore(stage, after_delete=forgotten_and_filled_by_another)

    stage.directory(store).forget_left_behind(site.site_id)

    assert stage.stored() == stage.noted()
    assert len(stage.stored()) == 1
